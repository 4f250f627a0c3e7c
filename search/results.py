"""What came back?"""

from __future__ import annotations

from corpus.nouns import NamedTuple


class Hit(NamedTuple):
    """One record that matches, by id, with its score (higher is better; 0 where not sorted by relevance).

    `copies` counts the other matches for which it stands, where near-duplicates are collapsed.
    """

    id: str
    score: float
    copies: int = 0


class Bucket(NamedTuple):
    """One value of a facet. `value` can be pasted back as a filter; `label` is for reading.

    `within` divides it further where the field is one of levels: a year into its months. Papers of the year whose month is
    unknown are in none of them.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # how many papers, not the method that counts a tuple's values
    selected: bool = False
    within: tuple[Bucket, ...] = ()


class FacetCounts(NamedTuple):
    """Counts of a field's values, most frequent first, ties by value; of dates in their order, each year with its months.

    `other` is the number of (record, value) pairs not in `buckets`; `missing` the number of records without a value.
    Selected values are in `buckets` even where their count is zero or beyond the size asked for.
    """

    field: str
    buckets: tuple[Bucket, ...]
    other: int
    missing: int


class SearchResult(NamedTuple):
    """One answer of an engine: `total` counts every match, `hits` is the page asked for."""

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetCounts, ...]
