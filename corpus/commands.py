"""What do the commands print that make records: init, ingest, update, extract, formats, sources?

What reads papers is imported when a command needs it: the libraries for it take longer to import than `init` to run.
"""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import click
from click.shell_completion import CompletionItem

from corpus import statuses
from corpus.arguments import DayType, Number, PathType
from corpus.errors import HomeError
from corpus.home import Home, create_home
from corpus.json_form import dumps
from corpus.metadata_csv import NAME as METADATA
from corpus.progress import progress
from corpus.reading import line_of, record_lines, rejection_lines
from corpus.records import Rejection
from corpus.report import Report
from corpus.session import Session
from corpus.store import RecordStore
from corpus.terminal import screen_of, table
from corpus.wording import counted, outdated_words

PATH = PathType()


class ReadingOptions(TypedDict):
    """How files are read."""

    jobs: int | None
    since: date | None
    prune: bool
    dry_run: bool
    as_json: bool


@click.command("init", epilog="\b\ndossier init\ndossier init ~/papers/safe-reporting")
@click.argument("folder", required=False, type=PATH)
@click.pass_obj
def init_command(session: Session, folder: Path | None) -> int:
    """Make a home: a folder for one collection, with dossier.toml, topics/ and actors.toml, all commented.

    FOLDER is the working folder where none is given. What is there already stays as it is.
    """
    root = folder or session.home or Path.cwd()
    was_there = Home(root.absolute()).exists
    home = create_home(root)
    session.say(f"{home.root} is a home already; nothing in it was changed" if was_there else f"made a home at {home.root}")
    where = "" if home.root == Path.cwd() else f" --home {shlex.quote(str(root))}"
    session.say(f"next: dossier{where} ingest PATH")
    return statuses.DONE


Command = TypeVar("Command", bound=Callable[..., object])


