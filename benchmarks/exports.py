"""How much memory and time does each export take, of a collection of many papers?

    python -m benchmarks.exports [--papers N] [--form NAME]... [--check]

The papers are made up: no data is needed. Each form is written by the command itself, with a manifest, in a process of its own,
and its peak memory is that of the process. With --check, a peak above the goal of DESIGN (200 MB) ends in a failure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import MappingProxyType

from benchmarks.processes import apart, run
from corpus.dates import PartialDate
from corpus.home import Home, create_home
from corpus.records import KINDS, Actor, InstrumentMention, Quote, Record, Source, Span, TopicMention
from corpus.store import RecordStore
from indexer.build import rebuild
from search.exporters import EXPORTERS

HOME = "home"
GOAL = 200  # megabytes
WORDS = ("harbour", "lamp", "firewall", "police", "report", "victim", "answer", "letter", "quay", "data", "refuge", "council")
PEOPLE, BODIES, TOPICS = 4_000, 200, 40


def main() -> None:
    """Print a line for each form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--form", action="append", choices=list(EXPORTERS))
    parser.add_argument("--check", action="store_true", help="fail where a form takes more memory than the goal")
    options = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        apart(made_home, Path(folder), options.papers)
        home = Home(Path(folder) / HOME)
        print(f"{options.papers:,} papers\n\n| form | seconds | peak MB | file MB |\n|---|---|---|---|")
        for form in options.form or EXPORTERS:
            target = Path(folder) / f"export.{form}"
            layout = ["--by", "topic"] if form == "markdown" else []
            command = [sys.executable, "-m", "cli", "-q", "--home", str(home.root), "export", "*"]
            cost = run([*command, "--format", form, "-o", str(target), "--manifest", *layout])
            worst = max(worst, cost.megabytes)
            print(f"| {form} | {cost.seconds:.1f} | {cost.megabytes:.0f} | {target.stat().st_size / 1e6:.0f} |", flush=True)
            target.unlink()
    if options.check and worst > GOAL:
        raise SystemExit(f"a form takes {worst:.0f} MB; the goal is {GOAL} MB")


def made_home(folder: Path, papers: int) -> None:
    """A home with so many made-up papers, indexed."""
    home = create_home(folder / HOME)
    with RecordStore(home.store_path) as store:
        with store.transaction("benchmark") as revision:
            for record in made_papers(papers):
                revision.put(record)
        rebuild(store, home)


def made_papers(papers: int) -> Iterator[Record]:
    """Papers of about a thousand characters, with four actors, two topics and a quotation each."""
    random = Random(1)
    people = [Actor(f"person-{n}", f"Ada Quayle {n}", "person", ()) for n in range(PEOPLE)]
    bodies = [Actor(f"body-{n}", f"Office for Harbours {n}", "organisation", ()) for n in range(BODIES)]
    for number in range(papers):
        words = " ".join(random.choices(WORDS, k=150))
        end = words.index(" ", 60)
        roles = ("asker", "answerer", "quoted", "publisher")
        named = (*random.sample(people, 3), random.choice(bodies))
        actors = tuple(Actor(one.id, one.name, one.type, (role,)) for one, role in zip(named, roles, strict=True))
        topics = tuple(TopicMention(f"topic-{n}", f"Topic {n}", (Span(0, 7),)) for n in random.sample(range(TOPICS), 2))
        yield Record(
            id=f"paper-{number}",
            kind=random.choice(KINDS),
            title=" ".join(random.choices(WORDS, k=7)).capitalize(),
            date=PartialDate(f"20{random.randrange(10, 25)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"),
            dates=MappingProxyType({}),
            actors=actors,
            topics=topics,
            instruments=(InstrumentMention("istanbul-convention", "Istanbul Convention", "59", (Span(0, 7),)),),
            quotes=(Quote(words[:end], named[2].name, 0, end, True, named[2].id, "quote.made"),),
            body=words,
            language="en",
            url=f"https://harbours.example/papers/{number}",
            duplicate_of=None,
            evidence=MappingProxyType({}),
            source=Source(f"papers/{number}.txt", None, "text", "generic", "0" * 64),
            provenance=MappingProxyType({"loader": "text", "rules": "1"}),
        )


if __name__ == "__main__":
    main()
