"""Which parts of a page of questions are the values of its fields?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_text import find_dates
from corpus.knowledge import department_subjects, name_key, organisations
from corpus.layouts.houses import names_house
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS, OFFICE, is_name
from corpus.layouts.positions import is_party
from corpus.layouts.question_labels import Field, field_at
from corpus.layouts.question_names import COUNCILLOR, may_be_person, names_body, printed_parts
from corpus.layouts.verbs import ANSWERED_BY, BODY, REMARK, TO_ASK
from corpus.lines import Line, holds
from corpus.records import Part

NAMES = frozenset(("asker", "answerer"))
DAYS = {"asked_on": "asker", "answered_on": "answerer", "due_on": ""}  # who is named beside each
WHOSE = {**DAYS, "asker": "asker", "answerer": "answerer"}  # who is named in each column
DATED = {"asker": "asked_on", "answerer": "answered_on"}
BEHIND_DAY = re.compile(r"[\s\W]*(?:by|from|to)?\b[\s:|→]*")
GAP = re.compile(r"\s*[|·•]\s*|\s{3,}|\t+|\s+[→⇒]\s+")  # between the fields of a row
_TELLS = r"(?:Asked|Tabled|Lodged|Put down|Answered|Replied)(?: (?:on|by)\b| \d)"
TELLS = re.compile(rf"{_TELLS}[^?!]{{3,200}}$")  # a line of two sentences: who asked, and who answered
TOLD = re.compile(rf"\.\s+(?={_TELLS})")
GAPS = ("|", "·", "•", "   ", "\t", "→", "⇒")  # GAP holds one
SHORTEST_WORDS = 20  # characters of a question


def cut_fields(line: Line) -> Iterator[Line]:
    """The fields of a row of them, each for itself; any other line as it stands.

    >>> [each.text for each in cut_fields(Line(0, 42, "Tabled: 3 May 2022     Answered: 9 May 2022"))]
    ['Tabled: 3 May 2022', 'Answered: 9 May 2022']
    >>> [each.text for each in cut_fields(Line(0, 22, "| Title | Roads: Wear |"))]
    ['Title | Roads: Wear']
    """
    told = [match.span() for match in TOLD.finditer(line.text)] if ". " in line.text and TELLS.match(line.text) else []
    gaps = told or ([match.span() for match in GAP.finditer(line.text)] if holds(line.text, GAPS) else [])
    begins = [0, *(end for _, end in gaps if told or field_at(line.text[end:]))]
    if len(begins) == 1 or (not told and field_at(line.text) is None):
        yield line
        return
    for begin, until in zip(begins, [*begins[1:], len(line.text)], strict=True):
        end = next((start for start, gap_end in gaps if gap_end == until), until)
        text = line.text[begin:end].rstrip(" |." if told else " |")
        if text:
            yield Line(line.start + begin, line.start + begin + len(text), text)


def is_worded(text: str) -> bool:
    """Are these the words of a question, and no number or mark of a form?"""
    return TO_ASK.search(text) is not None or (len(text) > SHORTEST_WORDS and text[0].isalpha() and text[-1] in '?.])”"')


def field_parts(field: Field, line: Line) -> tuple[Part, ...]:
    """What the value of a field that stands on its line names: nothing where it is not what its label promises."""
    value = line.text[field.start :]
    if field.sort == "status":
        told = ANSWERED_BY.match(value)
        return printed_parts("answerer", line, field.start + told.end(), len(line.text)) if told else ()
    if field.sort in DAYS:
        return _of_day(field, line)
    if field.sort == "answerer" and names_body(value):  # "Answering: Home Office"
        return (Part("answering_body", line.part(field.start, len(line.text))),)
    if field.sort in NAMES:
        return printed_parts(field.sort, line, field.start, len(line.text)) if _is_named(value) else ()
    if field.sort == "answering_body" and COUNCILLOR.match(value):
        return printed_parts("answerer", line, field.start, len(line.text))
    if field.sort == "answering_body" and not _is_body(value):
        return ()
    return () if field.sort == "other" else (Part(field.sort, line.part(field.start, len(line.text))),)


def _of_day(field: Field, line: Line) -> tuple[Part, ...]:
    """The day that a field bears, and who is named beside it."""
    value = line.text[field.start :]
    dated = next(iter(find_dates(value)), None)
    parts: tuple[Part, ...] = ()
    if dated is None:
        start, end = 0, len(value)
    else:
        start, end = dated.end, len(value)
        parts = (Part(field.sort, line.part(field.start + dated.start, field.start + dated.end)),)
    lead = BEHIND_DAY.match(value, start)
    start = lead.end() if lead else start
    role = DAYS[field.sort]
    cell = GAP.search(value, start)
    end = cell.start() if cell else end
    if role and _is_named(value[start:end]) and " " in value[start:end].strip():
        parts = (*parts, *printed_parts(role, line, field.start + start, field.start + end))
    return parts


def _is_named(value: str) -> bool:
    """Could a value be somebody's name, with what is printed beside one?"""
    plain = REMARK.sub("", BRACKETS.sub("", value)).partition(" - ")[0].strip(" |·.,")
    return bool(plain) and is_name(plain) and not names_house(plain)


def _is_body(value: str) -> bool:
    """Could a value be a department: by its words, as the office of a minister, or as a body that is known?"""
    if is_name(value) and (BODY.search(value) or OFFICE.search(value)):
        return True
    known = organisations().get(value)
    return (known is not None and known.id != "") or name_key(value) in department_subjects()


def same_columns(sorts: tuple[str, ...], line: Line) -> list[tuple[str, int, int]]:
    """Whom or what the cells of a line name, below the days on which they asked or answered; none where it has other cells."""
    gaps = [match.span() for match in GAP.finditer(line.text)]
    cells = list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(line.text)], strict=True))
    if len(cells) != len(sorts) or not set(sorts) <= WHOSE.keys():
        return []
    found = []
    for sort, (start, end) in zip(sorts, cells, strict=True):
        value = line.text[start:end]
        named = sort in DAYS and may_be_person(value) and not is_party(value)
        beside = DATED.get(sort, "") if is_date(value) else WHOSE[sort] if named else "seat"
        role = "answering_body" if _is_body(value) else beside
        if role:
            found.append((role, start, end))
    return found


def is_day(text: str) -> bool:
    """Is a field's value a day and nothing else, perhaps with a remark behind it?"""
    return is_date(text.partition("(")[0].strip(" ."))
