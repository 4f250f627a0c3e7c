"""What does a line above a question say that does not ask: a heading, a field of the form, to whom it is put?"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.layouts.houses import UIN
from corpus.layouts.labels import is_labelled
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS, is_name, lead_end
from corpus.layouts.question_names import dated_name, names_somebody, printed_parts
from corpus.layouts.verbs import (
    ANSWERS_HEADED,
    ASKED_BY,
    BODY_ASKED,
    NUMBERED,
    NUMBERED_HEADING,
    QUESTION,
    STATUS,
    TITLED,
    TO_ASK,
    WRITTEN_TO,
    heading_cells,
    is_heading,
)
from corpus.lines import Line
from corpus.records import Part

LONGEST_LEAD = 320  # characters among which "To ask" is looked for
LETTERED = re.compile(r"(?:Q(?:uestion)?|A(?:nswer)?)(?:[.:]|\s*\|)?\s+(?=(?:asked|tabled|answered|replied) by\b)", re.IGNORECASE)
FIELDS = {  # of a form, by the part that their value is; those that name somebody are verbs
    "party": "seat",
    "constituency": "seat",
    "region": "seat",
    "electoral area": "seat",
    "minister": "office",
    "office": "office",
    "portfolio": "office",
}
FROM = re.compile(r"(?:From|Asker|Questioner)\s*:\s*(?=[A-Z])")  # above a question, as on no letter
DATED_HEADING = re.compile(  # "14 Mar 2023, 4:42 p.m. - Roads: Safety"
    r"(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}(?:,? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?"
    r"\s+[-–—|:]\s+(?P<heading>[^\W\d_].{2,120})"
)
NAMED_CELL = re.compile(r"(?P<name>[A-Z][^:?!]{3,90}):\s{3,}(?=\S)")  # "Ann Lee (Leeds):     Date put: 3 May 2022"
FIELD = re.compile(rf"(?P<label>{'|'.join(FIELDS)})\s*(?::\s*|$)", re.IGNORECASE)


def without_letter(line: Line) -> Line:
    """A line without the Q or A that some pages print before "Asked by" and "Answered by"."""
    lettered = LETTERED.match(line.text)
    return Line(line.start + lettered.end(), line.end, line.text[lettered.end() :]) if lettered else line


def field_of(text: str) -> tuple[str, int] | None:
    """The part that the value of a labelled field is, and where that begins: at the end where it stands on the next line.

    >>> field_of("Party: Plaid Cymru"), field_of("Constituency"), field_of("Party politics")
    (('seat', 7), ('seat', 12), None)
    """
    match = FIELD.match(text)
    return (FIELDS[match["label"].lower()], match.end()) if match else None


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
    if rest < len(text) and (named := dated_name(text, rest)):
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


def told_above(line: Line) -> tuple[Part, ...] | None:
    """The parts of a line that a label, a number or its cells make more than a plain one; None for a plain line."""
    text = line.text
    if field := field_of(text):
        return (Part(field[0], line.part(field[1], len(text))),) if field[1] < len(text) else ()
    put_to = WRITTEN_TO.fullmatch(text) if "ritten" in text else None
    if put_to:
        return (Part("answering_body", line.part(*put_to.span("body"))),)
    if (named := ANSWERS_HEADED.fullmatch(text)) and is_heading(named["heading"]) and not is_date(named["heading"]):
        return (Part("heading", line.part(*named.span("heading"))),)
    if (dated := DATED_HEADING.fullmatch(text)) and is_heading(dated["heading"]):
        return (Part("heading", line.part(*dated.span("heading"))),)
    if (sent := FROM.match(text)) and is_name(BRACKETS.sub("", text[sent.end() :])):
        return printed_parts("asker", line, sent.end(), len(text))
    if (titled := TITLED.match(text)) and not UIN.search(text):
        return (Part("heading", line.part(titled.end(), len(text))),)
    if told := STATUS.match(text):
        return printed_parts("answerer", line, *told.span("name"))
    if numbered := NUMBERED_HEADING.fullmatch(text):
        return (Part("heading", line.part(*numbered.span("heading"))),)
    if (named := NAMED_CELL.match(text)) and names_somebody(named["name"]):
        return printed_parts("asker", line, *named.span("name"))
    cells = heading_cells(text)
    if cells or is_labelled(text[:80]):
        return tuple(Part("heading", line.part(*cell)) for cell in cells)
    return None
