"""What has the user set right, and how is it said? `actors merge`, `split` and `rename`, and the list of corrections."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import click

from corpus import statuses
from corpus.corrections import Correction, fold
from corpus.errors import CorrectionError
from corpus.home import Home
from corpus.ids import slug
from corpus.progress import progress
from corpus.reading import labelled, line_of, title_or_opening
from corpus.revision import Revision
from corpus.session import Session
from corpus.store import RecordStore
from corpus.terminal import table
from corpus.wording import counted
from search.commands.collection import Collection, actors_named, open_collection
from search.commands.last import record_named
from search.commands.paging import page_lines
from search.commands.table import CommandGroup

PAPERS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of the collection: the id, the usual name, and every name."""

    id: str
    name: str
    type: str
    names: tuple[str, ...]


@click.command(
    "merge",
    short_help="say that two are one",
    epilog='\b\ndossier actors merge "Jane Hutt" "J. Hutt"\ndossier actors merge home-office the-home-office',
)
@click.argument("name")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@click.pass_obj
def merge_command(session: Session, name: str, others: tuple[str, ...]) -> int:
    """Say that NAME and every OTHER are one: all of them become NAME. Each is a name, an alias or an id."""
    home = session.existing_home()
    with open_collection(home, session.say) as collection:
        into = the_one(collection, name)
        found = [the_one(collection, other) for other in others]
    for other in found:
        if other.type != into.type:
            raise CorrectionError(f"{other.name} is {a(other.type)} and {into.name} {a(into.type)}; they cannot be one.")
    return make(session, home, [Correction("merge", one.id, one.name, into.id, into.name) for one in found])


@click.command("rename", short_help="call somebody otherwise", epilog='\b\ndossier actors rename "Jane Hutt" "Jane Hutt MS"')
@click.argument("name")
@click.argument("new", metavar="NEW")
@click.pass_obj
def rename_command(session: Session, name: str, new: str) -> int:
    """Call somebody NEW in every list and count. The id stays, and the old name still finds them."""
    wanted = written(new)
    home = session.existing_home()
    with open_collection(home, session.say) as collection:
        one = the_one(collection, name)
    if one.name == wanted:
        raise CorrectionError(f"{one.name} is called so already. Nothing was changed.")
    return make(session, home, [Correction("rename", one.id, one.name, one.id, wanted)])


@click.command(
    "split",
    short_help="say that one is two",
    epilog='\b\ndossier actors split "Jane Hutt" "Janet Hutt" --alias "J. Hutt"\n'
    'dossier actors split "David Davies" "David T. C. Davies" --paper uin-hl3812',
)
@click.argument("name")
@click.argument("new", metavar="NEW")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="a name that means NEW; repeatable")
@click.option("--paper", "papers", multiple=True, metavar="ID", help="a paper in which it does; repeatable")
@click.pass_obj
def split_command(session: Session, name: str, new: str, aliases: tuple[str, ...], papers: tuple[str, ...]) -> int:
    """Say that NAME is two: what is called by an --alias, or what stands in a --paper, is NEW.

    With both, only that name in these papers. NEW may be somebody who is there already.
    """
    if not aliases and not papers:
        raise click.UsageError("say what means the other: --alias NAME, --paper ID or both. To change a name: actors rename")
    wanted = written(new)
    home = session.existing_home()
    with open_collection(home, session.say) as collection:
        one = the_one(collection, name)
        there = actors_named(collection, wanted)
        target, called = (there[0].value, there[0].label) if len(there) == 1 else (slug(wanted), wanted)
        records = [record_named(paper, collection.store, home) for paper in papers]
    for alias in aliases:
        if fold(alias) not in map(fold, one.names):
            raise CorrectionError(f"{one.name} is nowhere called {alias!r}, but {', '.join(one.names)}.")
    for record in records:
        if all(actor.id != one.id for actor in record.actors):
            raise CorrectionError(f"{one.name} does not occur in paper {record.id!r}.")
    ids = tuple(sorted({record.id for record in records}))
    return make(session, home, [Correction("split", one.id, one.name, target, called, aliases, ids)])


def the_one(collection: Collection, name: str) -> Named:
    """The one actor of that id, name or alias. Raises CorrectionError where there is none, or several."""
    found = actors_named(collection, name)
    exact = [bucket for bucket in found if bucket.value == name]
    exact = exact or [bucket for bucket in found if fold(bucket.label) == fold(name)] or found
    if len(exact) > 1:
        several = "; ".join(f"{bucket.label} ({bucket.value})" for bucket in exact)
        raise CorrectionError(f"{name!r} may be several: {several}. Give the id of the one you mean.")
    if not exact:
        raise CorrectionError(f"nobody is called {name!r} here. To look for a part of a name: dossier actors list {name}")
    identity, label = exact[0].value, exact[0].label
    return Named(identity, label, *collection.store.names_of(identity))


