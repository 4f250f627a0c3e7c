"""What counts for the order of the matches: each word once, no function words, neighbours, boosts and feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from make_records import make_record
from query_strategies import node, record
from writing import writer_for

from corpus.records import Record
from search.engines import SEARCHERS, Searcher
from search.engines.memory import MemorySearcher
from search.feedback import DOCUMENTS, QUERY, TERMS, with_feedback
from search.parser import parse
from search.query import And, Not, Or, Phrase, SearchRequest, Word
from search.ranking import counting, neighbours
from search.scoring import K1, NEAR, TITLE, WINDOW, B, idf, nearness

Open = Callable[[list[Record]], Searcher]


@pytest.fixture(params=SEARCHERS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Writes records with each engine, and opens what was written."""
    searchers: list[Searcher] = []

    def write_and_open(records: list[Record]) -> Searcher:
        for part in (records[::2], records[1::2]):  # in two segments, where an engine has such
            writer = writer_for(request.param, tmp_path)
            writer.put(part)
            writer.commit()
        searchers.append(SEARCHERS[request.param](tmp_path))
        return searchers[-1]

    yield write_and_open
    for searcher in searchers:
        searcher.close()


def scores(searcher: Searcher, query: str, **more) -> dict[str, float]:
    found = searcher.search(SearchRequest(parse(query, any_word=True).tree, limit=None, **more))
    return {hit.id: hit.score for hit in found.hits}


def texts(nodes) -> list[str]:
    return [part.text for part in nodes]


def test_each_word_counts_once():
    assert texts(counting(Or((Word("police"), Word("Policing"), Word("police", "title"))))) == ["police", "police"]
    nested = And((Word("a1"), Word("b1")))
    assert counting(Or((nested, nested))) == (nested,)


def test_function_words_count_only_alone():
    assert texts(counting(Or((Word("What"), Word("is"), Word("refuge"))))) == ["refuge"]
    assert texts(counting(Or((Word("the"), Phrase("to the"))))) == ["to the"]
    assert texts(counting(And((Word("to"), Word("be"))))) == ["to", "be"]
    assert texts(counting(And((Word("IT"), Word("WHO"), Word("report"))))) == ["IT", "WHO", "report"]
    assert texts(counting(And((Word("the", "title"), Word("report"))))) == ["the", "report"]


def test_neighbours_stand_next_to_each_other_function_words_left_out():
    tree = And((Word("rights"), Word("of"), Word("the"), Word("child"), Word("refugee"), Word("rights"), Word("child")))
    assert [texts(pair) for pair in neighbours(tree)] == [["rights", "child"], ["child", "refugee"], ["refugee", "rights"]]


def test_only_single_words_of_one_field_are_neighbours():
    assert neighbours(Word("child")) == ()
    assert neighbours(Or((Word("police"), Word("Policing")))) == ()
    assert neighbours(Or((Word("child", "title"), Word("refugee")))) == ()
    assert neighbours(Or((Word("data-sharing"), Word("child")))) == ()
    assert neighbours(And((Word("law"), Not(And((Word("child"), Word("refugee"))))))) == ()


def test_nearness_falls_with_the_distance():
    assert nearness([5], [6]) == nearness([6], [5]) == 1
    assert nearness([5], [1, 8]) == 1 / 3
    assert nearness([0, 100], [WINDOW]) == 1 / WINDOW
    assert nearness([0], [WINDOW + 1]) == 0


def test_words_that_stand_together_lift_a_record(opened: Open):
    filler = "one two three four five six seven eight nine ten"
    searcher = opened([make_record("apart", f"harbour {filler} police"), make_record("near", f"harbour police {filler}")])
    found = scores(searcher, "harbour police")
    assert list(found) == ["near", "apart"]
    worth = idf(2, 2) * (1 / (1 + K1))
    assert found["apart"] == pytest.approx(2 * worth)
    assert found["near"] == pytest.approx((2 + NEAR) * worth)


def test_a_title_counts_once_more_by_itself(opened: Open):
    searcher = opened([make_record("a", "harbour", title="harbour police"), make_record("b", "none", title="law")])
    title = 1 / (1 - B + B * 2 / 1.5)
    word = (title + 1) / (title + 1 + K1) + TITLE * title / (title + K1)
    assert scores(searcher, "harbour")["a"] == pytest.approx(word * idf(2, 1))
    other = (1 + TITLE) * title / (title + K1)
    near = NEAR * title / (title + K1)
    assert scores(searcher, "harbour police")["a"] == pytest.approx((word + other + near) * idf(2, 1))


def test_typing_a_word_twice_or_a_function_word_changes_no_score(opened: Open):
    searcher = opened([make_record("a", "the harbour of the police"), make_record("b", "the law of the sea")])
    assert scores(searcher, "harbour")["a"] == scores(searcher, "the harbour of Harbour")["a"]
    assert scores(searcher, "the harbour")["b"] == 0
    assert scores(searcher, "the of")["b"] > 0


