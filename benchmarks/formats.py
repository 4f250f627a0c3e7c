"""What does each kind of file give, and how fast is its loader beside the bare library?

python -m benchmarks.formats --table     write the table of docs/formats.md anew, from the sample files
python -m benchmarks.formats --expect    write tests/formats_expected.json anew; read the difference before you commit it
python -m benchmarks.formats             files a second of each loader, and of the library that it stands on; the ratio of the two
python -m benchmarks.formats --check     exit 1 where a loader takes more than twice its library's time
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.bare_readers import LIBRARIES
from benchmarks.extraction import shared
from corpus.loaders import format_of, load, open_input
from corpus.papers import extract
from corpus.records import Record, Rejection

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formats.md"
EXPECTED = ROOT / "tests" / "formats_expected.json"
BEGIN, END = "<!-- table: made by python -m benchmarks.formats --table -->", "<!-- end of the table -->"
SHOWN = 2  # records of a file that are shown one by one
LONGEST = 80  # characters of a title
ROLES = ("author", "signatory", "addressee", "asker", "answerer", "answering_body", "speaker", "publisher")
MOST = 2.0  # times the bare library's time that a loader may take
ROUNDS, SPENT = 5, 3.0  # rounds at least, and seconds of the processor

Facts = dict[str, object]


def samples() -> list[Path]:
    """The sample files, in order."""
    folder = shared() / "data" / "formats"
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "INDEX.md")


def facts_of(path: Path) -> Facts:
    """What a file gives, in short facts: counts, kinds, sources, dates, and its first records with who does what."""
    folder = shared() / "data" / "formats"
    found = list(extract([path]))
    records = [one for one in found if isinstance(one, Record)]
    dates = sorted(str(record.date) for record in records if record.date)
    return {
        "records": len(records),
        "kinds": dict(sorted(Counter(record.kind for record in records).items())),
        "sources": sorted({record.source.source for record in records}),
        "dated": len(dates),
        "dates": [dates[0], dates[-1]] if dates else [],
        "first": [_short(record) for record in records[:SHOWN]],
        "rejected": [_reason(one, str(folder)) for one in found if isinstance(one, Rejection)][:5],
    }


def _short(record: Record) -> Facts:
    actors = {
        role: [actor.name[:LONGEST] for actor in record.actors_with(role)][:4] for role in ROLES if record.actors_with(role)
    }
    return {
        "kind": record.kind,
        "title": (record.title or "")[:LONGEST],
        "date": str(record.date) if record.date else "",
        "actors": actors,
    }


def _reason(bad: Rejection, folder: str) -> str:
    return bad.reason.replace(folder + "/", "")[:160]


def all_facts(jobs: int = 2) -> dict[str, Facts]:
    """The facts of every sample, by its path below the samples' folder."""
    folder = shared() / "data" / "formats"
    paths = samples()
    with ProcessPoolExecutor(jobs) as workers:
        return {str(path.relative_to(folder)): facts for path, facts in zip(paths, workers.map(facts_of, paths), strict=True)}


def table(facts: dict[str, Facts]) -> Iterator[str]:
    """The table of docs/formats.md, line by line."""
    yield "| file | gives | kind | title of the first | date | who |"
    yield "|---|---|---|---|---|---|"
    for name, one in facts.items():
        first = one["first"][0] if one["first"] else {}  # type: ignore[index]
        gives = [f"{one['records']} record{'s' if one['records'] != 1 else ''}"] if one["records"] else []
        rejected = one["rejected"]
        gives += [f"rejected: {rejected[0]}"] if rejected and not one["records"] else []  # type: ignore[index]
        gives += [f"{len(rejected)} rejected"] if rejected and one["records"] else []  # type: ignore[arg-type]
        kinds = ", ".join(f"{kind} {count}" if len(one["kinds"]) > 1 else kind for kind, count in one["kinds"].items())  # type: ignore[attr-defined,arg-type]
        dates = one["dates"]
        days = "" if not dates else dates[0] if dates[0] == dates[1] else f"{dates[0]} to {dates[1]}"  # type: ignore[index]
        who = "; ".join(f"{role}: {', '.join(names)}" for role, names in first.get("actors", {}).items())
        cells = (name, ", ".join(gives), kinds, first.get("title", ""), days, who)
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def write_table(facts: dict[str, Facts]) -> None:
    """Puts the table into docs/formats.md, between its marks."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(table(facts)) + f"\n\n{END}{after}", "utf-8")


def by_format() -> dict[str, list[Path]]:
    """The samples that can be read, by format."""
    found: dict[str, list[Path]] = {}
    for path in samples():
        try:
            list(load(opened := open_input(path, path.name)))
            found.setdefault(format_of(opened), []).append(path)
        except Exception:  # a rejection; a bare library may do anything with it
            continue
    return found


def seconds(*readers: Callable[[], object]) -> list[float]:
    """The best of many rounds of each, in seconds of the processor; in turns, so that none has the quieter time."""
    best = [float("inf")] * len(readers)
    spent, rounds = 0.0, 0
    while rounds < ROUNDS or spent < SPENT:
        for number, read in enumerate(readers):
            started = time.process_time()
            read()
            took = time.process_time() - started
            best[number] = min(best[number], took)
            spent += took
        rounds += 1
    return best


def speed() -> bool:
    """Prints the table of speeds; returns whether every loader keeps to its bound.

    Both sides get the bytes of the files as they lie in memory: finding, reading and hashing a file costs both the same.
    """
    kept = True
    print(f"{'format':<11}{'files':>6}{'ours /s':>10}{'library /s':>12}{'ratio':>7}  library")
    for name, paths in sorted(by_format().items()):
        if name not in LIBRARIES:
            continue
        library, bare = LIBRARIES[name]
        opened = [open_input(path, path.name) for path in paths]
        contents = [path.read_bytes() for path in paths]
        ours, theirs = seconds(
            lambda opened=opened: [list(load(file)) for file in opened],  # type: ignore[misc]
            lambda bare=bare, contents=contents: [bare(content) for content in contents],  # type: ignore[misc]
        )
        ratio = ours / theirs
        reading = library == "reading alone"  # no library does any of the work, so there is nothing to keep to
        kept &= ratio <= MOST or reading
        print(f"{name:<11}{len(paths):>6}{len(paths) / ours:>10.0f}{len(paths) / theirs:>12.0f}{ratio:>7.2f}  {library}")
    return kept


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("table", "expect", "check"):
        arguments.add_argument(f"--{name}", action="store_true")
    chosen = arguments.parse_args()
    if chosen.table or chosen.expect:
        facts = all_facts()
        if chosen.expect:
            EXPECTED.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")
        if chosen.table:
            write_table(facts)
    elif not speed() and chosen.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
