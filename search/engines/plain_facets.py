"""How often does each value of a field occur among the matches? Counted without numpy, told by `search.facets`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indexer.analysis import fold_value
from search.engines.plain_lists import Docs
from search.engines.plain_segment import FacetColumn, Segment
from search.facets import DATE, LEVELS, date_facet, facet_counts, most_common_label, selected_values
from search.query import FacetRequest, Filter
from search.results import FacetCounts

Found = Sequence[Docs]  # in each segment


def facet_among(facet: FacetRequest, filters: Sequence[Filter], segments: Sequence[Segment], docs: Found) -> FacetCounts:
    """The counts of one facet among documents of each segment."""
    if facet.field == DATE:
        years, months = (_counts(level, (), segments, docs) for level in LEVELS)
        return date_facet(facet, years, months, filters)
    return _counts(facet, filters, segments, docs)


def _counts(facet: FacetRequest, filters: Sequence[Filter], segments: Sequence[Segment], docs: Found) -> FacetCounts:
    counts: Counter[str] = Counter()
    missing = 0
    columns = []
    for segment, own in zip(segments, docs, strict=True):
        column = segment.facet(facet.field)
        if column is None:
            missing += len(own)
        else:
            columns.append(column)
            found, without = column.count(own)
            counts.update(found)
            missing += without
    selected = selected_values(facet.field, filters, lambda choice: _named(columns, choice))
    return facet_counts(facet, counts, missing, selected, lambda value: _label(columns, value))


def _named(columns: Sequence[FacetColumn], choice: str) -> set[str]:
    return {value for column in columns for value in column.named(fold_value(choice))}


def _label(columns: Sequence[FacetColumn], value: str) -> str:
    """The label that most documents give a value."""
    totals: Counter[str] = Counter()
    for column in columns:
        for label, count in column.labels(value):
            totals[label] += count
    return most_common_label(((label, count) for label, count in totals.items() if count), value)
