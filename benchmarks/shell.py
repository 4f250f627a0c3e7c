"""How long do whole commands take, on a home of many papers?

    python -m benchmarks.shell [--papers N] [--rounds N] [--check]

The program is the wheel, installed in an environment of its own as users have it: in the one that it is developed in, each
start of Python takes 15 to 35 ms more. The papers are those of `benchmarks.documents`, put into the store of a home; that is then
rebuilt: its seconds and peak memory are the first line. Each command then runs in a process of its own, in turn with the others,
as often as there are rounds; beside them runs Python that does nothing, which no command in Python can be faster than, Python
that imports click and sqlite3, as most commands do, and numpy as well. With --check, a missed goal ends in a failure.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.documents import papers, record
from benchmarks.package import installed
from benchmarks.peers import QUESTIONS, Question
from benchmarks.processes import Cost, apart, middle, run
from corpus.home import create_home
from corpus.store import RecordStore

FACETS = ("--facet", "kind", "--facet", "answering-body", "--facet", "year")
GOALS = {"help": 80.0, "search": 150.0}  # milliseconds
MEMORY = 800.0  # megabytes, of a rebuild


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--check", action="store_true", help="fail where a goal is missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, programs = Path(folder) / "home", Path(folder) / "env" / "bin"
        installed(Path(folder))
        apart(made_home, home, options.papers)
        rebuilt = run([str(programs / "dossier"), "-q", "--home", str(home), "rebuild"])
        found = take_turns(commands(programs, home), options.rounds)
    print(f"{options.papers:,} papers; rebuild: {rebuilt.seconds:.1f} s, {rebuilt.megabytes:.0f} MB (goal {MEMORY:.0f} MB)\n")
    print(f"{'':<28}{'ms':>8}{'of processor':>14}{'times Python':>14}{'peak MB':>9}{'goal ms':>9}")
    bare = found["python, nothing"].seconds
    missed = rebuilt.megabytes > MEMORY
    for name, cost in found.items():
        goal = GOALS.get(name.partition(":")[0], 0.0)
        missed |= bool(goal) and 1000 * cost.seconds > goal
        told = f"{goal:>9.0f}" if goal else f"{'':>9}"
        print(
            f"{name:<28}{1000 * cost.seconds:>8.0f}{1000 * cost.processor:>14.0f}{cost.seconds / bare:>14.1f}"
            f"{cost.megabytes:>9.0f}{told}"
        )
    if options.check and missed:
        raise SystemExit(1)


def commands(programs: Path, home: Path) -> dict[str, list[str]]:
    """Every command that is timed."""
    python, dossier = str(programs / "python"), [str(programs / "dossier")]
    here = [*dossier, "--home", str(home)]
    searches = {f"search: {name}": [*here, *search(question), *FACETS] for name, question in QUESTIONS.items()}
    return {
        "python, nothing": [python, "-c", ""],
        "python, click, sqlite3": [python, "-c", "import click, sqlite3"],
        "python, these and numpy": [python, "-c", "import click, sqlite3, numpy"],
        "help": [*dossier, "--help"],
        "status": [*here, "status"],
        "count": [*here, *search(QUESTIONS["common word"]), "--count"],
        **searches,
    }


def search(question: Question) -> list[str]:
    """The command line that asks a question."""
    words = question.words.split()
    query = {"and": words, "or": [" OR ".join(words)], "phrase": [f'"{question.words}"']}[question.join]
    years = ["--since", min(question.years), "--until", max(question.years)] if question.years else []
    return ["search", *query, *years]


def take_turns(wanted: dict[str, list[str]], rounds: int) -> dict[str, Cost]:
    """The median cost of each command; the first round only warms up."""
    costs: dict[str, list[Cost]] = {name: [] for name in wanted}
    environment = {"OPENBLAS_NUM_THREADS": "1"}  # as the program sets it for itself
    for _ in range(rounds + 1):
        for name, command in wanted.items():
            costs[name].append(run(command, environment))
    return {name: middle(own[1:]) for name, own in costs.items()}


def made_home(folder: Path, many: int) -> None:
    """A home with so many papers in its store."""
    with RecordStore(create_home(folder).store_path) as store, store.transaction("benchmark") as revision:
        for paper in papers(many):
            revision.put(record(paper))


if __name__ == "__main__":
    main()
