"""What does one ingest write?

A `Revision` is the open transaction of a store: it puts and removes records, stamps them with its number, and remembers which
files were read and what was found where. Which id a paper gets is decided in `corpus/placing.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from corpus.ids import digest
from corpus.json_form import dump_line, loads, to_json
from corpus.lock import now
from corpus.records import Locator, Record, Rejection

if TYPE_CHECKING:
    from corpus.store import Connection


_FILE = "path, size, mtime_ns, sha256, supplied, rules, source"


class Entry(NamedTuple):
    """A record as the store keeps it: the columns, and the JSON line. Its id is the one it asks for."""

    id: str
    kind: str
    title: str | None
    date: str | None
    url: str | None
    language: str
    source: str
    format: str
    path: str
    member: str | None
    sha256: str
    content: str
    json: str


class Place(NamedTuple):
    """Where a paper was found, and which record it became."""

    path: str
    member: str  # empty for a file that is one paper
    record_id: str
    wanted_id: str
    format: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was read before."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    supplied: str
    rules: str
    source: str | None = None  # the slug that the user named for it


def entry_of(record: Record) -> Entry:
    """The record made ready to be stored."""
    form = to_json(record)
    line = dump_line(form)
    del form["id"], form["source"]
    source = record.source
    return Entry(
        record.id,
        record.kind,
        record.title,
        record.date.iso if record.date else None,
        record.url,
        record.language,
        source.source,
        source.format,
        source.path,
        source.member,
        source.sha256,
        digest(dump_line(form)),
        line,
    )


class Revision:
    """The one writer of a store, between its beginning and its commit."""

    def __init__(self, db: Connection, command: str) -> None:
        (last,) = db.execute("SELECT coalesce(max(number), 0) FROM revisions").fetchone()
        self.number: int = last + 1
        self._db = db
        self._command = command
        self._started = now()
        self._rejections_before = self._standing_rejections()

    def put(self, record: Record) -> str:
        """Stores the record under its id. Returns added, changed or unchanged."""
        return self.put_entry(entry_of(record))

    def put_entry(self, entry: Entry) -> str:
        """Stores the entry under its id. Returns added, changed or unchanged."""
        before = self._db.execute("SELECT revision_added, json FROM records WHERE id = ?", (entry.id,)).fetchone()
        if before and before[1] == entry.json:
            return "unchanged"
        added = before[0] if before else self.number
        self._db.execute(
            "INSERT OR REPLACE INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*entry[:-1], added, self.number, entry.json),
        )
        return "changed" if before else "added"

    def remove(self, record_id: str) -> None:
        """Takes the record out; its id is remembered as removed."""
        self._db.execute("DELETE FROM records WHERE id = ?", (record_id,))
        self._db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (record_id, self.number))

    def record(self, record_id: str) -> Record | None:
        """The record of that id, as this revision has it so far."""
        row = self._db.execute("SELECT json FROM records WHERE id = ?", (record_id,)).fetchone()
        return loads(row[0]) if row else None

    def content(self, record_id: str) -> str | None:
        """The digest of what the record of that id says; None where there is none."""
        row = self._db.execute("SELECT content FROM records WHERE id = ?", (record_id,)).fetchone()
        return row[0] if row else None

    def standing(self, record_id: str) -> tuple[str, str] | None:
        """The path and member that the record of that id names as its own."""
        row = self._db.execute("SELECT path, coalesce(member, '') FROM records WHERE id = ?", (record_id,)).fetchone()
        return tuple(row) if row else None

    def files(self) -> dict[str, KnownFile]:
        """What is known of every file that was read before, by path."""
        return {row[0]: KnownFile(*row) for row in self._db.execute(f"SELECT {_FILE} FROM files ORDER BY path")}

    def put_file(self, file: KnownFile) -> None:
        """Remembers that the file was read."""
        self._db.execute(
            "INSERT OR REPLACE INTO files (path, size, mtime_ns, sha256, supplied, rules, source) VALUES (?,?,?,?,?,?,?)",
            (file.path, file.size, file.mtime_ns, file.sha256, file.supplied, file.rules, file.source),
        )

    def forget_file(self, path: str) -> None:
        """Forgets the file; its places have to be vacated before."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        self._db.execute("DELETE FROM rejections WHERE path = ?", (path,))

    def folders(self) -> dict[str, str | None]:
        """Every folder that was ingested whole, with the source that the user named for it."""
        return dict(self._db.execute("SELECT path, source FROM folders ORDER BY path").fetchall())

    def put_folder(self, path: str, source: str | None = None) -> None:
        """Remembers that the folder was ingested whole; a source that was named before stays until another is named."""
        self._db.execute("INSERT OR IGNORE INTO folders (path, source) VALUES (?, ?)", (path, source))
        if source is not None:
            self._db.execute("UPDATE folders SET source = ? WHERE path = ?", (source, path))

    def place(self, path: str, member: str) -> Place | None:
        """What was found there before."""
        row = self._db.execute("SELECT * FROM places WHERE path = ? AND member = ?", (path, member)).fetchone()
        return Place(*row) if row else None

    def places_in(self, path: str) -> tuple[Place, ...]:
        """Everything that was found in a file, in the order of the members."""
        return tuple(Place(*row) for row in self._db.execute("SELECT * FROM places WHERE path = ? ORDER BY member", (path,)))

    def places_of(self, record_id: str) -> tuple[Place, ...]:
        """Every place of one record, in order."""
        rows = self._db.execute("SELECT * FROM places WHERE record_id = ? ORDER BY path, member", (record_id,))
        return tuple(Place(*row) for row in rows)

    def put_place(self, place: Place) -> None:
        """Remembers which record was found there."""
        self._db.execute("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?)", place)

    def forget_place(self, path: str, member: str) -> None:
        """Forgets what was found there."""
        self._db.execute("DELETE FROM places WHERE path = ? AND member = ?", (path, member))

    def reject(self, path: str, rejections: Iterable[Rejection]) -> None:
        """Replaces the rejections of a file by these."""
        self._db.execute("DELETE FROM rejections WHERE path = ?", (path,))
        self._db.executemany(
            "INSERT INTO rejections VALUES (?,?,?,?,?)",
            [(path, found.locator.member, found.stage, found.reason, self.number) for found in rejections],
        )

    def rejections(self) -> dict[str, list[Rejection]]:
        """The rejections that stand, by the path of the file."""
        found: dict[str, list[Rejection]] = {}
        for path, member, stage, reason in self._standing_rejections():
            found.setdefault(path, []).append(Rejection(Locator(path, member), stage, reason))
        return found

    def counts(self) -> tuple[int, int, int]:
        """How many records this revision has added, changed and removed so far."""
        added = self._count("SELECT count(*) FROM records WHERE revision_added = ?")
        written = self._count("SELECT count(*) FROM records WHERE revision_changed = ?")
        removed = self._count("SELECT count(*) FROM removed WHERE revision = ? AND id NOT IN (SELECT id FROM records)")
        return added, written - added, removed

    def finish(self) -> None:
        """Writes the revision's line in the history, if it changed anything."""
        self._db.execute("DELETE FROM removed WHERE id IN (SELECT id FROM records)")
        added, changed, removed = self.counts()
        rejections = self._standing_rejections()
        if added or changed or removed or rejections != self._rejections_before:
            row = (self.number, self._command, self._started, now(), added, changed, removed, len(rejections))
            self._db.execute("INSERT INTO revisions VALUES (?,?,?,?,?,?,?,?)", row)

    def count_in(self, paths: Iterable[str]) -> tuple[int, int, int]:
        """How many records these files hold, and how many of them this revision added and changed."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS visited (path TEXT PRIMARY KEY)")
        self._db.execute("DELETE FROM visited")
        self._db.executemany("INSERT OR IGNORE INTO visited VALUES (?)", ((path,) for path in paths))
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(revision_added = ?1), 0),"
            " coalesce(sum(revision_added < ?1 AND revision_changed = ?1), 0)"
            " FROM records WHERE id IN (SELECT record_id FROM places JOIN visited USING (path))",
            (self.number,),
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def _standing_rejections(self) -> list[tuple[str, str | None, str, str]]:
        return self._db.execute("SELECT path, member, stage, reason FROM rejections ORDER BY path, rowid").fetchall()

    def _count(self, query: str) -> int:
        (number,) = self._db.execute(query, (self.number,)).fetchone()
        return int(number)


def renamed(entry: Entry, record_id: str) -> Entry:
    """The entry under another id."""
    return entry if entry.id == record_id else entry_of(replace(loads(entry.json), id=record_id))


def moved(entry: Entry, member: str) -> Entry:
    """The entry as another member of the same file."""
    record = loads(entry.json)
    return entry_of(replace(record, source=replace(record.source, member=member)))
