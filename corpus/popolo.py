"""Who is in a file of Popolo people data, under which names, and from when to when?

Popolo is the form in which EveryPolitician, parlparse and many parliaments publish their members (popoloproject.com): `persons`
with `name`, `other_names` and `identifiers`, and `memberships` that begin and end. A file may lack either; a bare list of
persons or of memberships is read too. A peer's name may come in parts (`lordname`, `lordofname`), as parlparse writes it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.dates import PartialDate
from corpus.errors import PeopleError

LARGEST = 1 << 27  # bytes of a file, unpacked
Json = Mapping[str, object]
_LATIN = re.compile(r"[^,\u0370-\u1dff\u2c60-\uffff]+ [^,\u0370-\u1dff\u2c60-\uffff]+")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and the days between which it was held; None is open."""

    name: str
    start: str | None = None  # ISO prefixes
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one file tells of them. `names` begins with the usual one; `foreign` are names in other languages."""

    id: str
    names: tuple[DatedName, ...]
    foreign: tuple[str, ...] = ()
    wikidata: str | None = None
    born: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A time in which a person belonged to a body; `what` says in which role and where."""

    person_id: str
    what: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What one file says."""

    name: str
    sha256: str
    persons: tuple[Person, ...]
    memberships: tuple[Membership, ...]


def read_popolo(path: Path) -> PeopleFile:
    """The people of a .json or .json.gz file. Raises PeopleError for a file that is no Popolo."""
    data = _unpacked(path)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _wrong(path, f"it is no JSON ({error})") from error
    tables = value if isinstance(value, dict) else _bare(path, value)
    persons, memberships = _table(path, tables, "persons"), _table(path, tables, "memberships")
    if not persons and not memberships:
        raise _wrong(path, "it has no persons and no memberships")
    bodies = {row.get("id"): _text(row.get("name")) for row in _table(path, tables, "organizations")}
    periods = {row.get("id"): row for row in _table(path, tables, "events")}
    people = tuple(_person(path, number, row) for number, row in enumerate(persons, 1))
    posts = tuple(post for row in memberships for post in _memberships(row, bodies, periods))
    if not people and not posts:
        raise _wrong(path, "none of its memberships says whose it is")
    return PeopleFile(path.name, hashlib.sha256(data).hexdigest(), people, posts)


def _unpacked(path: Path) -> bytes:
    try:
        with path.open("rb") as plain:
            packed = plain.peek(2)[:2] == b"\x1f\x8b"
            data = gzip.GzipFile(fileobj=plain).read(LARGEST + 1) if packed else plain.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise PeopleError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}. Check that it is there and whole."
        ) from error
    if len(data) > LARGEST:
        raise PeopleError(f"{path} is larger than {LARGEST >> 20} MB. Split it by legislature, then import each part.")
    return data


def _bare(path: Path, value: object) -> Json:
    """A list without a name around it: of memberships where its rows say whose, else of persons."""
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
        raise _wrong(path, "it is neither an object with persons nor a list of them")
    if all("person_id" in row for row in value):
        return {"memberships": value}
    if all("id" in row and ("name" in row or "other_names" in row) for row in value):
        return {"persons": value}
    raise _wrong(path, "the rows of its list have neither a person_id nor an id and a name")


def _table(path: Path, tables: Json, name: str) -> list[Json]:
    rows = tables.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong(path, f"its {name} are no list of objects")
    return rows


def _person(path: Path, number: int, row: Json) -> Person:
    identity = _text(row.get("id"))
    others = [other for other in _rows(row.get("other_names")) if not _is_foreign(other)]
    listed = [
        DatedName(name, _date(other.get("start_date")), _date(other.get("end_date")))
        for other in others
        for name in _names(other)
    ]
    usual = _text(row.get("name")) or (max(listed, key=lambda one: (one.end is None, one.start or "")).name if listed else "")
    if not identity or not usual:
        raise _wrong(path, f"person {number} of it ({identity or usual or 'unnamed'}) has no {'name' if identity else 'id'}")
    dated = {one.name for one in listed if one.start or one.end}
    names = [DatedName(name) for name in (usual, *_names(row)) if name not in dated]
    if usual in dated:
        listed.sort(key=lambda one: one.name != usual)
    foreign = {_text(other.get("name")) for other in _rows(row.get("other_names")) if _is_foreign(other)}
    known = {one.name for one in (*names, *listed)}
    numbers = [_text(one.get("identifier")) for one in _rows(row.get("identifiers")) if one.get("scheme") == "wikidata"]
    return Person(
        identity,
        tuple(dict.fromkeys((*names, *listed))),
        tuple(sorted(name for name in foreign - known if _LATIN.fullmatch(name))),
        numbers[0] if numbers else None,
        _date(row.get("birth_date")),
    )


def _is_foreign(name: Json) -> bool:
    return _text(name.get("lang")) not in ("", "en")


def _names(row: Json) -> Iterator[str]:
    """The name of a person or of one of their other names, whole or from its parts."""
    prefix, family = _text(row.get("honorific_prefix")), _text(row.get("family_name"))
    if _text(row.get("name")):
        yield _text(row.get("name"))
    if _text(row.get("lordname")) or _text(row.get("lordofname")):
        place = _text(row.get("lordofname"))
        yield " ".join(filter(None, (prefix, _text(row.get("lordname")), f"of {place}" if place else "")))
    elif family and _text(row.get("given_name")):
        yield f"{_text(row.get('given_name'))} {family}"
    if family and prefix in ("Lord", "Lady", "Baroness", "Viscount", "Earl", "Countess"):
        yield f"{prefix} {family}"


def _memberships(row: Json, bodies: Mapping[object, str], periods: Mapping[object, Json]) -> Iterator[Membership]:
    """A membership for each person whom it names; without days of its own it lasts as long as its legislative period."""
    people = row.get("person_id")
    period = periods.get(row.get("legislative_period_id"), {})
    start = _date(row.get("start_date")) or _date(period.get("start_date"))
    end = _date(row.get("end_date")) or _date(period.get("end_date"))
    role, body = _text(row.get("role")), bodies.get(row.get("organization_id"), "")
    what = ", ".join(filter(None, (role, body or _text(period.get("name")))))
    for person_id in filter(None, map(_text, people if isinstance(people, list) else [people])):
        yield Membership(person_id, what, start, end)


def _rows(value: object) -> Iterable[Json]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _date(value: object) -> str | None:
    """An ISO prefix; None for what is no date (an empty text, "9999-12-31" for still)."""
    text = _text(value)[:10]
    try:
        return PartialDate(text).iso if text and not text.startswith("9999") else None
    except ValueError:
        return None


def _wrong(path: Path, what: str) -> PeopleError:
    return PeopleError(
        f"{path} is no Popolo people data: {what}. Popolo is JSON with `persons` and `memberships`; see docs/people.md."
    )
