"""What does one ingest write?

A `Revision` is the open transaction of a store: it puts and removes records, stamps them with its number, and remembers which
files were read and what was found where. Which id a paper gets is decided in `corpus/placing.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.clusters import Clusters
from corpus.corrections import Correction, check, corrected
from corpus.entries import Entry, entry_of
from corpus.errors import CorrectionError
from corpus.json_form import dump_line, loads
from corpus.lock import now
from corpus.nouns import NamedTuple
from corpus.records import Locator, Record, Rejection

if TYPE_CHECKING:
    from corpus.schema import Connection


_FILE = "path, size, mtime_ns, sha256, supplied, rules, source"


_COLUMNS = (
    "id, kind, title, date, url, language, source, format, path, member, sha256, content, revision_added, revision_changed, json"
)
_ORIGINAL = re.compile(r'"duplicate_of":(?:null|"(?:[^"\\]|\\.)*"),')
_CORRECTION = "action, actor, was, target, name, aliases, papers, number, made"


class Place(NamedTuple):
    """Where a paper was found, and which record it became."""

    path: str
    member: str  # empty for a file that is one paper
    record_id: str
    wanted_id: str
    format: str
    source: str
    sha256: str


class KnownFile(NamedTuple):
    """A file that was read before."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    supplied: str
    rules: str
    source: str | None = None  # the slug that the user named for it


