"""Which hits come first? Each segment picks its own best by numbers alone; the few that are left are compared by value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.nouns import NamedTuple
from indexer.codec.arrayfile import Array
from indexer.codec.strings import decoded
from search.engines.array_segment import Segment
from search.engines.array_sets import Docs
from search.engines.order import Candidate, first_of
from search.results import Hit

_FEW = 64  # scores are sifted first where only one in so many is wanted


class Found(NamedTuple):
    """The matches in one segment, with their scores where they are sorted by them."""

    segment: Segment
    docs: Docs
    scores: Array | None


def first_hits(found: Sequence[Found], sort: str, many: int | None, collapse: bool) -> list[Hit]:
    """The first `many` hits (None: all) in the order asked for, ties by id; with `collapse`, one of each cluster."""
    by = sort.removeprefix("-")
    wanted = None if collapse else many
    candidates = [candidate for own in found for candidate in _candidates(own, by, sort.startswith("-"), wanted)]
    return first_of(candidates, sort, many, collapse)


def _candidates(found: Found, by: str, descending: bool, many: int | None) -> list[Candidate]:
    """The matches of a segment that can be among the first `many`."""
    segment, docs, scores = found.segment, found.docs, found.scores
    if by == "relevance":
        if many is not None and len(docs) > 2 * many:  # whoever sorts fewer has as little work
            chosen = best_scores(docs, scores, many, segment)
            docs, scores = docs.take(chosen), None if scores is None else scores.take(chosen)
        return _described(segment, docs, [-0.0] * len(docs) if scores is None else np.negative(scores).tolist())
    ranks, values = segment.column(f"sort/{by}/ranks"), segment.strings(f"sort/{by}/values")
    if many is not None and many < len(docs):
        key = ranks[docs].astype(np.int64)
        if descending:
            key = np.where(key == len(values), key, len(values) - 1 - key)
        key = key * segment.size + segment.column("id.rank")[docs]
        docs = docs[np.argpartition(key, many)[:many]]
    return _described(segment, docs, [decoded(values[rank]) if rank < len(values) else None for rank in ranks[docs].tolist()])


def _described(segment: Segment, docs: Docs, placed: Sequence[float | str | None]) -> list[Candidate]:
    known = segment.ids.all() if len(docs) > segment.size // 16 else segment.ids
    of = segment.duplicate_of
    described = []
    for doc, place in zip(docs.tolist(), placed, strict=True):
        id = decoded(known[doc])
        described.append(Candidate(place, id, of.get(doc, id)))
    return described


def best_scores(docs: Docs, scores: Array | None, many: int, segment: Segment) -> Array:
    """The indexes of documents among which are the `many` with the highest scores; of equals, those with the first ids."""
    if many == 0:
        return np.zeros(0, np.int64)
    if scores is None:
        return first_ids(np.arange(len(docs)), docs, many, segment)
    limit = highest(scores, many)
    chosen = (scores >= limit).nonzero()[0]
    if len(chosen) > many:
        better, equal = chosen[scores[chosen] > limit], chosen[scores[chosen] == limit]
        chosen = np.concatenate((better, first_ids(equal, docs, many - len(better), segment)))
    return chosen


def highest(scores: Array, many: int) -> float:
    """The score of the last of the `many` best, of which there are more.

    The best of each few scores tell that at least `many` reach the last of theirs, so that the rest need not be sorted.
    """
    if len(scores) > _FEW * many:
        rows = len(scores) // 16
        floor = np.partition(scores[: rows * 16].reshape(16, rows).max(0), rows - many)[rows - many]
        scores = scores[scores >= floor]
    return float(np.partition(scores, len(scores) - many)[len(scores) - many])


def first_ids(indexes: Array, docs: Docs, many: int, segment: Segment) -> Array:
    """Those of the indexes whose documents have the first ids."""
    if many >= len(indexes):
        return indexes
    ranks = segment.column("id.rank")[docs[indexes]]
    return indexes[np.argpartition(ranks, many)[:many]]
