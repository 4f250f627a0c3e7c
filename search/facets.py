"""How often does each value of a field occur among the matches?

Engines count; here the counts become the facet that was asked for, in the same way for every engine. A value's label is the
one that most records of the whole index give it (of equals, the first by text), so that it reads the same in every search.
A value is selected where a choice of a filter on the facet's field names it in any record of the index; a choice that names
no value stands for itself, with count 0.

Dates are counted in levels: years, and the months of each. A year or a month that was chosen is a value as any other, so the
facet ignores that filter; a period, such as everything since 2022, holds for the facet too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest

from search.query import FacetRequest, Filter, Match, Range
from search.results import Bucket, FacetCounts

DATE = "date"
LEVELS = (FacetRequest("year", 0), FacetRequest("month", 0))  # what the facet of dates is made of


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


def selected_values(field: str, filters: Iterable[Filter], named: Callable[[str], set[str]]) -> frozenset[str]:
    """The values that the filters on a field choose; `named` gives those that a choice names in any record."""
    own = [choice for filter in filters for choice in filter.choices if filter.field == field]
    choices = [choice.value for choice in own if isinstance(choice, Match)]
    return frozenset(value for choice in choices for value in named(choice) or [choice])


def ignored(field: str, filter: Filter) -> bool:
    """Does the filter choose among the values of the facet, so that its counts ignore it?"""
    return filter.field == field and all(isinstance(one, Match) or chosen_date(one) is not None for one in filter.choices)


def chosen_date(choice: Match | Range) -> str | None:
    """The year or month that a choice of a date names; None for a day, for a period and for another field's value."""
    if isinstance(choice, Match) or choice.first is None or choice.first != choice.last:
        return None
    return choice.first.iso if len(choice.first.iso) < len("2020-01-01") else None


def date_facet(request: FacetRequest, years: FacetCounts, months: FacetCounts, filters: Iterable[Filter]) -> FacetCounts:
    """The facet of dates from the complete counts of years and months: as many years as asked for, in their order."""
    chosen = {date for one in filters if ignored(DATE, one) for choice in one.choices if (date := chosen_date(choice))}
    counts = {value: 0 for date in chosen for value in (date, date[:4])}
    counts |= {bucket.value: bucket.count for bucket in (*years.buckets, *months.buckets)}
    inside: dict[str, list[Bucket]] = {}
    for month in sorted(value for value in counts if len(value) > 4):
        inside.setdefault(month[:4], []).append(Bucket(month, month, counts[month], month in chosen))
    by_count = {value: count for value, count in counts.items() if len(value) == 4}
    facet = facet_counts(request, by_count, years.missing, frozenset(date[:4] for date in chosen), str)
    buckets = (
        Bucket(year.value, year.value, year.count, year.value in chosen, tuple(inside.get(year.value, ())))
        for year in sorted(facet.buckets, key=lambda year: year.value)
    )
    return FacetCounts(request.field, tuple(buckets), facet.other, facet.missing)
