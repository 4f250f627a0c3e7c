"""Who is known before any paper is read? The people of the imported files, and those of the home's actors.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from corpus import statuses
from corpus.arguments import PathType
from corpus.dates import PartialDate
from corpus.errors import PeopleError
from corpus.home import Home, create_home
from corpus.known_actors import ListedActor, listed_actors
from corpus.lock import writer_lock
from corpus.people import KnownPerson, person_key
from corpus.people_file import contents, everybody, person_of_id, write
from corpus.popolo import DatedName, Membership, PeopleFile, read_popolo
from corpus.reading import labelled, line_of
from corpus.session import Session
from corpus.store import RecordStore
from corpus.wording import counted
from indexer.analysis import fold_value

POSTS_SHOWN = 12  # memberships of one person
ELECTION = 100  # days between two parliaments


@click.command(
    "import",
    short_help="make people known, from Popolo data",
    epilog="\b\ndossier actors import people.json\ndossier actors import --forget people.json",
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=PathType())
@click.option("--forget", metavar="NAME", multiple=True, help="take away what the file of that name brought; repeatable")
@click.pass_obj
def import_command(session: Session, files: tuple[Path, ...], forget: tuple[str, ...]) -> int:
    """Make people known, from Popolo data: .json or .json.gz files of EveryPolitician, parlparse and others.

    Each person is recognised by every name held at the date of a paper, and has one id under all of them. A file replaces what
    an earlier one of the same name brought. Without FILE, the imported files are listed.
    """
    home = session.home_at()
    if not files and not forget:
        return list_files(session, session.existing_home())
    new = [read_popolo(path) for path in files]
    if not home.exists:
        create_home(home.root)
        session.say(f"made a home at {home.root}")
    with writer_lock(home.root / "people.lock", "dossier actors import"):
        held = {file.name: file for file in contents(home.people_path)}
        unknown = [name for name in forget if name not in held]
        if unknown:
            raise PeopleError(f"no file {unknown[0]!r} was imported; there are {', '.join(held) or 'none'}.")
        kept = {name: file for name, file in held.items() if name not in forget} | {file.name: file for file in new}
        write(home.people_path, kept.values())
    for file in new:
        session.say(f"{line_of(file.name)}: {told(file)}")
    report(session, home, kept.values())
    return statuses.DONE


def report(session: Session, home: Home, files: Iterable[PeopleFile]) -> None:
    """How many people are known now, and what becomes of the papers."""
    known = {person.id for file in files for person in file.persons}
    nobody = sum(post.person_id not in known for file in files for post in file.memberships)
    session.say(f"known now: {counted(sum(1 for _ in everybody(home.people_path)), 'person', 'people')}")
    if nobody:
        session.say(
            f"{counted(nobody, 'membership is', 'memberships are')} of people whom no imported file names; they wait for it"
        )
    if home.store_path.exists() and has_papers(home):
        session.say("papers that were ingested before keep their actors; next: dossier rebuild --from-files")


def has_papers(home: Home) -> bool:
    """Was anything ingested?"""
    with RecordStore(home.store_path) as store:
        return not store.empty


def told(file: PeopleFile) -> str:
    """What a file holds."""
    return f"{counted(len(file.persons), 'person', 'people')}, {counted(len(file.memberships), 'membership')}"


def list_files(session: Session, home: Home) -> int:
    """Print the imported files; the exit status tells whether there are any."""
    files = contents(home.people_path)
    for file in files:
        click.echo(f"{line_of(file.name)}\t{told(file)}")
    if not files:
        session.say("no people were imported yet; next: dossier actors import FILE")
    return statuses.DONE if files else statuses.NOTHING_FOUND


def known_rows(home: Home, words: list[str]) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Name, other names, id and origin of everybody known whose names have these folded words."""
    for entry in listed_actors(home.actors_path):
        if has(words, (entry.id, entry.name, *entry.aliases)):
            yield entry.name, tuple(entry.aliases), entry.id, "actors.toml"
    for person in everybody(home.people_path):
        names = [one.name for one in person.names]
        if has(words, (person.id, *names)):
            others = tuple(dict.fromkeys(name for name in names if name != names[0]))
            yield names[0], others, person.id, ", ".join(person.files)


def has(words: list[str], names: Iterable[str]) -> bool:
    """Do the names hold all the words?"""
    text = fold_value(" ".join(names))
    return all(word in text for word in words)


def known_as(home: Home, name: str) -> list[ListedActor | KnownPerson]:
    """Everybody known of that id or name."""
    wanted, key = fold_value(name), person_key(name)
    found: list[ListedActor | KnownPerson] = [
        entry for entry in listed_actors(home.actors_path) if wanted in map(fold_value, (entry.id, entry.name, *entry.aliases))
    ]
    by_id = person_of_id(home.people_path, name)
    if by_id:
        return [*found, by_id]
    people = everybody(home.people_path) if key else iter(())
    return [*found, *(person for person in people if key in {person_key(one.name) for one in person.names})]


def known_lines(actor: ListedActor | KnownPerson, session: Session) -> list[str]:
    """What is known of somebody: names with their days, memberships, and who says so."""
    screen = session.screen
    if isinstance(actor, ListedActor):
        names, posts, origin = ", ".join(map(line_of, (actor.name, *actor.aliases))), [], "actors.toml"
    else:
        names = ", ".join(held_words(name) for name in actor.names)
        posts, origin = stints(actor.memberships), ", ".join(actor.files)
    lines = list(labelled("known as", names, screen))
    if posts:
        shown = [membership_words(post) for post in posts[-POSTS_SHOWN:]]
        more = [f"and {len(posts) - POSTS_SHOWN} earlier"] if len(posts) > POSTS_SHOWN else []
        lines += labelled("was", "; ".join([*shown, *more]), screen)
    return [*lines, *labelled("says", line_of(origin), screen)]


def stints(posts: Iterable[Membership]) -> list[Membership]:
    """The memberships in their order, those that only an election parts as one."""
    found: list[Membership] = []
    latest: dict[str, int] = {}
    for post in posts:
        place = latest.get(post.what)
        if place is not None and follows(post.start, found[place].end):
            found[place] = replace(found[place], end=post.end)
        else:
            latest[post.what] = len(found)
            found.append(post)
    return found


def follows(start: str | None, end: str | None) -> bool:
    """Does a time begin soon after another has ended?"""
    return bool(start and end) and (PartialDate(start or "").first_day - PartialDate(end or "").last_day).days <= ELECTION


def held_words(name: DatedName) -> str:
    """A name with the days between which it was held."""
    return line_of(name.name) + days(name.start, name.end)


def membership_words(post: Membership) -> str:
    """A membership with its days."""
    return line_of(post.what or "member") + days(post.start, post.end)


def days(start: str | None, end: str | None) -> str:
    """The days of something in brackets; nothing where they are not known."""
    if not start and not end:
        return ""
    return f" (until {end})" if not start else f" ({start} to {end})" if end else f" (since {start})"
