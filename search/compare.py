"""How do two sets of papers differ: which do they share, and what is more frequent in one than in the other?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.engines import Searcher
from search.query import And, FacetRequest, Filter, Node, Not, Or, SearchRequest
from search.results import Bucket


@dataclass(frozen=True, slots=True)
class Shift:
    """One value of a field: how many papers of each set have it, and what share of the set they are (0 to 1)."""

    field: str
    value: str
    label: str
    counts: tuple[int, int]
    shares: tuple[float, float]

    @property
    def change(self) -> float:
        """By how much the second share is above the first."""
        return self.shares[1] - self.shares[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets of papers: their sizes, how many are in both, and the values of each field whose shares differ most."""

    sizes: tuple[int, int]
    both: int
    shifts: tuple[tuple[str, tuple[Shift, ...]], ...]

    @property
    def only(self) -> tuple[int, int]:
        """How many papers are in the first alone, and in the second alone."""
        return self.sizes[0] - self.both, self.sizes[1] - self.both


def whole(query: Node, filters: Sequence[Filter]) -> Node:
    """The query and its filters as one tree, so that a facet counts the papers of the set and no others."""
    return And((query, *(Or(filter.choices) for filter in filters))) if filters else query


def compare(first: Node, second: Node, searcher: Searcher, facets: Sequence[FacetRequest]) -> Comparison:
    """The comparison of the papers that two trees match; of each facet, as many values as it asks for (0: all)."""
    counted = tuple(FacetRequest(facet.field, 0) for facet in facets)
    results = [searcher.search(SearchRequest(tree, facets=counted, limit=0)) for tree in (first, second)]
    both = searcher.search(SearchRequest(And((first, second)), limit=0)).total
    sizes = (results[0].total, results[1].total)
    shifts = tuple(
        (facet.field, tuple(shifted(facet, (results[0].facets[place].buckets, results[1].facets[place].buckets), sizes)))
        for place, facet in enumerate(facets)
    )
    return Comparison(sizes, both, shifts)


def shifted(facet: FacetRequest, buckets: tuple[tuple[Bucket, ...], tuple[Bucket, ...]], sizes: tuple[int, int]) -> list[Shift]:
    """The values of a field in either set, those whose shares differ most first; as many as the facet asks for."""
    counts = tuple({bucket.value: bucket.count for bucket in some} for some in buckets)
    labels = {bucket.value: bucket.label or bucket.value for some in buckets for bucket in some}
    found = []
    for value, label in labels.items():
        own = counts[0].get(value, 0), counts[1].get(value, 0)
        shares = own[0] / sizes[0] if sizes[0] else 0.0, own[1] / sizes[1] if sizes[1] else 0.0
        found.append(Shift(facet.field, value, label, own, shares))
    found.sort(key=lambda shift: (-round(abs(shift.change), 9), -sum(shift.counts), shift.value))
    return found[: facet.size] if facet.size else found


def only_in(one: Node, other: Node) -> Node:
    """The papers that the one matches and the other does not."""
    return And((one, Not(other)))