def complete_sources(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The sources that begin so."""
    from corpus.sources import SOURCES

    return [CompletionItem(slug, help=source.TITLE) for slug, source in SOURCES.items() if slug.startswith(begun)]


def source_option(command: Command) -> Command:
    """The option that says who published the papers."""
    text = "who published them; `dossier sources` lists the slugs"
    return click.option("--source", metavar="SLUG", shell_complete=complete_sources, help=text)(command)


def reading_options(command: Command) -> Command:
    """The options that ingest and update share."""
    for option in reversed(
        (
            click.option("--jobs", type=Number(min=0), help="worker processes; 0, the default, means one for each processor"),
            click.option("--since", type=DayType(), help="read only files that were changed on that day or later"),
            click.option("--prune", is_flag=True, help="remove the records of files that are gone"),
            click.option("--dry-run", is_flag=True, help="print the plan and what would come of it, and do nothing"),
            click.option("--json", "as_json", is_flag=True, help="print the report as one JSON object"),
        )
    ):
        command = option(command)
    return command


@click.command(
    "ingest", epilog="\b\ndossier ingest letters/ hansard/ press/\ndossier ingest answers.html --source parallel-parliament"
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@source_option
@reading_options
@click.pass_obj
def ingest_command(session: Session, /, *, paths: tuple[Path, ...], source: str | None, **options: Unpack[ReadingOptions]) -> int:
    """Read papers into records, and index them. A PATH is a file or a folder; unchanged files are not read again.

    A folder is remembered, with its source, for `dossier update`. What a .dossierignore in it names, in the form of .gitignore,
    is left out. What cannot be read is listed with the reason, the run goes on, and the exit status is 3.
    """
    with home_to_fill(session, options["dry_run"]) as home, RecordStore(home.store_path) as store:
        command = shlex.join(["dossier", "ingest", *map(str, paths)])
        return read_papers(session, home, store, paths, source=source, command=command, options=options)


@click.command("update", epilog="\b\ndossier update\ndossier update --dry-run\ndossier update --since 2026-01-01 --prune")
@reading_options
@click.pass_obj
def update_command(session: Session, /, **options: Unpack[ReadingOptions]) -> int:
    """Bring everything up to date that was ever ingested: every folder, and every file that was named itself."""
    from corpus.pipeline import ingested_paths

    home = session.existing_home()
    with RecordStore(home.store_path) as store:
        paths = ingested_paths(store)
        if not paths:
            session.say("nothing was ingested yet; next: dossier ingest PATH")
            return statuses.DONE
        return read_papers(session, home, store, paths, source=None, command="dossier update", options=options)


def read_papers(
    session: Session,
    home: Home,
    store: RecordStore,
    paths: tuple[Path, ...],
    *,
    source: str | None,
    command: str,
    options: ReadingOptions,
) -> int:
    """Ingests, indexes and prints the report; returns the exit status."""
    from corpus.pipeline import ingest

    jobs, since, dry_run = options["jobs"], options["since"], options["dry_run"]
    with progress("reading", session) as bar:
        report = ingest(
            paths,
            store,
            lambda: session.topics(home),
            source=source,
            jobs=jobs if jobs is not None else jobs_of(home),
            prune=options["prune"],
            dry_run=dry_run,
            since=since,
            command=command,
            progress=bar,
        )
    if not dry_run:
        with progress("indexing", session) as bar:
            session.refresh(store, home, bar)
    if options["as_json"]:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        if dry_run:
            for path, why in report.read:
                click.echo(f"{why}\t{line_of(path)}")
            for path in report.missing:
                click.echo(f"{'remove' if options['prune'] else 'gone'}\t{line_of(path)}")
        print_report(report, dry_run, session, pruned=options["prune"])
    return statuses.SOME_REJECTED if report.rejected else statuses.DONE


@contextmanager
def home_to_fill(session: Session, dry_run: bool) -> Iterator[Home]:
    """The home, made where there is none; for a dry run without one, an empty one that goes away again."""
    home = session.home_at()
    if home.exists:
        yield home
    elif dry_run:
        with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
            yield Home(Path(folder))
    else:
        yield create_home(home.root)
        session.say(f"made a home at {home.root}")


def jobs_of(home: Home) -> int:
    """The worker processes that dossier.toml asks for; 0 means one for each processor. Raises HomeError."""
    jobs = home.config().get("ingest", {}).get("jobs", 0)
    if not isinstance(jobs, int) or jobs < 0:
        raise HomeError(f"{home.config_path}: [ingest] jobs is {jobs!r}; write a number, 0 for one of each processor.")
    return jobs


def print_report(report: Report, dry_run: bool, session: Session, *, pruned: bool = False) -> None:
    """What an ingest did, what it could not read and why, and what to do next; all of it on stderr."""
    done = [f"{number:,} {name}" for name, number in changes(report) if number] or ["nothing changed"]
    would = "dry run, nothing was done: " if dry_run else ""
    session.say(f"{would}{counted(report.files, 'file')}, {counted(report.records, 'paper')}: {', '.join(done)}")
    session.detail(f"revision {report.revision}, {report.seconds:.1f} s")
    if report.missing and not pruned:
        gone = counted(len(report.missing), "file that was ingested is gone", "files that were ingested are gone")
        session.say(f"{gone}; the records stay" + ("" if dry_run else " until you ingest with --prune"))
    if report.outdated:
        session.detail(outdated_words(report.outdated))
    if report.rejected:
        faults = sum(bad.locator.path.rpartition("/")[2] == METADATA for bad in report.rejected)
        papers = len(report.rejected) - faults
        told = [f"{counted(papers, 'paper')} could not be read"] if papers else []
        told += [f"{counted(faults, 'fault')} in {METADATA}"] if faults else []
        click.echo(f"{', '.join(told)}:", err=True)
        for line in rejection_lines(report.rejected, screen_of(sys.stderr, session.colour)):
            click.echo(line, err=True)
    if report.records and not dry_run:
        session.say("next: dossier search WORDS")


def changes(report: Report) -> list[tuple[str, int]]:
    """The counts of a report by name."""
    return [
        ("added", report.added),
        ("changed", report.changed),
        ("unchanged", report.unchanged),
        ("removed", report.removed),
    ]


@click.command(
    "extract",
    epilog="\b\ndossier extract letter.txt\ndossier extract --json letters/ > records.jsonl\n"
    "pdftotext letter.pdf - | dossier extract -",
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATH)
@source_option
@click.option("--json", "as_json", is_flag=True, help="each record in its public form, on one line")
@click.pass_obj
def extract_command(session: Session, /, *, paths: tuple[Path, ...], source: str | None, as_json: bool) -> int:
    """Print what is found in papers, storing nothing. No home is needed. A - means the standard input."""
    from corpus.field_maps import field_maps
    from corpus.known_actors import known_actors
    from corpus.papers import extract

    home = session.home_at()
    rejected: list[Rejection] = []
    screen = session.screen
    topics, fields, known = session.topics(home if home.exists else None), field_maps(home.config()), known_actors(home)
    for found in extract(paths, topics, source=source, fields=fields, known=known, piped=sys.stdin.buffer):
        if isinstance(found, Rejection):
            rejected.append(found)
        elif as_json:
            click.echo(dumps(found))
        else:
            for line in record_lines(found, screen):
                click.echo(line)
            click.echo(screen.mark("—" * 3))
    for line in rejection_lines(rejected, screen_of(sys.stderr, session.colour)):
        click.echo(line, err=True)
    return statuses.SOME_REJECTED if rejected else statuses.DONE


@click.command("formats", epilog="\b\ndossier formats")
@click.pass_obj
def formats_command(session: Session) -> int:
    """List the file formats that can be read. A file's content tells its format; its name only where that is open."""
    from corpus.loaders import FORMATS

    rows = [(name, row.title, " ".join(row.endings)) for name, row in FORMATS.items()]
    for line in table(rows, session.screen, ("format", "what it is", "usual endings")):
        click.echo(line)
    return statuses.DONE


@click.command("sources", epilog="\b\ndossier sources")
@click.pass_obj
def sources_command(session: Session) -> int:
    """List the publishers whose papers are known, with what each gives. The last one reads what no other recognises."""
    from corpus.sources import SOURCES

    rows = [(slug, line_of(source.TITLE), line_of(source.YIELDS)) for slug, source in SOURCES.items()]
    for line in table(rows, session.screen, ("source", "what it reads", "what it yields")):
        click.echo(line)
    return statuses.DONE
