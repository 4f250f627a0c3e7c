"""With numpy or without: the choice follows from what is asked, and both give the same answer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from make_records import make_record

from corpus.dates import PartialDate
from indexer.engines import WRITERS
from search.engines import choice, plain, plain_lists, plain_scores, plain_segment
from search.engines.choice import FrugalSearcher, open_index
from search.engines.plain_cost import cost
from search.parser import parse
from search.query import All, FacetRequest, Filter, Match, Range, SearchRequest, Word


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of sixty papers in two segments; every third is a letter, two hold a rare word."""
    for part in range(2):
        writer = WRITERS["arrays"](tmp_path)
        writer.put(
            make_record(
                f"p{part}{number:02}",
                "the harbour board met" + (" about dredging" if number == 7 else ""),
                kind="letter" if number % 3 == 0 else "news",
                date=f"20{10 + number % 10}-05-01",
            )
            for number in range(30)
        )
        writer.commit()
    return tmp_path


def costs(folder: Path, request: SearchRequest) -> int:
    with closing(plain.open_folder(folder)) as searcher:
        return cost(request, searcher.segments)


def test_what_is_dear_is_told_before_it_is_read(folder: Path) -> None:
    rare, common = SearchRequest(Word("dredging")), SearchRequest(Word("harbour"))
    assert 0 < costs(folder, rare) < costs(folder, common)
    assert costs(folder, common) < costs(folder, common._replace(facets=(FacetRequest("kind"), FacetRequest("year"))))
    assert costs(folder, rare) <= costs(folder, SearchRequest(parse("dredging harbour").tree)) < 100
    phrase, near, fuzzy = (SearchRequest(parse(text).tree) for text in ('"harbour board"', '"board harbour"~5', "harbuor~"))
    assert costs(folder, common) < costs(folder, phrase) == costs(folder, near)
    assert costs(folder, fuzzy) > costs(folder, rare)
    everything = SearchRequest(All())
    for narrower in (Match("kind", "letter"), Match("kind", "elsewhere")):
        assert costs(folder, SearchRequest(narrower)) < costs(folder, everything)
    period = Range("date", PartialDate("2011"), PartialDate("2012"))
    assert costs(folder, everything._replace(filters=(Filter("date", (period,)),))) > costs(folder, everything)


def test_the_engine_changes_once_that_pays_and_the_answers_do_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = SearchRequest(Word("harbour"), facets=(FacetRequest("kind"), FacetRequest("date")), limit=5)
    monkeypatch.setattr(choice, "IMPORT", 2 * costs(folder, asked))
    with closing(open_index("arrays", folder)) as searcher:
        assert isinstance(searcher, FrugalSearcher)
        answers = []
        for with_arrays in (False, False, True, True):
            answers.append(searcher.search(asked))
            assert searcher.uses_arrays is with_arrays
    assert answers[0].total == 60 and answers.count(answers[0]) == 4


def test_an_index_of_another_engine_is_opened_by_it(tmp_path: Path) -> None:
    writer = WRITERS["memory"](tmp_path)
    writer.put([make_record("one", "words")])
    writer.commit()
    with closing(open_index("memory", tmp_path)) as searcher:
        assert searcher.search(SearchRequest(Word("words"))).total == 1


def test_many_documents_are_counted_and_scored_as_few_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pays with thousands of documents gives what holds for sixty."""
    facets = tuple(map(FacetRequest, ("kind", "year", "date", "actor")))
    texts = ("harbour", "harbour board", "harbour OR dredging", '"harbour board"', "the harbour board dredging", "har* met")
    asked = [
        SearchRequest(parse(text).tree, facets=facets, limit=limit, offset=offset, collapse=limit == 7)
        for text in texts
        for limit, offset in ((3, 0), (7, 9), (None, 0))
    ]
    with closing(plain.open_folder(folder)) as searcher:
        expected = list(map(searcher.search, asked))
    for changed in (
        {(plain_segment, "_MANY"): 1},
        {(plain_segment, "_MANY"): 1, (plain_segment, "_DISTINCT"): 0},
        {(plain_scores, "_SAMPLE"): 1},
        {(plain_lists, "_FEW"): 0},
        {(plain_lists, "_FEW"): 1_000},
    ):
        with monkeypatch.context() as patch, closing(plain.open_folder(folder)) as searcher:
            for (module, name), value in changed.items():
                patch.setattr(module, name, value)
            assert list(map(searcher.search, asked)) == expected, changed
