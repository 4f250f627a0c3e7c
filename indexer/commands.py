"""What do the commands print that look after the collection: status, check, rebuild, fields?"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.errors import FormError, StoreDamaged
from corpus.home import Home
from corpus.json_form import loads
from corpus.known_actors import known_actors
from corpus.progress import progress
from corpus.reading import LABEL, labelled, line_of, rejection_lines
from corpus.records import Rejection
from corpus.session import Session
from corpus.store import RecordStore
from corpus.terminal import pad, table
from corpus.wording import counted, kind_words, outdated_words
from indexer.build import rebuild
from indexer.errors import IndexDamaged, IndexerError, IndexMissing, IndexStale
from indexer.fields import FIELDS
from indexer.manifest import Manifest, damaged_files, outdated, with_current

STATES = {IndexMissing: "missing", IndexStale: "stale", IndexDamaged: "damaged"}
BEGINNING = """\
Dossier is a search engine for collections of public policy papers.
There is no collection at {root} yet. To begin:

  dossier ingest PATH...    read papers, folders of them, or exports into records, and index them
  dossier demo              try everything on the sample papers
  dossier --help            all commands
"""


@dataclass(frozen=True, slots=True)
class IndexState:
    """Is the index fit for use? `state` is current, missing, stale or damaged; the message says what mends it."""

    state: str
    message: str
    manifest: Manifest | None = None


def index_state(home: Home, store: RecordStore) -> IndexState:
    """The state of the home's index, as a search would find it."""
    try:
        manifest = with_current(home, lambda folder, manifest: manifest)
    except IndexerError as error:
        return IndexState(STATES.get(type(error), "damaged"), str(error))
    if manifest.revision != store.revision:
        stale = f"the index holds revision {manifest.revision}, the records are at {store.revision}. Run `dossier rebuild`."
        return IndexState("stale", stale, manifest)
    if reason := outdated(home):
        message = f"of another version of Dossier ({reason}). The next search makes it anew; so does `dossier rebuild`."
        return IndexState("stale", message, manifest)
    return IndexState("current", "up to date", manifest)


@dataclass(frozen=True, slots=True)
class Status:
    """What a collection holds, and what to do next."""

    home: Home
    revision: int
    records: int
    kinds: tuple[tuple[str, int], ...]
    dates: tuple[str, str] | None
    folders: tuple[str, ...]
    rejections: tuple[Rejection, ...]
    index: IndexState
    outdated: int = 0  # files that another version of Dossier read

    @property
    def next(self) -> str:
        """The command to type now."""
        if not self.records:
            return "dossier ingest PATH"
        return "dossier search WORDS" if self.index.state == "current" else "dossier rebuild"


def read_status(home: Home) -> Status:
    """The status of a home, all of one moment."""
    with RecordStore(home.store_path) as store, store.snapshot():
        return Status(
            home,
            store.revision,
            store.count(),
            store.kinds(),
            store.date_range(),
            store.folders(),
            store.rejections(),
            index_state(home, store),
            store.outdated(known_actors(home).rules),
        )


@click.command("status", epilog="\b\ndossier status\ndossier status --json")
@click.option("--json", "as_json", is_flag=True, help="as one JSON object")
@click.pass_obj
def status_command(session: Session, as_json: bool) -> int:
    """Say what the collection holds, what could not be read and why, and what to do next."""
    status = read_status(session.existing_home())
    if as_json:
        click.echo(json.dumps(status_form(status), ensure_ascii=False))
    else:
        print_status(status, session)
    return statuses.DONE


def overview(session: Session) -> None:
    """What `dossier` alone prints: the status and the next step, or how to begin."""
    home = session.home_at()
    if home.exists:
        print_status(read_status(home), session)
    else:
        click.echo(BEGINNING.format(root=home.root), nl=False)


def status_form(status: Status) -> dict[str, object]:
    """What `status --json` prints."""
    manifest = status.index.manifest
    return {
        "format": 1,
        "home": str(status.home.root),
        "revision": status.revision,
        "records": status.records,
        "kinds": dict(status.kinds),
        "dates": {"first": status.dates[0], "last": status.dates[1]} if status.dates else None,
        "folders": list(status.folders),
        "rejections": [
            {"path": found.locator.path, "member": found.locator.member, "stage": found.stage, "reason": found.reason}
            for found in status.rejections
        ],
        "index": {
            "state": status.index.state,
            "message": status.index.message,
            "engine": manifest.engine if manifest else None,
            "revision": manifest.revision if manifest else None,
        },
        "outdated": status.outdated,
        "next": status.next,
    }


