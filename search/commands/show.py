"""What is in this paper, and what proves it?"""

from __future__ import annotations

import click

from corpus import statuses
from corpus.json_form import dumps
from corpus.reading import record_lines, why_lines
from corpus.session import Session
from corpus.store import RecordStore
from search.commands.last import record_named
from search.commands.paging import page_lines
from search.commands.values import complete_hits


@click.command("show", epilog="\b\ndossier show 1\ndossier show 1 --why\ndossier show uin-HL11423 --json")
@click.argument("records", metavar="ID...", nargs=-1, required=True, shell_complete=complete_hits)
@click.option("--why", is_flag=True, help="each value with the words that prove it and the rule that found it")
@click.option("--json", "as_json", is_flag=True, help="the whole record in its public form, one line each")
@click.pass_obj
def show_command(session: Session, records: tuple[str, ...], why: bool, as_json: bool) -> int:
    """Read papers. ID is a record's id, the beginning of one, or the number of a hit of the last search."""
    home = session.existing_home()
    with RecordStore(home.store_path) as store:
        found = [record_named(name, store, home) for name in records]
        copies = {record.id: store.copies(record.id) for record in found}
    if as_json:
        for record in found:
            click.echo(dumps(record))
        return statuses.DONE
    lines: list[str] = []
    for record in found:
        told = why_lines(record, session.screen) if why else record_lines(record, session.screen, home.root, copies[record.id])
        lines += [*([""] if lines else []), *told]
    page_lines(lines, session)
    return statuses.DONE
