"""Where does a text node match in one segment, and how often? By arithmetic on whole arrays of positions."""

from __future__ import annotations

from collections import Counter
from functools import reduce

import numpy as np

from corpus.nouns import NamedTuple
from indexer.codec.arrayfile import Array
from indexer.codec.fieldarrays import ragged
from indexer.codec.postings import FieldPostings
from indexer.codec.strings import encoded
from search.engines.array_segment import Segment
from search.engines.array_sets import Docs, DocSet, as_docs, common, everything, firsts, in_order, union
from search.engines.vocabulary import expand
from search.leaves import Leaf, Slot

_WHOLE = 3  # all places of a word are looked at where one in so many of its documents holds the others
_MERGED = 8  # places are looked up one by one in an array that is more than so many times longer
SHIFT = 32  # a place in a segment is the document's number, shifted so far, plus the position


class Part(NamedTuple):
    """The matches of a leaf in one field: the documents, and how many matches begin in each."""

    field: str
    found: DocSet
    counts: Array
    terms: list[int]  # the terms of its first slot

    @property
    def docs(self) -> Docs:
        """The documents, ascending."""
        return self.found.docs


class LeafMatches:
    """The matches of a leaf in one segment."""

    def __init__(self, segment: Segment, wanted: Leaf) -> None:
        self._segment = segment
        self.parts = [part for field in wanted.fields if (part := find(segment, field, wanted)) is not None]
        self.parts.sort(key=lambda part: -len(part.counts))  # the largest first
        self.most = sum([len(part.counts) for part in self.parts])  # documents, at most
        self._docs: Docs | None = None
        self._live: int | None = None

    def match(self) -> Docs:
        """The documents, deleted ones too."""
        if self._docs is None:
            self._docs = union([part.found for part in self.parts], self._segment.size)
        return self._docs

    def among(self, docs: Docs) -> Array:
        """Is each of the documents one?"""
        return reduce(np.logical_or, [part.found.has(docs) for part in self.parts]) if self.parts else np.zeros(len(docs), bool)

    def live_count(self) -> int:
        """How many documents there are, without deleted ones."""
        if self._live is None:
            if self._docs is None and len(self.parts) == 2:  # those of both need not be put in order to be counted
                large, small = self.parts
                count = self.most - int(np.count_nonzero(large.found.has(small.docs)))
            else:
                count = len(self.match())
            deleted = self._segment.deleted
            self._live = count - int(self.among(deleted).sum()) if len(deleted) else count
        return self._live


def find(segment: Segment, name: str, wanted: Leaf) -> Part | None:
    """The matches of a leaf in one field, or None where there are none."""
    field = segment.field(name)
    if field is None or not wanted.slots:
        return None
    slots = [expand(field, slot, alike) for slot in wanted.slots]
    if not all(slots):
        return None
    if len(slots) == 1:
        docs, counts = _sum(field, slots[0], segment.size)
    else:
        fewest, *others = sorted((_docs(field, terms, segment.size) for terms in slots), key=len)
        found = reduce(lambda docs, other: docs.compress(DocSet(other, segment.size).has(docs)), others, fewest)
        if not len(found):
            return None
        arrange = _near if wanted.slop else _in_order
        postings = sum(field.document_count(term) for terms in slots for term in terms)
        if postings <= _WHOLE * len(slots) * len(found):
            places = [_all_places(field, terms) for terms in slots]
        else:
            places = [_places(field, terms, found, segment.size) for terms in slots]
        docs, counts = _by_document(arrange(places, wanted))
    return Part(name, DocSet(docs, segment.size), counts, slots[0]) if len(docs) else None


def spots(field: FieldPostings, part: Part, docs: Docs) -> Array:
    """Every place of a word in some of its documents, ascending; the documents are counted from 0 there."""
    return _gathered(field, part.terms[0], everything(len(docs)), part.docs.searchsorted(docs))


def alike(field: FieldPostings, slot: Slot) -> list[int]:
    """The terms whose letters, as a set, differ little enough from the slot's: one edit changes two letters at most.

    For letters beyond ASCII, an edit changes up to eight bytes.
    """
    masks = field.letters
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
    first = firsts(docs).nonzero()[0]
    return docs[first], np.add.reduceat(counts, first, dtype=np.int64)


def _docs(field: FieldPostings, terms: list[int], size: int) -> Docs:
    """The documents that hold any of the terms."""
    return union([DocSet(as_docs(field.docs(term)), size) for term in terms], size)


def _places(field: FieldPostings, terms: list[int], docs: Docs, size: int) -> Array:
    """Every place of any of the terms in the documents, ascending."""
    found = []
    for term in terms:
        index, rows = common(DocSet(docs, size), DocSet(as_docs(field.docs(term)), size))
        found.append(_gathered(field, term, docs[index], rows))
    return found[0] if len(found) == 1 else in_order(found)


def _gathered(field: FieldPostings, term: int, docs: Docs, rows: Array | slice) -> Array:
    """Every place of a term in the documents, of which the postings are given, ascending."""
    counts, positions = field.counts(term), field.positions(term)
    own = counts[rows].astype(np.int64)
    if len(own) < len(counts):
        positions = positions.take(ragged(counts.cumsum(dtype=np.int64)[rows] - own, own))
    keys = (docs << SHIFT).repeat(own)
    keys += positions
    return keys


def _all_places(field: FieldPostings, terms: list[int]) -> Array:
    """Every place of any of the terms, ascending."""
    found = []
    for term in terms:
        keys = spread(as_docs(field.docs(term)) << SHIFT, field.counts(term))
        keys += field.positions(term)
        found.append(keys)
    return found[0] if len(found) == 1 else in_order(found)


def spread(values: Array, counts: Array) -> Array:
    """Each value so many times; numpy's own `repeat` takes half as long again."""
    ends = counts.cumsum(dtype=np.intp)
    steps = np.zeros(ends[-1], np.int64)
    steps[0] = values[0]
    steps[ends[:-1]] = values[1:] - values[:-1]
    return steps.cumsum(out=steps)


def _by_document(places: Array) -> tuple[Docs, Array]:
    """The documents of ascending places, and how many are in each."""
    docs = places >> SHIFT
    first = firsts(docs).nonzero()[0]
    counts = np.full(len(first), len(docs))
    counts[:-1] = first[1:]
    counts -= first
    return docs.take(first), counts


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
    together = in_order([one, other])
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
