"""What does the reader of a search see? The engine's hits joined with their records, and the public JSON form of it all."""

from __future__ import annotations

import time
from collections.abc import Iterable

from corpus.nouns import NamedTuple, Protocol
from corpus.records import Record
from search.engines import Searcher
from search.matched import Matched, matched_roles, matched_spans
from search.query import SearchRequest
from search.results import Bucket, FacetCounts, SearchResult
from search.snippets import Snippet, snippet

FORMAT = 1  # the version of the JSON form

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


class Records(Protocol):
    """What is asked of the record store."""

    @property
    def revision(self) -> int:
        """The store's revision."""
        ...

    def get_many(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """The records of these ids, in their order, without those that are gone."""
        ...


class ShownHit(NamedTuple):
    """One hit with its record, the words that show the match and the roles that match; `number` counts from 1 over all pages."""

    number: int
    score: float
    record: Record
    snippet: Snippet
    matched: Matched = frozenset()
    copies: int = 0  # matches that are copies of it, where these are collapsed


class Page(NamedTuple):
    """One page of an answer."""

    request: SearchRequest
    result: SearchResult
    hits: tuple[ShownHit, ...]
    revision: int
    took_ms: float


def search(request: SearchRequest, searcher: Searcher, store: Records, started: float | None = None) -> Page:
    """The page of hits that a request asks for; the time it took counts from `started`, on the clock of time.perf_counter()."""
    started = time.perf_counter() if started is None else started
    result = searcher.search(request)
    took_ms = (time.perf_counter() - started) * 1000
    records = {record.id: record for record in store.get_many(hit.id for hit in result.hits)}
    hits = (
        ShownHit(
            number,
            hit.score,
            record,
            snippet(record, request.query, otherwise=matched_spans(record, request)),
            matched_roles(record, request),
            hit.copies,
        )
        for number, hit in enumerate(result.hits, request.offset + 1)
        if (record := records.get(hit.id)) is not None
    )
    return Page(request, result, tuple(hits), store.revision, took_ms)


def page_form(page: Page, query: str) -> dict[str, Json]:
    """The JSON form of a page; `query` is what the user typed."""
    return {
        "format": FORMAT,
        "query": query,
        "total": page.result.total,
        "took_ms": round(page.took_ms, 2),
        "revision": page.revision,
        "hits": [hit_form(hit) for hit in page.hits],
        "facets": {facet.field: facet_form(facet) for facet in page.result.facets},
    }


def hit_form(hit: ShownHit) -> dict[str, Json]:
    """The JSON form of one hit; with the number of the copies for which it stands, where it does."""
    record = hit.record
    publishers = record.actors_with("publisher")
    copies: dict[str, Json] = {"copies": hit.copies} if hit.copies else {}
    return {
        "id": record.id,
        "score": round(hit.score, 4),
        "kind": record.kind,
        "title": record.title,
        "date": record.date.iso if record.date else None,
        "publisher": publishers[0].name if publishers else None,
        "actors": [
            {"id": actor.id, "name": actor.name, "type": actor.type, "roles": list(actor.roles)} for actor in record.actors
        ],
        "topics": [topic.id for topic in record.topics],
        "snippet": hit.snippet.text,
        "path": record.source.path,
        **copies,
    }


def facet_form(facet: FacetCounts) -> list[Json]:
    """The JSON form of a facet's counts."""
    return [bucket_form(bucket) for bucket in facet.buckets]


def bucket_form(bucket: Bucket) -> dict[str, Json]:
    """The JSON form of one value, with what it is divided into where its field has levels."""
    form: dict[str, Json] = {
        "value": bucket.value,
        "label": bucket.label,
        "count": bucket.count,
        "selected": bucket.selected,
    }
    return {**form, "within": [bucket_form(inner) for inner in bucket.within]} if bucket.within else form
