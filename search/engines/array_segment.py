"""What can one segment of an array index be asked?"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.contents import OpenSegment
from indexer.codec.strings import Strings, decoded, encoded
from search.engines.array_sets import EMPTY, Docs, DocSet, as_docs, everything, firsts, places
from search.engines.array_values import Counts, FacetColumn, Together
from search.query import Range, days
from search.scoring import damping

_KEPT = 8  # combinations of facets
_BROAD = 8  # a range that may hold more than one date in so many is found by looking at all


class Segment:
    """A segment open for searching; what it is asked often it keeps."""

    def __init__(self, opened: OpenSegment) -> None:
        self.size, self._opened = len(opened), opened
        self._documents, self._terms = opened.documents, opened.terms
        self.field = opened.field
        self.deleted: Docs = np.array(opened.entry.deleted, np.intp)
        self._damping: dict[str, tuple[float, Array]] = {}
        self._dates: dict[str, DateColumn | None] = {}
        self._facets: dict[str, FacetColumn | None] = {}
        self._together: dict[tuple[str, ...], Together] = {}

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
            self._facets[field] = FacetColumn(self._opened, self.deleted, field) if known else None
        return self._facets[field]

    def counts(self, fields: tuple[str, ...], docs: Docs) -> list[Counts | None]:
        """How often each value of those keyword fields occurs in the documents; None where no document has one."""
        together = self._together.get(fields)
        if together is None:
            if len(self._together) >= _KEPT:
                self._together.clear()
            together = self._together[fields] = Together([self.facet(field) for field in fields], self.size)
        return together.count(docs)

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
