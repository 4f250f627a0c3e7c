"""The array engine: words as the analyser finds them, commits that hold or leave no trace, few segments, no silent damage."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest
import whoosh.index
import whoosh.query
from hypothesis import given
from hypothesis import strategies as st
from make_records import make_record
from query_strategies import WORDS, record, records, request

from corpus.errors import StoreLocked
from corpus.records import Record
from indexer.analysis import terms
from indexer.codec.contents import open_segments
from indexer.engines import array_merge, array_tokens, arrays
from indexer.engines.array_merge import MOST, choose
from indexer.engines.array_tokens import Tokeniser
from indexer.errors import IndexDamaged, IndexMissing
from search.engines import arrays as searching
from search.engines import plain
from search.engines.memory import MemorySearcher
from search.query import All, Fuzzy, Node, Or, Phrase, Prefix, SearchRequest, Word
from search.results import SearchResult

AWKWARD = "aB9 '’ʼ_-“”—éŵﬁßİ日本ı½́\x00\n\tＡ😀ª²"


@given(st.lists(st.text(st.sampled_from(AWKWARD), max_size=12) | st.text(max_size=60)))
def test_texts_become_the_terms_of_the_analyser(texts: list[str]) -> None:
    tokeniser = Tokeniser()
    for _ in range(2):  # the second time every token is known
        numbers, counts = tokeniser.tokenise(texts)
        found = [tokeniser.terms[number] for number in numbers.tolist()]
        assert found == [word for text in texts for word in terms(text)]
        assert counts.tolist() == [len(terms(text)) for text in texts]


def test_many_and_long_words_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(array_tokens, "_Table", partial(array_tokens._Table, 8))  # so small that it has to grow
    random = Random(1)
    words = ["".join(random.choices("abcdefghij'’é", k=random.randint(1, 60))) for _ in range(3_000)]
    tokeniser = Tokeniser()
    for start in range(0, len(words), 1_000):
        text = " ".join(words[max(0, start - 300) : start + 1_000])  # some are known by then
        numbers, counts = tokeniser.tokenise([text])
        assert [tokeniser.terms[number] for number in numbers.tolist()] == terms(text)
        assert counts.tolist() == [len(numbers)]
    assert len(tokeniser.terms) > 2_600


def write(folder: Path, *batches: list[Record]) -> None:
    for batch in batches:
        writer = arrays.open_folder(folder)
        writer.put(batch)
        writer.commit()


def paper(number: int, words: int = 12) -> Record:
    random = Random(number)
    return make_record(
        f"p{number:05}", " ".join(random.choices(WORDS, k=words)), title=random.choice(WORDS), kind="letter", date="2020"
    )


READERS = {"arrays": searching.open_folder, "plain": plain.open_folder}  # both read the same segments


def all_answers(folder: Path, reader: str = "arrays") -> list[SearchResult]:
    """What the index says to some requests."""
    random = Random(0)
    searcher = READERS[reader](folder)
    try:
        return [searcher.search(request(random)) for _ in range(8)]
    finally:
        searcher.close()


def ids(folder: Path) -> list[str]:
    searcher = searching.open_folder(folder)
    return [hit.id for hit in searcher.search(SearchRequest(All(), limit=None, sort="title")).hits]


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="dossier rebuild"):
        searching.open_folder(tmp_path)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    writer = arrays.open_folder(tmp_path)
    with pytest.raises(StoreLocked):
        arrays.open_folder(tmp_path)
    writer.cancel()
    arrays.open_folder(tmp_path).cancel()


TIER = 4  # segments of about one size
UPDATES = 5 * TIER


def test_many_updates_leave_few_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(array_merge, "TIER", TIER)
    write(tmp_path, [paper(number) for number in range(100)])
    for number in range(UPDATES):
        write(tmp_path, [paper(number, 14)])
    segments = open_segments(tmp_path)
    assert len(segments) <= 2 * TIER
    assert sum(len(segment) - len(segment.entry.deleted) for segment in segments) == 100
    oracle = MemorySearcher([paper(number, 14 if number < UPDATES else 12) for number in range(100)])
    random = Random(5)
    searchers = [open_folder(tmp_path) for open_folder in READERS.values()]
    for asked in (request(random) for _ in range(20)):
        expected = oracle.search(asked)
        for found in (searcher.search(asked) for searcher in searchers):
            assert (found.total, found.facets) == (expected.total, expected.facets), asked
            assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits], asked


@pytest.mark.parametrize(
    ("sizes", "added", "merged"),
    [
        ([100_000], 1, []),
        ([100_000, *[1] * 7], 1, []),
        ([100_000, *[1] * 8], 1, list(range(1, 9))),
        ([5_000] * 8, 1, []),  # too much for a small change
        ([5_000] * 8, 10_000, list(range(8))),
        ([1_000] * (MOST + 1), 1, list(range(MOST + 1))),  # too many of them
    ],
)
def test_the_merge_policy(sizes: list[int], added: int, merged: list[int]) -> None:
    assert sorted(choose(sizes, added)) == merged


def test_a_failed_commit_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, [paper(1), paper(2)])
    before = sorted(path.name for path in tmp_path.iterdir())
    writer = arrays.open_folder(tmp_path)
    writer.put([paper(3)])
    monkeypatch.setattr(array_merge, "choose", lambda sizes, added: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        writer.commit()
    monkeypatch.undo()
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    write(tmp_path, [paper(3)])
    assert len(ids(tmp_path)) == 3


def _update_for_ever(folder: str) -> None:
    for number in range(10_000):
        write(Path(folder), [paper(number % 40, 6 + number % 5), paper(number % 7, 9)])


def test_a_killed_writer_leaves_the_last_commit(tmp_path: Path) -> None:
    write(tmp_path, [paper(number) for number in range(40)])
    random = Random(3)
    for _ in range(6):
        child = get_context("fork").Process(target=_update_for_ever, args=(str(tmp_path),))
        child.start()
        time.sleep(0.05 + random.random() / 8)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert sorted(ids(tmp_path)) == [f"p{number:05}" for number in range(40)]
    write(tmp_path, [paper(1)])
    named = {f"{segment.entry.name}{ext}" for segment in open_segments(tmp_path) for ext in (".docs", ".terms")}
    assert {path.name for path in tmp_path.iterdir() if path.suffix in {".docs", ".terms"}} == named


@pytest.mark.parametrize("reader", READERS)
def test_no_damage_gives_another_answer(tmp_path: Path, reader: str) -> None:
    random = Random(8)
    write(tmp_path, [record(random, f"r{number}") for number in range(30)], records(random))
    expected = all_answers(tmp_path, reader)
    noticed = 0
    for path in sorted(path for path in tmp_path.iterdir() if path.suffix in {".docs", ".terms", ".toc"}):
        whole = path.read_bytes()
        for _ in range(12):
            place = random.randrange(len(whole))
            path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << random.randrange(8))]) + whole[place + 1 :])
            try:
                assert all_answers(tmp_path, reader) == expected, (path.name, place)
            except IndexDamaged:
                noticed += 1
        path.write_bytes(whole)
    assert noticed > 15
    assert all_answers(tmp_path, reader) == expected


def test_whoosh_opens_and_merges_the_index(tmp_path: Path) -> None:
    """The folder is a Whoosh index: Whoosh's own reader, matchers and deletions work on what the batch writer wrote."""
    papers = [paper(number) for number in range(60)]
    write(tmp_path, papers[:40], papers[40:])
    made = whoosh.index.open_dir(str(tmp_path))
    ours = searching.open_folder(tmp_path)
    asked = {
        whoosh.query.Term("body", "polic"): Word("police", "body"),
        whoosh.query.Phrase("body", ["data", "share"]): Phrase("data sharing", "body"),
        whoosh.query.Prefix("body", "fire"): Prefix("fire", "body"),
        whoosh.query.FuzzyTerm("body", "refugx"): Fuzzy("refugx", "body"),
    }
    with made.searcher() as searcher:
        for theirs, node in asked.items():
            found = {hit["id"] for hit in searcher.search(theirs, limit=None)}
            assert found == {hit.id for hit in ours.search(SearchRequest(node, limit=None)).hits} != set(), node
        assert searcher.document(id="p00007") == {"id": "p00007"}


def test_scores_across_segments_and_deletions_are_those_of_one_segment(tmp_path: Path) -> None:
    papers = [paper(number) for number in range(120)]
    write(tmp_path / "one", papers)
    write(tmp_path / "several", [paper(number, 30) for number in range(50)], papers[60:], papers[:60])
    one, several = searching.open_folder(tmp_path / "one"), searching.open_folder(tmp_path / "several")
    nodes: list[Node] = [Word("police"), Phrase("data sharing"), Or((Word("59"), Prefix("refu")))]
    for node in nodes:
        asked = SearchRequest(node, limit=25)
        assert one.search(asked) == several.search(asked)
