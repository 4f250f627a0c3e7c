"""What does every command that asks do first? Open the records and their index, of one and the same revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from corpus.errors import NoHome
from corpus.home import Home
from corpus.session import Session
from corpus.store import RecordStore
from indexer.errors import IndexerError, IndexStale
from indexer.manifest import with_current
from search.engines import SEARCHERS, Searcher
from search.query import All, FacetRequest, Node, SearchRequest
from search.results import FacetCounts


@dataclass(frozen=True, slots=True)
class Collection:
    """A home that is open for asking."""

    home: Home
    store: RecordStore
    searcher: Searcher
    revision: int


@contextmanager
def open_collection(session: Session) -> Iterator[Collection]:
    """The home's records and index. Raises NoHome, IndexMissing, IndexStale and IndexDamaged."""
    home = session.existing_home()
    with RecordStore(home.store_path) as store, store.snapshot():
        searcher, revision = with_current(home, lambda folder, found: (SEARCHERS[found.engine](folder), found.revision))
        with closing(searcher):
            if revision != store.revision:
                raise IndexStale(
                    f"the index holds revision {revision}, the records are at {store.revision}. Run `dossier rebuild`."
                )
            yield Collection(home, store, searcher, revision)


def facet_of(collection: Collection, query: Node, field: str, size: int = 0) -> FacetCounts:
    """The counts of one field among the papers that match."""
    result = collection.searcher.search(SearchRequest(query, facets=(FacetRequest(field, size),), limit=0))
    return result.facets[0]


def topic_counts(session: Session) -> dict[str, int]:
    """How many papers each topic has; empty where there is no index to ask."""
    try:
        with open_collection(session) as collection:
            return {bucket.value: bucket.count for bucket in facet_of(collection, All(), "topic").buckets}
    except (NoHome, IndexerError):
        return {}
