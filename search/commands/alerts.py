"""What changed since each saved search was last run, told once and in full?

What a saved search has found is kept only after all of it was written, so that nothing is lost with a broken pipe or a full
disk: what was not told is told again by the next run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from corpus import statuses
from corpus.json_form import dump_line
from corpus.lock import writer_lock
from corpus.reading import line_of, wrapped
from corpus.session import Session
from corpus.terminal import Screen
from corpus.wording import counted
from search.changes import Change, Seen, advanced, changes, load_seen, save_seen
from search.commands.collection import Collection, open_collection
from search.commands.paging import page_lines
from search.commands.writing import opened
from search.digest import about, atom, markdown, title_of
from search.query import SearchRequest
from search.saved import SavedSearch, filters_of, named, query_of
from search.snippets import snippet

CHANGE_FORMS = ("text", "json", "jsonl", "ids")
ALERT_FORMS = (*CHANGE_FORMS, "markdown", "atom")
LOCK = "saved.lock"
MARKS = {"new": "+", "gone": "-", "changed": "~", "re-classified": "*"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one saved search: how many papers match, and what changed since the revision of its last run."""

    search: SavedSearch
    total: int
    since: int
    changes: tuple[Change, ...]
    seen: Seen  # with the changes


def report_changes(names: Sequence[str], form: str, session: Session, output: Path | None = None, keep: bool = True) -> int:
    """Prints what changed in each saved search and keeps that it was told; status 1 where nothing changed.

    Raises SavedError for an unknown name and StoreLocked while another run goes on. Without `keep` the next run tells it again.
    """
    home = session.existing_home()
    with ExitStack() as stack:
        stack.enter_context(writer_lock(home.root / LOCK, "saved run"))
        collection = stack.enter_context(open_collection(home, session.say))
        told = [ask_again(named(home, name), collection) for name in names]
        write(told, form, collection, session, output)
        if keep:
            for one in told:
                save_seen(home, one.search.name, one.seen)
    return statuses.DONE if any(one.changes for one in told) else statuses.NOTHING_FOUND


def ask_again(search: SavedSearch, collection: Collection) -> Told:
    """The answer of a saved search now, compared with its last."""
    seen = load_seen(collection.home, search.name)
    request = SearchRequest(query_of(search, collection.home), filters_of(search), sort="-date", limit=None)
    ids = [hit.id for hit in collection.searcher.search(request).hits]
    since = seen.revision if seen.revision <= collection.revision else 0  # a store that was begun anew counts from the start
    found = changes(seen, ids, collection.store, collection.revision, collection.store.changes(since).added)
    return Told(search, len(ids), since, tuple(found), advanced(seen, found, collection.revision))


def write(told: Sequence[Told], form: str, collection: Collection, session: Session, output: Path | None) -> None:
    """Writes all of it to stdout or the file; returns when it is there."""
    screen = session.screen if output is None else Screen()
    lines = LINES[form](told, collection, screen)
    if output is not None:
        with opened(output) as stream:
            for line in lines:
                stream.write(f"{line}\n".encode("utf-8", "backslashreplace"))
    elif form == "text":
        page_lines(list(lines), session)
    else:
        for line in lines:
            click.echo(line)
    sys.stdout.flush()


def text_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """Each change with its title and why, and for a new paper the words that match."""
    for number, one in enumerate(told):
        if number:
            yield ""
        span = f"since revision {one.since}" if one.since else "for the first time"
        yield screen.style(
            f"{one.search.name}: {counted(len(one.changes), 'change')} {span}, {counted(one.total, 'paper')}", "bold"
        )
        for change in one.changes:
            mark, title = MARKS[change.what], line_of(title_of(change.paper))
            yield f"{mark} {screen.style(f'{change.what}:', 'bold')} {title}, {line_of(about(change.paper))}"
            yield from wrapped(line_of(change.why), screen, "    ", "    ")
            record = collection.store.get(change.paper.id) if change.what == "new" else None
            if record:
                shown = snippet(record, query_of(one.search, collection.home)).text
                yield from wrapped(line_of(shown), screen, "    ", "    ")


def json_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """All of it as one JSON object."""
    searches = [
        {
            "name": one.search.name,
            "query": one.search.text,
            "since": one.since,
            "total": one.total,
            "changes": [change_form(change) for change in one.changes],
        }
        for one in told
    ]
    yield json.dumps({"format": 1, "revision": collection.revision, "searches": searches}, ensure_ascii=False)


def jsonl_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """A JSON object for each change."""
    for one in told:
        for change in one.changes:
            yield dump_line({"search": one.search.name, **change_form(change)})


def change_form(change: Change) -> dict[str, object]:
    """The JSON form of a change."""
    paper = change.paper
    told = {"what": change.what, "why": change.why, "id": paper.id, "kind": paper.kind, "title": paper.title, "date": paper.date}
    return {**told, "roles": list(paper.roles), "topics": list(paper.topics)}


def id_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """The ids of what is new or differs; not of what is gone."""
    yield from dict.fromkeys(change.paper.id for one in told for change in one.changes if change.what != "gone")


def markdown_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """A digest of each saved search."""
    for number, one in enumerate(told):
        if number:
            yield ""
        yield from markdown(one.search, one.changes, one.since, collection.revision, links(collection))


def atom_lines(told: Sequence[Told], collection: Collection, screen: Screen) -> Iterator[str]:
    """The feed of one saved search."""
    times = {revision.number: revision.finished for revision in collection.store.revisions()}
    for one in told:
        yield from atom(one.search, one.seen.recent, times, links(collection))


def links(collection: Collection) -> Callable[[str], str | None]:
    """What gives the web address of a paper, where it is known."""

    def link(record_id: str) -> str | None:
        record = collection.store.get(record_id)
        return record.url if record else None

    return link


LINES: Mapping[str, Callable[[Sequence[Told], Collection, Screen], Iterator[str]]] = {
    "text": text_lines,
    "json": json_lines,
    "jsonl": jsonl_lines,
    "ids": id_lines,
    "markdown": markdown_lines,
    "atom": atom_lines,
}
