"""How many papers of 4 KB does one core read in a second, and which step takes how long?

    python -m benchmarks.reading [--rounds N] [--set NAME]... [--check]

Every plain text of the labelled sets is read from its bytes to its record, topics too, some papers together as an ingest reads
them; what counts is processor time, of each bunch and each step the least of the rounds. A round is a process of its own, which
has loaded its tables but seen none of the papers; it reads them twice. The first time their words and names are new to it; the
second time they are known, as most are in the midst of a collection. Beside the milliseconds stands each step as a multiple of a
yardstick taken in the same run: folding the text and finding its tokens once (`indexer.analysis`), so that figures of a slow
spell of the machine can be compared.
With --check, fewer papers a second than the goal of the design end in a failure.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks.extraction import labelled_set
from corpus import sources
from corpus.annotate import annotate_all
from corpus.cleaning.furniture import ROWS, rows_of
from corpus.extractors import EXTRACTORS
from corpus.loaders import load, open_input
from corpus.papers import BATCH
from corpus.records import Document, Findings, RawDocument, TopicMatcher
from corpus.resolve import resolve
from indexer.analysis import TOKEN, fold
from search.topics import load_topics, matcher, shipped_topics

SETS = ("gold-dev", "authored-dev", "tests/examples/papers")
PAPER = 4096  # bytes
GOAL = 700  # papers a second and core

YARDSTICK = "yardstick"

T = TypeVar("T")
Seconds = dict[tuple[str, str], float]  # by bunch of papers and step


class Clock:
    """Processor time by bunch of papers, which its first one names, and step."""

    def __init__(self) -> None:
        self.seconds: Seconds = {}
        self.papers = ""

    def timed(self, step: str, work: Callable[[], T]) -> T:
        """What the work gives."""
        started = time.process_time()
        found = work()
        key = self.papers, step
        self.seconds[key] = self.seconds.get(key, 0.0) + time.process_time() - started
        return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--set", action="append", help=f"a labelled set ({', '.join(SETS)})")
    parser.add_argument("--check", action="store_true", help="fail where the goal is missed")
    options = parser.parse_args()
    files = sorted(file for name in options.set or SETS for file in (labelled_set(name) / "docs").glob("*.txt"))
    if not files:
        raise SystemExit("no labelled papers; set DOSSIER_SHARED to the folder of the shared data")
    size = sum(file.stat().st_size for file in files)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        rounds = [pool.submit(one_round, files).result() for _ in range(options.rounds)]
    new, known = least([first for first, _ in rounds]), least([second for _, second in rounds])
    papers = size / PAPER
    yard = known.pop(YARDSTICK)
    del new[YARDSTICK]
    print(f"{len(files)} papers, {size / 1000:.0f} kB; the yardstick takes {1000 * yard / papers:.3f} ms for 4 KB\n")
    print(f"{'':<16}{'words new: ms for 4 KB':>24}{'yardsticks':>12}{'words known: ms':>18}{'yardsticks':>12}")
    for step in (*known, "all"):
        first, second = (sum(told.values()) if step == "all" else told[step] for told in (new, known))
        print(
            f"{step:<16}{1000 * first / papers:>24.3f}{first / yard:>12.1f}{1000 * second / papers:>18.3f}{second / yard:>12.1f}"
        )
    speed = papers / sum(known.values())
    print(f"\n{speed:.0f} papers of 4 KB a second and core, their words known; the goal is {GOAL}")
    if options.check and speed < GOAL:
        raise SystemExit(1)


def least(rounds: Sequence[Seconds]) -> dict[str, float]:
    """Seconds of each step for all papers, of each bunch the least of the rounds."""
    totals: dict[str, float] = {}
    for papers, step in rounds[0]:
        totals[step] = totals.get(step, 0.0) + min(found[papers, step] for found in rounds)
    return totals


def one_round(files: Sequence[Path]) -> tuple[Seconds, Seconds]:
    """Seconds of each step for all files, read for the first time and again."""
    match = matcher(load_topics([shipped_topics()]))
    for word in ROWS:
        rows_of(word)  # a table too, though each row is compiled for the first line that asks
    read(files[:1], match)
    return read(files, match), read(files, match)


def read(files: Sequence[Path], match: TopicMatcher) -> Seconds:
    """Seconds of each step for all files, a few papers together as an ingest reads them."""
    clock = Clock()
    for start in range(0, len(files), BATCH):
        some = files[start : start + BATCH]
        clock.papers = str(some[0])
        raws = clock.timed("load", lambda some=some: [raw for file in some for raw in load(open_input(file, file.name))])  # type: ignore[misc]
        papers = [raw for raw in raws if isinstance(raw, RawDocument)]
        documents = clock.timed("clean", lambda papers=papers: [document for _, document in sources.read_all(papers)])  # type: ignore[misc]
        steps(documents, match, clock)
    return clock.seconds


def steps(documents: Sequence[Document], match: TopicMatcher, clock: Clock) -> None:
    """Every extractor, whom the mentions mean, and the topics."""
    found = [Findings()] * len(documents)
    for name, extract in EXTRACTORS.items():
        found = clock.timed(name, lambda extract=extract, found=found: list(map(extract, documents, found)))  # type: ignore[misc]
    clock.timed("resolve", lambda: list(map(resolve, documents, found)))
    records = annotate_all(documents)
    clock.timed("topics", lambda: list(map(match, records)))
    clock.timed(YARDSTICK, lambda: [TOKEN.findall(fold(document.text)) for document in documents])


if __name__ == "__main__":
    main()
