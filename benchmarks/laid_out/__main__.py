"""How many invented papers are read without a fault, however they are laid out?

    python -m benchmarks.laid_out [--papers N] [--seed N]       print a row for each sort of paper, and what is misread most
    python -m benchmarks.laid_out --check                       the same, and exit 1 where a share is below its floor
    python -m benchmarks.laid_out --show SORT:NUMBER            print a paper with what is misread in it

Labelled papers are few, and each has one layout. Here the facts are known and the layout is thrown: who asks beside, above or
below the question, a label with a colon, a gap or a bar, an address before or after the day. A share that falls shows a layout
that a rule has lost. The floors are in benchmarks/baseline.json.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.extraction import BASELINE, ROOT
from benchmarks.laid_out import letters, questions, stories
from benchmarks.laid_out.facts import Facts, Paper

SORTS: dict[str, Callable[[random.Random], Paper]] = {
    "questions": questions.paper,
    "letters": letters.paper,
    "releases": stories.release,
    "stories": stories.story,
}
PERSONS = frozenset(("asker", "answerer", "signatory"))  # roles that bodies have as well, and of which only the persons are asked


def read(papers: list[Paper]) -> list[list[dict[str, Any]]]:
    """The records of each paper, in the order of the page, as `dossier extract --json` prints them."""
    with tempfile.TemporaryDirectory() as scratch:
        for number, paper in enumerate(papers):
            Path(scratch, f"{number:05}.txt").write_text(paper.text, encoding="utf-8")
        command = [sys.executable, "-m", "cli", "extract", "--json", scratch]
        printed = subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout
    found: list[list[dict[str, Any]]] = [[] for _ in papers]
    for line in printed.decode("utf-8").splitlines():
        record = json.loads(line)
        found[int(Path(record["source"]["path"]).stem)].append(record)
    return found


def misread(paper: Paper, records: list[dict[str, Any]]) -> set[str]:
    """What of a paper's facts its records miss or add."""
    if len(records) != len(paper.records):
        return {"records"}
    return {wrong for facts, record in zip(paper.records, records, strict=True) for wrong in _misread(facts, record)}


def _misread(facts: Facts, record: dict[str, Any]) -> set[str]:
    wrong = set()
    if record["kind"] != facts.kind:
        wrong.add("kind")
    if _plain(record["title"]) != _plain(facts.title):
        wrong.add("title")
    for name, day in facts.dates.items():
        if (record["dates"].get(name) if name else record["date"]) != day:
            wrong.add(name or "date")
    for role, names in facts.roles.items():
        sort = ("person",) if role in PERSONS else ("person", "organisation")
        found = [actor["name"] for actor in record["actors"] if role in actor["roles"] and actor["type"] in sort]
        if sorted(map(_plain, found)) != sorted(map(_plain, names)):
            wrong.add(role)
    if not all(paragraph in record["body"] for paragraph in facts.kept):
        wrong.add("kept")
    if not set(facts.removed).isdisjoint(record["body"].split("\n")):
        wrong.add("removed")
    return wrong


def _plain(name: str | None) -> str:
    """A title or name as it is compared: without case, article and the form of its marks."""
    return (name or "").casefold().removeprefix("the ").strip("* ").replace("“", '"').replace("”", '"')


def printed_papers(sort: str, count: int, seed: int) -> list[Paper]:
    """So many papers of a sort; the same seed prints the same ones."""
    return [SORTS[sort](random.Random(f"{sort} {seed} {number}")) for number in range(count)]


def place(word: str) -> tuple[str, int]:
    """The sort and number of a paper; raises ArgumentTypeError.

    >>> place("letters:7")
    ('letters', 7)
    """
    sort, _, number = word.partition(":")
    if sort not in SORTS or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"{word!r} names no paper; write one of {', '.join(SORTS)}, a colon and a number")
    return sort, int(number)


def main() -> int:
    """Print the table; the exit status says whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=150, help="of each sort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="exit 1 where a share is below its floor")
    parser.add_argument("--show", type=place, metavar="SORT:NUMBER", help="one paper, as the table numbers it")
    options = parser.parse_args()
    if options.show:
        sort, number = options.show
        paper = printed_papers(sort, number + 1, options.seed)[-1]
        [records] = read([paper])
        print(paper.text, "", *paper.records, "", f"misread: {', '.join(sorted(misread(paper, records))) or 'nothing'}", sep="\n")
        return 0
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))["laid_out"]
    below = False
    for sort in SORTS:
        papers = printed_papers(sort, options.papers, options.seed)
        wrong = [misread(paper, records) for paper, records in zip(papers, read(papers), strict=True)]
        share = sum(not one for one in wrong) / len(wrong)
        below = below or share < floors[sort]
        most = ", ".join(f"{name} {count}" for name, count in Counter(name for one in wrong for name in one).most_common(5))
        numbers = " ".join(str(number) for number, one in enumerate(wrong) if one)
        print(f"{sort:10} {share:.3f}  floor {floors[sort]:.3f}{'  BELOW' if share < floors[sort] else ''}  {most}  [{numbers}]")
    return 1 if options.check and below else 0


if __name__ == "__main__":
    sys.exit(main())
