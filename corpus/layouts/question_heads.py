"""What does a line above a question say that does not ask: a heading, a field of the form, to whom it is put?"""

from __future__ import annotations

import re

from corpus.layouts.letter_lines import is_date
from corpus.layouts.question_names import printed_parts
from corpus.layouts.verbs import (
    ANSWERS_HEADED,
    BODY_ASKED,
    NUMBERED_HEADING,
    STATUS,
    TITLED,
    UIN,
    WRITTEN_TO,
    heading_cells,
    is_heading,
    is_labelled,
)
from corpus.lines import Line
from corpus.records import Part

LETTERED = re.compile(r"[QA][.:]?\s+(?=(?:asked|tabled|answered|replied) by\b)", re.IGNORECASE)
FIELDS = {  # of a form, by the part that their value is; those that name somebody are verbs
    "party": "seat",
    "constituency": "seat",
    "region": "seat",
    "electoral area": "seat",
    "minister": "office",
    "office": "office",
    "portfolio": "office",
}
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
    if (titled := TITLED.match(text)) and not UIN.search(text):
        return (Part("heading", line.part(titled.end(), len(text))),)
    if told := STATUS.match(text):
        return printed_parts("answerer", line, *told.span("name"))
    if numbered := NUMBERED_HEADING.fullmatch(text):
        return (Part("heading", line.part(*numbered.span("heading"))),)
    cells = heading_cells(text)
    if cells or is_labelled(text[:80]):
        return tuple(Part("heading", line.part(*cell)) for cell in cells)
    return None
