"""How does an index of memory-mapped arrays answer? Segment by segment on whole arrays, never a posting at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.contents import OpenSegment, open_segments
from indexer.codec.postings import FieldPostings
from search.engines.array_facets import Counted, Facet, count_together
from search.engines.array_leaves import alike
from search.engines.array_order import Found, first_hits
from search.engines.array_scores import score_all
from search.engines.array_segment import Segment
from search.engines.array_sets import Docs
from search.engines.array_tree import Question
from search.engines.checks import check
from search.engines.vocabulary import check_expansions
from search.facets import DATE, LEVELS, date_facet, ignored
from search.query import Filter, SearchRequest
from search.results import FacetCounts, SearchResult

_KEPT_BYTES = 24 << 20  # glibc heeds blocks of up to 32 MiB


class ArraySearcher:
    """Answers requests against the segments of one generation of an index."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        _keep_memory()
        self._segments = [Segment(segment) for segment in segments]
        self._records = sum(segment.size - len(segment.deleted) for segment in self._segments)
        self._known_facets: dict[str, Facet] = {}

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        check(request)
        check_expansions(request.query, self._postings, alike)
        questions = [Question(segment) for segment in self._segments]
        matching = [question.segment.without_deleted(question.match(request.query)) for question in questions]
        failed = [_failed(question, request.filters, docs) for question, docs in zip(questions, matching, strict=True)]
        chosen = [docs if own is None else docs.compress(~own.any(0)) for docs, own in zip(matching, failed, strict=True)]
        facets = tuple(self._facets(request, matching, failed, chosen)) if request.facets else ()
        last = None if request.limit is None else request.offset + request.limit
        ranked = request.sort == "relevance" and last != 0
        wanted = None if request.collapse else last
        scored = score_all(request, questions, chosen, self._records, wanted) if ranked else [(docs, None) for docs in chosen]
        found = [Found(question.segment, *own) for question, own in zip(questions, scored, strict=True)]
        hits = first_hits(found, request.sort, last, request.collapse) if last != 0 else []
        return SearchResult(sum(map(len, chosen)), tuple(hits[request.offset :]), facets)

    def _facets(
        self, request: SearchRequest, matching: list[Docs], failed: list[Array | None], chosen: list[Docs]
    ) -> Iterator[FacetCounts]:
        """The counts of each facet, which no filter on its own field narrows."""
        heeded = [
            tuple([index for index, filter in enumerate(request.filters) if not ignored(facet.field, filter)])
            for facet in request.facets
        ]
        counted: dict[tuple[int, ...], dict[str, Counted]] = {}
        for narrowing in set(heeded):
            docs = chosen
            if len(narrowing) < len(request.filters):
                docs = [
                    own if without is None else own.compress(~without[list(narrowing)].any(0))
                    for own, without in zip(matching, failed, strict=True)
                ]
            asked = [facet for facet, own in zip(request.facets, heeded, strict=True) if own == narrowing]
            fields = [level.field for facet in asked for level in (LEVELS if facet.field == DATE else (facet,))]
            counted[narrowing] = count_together(self._segments, fields, docs)
        for facet, narrowing in zip(request.facets, heeded, strict=True):
            own = counted[narrowing]
            if facet.field == DATE:
                years, months = (self._facet(level.field).tell(level, own[level.field], ()) for level in LEVELS)
                yield date_facet(facet, years, months, request.filters)
            else:
                yield self._facet(facet.field).tell(facet, own[facet.field], request.filters)

    def _facet(self, field: str) -> Facet:
        if field not in self._known_facets:
            self._known_facets[field] = Facet(field, self._segments)
        return self._known_facets[field]

    def _postings(self, name: str) -> list[FieldPostings]:
        return [field for segment in self._segments if (field := segment.field(name)) is not None]

    def close(self) -> None:
        """Let go of the maps."""
        self._segments = []
        self._known_facets = {}


def _keep_memory() -> None:
    """Have the C library keep what arrays leave behind, for the next ones.

    glibc gives freed memory back above twice the largest block that was freed, so that every array of some hundred
    kilobytes is fetched anew, page by page: about a third of the processor time of a broad query. This block is never touched.
    """
    np.empty(_KEPT_BYTES, np.uint8)


def _failed(question: Question, filters: Sequence[Filter], docs: Docs) -> Array | None:
    """For each filter, which of the documents have none of its choices; None where there is no filter."""
    if not filters:
        return None
    rows = []
    for filter in filters:
        passing = np.zeros(len(docs), bool)
        for choice in filter.choices:
            passing |= question.among(choice, docs)
        rows.append(~passing)
    return np.array(rows)


def open_folder(folder: Path) -> ArraySearcher:
    """Open the last commit; raises IndexMissing where there is none, DamagedIndexError where it cannot be read."""
    return ArraySearcher(open_segments(folder))
