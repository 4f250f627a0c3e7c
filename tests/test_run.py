"""Does a page join the engine's hits with their records, and is its JSON of the public form?"""

import json
import time
from collections.abc import Iterable

from make_records import make_record

from corpus.records import Record
from search.engines.memory import MemorySearcher
from search.parser import parse
from search.query import FacetRequest, SearchRequest
from search.run import page_form, search

ACTORS = [
    {"name": "Jane Ash", "roles": ["author"], "aliases": ["Ms Ash"]},
    {"name": "Bee Trust", "roles": ["publisher"]},
]
PAPERS = (
    make_record("a", "A firewall. A firewall.", title="One", kind="letter", date="2020-03", actors=ACTORS, topics=["firewall"]),
    make_record("b", "The firewall fell.", title=None, kind="news", topics=["firewall", "bees"]),
    make_record("c", "No such word."),
)


class Store:
    """A store of the papers that still has those whose ids are given."""

    revision = 7

    def __init__(self, ids: str) -> None:
        self.records = {paper.id: paper for paper in PAPERS if paper.id in ids}

    def get_many(self, ids: Iterable[str]) -> tuple[Record, ...]:
        return tuple(self.records[id] for id in ids if id in self.records)


def test_a_page_has_the_hits_with_their_records_and_snippets() -> None:
    request = SearchRequest(parse("firewall").tree, sort="date", limit=1, offset=1)
    page = search(request, MemorySearcher(PAPERS), Store("abc"))
    (hit,) = page.hits
    assert (page.result.total, page.revision, hit.number) == (2, 7, 2)
    assert [text for text, marked in hit.snippet.pieces if marked] == ["firewall"]
    assert page.took_ms >= 0


def test_the_time_it_took_counts_from_the_beginning() -> None:
    started = time.perf_counter() - 5
    assert search(SearchRequest(parse("firewall").tree), MemorySearcher(PAPERS), Store("abc"), started).took_ms >= 5_000


def test_a_record_that_is_gone_is_left_out() -> None:
    page = search(SearchRequest(parse("firewall").tree), MemorySearcher(PAPERS), Store("b"))
    assert [hit.record.id for hit in page.hits] == ["b"]


def test_the_json_form() -> None:
    request = SearchRequest(parse("firewall").tree, facets=(FacetRequest("topic", 1),), sort="date")
    form = page_form(search(request, MemorySearcher(PAPERS), Store("abc")), "firewall")
    assert json.loads(json.dumps(form)) == form
    assert list(form) == ["format", "query", "total", "took_ms", "revision", "hits", "facets"]
    assert (form["format"], form["query"], form["total"], form["revision"]) == (1, "firewall", 2, 7)
    first = next(hit for hit in form["hits"] if hit["id"] == "a")
    assert first == {
        "id": "a",
        "score": 0,
        "kind": "letter",
        "title": "One",
        "date": "2020-03",
        "publisher": "Bee Trust",
        "actors": [
            {"id": "jane-ash", "name": "Jane Ash", "type": "person", "roles": ["author"]},
            {"id": "bee-trust", "name": "Bee Trust", "type": "person", "roles": ["publisher"]},
        ],
        "topics": ["firewall"],
        "snippet": "A firewall. A firewall.",
        "path": "a.txt",
    }
    assert form["facets"]["topic"] == [{"value": "firewall", "label": "Firewall", "count": 2, "selected": False}]
