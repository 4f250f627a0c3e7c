"""What does every command that asks do first? Open the records and their index, of one and the same revision."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager

from corpus.errors import NoHome
from corpus.home import Home
from corpus.lock import is_held
from corpus.nouns import NamedTuple
from corpus.records import Record
from corpus.session import Session
from corpus.store import RecordStore
from indexer.errors import IndexerError, IndexMissing, IndexStale
from indexer.manifest import LOCK, outdated, with_current
from search.engines import Searcher
from search.engines.choice import open_index
from search.parser import parse
from search.query import All, FacetRequest, Filter, Match, Node, SearchRequest
from search.results import Bucket, FacetCounts

AT_ONCE = 200  # records fetched from the store together
PATIENCE = 6  # twentieths of a second between the two locks of an ingest


class Asked(NamedTuple):
    """What was asked on the command line: the query as typed, and the filters beside it."""

    text: str
    any_word: bool
    filters: tuple[Filter, ...]
    words: str  # all of it as a reader would say it: "firewall" topic "article-59" since 2022

    @property
    def everything(self) -> bool:
        """Was nothing asked for in particular?"""
        return not self.text.strip() and not self.filters


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


def topic_counts(session: Session) -> dict[str, int]:
    """How many papers each topic has; empty where there is no index to ask."""
    try:
        with open_collection(session.existing_home(), session.say) as collection:
            return {bucket.value: bucket.count for bucket in facet_of(collection, All(), "topic").buckets}
    except (NoHome, IndexerError):
        return {}


def parsed(question: Asked, session: Session) -> Node:
    """The tree of the query; what its writer may not have meant is said on stderr. Raises QueryError."""
    found = parse(question.text, any_word=question.any_word, saved=lambda name: saved_search(session, name))
    for warning in found.warnings:
        session.say(f"warning: {warning}")
    return found.tree


def saved_search(session: Session, name: str) -> str | None:
    """The text of a saved search, None where there is none; what reads it is imported where a query names one."""
    from search.saved import lookup

    return lookup(session.home_at(), name)


def hints(collection: Collection, request: SearchRequest) -> list[str]:
    """What may explain that nothing matches; what works it out is imported where nothing does."""
    from search.commands import hints as explaining

    return explaining.hints(collection, request)


def matching(collection: Collection, request: SearchRequest) -> tuple[int, Iterator[Record]]:
    """How many papers match, and the records of the hits, fetched as they are taken."""
    result = collection.searcher.search(request)
    ids = [hit.id for hit in result.hits]
    return result.total, records_of(collection.store, ids)


def records_of(store: RecordStore, ids: Sequence[str]) -> Iterator[Record]:
    """The records of these ids, in their order, a few at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield from store.get_many(ids[start : start + AT_ONCE])
