"""Which searches are kept, and what is new in each?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from corpus import statuses
from corpus.arguments import PathType
from corpus.home import Home
from corpus.lock import writer_lock
from corpus.reading import labelled, line_of
from corpus.session import Session
from corpus.terminal import table
from search.changes import forget, load_seen
from search.commands.alerts import ALERT_FORMS, LOCK, report_changes
from search.commands.ask import parsed
from search.commands.options import QueryCommand, asked, query_options
from search.commands.table import CommandGroup
from search.commands.values import complete_saved
from search.saved import SavedError, load_saved, named, saved_search, write_saved

EXAMPLES = """\b
dossier saved add firewall 'firewall OR "safe reporting"' --kind letter
dossier saved run firewall
dossier saved run --format atom -o firewall.xml firewall
dossier search @firewall --since 2022"""
ADD_EXAMPLES = (
    "\b\ndossier saved add firewall 'firewall OR \"safe reporting\"' --kind letter\ndossier saved add refuges '@firewall refuge*'"
)
RUN_EXAMPLES = """\b
dossier saved run
dossier saved run firewall --format markdown
dossier saved run firewall --format atom -o firewall.xml
dossier saved run firewall --peek"""


@click.group("saved", cls=CommandGroup, invoke_without_command=True, epilog=EXAMPLES)
@click.pass_context
def saved_command(context: click.Context) -> int:
    """Keep searches under names, use them in others as @name, and ask what is new since the last time."""
    return int(context.invoke(list_command)) if context.invoked_subcommand is None else statuses.DONE


@saved_command.command("add", cls=QueryCommand, epilog=ADD_EXAMPLES)
@click.argument("name")
@query_options
@click.option("--force", is_flag=True, help="replace what is saved under that name")
@click.pass_obj
def add_command(session: Session, /, *, name: str, query: tuple[str, ...], any_word: bool, force: bool, **filters: Any) -> int:
    """Save a query with its filters as NAME. The query and the filters are those of `dossier search`."""
    home = session.existing_home()
    question = asked(query, any_word, filters)
    if question.everything:
        raise click.UsageError("give the query that is to be saved; '*' means every paper.")
    parsed(question, session)
    with writer_lock(home.root / LOCK, "saved add"):
        known = load_saved(home)
        if name in known and not force:
            raise SavedError(f"{name} is saved already, as {known[name].text}; --force replaces it.")
        found = saved_search(name, question.text, question.filters, home, any_word=any_word)
        write_saved(home, {**known, name: found})
    session.say(f"saved {name}; `dossier saved run {name}` says what is new")
    return statuses.DONE


@saved_command.command("list", epilog="\b\ndossier saved list\ndossier saved list --json")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def list_command(session: Session, as_json: bool = False) -> int:
    """List the saved searches."""
    home = session.existing_home()
    known = load_saved(home)
    seen = {name: load_seen(home, name) for name in known}
    if as_json:
        rows = [
            {
                "name": name,
                "query": one.text,
                "grammar": one.grammar,
                "revision": seen[name].revision,
                "papers": len(seen[name].known),
            }
            for name, one in known.items()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
    elif known:
        cells = [(name, line_of(one.text), ran_words(home, name)) for name, one in known.items()]
        for line in table(cells, session.screen, ("name", "query", "last run")):
            click.echo(line)
    else:
        session.say("no search is saved yet. Run: dossier saved add NAME QUERY")
    return statuses.DONE


def ran_words(home: Home, name: str) -> str:
    """When a saved search was last run, in words."""
    revision = load_seen(home, name).revision
    return f"revision {revision}" if revision else "never"


@saved_command.command("show", short_help="Show saved searches with their filters.", epilog="\b\ndossier saved show firewall")
@click.argument("names", metavar="NAME...", nargs=-1, required=True, shell_complete=complete_saved)
@click.pass_obj
def show_command(session: Session, names: tuple[str, ...]) -> int:
    """Show saved searches: query, filters and version of the query language."""
    home, screen = session.existing_home(), session.screen
    for one in [named(home, name) for name in names]:
        click.echo(screen.style(one.name, "bold"))
        facts = [("query", one.query or "*"), *(("filter", text) for text in one.filters), ("language", f"version {one.grammar}")]
        for label, value in [*facts, ("last run", ran_words(home, one.name))]:
            for line in labelled(label, line_of(value), screen):
                click.echo(line)
    return statuses.DONE


@saved_command.command("run", short_help="Say what is new or changed since the last run.", epilog=RUN_EXAMPLES)
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=complete_saved)
@click.option("--format", "form", type=click.Choice(ALERT_FORMS), default="text", show_default=True, help="in which form")
@click.option("-o", "--output", type=PathType(dir_okay=False), help="into which file, replaced  [default: stdout]")
@click.option("--peek", is_flag=True, help="tell the same again the next time")
@click.pass_obj
def run_command(session: Session, names: tuple[str, ...], form: str, output: Path | None, peek: bool) -> int:
    """Say what is new, changed, gone or re-classified since the last run, of all saved searches or of those named.

    The first run tells every paper. Exit status 0 where anything changed, 1 where nothing did: fit for cron. A feed holds the
    last 200 changes of one search, so it can be replaced by every run.
    """
    chosen = names or tuple(load_saved(session.existing_home()))
    if not chosen:
        raise SavedError("no search is saved yet. Run: dossier saved add NAME QUERY")
    if form == "atom" and len(chosen) > 1:
        raise click.UsageError("a feed is of one saved search; name one.")
    return report_changes(tuple(dict.fromkeys(chosen)), form, session, output, not peek)


@saved_command.command("remove", epilog="\b\ndossier saved remove firewall")
@click.argument("names", metavar="NAME...", nargs=-1, required=True, shell_complete=complete_saved)
@click.pass_obj
def remove_command(session: Session, names: tuple[str, ...]) -> int:
    """Forget saved searches, and what they had found."""
    home = session.existing_home()
    with writer_lock(home.root / LOCK, "saved remove"):
        gone = [named(home, name).name for name in names]
        write_saved(home, {name: one for name, one in load_saved(home).items() if name not in gone})
        for name in gone:
            forget(home, name)
    return statuses.DONE
