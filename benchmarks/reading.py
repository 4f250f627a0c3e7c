"""How many papers of 4 KB does one core read in a second, and which step takes how long?

    python -m benchmarks.reading [--rounds N] [--set NAME]... [--check]

Every plain text of the labelled sets is read from its bytes to its record, topics too, in one process; what counts is processor
time, least of the rounds. A second column gives each step as a multiple of a yardstick that is taken in the same run: folding the
text and finding its tokens once (`indexer.analysis`), so that figures of a slow spell of the machine can be compared.
With --check, fewer papers a second than the goal of the design end in a failure.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.extraction import labelled_set
from corpus import sources
from corpus.annotate import TopicMatcher, annotate
from corpus.extractors import EXTRACTORS
from corpus.loaders import load, open_input
from corpus.records import Document, Findings, RawDocument
from corpus.resolve import resolve
from indexer.analysis import TOKEN, fold
from search.topics import load_topics, matcher, shipped_topics

SETS = ("gold-dev", "authored-dev", "tests/examples/papers")
PAPER = 4096  # bytes
GOAL = 700  # papers a second and core

T = TypeVar("T")


class Clock:
    """Processor time by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, step: str, work: Callable[[], T]) -> T:
        """What the work gives."""
        started = time.process_time()
        found = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started
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
    match = matcher(load_topics([shipped_topics()]))
    rounds = [one_round(files, match) for _ in range(options.rounds)]
    least = {step: min(found[step] for found in rounds) for step in rounds[0]}
    yard = least.pop("yardstick")
    papers = size / PAPER
    total = sum(least.values())
    print(f"{len(files)} papers, {size / 1000:.0f} kB; the yardstick takes {1000 * yard / papers:.3f} ms for 4 KB\n")
    print(f"{'':<16}{'ms for 4 KB':>12}{'yardsticks':>12}")
    for step, seconds in (*least.items(), ("all", total)):
        print(f"{step:<16}{1000 * seconds / papers:>12.3f}{seconds / yard:>12.1f}")
    print(f"\n{papers / total:.0f} papers of 4 KB a second and core; the goal is {GOAL}")
    if options.check and papers / total < GOAL:
        raise SystemExit(1)


def one_round(files: Iterable[Path], match: TopicMatcher) -> dict[str, float]:
    """Seconds of each step for all files."""
    clock = Clock()
    for file in files:
        raws = clock.timed("load", lambda file=file: list(load(open_input(file, file.name))))  # type: ignore[misc]
        for raw in raws:
            if isinstance(raw, RawDocument):
                for document in clock.timed("clean", lambda raw=raw: list(sources.read(raw))):  # type: ignore[misc]
                    steps(document, match, clock)
    return clock.seconds


def steps(document: Document, match: TopicMatcher, clock: Clock) -> None:
    """Every extractor, whom the mentions mean, and the topics."""
    found = Findings()
    for name, extract in EXTRACTORS.items():
        found = clock.timed(name, lambda extract=extract, found=found: extract(document, found))  # type: ignore[misc]
    clock.timed("resolve", lambda: resolve(document, found))
    record = annotate(document)
    clock.timed("topics", lambda: match(record))
    clock.timed("yardstick", lambda: TOKEN.findall(fold(document.text)))


if __name__ == "__main__":
    main()
