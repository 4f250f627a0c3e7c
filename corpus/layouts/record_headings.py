"""Could a line be the heading of a question or debate, or a cell of one in a row of labels?"""

from __future__ import annotations

import re

from corpus.layouts.houses import UIN, names_house
from corpus.layouts.labels import is_labelled, is_numbered
from corpus.layouts.verbs import PROSE, verb
from corpus.lines import holds

_NUMBER = r"[(\[](?:(?:UIN\s?)?(?:UIN|HL|WQ|PQ|AQW|S\dW-|WAQ|OQ)\s?\d{2,}|\d{5,7})[)\]]"
NUMBERED_HEADING = re.compile(  # "Asylum: Children (UIN 14411)", "[HL12] Asylum: Children"
    rf"(?:\d{{1,3}}[.)]\s+)?(?P<number>{_NUMBER}\s+)?(?P<heading>[^\W\d_][^?]{{3,120}}?)"
    rf"(?(number)|(?:(?:\s*{_NUMBER})+|\s{{3,}}#?\d{{4,7}}))"
)
ANSWERS_HEADED = re.compile(  # how some sites call a page: "Written Answers — Ministry of Justice: Prisons (24 Sep 2020)"
    r"(?:Written|Oral) (?:Answers?|Questions?)(?:\s+[—–-]+|:)\s+(?:(?P<body>[A-Z][^:]{4,90}): )?"
    r"(?P<heading>[^\W\d_].{2,150}?)(?:\s*(?:\(|[—–-]\s)[^()]{0,14}\d{4}\)?)?"
)
CELL = re.compile(r"\s*[|┃│]\s*|\s{3,}|\t+|\s+[·•]\s+")
CELL_SIGNS = ("|", "   ", "\t", "·", "•", "┃", "│")  # of which CELL holds one
SHORTEST_CELL = 5  # characters; a shorter one is an abbreviation


def is_heading(text: str) -> bool:
    """Could a line be the heading of a question or debate: short, no label, no date, no sentence?"""
    if len(text) >= PROSE or is_numbered(text) or names_house(text):
        return False
    if is_labelled(text[:80]) and not (text.isupper() and " " in text and not any(char.isdigit() for char in text)):
        return False
    if "  " in text and len(CELL.findall(text)) > 1:  # a row of a table
        return False
    return (text[-1] not in ".;,:" or text.isupper()) and any(char.isalpha() for char in text)


def is_topic(text: str) -> bool:
    """Is what stands behind a question's number a topic with its aspect, and no name?

    >>> is_topic("Roads: Gritting"), is_topic("Tabled on: 3 May 2022"), is_topic("Ann Lee (Leeds)")
    (True, False, False)
    """
    return ": " in text and text[-1].isalpha() and is_heading(text) and not verb(text)


def heading_cells(text: str) -> tuple[tuple[int, int], ...]:
    """The heading in a row of labels such as "Roads: Safety | PQ 132201 | answered 8.3.22"; none where it is no such row."""
    gaps = [match.span() for match in CELL.finditer(text)] if holds(text, CELL_SIGNS) else []
    if not gaps:
        return ()
    ends = [*(start for start, _ in gaps), len(text)]
    starts = [0, *(end for _, end in gaps)]
    cells = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    labels = [is_labelled(text[start:end]) or UIN.search(text, start, end) for start, end in cells]
    if not any(labels):
        return ()
    for (start, end), label in zip(cells, labels, strict=True):
        if (
            not label
            and end - start > SHORTEST_CELL
            and text[start].isupper()
            and is_heading(text[start:end])
            and not verb(text[start:end])
        ):
            return ((start, end),)
    return ()
