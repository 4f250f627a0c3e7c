"""Every engine gives what the memory engine gives, on any corpus and any request."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from query_strategies import record, records, request

from corpus.records import Record
from indexer.engines import WRITERS
from search.engines import SEARCHERS, Searcher
from search.engines.memory import MemorySearcher
from search.query import SearchRequest
from search.results import SearchResult

WRITTEN = [name for name in WRITERS if name != "memory"]
READ_BY = {name: [name] for name in WRITTEN} | {"arrays": ["arrays", "plain"]}
REQUESTS = 40  # to each corpus


def written_at_once(engine: str, folder: Path, random: Random) -> list[Record]:
    """Write a corpus in one go."""
    corpus = records(random)
    writer = WRITERS[engine](folder)
    assert writer.put(corpus) == len(corpus)
    writer.commit()
    return corpus


def written_in_steps(engine: str, folder: Path, random: Random) -> list[Record]:
    """Write, replace and remove in several commits, and cancel one; what is left is the corpus."""
    left: dict[str, Record] = {}
    for step in range(random.randint(2, 5)):
        writer = WRITERS[engine](folder)
        gone = [f"r{random.randint(0, 9)}" for _ in range(random.randint(0, 3))]
        assert writer.remove(gone) == len(set(gone) & left.keys())
        new = [record(random, f"r{random.randint(0, 9)}") for _ in range(random.randint(0, 6))]
        writer.put(new)
        if step and random.random() < 0.2:
            writer.cancel()
            continue
        writer.commit()
        for id in gone:
            left.pop(id, None)
        left |= {each.id: each for each in new}
    return list(left.values())


@pytest.mark.parametrize("write", [written_at_once, written_in_steps])
@settings(max_examples=settings().max_examples // 4)  # each writes indexes
@example(seed=530)  # a field without a word in any paper that is left
@given(seed=st.integers(0, 2**32 - 1))
def test_engines_agree(write: Callable[[str, Path, Random], list[Record]], seed: int) -> None:
    random = Random(seed)
    with ExitStack() as stack:
        searchers: dict[str, Searcher] = {}
        corpus: list[Record] = []
        for engine in WRITTEN:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            corpus = write(engine, folder, Random(seed))
            for reader in READ_BY[engine]:
                searchers[reader] = stack.enter_context(closing(SEARCHERS[reader](folder)))
        oracle = MemorySearcher(corpus)
        for _ in range(REQUESTS):
            asked = request(random)
            expected = oracle.search(asked)
            for engine, searcher in searchers.items():
                check(engine, searcher.search(asked), expected, asked)


def check(engine: str, found: SearchResult, expected: SearchResult, asked: SearchRequest) -> None:
    assert (found.total, found.facets, ids(found)) == (expected.total, expected.facets, ids(expected)), (engine, asked)
    scores = [hit.score for hit in found.hits]
    assert scores == pytest.approx([hit.score for hit in expected.hits], rel=1e-4), (engine, asked)


def ids(result: SearchResult) -> list[str]:
    return [hit.id for hit in result.hits]
