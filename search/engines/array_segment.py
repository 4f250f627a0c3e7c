"""What can one segment of an array index be asked?"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.contents import OpenSegment
from indexer.codec.postings import FieldPostings
from indexer.codec.strings import Strings, decoded, encoded
from search.engines.array_sets import EMPTY, Docs, DocSet, as_docs, everything, firsts, places
from search.query import Range
from search.scoring import damping

_BROAD = 8  # a range that may hold more than one date in so many is found by looking at all


class Segment:
    """A segment open for searching; what it is asked often it keeps."""

    def __init__(self, opened: OpenSegment) -> None:
        self.size = len(opened)
        self._documents, self._terms = opened.documents, opened.terms
        self.deleted: Docs = np.array(opened.entry.deleted, np.intp)
        self._fields: dict[str, FieldPostings | None] = {}
        self._damping: dict[str, tuple[float, Array]] = {}
        self._dates: dict[str, DateColumn | None] = {}
        self._facets: dict[str, FacetColumn | None] = {}

    @cached_property
    def live(self) -> Docs:
        """The documents that are not deleted."""
        return np.delete(everything(self.size), self.deleted)

    @cached_property
    def _is_live(self) -> Array:
        bitmap = np.ones(self.size, bool)
        bitmap[self.deleted] = False
        return bitmap

    def without_deleted(self, docs: Docs) -> Docs:
        """Those of the documents that are not deleted."""
        return docs.compress(self._is_live.take(docs)) if len(self.deleted) else docs

    def field(self, name: str) -> FieldPostings | None:
        """The postings of a field, or None where no document has a term in it."""
        if name not in self._fields:
            self._fields[name] = FieldPostings(self._terms, name) if f"{name}/docs" in self._terms else None
        return self._fields[name]

    def lengths(self, field: str) -> Array:
        """The number of tokens of a text field, per document."""
        return self._documents.array(f"length/{field}")

    def damping(self, field: str, mean_length: float) -> Array:
        """`search.scoring.damping` of each document, worked out once as long as the mean length stays."""
        found = self._damping.get(field)
        if found is None or found[0] != mean_length:
            found = self._damping[field] = mean_length, damping(self.lengths(field).astype(np.float64), mean_length)
        return found[1]

    def total_length(self, field: str) -> int:
        """The number of tokens of a text field in all documents that are not deleted."""
        total = int(self._documents.meta["totals"][field])
        return total - int(self.lengths(field)[self.deleted].sum()) if len(self.deleted) else total

    def named(self, field: str, name: str) -> Docs:
        """The documents where a value of the keyword field has that folded name, deleted ones too."""
        postings = self.field(field)
        number = -1 if postings is None else postings.number(encoded(name))
        return EMPTY if postings is None or number < 0 else as_docs(postings.docs(number))

    def are_named(self, field: str, name: str, docs: Docs) -> Array:
        """Does each of the documents have a value of the keyword field with that folded name?"""
        column = self.facet(field)
        if column is None or not column.single:
            return DocSet(self.named(field, name), self.size).has(docs)
        return column.are_named(name, docs)

    def dates(self, field: str) -> DateColumn | None:
        """A date field, or None where no document has one."""
        if field not in self._dates:
            known = f"date/{field}/docs" in self._documents
            self._dates[field] = DateColumn(self, f"date/{field}") if known else None
        return self._dates[field]

    def facet(self, field: str) -> FacetColumn | None:
        """A keyword field's values, or None where no document has one."""
        if field not in self._facets:
            known = f"facet/{field}/variants" in self._documents
            self._facets[field] = FacetColumn(self, field) if known else None
        return self._facets[field]

    def column(self, name: str) -> Array:
        """An array of the segment's documents."""
        return self._documents.array(name)

    def strings(self, name: str) -> Strings:
        """Strings of the segment's documents."""
        return Strings(self._documents, name)

    def has_column(self, name: str) -> bool:
        """Is there such an array?"""
        return name in self._documents

    @cached_property
    def ids(self) -> Strings:
        """The id of each document."""
        return self.strings("ids")

    @cached_property
    def duplicate_of(self) -> dict[int, str]:
        """The id of the record that a document duplicates, where it does."""
        of = map(decoded, self.strings("duplicate/of").all())
        return dict(zip(self.column("duplicate/docs").tolist(), of, strict=True))


