"""Who asks what, and who answers, on a page of parliamentary questions?

Asking is "X: To ask ...", "X asked the Minister ...", "Asked by X", "Question S6W-1: X, ..."; answering is "Y: ...",
"Answered by Y", "A: [Y] ...", "Answer". What each line does is told by `verb`; the rest is a walk down the page.
"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, is_name, lead_end, name_parts
from corpus.lines import Line, split_filled
from corpus.records import Part, Span

TO_ASK = re.compile(
    r"\b[Tt]o ask (?=the |Her |His |HM |Ministers?\b|Mr |what |whether |when |how |if |which |why |for |[A-Z(])"
    r"|\b(?:I ofyn|Gofyn) i[’']r "
    r"|\b(?:asked|asks) (?=(?:the|Her|His) (?:Majesty|[A-Z]))"
)
ASKED_BY = re.compile(r"(?:(?i:asked by|tabled by|lodged by|question (?:by|from)|asking member|member)(?=\s*:|\s|$)|M:)[\s:]*")
ANSWERED_BY = re.compile(
    r"(?i:(?:this (?:question|answer) (?:was|has been) )?(?:answered|answer given|answer|reply|response|replied to|corrected|correction)"
    r" (?:by|from)|answering (?:member|minister)|minister responding)(?=\s*:|\s|$)[\s:]*"
)
ANSWER = re.compile(r"(?:(?i:answer|reply|response|written answer)(?:\s*:|$|\s[–—-]\s)|A:)\s*")
QUESTION = re.compile(r"(?:Q|QUESTION|Question|PQ)(?:\s*:|$|\.\s|\s[–—-]\s)\s*")
NUMBERED = re.compile(
    r"(?:(?i:question|cwestiwn|pq|q)\s+)?[\[(]?(?:S\d[WOFT]-|HL\s?|UIN\s?|WQ|OQ|AQ[WOT]\s?|WAQ|TQ|PQ\s?)\d[\d/.-]*(?:\s\(\w\))?[\])]?\s*[:–—-]\s*",
)
BODY_ASKED = re.compile(
    r"(?i:question (?:to|for)|department asked|answering (?:body|department)|to be answered by|department)(?:\s*:\s*|\s+|$)(?:[Tt]he )?"
)
REMARK = re.compile(
    r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|,?\s(?:on \d|(?:Date )?(?:Lodged|Tabled|Answered|Asked)\b).*)?[\s:]*\Z", re.IGNORECASE
)
LABELLED = re.compile(
    r"\W*(?:(?:this question was|asked|tabled|lodged|date|answered|answer|due|published|first answered|corrected|uin|question|house|session"
    r"|named day|written|holding|department|constituency|party|status|hl\s?\d|s\dw-|wq\d|aqw|source|citation|"
    r"\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}|(?:mon|tues|wednes|thurs|fri)day)\b|$)",
    re.IGNORECASE,
)
UIN = re.compile(r"\b(?:UIN|HL|WQ|PQ|AQW|S\dW-|WAQ|OQ)\s?\d{2,}")
PROSE = 150  # characters; no heading is as long


def verb(text: str, *, asking: bool = False) -> str:
    """What a line does: ask, asker, body, number, answerer, answer, lead, or "" where nothing marks it.

    `asking` is whether a question stands open, so that "Name: ..." answers it.

    >>> verb("Lord Condon: To ask Her Majesty's Government what"), verb("Answered by"), verb("Lord Adonis: We have not.", asking=True)
    ('ask', 'answerer', 'lead')
    """
    first = text[:1]
    if first in "AaTtRrCcMm" and (ANSWERED_BY.match(text) or ANSWER.match(text)):
        return "answerer" if ANSWERED_BY.match(text) else "answer"
    if first in "AaTtLlQqM" and len(text) < PROSE and ASKED_BY.match(text):
        return "asker"
    if NUMBERED.match(text):
        return "number"
    asked = TO_ASK.search(text, 0, 320)
    if asked and (asked.start() < 5 or is_asker(text[: asked.start()])):
        return "ask"
    if first in "QDAT" and len(text) < PROSE and BODY_ASKED.match(text):
        return "body"
    if QUESTION.match(text):
        return "ask"
    end = lead_end(text)
    if end > 0 and (len(text) - end > 60 or text[-1] in '.?!”":—' or asking):
        return "ask" if not asking and text.endswith("?") else "lead"
    return ""


def is_asker(before: str) -> bool:
    """Are these the words before "to ask": a name with its brackets, a number?"""
    plain = BRACKETS.sub(" ", before).strip(" :,.*0123456789")
    return not plain or is_name(plain.removeprefix("Q").strip(": "))


def question_parts(text: str) -> tuple[Part, ...]:
    """heading, asker, question, answering_body, answerer and answer, with office and seat, in the order of the text."""
    walk = _Walk()
    for line in split_filled(text):
        walk.step(line)
    walk.close()
    return tuple(sorted(walk.parts, key=lambda part: (part.span, part.name)))


class _Walk:
    """A walk down the page: what stands open, and the parts found so far."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.state = "head"  # head, question, answerer (named, no word of the answer yet), answer
        self.opened: int | None = None  # where the question or answer begins
        self.last_end = 0
        self.wanted = ""  # the role whose name the next line bears

    def step(self, line: Line) -> None:
        """Takes in one line."""
        if self.wanted:
            self._wanted_name(line)
            return
        does = verb(line.text, asking=self.state in ("question", "answerer"))
        if self.state == "answer" and does in ("lead", "answer", "body"):
            does = ""
        if self.state == "answer" and does:
            self.close()
        if does:
            getattr(self, f"_{does}")(line)
        elif self.state == "head":
            self._heading(line)
        elif self.state == "answerer" and self.opened is None and self._begins_answer(line):
            self.opened, self.state = line.start, "answer"
        if self.opened is not None and not LABELLED.match(line.text[:60]):
            self.last_end = line.end

    def close(self) -> None:
        """Ends the question or answer that stands open."""
        if self.opened is not None and self.last_end > self.opened:
            self.parts.append(Part("question" if self.state == "question" else "answer", Span(self.opened, self.last_end)))
        self.opened = None
        self.state = "head"

    def _wanted_name(self, line: Line) -> None:
        role, self.wanted = self.wanted, ""
        if role == "answering_body":
            self.parts.append(Part(role, line.span))
        else:
            self._name(role, line, 0, len(line.text))

    def _name(self, role: str, line: Line, start: int, end: int) -> None:
        text = line.text[start:end]
        remark = REMARK.search(text)
        text = text[: remark.start()] if remark else text
        lead = len(text) - len(text.lstrip(" :*"))
        self.parts += name_parts(role, text[lead:].rstrip(), line.start + start + lead)

    def _labelled(self, role: str, line: Line, start: int) -> None:
        """The name after "Asked by", on the line or on the next one."""
        if REMARK.fullmatch(line.text[start:]):
            self.wanted = role
        else:
            self._name(role, line, start, len(line.text))

    def _asker(self, line: Line) -> None:
        match = ASKED_BY.match(line.text)
        self._labelled("asker", line, match.end() if match else 0)

    def _number(self, line: Line) -> None:
        match = NUMBERED.match(line.text)
        rest = match.end() if match else 0
        asked = TO_ASK.search(line.text, rest, rest + 320)
        if asked:
            self._open_question(line, asked.start(), rest)
        else:
            self._labelled("asker", line, rest)

    def _body(self, line: Line) -> None:
        match = BODY_ASKED.match(line.text)
        start = match.end() if match else 0
        end = len(line.text.rstrip(" :"))
        comma = line.text.find(",", start) if " UIN" in line.text or "tabled" in line.text else -1
        if start >= end:
            self.wanted = "answering_body"
        else:
            self.parts.append(Part("answering_body", line.part(start, comma if comma > 0 else end)))

    def _ask(self, line: Line) -> None:
        label = QUESTION.match(line.text)
        asked = TO_ASK.search(line.text, 0, 320)
        if self.state == "question" and asked and asked.start() < 5:
            return  # a second question of the same member goes on
        rest = label.end() if label else 0
        if asked:
            self._open_question(line, asked.start(), rest)
        elif label and label.end() == len(line.text):
            self.close()
        else:
            end = lead_end(line.text)
            self._open_question(line, end + 1 if end > 0 else rest, rest)

    def _open_question(self, line: Line, asked: int, rest: int) -> None:
        self.close()
        if line.text[rest:asked].strip(" :"):
            self._name("asker", line, rest, asked)
        self._open("question", line, asked)

    def _open(self, state: str, line: Line, start: int) -> None:
        start += len(line.text[start:]) - len(line.text[start:].lstrip())
        self.opened, self.state, self.last_end = line.start + start, state, line.end

    def _answerer(self, line: Line) -> None:
        self.close()
        self.state = "answerer"
        match = ANSWERED_BY.match(line.text)
        self._labelled("answerer", line, match.end() if match else 0)

    def _answer(self, line: Line) -> None:
        self.close()
        match = ANSWER.match(line.text)
        start = match.end() if match else 0
        named = BRACKETS.match(line.text, start)
        if named and is_name(named[2] or named[1]):
            self._name("answerer", line, start + 1, named.end() - 1)
            start = named.end()
        self.state = "answerer"
        if start < len(line.text):
            self._open("answer", line, start)

    def _lead(self, line: Line) -> None:
        self.close()
        end = lead_end(line.text)
        self._name("answerer", line, 0, end)
        self.state = "answerer"
        if line.text[end + 1 :].strip():
            self._open("answer", line, end + 1)

    def _heading(self, line: Line) -> None:
        if is_heading(line.text):
            self.parts.append(Part("heading", line.span))

    @staticmethod
    def _begins_answer(line: Line) -> bool:
        return not LABELLED.match(line.text[:60]) and (len(line.text) > 60 or line.text[-1] in ".:;?")


def is_heading(text: str) -> bool:
    """Could a line be the heading of a question or debate: short, no label, no date, no sentence?"""
    if len(text) >= PROSE or LABELLED.match(text[:60]) or UIN.search(text):
        return False
    return text[-1] not in ".;,:" or text.isupper()
