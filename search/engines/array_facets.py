"""How often does each value of a field occur among the matches? Counted by number, told by value; see `search.facets`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.analysis import fold_value
from indexer.codec.arrayfile import Array
from indexer.codec.strings import decoded
from search.engines.array_segment import Segment
from search.engines.array_sets import Docs
from search.engines.array_values import Counts, FacetColumn
from search.facets import most_common_label
from search.query import FacetRequest, Filter, Match
from search.results import Bucket, FacetCounts

Counted = list[tuple[Counts | None, int]]  # what was counted in each segment, and in how many documents
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

    def tell(self, request: FacetRequest, counted: Counted, filters: Sequence[Filter]) -> FacetCounts:
        """The facet, from what was counted."""
        counts, missing = self._sum(counted)
        ranked, total = most_frequent(counts, request.size)
        other = total + sum([count for count, _ in ranked])
        if not filters:
            buckets = [Bucket(*self._text(number), -count) for count, number in ranked]
            return FacetCounts(request.field, tuple(buckets), other, missing)
        selected, unknown = self._selected(request.field, filters)
        if selected:
            ranked = sorted({*ranked, *((-counts.item(number), number) for number in selected)})
            other = total + sum([count for count, _ in ranked])
        buckets = [Bucket(*self._text(number), -count, number in selected) for count, number in ranked]
        buckets += [Bucket(value, value, 0, True) for value in unknown]
        if unknown:
            buckets.sort(key=lambda bucket: (-bucket.count, bucket.value))
        return FacetCounts(request.field, tuple(buckets), other, missing)

    def _sum(self, counted: Counted) -> Counts:
        """The counts of all segments."""
        if len(counted) == 1 and counted[0][0]:
            return counted[0][0]
        many = len(self._own[0].values) if len(self._own) == 1 else len(self._values)
        counts, missing = np.zeros(many, np.int64), 0
        for numbers, (found, size) in zip(self._numbers, counted, strict=True):
            if found is None:
                missing += size
            elif numbers is None:
                counts, missing = found[0], missing + found[1]
            else:
                counts[numbers] += found[0]
                missing += found[1]
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


def count_together(segments: Sequence[Segment], fields: Sequence[str], docs: Sequence[Docs]) -> dict[str, Counted]:
    """What has to be known of the documents of each segment to tell the facets of the fields."""
    wanted = tuple(dict.fromkeys(fields))
    each = [segment.counts(wanted, own) for segment, own in zip(segments, docs, strict=True)]
    sizes = [len(own) for own in docs]
    return {field: list(zip([counts[number] for counts in each], sizes, strict=True)) for number, field in enumerate(wanted)}


def most_frequent(counts: Array, size: int) -> tuple[list[tuple[int, int]], int]:
    """The `size` values (0: all that occur) with the highest counts; of equals, the first. As (-count, value), in order.

    And the sum of all counts.
    """
    if len(counts) <= _SORTED:
        each = counts.tolist()
        ranked = sorted([(-count, number) for number, count in enumerate(each) if count])
        return (ranked[:size] if size else ranked), sum(each)
    known = counts.nonzero()[0]
    negative = -counts.take(known)
    total = -int(np.add.reduce(negative))
    if size and len(known) > max(size, _SORTED):
        limit = np.partition(negative, size - 1)[size - 1]
        chosen = (negative <= limit).nonzero()[0]
        known, negative = known.take(chosen), negative.take(chosen)
    order = negative.argsort(kind="stable")[: size or None]
    return list(zip(negative.take(order).tolist(), known.take(order).tolist(), strict=True)), total