class DateColumn:
    """One date field of a segment: rows of document, first and last day."""

    def __init__(self, segment: Segment, name: str) -> None:
        self._size = segment.size
        self.docs = as_docs(segment.column(f"{name}/docs"))
        self._first, self._last = segment.column(f"{name}/first"), segment.column(f"{name}/last")
        self._order = segment.column(f"{name}/order")

    @cached_property
    def _sorted_first(self) -> Array:
        return self._first[self._order]

    @cached_property
    def _longest(self) -> int:
        return int((self._last - self._first).max())

    @cached_property
    def _repeats(self) -> bool:
        return bool((self.docs[1:] == self.docs[:-1]).any())

    def match(self, node: Range) -> Docs:
        """The documents with a date that overlaps the range."""
        low, high = days(node)
        start = int(np.searchsorted(self._sorted_first, max(0, low - self._longest)))
        stop = int(np.searchsorted(self._sorted_first, high, side="right"))
        if _BROAD * (stop - start) > len(self.docs):
            found = self.docs.compress((self._last >= low) & (self._first <= high))
        else:
            rows = self._order[start:stop]
            found = np.sort(self.docs[rows[self._last[rows] >= low]])
        return found.compress(firsts(found)) if self._repeats else found

    def among(self, node: Range, docs: Docs) -> Array:
        """Has each of the documents a date that overlaps the range?"""
        if self._repeats:
            return places(docs, self.match(node))[1]
        low, high = days(node)
        at, there = (docs, np.ones(len(docs), bool)) if len(self.docs) == self._size else places(docs, self.docs)
        inside: Array = there & (self._last.take(at, mode="clip") >= low) & (self._first.take(at, mode="clip") <= high)
        return inside


def days(node: Range) -> tuple[int, int]:
    """The first and the last day of a range, as proleptic ordinals."""
    low = node.first.first_day.toordinal() if node.first else 0
    return low, node.last.last_day.toordinal() if node.last else 1 << 31


class FacetColumn:
    """One keyword field of a segment: values, and for each document the variants (value, label, names) that it has."""

    def __init__(self, segment: Segment, field: str) -> None:
        name = f"facet/{field}"
        self._segment, self._name, self._field = segment, name, field
        self.values = segment.strings(f"{name}/values")
        self._value_of = segment.column(f"{name}/value")
        self._variants = segment.column(f"{name}/variants")
        self._first = segment.column(f"{name}/first") if segment.has_column(f"{name}/first") else None

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

    def _count_variants(self, docs: Docs) -> tuple[Array, int]:
        """In how many of the documents each variant occurs, and how many have none."""
        many = len(self._value_of)
        if self._first is None:
            counts = np.bincount(self._variants.take(docs), minlength=many + 1)
            return counts[:many], int(counts[many])
        start, stop = self._first.take(docs).astype(np.intp), self._first.take(docs + 1).astype(np.intp)
        own = stop - start
        ends = np.cumsum(own)
        index = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(start - (ends - own), own)
        return np.bincount(self._variants.take(index), minlength=many), int((own == 0).sum())

    @cached_property
    def live_totals(self) -> Array:
        """In how many documents that are not deleted each variant occurs."""
        totals = self._segment.column(f"{self._name}/totals").astype(np.int64)
        return totals - self._count_variants(self._segment.deleted)[0] if len(self._segment.deleted) else totals

    def count(self, docs: Docs) -> tuple[Array, int]:
        """In how many of the documents each value occurs, and how many have none."""
        counts, missing = self._count_variants(docs)
        return (counts if self._starts is None else np.add.reduceat(counts, self._starts)), missing

    def labels(self, value: int) -> list[tuple[str, int]]:
        """The labels of a value, each with the number of documents that give it."""
        start, stop = (value, value + 1)
        if self._starts is not None:
            start, stop = np.searchsorted(self._value_of, np.array([value, value + 1], self._value_of.dtype)).tolist()
        labels = self._segment.strings(f"{self._name}/labels")
        return [(decoded(labels[number]), int(self.live_totals[number])) for number in range(start, stop)]

    def _named(self, name: str) -> Array:
        """The variants that have that folded name."""
        postings = self._segment.field(self._field)
        number = -1 if postings is None else postings.number(encoded(name))
        if number < 0:
            return EMPTY
        start, stop = self._segment.column(f"{self._name}/named.starts")[number : number + 2].tolist()
        return self._segment.column(f"{self._name}/named")[start:stop]

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
