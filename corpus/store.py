"""What is the truth at this revision?

One SQLite file in WAL mode. Readers never wait and see the last committed revision; `transaction` is the one way to write,
for one process at a time, and leaves nothing behind unless it ends well.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from corpus import schema
from corpus.errors import StoreDamaged, StoreError, StoreLocked
from corpus.json_form import dump_line, loads
from corpus.lock import writer_lock
from corpus.nouns import TYPE_CHECKING
from corpus.records import Locator, Record, Rejection

if TYPE_CHECKING:
    from typing import Any, Self

    from corpus.corrections import Correction
    from corpus.history import Changes, RevisionInfo
    from corpus.revision import Revision

_AT_ONCE = 500  # ids in one query


class RecordStore:
    """The records of one home. Opening makes an empty store where there is none; one that may not be written can be read."""

    def __init__(self, path: Path) -> None:
        """Opens the store. Raises StoreDamaged for a file that is no store of ours, StoreError where it cannot be opened."""
        self.path = path
        try:
            self._db = schema.connect(path)
        except (OSError, sqlite3.OperationalError) as error:
            raise StoreError(f"the store {path} cannot be opened: {error}. Check the folder and its permissions.") from error
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        try:
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version == 0:
                schema.make_tables(self._db, self.path)
            elif version > schema.VERSION:
                raise StoreError(f"the store {self.path} was written by a newer Dossier. Update Dossier to open it.")
            elif version < schema.VERSION:
                schema.upgrade(self._db, version)
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA cache_size = -65536")
            self._db.execute("PRAGMA temp_store = MEMORY")
        except sqlite3.OperationalError as error:
            raise StoreError(f"the store {self.path} cannot be opened: {error}. Try again, or check its permissions.") from error
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(self._damage(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; what was not committed is gone."""
        self._db.close()

    @property
    def revision(self) -> int:
        """The number of the latest revision; 0 for an empty store."""
        return int(self._column("SELECT coalesce(max(number), 0) FROM revisions")[0])

    @property
    def empty(self) -> bool:
        """Is there no record? Known at once, where counting takes longer the more there are."""
        return not self._column("SELECT 1 FROM records LIMIT 1")

    def count(self) -> int:
        """How many records there are."""
        return int(self._column("SELECT count(*) FROM records")[0])

    def kinds(self) -> tuple[tuple[str, int], ...]:
        """Each kind with how many records it has, the most frequent first."""
        rows = self._rows("SELECT kind, count(*) FROM records GROUP BY kind ORDER BY count(*) DESC, kind")
        return tuple((kind, count) for kind, count in rows)

    def date_range(self) -> tuple[str, str] | None:
        """The earliest and the latest date of a record, as ISO prefixes; None where no record has one."""
        ((first, last),) = self._rows("SELECT min(date), max(date) FROM records")
        return (first, last) if first else None

    def ids(self) -> tuple[str, ...]:
        """The ids of all records, sorted."""
        return self._column("SELECT id FROM records ORDER BY id")

    def get(self, record_id: str) -> Record | None:
        """The record of that id, or None."""
        for (line,) in self._rows("SELECT json FROM records WHERE id = ?", (record_id,)):
            return loads(line)
        return None

    def get_many(self, ids: Iterable[str], *, proofs: bool = True) -> tuple[Record, ...]:
        """The records of these ids, in this order; an id that is not there is left out. `proofs` as in `from_json`."""
        wanted = tuple(ids)
        found: dict[str, str] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found.update(self._rows(f"SELECT id, json FROM records WHERE id IN ({marks})", some))
        return tuple(loads(found[name], proofs=proofs) for name in wanted if name in found)

    def records(self, *, proofs: bool = True) -> Iterator[Record]:
        """Every record in the order of the ids, as of one moment; `proofs` as in `from_json`."""
        for line in self.lines():
            yield loads(line, proofs=proofs)

    def lines(self) -> Iterator[str]:
        """Every record's JSON line, in the order of the ids, as of one moment."""
        for (line,) in self._rows("SELECT json FROM records ORDER BY id"):
            yield line

    def content(self, record_id: str) -> str | None:
        """The digest of what the record of that id says, without its id and its source; None where there is none."""
        return next(iter(self._column("SELECT content FROM records WHERE id = ?", (record_id,))), None)

    def contents(self) -> Iterator[tuple[str, str]]:
        """Every record's id and the digest of what it says, in the order of the ids, as of one moment."""
        for row in self._rows("SELECT id, content FROM records ORDER BY id"):
            yield row[0], row[1]

    def changes(self, since: int) -> Changes:
        """What differs from what the store held at revision `since`."""
        from corpus.history import Changes

        return Changes(  # "+" keeps SQLite from walking all ids to have them in order
            self._column("SELECT id FROM records WHERE revision_added > ? ORDER BY +id", (since,)),
            self._column("SELECT id FROM records WHERE revision_changed > ? AND +revision_added <= ? ORDER BY +id", (since,) * 2),
            self._column("SELECT id FROM removed WHERE revision > ? ORDER BY +id", (since,)),
        )

    def rejections(self) -> tuple[Rejection, ...]:
        """The papers that could not be read, as of the last time they were tried."""
        rows = self._rows("SELECT path, member, stage, reason FROM rejections ORDER BY path, rowid")
        return tuple(Rejection(Locator(path, member), stage, reason) for path, member, stage, reason in rows)

    def names_of(self, actor: str) -> tuple[str, tuple[str, ...]]:
        """The type of an actor, and every name that a record gives it, sorted; empty for an id that nobody has."""
        query = (
            "SELECT DISTINCT one.value ->> 'type', one.value ->> 'name', one.value -> 'aliases'"
            " FROM records, json_each(records.json, '$.actors') AS one WHERE instr(records.json, ?) AND one.value ->> 'id' = ?"
        )
        rows = sorted(self._rows(query, (f'"id":{dump_line(actor)}', actor)))
        names = {name for _, one, aliases in rows for name in (one, *json.loads(aliases))}
        return (rows[0][0] if rows else "", tuple(sorted(names)))

    def corrections(self) -> tuple[Correction, ...]:
        """What the user has set right, in the order in which it was."""
        from corpus.revision import read_corrections

        try:
            return read_corrections(self._db)
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(self._damage(error)) from error

    def corrected_by(self, number: int) -> tuple[str, ...]:
        """The ids of the records that a correction has changed, sorted."""
        mark = f'"rule":"correction {number}: '
        query = "SELECT id FROM extracted JOIN records USING (id) WHERE instr(records.json, ?) ORDER BY id"
        return self._column(query, (mark,))

    def outdated(self, rules: str) -> int:
        """How many files were read by another version of Dossier than the one that bears this name."""
        return int(self._column("SELECT count(*) FROM files WHERE rules <> ?", (rules,))[0])

    def revisions(self) -> tuple[RevisionInfo, ...]:
        """The store's history, oldest first."""
        from corpus.history import RevisionInfo

        return tuple(RevisionInfo(*row) for row in self._rows("SELECT * FROM revisions ORDER BY number"))

    def copies(self, record_id: str) -> tuple[str, ...]:
        """The ids of the records that are copies of that one, sorted."""
        return self._column("SELECT id FROM fingerprints WHERE duplicate_of = ? ORDER BY id", (record_id,))

    def places(self, record_id: str) -> tuple[Locator, ...]:
        """Every place where the same paper was found, sorted."""
        rows = self._rows("SELECT path, member FROM places WHERE record_id = ? ORDER BY path, member", (record_id,))
        return tuple(Locator(path, member or None) for path, member in rows)

    def paths(self) -> tuple[str, ...]:
        """Every file that was read, sorted."""
        return self._column("SELECT path FROM files ORDER BY path")

    def named_sources(self) -> dict[str, str]:
        """The source that the user named for a file, by path."""
        return dict(self._rows("SELECT path, source FROM files WHERE source IS NOT NULL"))

    def folders(self) -> tuple[str, ...]:
        """Every folder that was ingested whole, sorted."""
        return self._column("SELECT path FROM folders ORDER BY path")

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, by SQLite's own check; empty for a sound store."""
        try:
            rows = self._db.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError as error:
            return (str(error),)
        return tuple(text for (text,) in rows if text != "ok")

    @property
    def lock_path(self) -> Path:
        """The lock of whoever writes."""
        return self.path.with_name(self.path.name + ".lock")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside the block is of one and the same revision."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    @contextmanager
    def transaction(self, command: str) -> Iterator[Revision]:
        """A new revision, committed when the block ends well and forgotten otherwise.

        Raises StoreLocked while another process writes. A block that changes no record leaves the revision number as it is.
        """
        from corpus.revision import Revision  # a search writes nothing, and does not import how

        with writer_lock(self.lock_path, command):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    revision = Revision(self._db, command)
                    yield revision
                    revision.finish()
                    self._db.execute("COMMIT")
                finally:
                    if self._db.in_transaction:
                        self._db.execute("ROLLBACK")
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise StoreLocked(f"another program is writing to {self.path}. Wait until it has ended.") from error
                raise StoreError(f"the store {self.path} cannot be written: {error}. Nothing was changed.") from error
            except sqlite3.DatabaseError as error:
                raise StoreDamaged(self._damage(error)) from error

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            with closing(self._db.execute(query, values)) as cursor:
                yield from cursor
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(self._damage(error)) from error

    def _column(self, query: str, values: tuple[object, ...] = ()) -> tuple[Any, ...]:
        return tuple(value for (value,) in self._rows(query, values))

    def _damage(self, error: sqlite3.Error) -> str:
        return f"the store {self.path} is damaged: {error}. Put back a copy of it, or ingest the papers into a new home."
