"""How does an index of memory-mapped arrays answer? Segment by segment on whole arrays, never a posting at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.contents import OpenSegment, open_segments
from search.engines.array_facets import Facet
from search.engines.array_leaves import expand
from search.engines.array_order import Found, first_hits
from search.engines.array_scores import score_all
from search.engines.array_segment import Segment
from search.engines.array_sets import Docs
from search.engines.array_tree import Question
from search.engines.checks import check, check_breadth
from search.facets import DATE, LEVELS, date_facet, ignored
from search.leaves import MAX_EXPANSIONS, TextNode, leaf
from search.query import FacetRequest, Filter, Fuzzy, Node, Phrase, Prefix, SearchRequest, Word, walk
from search.results import FacetCounts, SearchResult

_KEPT_BYTES = 24 << 20  # glibc heeds blocks of up to 32 MiB


class ArraySearcher:
    """Answers requests against the segments of one generation of an index."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        _keep_memory()
        self._segments = [Segment(segment) for segment in segments]
        self._records = sum(segment.size - len(segment.deleted) for segment in self._segments)
        self._facets: dict[str, Facet] = {}

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        check(request)
        self._check_breadth(request.query)
        questions = [Question(segment) for segment in self._segments]
        matching = [question.segment.without_deleted(question.match(request.query)) for question in questions]
        failed = [_failed(question, request.filters, docs) for question, docs in zip(questions, matching, strict=True)]
        chosen = [docs if own is None else docs.compress(~own.any(0)) for docs, own in zip(matching, failed, strict=True)]
        facets = tuple(self._facet(facet, request.filters, matching, failed, chosen) for facet in request.facets)
        last = None if request.limit is None else request.offset + request.limit
        ranked = request.sort == "relevance" and last != 0
        wanted = None if request.collapse else last
        scored = score_all(request, questions, chosen, self._records, wanted) if ranked else [(docs, None) for docs in chosen]
        found = [Found(question.segment, *own) for question, own in zip(questions, scored, strict=True)]
        hits = first_hits(found, request.sort, last, request.collapse) if last != 0 else []
        return SearchResult(sum(map(len, chosen)), tuple(hits[request.offset :]), facets)

    def _facet(
        self,
        request: FacetRequest,
        filters: Sequence[Filter],
        matching: list[Docs],
        failed: list[Array | None],
        chosen: list[Docs],
    ) -> FacetCounts:
        """The counts of one facet, which no filter on its own field narrows."""
        others = [index for index, filter in enumerate(filters) if not ignored(request.field, filter)]
        counted = chosen
        if len(others) < len(filters):
            counted = [
                docs if own is None else docs.compress(~own[others].any(0)) for docs, own in zip(matching, failed, strict=True)
            ]
        if request.field == DATE:
            years, months = (self._counts(level, counted, ()) for level in LEVELS)
            return date_facet(request, years, months, filters)
        return self._counts(request, counted, filters)

    def _counts(self, request: FacetRequest, docs: list[Docs], filters: Sequence[Filter]) -> FacetCounts:
        if request.field not in self._facets:
            self._facets[request.field] = Facet(request.field, self._segments)
        return self._facets[request.field].count(request, docs, filters)

    def _check_breadth(self, query: Node) -> None:
        for node in text_nodes(query):
            for slot in leaf(node).slots:
                for name in leaf(node).fields if not slot.exact else ():
                    fields = [field for segment in self._segments if (field := segment.field(name)) is not None]
                    found = [(field, expand(field, slot)) for field in fields]
                    many = max((len(numbers) for _, numbers in found), default=0)
                    if sum(len(numbers) for _, numbers in found) > MAX_EXPANSIONS:
                        many = len({field.terms[number] for field, numbers in found for number in numbers})
                    check_breadth(node.text, many)

    def close(self) -> None:
        """Let go of the maps."""
        self._segments = []
        self._facets = {}


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


def text_nodes(node: Node) -> list[TextNode]:
    """Every text node of a tree."""
    return [part for part in walk(node) if isinstance(part, Word | Phrase | Prefix | Fuzzy)]


def open_folder(folder: Path) -> ArraySearcher:
    """Open the last commit; raises IndexMissing where there is none, DamagedIndexError where it cannot be read."""
    return ArraySearcher(open_segments(folder))
