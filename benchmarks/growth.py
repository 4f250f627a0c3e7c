"""How do time, size and memory grow with the collection?

    python -m benchmarks.growth [--full] [--papers N]... [--json FILE] [--plot FILE]

Collections of 10,000 and 100,000 documents, with --full also 1,000,000, are made as in `benchmarks.documents`, streamed into
an index and asked. The second table holds the number of hits fixed while the collection grows: a search costs what it
matches. With --plot, the time of single words is drawn against their hits, for each size of collection. Each size runs in a
process of its own; the documents are never all in memory.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.documents import Paper, papers, record
from benchmarks.engines import REPEATS, peak_memory
from benchmarks.peers import MODULES, QUESTIONS, Dossier, Question
from corpus.records import Record
from indexer.analysis import terms

MARKED = 500  # documents that hold the word which is equally rare in every collection
MARK = "quinquireme"
WORDS = 24  # of the vocabulary, from the rarest to the most frequent, whose times are drawn

Figures = dict[str, float]  # of one size of collection; "word: ..." is the time of a word, "hits: ..." of what it found


def main() -> None:
    """Print the tables; with --measure, one size's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="1,000,000 documents too")
    parser.add_argument("--papers", type=int, action="append")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--plot", type=Path, help="draw time against hits in this SVG file (needs matplotlib)")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    sizes = options.papers or [10_000, 100_000, *([1_000_000] if options.full else [])]
    found = [run(many) for many in sizes]
    report(found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if options.plot:
        plot(found, options.plot)


def run(many: int) -> Figures:
    """One size's figures, measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", "--measure", str(many)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{many:,} documents failed:\n{done.stderr}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(many: int) -> Figures:
    """Index and ask; the seconds in which documents are made are not counted."""
    from indexer.engines.arrays import open_folder

    for module in MODULES["dossier"]:
        importlib.import_module(module)
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        stream = clock.timed(records(many))
        before = peak_memory(reset=True)
        started = time.perf_counter()
        writer = open_folder(folder)
        writer.put(stream)
        writer.commit()
        seconds = time.perf_counter() - started - clock.outside
        memory = peak_memory() - before
        figures: Figures = {"papers": many, "seconds": seconds, "memory": memory, "text": clock.size}
        figures["bytes"] = sum(path.stat().st_size for path in folder.iterdir())
        figures["segments"] = len(list(folder.glob("*.docs")))
        updates = []
        for paper in papers(20):
            started = time.perf_counter()
            writer = open_folder(folder)
            writer.put([record(paper)])
            writer.commit()
            updates.append(1000 * (time.perf_counter() - started))
        figures["update"] = statistics.median(updates)
        started = time.perf_counter()
        dossier = Dossier()
        dossier.open(folder)
        figures["opened"] = 1000 * (time.perf_counter() - started)
        questions = QUESTIONS | {f"in {MARKED} documents": QUESTIONS["rare word"]._replace(words=MARK)}
        questions |= {f"word: {word}": Question(word) for word in spread(folder)}
        for question in questions:
            times = []
            for _ in range(REPEATS + 1):
                started = time.perf_counter()
                total = dossier.ask(questions[question])
                times.append(1000 * (time.perf_counter() - started))
            figures[f"hits: {question}"], figures[question] = total, statistics.median(times[1:])
            figures[f"cold: {question}"] = times[0]
        return figures


def spread(folder: Path) -> list[str]:
    """Words of the index in so many documents that each has about as many times the documents of the one before it."""
    from indexer.codec.contents import open_segments
    from indexer.codec.postings import FieldPostings

    held: dict[str, int] = {}
    for segment in open_segments(folder):
        postings = FieldPostings(segment.terms, "body")
        for number, term in enumerate(postings.terms.all()):
            word = term.decode()
            if word.isalpha() and word.isascii() and terms(word) == [word]:  # a stem that is found by itself
                held[word] = held.get(word, 0) + postings.document_count(number)
    most = max(held.values())
    wanted = [round(most ** (step / (WORDS - 1))) for step in range(WORDS)]
    return list(dict.fromkeys(min(held, key=lambda word: (abs(held[word] - many), word)) for many in wanted))


class Clock:
    """Adds up the time that is spent on making documents, and the size of their text."""

    def __init__(self) -> None:
        self.outside = 0.0
        self.size = 0

    def timed(self, stream: Iterator[Record]) -> Iterator[Record]:
        """The stream, timed."""
        while True:
            started = time.perf_counter()
            found = next(stream, None)
            self.outside += time.perf_counter() - started
            if found is None:
                return
            self.size += len(found.body)
            yield found


def records(many: int) -> Iterator[Record]:
    """The documents as records; a fixed number of them, spread evenly, with the marked word."""
    for number, paper in enumerate(papers(many)):
        marked = number % max(1, many // MARKED) == 0 and number // max(1, many // MARKED) < MARKED
        yield record(Paper(*paper[:2], f"{paper.body} {MARK}", *paper[3:]) if marked else paper)


def report(found: list[Figures]) -> None:
    """Print the tables."""
    print(f"{'':<24}" + "".join(f"{figures['papers']:>14,.0f}" for figures in found))
    rows = {
        "text, MB": lambda f: f["text"] / 1e6,
        "index, s": lambda f: f["seconds"],
        "index, MB/s": lambda f: f["text"] / 1e6 / f["seconds"],
        "memory, MB": lambda f: f["memory"],
        "size, of text": lambda f: f["bytes"] / f["text"],
        "segments": lambda f: f["segments"],
        "update of one, ms": lambda f: f["update"],
        "open, ms": lambda f: f["opened"],
    }
    for name, get in rows.items():
        print(f"{name:<24}" + "".join(f"{get(figures):>14.2f}" for figures in found))
    print("\nten hits and three facets, warm: milliseconds (hits)")
    asked = [name.removeprefix("hits: ") for name in found[0] if name.startswith("hits: ")]
    for question in [name for name in asked if not name.startswith("word: ")]:
        cells = "".join(f"{f[question]:>12.2f} ({f['hits: ' + question]:,.0f})".rjust(24) for f in found)
        print(f"{question:<24}{cells}")


def plot(found: list[Figures], path: Path) -> None:
    """Draw the time of single words against their hits, a line for each size of collection."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    for figures in found:
        words = [name for name in figures if name.startswith("word: ")]
        points = sorted((figures[f"hits: {name}"], figures[name]) for name in words)
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, label=f"{figures['papers']:,.0f} papers")
    axes.set(xscale="log", yscale="log", xlabel="papers that match", ylabel="milliseconds, warm")
    axes.set_title("Ten hits and three facets for one word")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:g}")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_formatter("")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
