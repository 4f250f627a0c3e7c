"""How often does each value of a field occur among the matches? Counted by number, told by value; see `search.facets`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.analysis import fold_value
from indexer.codec.arrayfile import Array
from indexer.codec.strings import decoded
from search.engines.array_segment import FacetColumn, Segment
from search.engines.array_sets import Docs
from search.facets import most_common_label
from search.query import FacetRequest, Filter, Match
from search.results import Bucket, FacetCounts

_SORTED = 256  # so many values are put in order one by one


class Facet:
    """One keyword field over all segments: its values, numbered in their order."""

    def __init__(self, field: str, segments: Sequence[Segment]) -> None:
        self._columns = [segment.facet(field) for segment in segments]
        self._texts: dict[int, tuple[str, str]] = {}

    @cached_property
    def _own(self) -> list[FacetColumn]:
        return [column for column in self._columns if column is not None]

    @cached_property
    def _values(self) -> list[str]:
        """Every value of several segments, sorted."""
        return sorted({value for column in self._own for value in column.all_values})

    @cached_property
    def _numbers(self) -> list[Array | None]:
        """For each segment the number of each of its values among all; None where they are the same."""
        if len(self._own) < 2:
            return [None for _ in self._columns]
        rank = {value: number for number, value in enumerate(self._values)}
        return [
            None if column is None else np.array([rank[value] for value in column.all_values], np.int64)
            for column in self._columns
        ]

    def _text(self, number: int) -> tuple[str, str]:
        """A value and its label; worked out once."""
        found = self._texts.get(number)
        if found is None:
            value = self._values[number] if len(self._own) > 1 else decoded(self._own[0].values[number])
            found = self._texts[number] = (value, self._label(number, value))
        return found

    def count(self, request: FacetRequest, docs: Sequence[Docs], filters: Sequence[Filter]) -> FacetCounts:
        """The facet of the documents of each segment."""
        counts, missing = self._counts(docs)
        selected, unknown = self._selected(request.field, filters) if filters else (set(), set())
        ranked = most_frequent(counts, request.size)
        if selected:
            ranked = sorted({*ranked, *((-counts.item(number), number) for number in selected)})
        buckets = [Bucket(*self._text(number), -count, number in selected) for count, number in ranked]
        buckets += [Bucket(value, value, 0, True) for value in unknown]
        if unknown:
            buckets.sort(key=lambda bucket: (-bucket.count, bucket.value))
        return FacetCounts(request.field, tuple(buckets), int(counts.sum()) + sum(count for count, _ in ranked), missing)

    def _counts(self, docs: Sequence[Docs]) -> tuple[Array, int]:
        many = len(self._own[0].values) if len(self._own) == 1 else len(self._values)
        counts, missing = np.zeros(many, np.int64), 0
        for column, numbers, own in zip(self._columns, self._numbers, docs, strict=True):
            if column is None:
                missing += len(own)
            elif len(own):
                found, without = column.count(own)
                missing += without
                if numbers is None:
                    counts = found
                else:
                    counts[numbers] += found
        return counts, missing

    def _selected(self, field: str, filters: Sequence[Filter]) -> tuple[set[int], set[str]]:
        """The values that choices of filters on the field name, and the choices that name none."""
        selected: set[int] = set()
        unknown: set[str] = set()
        for choice in (choice for filter in filters if filter.field == field for choice in filter.choices):
            if isinstance(choice, Match):
                named = self._named(fold_value(choice.value))
                selected |= named
                unknown |= set() if named else {choice.value}
        return selected, unknown

    def _named(self, name: str) -> set[int]:
        found: set[int] = set()
        for column, numbers in zip(self._columns, self._numbers, strict=True):
            own = column.named(name) if column is not None else []
            found |= {number if numbers is None else int(numbers[number]) for number in own}
        return found

    def _label(self, number: int, value: str) -> str:
        """The label that most documents give a value."""
        totals: dict[str, int] = {}
        for column, numbers in zip(self._columns, self._numbers, strict=True):
            if column is None:
                continue
            own = number if numbers is None else int(np.searchsorted(numbers, number))
            if numbers is None or (own < len(numbers) and numbers[own] == number):
                for label, count in column.labels(own):
                    totals[label] = totals.get(label, 0) + count
        return most_common_label(((label, count) for label, count in totals.items() if count), value)


def most_frequent(counts: Array, size: int) -> list[tuple[int, int]]:
    """The `size` values (0: all that occur) with the highest counts; of equals, the first. As (-count, value), in order."""
    if len(counts) <= _SORTED:
        ranked = sorted([(-count, number) for number, count in enumerate(counts.tolist()) if count])
        return ranked[:size] if size else ranked
    known = counts.nonzero()[0]
    if size and len(known) > max(size, _SORTED):
        own = counts[known]
        limit = np.partition(own, -size)[-size]
        better = known[own > limit]
        known = np.concatenate((better, known[own == limit][: size - len(better)]))
    ranked = sorted(zip((-counts[known]).tolist(), known.tolist(), strict=True))
    return ranked[:size] if size else ranked