def make(session: Session, home: Home, corrections: list[Correction]) -> int:
    """Store the corrections, all or none, and say what they changed."""
    made: list[Correction] = []
    change(session, home, "dossier actors", lambda revision: made.extend(map(revision.correct, corrections)))
    with RecordStore(home.store_path) as store:
        for one in made:
            papers = counted(len(store.corrected_by(one.number)), "paper")
            session.say(f"correction {one.number}: {line_of(one.text)}; {papers} changed")
    session.say(f"to take it back: dossier corrections remove {' '.join(str(one.number) for one in made)}")
    return statuses.DONE


def change(session: Session, home: Home, command: str, act: Callable[[Revision], object]) -> None:
    """Write to the store, then bring the index up to it."""
    with RecordStore(home.store_path) as store:
        with store.transaction(command) as revision:
            act(revision)
        with progress("indexing", session) as bar:
            session.refresh(store, home, bar)


def written(name: str) -> str:
    """A name as the user wrote it, on one line. Raises click.BadParameter where nothing is left."""
    found = line_of(name)
    if not any(character.isalnum() for character in found):
        raise click.BadParameter("the new name has neither letters nor digits.")
    return found


def a(type: str) -> str:
    """A type with its article."""
    return f"an {type}" if type[0] in "aeiou" else f"a {type}"


@click.group(
    "corrections", cls=CommandGroup, invoke_without_command=True, epilog="\b\ndossier corrections\ndossier corrections remove 2"
)
@click.pass_context
def corrections_command(context: click.Context) -> int:
    """List, show and take back what you set right with `dossier actors merge`, `split` and `rename`."""
    return int(context.invoke(list_command)) if context.invoked_subcommand is None else statuses.DONE


@corrections_command.command("list", epilog="\b\ndossier corrections list\ndossier corrections list --json")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def list_command(session: Session, as_json: bool = False) -> int:
    """List every correction with the number of papers that it changes."""
    with RecordStore(session.existing_home().store_path) as store:
        rows = [(one, len(store.corrected_by(one.number))) for one in store.corrections()]
    if as_json:
        click.echo(json.dumps([form(one, count) for one, count in rows], ensure_ascii=False))
    elif rows:
        cells = [(str(one.number), one.action, line_of(one.text), f"{count:,}", one.made[:10]) for one, count in rows]
        page_lines(table(cells, session.screen, ("no.", "what", "says", "papers", "made"), numbers=(0, 3)), session)
    else:
        session.say("nothing was corrected yet; to begin: dossier actors merge NAME OTHER")
    return statuses.DONE if rows else statuses.NOTHING_FOUND


@corrections_command.command("show", epilog="\b\ndossier corrections show 2")
@click.argument("number", type=int)
@click.pass_obj
def show_command(session: Session, number: int) -> int:
    """Show a correction and the papers that it changes."""
    screen = session.screen
    with RecordStore(session.existing_home().store_path) as store:
        one = next((one for one in store.corrections() if one.number == number), None)
        if one is None:
            raise CorrectionError(f"there is no correction {number}; `dossier corrections` lists them.")
        ids = store.corrected_by(number)
        titles = [(record.id, title_or_opening(record, screen)) for record in store.get_many(ids[:PAPERS_SHOWN])]
    facts = (
        ("says", one.text),
        ("what", one.action),
        ("id", one.actor),
        ("becomes", f"{one.target} ({one.name})"),
        ("made", one.made),
        ("papers", f"{len(ids):,}"),
    )
    lines = [line for label, value in facts for line in labelled(label, line_of(value), screen)]
    lines += table([(line_of(id), line_of(title)) for id, title in titles], screen, ("id", "title")) if titles else []
    page_lines(lines, session)
    if len(ids) > len(titles):
        session.say(f"{len(ids) - len(titles):,} more")
    return statuses.DONE


@corrections_command.command("remove", short_help="Take corrections back.", epilog="\b\ndossier corrections remove 2")
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=int)
@click.pass_obj
def remove_command(session: Session, numbers: tuple[int, ...]) -> int:
    """Take corrections back: the papers say again what was found in them, and what the other corrections make of it."""
    gone: list[Correction] = []
    act = lambda revision: gone.extend(revision.take_back(number) for number in dict.fromkeys(numbers))  # noqa: E731
    change(session, session.existing_home(), "dossier corrections remove", act)
    for one in gone:
        session.say(f"taken back: correction {one.number}, {line_of(one.text)}")
    return statuses.DONE


def form(one: Correction, papers: int) -> dict[str, object]:
    """What `corrections list --json` prints of each."""
    return {
        "number": one.number,
        "action": one.action,
        "actor": one.actor,
        "was": one.was,
        "target": one.target,
        "name": one.name,
        "aliases": list(one.aliases),
        "papers": list(one.papers),
        "made": one.made,
        "changes": papers,
    }
