"""How long does a folder of many text files take, beside desktop search engines?

    python -m benchmarks.folder [--papers N] [--rounds N]

The papers of `benchmarks.documents` are written as text files, a heading, a date and the text, and for notmuch, which reads
nothing else, as mails in a maildir. In each round Dossier (full extraction, a worker for each core), recollindex and notmuch
new each begin with nothing, and then run again with nothing changed. Engines that are not installed are left out, and it is
said. What Dossier does beside the others: it finds out kind, title, dates, actors with roles, topics, instruments and quotations.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from benchmarks.documents import Paper, papers
from benchmarks.processes import Cost, apart, middle, run
from corpus.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine under test."""

    name: str
    reads: str  # the folder of papers: "texts" or "mails"
    needs: str  # the program
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        apart(write, folder, options.papers)
        size = sum(file.stat().st_size for file in (folder / "texts").iterdir())
        first: dict[str, list[Cost]] = {}
        again: dict[str, list[Cost]] = {}
        for _ in range(options.rounds):
            for engine in engines(folder):
                first.setdefault(engine.name, []).append(run(engine.command, engine.environment))
                again.setdefault(engine.name, []).append(run(engine.command, engine.environment))
    print(f"{options.papers:,} papers, {size / 1e6:.1f} MB of text; medians of {options.rounds} rounds\n")
    print(f"{'':<12}{'seconds':>9}{'times':>7}{'processor s':>13}{'peak MB':>9}{'unchanged s':>13}")
    own = middle(first["dossier"]).seconds
    for name, costs in first.items():
        cost = middle(costs)
        print(
            f"{name:<12}{cost.seconds:>9.1f}{cost.seconds / own:>7.2f}{cost.processor:>13.1f}{cost.megabytes:>9.0f}"
            f"{middle(again[name]).seconds:>13.2f}"
        )


def engines(folder: Path) -> Iterator[Engine]:
    """Every engine that is installed, each with nothing but its settings."""
    home = fresh(folder / "home")
    yield Engine(
        "dossier",
        "texts",
        sys.executable,
        (sys.executable, "-m", "cli", "-q", "--home", str(home), "ingest", str(folder / "texts")),
        {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    recoll = fresh(folder / "recoll")
    (recoll / "recoll.conf").write_text(f"topdirs = {folder / 'texts'}\nidxflushmb = 100\n", encoding="utf-8")
    settings = fresh(folder / "notmuch") / "config"
    settings.write_text(
        f"[database]\npath={folder / 'mails'}\n[user]\nname=a\nprimary_email=a@harbours.example\n", encoding="utf-8"
    )
    shutil.rmtree(folder / "mails" / ".notmuch", ignore_errors=True)
    for engine in (
        Engine("recoll", "texts", "recollindex", ("recollindex", "-c", str(recoll))),
        Engine("notmuch", "mails", "notmuch", ("notmuch", "new"), {"NOTMUCH_CONFIG": str(settings)}),
    ):
        if shutil.which(engine.needs):
            yield engine
        else:
            print(f"{engine.needs} is not installed and left out", file=sys.stderr)


def fresh(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def write(folder: Path, many: int) -> None:
    """Write every paper as a text file and as a mail."""
    (folder / "texts").mkdir()
    for place in ("cur", "new", "tmp"):
        (folder / "mails" / place).mkdir(parents=True)
    for number, paper in enumerate(papers(many)):
        text = f"{paper.title}\n\n{paper.date}\n\n{f'{paper.speaker}: ' if paper.speaker else ''}{paper.body}\n"
        (folder / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")
        (folder / "mails" / "cur" / f"{number}:2,S").write_bytes(as_mail(number, paper, text))


def as_mail(number: int, paper: Paper, text: str) -> bytes:
    """The paper as a mail."""
    mail = EmailMessage()
    mail["Message-ID"] = f"<{number}@harbours.example>"
    mail["Subject"] = " ".join(paper.title.split())
    mail["From"] = "papers@harbours.example"
    if paper.date:
        mail["Date"] = format_datetime(datetime.combine(PartialDate(paper.date).first_day, time(), UTC))
    mail.set_content(text)
    return mail.as_bytes()


if __name__ == "__main__":
    main()
