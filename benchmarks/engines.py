"""How fast does each engine index the records of a home, and answer questions about them?

    python -m benchmarks.engines HOME [--engine NAME]... [--rounds N]

Each engine indexes the same records into a home of its own that is thrown away. A question is asked once cold and then N
times; the table gives the cold time and the median of the others, for ten hits and three facets.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from corpus.home import Home, create_home
from corpus.store import RecordStore
from indexer.build import rebuild
from indexer.engines import WRITERS
from indexer.manifest import with_current
from search.engines import SEARCHERS
from search.parser import parse
from search.query import FacetRequest, SearchRequest

FACETS = (FacetRequest("topic"), FacetRequest("actor"), FacetRequest("kind"))
QUESTIONS = {
    "common word": "government",
    "rare word": "firewall",
    "two words": "police data",
    "phrase": '"home office"',
    "near": '"police data"~5',
    "prefix": "migra*",
    "fuzzy": "refuge~",
    "excluded": "police -data",
    "years": "date:2019..2021",
    "everything": "*",
}


def main() -> None:
    """Print one table for each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--engine", action="append", choices=[name for name in WRITERS if name != "memory"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with RecordStore(Home(options.home).store_path) as store:
        megabytes = sum(len(record.body) for record in store.records()) / 1e6
        print(f"{store.count():,} records, {megabytes:.1f} MB of text")
        for engine in options.engine or [name for name in WRITERS if name != "memory"]:
            with tempfile.TemporaryDirectory() as folder:
                measure(store, create_home(Path(folder)), engine, megabytes, options.rounds)


def measure(store: RecordStore, home: Home, engine: str, megabytes: float, rounds: int) -> None:
    """Index with one engine, and ask every question."""
    started = time.perf_counter()
    manifest = rebuild(store, home, engine)
    seconds = time.perf_counter() - started
    size = sum(size for size, _ in manifest.files.values()) / 1e6
    print(f"\n{engine}: indexed in {seconds:.1f} s ({megabytes / seconds:.2f} MB/s), {size:.1f} MB")
    started = time.perf_counter()
    searcher = with_current(home, lambda folder, found: SEARCHERS[found.engine](folder))
    print(f"{'opened':<14}{1000 * (time.perf_counter() - started):>10.1f} ms")
    for name, question in QUESTIONS.items():
        request = SearchRequest(parse(question).tree, facets=FACETS)
        times = []
        for _ in range(rounds + 1):
            started = time.perf_counter()
            total = searcher.search(request).total
            times.append(1000 * (time.perf_counter() - started))
        print(f"{name:<14}{times[0]:>10.1f} ms cold {statistics.median(times[1:]):>9.1f} ms warm {total:>9,} papers")
    searcher.close()


if __name__ == "__main__":
    main()
