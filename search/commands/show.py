"""What is in this paper, and what proves it?"""

from __future__ import annotations

import click

from corpus import statuses
from corpus.home import Home
from corpus.json_form import dumps
from corpus.reading import line_of, record_lines, why_lines
from corpus.records import Record
from corpus.session import Session
from corpus.store import RecordStore
from search.commands.last import record_named
from search.commands.paging import page_lines
from search.commands.values import complete_hits

FORMATS = ("text", "source")


@click.command(
    "show", epilog="\b\ndossier show 1\ndossier show 1 --why\ndossier show 1 --format source\ndossier show uin-HL11423 --json"
)
@click.argument("records", metavar="ID...", nargs=-1, required=True, shell_complete=complete_hits)
@click.option("--why", is_flag=True, help="each value with the words that prove it and the rule that found it")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="source: the original, with what was kept marked",
)
@click.option("--json", "as_json", is_flag=True, help="the whole record in its public form, one line each")
@click.pass_obj
def show_command(session: Session, records: tuple[str, ...], why: bool, form: str, as_json: bool) -> int:
    """Read papers. ID is a record's id, the beginning of one, or the number of a hit of the last search.

    With --format source the file is read again: on a terminal, green was kept and grey removed; in a pipe, a line that begins
    with - was removed, and of one that begins with ~ what stands in [-brackets-].
    """
    if form != "text" and (why or as_json):
        raise click.UsageError(f"--format {form} does not go with {'--why' if why else '--json'}.")
    home = session.existing_home()
    with RecordStore(home.store_path) as store:
        found = [record_named(name, store, home) for name in records]
        copies = {record.id: store.copies(record.id) for record in found}
        sources = store.named_sources() if form == "source" else {}
    if as_json:
        for record in found:
            click.echo(dumps(record))
        return statuses.DONE
    lines: list[str] = []
    for record in found:
        if form == "source":
            told = source_of(record, home, sources.get(record.source.path), session)
        elif why:
            told = why_lines(record, session.screen)
        else:
            told = list(record_lines(record, session.screen, home.root, copies[record.id]))
        lines += [*([""] if lines else []), *told]
    page_lines(lines, session)
    return statuses.DONE


def source_of(record: Record, home: Home, named: str | None, session: Session) -> list[str]:
    """The original of a paper with what was kept marked; says where the file gives another text now."""
    from corpus.originals import original_of, source_lines  # what reads papers, which nothing else here needs

    document = original_of(record, home, named)
    if document.text != record.body:
        session.say(f"{line_of(record.source.path)} gives another text now than the record has; `dossier update` reads it again")
    elif document.text == document.original:
        session.say(f"nothing was removed from {line_of(record.source.path)}")
    return list(source_lines(document, session.screen))
