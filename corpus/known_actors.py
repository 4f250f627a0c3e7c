"""Who is known before a paper is read? The user's actors.toml, and the people that were imported.

    [[actor]]
    id = "rowan-ashdown"                 # left out: made from the name
    name = "Rowan Ashdown"
    type = "person"                      # or "organisation"
    aliases = ["Councillor Ashdown"]

A name of actors.toml is recognised wherever it stands in a paper, and wins over everything else that is known. What knows the
imported people is imported with the first paper: a run over unchanged files does without.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.dates import PartialDate
from corpus.errors import PeopleError
from corpus.home import Home
from corpus.ids import digest, slug
from corpus.program import program
from corpus.records import ACTOR_TYPES, Mention, Span

if TYPE_CHECKING:
    from corpus.people import KnownPerson
    from corpus.people_file import Stamp

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KEYS = ("id", "name", "type", "aliases")
_SHOWN = 8  # of a person's other names


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An entry of actors.toml."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody in a paper is, what they were called on its day, what else they are called, and who says so."""

    id: str
    name: str
    aliases: tuple[str, ...]
    rule: str
    origin: str


@dataclass(frozen=True, slots=True)
class KnownActors:
    """All that is known of one home; it can be pickled, and a worker process opens people.db by itself."""

    listed: tuple[ListedActor, ...] = ()
    people: Path | None = None
    state: Stamp | None = None
    files: tuple[str, ...] = ()  # the hashes of the imported files

    def __bool__(self) -> bool:
        """Is anybody known?"""
        return bool(self.listed or self.state)

    @property
    def rules(self) -> str:
        """A name for the program together with what is known: papers read under another one may be read anew."""
        return f"{program()}-{digest(repr((self.listed, self.files)))[:12]}" if self else program()

    def identify(self, names: tuple[str, ...], type: str, date: PartialDate | None) -> Identity | None:
        """Who bears these names, which a paper of that day gives to one person or organisation; None where it is open."""
        own = {entry.id: entry for name in names if (entry := _by_name(self.listed).get(_folded(name))) and entry.type == type}
        if own:
            entry = next(iter(own.values()))
            return Identity(entry.id, entry.name, entry.aliases, "actors.toml", "actors.toml") if len(own) == 1 else None
        if type != "person" or self.people is None or self.state is None:
            return None
        found: dict[str, KnownPerson] = {}
        for name in names:
            person = self._person(name, date)
            if person:
                found[person.id] = person
        return _identity(next(iter(found.values())), date) if len(found) == 1 else None

    def _person(self, name: str, date: PartialDate | None) -> KnownPerson | None:
        from corpus.people import meant
        from corpus.people_file import bearers

        assert self.people is not None and self.state is not None
        namesakes = bearers(self.people, self.state, name)
        return meant([person for person in namesakes if _bore(person, name, date)], date) if namesakes else None

    def mentions(self, text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions with those of actors.toml: a listed name replaces what was found inside it, and lies in no longer one."""
        if not self.listed:
            return found
        own = [mention for mention in _listed_mentions(text, self.listed) if not any(_within(mention, one) for one in found)]
        kept = [one for one in found if not any(_overlap(one, mention) for mention in own)]
        return tuple(sorted((*kept, *own), key=lambda mention: mention.span))


def known_actors(home: Home) -> KnownActors:
    """What is known in a home. Raises PeopleError for an actors.toml that cannot be used."""
    listed, people = listed_actors(home.actors_path), home.people_path
    if not people.exists():
        return KnownActors(listed, people)
    from corpus.people_file import hashes, stamp

    return KnownActors(listed, people, stamp(people), hashes(people))


def listed_actors(path: Path) -> tuple[ListedActor, ...]:
    """The entries of an actors.toml; none where there is no file. Raises PeopleError."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except (ValueError, OSError) as error:
        raise PeopleError(f"{path} cannot be read: {error}. Correct it, or move it away.") from error
    rows = table.pop("actor", [])
    if table or not isinstance(rows, list):
        raise PeopleError(f"{path} holds {', '.join(table) or 'an actor'} that is no [[actor]]. Write one [[actor]] for each.")
    entries = tuple(_entry(path, number, row) for number, row in enumerate(rows, 1))
    taken: dict[str, str] = {}
    for entry in entries:
        for name in {_folded(name) for name in (entry.name, *entry.aliases)}:
            if taken.setdefault(name, entry.id) != entry.id:
                raise PeopleError(f"{path} gives the name {name!r} to both {taken[name]!r} and {entry.id!r}. Leave it to one.")
    return entries


def _entry(path: Path, number: int, row: object) -> ListedActor:
    if not isinstance(row, dict):
        raise PeopleError(f"{path}: actor {number} is no table. Write [[actor]] above its lines.")
    name, kind, aliases = row.get("name"), row.get("type", "person"), row.get("aliases", [])
    unknown = [key for key in row if key not in _KEYS]
    if unknown:
        raise PeopleError(f"{path}: actor {number} has {unknown[0]!r}, which means nothing. Known are {', '.join(_KEYS)}.")
    if not isinstance(name, str) or not name.strip():
        raise PeopleError(f'{path}: actor {number} has no name. Add one: name = "Rowan Ashdown".')
    if kind not in ACTOR_TYPES:
        raise PeopleError(f"{path}: {name!r} is of type {kind!r}. Known are {', '.join(ACTOR_TYPES)}.")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise PeopleError(f'{path}: the aliases of {name!r} are no list of names. Write aliases = ["One", "Another"].')
    identity = row.get("id", slug(name))
    if not isinstance(identity, str) or not identity.strip():
        raise PeopleError(f'{path}: the id of {name!r} is no text. Write id = "{slug(name)}", or leave it out.')
    return ListedActor(identity, name, kind, tuple(aliases))


def _identity(person: KnownPerson, date: PartialDate | None) -> Identity:
    name = person.name_at(date)
    others = tuple(dict.fromkeys(one.name for one in person.names if one.name != name))
    return Identity(person.id, name, others[:_SHOWN], "people.name", ", ".join(person.files))


def _bore(person: KnownPerson, name: str, date: PartialDate | None) -> bool:
    """Did the person bear that name on that day?"""
    from corpus.people import held, person_key

    key = person_key(name)
    return any(person_key(one.name) == key and held(one, date) for one in person.names) or any(
        person_key(one) == key for one in person.foreign
    )


@lru_cache(maxsize=4)
def _by_name(listed: tuple[ListedActor, ...]) -> Mapping[str, ListedActor]:
    return {_folded(name): entry for entry in listed for name in (entry.name, *entry.aliases)}


@lru_cache(maxsize=4)
def _by_first_word(listed: tuple[ListedActor, ...]) -> Mapping[str, tuple[tuple[str, ListedActor], ...]]:
    """The listed names by their first words, the longest first."""
    found: dict[str, list[tuple[str, ListedActor]]] = {}
    for entry in listed:
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            first = _WORD.match(name)
            if first:
                found.setdefault(first.group(), []).append((name, entry))
    return {word: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for word, names in found.items()}


def _listed_mentions(text: str, listed: tuple[ListedActor, ...]) -> Iterator[Mention]:
    names, reach = _by_first_word(listed), 0
    for word in _WORD.finditer(text):
        start = word.start()
        for name, entry in names.get(word.group(), ()) if start >= reach else ():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                yield Mention(Span(start, end), name, entry.type, "actors.toml", name)
                reach = end
                break


def _within(one: Mention, other: Mention) -> bool:
    """Does it lie in the other, which is longer?"""
    return (
        other.span.start <= one.span.start
        and one.span.end <= other.span.end
        and other.span.end - other.span.start > one.span.end - one.span.start
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
