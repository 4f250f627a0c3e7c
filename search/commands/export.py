"""How do the papers found leave for a spreadsheet, a reference manager or a report?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from corpus import statuses
from corpus.records import Record
from corpus.session import Session
from corpus.wording import counted
from search.commands.ask import Collection, matching, open_collection, parsed
from search.commands.hints import hints
from search.commands.last import record_named
from search.commands.options import QueryCommand, asked, query_options
from search.commands.search import SORTS
from search.exporters import EXPORTERS, SUFFIXES
from search.exporters.selection import Selection
from search.feedback import with_feedback
from search.query import SearchRequest

EXAMPLES = """\b
dossier export 'firewall date:2020..2023' --format ris -o firewall.ris
dossier export --topic article-59 -o article-59.csv
dossier export --hit 1 --hit 3 --format markdown"""


@click.command("export", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option("--hit", "hits", multiple=True, metavar="N|ID", help="this hit of the last search, or this record; repeatable")
@click.option("--format", "form", type=click.Choice(list(EXPORTERS)), help="in which form  [default: as the file is named]")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="into which file  [default: stdout]")
@click.option("--force", is_flag=True, help="replace the file where there is one")
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="in which order")
@click.option("-n", "limit", type=click.IntRange(min=1), help="how many papers  [default: all]")
@click.pass_obj
def export_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    hits: tuple[str, ...],
    form: str | None,
    output: Path | None,
    force: bool,
    sort: str,
    limit: int | None,
    **filters: Any,
) -> int:
    """Write the papers found to a file. The query and the filters are those of `dossier search`."""
    question = asked(query, any_word, filters)
    if hits and not question.everything:
        raise click.UsageError("--hit names the papers itself; leave out the query and the filters.")
    if output and output.exists() and not force:
        raise click.BadParameter(f"{output} is there already; --force replaces it.", param_hint="--output")
    chosen = form or form_of(output)
    with open_collection(session.existing_home()) as collection:
        request = SearchRequest(parsed(question, session), question.filters, sort=sort, limit=limit)
        if any_word:
            request = with_feedback(request, collection.searcher, collection.store)
        total, records = named(collection, hits) if hits else matching(collection, request)
        if not total:
            session.say("no paper matches; nothing was written")
            for hint in hints(collection, request):
                session.say(hint)
            return statuses.NOTHING_FOUND
        selection = Selection(question.words or "all papers", total, collection.revision)
        with opened(output) as stream:
            count = EXPORTERS[chosen](records, stream, selection)
    if output:
        session.say(f"exported {counted(count, 'paper')} to {output}")
    return statuses.DONE


def form_of(output: Path | None) -> str:
    """The form that a file's name asks for. Raises click.UsageError where it asks for none."""
    found = SUFFIXES.get(output.suffix.lower()) if output else None
    if found is None:
        raise click.UsageError(f"say in which form: --format {'|'.join(EXPORTERS)}, or -o FILE with one of {' '.join(SUFFIXES)}.")
    return found


def named(collection: Collection, names: tuple[str, ...]) -> tuple[int, Iterator[Record]]:
    """The records of hits or ids."""
    records = [record_named(name, collection.store, collection.home) for name in names]
    return len(records), iter(records)


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Stdout, or a file that appears under its name when it is complete."""
    if output is None:
        yield sys.stdout.buffer
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
