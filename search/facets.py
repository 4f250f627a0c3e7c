"""How often does each value of a field occur among the matches?

Engines count; here the counts become the facet that was asked for, in the same way for every engine. A value's label is the
one that most records of the whole index give it (of equals, the first by text), so that it reads the same in every search.
A value is selected where a choice of a filter on the facet's field names it in any record of the index; a choice that names
no value stands for itself, with count 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest

from search.query import FacetRequest
from search.results import Bucket, FacetCounts


def most_common_label(labels: Iterable[tuple[str, int]], value: str) -> str:
    """The label that most records give a value, of (label, records) pairs; the value itself where there is none."""
    return min(labels, key=lambda pair: (-pair[1], pair[0]), default=(value, 0))[0]


def facet_counts(
    request: FacetRequest, counts: Mapping[str, int], missing: int, selected: frozenset[str], label: Callable[[str], str]
) -> FacetCounts:
    """The facet of a field from the number of records of each value."""
    ranked = [(-count, value) for value, count in counts.items() if count]
    most = nsmallest(request.size, ranked) if request.size else ranked
    shown = sorted({*most, *((-counts.get(value, 0), value) for value in selected)})
    other = sum(counts.values()) + sum(count for count, _ in shown)
    buckets = tuple(Bucket(value, label(value), -count, value in selected) for count, value in shown)
    return FacetCounts(request.field, buckets, other, missing)