class Revision:
    """The one writer of a store, between its beginning and its commit."""

    def __init__(self, db: Connection, command: str) -> None:
        (last,) = db.execute("SELECT coalesce(max(number), 0) FROM revisions").fetchone()
        self.number: int = last + 1
        self._db = db
        self._command = command
        self._started = now()
        self._rejections_before = self._standing_rejections()
        self._corrections = read_corrections(db)
        self._clusters = Clusters(db)
        self._has_extracted = bool(db.execute("SELECT 1 FROM extracted LIMIT 1").fetchone())

    def put(self, record: Record) -> str:
        """Stores the record under its id. Returns added, changed or unchanged."""
        return self.put_entry(entry_of(record))

    def put_entry(self, entry: Entry) -> str:
        """Stores the entry, as it was extracted, under its id, with the corrections. Returns added, changed or unchanged."""
        entry = self._with_corrections(entry)
        original = self._clusters.original_of(entry.id)
        if original:
            entry = entry._replace(json=_copy_of(entry.json, original))
        before = self._db.execute("SELECT revision_added, json FROM records WHERE id = ?", (entry.id,)).fetchone()
        if before and before[1] == entry.json:
            return "unchanged"
        added = before[0] if before else self.number
        self._db.execute(
            f"INSERT OR REPLACE INTO records ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*entry[:-2], added, self.number, entry.json),
        )
        self._clusters.put(entry.id, entry.signature)
        return "changed" if before else "added"

    def _with_corrections(self, entry: Entry) -> Entry:
        """The corrected entry; what it was is kept where that differs."""
        new = entry
        if any(f'"id":{dump_line(one.actor)}' in entry.json for one in self._corrections):
            record = loads(entry.json)
            better = corrected(record, self._corrections)
            new = entry_of(better) if better is not record else entry
        if new is not entry:
            self._has_extracted = True
            self._db.execute("INSERT OR REPLACE INTO extracted VALUES (?,?,?)", (entry.id, entry.content, entry.json))
        elif self._has_extracted:
            self._db.execute("DELETE FROM extracted WHERE id = ?", (entry.id,))
        return new

    def correct(self, new: Correction) -> Correction:
        """Stores a correction and applies it; returns it with its number. Raises CorrectionError where it contradicts another."""
        check(new, self._corrections)
        row = (new.action, new.actor, new.was, new.target, new.name, dump_line(new.aliases), dump_line(new.papers), None, now())
        self._db.execute(f"INSERT INTO corrections ({_CORRECTION}) VALUES (?,?,?,?,?,?,?,?,?)", row)
        self._corrections = read_corrections(self._db)
        self._correct_again((new.actor,))
        return self._corrections[-1]

    def take_back(self, number: int) -> Correction:
        """Removes a correction and what it did; returns it. Raises CorrectionError where there is none of that number."""
        gone = next((one for one in self._corrections if one.number == number), None)
        if gone is None:
            raise CorrectionError(f"there is no correction {number}; `dossier corrections` lists them.")
        self._db.execute("DELETE FROM corrections WHERE number = ?", (number,))
        self._corrections = read_corrections(self._db)
        self._correct_again(())
        return gone

    def _correct_again(self, actors: Iterable[str]) -> None:
        """Applies all corrections anew to every record that one has changed before, or that names one of these actors."""
        ids = {row[0] for row in self._db.execute("SELECT id FROM extracted")}
        for actor in actors:
            marked = f'"id":{dump_line(actor)}'
            ids |= {row[0] for row in self._db.execute("SELECT id FROM records WHERE instr(json, ?)", (marked,))}
        for record_id in sorted(ids):
            record = self.record(record_id)
            if record:
                self.put(record)

    def remove(self, record_id: str) -> None:
        """Takes the record out; its id is remembered as removed."""
        self._db.execute("DELETE FROM records WHERE id = ?", (record_id,))
        self._db.execute("DELETE FROM extracted WHERE id = ?", (record_id,))
        self._clusters.remove(record_id)
        self._db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (record_id, self.number))

    def record(self, record_id: str) -> Record | None:
        """The record of that id as it was extracted, before any correction."""
        row = self._db.execute(
            "SELECT coalesce(extracted.json, records.json) FROM records LEFT JOIN extracted USING (id) WHERE id = ?", (record_id,)
        ).fetchone()
        return loads(row[0]) if row else None

    def content(self, record_id: str) -> str | None:
        """The digest of what the record of that id said before any correction; None where there is none."""
        row = self._db.execute(
            "SELECT coalesce(extracted.content, records.content) FROM records LEFT JOIN extracted USING (id) WHERE id = ?",
            (record_id,),
        ).fetchone()
        return row[0] if row else None

    def standing(self, record_id: str) -> tuple[str, str] | None:
        """The path and member that the record of that id names as its own."""
        row = self._db.execute("SELECT path, coalesce(member, '') FROM records WHERE id = ?", (record_id,)).fetchone()
        return tuple(row) if row else None

    def files(self) -> dict[str, KnownFile]:
        """What is known of every file that was read before, by path."""
        return {row[0]: KnownFile._make(row) for row in self._db.execute(f"SELECT {_FILE} FROM files ORDER BY path")}

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

    def mark_copies(self) -> None:
        """Tells each record of which other it is a copy, as the records are now."""
        for record_id, new in self._clusters.settle():
            (line,) = self._db.execute("SELECT json FROM records WHERE id = ?", (record_id,)).fetchone()
            row = (_copy_of(line, new), self.number, record_id)
            self._db.execute("UPDATE records SET json = ?, revision_changed = ? WHERE id = ?", row)

    def finish(self) -> None:
        """Writes the revision's line in the history, if it changed anything."""
        self.mark_copies()
        self._db.execute("DELETE FROM removed WHERE id IN (SELECT id FROM records)")
        added, changed, removed = self.counts()
        rejections = self._standing_rejections()
        if added or changed or removed or rejections != self._rejections_before:
            row = (self.number, self._command, self._started, now(), added, changed, removed, len(rejections))
            self._db.execute("INSERT INTO revisions VALUES (?,?,?,?,?,?,?,?)", row)

    def count_in(self, paths: Iterable[str]) -> tuple[int, int, int]:
        """How many records these files hold, and how many of them this revision added and changed."""
        visited, within = dump_line(list(paths)), "FROM places WHERE path IN (SELECT value FROM json_each(?1))"
        (total,) = self._db.execute(f"SELECT count(DISTINCT record_id) {within}", (visited,)).fetchone()
        added, changed = self._db.execute(  # by the index of revisions: no row that stays as it was is read
            "SELECT coalesce(sum(revision_added = ?2), 0), coalesce(sum(revision_added < ?2), 0)"
            f" FROM records WHERE revision_changed = ?2 AND id IN (SELECT record_id {within})",
            (visited, self.number),
        ).fetchone()
        return int(total), int(added), int(changed)

    def _standing_rejections(self) -> list[tuple[str, str | None, str, str]]:
        return self._db.execute("SELECT path, member, stage, reason FROM rejections ORDER BY path, rowid").fetchall()

    def _count(self, query: str) -> int:
        (number,) = self._db.execute(query, (self.number,)).fetchone()
        return int(number)


def _copy_of(line: str, original: str | None) -> str:
    """The record's JSON line with another original. No text before that key can look like it: its quotes are escaped."""
    return _ORIGINAL.sub(lambda _: f'"duplicate_of":{dump_line(original)},', line, count=1)


def read_corrections(db: Connection) -> tuple[Correction, ...]:
    """Every correction, in the order in which they were made."""
    rows = db.execute(f"SELECT {_CORRECTION} FROM corrections ORDER BY number").fetchall()
    return tuple(
        Correction(action, actor, was, target, name, tuple(json.loads(aliases)), tuple(json.loads(papers)), number, made)
        for action, actor, was, target, name, aliases, papers, number, made in rows
    )