@pytest.mark.parametrize("seed", range(2))
def test_only_the_best_matches_are_lifted(opened: Open, monkeypatch: pytest.MonkeyPatch, seed: int):
    from search.engines import array_scores, memory, plain_scores, whoosh

    for module in (array_scores, memory, plain_scores, whoosh):
        monkeypatch.setattr(module, "NEAR_RECORDS", 3)
    random = Random(seed)
    records = [record(random, f"r{number}") for number in range(30)]
    searcher, oracle = opened(records), MemorySearcher(records)
    words = [Word("firewall"), Word("police"), Word("data"), Word("refuge"), Word("victims")]
    lists = [(random.sample(words, 3), random.sample(words, 2)) for _ in range(5)]
    trees = [tree for either, both in lists for tree in (Or(tuple(either)), And(tuple(both)), node(random), node(random))]
    for tree in trees:
        request = SearchRequest(tree, limit=None)
        found, expected = searcher.search(request), oracle.search(request)
        assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits]
        assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], rel=1e-4)


def test_beyond_the_best_nearness_is_not_looked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("search.engines.memory.NEAR_RECORDS", 1)
    searcher = MemorySearcher([make_record("a", "harbour police " * 9), make_record("b", "harbour police and so on")])
    found = scores(searcher, "harbour police")
    words = scores(searcher, "harbour")["b"] + scores(searcher, "police")["b"]
    assert found["b"] == pytest.approx(words)
    assert found["a"] > scores(searcher, "harbour")["a"] + scores(searcher, "police")["a"]


def test_boosts_add_to_scores_and_change_nothing_that_matches(opened: Open):
    searcher = opened([make_record("a", "harbour lamps"), make_record("b", "harbour police"), make_record("c", "police law")])
    plain, boosted = scores(searcher, "harbour"), scores(searcher, "harbour", boosts=((Word("police"), 0.5),))
    assert list(boosted) == ["b", "a"]
    assert boosted["a"] == plain["a"]
    assert boosted["b"] == pytest.approx(plain["b"] + 0.5 * scores(searcher, "police")["b"])
    assert list(scores(searcher, "law", boosts=((Word("harbour"), 2.0),))) == ["c"]


class Store:
    """The records of a test, by id."""

    def __init__(self, records: list[Record]) -> None:
        self._records = {each.id: each for each in records}

    def get_many(self, ids):
        return tuple(self._records[id] for id in ids)


def harbour(far: int = 200) -> list[Record]:
    """Twelve papers on the harbour, which all tell of moorings; the first of them most of all; and others."""
    papers = [make_record("h00", "harbour harbour harbour moorings moorings lamps", title="Harbour")]
    fillers = [" ".join(f"w{number}x{place}" for place in range(9 * number)) for number in range(1, 12)]
    papers += [make_record(f"h{number:02}", f"harbour moorings {filler}") for number, filler in enumerate(fillers, 1)]
    papers += [make_record(f"m{number}", "moorings on a river") for number in range(3)]
    return papers + [make_record(f"o{number:03}", f"paper on subject{number}") for number in range(far)]


def test_feedback_lifts_what_shares_words_with_the_best(opened: Open):
    records = harbour()
    searcher = opened(records)
    request = SearchRequest(parse("harbour unheard-of", any_word=True).tree)
    found = with_feedback(request, searcher, Store(records))
    words = [word.text for word, _ in found.boosts]
    assert "moorings" in words[:2]
    assert len(words) <= TERMS
    assert sum(weight for _, weight in found.boosts) == pytest.approx((1 - QUERY) / QUERY)
    assert searcher.search(found).total == searcher.search(request).total


def test_feedback_keeps_away_where_no_match_stands_out():
    flat = [make_record(f"h{number:02}", f"harbour moorings x{number}") for number in range(12)]
    records = flat + harbour()[12:]
    request = SearchRequest(Or((Word("harbour"), Word("police"))))
    assert with_feedback(request, MemorySearcher(records), Store(records)) == request


def test_feedback_keeps_away_from_few_matches_and_other_orders():
    few = harbour()[: DOCUMENTS - 1]
    request = SearchRequest(Or((Word("harbour"), Word("police"))))
    assert with_feedback(request, MemorySearcher(few), Store(few)) == request
    by_date = SearchRequest(request.query, sort="date")
    assert with_feedback(by_date, MemorySearcher(harbour()), Store(harbour())) == by_date


def test_feedback_takes_no_numbers_letters_or_function_words():
    records = [make_record(f"{each.id}", f"{each.body} the 1984 q The", title=each.title) for each in harbour()[:12]]
    records += harbour()[12:]
    found = with_feedback(SearchRequest(Word("harbour")), MemorySearcher(records), Store(records))
    words = {word.text.lower() for word, _ in found.boosts}
    assert words
    assert not words & {"the", "1984", "q"}
