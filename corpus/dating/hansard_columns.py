"""In which columns of the Official Report does a paper stand?

A page of Hansard prints a mark where a column begins: "28 Oct 2009 : Column 405W". A paper that no mark precedes, but that one
interrupts, began in the column before. A page may also say it all at once: "HL Deb 10 December 2012 vol 741 cc205-6WA".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.cleaning.furniture_forms import COLUMN
from corpus.evidence import removed_text, shown_in_source
from corpus.records import Document, Evidence, Findings, Furniture

MARK = re.compile(
    r"(?:\[?\d{1,2} \w{3,9} \d{4}\]? ?: ?)?Col(?:umn|\.)?:? ?(WA|WS|GC|CWH)? ?(\d{1,6})([A-Z]{0,2})"
    r"(?: ?[–-] ?\d{1,6}[A-Z]{0,2})?",
    re.IGNORECASE,
)
CITED = re.compile(
    r"H([CL]) Deb,? \(?\d{1,2} \w{3,9},? \d{4}\)?,? ?(?:vol\.? ?(\d{1,4}),? )?"
    r"(?:cols?\.?|cc?\.?) ?(WA|WS|GC|CWH|)? ?(\d{1,6})(?: ?[–-] ?(\d{1,6}))?([A-Z]{0,2})",
    re.IGNORECASE,
)
PRINTED = re.compile(r"(?:cols?\.? ?|cc?\.? ?)?([A-Z]{0,3}) ?(\d{1,6})(?: ?[–-] ?(\d{1,6}))? ?([A-Z]{0,3})", re.IGNORECASE)
VOLUME = re.compile(r"Volume (\d{1,4})(?:[,:] Column (\d{1,6})([A-Z]{0,2}))?", re.IGNORECASE)
HOUSE_OF = {"W": "Commons", "WH": "Commons", "WA": "Lords", "GC": "Lords"}  # what the letters behind a column tell
BEHIND = re.compile(r"\bCol(?:umn|\.)|\d[A-Z]{1,3}$")  # "2 Feb 2011 : Column 31W"; the head of a magazine's page has none
BETWEEN = re.compile(r"\d+[A-Z]*\s.+\s\d+[A-Z]*")  # the head of a page between two columns
OPENING = ("asker", "question", "speaker", "speech")
LONGEST = 200  # characters of a line that can be a mark


def in_columns(document: Document) -> bool:
    """Was a page's head removed that numbers the columns of an Official Report?"""
    heads = (removed_text(document, cut) for cut in document.furniture if cut.kind == "column")
    return any(COLUMN.match(head) or BEHIND.search(head) or BETWEEN.fullmatch(head) for head in heads)


def columns_of(document: Document, found: Findings) -> Iterator[tuple[str, str, Evidence]]:
    """house, volume and column, with the removed lines that show them."""
    if not document.furniture:
        return
    start, end = place_in_original(document, found)
    before: list[tuple[int, str, Furniture]] = []
    inside: list[tuple[int, str, Furniture]] = []
    for furniture in document.furniture:
        text = removed_text(document, furniture)[:LONGEST].strip(" \t\n[]()·|")
        if cited := CITED.search(text):
            yield from cited_columns(cited, shown_in_source(document, "references.citation", furniture.span))
        elif volume := VOLUME.fullmatch(text):
            yield "volume", volume[1], shown_in_source(document, "references.volume", furniture.span)
            if volume[2] and furniture.span.start < end:
                (before if furniture.span.start < start else inside).append((int(volume[2]), volume[3].upper(), furniture))
        elif (mark := MARK.fullmatch(text)) and furniture.span.start < end:
            letters = (mark[1] or mark[3]).upper()
            (before if furniture.span.start < start else inside).append((int(mark[2]), letters, furniture))
    marks = [*before[-1:], *inside]
    if not marks:
        return
    first = marks[0][0] if before else max(1, marks[0][0] - 1)
    last, letters, _ = marks[-1]
    for _, _, furniture in (marks[0], marks[-1]):
        yield "column", column_text(first, last, letters), shown_in_source(document, "references.column", furniture.span)
    if letters in HOUSE_OF:
        yield "house", HOUSE_OF[letters], shown_in_source(document, "references.column", marks[-1][2].span)


def cited_columns(match: re.Match[str], proof: Evidence) -> Iterator[tuple[str, str, Evidence]]:
    """What a printed citation says; "205-6" is 205 to 206."""
    yield "house", "Lords" if match[1].upper() == "L" else "Commons", proof
    if match[2]:
        yield "volume", match[2], proof
    first, last = match[4], match[5] or match[4]
    yield "column", column_text(int(first), int(full(first, last)), (match[3] or match[6] or "").upper()), proof


def column_text(first: int, last: int, letters: str) -> str:
    """Columns as a record keeps them.

    >>> column_text(205, 206, "WA"), column_text(15, 15, "W")
    ('205-206WA', '15W')
    """
    return f"{first}-{last}{letters}" if last > first else f"{first}{letters}"


def joined_columns(printed: Iterable[str]) -> str:
    """One range of all the columns that a file names, in whatever form; empty where one is no column.

    >>> joined_columns(["149W", "150W"]), joined_columns(["cc205-6WA"]), joined_columns(["WA 261"]), joined_columns(["xii"])
    ('149-150W', '205-206WA', '261WA', '')
    """
    found: list[tuple[int, str]] = []
    for text in printed:
        match = PRINTED.fullmatch(text.strip())
        if match is None:
            return ""
        before, first, last, behind = match.groups()
        letters = (before or behind).upper()
        found += [(int(first), letters), (int(full(first, last or first)), letters)]
    return column_text(found[0][0], found[-1][0], found[-1][1]) if found else ""


def full(first: str, last: str) -> str:
    """The end of a range in full: 6 after 205 is 206."""
    return first[: max(0, len(first) - len(last))] + last


def place_in_original(document: Document, found: Findings) -> tuple[int, int]:
    """Where the paper's own words begin and end in the original: the headings that it inherits stand further up."""
    opening = [part.span.start for part in found.parts_named(*OPENING)]
    first = min(opening, default=0)
    starts = [origin + max(0, first - start) for start, origin, length in document.pieces if start + length > first]
    ends = [origin + length for _, origin, length in document.pieces]
    return min(starts, default=0), max(ends, default=len(document.original))
