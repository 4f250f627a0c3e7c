"""What does every command that asks do first? Open the records and their index, of one and the same revision."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager

from corpus.home import Home
from corpus.lock import is_held
from corpus.nouns import NamedTuple
from corpus.records import Record
from corpus.store import RecordStore
from indexer.errors import IndexMissing, IndexStale
from indexer.manifest import LOCK, outdated, with_current
from search.engines import Searcher
from search.engines.choice import open_index
from search.query import All, FacetRequest, Filter, Match, Node, SearchRequest
from search.results import Bucket, FacetCounts

AT_ONCE = 200  # records fetched from the store together
PATIENCE = 6  # twentieths of a second between the two locks of an ingest


class Collection(NamedTuple):
    """A home that is open for asking."""

    home: Home
    store: RecordStore
    searcher: Searcher
    revision: int


@contextmanager
def open_collection(home: Home, say: Callable[[str], None] | None = None) -> Iterator[Collection]:
    """The records and the index of a home. Raises IndexMissing, IndexStale and IndexDamaged.

    An index of another version of Dossier is made anew where there is somebody to say it to. While an ingest writes the
    next index, the last one answers.
    """
    with ExitStack() as stack:
        store = stack.enter_context(RecordStore(home.store_path))
        if say is not None and outdated(home):
            from indexer.build import renew

            renew(store, home, say)
        stack.enter_context(store.snapshot())
        if store.empty:
            if is_held(store.lock_path):
                raise IndexMissing("the first papers are being read just now; ask again when that ingest has ended.")
            raise IndexMissing(f"the collection in {home.root} holds no papers yet. Run: dossier ingest PATH")
        searcher, revision = with_current(home, lambda folder, found: (open_index(found.engine, folder), found.revision))
        with closing(searcher):
            if revision != store.revision and not being_written(home):
                raise IndexStale(
                    f"the index holds revision {revision}, the records are at {store.revision}. Run `dossier rebuild`."
                )
            yield Collection(home, store, searcher, revision)


def being_written(home: Home) -> bool:
    """Is an ingest about to bring the index up to date? It commits the records first, and takes the index's lock next."""
    for _ in range(PATIENCE):
        if is_held(home.root / LOCK):
            return True
        time.sleep(0.05)
    return False


def facet_of(collection: Collection, query: Node, field: str, size: int = 0) -> FacetCounts:
    """The counts of one field among the papers that match."""
    result = collection.searcher.search(SearchRequest(query, facets=(FacetRequest(field, size),), limit=0))
    return result.facets[0]


def actors_named(collection: Collection, name: str) -> list[Bucket]:
    """The actors of that id, name or alias."""
    choice = Filter("actor", (Match("actor", name),))
    request = SearchRequest(All(), filters=(choice,), facets=(FacetRequest("actor", 1),), limit=0)
    return [bucket for bucket in collection.searcher.search(request).facets[0].buckets if bucket.selected and bucket.count]


def matching(collection: Collection, request: SearchRequest) -> tuple[int, Iterator[Record]]:
    """How many papers match, and the records of the hits, fetched as they are taken."""
    result = collection.searcher.search(request)
    ids = [hit.id for hit in result.hits]
    return result.total, records_of(collection.store, ids)


def records_of(store: RecordStore, ids: Sequence[str]) -> Iterator[Record]:
    """The records of these ids, in their order, a few at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield from store.get_many(ids[start : start + AT_ONCE])
