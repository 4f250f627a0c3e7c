"""Where does a record have the words that the topics ask for? Looked up once for all topics.

A table knows for each word of the language which words of the topics it stands for; most stand for none. From the places of
these words come the places of the topics' words and phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, compress, count

from corpus.nouns import NamedTuple
from corpus.records import Record, Span
from indexer.analysis import spaced, term
from search.analysed import AnalysedRecord
from search.leaves import Leaf, Slot, expand, windows
from search.topic_places import Place, joined

WORDS_KEPT = 300_000  # of the table of words; beyond this it starts anew, so that memory stays bounded
FIELDS = ("title", "body")  # whose words are looked up once; a text node of another field is asked of the memory engine
TITLE, BODY = range(2)
INSTRUMENTS = -1  # shown, as if it were a leaf, where a record names any treaty, Act or Bill
_OFFICE = re.compile(
    r"(?: (?:(?:and|of|for|&) )?[A-Z][\w’'-]*)*? (?:Commissioner|Minister|Secretar|Advis[eo]r|Board|Panel|Partnership|Unit|Team)"
)
_OFFICE_FOR = re.compile(
    r"\b(?:Minister|Secretary|State|Commissioner|Member|Committee) (?:for|on) (?:the )?(?:[A-Z][\w’'-]*,? (?:and )?)*$"
)
_STREET = re.compile(r"(?:^|[a-z,;–-] )[A-Z][\w’'-]+ $")


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
        self.lengths = sorted({len(prefix) for prefix in self.prefixes})
        self.shortest = self.lengths[0] if self.lengths else 0
        self.beginnings = frozenset(prefix[: self.shortest] for prefix in self.prefixes)

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= WORDS_KEPT:
            self.clear()
        found = term(word)
        numbers = tuple(self.terms.get(found, ()))
        if found[: self.shortest] in self.beginnings:
            for length in self.lengths[: bisect_right(self.lengths, len(found))]:
                numbers += tuple(self.prefixes.get(found[:length], ()))
        if self.fuzzy:
            numbers += tuple(number for number, slot in self.fuzzy if expand(slot, (found,)))
        self[word] = numbers
        return numbers


class Row(NamedTuple):
    """Words that stand one after the other, looked for where the rarest of them stands, `back` words behind the first."""

    leaf: int
    back: int
    more: int  # words from the first to the last
    others: tuple[tuple[int, int], ...]  # how far from the rarest which slot has to stand


class Near(NamedTuple):
    """Words that stand near each other in any order, looked for where the rarest of them has the others around it."""

    leaf: int
    width: int  # from the first word to the last, at most
    others: tuple[int, ...]


class Sought(NamedTuple):
    """What is looked for where a slot stands: leaves of this word alone, and of several of which it is the rarest."""

    single: list[int]
    rows: list[Row]
    near: list[Near]


class Leaves:
    """The text nodes of all topics, by number, ready to be looked for together; `window` is the widest of a topic."""

    def __init__(self, leaves: Iterable[Leaf], window: int = 0) -> None:
        self.leaves = list(leaves)
        slots = list(dict.fromkeys(slot for wanted in self.leaves for slot in wanted.slots))
        numbers = {slot: number for number, slot in enumerate(slots)}
        self.table = WordTable(slots)
        self.slots = [tuple(numbers[slot] for slot in wanted.slots) for wanted in self.leaves]
        self.one_field = {number: wanted.fields[0] for number, wanted in enumerate(self.leaves) if len(wanted.fields) == 1}
        widest = max((len(wanted.slots) + wanted.slop for wanted in self.leaves), default=0)
        self.gap: list[tuple[int, ...]] = [()] * (max(widest, window) + 1)
        self.sought = [Sought([], [], []) for _ in slots]
        for number, wanted in enumerate(self.leaves):
            own = self.slots[number]
            back = max(range(len(own)), key=lambda at: len(wanted.slots[at].term))  # most likely the rarest word
            sought = self.sought[own[back]]
            others = [(at - back, slot) for at, slot in enumerate(own) if at != back]
            if not others:
                sought.single.append(number)
            elif wanted.slop:
                sought.near.append(Near(number, len(own) - 1 + wanted.slop, tuple({*own} - {own[back]})))
            else:
                others.sort(key=lambda other: -len(slots[other[1]].term))
                sought.rows.append(Row(number, back, len(others), tuple(others)))


class Reading:
    """One record: the places of every leaf that it has, and what is asked of it more rarely."""

    def __init__(self, record: Record, leaves: Leaves) -> None:
        self.record = record
        self._pieces = spaced(record.title or "").split(" "), spaced(record.body).split(" ")  # an empty one between two blanks
        title, body = (list(filter(None, pieces)) for pieces in self._pieces)
        self.length = len(body) or len(title)
        slots = [*map(leaves.table.__getitem__, title), *leaves.gap]
        self.start = len(slots)  # the position of the body's first word
        slots += map(leaves.table.__getitem__, body)
        slots += leaves.gap
        self.found = _found(slots, leaves)
        for number in self.found.keys() & leaves.one_field.keys() if leaves.one_field else ():
            self.found[number] = [
                place for place in self.found[number] if (place[0] < self.start) is (leaves.one_field[number] == "title")
            ]
        own = [number for number, places in self.found.items() if places]
        self.shown = frozenset([*own, INSTRUMENTS] if record.instruments else own)
        self._measures: dict[int, tuple[list[int], list[int]]] = {}
        self._names: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def analysed(self) -> AnalysedRecord:
        """The record as the memory engine wants it."""
        return AnalysedRecord(self.record)

    def bounds(self, field: int, first: int, last: int) -> tuple[int, int]:
        """Where the words of a field from one to another start and end."""
        pieces = self._pieces[field]
        if field not in self._measures:
            self._measures[field] = list(compress(count(), pieces)), list(accumulate(map(len, pieces)))
        numbers, lengths = self._measures[field]  # which piece a word is, and how long the pieces are up to each, without blanks
        one, other = numbers[first], numbers[last]
        return lengths[one] + one - len(pieces[one]), lengths[other] + other

    def names(self, field: int) -> list[tuple[int, int]]:
        """The stretches of a field that are names of persons and organisations, ascending."""
        if field not in self._names:
            self._names[field] = joined(self._body_names() if field == BODY else self._title_names())
        return self._names[field]

    def _body_names(self) -> Iterable[tuple[int, int]]:
        return [span for actor in self.record.actors for span in actor.mentions]

    def _title_names(self) -> Iterable[tuple[int, int]]:
        title = (self.record.title or "").casefold()
        names = {name.casefold() for actor in self.record.actors for name in (actor.name, *actor.aliases)}
        return [(title.find(name), title.find(name) + len(name)) for name in names if name in title]

    def in_name(self, place: Place) -> bool:
        """Does the place lie inside the name of a person, an organisation, an office or a street?"""
        first, last = place
        if first < self.start:
            field, text = TITLE, self.record.title or ""
        else:
            field, text = BODY, self.record.body
            first, last = first - self.start, last - self.start
        start, end = self.bounds(field, first, last)
        names = self.names(field)
        index = bisect_left(names, (start + 1,))
        return (index > 0 and names[index - 1][1] >= end) or _named_after(text, start, end)

    def spans(self, found: Iterable[Place | Span]) -> tuple[Span, ...]:
        """The stretches of the body that these places cover, ascending, those that overlap as one."""
        body, bounds = self.start, self.bounds
        stretches = [
            place if isinstance(place, Span) else bounds(BODY, place[0] - body, place[1] - body)
            for place in found
            if place[0] >= body or isinstance(place, Span)
        ]
        return tuple(map(Span._make, joined(stretches)))


def _found(slots: list[tuple[int, ...]], leaves: Leaves) -> dict[int, list[Place]]:
    """The places of all leaves, from the slots that each word of a text stands for; most stand for none."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for position, numbers in zip(compress(count(), slots), filter(None, slots), strict=True):
        for number in numbers:
            places[number].append(position)
    found: dict[int, list[Place]] = {}
    sought = leaves.sought
    for slot, positions in places.items():
        single, rows, near = sought[slot]
        for each in single:
            found[each] = list(zip(positions, positions, strict=True))
        for each, back, more, others in rows:
            if others[0][1] not in places:
                continue
            own = []
            for position in positions:
                for distance, other in others:
                    if other not in slots[position + distance]:
                        break
                else:
                    own.append((position - back, position - back + more))
            if own:
                found[each] = own
        for each, width, beside in near:
            for other in beside:
                if other not in places or not _are_close(positions, places[other], width):
                    break
            else:
                own = windows([places[one] for one in leaves.slots[each]], leaves.leaves[each])
                if own:
                    found[each] = own
    return found


def _are_close(positions: list[int], others: list[int], width: int) -> bool:
    """Does any of the positions have another one so near? Mostly not, which is sooner told than where windows are."""
    for position in positions:
        at = bisect_left(others, position - width)
        if at < len(others) and others[at] <= position + width:
            return True
    return False


def _named_after(text: str, start: int, end: int) -> bool:
    """Does a word stand in the name of an office, of a body of one, or of a street?

    >>> _named_after("We wrote to the Domestic Abuse Commissioner in May.", 16, 30)
    True
    """
    if not text[start].isupper():
        return False
    if text[start:end] == "Road":
        return _STREET.search(text, max(0, start - 40), start) is not None
    if _OFFICE.match(text, end):
        return True
    near = max(0, start - 60)
    before = text[near:start]
    return ("for " in before or "on " in before) and _OFFICE_FOR.search(text, near, start) is not None
