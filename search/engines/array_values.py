"""How often does each value of a keyword field occur in some documents of a segment?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import narrowest
from indexer.codec.contents import OpenSegment
from indexer.codec.strings import Strings, decoded, encoded
from search.engines.array_sets import EMPTY, Docs

Counts = tuple[Array, int]  # in how many documents each value occurs, and how many have none
_FEWER = 16  # a combination of fields has fewer numbers than one for so many documents of the segment


class FacetColumn:
    """One keyword field of a segment: values, and for each document the variants (value, label, names) that it has."""

    def __init__(self, opened: OpenSegment, deleted: Docs, field: str) -> None:
        name, documents = f"facet/{field}", opened.documents
        self._opened, self._deleted, self._name, self._field = opened, deleted, name, field
        self.values = Strings(documents, f"{name}/values")
        self._value_of = documents.array(f"{name}/value")
        self._variants = documents.array(f"{name}/variants")
        self._first = documents.array(f"{name}/first") if f"{name}/first" in documents else None

    @cached_property
    def all_values(self) -> list[str]:
        """Every value, sorted."""
        return [decoded(value) for value in self.values.all()]

    @cached_property
    def _starts(self) -> Array | None:
        """The first variant of each value; None where each value has one."""
        if len(self.values) == len(self._value_of):
            return None
        return np.searchsorted(self._value_of, np.arange(len(self.values), dtype=self._value_of.dtype))

    @property
    def single(self) -> bool:
        """Has each document one value at most?"""
        return self._first is None

    @property
    def cells(self) -> int:
        """How many variants there are, and one more for none."""
        return len(self._value_of) + 1

    @property
    def variants(self) -> Array:
        """The variant of each document, where each has one at most; the number of variants where it has none."""
        return self._variants

    def _count_variants(self, docs: Docs) -> Counts:
        """In how many of the documents each variant occurs, and how many have none."""
        many = len(self._value_of)
        if self._first is None:
            counts = np.bincount(self._variants.take(docs), minlength=many + 1)
            return counts[:many], counts.item(many)
        start, stop = self._first.take(docs).astype(np.intp), self._first.take(docs + 1).astype(np.intp)
        own = stop - start
        ends = np.cumsum(own)
        index = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(start - (ends - own), own)
        return np.bincount(self._variants.take(index), minlength=many), int((own == 0).sum())

    @cached_property
    def live_totals(self) -> Array:
        """In how many documents that are not deleted each variant occurs."""
        totals = self._opened.documents.array(f"{self._name}/totals").astype(np.int64)
        return totals - self._count_variants(self._deleted)[0] if len(self._deleted) else totals

    def count(self, docs: Docs) -> Counts:
        """In how many of the documents each value occurs, and how many have none."""
        return self.of_values(*self._count_variants(docs))

    def of_values(self, counts: Array, missing: int) -> Counts:
        """The counts of values, from those of variants."""
        return (counts if self._starts is None else np.add.reduceat(counts, self._starts)), missing

    def labels(self, value: int) -> list[tuple[str, int]]:
        """The labels of a value, each with the number of documents that give it."""
        start, stop = (value, value + 1)
        if self._starts is not None:
            start, stop = np.searchsorted(self._value_of, np.array([value, value + 1], self._value_of.dtype)).tolist()
        labels = Strings(self._opened.documents, f"{self._name}/labels")
        return [(decoded(labels[number]), int(self.live_totals[number])) for number in range(start, stop)]

    def _named(self, name: str) -> Array:
        """The variants that have that folded name."""
        postings = self._opened.field(self._field)
        number = -1 if postings is None else postings.number(encoded(name))
        if number < 0:
            return EMPTY
        start, stop = self._opened.documents.array(f"{self._name}/named.starts")[number : number + 2].tolist()
        return self._opened.documents.array(f"{self._name}/named")[start:stop]

    def are_named(self, name: str, docs: Docs) -> Array:
        """Does each of the documents have a value with that folded name? Each has one at most."""
        wanted = np.zeros(len(self._value_of) + 1, bool)
        wanted[self._named(name)] = True
        return wanted.take(self._variants.take(docs))

    def named(self, name: str) -> list[int]:
        """The values that have that folded name in a document that is not deleted."""
        variants = self._named(name)
        found: list[int] = self._value_of[variants[self.live_totals[variants] > 0]].tolist()
        return sorted(set(found))


class Together:
    """Several keyword fields, of which those with one value each are counted at once where there are many documents.

    Their values form one number per document. The sums over the counts of these numbers cost less than a further count does,
    as long as there are no more numbers than documents.
    """

    def __init__(self, columns: Sequence[FacetColumn | None], size: int) -> None:
        self._columns = columns
        self._joined: list[FacetColumn] = []
        self._cells = 1  # how many numbers there are
        for column in sorted((one for one in columns if one is not None and one.single), key=lambda one: one.cells):
            if self._cells * column.cells * _FEWER <= size:
                self._cells *= column.cells
                self._joined.append(column)

    @cached_property
    def _numbers(self) -> Array:
        """The number of each document."""
        numbers = np.zeros(1, np.int64)
        for column in self._joined:
            numbers = numbers * column.cells + column.variants
        return numbers.astype(narrowest(self._cells))

    def count(self, docs: Docs) -> list[Counts | None]:
        """The counts of each field; None where no document has a value."""
        found: dict[int, Counts] = {}
        if len(self._joined) > 1 and len(docs) >= self._cells:
            left = np.bincount(self._numbers.take(docs), minlength=self._cells)
            for column in self._joined:
                rows = left.reshape(column.cells, -1)
                counts = np.add.reduce(rows, 1) if rows.shape[1] > 1 else left
                found[id(column)] = column.of_values(counts[:-1], counts.item(-1))
                left = np.add.reduce(rows, 0)
        return [None if one is None else found.get(id(one)) or one.count(docs) for one in self._columns]
