"""What every engine does alike: the cases of tests/searches, writing, and refusing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from make_records import make_record
from writing import writer_for

from corpus.records import Record
from search.engines import SEARCHERS, Searcher, TooBroad, Unsupported
from search.parser import parse
from search.query import All, FacetRequest, Filter, Match, Node, Prefix, Range, SearchRequest, Word
from search.results import Hit

SETS = sorted((Path(__file__).parent / "searches").iterdir())
ENGINES = list(SEARCHERS)
Open = Callable[[list[Record]], Searcher]


@pytest.fixture(params=ENGINES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Writes records with each engine, and opens what was written."""
    searchers: list[Searcher] = []

    def write_and_open(records: list[Record]) -> Searcher:
        writer = writer_for(request.param, tmp_path)
        writer.put(records)
        writer.commit()
        searchers.append(SEARCHERS[request.param](tmp_path))
        return searchers[-1]

    yield write_and_open
    for searcher in searchers:
        searcher.close()


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_cases(opened: Open, folder: Path) -> None:
    searcher = opened([make_record(**each) for each in json.loads((folder / "records.json").read_text("utf-8"))])
    for case in json.loads((folder / "queries.json").read_text("utf-8")):
        facets = case.get("facets", {})
        result = searcher.search(
            SearchRequest(
                parse(case["query"]).tree,
                filters=tuple(
                    Filter(field, tuple(Match(field, value) for value in values))
                    for field, values in case.get("filters", {}).items()
                ),
                facets=tuple(FacetRequest(field, facet["size"]) for field, facet in facets.items()),
                sort=case.get("sort", "relevance"),
                limit=case.get("limit"),
                offset=case.get("offset", 0),
                collapse=case.get("collapse", False),
            )
        )
        ids = [hit.id for hit in result.hits]
        assert case.get("order", ids) == ids, case
        assert sorted(case.get("ids", ids)) == sorted(ids), case
        assert case.get("total", len(ids)) == result.total, case
        for found, expected in zip(result.facets, facets.values(), strict=True):
            assert [(bucket.value, bucket.count) for bucket in found.buckets] == list(expected["values"].items()), case
            assert (found.other, found.missing) == (expected["other"], expected["missing"]), case


def ids(searcher: Searcher, node: Node) -> list[str]:
    return [hit.id for hit in searcher.search(SearchRequest(node, limit=None)).hits]


def test_an_index_of_nothing_finds_nothing(opened: Open) -> None:
    searcher = opened([])
    request = SearchRequest(Word("home"), facets=(FacetRequest("kind"),), sort="title", collapse=True)
    result = searcher.search(request)
    assert (result.total, result.hits, result.facets[0].buckets, result.facets[0].missing) == (0, (), (), 0)
    assert ids(searcher, All()) == []


def test_collapsed_copies_show_the_original_in_its_place_where_it_matches(opened: Open) -> None:
    texts = {"a": "home news", "b": "home", "c": "home", "d": "news home", "e": "alone"}
    first = {"a": "c", "b": "c", "d": "elsewhere", "e": "c"}
    searcher = opened([make_record(id, text, title=id, duplicate_of=first.get(id)) for id, text in texts.items()])

    def shown(word: str) -> list[tuple[str, int]]:
        hits = searcher.search(SearchRequest(Word(word), sort="title", collapse=True)).hits
        return [(hit.id, hit.copies) for hit in hits]

    assert shown("home") == [("c", 2), ("d", 0)]
    assert shown("news") == [("a", 0), ("d", 0)]
    assert shown("alone") == [("e", 0)]


