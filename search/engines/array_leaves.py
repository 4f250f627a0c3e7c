"""Where does a text node match in one segment, and how often? By arithmetic on whole arrays of positions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.codec.postings import FieldPostings
from indexer.engines.array_columns import decoded, encoded
from indexer.engines.array_invert import ragged
from search.engines.array_segment import Segment
from search.engines.array_sets import Array, Docs, as_docs, intersect, lookup, member, places, union
from search.leaves import Leaf, Slot, within_edits

SHIFT = 32  # a place in a segment is the document's number, shifted so far, plus the position


@dataclass(frozen=True, slots=True)
class Part:
    """The matches of a leaf in one field: the documents, and how many matches begin in each."""

    field: str
    docs: Docs
    counts: Array


class LeafMatches:
    """The matches of a leaf in one segment."""

    def __init__(self, segment: Segment, wanted: Leaf) -> None:
        self._segment = segment
        self.parts = [part for field in wanted.fields if (part := find(segment, field, wanted)) is not None]
        self.most = sum(len(part.docs) for part in self.parts)  # documents, at most

    def match(self) -> Docs:
        """The documents, deleted ones too."""
        return union([part.docs for part in self.parts], self._segment.size)

    def among(self, docs: Docs) -> Array:
        """Is each of the documents one?"""
        size = self._segment.size
        return reduce(np.logical_or, (member(docs, part.docs, size) for part in self.parts), np.zeros(len(docs), bool))

    def live_count(self) -> int:
        """How many documents there are, without deleted ones."""
        if len(self.parts) == 2:
            one, other = self.parts
            count = self.most - len(intersect(one.docs, other.docs, self._segment.size))
        else:
            count = self.most if len(self.parts) < 2 else len(self.match())
        return count - int(self.among(self._segment.deleted).sum()) if len(self._segment.deleted) else count

    def counts(self, part: Part, docs: Docs) -> Array:
        """How many matches begin in that part of each of the documents."""
        return lookup(docs, part.docs, part.counts, self._segment.size)


def find(segment: Segment, name: str, wanted: Leaf) -> Part | None:
    """The matches of a leaf in one field, or None where there are none."""
    field = segment.field(name)
    if field is None or not wanted.slots:
        return None
    slots = [expand(field, slot) for slot in wanted.slots]
    if not all(slots):
        return None
    if len(slots) == 1:
        docs, counts = _sum(field, slots[0], segment.size)
    else:
        found = reduce(
            lambda one, other: intersect(one, other, segment.size),
            sorted((_docs(field, s, segment.size) for s in slots), key=len),
        )
        if not len(found):
            return None
        starts = _near(field, wanted, slots, found) if wanted.slop else _in_order(field, slots, found)
        many = np.bincount(starts >> SHIFT, minlength=len(found))
        docs, counts = found[many > 0], many[many > 0]
    return Part(name, docs, counts) if len(docs) else None


def spots(segment: Segment, name: str, wanted: Leaf, docs: Docs) -> Array:
    """Every place of a leaf of one slot in a field of the documents, ascending; documents are counted by their index."""
    field = segment.field(name)
    terms = expand(field, wanted.slots[0]) if field is not None else []
    return _places(field, terms, docs) if field is not None and terms else np.zeros(0, np.int64)


def expand(field: FieldPostings, slot: Slot) -> list[int]:
    """The numbers of the terms that a slot stands for."""
    if slot.prefix is not None:
        start, stop = field.terms.beginning(encoded(slot.prefix))
        also = [field.terms.find(encoded(word)) for word in slot.also]
        return sorted([*range(start, stop), *(number for number in also if number >= 0)])
    if slot.edits:
        return [number for number in _alike(field, slot) if within_edits(decoded(field.terms[number]), slot.term, slot.edits)]
    exact = field.terms.find(encoded(slot.term))
    return [] if exact < 0 else [exact]


def _alike(field: FieldPostings, slot: Slot) -> list[int]:
    """The terms whose letters, as a set, differ little enough from the slot's: one edit changes two letters at most.

    For letters beyond ASCII, an edit changes up to eight bytes.
    """
    masks = field.letters()
    wanted = np.bitwise_or.reduce(np.uint64(1) << (np.frombuffer(encoded(slot.term), np.uint8) & 63).astype(np.uint64))
    ascii_only = slot.term.isascii()
    different = np.bitwise_count(masks.sets ^ wanted)
    allowed = np.where(masks.ascii & ascii_only, 2 * slot.edits, 8 * slot.edits)
    length = len(encoded(slot.term))
    near = np.abs(masks.lengths - length) <= np.where(masks.ascii & ascii_only, slot.edits, 4 * slot.edits)
    found: list[int] = np.flatnonzero((different <= allowed) & near).tolist()
    return found


def _sum(field: FieldPostings, terms: list[int], size: int) -> tuple[Docs, Array]:
    """The documents that hold any of the terms, and how often they do in all."""
    if len(terms) == 1:
        return as_docs(field.docs(terms[0])), field.counts(terms[0])
    docs = np.concatenate([as_docs(field.docs(term)) for term in terms])
    counts = np.concatenate([field.counts(term) for term in terms])
    order = np.argsort(docs, kind="stable")
    docs, counts = docs[order], counts[order]
    first = np.flatnonzero(np.concatenate((np.ones(1, bool), docs[1:] != docs[:-1])))
    return docs[first], np.add.reduceat(counts, first, dtype=np.int64)


def _docs(field: FieldPostings, terms: list[int], size: int) -> Docs:
    """The documents that hold any of the terms."""
    return union([as_docs(field.docs(term)) for term in terms], size)


def _places(field: FieldPostings, terms: list[int], docs: Docs) -> Array:
    """Every place of any of the terms in the documents, ascending; the documents are counted by their index in `docs`."""
    found = []
    for term in terms:
        own = as_docs(field.docs(term))
        counts = field.counts(term).astype(np.int64)
        starts = np.cumsum(counts) - counts
        at, there = places(docs, own) if len(docs) <= len(own) else _turned(docs, own)
        rows = at[there]
        positions = field.positions(term)[ragged(starts[rows], counts[rows])].astype(np.int64)
        found.append(np.repeat(np.flatnonzero(there).astype(np.int64) << SHIFT, counts[rows]) + positions)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def _turned(docs: Docs, own: Docs) -> tuple[Array, Array]:
    """As `places(docs, own)`, where `own` is the shorter."""
    at, there = np.zeros(len(docs), np.int64), np.zeros(len(docs), bool)
    index, known = places(own, docs)
    at[index[known]] = np.flatnonzero(known)
    there[index[known]] = True
    return at, there


def _in_order(field: FieldPostings, slots: list[list[int]], docs: Docs) -> Array:
    """Where the slots stand one after the other: the places of the first."""
    keys = [_places(field, terms, docs) - offset for offset, terms in enumerate(slots)]
    return reduce(_common, sorted(keys, key=len))


def _common(one: Array, other: Array) -> Array:
    at = np.searchsorted(other, one)
    at[at == len(other)] = 0
    return one[other[at] == one] if len(other) else one[:0]


def _near(field: FieldPostings, wanted: Leaf, slots: list[list[int]], docs: Docs) -> Array:
    """The places from which a window holds all words, each as often as it is asked for."""
    times = Counter(slot.term for slot in wanted.slots)
    own = {slot.term: _places(field, terms, docs) for slot, terms in zip(wanted.slots, slots, strict=True)}
    starts = np.sort(np.concatenate(list(own.values())))
    width = len(wanted.slots) - 1 + wanted.slop
    complete = np.ones(len(starts), bool)
    for word, positions in own.items():
        inside = np.searchsorted(positions, starts + width, side="right") - np.searchsorted(positions, starts)
        complete &= inside >= times[word]
    return starts[complete]
