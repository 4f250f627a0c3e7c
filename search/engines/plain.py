"""How does an index of memory-mapped arrays answer where there is little to look at? Without numpy, one posting at a time.

What it does is what the memory engine does with records, with documents of segments in their place: it shares its formulas,
and the segments with the array engine. It can answer anything, but slower than arrays from some ten thousand postings on;
`search.engines.choice` says which of the two is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from indexer.codec.contents import OpenSegment, open_segments
from indexer.codec.postings import FieldPostings
from search.engines.checks import check
from search.engines.order import first_of
from search.engines.plain_facets import facet_among
from search.engines.plain_lists import Docs, both
from search.engines.plain_order import best, first
from search.engines.plain_scores import score_all
from search.engines.plain_segment import Segment
from search.engines.plain_tree import Question
from search.engines.vocabulary import check_expansions
from search.facets import ignored
from search.query import Filter, Or, SearchRequest
from search.results import Hit, SearchResult

Found = list[Docs]  # in each segment


class PlainSearcher:
    """Answers requests against the segments of one generation of an index."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self.segments = [Segment(segment) for segment in segments]
        self._records = sum(segment.size - len(segment.deleted) for segment in self.segments)

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        check(request)
        check_expansions(request.query, self._postings)
        questions = [Question(segment) for segment in self.segments]
        found = [question.match(request.query) for question in questions]
        passing = [_passing(filter, questions, found) for filter in request.filters]
        chosen = _in_all(found, passing)
        facets = []
        for facet in request.facets:
            heeded = [own for filter, own in zip(request.filters, passing, strict=True) if not ignored(facet.field, filter)]
            facets.append(facet_among(facet, request.filters, self.segments, _in_all(found, heeded)))
        hits = self._hits(request, questions, chosen)
        return SearchResult(sum(map(len, chosen)), tuple(hits[request.offset :]), tuple(facets))

    def _postings(self, name: str) -> list[FieldPostings]:
        return [field for segment in self.segments if (field := segment.field(name)) is not None]

    def _hits(self, request: SearchRequest, questions: Sequence[Question], chosen: Found) -> list[Hit]:
        last = None if request.limit is None else request.offset + request.limit
        if last == 0:
            return []
        wanted = None if request.collapse else last
        if request.sort == "relevance":
            scored = score_all(request, questions, chosen, self._records, wanted)
            found = [best(segment, *own, wanted) for segment, own in zip(self.segments, scored, strict=True)]
        else:
            found = [first(segment, docs, request.sort, wanted) for segment, docs in zip(self.segments, chosen, strict=True)]
        return first_of([candidate for own in found for candidate in own], request.sort, last, request.collapse)

    def close(self) -> None:
        """Let go of the maps."""
        self.segments = []


def _in_all(found: Found, others: Sequence[Found]) -> Found:
    """Those of the documents found that are in all of the others of their segment, which were chosen among them."""
    return [reduce(both, own) if own else docs for docs, *own in zip(found, *others, strict=True)]


def _passing(filter: Filter, questions: Sequence[Question], found: Found) -> Found:
    """Those of the documents that have one of the filter's choices."""
    return [question.among(Or(filter.choices), docs) for question, docs in zip(questions, found, strict=True)]


def open_folder(folder: Path) -> PlainSearcher:
    """Open the last commit; raises IndexMissing where there is none, DamagedIndexError where it cannot be read."""
    return PlainSearcher(open_segments(folder))
