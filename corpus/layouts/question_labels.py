"""Which lines of a page of questions are fields, a label with its value, and what is the value called?

Tabled by: Ann Lee      DUE    3 May 2022      Pwnc / Topic:   Rail fares      who answered . . . . Lord Marlow
A label may stand alone above its value, or over a column of a table.
"""

from __future__ import annotations

import re

from corpus.knowledge import question_labels
from corpus.layouts.letter_lines import is_date
from corpus.lines import Line
from corpus.nouns import NamedTuple

LABELS = question_labels()  # what the value of a field is, by its label
FIRST = re.compile(r"[\W_]{0,4}([^\W\d_]+)")
FIRST_WORDS = frozenset(first[1] for first in map(FIRST.match, LABELS) if first)  # most lines begin with no such word
LONGEST = 44  # characters of a label
FIELD = re.compile(
    r"[\W_]{0,4}?(?P<label>[^\W\d_](?:[^:|\t→⇒.=]|\.(?=[\w:])){0,43}?)"
    r"(?P<mark>\s*(?::|\||→|⇒|=>?|\t|(?: ?\.){3,}|…)[\s.:]*|\s{2,}|\s*$)"
)
_NEEDS_MARK = "in out by to for from at a q ó gan dáta put raised body place where late row note notes no text status state"
NEEDS_MARK = frozenset(_NEEDS_MARK.split())  # labels that are ordinary words, where nothing parts them from a value
FEWEST_DAYS = 2  # columns apart by blanks alone, over days
GAP = re.compile(r"\s{3,}")
NUMBERED = re.compile(r"^\W*\d?\W*(?=[^\W\d_])")  # "(1) tabled"
DAYS = frozenset(("asked_on", "answered_on", "due_on"))
MARK = re.compile(r"[:|→⇒=\t…]|\s\s|\. ?\.")  # one stands in what parts a label from a value on its line
REACH = 4 + LONGEST + 2  # characters from the beginning of a line to the end of such a sign
FEWEST_COLUMNS = 4  # of a table whose first row bears the labels


class Field(NamedTuple):
    """What the value of a field is, and where on its line it begins: at the end where it stands on the next line."""

    sort: str
    start: int
    spaced: bool  # does nothing but white space part the label from its value, or from the end of its line?


def field_at(text: str) -> Field | None:
    """The field that a line is, if it begins with a label of a page of questions.

    >>> field_at("Pwnc / Topic:   Rail fares"), field_at("who asked . . . Ann Lee"), field_at("Topic of the week")
    (Field(sort='subject', start=16, spaced=False), Field(sort='asker', start=16, spaced=False), None)
    """
    first = FIRST.match(text)
    if first is None or (first[1].casefold() not in FIRST_WORDS and "/" not in text[: 2 * LONGEST]):
        return None
    match = FIELD.match(text) if len(text) <= REACH or MARK.search(text, 0, REACH) else None
    if match is None:
        return None
    label = " ".join(match["label"].split()).casefold().rstrip(". ")
    sort = LABELS.get(label) or next((LABELS[each] for each in label.split(" / ") if each in LABELS), None)
    spaced = not match["mark"].strip()
    if sort is None or (match.end() == len(text) and spaced and (label in NEEDS_MARK or text.islower())):
        return None
    return Field(sort, match.end(), spaced)


def columns(head: Line, below: Line) -> tuple[tuple[str, int, int], ...]:
    r"""What the cells of a table's row are, where the row above it bears the labels; none where it does not.

    >>> columns(Line(0, 22, "UIN\tMember\tTabled\tMinister"), Line(23, 50, "12\tAnn Lee\t3 May 2022\tBo Ek"))[1]
    ('asker', 3, 10)
    """
    labels = _cells(head.text)
    values = _cells(below.text)
    sorts = [LABELS.get(NUMBERED.sub("", head.text[start:end]).casefold().rstrip(". :"), "") for start, end in labels]
    days = "\t" not in head.text and "|" not in head.text
    few = FEWEST_DAYS if days else FEWEST_COLUMNS
    if len(labels) < few or len(labels) > len(values) or (len(labels) < len(values) and not days) or sum(map(bool, sorts)) < few:
        return ()
    values = values[: len(labels)]
    if days and not (all(sorts) and all(is_date(below.text[slice(*values[i])]) for i, sort in enumerate(sorts) if sort in DAYS)):
        return ()
    return tuple((sort, start, end) for sort, (start, end) in zip(sorts, values, strict=True) if sort and start < end)


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand."""
    mark = "\t" if "\t" in text else "|" if "|" in text else None
    if mark is None:
        gaps = [match.span() for match in GAP.finditer(text)]
        return list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True))
    cells, start = [], 0
    for cell in text.split(mark):
        left = start + len(cell) - len(cell.lstrip())
        cells.append((left, left + len(cell.strip())))
        start += len(cell) + 1
    return cells
