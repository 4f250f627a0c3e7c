"""Which matches of a segment can be among the first? Picked by their numbers, and then told by id and value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest, nsmallest
from itertools import compress

from indexer.codec.strings import decoded
from search.engines.order import Candidate
from search.engines.plain_lists import Docs
from search.engines.plain_segment import Segment


def best(segment: Segment, docs: Docs, scores: Sequence[float], many: int | None) -> list[Candidate]:
    """Those of the documents that can be among the `many` (None: all) with the highest scores; of equals, the first by id."""
    scored: Iterable[tuple[int, float]] = zip(docs, scores, strict=True)
    if many is not None and many < len(docs):
        last, ranks = nlargest(many, scores)[-1], segment.documents.numbers("id.rank")
        scored = nsmallest(many, compress(scored, map(last.__le__, scores)), key=lambda pair: (-pair[1], ranks[pair[0]]))
    return [_described(segment, doc, -score) for doc, score in scored]


def first(segment: Segment, docs: Docs, sort: str, many: int | None) -> list[Candidate]:
    """Those of the documents that can be among the first `many` (None: all) by a value; those without one come last."""
    name = f"sort/{sort.removeprefix('-')}"
    ranks, values = segment.documents.numbers(f"{name}/ranks"), segment.strings(f"{name}/values")
    if many is not None:
        none, ids = len(values), segment.documents.numbers("id.rank")

        def place(doc: int) -> tuple[int, int]:
            rank = ranks[doc]
            return (none - 1 - rank if sort.startswith("-") and rank < none else rank), ids[doc]

        docs = nsmallest(many, docs, key=place)
    found = [(doc, ranks[doc]) for doc in docs]
    return [_described(segment, doc, decoded(values[rank]) if rank < len(values) else None) for doc, rank in found]


def _described(segment: Segment, doc: int, place: float | str | None) -> Candidate:
    id = decoded(segment.ids[doc])
    return Candidate(place, id, segment.duplicate_of.get(doc, id))
