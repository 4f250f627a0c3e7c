"""Which documents hold a term, how often, and at which places? One field of one segment, as arrays.

<field>/terms      the sorted terms as UTF-8, end to end                (with .starts)
<field>/postings   where each term's postings begin, one more than there are terms
<field>/docs       the document of each posting, ascending within a term
<field>/counts     how many places each posting has                    (missing: one each)
<field>/places     where each term's places begin, one more than there are terms
<field>/positions  the places of each posting, ascending
<field>/weights    the weight of each posting as f4                     (missing: the counts)
<field>/values     what Whoosh's other formats encode, end to end        (with .starts)
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np

from indexer.codec.arrayfile import Array, ArrayFile, ArrayFileWriter, smallest
from indexer.codec.strings import Strings

_KEPT = 4_096  # numbers of terms


class FieldArrays(NamedTuple):
    """A field's postings in memory: what is written, and what merging works on. Starts have one more element than terms."""

    terms: list[bytes]
    starts: Array  # of each term's postings
    docs: Array
    counts: Array | None = None  # places per posting
    positions: Array | None = None
    weights: Array | None = None
    values: list[bytes] | None = None


def write_field(writer: ArrayFileWriter, field: str, arrays: FieldArrays) -> None:
    """Write one field; an array that says nothing new is left out."""
    Strings.write(writer, f"{field}/terms", arrays.terms)
    writer.add(f"{field}/postings", smallest(arrays.starts))
    writer.add(f"{field}/docs", smallest(arrays.docs))
    if arrays.counts is not None:
        writer.add(f"{field}/counts", smallest(arrays.counts))
    if arrays.positions is not None and arrays.counts is not None:
        ends = np.zeros(len(arrays.counts) + 1, np.int64)
        np.cumsum(arrays.counts, dtype=np.int64, out=ends[1:])
        writer.add(f"{field}/places", smallest(ends[arrays.starts]))
        writer.add(f"{field}/positions", smallest(arrays.positions))
    if arrays.weights is not None:
        writer.add(f"{field}/weights", arrays.weights.astype("<f4"))
    if arrays.values is not None:
        Strings.write(writer, f"{field}/values", arrays.values)


class Letters(NamedTuple):
    """What terms are made of, to tell apart at a glance those that cannot be alike."""

    sets: Array  # per term, a bit for each (byte modulo 64) that occurs in it
    lengths: Array  # in bytes
    ascii: Array  # is it ASCII?


class FieldPostings:
    """One field of an open segment; a term is known by its number in the sorted dictionary."""

    def __init__(self, file: ArrayFile, field: str) -> None:
        self.file, self.field = file, field
        self.terms = Strings(file, f"{field}/terms")
        self._starts = file.array(f"{field}/postings")
        self._start_of = self._starts.item
        self._docs, self._counts = f"{field}/docs", f"{field}/counts"
        self._has_counts = self._counts in file
        self._places = file.array(f"{field}/places") if f"{field}/places" in file else None
        self._values = Strings(file, f"{field}/values") if f"{field}/values" in file else None
        self._letters: Letters | None = None
        self._numbers: dict[bytes, int] = {}
        self.expansions: dict[Hashable, list[int]] = {}  # for a searcher to keep terms in that it had to look for

    def number(self, term: bytes) -> int:
        """The number of a term, or -1; the terms that were asked for are kept."""
        found = self._numbers.get(term)
        if found is None:
            if len(self._numbers) >= _KEPT:
                self._numbers.clear()
            found = self._numbers[term] = self.terms.find(term)
        return found

    @property
    def has_positions(self) -> bool:
        """Are the places of each posting kept as arrays?"""
        return self._places is not None

    @property
    def has_values(self) -> bool:
        """Are encoded values kept?"""
        return self._values is not None

    def extent(self, term: int) -> tuple[int, int]:
        """The half-open stretch of the term's postings."""
        return self._start_of(term), self._start_of(term + 1)

    def document_count(self, term: int) -> int:
        """How many documents hold the term, deleted ones too."""
        start, stop = self.extent(term)
        return stop - start

    def docs(self, term: int) -> Array:
        """The documents that hold the term, ascending."""
        return self.file.part(self._docs, *self.extent(term))

    def counts(self, term: int) -> Array:
        """How often each of its documents holds the term."""
        if self._has_counts:
            return self.file.part(self._counts, *self.extent(term))
        return np.ones(self.document_count(term), np.uint8)

    def weights(self, term: int) -> Array:
        """The weight of each posting."""
        name = f"{self.field}/weights"
        return self.file.part(name, *self.extent(term)) if name in self.file else self.counts(term)

    def positions(self, term: int) -> Array:
        """The places of every posting of the term, posting after posting."""
        assert self._places is not None
        return self.file.part(f"{self.field}/positions", int(self._places[term]), int(self._places[term + 1]))

    def value(self, posting: int) -> bytes:
        """The encoded value of a posting, by its number in the field."""
        assert self._values is not None
        return self._values[posting]

    def letters(self) -> Letters:
        """The letters of all terms; worked out once."""
        if self._letters is None:
            text, starts = self.terms.arrays()
            lengths = np.diff(starts.astype(np.int64))
            full = np.flatnonzero(lengths)
            sets, high = np.zeros(len(lengths), np.uint64), np.zeros(len(lengths), np.uint8)
            if len(full):
                bits = np.uint64(1) << (text & 63).astype(np.uint64)
                sets[full] = np.bitwise_or.reduceat(bits, starts[full].astype(np.int64))
                high[full] = np.bitwise_or.reduceat(text, starts[full].astype(np.int64))
            self._letters = Letters(sets, lengths, high < 128)
        return self._letters

    def load(self) -> FieldArrays:
        """The whole field, for merging."""
        weights = f"{self.field}/weights"
        return FieldArrays(
            self.terms.all(),
            self._starts.astype(np.int64),
            self.file.array(self._docs),
            self.file.array(self._counts) if self._has_counts else None,
            self.file.array(f"{self.field}/positions") if self.has_positions else None,
            self.file.array(weights) if weights in self.file else None,
            self._values.all() if self._values is not None else None,
        )


def ragged(starts: Array, counts: Array) -> Array:
    """The indexes start, start + 1, ... of each stretch, one stretch after the other.

    >>> ragged(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    counts = counts.astype(np.int64, copy=False)
    ends = counts.cumsum()
    indexes = np.arange(ends[-1] if len(ends) else 0)
    indexes += (starts - (ends - counts)).repeat(counts)
    return indexes
