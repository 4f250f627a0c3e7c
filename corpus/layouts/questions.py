"""Which words on a page of questions are the heading, who asks and answers, and what do they say?"""

from __future__ import annotations

from corpus.layouts.labels import is_labelled
from corpus.layouts.member_cards import member_cards
from corpus.layouts.names import BRACKETS, OFFICE, lead_end
from corpus.layouts.question_heads import asked_at, body_asked, field_of, numbered_at, told_above, without_letter
from corpus.layouts.question_names import (
    answerer_behind,
    answerer_end,
    asker_above,
    asker_behind,
    beside_name,
    dated_name,
    is_banner,
    names_body,
    names_somebody,
    printed_parts,
    settled,
)
from corpus.layouts.verbs import (
    ANSWER,
    ANSWERED_BY,
    ASKED_BY,
    ASKED_THIS,
    PRONOUNS,
    QUESTION_NUMBER,
    REMARK,
    is_heading,
    is_person_line,
    is_topic,
    reported,
    verb,
)
from corpus.lines import Line, split_filled, unbulleted
from corpus.records import Part, Span

SHORTEST_LEAD = 5  # characters before "To ask" that name somebody
LONGEST_LABEL, SHORTEST_QUESTION = 30, 40  # characters of a label alone on its line; of a question that no formula opens
SENTENCE_END = '.?!])”"'


def question_parts(text: str) -> tuple[Part, ...]:
    """heading, asker, question, answering_body, answerer and answer, with office and seat, in the order of the text."""
    walk = _Walk()
    lines = split_filled(text)
    cards = member_cards(lines)
    for number, line in enumerate(lines):
        if number in cards:
            walk.card(cards[number], line)
        else:
            walk.following = lines[number + 1].text if number + 1 < len(lines) else ""
            walk.step(unbulleted(line))
    walk.close()
    walk.file_headings()
    return settled(walk.parts, text)


