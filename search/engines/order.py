"""Which hits come first, of the few that each segment picked? Compared by value, as numbers differ between segments."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from corpus.nouns import NamedTuple
from search.collapse import collapsed
from search.results import Hit


class Candidate(NamedTuple):
    """A match that may be among the first: what it is ordered by, its id, and its near-duplicate cluster."""

    place: float | str | None  # its score below zero, or its value of the field sorted by
    id: str
    cluster: str


def first_of(found: Iterable[Candidate], sort: str, many: int | None, collapse: bool) -> list[Hit]:
    """The first `many` hits (None: all) in the order asked for, ties by id; with `collapse`, one of each cluster."""
    candidates = sorted(found, key=None if sort == "relevance" else attrgetter("id"))
    if sort != "relevance":
        with_value = [candidate for candidate in candidates if candidate.place is not None]
        with_value.sort(key=lambda candidate: candidate.place or "", reverse=sort.startswith("-"))
        candidates = with_value + [candidate for candidate in candidates if candidate.place is None]
    wanted = None if collapse else many
    scored = sort == "relevance"
    hits = [Hit(each.id, -each.place if scored else 0.0) for each in candidates[:wanted]]  # type: ignore[operator]
    return collapsed(hits, [candidate.cluster for candidate in candidates])[:many] if collapse else hits
