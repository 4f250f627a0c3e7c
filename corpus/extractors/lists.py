"""Which items of a list are organisations because the others are? "These were: A, B, C and D."

In such a list a name of ordinary words ("We Care Housing and Support") is a name all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.extractors.names import SURE
from corpus.extractors.runs import COUNTRY, NATION, sort_of
from corpus.records import Mention, Span

if TYPE_CHECKING:
    from corpus.extractors.actors import Found

SHORTEST = 4  # items
_BETWEEN = frozenset((", ", "; ", " and ", ", and ", "; and ", ", the ", " and the ", ", and the "))


def listed_organisations(text: str, runs: list[tuple[int, int]], everything: list[Found]) -> list[tuple[int, Mention]]:
    """The items, with the number of the run, that only their list shows to be organisations."""
    readings: dict[int, list[Found]] = {}
    for one in everything:
        readings.setdefault(one.run, []).append(one)
    found: list[tuple[int, Mention]] = []
    for first, last in _lists(text, runs):
        sure = sum(_is_sure(readings.get(number, [])) for number in range(first, last + 1))
        people = sum(
            any(one.reading.type == "person" and one.reading.weight == SURE for one in readings.get(number, []))
            for number in range(first, last + 1)
        )
        if sure * 2 < last - first + 1 or people * 4 > last - first + 1:
            continue
        for number in range(first, last + 1):
            start, end = runs[number]
            if not _is_sure(readings.get(number, [])) and not any(
                sort_of(word) & (COUNTRY | NATION) for word in text[start:end].split()[:1]
            ):
                start += 4 if text.startswith("The ", start) else 0
                found.append(
                    (number, Mention(Span(start, end), text[start:end], "organisation", "organisation.listed", text[start:end]))
                )
    return found


def _is_sure(readings: list[Found]) -> bool:
    return any(one.reading.type == "organisation" and one.reading.weight == SURE for one in readings)


def _lists(text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last run of every list of at least SHORTEST items."""
    found = []
    first = 0
    for number in range(1, len(runs) + 1):
        if number < len(runs) and text[runs[number - 1][1] : runs[number][0]] in _BETWEEN:
            continue
        if number - first >= SHORTEST:
            found.append((first, number - 1))
        first = number
    return found
