"""Where are the imported people kept, and who bears this name?

`people.db` in the home, a plain SQLite file: what each imported file said (`persons`, `memberships`), and, made from all of them,
`known` and `names`. It is written beside and swapped in whole, so that a reader, a worker process too, needs no lock and never
sees half of it. Names are looked up one by one: nothing is loaded.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from corpus.errors import PeopleError
from corpus.people import KnownPerson, joined, person_key
from corpus.popolo import DatedName, Membership, PeopleFile, Person

_SCHEMA = """
CREATE TABLE files (name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE persons (file TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE memberships (file TEXT NOT NULL, person TEXT NOT NULL, what TEXT NOT NULL, start TEXT, finish TEXT);
CREATE TABLE known (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
_VERSION = 1
Stamp = tuple[int, int, int]  # inode, size and time of the file: another one after every import


def stamp(path: Path) -> Stamp | None:
    """Which state of the file this is; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def bearers(path: Path, state: Stamp, name: str) -> tuple[KnownPerson, ...]:
    """Everybody who ever bore that name, in the order of their ids."""
    key = person_key(name)
    return _bearers(path, state, key) if key else ()


def person_of_id(path: Path, identity: str) -> KnownPerson | None:
    """The person of that id, if there is one."""
    state = stamp(path)
    rows = _rows(path, state, "SELECT id, json FROM known WHERE id = ?", identity) if state else []
    return _read(*rows[0]) if rows else None


def everybody(path: Path) -> Iterator[KnownPerson]:
    """Every known person, in the order of their ids."""
    state = stamp(path)
    for identity, line in _rows(path, state, "SELECT id, json FROM known ORDER BY id") if state else ():
        yield _read(identity, line)


def hashes(path: Path) -> tuple[str, ...]:
    """The hash of each imported file, by the files' names. Raises PeopleError for a people.db that is none."""
    state = stamp(path)
    return tuple(sha for (sha,) in _rows(path, state, "SELECT sha256 FROM files ORDER BY name")) if state else ()


def contents(path: Path) -> tuple[PeopleFile, ...]:
    """The files that were imported, by name. Raises PeopleError for a people.db that is none."""
    if stamp(path) is None:
        return ()
    try:
        with closing(_connect(path)) as db:
            people: dict[str, list[Person]] = {}
            posts: dict[str, list[Membership]] = {}
            for file, line in db.execute("SELECT file, json FROM persons ORDER BY rowid"):
                people.setdefault(file, []).append(_read_person(line))
            for file, *row in db.execute("SELECT file, person, what, start, finish FROM memberships ORDER BY rowid"):
                posts.setdefault(file, []).append(Membership(*row))
            files = db.execute("SELECT name, sha256 FROM files ORDER BY name").fetchall()
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError) as error:
        raise _damage(path, error) from error
    return tuple(PeopleFile(name, sha, tuple(people.get(name, ())), tuple(posts.get(name, ()))) for name, sha in files)


def write(path: Path, files: Iterable[PeopleFile]) -> None:
    """Makes people.db anew from these files, whole or not at all; without files there is none."""
    files = tuple(files)
    if not files:
        path.unlink(missing_ok=True)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(beside)) as db, db:
            for statement in _SCHEMA.split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {_VERSION}")
            for file in files:
                _put_file(db, file)
            for person in joined(files):
                _put_known(db, person)
        beside.replace(path)
    except OSError as error:
        raise PeopleError(f"{path} cannot be written: {error}. Check the folder and its permissions.") from error
    finally:
        beside.unlink(missing_ok=True)


def _put_file(db: sqlite3.Connection, file: PeopleFile) -> None:
    db.execute("INSERT INTO files VALUES (?, ?)", (file.name, file.sha256))
    db.executemany("INSERT INTO persons VALUES (?, ?)", ((file.name, _dump(_person_form(one))) for one in file.persons))
    rows = ((file.name, post.person_id, post.what, post.start, post.end) for post in file.memberships)
    db.executemany("INSERT INTO memberships VALUES (?,?,?,?,?)", rows)


def _put_known(db: sqlite3.Connection, person: KnownPerson) -> None:
    posts = [[post.person_id, post.what, post.start, post.end] for post in person.memberships]
    form = {
        "names": _name_forms(person.names),
        "foreign": person.foreign,
        "posts": posts,
        "files": person.files,
        "born": person.born,
    }
    db.execute("INSERT INTO known VALUES (?,?,?)", (person.id, person.names[0].name, _dump(form)))
    keys = {person_key(name) for name in (*(one.name for one in person.names), *person.foreign)} - {""}
    db.executemany("INSERT INTO names VALUES (?,?)", ((key, person.id) for key in sorted(keys)))


def _person_form(one: Person) -> dict[str, object]:
    names = _name_forms(one.names)
    return {"id": one.id, "names": names, "foreign": one.foreign, "wikidata": one.wikidata, "born": one.born}


def _name_forms(names: tuple[DatedName, ...]) -> list[list[str | None]]:
    return [[one.name, one.start, one.end] for one in names]


def _read_person(line: str) -> Person:
    form = json.loads(line)
    names = tuple(DatedName(*row) for row in form["names"])
    return Person(form["id"], names, tuple(form["foreign"]), form["wikidata"], form["born"])


def _read(identity: str, line: str) -> KnownPerson:
    form = json.loads(line)
    names = tuple(DatedName(*row) for row in form["names"])
    posts = tuple(Membership(*row) for row in form["posts"])
    return KnownPerson(identity, names, tuple(form["foreign"]), posts, tuple(form["files"]), form["born"])


@lru_cache(maxsize=16384)
def _bearers(path: Path, state: Stamp, key: str) -> tuple[KnownPerson, ...]:
    query = "SELECT known.id, json FROM names JOIN known USING (id) WHERE key = ? ORDER BY known.id"
    return tuple(_read(*row) for row in _rows(path, state, query, key))


def _rows(path: Path, state: Stamp, query: str, *values: str) -> list[tuple[str, ...]]:
    try:
        return _open(path, state).execute(query, values).fetchall()
    except sqlite3.DatabaseError as error:
        raise _damage(path, error) from error


def _damage(path: Path, error: Exception) -> PeopleError:
    return PeopleError(f"{path} is damaged: {error}. Remove it, then import the people again.")


@lru_cache(maxsize=2)
def _open(path: Path, state: Stamp) -> sqlite3.Connection:
    """The file, open; after an import it is another one."""
    return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
