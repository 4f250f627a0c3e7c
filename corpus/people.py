"""Who is known by which name on which day? The people of all imported files, each once.

A person is the same in two files where their id is, or their number in Wikidata; a name alone never joins two people. A name
means somebody where nobody else bore it on the day of the paper; of namesakes it means the one who sat in a parliament or
held an office then, if that is one. Whoever comes to their first office after the paper was written is not meant by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import PartialDate
from corpus.identity import person_words
from corpus.ids import digest, slug
from corpus.popolo import DatedName, Membership, PeopleFile, Person

_RANKS = {"lady": "baroness", "baron": "lord"}  # styles of one rank
_AFTER_NAME = frozenset(("mp", "msp", "ms", "mla", "td", "am", "mep", "qc", "kc", "cbe", "obe", "mbe", "pc", "esq"))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as all files together tell of them. The first of the names is the usual one."""

    id: str
    names: tuple[DatedName, ...]
    foreign: tuple[str, ...]  # in other languages: they are recognised, and not shown
    memberships: tuple[Membership, ...]
    files: tuple[str, ...]
    born: str | None = None

    def name_at(self, date: PartialDate | None) -> str:
        """The usual name of that day: of the names with dates the latest that was held, else the usual one."""
        dated = [one for one in self.names if (one.start or one.end) and held(one, date)]
        return max(dated, key=lambda one: one.start or "").name if dated else self.names[0].name


def person_key(name: str) -> str:
    """What two spellings of a person's name have in common; empty for a single word, which means nobody by itself.

    >>> person_key("Rt Hon Siân Pole-Carew MP"), person_key("Lady Young of Hornsey"), person_key("Carew")
    ('sian-pole-carew', 'baroness-young-of-hornsey', '')
    """
    words = [word for word in person_words(name.partition(",")[0]) if word not in ("rt", "hon", "the", "right", "honourable")]
    while words and words[-1] in _AFTER_NAME:
        words.pop()
    if len(words) < 2:
        return ""
    return slug(" ".join([_RANKS.get(words[0], words[0]), *words[1:]]))


def held(name: DatedName, date: PartialDate | None) -> bool:
    """Could the name have been used on that day? Any day is as good where the date is not known."""
    return date is None or date.overlaps(_partial(name.start), _partial(name.end))


def meant(candidates: Sequence[KnownPerson], date: PartialDate | None) -> KnownPerson | None:
    """The one of these namesakes who can be meant in a paper of that day, where there is one only."""
    if date is None:
        return candidates[0] if len(candidates) == 1 else None
    by_then = [person for person in candidates if _known_by(person, date)]
    if len(by_then) > 1:
        by_then = [person for person in by_then if any(_lasts(post, date) for post in person.memberships)]
    return by_then[0] if len(by_then) == 1 else None


def _known_by(person: KnownPerson, date: PartialDate) -> bool:
    """Had they been born, and come to an office, by the end of that day, month or year?"""
    starts = [post.start for post in person.memberships]
    first = None if None in starts or not starts else min(start for start in starts if start)
    return all(date.overlaps(_partial(day), None) for day in (first, person.born) if day)


def _lasts(post: Membership, date: PartialDate) -> bool:
    return bool(post.start) and date.overlaps(_partial(post.start), _partial(post.end))


def _partial(day: str | None) -> PartialDate | None:
    return PartialDate(day) if day else None


def joined(files: Iterable[PeopleFile]) -> Iterator[KnownPerson]:
    """Every person of the files once, in the order of their ids; the ids are made from names and tell namesakes apart."""
    files = sorted(files, key=lambda file: file.name)
    first: dict[str, str] = {}  # the same person's first id, by any of their ids and Wikidata numbers
    rows: dict[str, list[tuple[PeopleFile, Person]]] = {}
    for file in files:
        for person in file.persons:
            marks = [person.id, f"wikidata {person.wikidata}"] if person.wikidata else [person.id]
            known = sorted({first[mark] for mark in marks if mark in first})
            one = known[0] if known else person.id
            for other in known[1:]:
                rows[one] += rows.pop(other)
                first = {mark: one if own == other else own for mark, own in first.items()}
            first |= dict.fromkeys(marks, one)
            rows.setdefault(one, []).append((file, person))
    posts: dict[str, list[tuple[str, Membership]]] = {}
    for file in files:
        for post in file.memberships:
            if post.person_id in first:
                posts.setdefault(first[post.person_id], []).append((file.name, post))
    names: dict[str, list[str]] = {}
    for one, own in rows.items():
        names.setdefault(slug(own[0][1].names[0].name), []).append(one)
    for name, same in sorted(names.items()):
        for one in same:
            yield _known(_identity(name, one, rows, same), rows[one], posts.get(one, []))


def _identity(name: str, one: str, rows: dict[str, list[tuple[PeopleFile, Person]]], same: list[str]) -> str:
    """The id: the name alone, of namesakes with the year of birth, else with what tells the person apart."""
    if len(same) == 1:
        return name
    years = {other: next((person.born[:4] for _, person in rows[other] if person.born), "") for other in same}
    year = years[one]
    return f"{name}-{year}" if year and list(years.values()).count(year) == 1 else f"{name}-{digest(one)[:6]}"


def _known(identity: str, rows: list[tuple[PeopleFile, Person]], posts: list[tuple[str, Membership]]) -> KnownPerson:
    names = dict.fromkeys(name for _, person in rows for name in person.names)
    files = {file.name for file, _ in rows} | {name for name, _ in posts}
    return KnownPerson(
        identity,
        tuple(names),
        tuple(sorted({name for _, person in rows for name in person.foreign})),
        tuple(sorted({post for _, post in posts}, key=lambda post: (post.start or "", post.what, post.end or ""))),
        tuple(sorted(files)),
        next((person.born for _, person in rows if person.born), None),
    )
