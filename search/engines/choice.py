"""With numpy or without? What is asked of an index of arrays decides, and nothing else does.

To import numpy takes longer than most questions of a command take without it. So both engines stand ready on the same open
segments: what a process asks is answered by the plain one as long as all of it costs less than the import; from then on by the
array engine, which costs a tenth for each posting. docs/decisions/0023-without-numpy.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from indexer.codec.contents import OpenSegment, open_segments
from search.engines import SEARCHERS, Searcher
from search.engines.plain import PlainSearcher
from search.engines.plain_cost import cost
from search.query import SearchRequest
from search.results import SearchResult

IMPORT = 130_000  # postings that the plain engine looks at in the time in which numpy is imported


class FrugalSearcher:
    """Answers requests against the segments of one generation of an index, without numpy as long as that is quicker."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments
        self._plain = PlainSearcher(segments)
        self._arrays: Searcher | None = None
        self._spent = 0

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        if self._arrays is None:
            self._spent += cost(request, self._plain.segments)
            if self._spent <= IMPORT:
                return self._plain.search(request)
            from search.engines.arrays import ArraySearcher

            self._arrays = ArraySearcher(self._segments)
        return self._arrays.search(request)

    @property
    def uses_arrays(self) -> bool:
        """Has numpy paid yet?"""
        return self._arrays is not None

    def close(self) -> None:
        """Let go of the maps."""
        self._plain.close()
        if self._arrays is not None:
            self._arrays.close()
        self._segments = ()


def open_index(engine: str, folder: Path) -> Searcher:
    """The last commit of an index folder of that engine; raises IndexMissing and IndexDamaged."""
    return FrugalSearcher(open_segments(folder)) if engine == "arrays" else SEARCHERS[engine](folder)
