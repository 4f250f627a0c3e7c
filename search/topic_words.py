"""Where does a record have the words that the topics ask for? Looked up once for all topics.

A table knows for each word of the language which words of the topics it stands for; most stand for none. From the places of
these words come the places of the topics' words and phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import NamedTuple

from corpus.records import Record, Span
from indexer.analysis import TOKEN, term
from search.analysed import AnalysedRecord
from search.leaves import Slot, TextNode, expand, leaf, windows

WORDS_KEPT = 300_000  # of the table of words; beyond this it starts anew, so that memory stays bounded
FIELDS = ("title", "body")  # whose words are looked up once; a text node of another field is asked of the memory engine
_OFFICE = re.compile(
    r"(?: (?:(?:and|of|for|&) )?[A-Z][\w’'-]*)*? (?:Commissioner|Minister|Secretar|Advis[eo]r|Board|Panel|Partnership|Unit|Team)"
)
_OFFICE_FOR = re.compile(
    r"\b(?:Minister|Secretary|State|Commissioner|Member|Committee) (?:for|on) (?:the )?(?:[A-Z][\w’'-]*,? (?:and )?)*$"
)
_STREET = re.compile(r"(?:^|[a-z,;–-] )[A-Z][\w’'-]+ $")
_PIECES = re.compile(f"({TOKEN.pattern})")  # splits a text into its words and what is between them


class Place(NamedTuple):
    """Where a text shows a match: the first and the last word, by position; `field` is title or body."""

    first: int
    last: int
    field: str


class WordTable(dict[str, tuple[int, ...]]):
    """Which slots a word of a text stands for, worked out when the word is first seen."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        super().__init__()
        self.terms: dict[str, list[int]] = {}
        self.prefixes: dict[str, list[int]] = {}
        self.fuzzy: list[tuple[int, Slot]] = []
        slots = list(slots)
        beginnings = tuple({text for slot in slots if slot.prefix is not None for text in (slot.prefix, slot.term) if text})
        for number, slot in enumerate(slots):
            if slot.prefix is not None:
                self.prefixes.setdefault(slot.prefix, []).append(number)
                for stem in slot.also:
                    if stem.startswith(beginnings):  # "tax", a stem of "taxies", is not of "taxi*"
                        self.terms.setdefault(stem, []).append(number)
            elif slot.edits:
                self.fuzzy.append((number, slot))
            else:
                self.terms.setdefault(slot.term, []).append(number)
        self.beginnings = tuple(self.prefixes)
        self.lengths = sorted({len(prefix) for prefix in self.prefixes})

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= WORDS_KEPT:
            self.clear()
        found = term(word)
        numbers = tuple(self.terms.get(found, ()))
        if found.startswith(self.beginnings):
            for length in self.lengths[: bisect_right(self.lengths, len(found))]:
                numbers += tuple(self.prefixes.get(found[:length], ()))
        numbers += tuple(number for number, slot in self.fuzzy if expand(slot, (found,)))
        self[word] = numbers
        return numbers


class Leaves:
    """The text nodes of all topics, by number, ready to be looked for together."""

    def __init__(self, nodes: Iterable[TextNode]) -> None:
        self.leaves = [leaf(node) for node in nodes]
        slots = list(dict.fromkeys(slot for wanted in self.leaves for slot in wanted.slots))
        numbers = {slot: number for number, slot in enumerate(slots)}
        self.table = WordTable(slots)
        self.slots = [tuple(numbers[slot] for slot in wanted.slots) for wanted in self.leaves]
        # By the slot where a leaf is looked for: those of this one word, and those of several, with their other words.
        self.single: dict[str, list[list[int]]] = {field: [[] for _ in slots] for field in FIELDS}
        self.several: dict[str, list[list[tuple[int, tuple[int, ...]]]]] = {field: [[] for _ in slots] for field in FIELDS}
        for number, wanted in enumerate(self.leaves):
            longest = numbers[max(wanted.slots, key=lambda slot: len(slot.term))]  # most likely the rarest word
            others = tuple({*self.slots[number]} - {longest})
            for field in wanted.fields:
                if len(wanted.slots) == 1:
                    self.single[field][longest].append(number)
                else:
                    self.several[field][longest].append((number, others))


