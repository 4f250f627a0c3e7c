"""How do the papers found leave for a spreadsheet, a reference manager or a report?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from corpus import statuses
from corpus.arguments import Number, PathType
from corpus.records import Record
from corpus.session import Session
from corpus.wording import counted
from search.commands.ask import hints, parsed
from search.commands.collection import Collection, open_collection, records_of
from search.commands.last import record_named
from search.commands.options import QueryCommand, asked, collapse_option, query_options
from search.commands.values import complete_columns, complete_hits, complete_sections
from search.commands.writing import opened
from search.engines.checks import SORTS
from search.exporters import EXPORTERS, SUFFIXES, WITH_FIELDS, WITH_SECTIONS
from search.exporters.columns import chosen
from search.exporters.selection import Selection
from search.manifest import SUFFIX, Exported, Ledger, Question, question_of
from search.query import SearchRequest
from search.verifying import file_sha256

EXAMPLES = """\b
dossier export 'firewall date:2020..2023' --format ris -o firewall.ris
dossier export --topic article-59 --fields date,title,citation -o article-59.xlsx
dossier export firewall --by said-by -o briefing.md
dossier export firewall -o firewall.csv --manifest
dossier export --hit 1 --hit 3 --format oscola"""


@click.command("export", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option(
    "--hit",
    "hits",
    multiple=True,
    metavar="N|ID",
    shell_complete=complete_hits,
    help="this hit of the last search, or this record; repeatable",
)
@click.option("--format", "form", type=click.Choice(list(EXPORTERS)), help="in which form  [default: as the file is named]")
@click.option("-o", "--output", type=PathType(dir_okay=False), help="into which file  [default: stdout]")
@click.option("--force", is_flag=True, help="replace the file where there is one")
@click.option(
    "--fields",
    metavar="A,B",
    default="",
    shell_complete=complete_columns,
    help=f"the columns of a table, of {', '.join(WITH_FIELDS)}",
)
@click.option(
    "--by",
    metavar="FIELD",
    shell_complete=complete_sections,
    help=f"sections by topic, actor, year or another facet, of {', '.join(WITH_SECTIONS)}",
)
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="in which order")
@click.option("-n", "limit", type=Number(min=1), help="how many papers  [default: all]")
@collapse_option("write copies of a paper once: the original")
@click.option("--manifest", "beside", is_flag=True, help=f"also write what can be verified later, to FILE{SUFFIX}")
@click.option("--with-manifest", "manifest", type=PathType(dir_okay=False), help="the same, to this file")
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
    fields: str,
    by: str | None,
    sort: str,
    limit: int | None,
    collapse: bool,
    beside: bool,
    manifest: Path | None,
    **filters: Any,
) -> int:
    """Write the papers found to a file. The query and the filters are those of `dossier search`."""
    question = asked(query, any_word, filters)
    if hits and (collapse or not question.everything):
        raise click.UsageError("--hit names the papers itself; leave out the query, the filters and --collapse.")
    ledger_path = manifest_path(output, beside, manifest)
    refuse_existing([path for path in (output, ledger_path) if path], force)
    named_form = form or form_of(output)
    columns = layout(named_form, fields, by)
    with open_collection(session.existing_home(), session.say) as collection:
        request = SearchRequest(parsed(question, session), question.filters, sort=sort, limit=limit, collapse=collapse)
        many, records = named(collection, hits) if hits else wanted(collection, request)
        if not many:
            session.say("no paper matches; nothing was written")
            for hint in hints(collection, request):
                session.say(hint)
            return statuses.NOTHING_FOUND
        words = question.words or ("chosen papers" if hits else "all papers")
        selection = Selection(words, many, collection.revision, columns, by)
        with ExitStack() as stack:
            ledger = stack.enter_context(Ledger(collection.store)) if ledger_path else None
            with opened(output) as stream:
                count = EXPORTERS[named_form](ledger.watch(records) if ledger else records, stream, selection)
            if ledger and ledger_path:
                ids = [record.id for record in named(collection, hits)[1]] if hits else None
                exported = exported_file(named_form, selection, output)
                put_manifest(ledger_path, ledger, question_of(question.text, any_word, request, ids), selection, exported)
    if output:
        session.say(f"exported {counted(count, 'paper')} to {output}" + (f", with {ledger_path}" if ledger_path else ""))
    return statuses.DONE


def manifest_path(output: Path | None, beside: bool, manifest: Path | None) -> Path | None:
    """Where the manifest goes: as named, or beside the file. Raises click.UsageError for stdout, which has no beside."""
    if manifest or not beside:
        return manifest
    if output is None:
        raise click.UsageError("--manifest lies beside the file; name one with -o FILE, or use --with-manifest FILE.")
    return output.with_name(output.name + SUFFIX)


def refuse_existing(paths: list[Path], force: bool) -> None:
    """Raises click.BadParameter where a file would be replaced that may not be."""
    for path in paths:
        if path.exists() and not force:
            raise click.BadParameter(f"{path} is there already; --force replaces it.", param_hint="--output")


def form_of(output: Path | None) -> str:
    """The form that a file's name asks for. Raises click.UsageError where it asks for none."""
    name = output.name.lower() if output else ""
    fitting = [suffix for suffix in SUFFIXES if name.endswith(suffix)]
    if not fitting:
        raise click.UsageError(f"say in which form: --format {'|'.join(EXPORTERS)}, or -o FILE with one of {' '.join(SUFFIXES)}.")
    return SUFFIXES[max(fitting, key=len)]


def layout(form: str, fields: str, by: str | None) -> tuple[str, ...]:
    """The columns asked for. Raises click.BadParameter where the form has none or no sections, ExportError for no column."""
    columns = tuple(name.strip().replace("_", "-") for name in fields.split(",") if name.strip())
    if columns and form not in WITH_FIELDS:
        raise click.BadParameter(f"{form} has no columns to choose; {', '.join(WITH_FIELDS)} have.", param_hint="--fields")
    if by and form not in WITH_SECTIONS:
        raise click.BadParameter(f"{form} has no sections; {', '.join(WITH_SECTIONS)} has.", param_hint="--by")
    return chosen(columns) if columns else ()


def wanted(collection: Collection, request: SearchRequest) -> tuple[int, Iterator[Record]]:
    """How many papers are written, and their records, fetched as they are taken."""
    ids = [hit.id for hit in collection.searcher.search(request).hits]
    return len(ids), records_of(collection.store, ids)


def named(collection: Collection, names: tuple[str, ...]) -> tuple[int, Iterator[Record]]:
    """The records of hits or ids, each once."""
    records = {record.id: record for name in names for record in [record_named(name, collection.store, collection.home)]}
    return len(records), iter(records.values())


def exported_file(form: str, selection: Selection, output: Path | None) -> Exported:
    """What the manifest says of the file."""
    size, sha256 = (output.stat().st_size, file_sha256(output)) if output else (None, None)
    return Exported(form, selection.fields, selection.by, output.name if output else None, size, sha256)


def put_manifest(path: Path, ledger: Ledger, question: Question, selection: Selection, exported: Exported) -> None:
    """Writes the manifest as one piece."""
    with opened(path) as stream:
        ledger.write(stream, question, selection.revision, exported)