def test_a_record_put_again_replaces_the_one_of_its_id(opened: Open) -> None:
    opened([make_record("one", "old words"), make_record("two", "other words")])
    searcher = opened([make_record("one", "new words"), make_record("three", "first"), make_record("three", "second")])
    assert ids(searcher, All()) == ["one", "three", "two"]
    assert ids(searcher, Word("old")) == []
    assert ids(searcher, Word("new")) == ["one"]
    assert ids(searcher, Word("first")) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cancelled_writer_leaves_the_index_as_it_was(engine: str, tmp_path: Path) -> None:
    writer = writer_for(engine, tmp_path)
    writer.put([make_record("one", "words")])
    writer.commit()
    writer = writer_for(engine, tmp_path)
    assert writer.remove(["one", "two"]) == 1
    assert writer.put([make_record("two", "words")]) == 1
    writer.cancel()
    searcher = SEARCHERS[engine](tmp_path)
    assert ids(searcher, All()) == ["one"]
    searcher.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_open_searcher_keeps_what_it_opened(engine: str, tmp_path: Path) -> None:
    writer = writer_for(engine, tmp_path)
    writer.put([make_record("one", "words", kind="letter")])
    writer.commit()
    searcher = SEARCHERS[engine](tmp_path)
    writer = writer_for(engine, tmp_path)
    writer.remove(["one"])
    writer.put([make_record("two", "words", kind="news")])
    writer.commit()
    result = searcher.search(SearchRequest(Word("word"), facets=(FacetRequest("kind"),)))
    assert [hit.id for hit in result.hits] == ["one"]
    assert [bucket.value for bucket in result.facets[0].buckets] == ["letter"]
    searcher.close()


def test_the_label_is_the_one_that_most_records_give(opened: Open) -> None:
    names = ["Ms Ash", "Rowan Ash", "Rowan Ash", "Ash"]
    corpus = [make_record(f"r{n}", "x", actors=[{"id": "ash", "name": name}]) for n, name in enumerate(names)]
    searcher = opened(corpus)
    result = searcher.search(SearchRequest(Match("id", "r0"), facets=(FacetRequest("actor"),)))
    assert [(bucket.value, bucket.label, bucket.count) for bucket in result.facets[0].buckets] == [("ash", "Rowan Ash", 1)]


def test_a_value_is_selected_by_any_of_its_names(opened: Open) -> None:
    actors = [{"id": "ash", "name": "Rowan Ash", "aliases": ["Ms Ash"]}, {"id": "elm", "name": "Elm"}]
    searcher = opened([make_record("one", "x", actors=actors), make_record("two", "x", actors=actors[1:])])
    request = SearchRequest(All(), (Filter("actor", (Match("actor", "ms ash"),)),), (FacetRequest("actor"),))
    result = searcher.search(request)
    assert result.total == 1
    assert [(b.value, b.count, b.selected) for b in result.facets[0].buckets] == [("elm", 2, False), ("ash", 1, True)]


def test_a_word_in_the_title_counts_for_more(opened: Open) -> None:
    searcher = opened(
        [make_record("body", "one two firewall", title="three"), make_record("title", "one two three", title="firewall")]
    )
    assert ids(searcher, Word("firewall")) == ["title", "body"]


def test_a_score_is_the_formula(opened: Open) -> None:
    corpus = [make_record("a", "home home damp"), make_record("b", "damp"), make_record("c", "dry dry")]
    (hit,) = opened(corpus).search(SearchRequest(Word("home"))).hits
    # N = 3, df = 1: idf = ln(1 + 2.5 / 1.5); tf = 2, length 3, mean 2: frequency = 2 / (0.25 + 0.75 * 3 / 2)
    assert hit == Hit("a", pytest.approx(0.980829 * (2 / 1.375) / (1.2 + 2 / 1.375), abs=1e-5))


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (SearchRequest(Word("x", "nowhere")), "title, body, quote"),
        (SearchRequest(Word("x", "kind")), "title, body, quote"),
        (SearchRequest(Match("body", "x")), "not in body"),
        (SearchRequest(Range("kind", None, None)), "not in kind"),
        (SearchRequest(All(), facets=(FacetRequest("body"),)), "body cannot be counted"),
        (SearchRequest(All(), facets=(FacetRequest("id"),)), "id cannot be counted"),
        (SearchRequest(All(), sort="size"), "relevance, date, title, -date"),
        (SearchRequest(All(), filters=(Filter("kind", (Match("topic", "x"),)),)), "a filter of kind"),
    ],
)
def test_what_cannot_be_done_is_refused(opened: Open, request_: SearchRequest, message: str) -> None:
    with pytest.raises(Unsupported, match=message):
        opened([make_record("one", "x")]).search(request_)


def test_a_word_that_stands_for_too_many_is_refused(opened: Open) -> None:
    searcher = opened([make_record("one", " ".join(f"a{number}" for number in range(2_001)))])
    with pytest.raises(TooBroad, match="2,001 different words"):
        searcher.search(SearchRequest(Prefix("a")))
    assert ids(searcher, Prefix("a1")) == ["one"]