class _Walk:
    """A walk down the page: what stands open, and the parts found so far."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.state = "head"  # head, question, answerer (no word of the answer yet), answer, told (who asked, below it)
        self.opened: int | None = None  # where the question or answer begins
        self.last_end = 0
        self.last = ""  # the line before
        self.following = ""  # the line behind
        self.wanted = ""  # the role whose name the next line bears
        self.plain: list[Line] = []  # lines above the question since the last label: headings, or a name and its seat
        self.labelled = False  # has a label stood above the question?
        self.named = ""  # the last of asker and answerer to be named

    def step(self, line: Line) -> None:
        """Takes in one line."""
        line = without_letter(line)
        text = line.text
        if self.wanted and text[-1] != "?" and verb(text) not in ("ask", "query"):
            self._wanted_name(line)
        else:
            self.wanted = ""  # the question stands where a name was looked for
            asking = self.state in ("question", "answerer")
            does = verb(text, asking=asking) or self._reported_verb(text)
            if self.state == "answer" and does in ("lead", "query", "answer", "body"):
                does = ""
            if does:
                getattr(self, f"_{does}")(line)
            else:
                self._plain_line(line)
        labelled = is_labelled(text[:80])
        if text[-1] == ":" or not labelled:
            self.last = text
        if self.opened is not None and not labelled:
            self.last_end = line.end

    def card(self, role: str, line: Line) -> None:
        """Takes in a line of a member's card."""
        if role == "answerer":
            self.close("answerer")
        self._name(role or "seat", line, 0, len(line.text))

    def _reported_verb(self, text: str) -> str:
        """Tells "X asks: ..." and "X replied:" where they can do what they say."""
        told = reported(text) if self.state != "answer" else None
        return "" if told is None or (told[0] == "answer") != (self.state in ("question", "answerer")) else "reported"

    def _reported(self, line: Line) -> None:
        does, end, words = reported(line.text) or ("", 0, 0)
        if does == "ask":
            self.file_headings()
        else:
            self.close("answerer")
        if line.text[:end].lower() not in PRONOUNS:
            self._name("asker" if does == "ask" else "answerer", line, 0, end)
        if words < len(line.text) and does == "ask":
            self._open_question(line, words, words)
        elif words < len(line.text):
            self._open("answer", line, words)

    def _plain_line(self, line: Line) -> None:
        """A line that does nothing by itself: a heading, a name, an office, the beginning or the rest of an answer."""
        text = line.text
        if self.state == "head" and self.named == "asker" and BRACKETS.fullmatch(text):  # below the name, the party and the seat
            self.parts.append(beside_name(Line(line.start + 1, line.end - 1, text[1:-1])))
        elif self.state == "head":
            above = told_above(line)
            if above is not None:
                self.labelled = True
                self.parts += above
                field = field_of(text)
                if field is None:
                    self._name_above()
                    self.file_headings()
                elif not above:
                    self.wanted = field[0]
            elif text[-1] == "?" and (self.named == "asker" or (self.labelled and len(text) > SHORTEST_QUESTION)):
                self._open_question(line, 0, 0)
            elif self.last[-1:] != ":" or len(self.last) > LONGEST_LABEL:
                self.plain.append(line)
        elif self.state == "question" and self.last[-1:] in SENTENCE_END and (is_person_line(text) or names_somebody(text)):
            self.close("answerer")
            self._name("answerer", line, 0, len(text))
        elif self.state == "answerer" and self.opened is None and not is_labelled(text[:80]):
            self._before_answer(line)

    def _before_answer(self, line: Line) -> None:
        """Between "Answered by" and the answer: a name, an office, a seat, or the answer's first line."""
        text = line.text
        named_on = dated_name(text, 0) if self.named != "answerer" else None
        if named_on or (self.named != "answerer" and is_person_line(text)):
            self._name("answerer", line, *(named_on or (0, len(text))))
        elif text[-1] in ".?!;:" or (len(text) > 60 and not OFFICE.search(text)):
            self.opened, self.state = line.start, "answer"
        else:
            self.parts.append(beside_name(line))

    def _name_above(self) -> None:
        """Names who asks, where a name with a seat or a party is the last line between two labels."""
        if self.named != "asker" and self.labelled:
            asking, _, self.plain = asker_above(self.plain, labelled=False)
            for line in asking:
                self._name("asker", line, 0, len(line.text))

    def file_headings(self) -> None:
        """Files the plain lines so far as headings."""
        self.parts += [Part("heading", line.span) for line in self.plain if is_heading(line.text) and not is_banner(line)]
        self.plain = []

    def close(self, state: str = "head") -> None:
        """Ends the question or answer that stands open; `state` is what comes next."""
        if self.opened is not None and self.last_end > self.opened:
            self.parts.append(Part("question" if self.state == "question" else "answer", Span(self.opened, self.last_end)))
        self.opened = None
        self.state = state

    def _wanted_name(self, line: Line) -> None:
        role, self.wanted = self.wanted, ""
        self._name(role, line, 0, len(line.text))

    def _name(self, role: str, line: Line, start: int, end: int) -> None:
        """Files what a stretch of a line names: somebody with what is printed beside them, or a body, an office, a seat."""
        if role in ("asker", "answerer"):
            self.parts += printed_parts(role, line, start, end)
            self.named = role
        else:
            self.parts.append(Part(role, line.part(start, end)))

    def _labelled(self, role: str, line: Line, start: int) -> None:
        """The name after "Asked by", on the line or on the next one."""
        rest = line.text[start:]
        if REMARK.fullmatch(rest):
            self.wanted = role
        else:
            self._name("answering_body" if role == "answerer" and names_body(rest) else role, line, start, len(line.text))

    def _asker(self, line: Line) -> None:
        self._new_question()
        match = ASKED_BY.match(line.text)
        self._labelled("asker", line, match.end() if match else 0)

    def _number(self, line: Line) -> None:
        self._new_question()
        rest, asked = numbered_at(line.text)
        if asked is not None:
            self._open_question(line, asked, rest)
        elif is_topic(line.text[rest:]):
            self.parts.append(Part("heading", line.part(rest, len(line.text))))
        else:
            self._labelled("asker", line, rest)

    def _new_question(self) -> None:
        """Ends an answer before the next question's labels."""
        if self.state == "answer":
            self.close()
            self.named = ""
        self.file_headings()
        self.labelled = True

    def _body(self, line: Line) -> None:
        self.file_headings()
        self.labelled = True
        body = body_asked(line.text)
        if body is None:
            self.wanted = "answering_body"
        else:
            self._name("answering_body", line, *body)

    def _asked(self, line: Line) -> None:
        self.close("told")
        self._name("asker", line, 0, len(line.text) - len(ASKED_THIS))

    def _ask(self, line: Line) -> None:
        asked = asked_at(line.text)
        if self.state == "question" and asked.formula and asked.words < SHORTEST_LEAD:
            return  # a second question of the same member goes on
        if asked.named:
            self._new_question()
            self._name("asker", line, *asked.named)
        elif asked.words < len(line.text):
            self._open_question(line, asked.words, asked.rest)
        else:
            self._new_question()

    def _query(self, line: Line) -> None:
        self._open_question(line, lead_end(line.text) + 1, 0)

    def _open_question(self, line: Line, asked: int, rest: int) -> None:
        self.close()
        before = line.text[rest:asked]
        if before.strip(" :.0123456789") and not QUESTION_NUMBER.fullmatch(before):
            self._name("asker", line, rest, asked)
        elif self.named != "asker":
            asking, beside, self.plain = asker_above(self.plain, labelled=self.labelled)
            for each in asking:
                self._name("asker", each, 0, len(each.text))
            self.parts += map(beside_name, beside)
        self.file_headings()
        self._open("question", line, asked)
        if self.named != "asker" and (behind := asker_behind(line.text)):
            self._name("asker", line, *behind)

    def _open(self, state: str, line: Line, start: int) -> None:
        start += len(line.text[start:]) - len(line.text[start:].lstrip())
        self.opened, self.state, self.last_end = line.start + start, state, line.end

    def _answerer(self, line: Line) -> None:
        match = ANSWERED_BY.match(line.text)
        start = match.end() if match else 0
        given = self.state == "answer"  # below the answer stands the body that gave it
        self.close("answerer")
        if given and REMARK.fullmatch(line.text[start:]):
            self.wanted = "answering_body" if self.named == "answerer" else "answerer"
            return
        end = answerer_end(line.text, start)
        if end > 0:
            self._name("answerer", line, start, end)
            self._open("answer", line, end + 1)
        else:
            self._labelled("answerer", line, start)

    def _answer(self, line: Line) -> None:
        match = ANSWER.match(line.text)
        named, start = answerer_behind(line.text, match.end() if match else 0)
        self.close("answerer")
        if named:
            self._name("answerer", line, *named)
        if line.text[start:].strip():
            self._open("answer", line, start)

    def _lead(self, line: Line) -> None:
        end = lead_end(line.text)
        words = line.text[end + 1 :].strip()
        asks = self.state == "head" and not (self.named or words) and self.following[-1:] == "?"  # over the question
        if not asks:
            self.close("answerer")
        self.file_headings()
        self._name("asker" if asks else "answerer", line, 0, end)
        if words:
            self._open("answer", line, end + 1)
