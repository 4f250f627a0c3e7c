"""Which engines can answer, and what must each be able to do?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.nouns import Protocol
from search.query import SearchRequest
from search.results import SearchResult


class Unsupported(Exception):  # noqa: N818 - reads as what happened
    """The engine cannot do what the request asks; it never guesses."""


class TooBroad(Unsupported):
    """One word of the query, such as `a*`, stands for more words of the index than an engine will try."""


class Searcher(Protocol):
    """Answers requests against one finished index."""

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        ...

    def close(self) -> None:
        """Let go of the index."""
        ...


def _memory(folder: Path) -> Searcher:
    from search.engines.guard import GuardedSearcher
    from search.engines.memory import open_folder

    return GuardedSearcher(folder, open_folder)


def _whoosh(folder: Path) -> Searcher:
    from search.engines.guard import GuardedSearcher
    from search.engines.whoosh import open_folder

    return GuardedSearcher(folder, open_folder)


def _arrays(folder: Path) -> Searcher:
    from search.engines.arrays import open_folder

    return open_folder(folder)


def _plain(folder: Path) -> Searcher:
    from search.engines.plain import open_folder

    return open_folder(folder)


# Each engine is imported only when an index of it is opened.
SEARCHERS: dict[str, Callable[[Path], Searcher]] = {"memory": _memory, "whoosh": _whoosh, "arrays": _arrays, "plain": _plain}
