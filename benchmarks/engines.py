"""How fast is Dossier's index beside other engines, on the same documents in one run?

    python -m benchmarks.engines [--full] [--papers N] [--rounds N] [--peer NAME]... [--json FILE]

In each round every engine indexes the documents and answers each question, each in a process of its own, one engine after
the other, so that a slow spell of the machine falls on all. The tables give medians of the rounds, and how many times as
long as Dossier each engine takes. Memory is the peak beyond the documents themselves. Imports are not timed.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.documents import papers
from benchmarks.peers import MODULES, PEERS, QUESTIONS, Peer

INDEXED = {"whoosh": 25.0, "tantivy": 1.0, "fts5": 0.8}  # the goals: how many times Dossier's time each takes at least
ANSWERED = {"whoosh": 100.0, "tantivy": 0.5, "fts5": 20.0}  # of Whoosh, for the common word
REPEATS = 25  # of each question in one process; the first is cold and not counted


def main() -> None:
    """Print the tables; with --measure, one engine's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="100,000 documents, 5 rounds")
    parser.add_argument("--papers", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--peer", action="append", choices=list(PEERS))
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--measure", nargs=2, metavar=("PEER", "DOCUMENTS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure[0], Path(options.measure[1]))))
        return
    many = options.papers or (100_000 if options.full else 10_000)
    rounds = options.rounds or (5 if options.full else 3)
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        size = write_documents(documents, many)
        found: dict[str, list[dict[str, object]]] = {}
        for number in range(rounds):
            for name in options.peer or PEERS:
                if name != "whoosh" or not number:  # it takes minutes
                    found.setdefault(name, []).append(run(name, documents))
    report(found, many, size)
    if options.json:
        options.json.write_text(json.dumps({"papers": many, "bytes": size, "figures": found}, indent=1), encoding="utf-8")


def write_documents(path: Path, many: int) -> int:
    """Make the documents; returns the size of their text in bytes."""
    made = list(papers(many))
    path.write_bytes(pickle.dumps([tuple(paper) for paper in made]))
    return sum(len(paper.title.encode()) + len(paper.body.encode()) for paper in made)


def run(name: str, documents: Path) -> dict[str, object]:
    """One engine's figures, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engines", "--measure", name, str(documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    figures: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(name: str, documents: Path) -> dict[str, object]:
    """Index and ask."""
    from benchmarks.documents import Paper

    for module in MODULES[name]:
        importlib.import_module(module)
    peer: Peer = PEERS[name]()
    prepared = peer.prepare([Paper(*row) for row in pickle.loads(documents.read_bytes())])
    folder = Path(tempfile.mkdtemp())
    try:
        before = peak_memory(reset=True)
        started = time.perf_counter()
        peer.index(folder / "index", prepared)
        seconds = time.perf_counter() - started
        memory = peak_memory() - before
        size = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
        started = time.perf_counter()
        peer.open(folder / "index")
        opened = 1000 * (time.perf_counter() - started)
        answers = {question: ask(peer, question) for question in QUESTIONS}
        return {"seconds": seconds, "memory": memory, "bytes": size, "opened": opened, "answers": answers}
    finally:
        shutil.rmtree(folder)


def peak_memory(reset: bool = False) -> float:
    """The most memory that this process has held, in MB; with `reset`, what it holds now, and the peak starts anew there."""
    status = Path("/proc/self/status")
    if not status.exists():
        raise SystemExit("memory is measured by /proc, which only Linux has")
    if reset:
        gc.collect()
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    found = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    return int(found["VmHWM"].split()[0]) / 1024


def ask(peer: Peer, question: str) -> dict[str, float | None]:
    """How many documents match, and the median of the milliseconds it took; all None where it cannot be asked."""
    times = []
    for _ in range(REPEATS + 1):
        started = time.perf_counter()
        total = peer.ask(QUESTIONS[question])
        times.append(1000 * (time.perf_counter() - started))
        if total is None:
            return {"total": None, "cold": None, "warm": None}
    return {"total": total, "cold": times[0], "warm": statistics.median(times[1:])}


def report(found: dict[str, list[dict[str, object]]], many: int, size: int) -> None:
    """Print the tables."""
    print(f"{many:,} documents, {size / 1e6:.1f} MB of text; medians of {max(map(len, found.values()))} rounds\n")
    print(f"{'':<12}{'index s':>9}{'MB/s':>8}{'times':>8}{'memory MB':>11}{'index MB':>10}{'of text':>9}{'open ms':>9}")
    own = _median(found.get("dossier"), "seconds")
    for name, rounds in found.items():
        seconds, bytes_ = _median(rounds, "seconds"), _median(rounds, "bytes")
        assert seconds and bytes_
        print(
            f"{name:<12}{seconds:>9.2f}{size / 1e6 / seconds:>8.1f}{seconds / own if own else 0:>8.2f}"
            f"{_median(rounds, 'memory'):>11.0f}{bytes_ / 1e6:>10.1f}{bytes_ / size:>9.2f}{_median(rounds, 'opened'):>9.1f}"
        )
    print(f"\nten hits and three facets, warm: milliseconds (times Dossier's)\n{'':<18}{'matches':>9}", end="")
    print("".join(f"{name:>18}" for name in found))
    for question in QUESTIONS:
        totals = [rounds[0]["answers"][question]["total"] for rounds in found.values()]  # type: ignore[index]
        print(f"{question:<18}{totals[0]:>9,}", end="")
        ours = _warm(found.get("dossier"), question)
        for rounds in found.values():
            warm = _warm(rounds, question)
            print(f"{'-':>18}" if warm is None else f"{warm:>10.2f} ({warm / ours if ours else 0:>5.1f})", end="")
        print()
    report_goals(found)


def report_goals(found: dict[str, list[dict[str, object]]]) -> None:
    """Print each goal with the ratio that was reached."""
    print(f"\n{'goals: times the time of Dossier':<36}{'goal':>8}{'reached':>9}")
    for name in (name for name in INDEXED if name in found and "dossier" in found):
        rows = [("index", INDEXED[name], _median(found[name], "seconds"), _median(found["dossier"], "seconds"))]
        for question in QUESTIONS if name != "whoosh" else ("common word",):
            theirs, own = _warm(found[name], question), _warm(found["dossier"], question)
            if theirs and own:
                rows.append((question, ANSWERED[name], theirs, own))
        for what, goal, theirs, own in rows:
            missed = "" if theirs / own >= goal else "  missed"
            print(f"{name + ', ' + what:<36}{goal:>8.1f}{theirs / own:>9.1f}{missed}")


def _median(rounds: list[dict[str, object]] | None, name: str) -> float:
    return statistics.median(float(str(figures[name])) for figures in rounds) if rounds else 0.0


def _warm(rounds: list[dict[str, object]] | None, question: str) -> float | None:
    times = [figures["answers"][question]["warm"] for figures in rounds or ()]  # type: ignore[index]
    return statistics.median(times) if times and times[0] is not None else None


if __name__ == "__main__":
    main()