class Reading:
    """One record: the places of every leaf that it has, and what is asked of it more rarely."""

    def __init__(self, record: Record, leaves: Leaves) -> None:
        self.record = record
        self.length = 0
        self.found: dict[int, list[Place]] = {}
        self._pieces: dict[str, list[str]] = {}  # of each field: what is before the first word, the word, what is before the next
        for field, text in zip(FIELDS, (record.title, record.body), strict=True):
            if text:
                pieces = self._pieces[field] = _PIECES.split(text)
                self.length = len(pieces) // 2
                self._look(field, pieces[1::2], leaves)
        self.shown = frozenset(self.found)

    def _look(self, field: str, words: list[str], leaves: Leaves) -> None:
        """Note the places of all leaves in one field."""
        places: dict[int, list[int]] = {}
        looked_up = list(map(leaves.table.__getitem__, words))
        for position, numbers in zip(compress(count(), looked_up), filter(None, looked_up), strict=True):  # most are empty
            for number in numbers:
                if number in places:
                    places[number].append(position)
                else:
                    places[number] = [position]
        single, several = leaves.single[field], leaves.several[field]
        for slot, positions in places.items():
            for number in single[slot]:
                self.found.setdefault(number, []).extend([Place(position, position, field) for position in positions])
            for number, others in several[slot]:
                for other in others:
                    if other not in places:
                        break
                else:
                    wanted, placed = leaves.leaves[number], [places[each] for each in leaves.slots[number]]
                    near = windows(placed, wanted) if wanted.slop else _in_a_row(placed)
                    if near:
                        self.found.setdefault(number, []).extend([Place(first, last, field) for first, last in near])

    @cached_property
    def analysed(self) -> AnalysedRecord:
        """The record as the memory engine wants it."""
        return AnalysedRecord(self.record)

    @cached_property
    def ends(self) -> list[int]:
        """Where each piece of the body ends: every second one is a word, the first of all is none."""
        return list(accumulate(map(len, self._pieces.get("body", ()))))

    @cached_property
    def title_ends(self) -> list[int]:
        """Where each piece of the title ends."""
        return list(accumulate(map(len, self._pieces.get("title", ()))))

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """The stretches of the body that are names of persons and organisations, ascending."""
        return joined((span.start, span.end) for actor in self.record.actors for span in actor.mentions)

    @cached_property
    def title_names(self) -> list[tuple[int, int]]:
        """The stretches of the title that are such names."""
        title = (self.record.title or "").casefold()
        names = {name.casefold() for actor in self.record.actors for name in (actor.name, *actor.aliases)}
        return joined((title.find(name), title.find(name) + len(name)) for name in names if name in title)

    def in_name(self, place: Place) -> bool:
        """Does the place lie inside the name of a person, an organisation, an office or a street?"""
        body = place.field == "body"
        text = self.record.body if body else self.record.title or ""
        ends, names = (self.ends, self.names) if body else (self.title_ends, self.title_names)
        start, end = ends[2 * place.first], ends[2 * place.last + 1]
        index = bisect_right(names, start, key=itemgetter(0))
        return (index > 0 and names[index - 1][1] >= end) or _named_after(text, start, end)

    def spans(self, found: Iterable[Place | Span]) -> tuple[Span, ...]:
        """The stretches of the body that these places cover, ascending, those that overlap as one."""
        ends = self.ends
        stretches = (
            (place.start, place.end) if isinstance(place, Span) else (ends[2 * place.first], ends[2 * place.last + 1])
            for place in found
            if isinstance(place, Span) or place.field == "body"
        )
        return tuple(Span(start, end) for start, end in joined(stretches))


def _named_after(text: str, start: int, end: int) -> bool:
    """Does a word stand in the name of an office, of a body of one, or of a street?

    >>> _named_after("We wrote to the Domestic Abuse Commissioner in May.", 16, 30)
    True
    """
    if not text[start].isupper():
        return False
    if text[start:end] == "Road":
        return _STREET.search(text, max(0, start - 40), start) is not None
    return _OFFICE.match(text, end) is not None or _OFFICE_FOR.search(text, max(0, start - 60), start) is not None


def _in_a_row(placed: list[list[int]]) -> list[tuple[int, int]]:
    """Where words stand one after the other, from the ascending positions of each: as `windows`, begun at the rarest word."""
    rarest = placed.index(min(placed, key=len))
    found = []
    for position in placed[rarest]:
        start = position - rarest
        for wanted, positions in enumerate(placed, start):
            at = bisect_left(positions, wanted)
            if at == len(positions) or positions[at] != wanted:
                break
        else:
            found.append((start, start + len(placed) - 1))
    return found


def joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in ascending order, those that overlap as one.

    >>> joined([(5, 8), (0, 3), (2, 4)])
    [(0, 4), (5, 8)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
