"""Which names are organisations because of the list they stand in? "These were: A, B, C and D." "X, of A; Y, of B; ..."

In such a list a name of ordinary words ("We Care Housing and Support") is a name all the same.
"""

from __future__ import annotations

import re

from corpus.names.name_places import is_office_of_work
from corpus.names.names import SURE, Found
from corpus.names.words import COMMON, COUNTRY, NATION, OFFICE, POLICY, sort_of
from corpus.names.zones import Zones
from corpus.records import Mention, Span

SHORTEST = 3  # items
_BETWEEN = frozenset(
    (
        ", ",
        "; ",
        " and ",
        ", and ",
        "; and ",
        ", the ",
        " and the ",
        ", and the ",
        " and the charity ",
        " and charity ",
        ", the charity ",
        ", charity ",
    )
)
_INTRODUCED = re.compile(
    r"\b(?:charities|organisations|organizations|unions|companies|firms|agencies|NGOs|signatories|co-signatories)"
    r"(?: [a-z]+){0,3}(?: such as|,? including|:|,? like| are| were)? (?:the )?$"
)
_ARE_BODIES = re.compile(
    r" (?:are|were) (?:(?:among|some of|all|both) (?:the )?)?(?:[a-z-]+ ){0,2}"
    r"(?:charities|organisations|organizations|unions|companies|firms|agencies|groups)\b"
)
_OWNING = ("'s", "’s")  # "to CNN, Haiti's security"
_INTRODUCTION = 60  # characters before a list
_BETWEEN_PARTS = 40  # characters of a post in lower case between a name and a body
Runs = list[tuple[int, int]]


def listed_organisations(text: str, runs: Runs, everything: list[Found]) -> dict[int, list[Mention]]:
    """The items that only their list shows to be organisations, by the number of the run."""
    known: dict[int, list[Found]] = {}
    people: set[int] = set()
    for one in everything:
        if one.reading.type == "organisation" and one.reading.weight:
            known.setdefault(one.run, []).append(one)
        elif one.reading.weight == SURE:
            people.add(one.run)
    found: dict[int, list[Mention]] = {}
    for first, last in _lists(text, runs):
        numbers = range(first, last + 1)
        sure = sum(len(known.get(number, ())) for number in numbers)
        items = sum(max(1, len(known.get(number, ()))) for number in numbers[:-1])
        items += max(len(_parts(text, *runs[last])), len(known.get(last, ())))
        introduced = _INTRODUCED.search(text, max(0, runs[first][0] - _INTRODUCTION), runs[first][0]) or _ARE_BODIES.match(
            text, runs[last][1]
        )
        if items < SHORTEST or (sure * 2 < items and not introduced) or sum(number in people for number in numbers) * 4 > items:
            continue
        for number in numbers:
            parts = _parts(text, *runs[number]) if number == last else [runs[number]]
            named = known.get(number, [])
            new = [
                _whole(text, start, end, "organisation.listed")
                for start, end in parts
                if number not in people
                and not any(start < one.end and one.start < end for one in named)
                and not _unlikely(text[start:end].split())
                and not (text.endswith(_OWNING, start, end) and text[end + 1 : end + 2].islower())
            ]
            if new or any(one.reading.weight != SURE for one in named):
                found[number] = new + [_whole(text, one.start, one.end, one.reading.rule) for one in named]
    return found


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The two items of the run that ends a list: "C and D"."""
    joined = text.find(" and ", start, end)
    return [(start, joined), (joined + 5, end)] if joined > 0 else [(start, end)]


def _unlikely(words: list[str]) -> bool:
    """A country, a people or a single word of policy is no item of its own."""
    first = sort_of(words[0])
    post = sort_of(words[-1]) & OFFICE or words[-1].isdigit()
    return bool(first & (COUNTRY | NATION | OFFICE) or post) or (len(words) == 1 and bool(first & (POLICY | COMMON)))


def _whole(text: str, start: int, end: int, rule: str) -> Mention:
    start += 4 if text.startswith("The ", start) else 0
    return Mention(Span(start, end), text[start:end], "organisation", rule, text[start:end])


def _lists(text: str, runs: Runs) -> list[tuple[int, int]]:
    """The first and last run of every list."""
    found = []
    first = 0
    for number in range(1, len(runs) + 1):
        if (
            number < len(runs)
            and runs[number][0] - runs[number - 1][1] < 11
            and text[runs[number - 1][1] : runs[number][0]] in _BETWEEN
        ):
            continue
        if number - first > 1:
            found.append((first, number - 1))
        first = number
    return found


def affiliations(text: str, runs: Runs, everything: list[Found], signatures: list[Span]) -> dict[int, list[Mention]]:
    """What ends the items of a list of people, "X, Sahara Project; Y, director, Umoja Women": neither places nor posts."""
    if text.count(";") < SHORTEST - 1 and len(signatures) < SHORTEST:
        return {}
    people = {one.run for one in everything if one.reading.type == "person" and one.reading.weight}
    sure = {one.run for one in everything if one.reading.type == "organisation" and one.reading.weight == SURE}
    zones = Zones.of(signatures)
    pairs: list[tuple[int, str]] = []
    first = 0  # the run that begins the item
    for number in range(1, len(runs)):
        between = text[runs[number - 1][1] : runs[number][0]][:_BETWEEN_PARTS]
        if between != ", " and not (between.startswith(", ") and between.endswith(", ")):
            first = number
        ends = text[runs[number][1] : runs[number][1] + 1]
        if number > first and first in people and (ends == ";" or (ends in ("\n", "") and (pairs or runs[number][0] in zones))):
            pairs.append((number, ends))
    if sum(ends == ";" for _, ends in pairs) < SHORTEST - 1 and len(signatures) < SHORTEST:
        return {}
    found = {}
    for number, _ in pairs:
        start, end = runs[number]
        sorts = [sort_of(word) for word in text[start:end].split()]
        place = (sorts[0] & COUNTRY and len(sorts) == 1) or is_office_of_work(text[start:end])
        if number not in sure and number not in people and not place and not any(sort & OFFICE for sort in sorts):
            found[number] = [_whole(text, start, end, "organisation.affiliation")]
    return found
