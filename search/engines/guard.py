"""Did an engine fail, or is its index damaged? A failure with files that are not as they were written is damage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import IndexDamaged
from indexer.manifest import MEND, damaged_since
from search.engines import Searcher, Unsupported
from search.query import SearchRequest
from search.results import SearchResult


class GuardedSearcher:
    """A searcher whose failures name the damage of the index, where there is any."""

    def __init__(self, folder: Path, open: Callable[[Path], Searcher]) -> None:
        """Raises IndexDamaged."""
        self._folder = folder
        with self._naming_damage():
            self._searcher = open(folder)

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts. Raises Unsupported and IndexDamaged."""
        with self._naming_damage():
            return self._searcher.search(request)

    def close(self) -> None:
        """Let go of the index."""
        self._searcher.close()

    @contextmanager
    def _naming_damage(self) -> Iterator[None]:
        try:
            yield
        except Unsupported:
            raise
        except Exception as error:
            damaged = damaged_since(self._folder)
            if not damaged:
                raise
            raise IndexDamaged(f"the index in {self._folder} is damaged ({', '.join(damaged)}). {MEND}") from error
