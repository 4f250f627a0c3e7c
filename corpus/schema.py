"""How does the store lie on disk?

A plain SQLite file that Datasette and sqlite-utils can open. `records` holds what is true at the latest revision; a record
that a correction changes lies in `extracted` as it was before, and one whose papers are gone leaves its id in `removed`. `files`
and `places` tell what was read and which record each paper became. Times are UTC. A relative path lies inside the home.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from corpus.errors import StoreDamaged

Connection = sqlite3.Connection  # to a file that lies so
VERSION = 6  # PRAGMA user_version; a store with a higher one was written by a newer Dossier
UNWRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)  # what opening for writing says on a read-only disk
APPLICATION_ID = 0x444F5353  # "DOSS", PRAGMA application_id

SCHEMA = """
CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,              -- what made it, as typed
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    added INTEGER NOT NULL,             -- records, by this revision
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    rejected INTEGER NOT NULL           -- rejections that stood when it was finished
);
CREATE TABLE records (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT,
    date TEXT,                          -- YYYY, YYYY-MM or YYYY-MM-DD
    url TEXT,
    language TEXT NOT NULL,
    source TEXT NOT NULL,               -- the slug of the source that read it
    format TEXT NOT NULL,
    path TEXT NOT NULL,
    member TEXT,                        -- which paper of the file, where it holds several
    sha256 TEXT NOT NULL,               -- of the original bytes
    content TEXT NOT NULL,              -- SHA-256 of the record without its id and its source
    revision_added INTEGER NOT NULL,
    revision_changed INTEGER NOT NULL,  -- the latest that wrote it; at first the one that added it
    json TEXT NOT NULL                  -- the whole record in its public form
);
CREATE TABLE removed (
    id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL
);
CREATE TABLE files (
    path TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,          -- 0 where the time cannot be trusted
    sha256 TEXT NOT NULL,
    supplied TEXT NOT NULL,             -- digest of what the user said about it (metadata.csv, --source)
    rules TEXT NOT NULL                 -- the version of the rules that read it
);
CREATE TABLE places (
    path TEXT NOT NULL,
    member TEXT NOT NULL,               -- empty for a file that is one paper
    record_id TEXT NOT NULL,
    wanted_id TEXT NOT NULL,            -- what the id would be if no other paper had it
    format TEXT NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (path, member)
) WITHOUT ROWID;
CREATE INDEX places_by_record ON places (record_id);
CREATE TABLE folders (
    path TEXT NOT NULL PRIMARY KEY      -- ingested whole
);
CREATE TABLE rejections (
    path TEXT NOT NULL,
    member TEXT,
    stage TEXT NOT NULL,                -- load, clean, extract or store
    reason TEXT NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX rejections_by_path ON rejections (path);
"""

# What an older store lacks, by the version that brought it; on top of the tables above.
UPGRADES: dict[int, tuple[str, ...]] = {
    2: (
        "CREATE INDEX IF NOT EXISTS records_by_addition ON records (revision_added, id)",
        "CREATE INDEX IF NOT EXISTS records_by_change ON records (revision_changed, revision_added, id)",
        "CREATE INDEX IF NOT EXISTS removed_by_revision ON removed (revision, id)",
        "DROP INDEX IF EXISTS records_by_revision",
    ),
    3: (  # whose papers the user said they are
        "ALTER TABLE files ADD COLUMN source TEXT",
        "ALTER TABLE folders ADD COLUMN source TEXT",
    ),
    4: (  # what the user has set right, and the records as they were extracted where that makes a difference
        """CREATE TABLE IF NOT EXISTS corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,               -- merge, split or rename
    actor TEXT NOT NULL,                -- the id that it is about
    was TEXT NOT NULL,                  -- and its name at that time
    target TEXT NOT NULL,               -- the id that it becomes
    name TEXT NOT NULL,                 -- and the name that it gets
    aliases TEXT NOT NULL,              -- JSON list: a split of these names only
    papers TEXT NOT NULL,               -- JSON list: in these records only
    made TEXT NOT NULL
)""",
        """CREATE TABLE IF NOT EXISTS extracted (
    id TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID""",
    ),
    5: (  # which records are copies of which
        """CREATE TABLE IF NOT EXISTS fingerprints (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    signature BLOB NOT NULL,            -- empty for a paper that is too short to tell
    duplicate_of TEXT                   -- the id of the original
)""",
        "CREATE INDEX IF NOT EXISTS fingerprints_of_copies ON fingerprints (duplicate_of, id) WHERE duplicate_of IS NOT NULL",
        "CREATE TABLE IF NOT EXISTS bands (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS fingerprinting (version TEXT NOT NULL)",
    ),
    6: ("CREATE INDEX IF NOT EXISTS records_by_kind ON records (kind, date)",),  # counted without reading the records
}


def connect(path: Path) -> Connection:
    """The file, made where there is none, for its owner only. Raises OSError and sqlite3.OperationalError.

    Where it may not be written, such as on a read-only disk, it is opened to be read, as its last writer left it: without the
    log of changes beside it, which could not be folded in.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        if error.errno not in UNWRITABLE or not path.is_file() or path.with_name(f"{path.name}-wal").exists():
            raise
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    return sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)


def make_tables(db: Connection, path: Path) -> None:
    """Makes an empty file a store. Raises StoreDamaged where it is another program's database."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == 0:  # else another process was first
            (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables:
                raise StoreDamaged(f"{path} is a database, but not a store of Dossier. Move it away, then try again.")
            for statement in SCHEMA.split(";\n"):
                db.execute(statement)
            _add(db, min(UPGRADES))
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def upgrade(db: Connection, version: int) -> None:
    """Adds what a store of an older version lacks; while another process writes, the next opening does it."""
    with suppress(sqlite3.OperationalError), db:
        db.execute("BEGIN IMMEDIATE")
        _add(db, version + 1)


def _add(db: Connection, first: int) -> None:
    """What came with that version and later ones."""
    for number in range(first, VERSION + 1):
        for statement in UPGRADES[number]:
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")
