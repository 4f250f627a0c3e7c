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
from search.engines.array_sets import Array, Docs, as_docs, common, intersect, member, union
from search.leaves import Leaf, Slot, within_edits

_KEPT = 100  # expansions of a field; each is worked out to bound them, and again to use them
_WHOLE = 3  # all places of a word are looked at where one in so many of its documents holds the others
_MERGED = 8  # places are looked up one by one in an array that is more than so many times longer
SHIFT = 32  # a place in a segment is the document's number, shifted so far, plus the position


@dataclass(frozen=True, slots=True)
class Part:
    """The matches of a leaf in one field: the documents, and how many matches begin in each."""

    field: str
    docs: Docs
    counts: Array
    terms: list[int]  # the terms of its first slot


class LeafMatches:
    """The matches of a leaf in one segment."""

    def __init__(self, segment: Segment, wanted: Leaf) -> None:
        self._segment = segment
        self.parts = [part for field in wanted.fields if (part := find(segment, field, wanted)) is not None]
        self.most = sum(len(part.docs) for part in self.parts)  # documents, at most
        self._docs: Docs | None = None

    def match(self) -> Docs:
        """The documents, deleted ones too."""
        if self._docs is None:
            self._docs = union([part.docs for part in self.parts], self._segment.size)
        return self._docs

    def among(self, docs: Docs) -> Array:
        """Is each of the documents one?"""
        size = self._segment.size
        return reduce(np.logical_or, (member(docs, part.docs, size) for part in self.parts), np.zeros(len(docs), bool))

    def live_count(self) -> int:
        """How many documents there are, without deleted ones."""
        if self._docs is None and len(self.parts) == 2:  # those of both need not be put in order to be counted
            small, large = sorted((part.docs for part in self.parts), key=len)
            count = len(large) + len(small) - int(np.count_nonzero(member(small, large, self._segment.size)))
        else:
            count = len(self.match())
        return count - int(self.among(self._segment.deleted).sum()) if len(self._segment.deleted) else count

    def spots(self, name: str, docs: Docs) -> Array:
        """Every place of a leaf of one slot in a field of the documents, which all hold it there, ascending."""
        field = self._segment.field(name)
        part = next((part for part in self.parts if part.field == name), None)
        if field is None or part is None:
            return np.zeros(0, np.int64)
        if len(part.terms) == 1:
            return _gathered(field, part.terms[0], docs, part.docs.searchsorted(docs))
        return _places(field, part.terms, docs, self._segment.size)


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
        arrange = _near if wanted.slop else _in_order
        postings = sum(field.document_count(term) for terms in slots for term in terms)
        if postings <= _WHOLE * len(slots) * len(found):
            places = [_all_places(field, terms) for terms in slots]
        else:
            places = [_places(field, terms, found, segment.size) for terms in slots]
        docs, counts = _by_document(arrange(places, wanted))
    return Part(name, docs, counts, slots[0]) if len(docs) else None


def expand(field: FieldPostings, slot: Slot) -> list[int]:
    """The numbers of the terms that a slot stands for."""
    if slot.exact:
        exact = field.number(encoded(slot.term))
        return [] if exact < 0 else [exact]
    if slot not in field.expansions:
        if len(field.expansions) >= _KEPT:
            field.expansions.clear()
        field.expansions[slot] = _expand(field, slot)
    return field.expansions[slot]


def _expand(field: FieldPostings, slot: Slot) -> list[int]:
    if slot.prefix is not None:
        start, stop = field.terms.beginning(encoded(slot.prefix))
        also = [field.terms.find(encoded(word)) for word in slot.also]
        return sorted([*range(start, stop), *(number for number in also if number >= 0)])
    return [number for number in _alike(field, slot) if within_edits(decoded(field.terms[number]), slot.term, slot.edits)]


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


def _places(field: FieldPostings, terms: list[int], docs: Docs, size: int) -> Array:
    """Every place of any of the terms in the documents, ascending."""
    found = []
    for term in terms:
        index, rows = common(docs, as_docs(field.docs(term)), size)
        found.append(_gathered(field, term, docs[index], rows))
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def _gathered(field: FieldPostings, term: int, docs: Docs, rows: Array | slice) -> Array:
    """Every place of a term in the documents, of which the postings are given, ascending."""
    counts, positions = field.counts(term), field.positions(term)
    own = counts[rows].astype(np.int64)
    if len(own) < len(counts):
        positions = positions.take(ragged((np.cumsum(counts, dtype=np.int64) - counts)[rows], own))
    keys = np.repeat(docs << SHIFT, own)
    keys += positions
    return keys


def _all_places(field: FieldPostings, terms: list[int]) -> Array:
    """Every place of any of the terms, ascending."""
    found = []
    for term in terms:
        keys = np.repeat(as_docs(field.docs(term)) << SHIFT, field.counts(term))
        keys += field.positions(term)
        found.append(keys)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def _by_document(places: Array) -> tuple[Docs, Array]:
    """The documents of ascending places, and how many are in each."""
    docs = places >> SHIFT
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(docs)), bool), docs[1:] != docs[:-1])))
    return docs.take(first), np.diff(first, append=len(docs))


def _in_order(places: list[Array], wanted: Leaf) -> Array:
    """Where the slots stand one after the other: the places of the first."""
    keys = [own - offset if offset else own for offset, own in enumerate(places)]
    return reduce(_in_both, sorted(keys, key=len))


def _in_both(one: Array, other: Array) -> Array:
    """What is in both of two ascending arrays without repeats; the first is the shorter one."""
    if _MERGED * len(one) < len(other):
        at = other.searchsorted(one)
        at[at == len(other)] = 0
        return one.compress(other.take(at) == one)
    together = np.concatenate((one, other))
    together.sort(kind="stable")  # merges what is in order already
    return together[1:].compress(together[1:] == together[:-1])


def _near(places: list[Array], wanted: Leaf) -> Array:
    """The places from which a window holds all words, each as often as it is asked for."""
    times = Counter(slot.term for slot in wanted.slots)
    own = {slot.term: keys for slot, keys in zip(wanted.slots, places, strict=True)}
    starts = np.sort(np.concatenate(list(own.values())))
    width = len(wanted.slots) - 1 + wanted.slop
    complete = np.ones(len(starts), bool)
    for word, keys in own.items():
        complete &= keys.searchsorted(starts + width, side="right") - keys.searchsorted(starts) >= times[word]
    return starts.compress(complete)
