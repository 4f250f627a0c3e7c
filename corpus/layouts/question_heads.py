"""What does a line above a question say that does not ask: a heading, a field of the form, to whom it is put?"""

from __future__ import annotations

import re

from corpus.date_text import find_dates
from corpus.layouts.labels import is_labelled
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS, is_name, lead_end
from corpus.layouts.positions import is_party
from corpus.layouts.question_names import dated_name, may_be_person, named_alone, names_somebody, printed_parts
from corpus.layouts.record_headings import ANSWERS_HEADED, CELL, NUMBERED_HEADING, heading_cells, is_heading, is_topic
from corpus.layouts.verbs import ASKED_BY, BODY_ASKED, NUMBERED, QUESTION, REMARK, STATUS, TO_ASK, WRITTEN_TO, is_person_line
from corpus.lines import Line
from corpus.nouns import NamedTuple
from corpus.records import Part

LONGEST_LEAD = 320  # characters among which "To ask" is looked for
LETTERED = re.compile(r"(?:Q(?:uestion)?|A(?:nswer)?)(?:[.:]|\s*\|)?\s+(?=(?:asked|tabled|answered|replied) by\b)", re.IGNORECASE)
DATED_HEADING = re.compile(  # "14 Mar 2023, 4:42 p.m. - Roads: Safety", "[14 Mar 2023] Roads: Safety"
    r"\[?(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}(?:,? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?"
    r"(?:\]|\s+[-–—|:·•])\s+(?P<heading>[^\W\d_].{2,120})"
)
LED_HEADING = re.compile(r"(?:Q|Qu|Question |No\.? ?|PQ ?)\d{1,7}[.):]\s+(?P<heading>[A-Z][^?]{3,120})")  # "Q4. Roads: Safety"
NUMBER_LED = re.compile(
    r"(?:UIN|HL|PQ|WQ)\s?\d{2,}\s+(?:[|·–—-]\s+)?(?P<heading>[A-Z](?:(?!\s{3})[^?]){3,120})"
)  # "HL1203 Roads: Safety"
NAMED_CELL = re.compile(r"(?P<name>[A-Z][^:?!]{3,90}):\s{3,}(?=\S)")  # "Ann Lee (Leeds):     Date put: 3 May 2022"


def without_letter(line: Line) -> Line:
    """A line without the Q or A that some pages print before "Asked by" and "Answered by"."""
    lettered = LETTERED.match(line.text)
    return Line(line.start + lettered.end(), line.end, line.text[lettered.end() :]) if lettered else line


class Asked(NamedTuple):
    """Where on a line that asks its label ends (rest) and its words begin; who asks, where the line names nobody else."""

    rest: int
    words: int
    formula: bool = False  # do the words begin with "To ask"?
    named: tuple[int, int] | None = None


def asked_at(text: str) -> Asked:
    """What stands where on a line that asks.

    >>> asked_at("Q: To ask the Minister why."), asked_at("Q. Ann Lee: Why?").words, asked_at("Question").words
    (Asked(rest=3, words=3, formula=True, named=None), 11, 8)
    """
    label = QUESTION.match(text)
    rest = label.end() if label else 0
    if formula := TO_ASK.search(text, 0, LONGEST_LEAD):
        return Asked(rest, formula.start(), formula=True)
    if rest < len(text) and (named := dated_name(text, rest) or named_alone(text, rest)):
        return Asked(rest, rest, named=named)
    spoken = lead_end(text[rest:]) if rest else -1
    return Asked(rest, rest + spoken + 1 if spoken > 0 else rest)


def numbered_at(text: str) -> tuple[int, int | None]:
    """Where the number and the label of a question end, and where its words begin, if they stand on its line.

    >>> numbered_at("WQ1 (e) Ann Lee (Arfon): To ask the Minister why."), numbered_at("Question S6W-1: Ann Lee, Leith")
    ((8, 25), (16, None))
    """
    match = NUMBERED.match(text)
    rest = match.end() if match else 0
    by = ASKED_BY.match(text, rest)
    rest = by.end() if by else rest
    asked = TO_ASK.search(text, rest, rest + LONGEST_LEAD)
    return rest, asked.start() if asked else None


def body_asked(text: str) -> tuple[int, int] | None:
    """Where the body to which a question is put stands behind the words that say so; None where it has a line for itself.

    >>> body_asked("Question for Home Office"), body_asked("Department:")
    ((13, 24), None)
    """
    match = BODY_ASKED.match(text)
    start = match.end() if match else 0
    end = len(text.rstrip(" :)"))
    comma = text.find(",", start) if " UIN" in text or "tabled" in text else -1
    return (start, comma if comma > 0 else end) if start < end else None


def is_words(text: str) -> bool:
    """Is what stands behind a question's number a heading, and neither a name nor a remark?"""
    plain = BRACKETS.sub(" ", text).partition(",")[0].strip()
    named = may_be_person(plain) if is_person_line(plain or "-") else not plain or is_name(plain)
    return is_heading(text) and not named and REMARK.fullmatch(text) is None


def _seated(text: str) -> tuple[int, int] | None:
    """Where a name stands that has a party in a cell beside it: "Ann Lee   Labour · Leeds"."""
    gap = CELL.search(text)
    named = gap is not None and may_be_person(text[: gap.start()] or "-")
    return (0, gap.start()) if gap and named and any(map(is_party, CELL.split(text[gap.end() :]))) else None


def told_above(line: Line) -> tuple[Part, ...] | None:
    """The parts of a line that a label, a number or its cells make more than a plain one; None for a plain line."""
    text = line.text
    put_to = WRITTEN_TO.fullmatch(text) if "ritten" in text else None
    if put_to:
        return (Part("answering_body", line.part(*put_to.span("body"))),)
    if (named := ANSWERS_HEADED.fullmatch(text)) and is_heading(named["heading"]) and not is_date(named["heading"]):
        at = named.end("heading")
        days = find_dates(text[at:]) if text[0] == "W" else ()
        answered = tuple(Part("answered_on", line.part(at + day.start, at + day.end)) for day in days[:1])
        return (Part("heading", line.part(*named.span("heading"))), *answered)
    if (dated := DATED_HEADING.fullmatch(text)) and is_heading(dated["heading"]):
        return (Part("heading", line.part(*dated.span("heading"))),)
    if (led := LED_HEADING.fullmatch(text)) and is_words(led["heading"]):
        return (Part("heading", line.part(*led.span("heading"))),)
    if (led := NUMBER_LED.fullmatch(text)) and is_topic(led["heading"]):
        return (Part("heading", line.part(*led.span("heading"))),)
    if told := STATUS.match(text):
        return printed_parts("answerer", line, *told.span("name"))
    if (numbered := NUMBERED_HEADING.fullmatch(text)) and not (numbered["number"] and names_somebody(numbered["heading"])):
        return (Part("heading", line.part(*numbered.span("heading"))),)
    if (named := NAMED_CELL.match(text)) and names_somebody(named["name"]):
        return printed_parts("asker", line, *named.span("name"))
    if seated := _seated(text):
        beside = Part("seat", line.part(seated[1] + len(text[seated[1] :]) - len(text[seated[1] :].lstrip(" \t|·•")), len(text)))
        return (*printed_parts("asker", line, *seated), beside)
    cells = heading_cells(text)
    if cells or is_labelled(text[:80]):
        return tuple(Part("heading", line.part(*cell)) for cell in cells)
    return None