def print_status(status: Status, session: Session) -> None:
    """The status in lines, with the first rejections."""
    screen = session.screen
    kinds = screen.mark(" · ").join(f"{kind_words(kind)} {count:,}" for kind, count in status.kinds)
    rows = [
        ("home", line_of(str(status.home.root))),
        ("papers", f"{status.records:,}, revision {status.revision}"),
        ("kinds", kinds),
        ("dates", f"{status.dates[0]} to {status.dates[1]}" if status.dates else ""),
        ("folders", ", ".join(map(line_of, status.folders))),
        ("index", f"{status.index.state}: {line_of(status.index.message)}" if status.records else ""),
        ("outdated", outdated_words(status.outdated) if status.outdated else ""),
        ("rejected", f"{len(status.rejections):,}" if status.rejections else ""),
    ]
    for label, value in rows:
        if value:
            for line in labelled(label, value, screen):
                click.echo(line)
    for line in rejection_lines(status.rejections, screen):
        click.echo(line)
    click.echo(f"{pad('next', LABEL)}{screen.style(status.next, 'bold')}")


@click.command("check", epilog="\b\ndossier check\ndossier check --repair")
@click.option("--repair", is_flag=True, help="make the index anew where something is wrong with it")
@click.pass_obj
def check_command(session: Session, repair: bool) -> int:
    """Test the store and the index. Exit status 5 where something is wrong and was not mended."""
    home = session.existing_home()
    with RecordStore(home.store_path) as store:
        in_store = [*store.problems(), *unreadable(store)]
        in_index = index_problems(home, store)
        for problem in (*in_store, *in_index):
            click.echo(line_of(problem))
        if in_index and repair and not in_store:
            with progress("indexing", session) as bar:
                manifest = rebuild(store, home, progress=bar)
            click.echo(f"mended: the index was made anew, {counted(manifest.records, 'paper')}")
            return statuses.DONE
        if not in_store and not in_index:
            click.echo(f"all is well: {counted(store.count(), 'paper')}, revision {store.revision}, the index agrees")
            return statuses.DONE
    if in_store:
        session.say("The store cannot be mended: put back a copy of it, or ingest the papers into a new home.")
    elif not repair:
        session.say("The records are sound. To make the index anew: dossier check --repair")
    return statuses.NO_INDEX


def unreadable(store: RecordStore) -> Iterator[str]:
    """What is wrong with single records."""
    try:
        for number, line in enumerate(store.lines(), 1):
            try:
                loads(line)
            except FormError as error:
                yield f"record {number} of the store: {error}"
    except StoreDamaged as error:
        yield str(error)


def index_problems(home: Home, store: RecordStore) -> tuple[str, ...]:
    """What is wrong with the index: its state, or files that are not as they were written."""
    state = index_state(home, store)
    if state.state == "missing" and store.revision == 0:
        return ()  # a new home has none, and needs none
    if state.state != "current":
        return (state.message,)
    damaged = with_current(home, damaged_files)
    return (f"files of the index are not as they were written: {', '.join(damaged)}. Run `dossier rebuild`.",) if damaged else ()


@click.command("rebuild", epilog="\b\ndossier rebuild\ndossier rebuild --from-files")
@click.option("--from-files", is_flag=True, help="first read every ingested paper again, also the unchanged")
@click.option("--jobs", type=Number(min=0), default=0, help="worker processes for --from-files; 0 means one for each processor")
@click.pass_obj
def rebuild_command(session: Session, /, *, from_files: bool, jobs: int) -> int:
    """Make the index anew from the records, beside the old one, and swap it in."""
    home = session.existing_home()
    status = statuses.DONE
    with RecordStore(home.store_path) as store:
        if from_files:
            status = read_again(home, store, jobs, session)
        started = time.monotonic()
        with progress("indexing", session) as bar:
            manifest = rebuild(store, home, progress=bar)
    seconds = time.monotonic() - started
    session.say(f"indexed {counted(manifest.records, 'paper')} of revision {manifest.revision} in {seconds:.1f} s")
    return status


def read_again(home: Home, store: RecordStore, jobs: int, session: Session) -> int:
    """Read every paper again that was ever ingested; returns the exit status."""
    from corpus.commands import print_report
    from corpus.pipeline import ingest, ingested_paths

    with progress("reading", session) as bar:
        report = ingest(
            ingested_paths(store),
            store,
            lambda: session.topics(home),
            jobs=jobs,
            again=True,
            command="dossier rebuild --from-files",
            progress=bar,
        )
    print_report(report, False, session)
    return statuses.SOME_REJECTED if report.rejected else statuses.DONE


@click.command("fields", epilog="\b\ndossier fields")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def fields_command(session: Session, as_json: bool) -> int:
    """List what can be searched, filtered and counted."""
    if as_json:
        rows = [
            {
                "name": row.name,
                "kind": row.kind,
                "facet": row.facet,
                "option": row.option,
                "help": row.help,
                "example": row.example,
            }
            for row in FIELDS.values()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return statuses.DONE
    cells = [
        (row.name, row.kind, "facet" if row.facet else "", row.option or "", row.help, row.example) for row in FIELDS.values()
    ]
    for line in table(cells, session.screen, ("field", "kind", "", "option", "what it is", "for example")):
        click.echo(line)
    return statuses.DONE
