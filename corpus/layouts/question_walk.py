"""What stands open on the way down a page of questions, and which parts have been found so far?"""

from __future__ import annotations

import re

from corpus.layouts.member_cards import asker_above
from corpus.layouts.question_names import asker_behind, beside_name, is_banner, names_body, printed_parts
from corpus.layouts.record_headings import is_heading
from corpus.layouts.verbs import QUESTION_NUMBER, REMARK
from corpus.lines import Line
from corpus.records import Part, Span

PUT_TO = re.compile(r",? to (?:(?:the )?(?=[A-Z])|(?=the [A-Z]))")  # "Question from Ann Lee to the Mayor"
OF_PLACE = re.compile(r"(?:Mrs?|Ms|Miss|Mx|Dr)\.? [^,()]{3,60}?(?=,? of [A-Z])")  # somebody who lives there
END = Line(0, 0, "")


class Walk:
    """A walk down the page: what stands open, and the parts found so far."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.state = "head"  # head, question, answerer (no word of the answer yet), answer, told (who asked, below it)
        self.opened: int | None = None  # where the question or answer begins
        self.last_end = 0
        self.last = ""  # the line before
        self.following = END  # the line behind
        self.asked_below = False  # does a line further down ask?
        self.wanted = ""  # the role whose name the next line bears
        self.plain: list[Line] = []  # lines above the question since the last label: headings, or a name and its seat
        self.headed = False  # does "Question" stand above, on a line of its own?
        self.labelled = False  # has a label stood above the question?
        self.columns: tuple[str, ...] = ()  # what the columns of the table above bear
        self.named = ""  # the last of asker and answerer to be named

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

    def name(self, role: str, line: Line, start: int, end: int) -> None:
        """Files what a stretch of a line names: somebody with what is printed beside them, or a body, an office, a seat."""
        if role in ("asker", "answerer"):
            self.parts += printed_parts(role, line, start, end)
            self.named = role
        else:
            self.parts.append(Part(role, line.part(start, end)))

    def name_behind(self, role: str, line: Line, start: int) -> None:
        """The name after "Asked by", on the line or on the next one."""
        rest = line.text[start:]
        put = PUT_TO.search(rest) if role == "asker" else None
        if REMARK.fullmatch(rest):
            self.wanted = role
        elif put:
            resident = OF_PLACE.match(rest, 0, put.start())
            self.name("asker", line, start, start + (resident.end() if resident else put.start()))
            self.name("answerer", line, start + put.end(), len(line.text.rstrip(" :")))
            self.named = role
        else:
            self.name("answering_body" if role == "answerer" and names_body(rest) else role, line, start, len(line.text))

    def name_above(self) -> None:
        """Names who asks, where a name with a seat or a party is the last line between two labels."""
        if self.named != "asker" and self.labelled:
            asking, _, self.plain = asker_above(self.plain, labelled=False)
            for line in asking:
                self.name("asker", line, 0, len(line.text))

    def new_question(self) -> None:
        """Ends an answer before the next question's labels."""
        if self.state == "answer":
            self.close()
            self.named = ""
        self.file_headings()
        self.labelled = True

    def open_question(self, line: Line, asked: int, rest: int | None = None) -> None:
        """The question begins on a line; what stands between a label's end and its words is the name of who asks."""
        rest = asked if rest is None else rest
        self.close()
        before = line.text[rest:asked]
        if any(map(str.isalpha, before)) and not QUESTION_NUMBER.fullmatch(before):
            self.name("asker", line, rest, asked)
        elif self.named != "asker":
            asking, beside, self.plain = asker_above(self.plain, labelled=self.labelled)
            for each in asking:
                self.name("asker", each, 0, len(each.text))
            self.parts += map(beside_name, beside)
        self.file_headings()
        self.open("question", line, asked)
        if self.named != "asker" and (behind := asker_behind(line.text)):
            self.name("asker", line, *behind)

    def dated(self) -> str:
        """Whose day a "Date:" is that stands here: that of the question or the answer whose heading is above it, or neither's."""
        asks = self.state == "question" or (self.headed and self.state == "head")
        return "answered_on" if self.state == "answerer" else "asked_on" if asks else "other"

    def open(self, state: str, line: Line, start: int) -> None:
        """The words of a question or an answer begin on a line."""
        start += len(line.text[start:]) - len(line.text[start:].lstrip())
        self.opened, self.state, self.last_end = line.start + start, state, line.end
