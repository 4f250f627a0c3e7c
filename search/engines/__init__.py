"""Which engines can answer, and what must each be able to do?"""

from __future__ import annotations

from typing import Protocol

from search.query import SearchRequest
from search.results import SearchResult


class Unsupported(Exception):
    """The engine cannot do what the request asks; it never guesses."""


class Searcher(Protocol):
    """Answers requests against one finished index."""

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        ...

    def close(self) -> None:
        """Let go of the index."""
        ...
