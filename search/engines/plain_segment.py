"""What can one segment be asked without numpy? Its numbers one by one, and lists of the documents that are not deleted."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import chain, compress
from operator import eq

from indexer.codec.contents import OpenSegment
from indexer.codec.strings import Strings, decoded, encoded
from search.engines.plain_lists import Docs, both, held, taken
from search.query import Range, days

_BROAD = 4  # all dates are looked at where they are less than so many times the documents that are asked for
_DISTINCT = 40  # values of a byte that are quicker counted one by one than all together
_MANY = 1_000  # documents for which a copy of all small numbers pays, as each is taken from it in half the time


class Segment:
    """A segment open for a few questions."""

    def __init__(self, opened: OpenSegment) -> None:
        self.size = len(opened)
        self.documents, self._terms = opened.documents, opened.terms
        self.field = opened.field
        self.deleted = frozenset(opened.entry.deleted)
        self._columns: dict[str, FacetColumn | None] = {}

    @cached_property
    def live(self) -> Docs:
        """The documents that are not deleted."""
        every = range(self.size)
        return sorted(self.deleted.symmetric_difference(every)) if self.deleted else every

    def lengths(self, field: str) -> memoryview:
        """The number of tokens of a text field, per document."""
        return self.documents.numbers(f"length/{field}")

    def total_length(self, field: str) -> int:
        """The number of tokens of a text field in all documents that are not deleted."""
        lengths = self.lengths(field)
        return int(self.documents.meta["totals"][field]) - sum([lengths[doc] for doc in self.deleted])

    def count_named(self, field: str, name: str) -> int:
        """How many documents have a value of the keyword field with that folded name, deleted ones too."""
        postings = self.field(field)
        number = -1 if postings is None else postings.number(encoded(name))
        return 0 if postings is None or number < 0 else postings.document_count(number)

    def named(self, field: str, name: str, among: Docs | None) -> Docs:
        """Those of the documents (None: of all) where a value of the keyword field has that folded name."""
        postings, column = self.field(field), self.facet(field)
        number = -1 if postings is None else postings.number(encoded(name))
        if postings is None or number < 0:
            return []
        if among is not None and column is not None and column.single:
            return column.among(name, among)
        found = [doc for doc in postings.plain_docs(number) if doc not in self.deleted]
        return found if among is None else both(found, among)

    def dated(self, node: Range, among: Docs) -> Docs:
        """Those of the documents that have a date which overlaps the range."""
        name, file = f"date/{node.field}", self.documents
        if f"{name}/docs" not in file:
            return []
        docs, first, last = (file.numbers(f"{name}/{part}") for part in ("docs", "first", "last"))
        low, high = days(node)
        if _BROAD * len(among) > len(docs):
            found = {doc for doc, start, end in zip(docs, first, last, strict=True) if end >= low and start <= high}
            return list(compress(among, held(found, among)))
        found = set()
        for doc in among:
            row = doc if doc < len(docs) and docs[doc] == doc else bisect_left(docs, doc)  # mostly each document has one date
            while row and docs[row - 1] == doc:
                row -= 1
            while row < len(docs) and docs[row] == doc:
                if last[row] >= low and first[row] <= high:
                    found.add(doc)
                row += 1
        return sorted(found)

    def facet(self, field: str) -> FacetColumn | None:
        """A keyword field's values, or None where no document has one."""
        if field not in self._columns:
            known = f"facet/{field}/variants" in self.documents
            self._columns[field] = FacetColumn(self, field) if known else None
        return self._columns[field]

    def strings(self, name: str) -> Strings:
        """Strings of the segment's documents."""
        return Strings(self.documents, name)

    @cached_property
    def ids(self) -> Strings:
        """The id of each document."""
        return self.strings("ids")

    @cached_property
    def duplicate_of(self) -> dict[int, str]:
        """The id of the record that a document duplicates, where it does."""
        of = map(decoded, self.strings("duplicate/of").all())
        return dict(zip(self.documents.numbers("duplicate/docs"), of, strict=True))


class FacetColumn:
    """One keyword field of a segment: values, and for each document the variants (value, label, names) that it has."""

    def __init__(self, segment: Segment, field: str) -> None:
        self._segment, self._name, self._field = segment, f"facet/{field}", field
        self._values = segment.strings(f"{self._name}/values")
        self._value_of = segment.documents.numbers(f"{self._name}/value")
        self._variants = segment.documents.numbers(f"{self._name}/variants")
        self._first = segment.documents.numbers(f"{self._name}/first") if f"{self._name}/first" in segment.documents else None

    def _count_variants(self, docs: Docs) -> tuple[Counter[int], int]:
        """In how many of the documents each variant occurs, and how many have none."""
        if self._first is None:
            counts = self._count_single(docs)
            return counts, counts.pop(len(self._value_of), 0)
        starts, stops = taken(self._first, docs), taken(self._first[1:], docs)
        each = chain.from_iterable([self._variants[start:stop] for start, stop in zip(starts, stops, strict=True)])
        return Counter(each), sum(map(eq, starts, stops))

    def _count_single(self, docs: Docs) -> Counter[int]:
        """In how many of the documents, each of which has one at most, each variant occurs; the number after the last is none."""
        if len(docs) < _MANY or self._variants.itemsize > 1:
            return Counter(taken(self._variants, docs))
        each, values = taken(self._variants.tobytes(), docs), len(self._value_of) + 1
        if values > _DISTINCT:
            return Counter(each)
        found = bytes(each)
        return Counter({value: many for value in range(values) if (many := found.count(value))})

    def count(self, docs: Docs) -> tuple[Counter[str], int]:
        """In how many of the documents each value occurs, and how many have none."""
        counts, missing = self._count_variants(docs)
        found: Counter[str] = Counter()
        for variant, count in counts.items():
            found[decoded(self._values[self._value_of[variant]])] += count
        return found, missing

    @cached_property
    def _deleted(self) -> Counter[int]:
        return self._count_variants(sorted(self._segment.deleted))[0]

    def _live_total(self, variant: int) -> int:
        """In how many documents that are not deleted a variant occurs."""
        return self._segment.documents.numbers(f"{self._name}/totals")[variant] - self._deleted[variant]

    def labels(self, value: str) -> list[tuple[str, int]]:
        """The labels of a value, each with the number of documents that give it."""
        number = self._values.find(encoded(value))
        start, stop = (bisect_left(self._value_of, each) for each in (number, number + 1))
        labels = self._segment.strings(f"{self._name}/labels")
        return [(decoded(labels[variant]), self._live_total(variant)) for variant in range(start, stop)]

    @property
    def single(self) -> bool:
        """Has each document one value at most?"""
        return self._first is None

    def among(self, name: str, docs: Docs) -> Docs:
        """Those of the documents, which have one value at most, that have one with that folded name."""
        return list(compress(docs, held(set(self._named(name)), taken(self._variants, docs))))

    def _named(self, name: str) -> memoryview:
        """The variants that have that folded name, which is one of the field's."""
        postings = self._segment.field(self._field)
        assert postings is not None
        number = postings.number(encoded(name))
        start, stop = self._segment.documents.numbers(f"{self._name}/named.starts", number, number + 2)
        return self._segment.documents.numbers(f"{self._name}/named", start, stop)

    def named(self, name: str) -> set[str]:
        """The values that have that folded name in a document that is not deleted."""
        if not self._segment.count_named(self._field, name):
            return set()
        return {decoded(self._values[self._value_of[variant]]) for variant in self._named(name) if self._live_total(variant)}
