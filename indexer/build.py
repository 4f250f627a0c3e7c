"""Is the index that of the store? Here it is made anew, or brought up to date, and swapped in.

Every change is made in a new folder beside the index in use, `index/<number>/`, and becomes the index when `index/current`
is replaced, in one step. So a kill at any time leaves the last good index, readers keep the one that they have open, and
running again gives the same. An update shares the files that do not change with the folder before it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import StoreLocked
from corpus.home import Home, write_private
from corpus.lock import writer_lock
from corpus.records import Record
from corpus.store import RecordStore
from indexer.engines import DEFAULT, KEEP_RECORDS, WRITERS, Writer
from indexer.errors import IndexerError
from indexer.manifest import LOCK, POINTER, Manifest, inode, outdated, with_current, write_manifest

Progress = Callable[[int, int], None]  # records written so far, and of how many

READ_AT_ONCE = 200


def rebuild(store: RecordStore, home: Home, engine: str = DEFAULT, progress: Progress | None = None) -> Manifest:
    """Make the index anew from every record. Raises StoreLocked while another process writes it."""
    if engine not in WRITERS:
        raise ValueError(f"no engine is called {engine!r}; there are {', '.join(WRITERS)}")
    with _one_writer(home, "dossier rebuild"), store.snapshot():
        return _build(store, home, engine, progress)


def update(store: RecordStore, home: Home, progress: Progress | None = None) -> Manifest:
    """Index what changed since the index was written; an index that cannot be brought up to date is made anew."""
    with _one_writer(home, "dossier ingest"), store.snapshot():
        try:
            folder, old = with_current(home, lambda folder, manifest: (folder, manifest))
        except IndexerError:
            return _build(store, home, DEFAULT, progress)
        if old.revision == store.revision:
            _clear(home, folder.name)  # a kill between the swap and the end leaves the folder before it
            return old
        changes = store.changes(old.revision)
        put = [*changes.added, *changes.changed]
        if old.revision > store.revision or len(put) > store.count() // 2:
            return _build(store, home, old.engine, progress)
        with _new_folder(home) as new:
            known = _share_files(folder, new, old)
            with _writing(old.engine, new) as writer:
                writer.remove([*changes.removed, *put])
                writer.put(_counted(_read(store, put, old.engine), len(put), progress))
            return _swap_in(store, home, new, old.engine, known)


def renew(store: RecordStore, home: Home, say: Callable[[str], None], progress: Progress | None = None) -> None:
    """Make an index anew that another version of Dossier wrote, and say so; any other stays as it is.

    So does one that another process writes just now, and one in a home that may only be read.
    """
    if outdated(home) is None:
        return
    with suppress(StoreLocked, PermissionError), _one_writer(home, "dossier rebuild"), store.snapshot():
        if reason := outdated(home):
            say(f"the index is of another version of Dossier ({reason}): making it anew from the records")
            _build(store, home, DEFAULT, progress)


def _build(store: RecordStore, home: Home, engine: str, progress: Progress | None) -> Manifest:
    with _new_folder(home) as new:
        with _writing(engine, new) as writer:
            writer.put(_counted(store.records(proofs=engine in KEEP_RECORDS), store.count(), progress))
        return _swap_in(store, home, new, engine, {})


@contextmanager
def _one_writer(home: Home, command: str) -> Iterator[None]:
    home.index_path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with writer_lock(home.root / LOCK, command):
        yield


@contextmanager
def _new_folder(home: Home) -> Iterator[Path]:
    """A folder for the next index, gone again where the block fails; what an earlier kill left behind is cleared first."""
    pointer = home.index_path / POINTER
    current = pointer.read_text("utf-8").strip() if pointer.exists() else ""
    _clear(home, current)
    new = home.index_path / str(int(current) + 1 if current.isdecimal() else 1)
    new.mkdir(mode=0o700)
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _clear(home: Home, current: str) -> None:
    """Remove every index folder but the current one. A reader that has an old one open keeps its files."""
    for folder in home.index_path.iterdir():
        if folder.is_dir() and folder.name.isdecimal() and folder.name != current:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _writing(engine: str, folder: Path) -> Iterator[Writer]:
    """A writer on the folder, committed where the block ends well."""
    writer = WRITERS[engine](folder)
    try:
        yield writer
    except BaseException:
        with suppress(Exception):
            writer.cancel()
        raise
    writer.commit()


def _share_files(old: Path, new: Path, manifest: Manifest) -> dict[str, str]:
    """Give the new folder the files of the old one, by link where the disk can; returns the hashes of those, by inode."""
    known = {}
    for name, (_, hash) in manifest.files.items():
        try:
            os.link(old / name, new / name)
        except OSError:
            shutil.copy2(old / name, new / name)
        else:
            known[inode(new / name)] = hash
    return known


def _swap_in(store: RecordStore, home: Home, new: Path, engine: str, known: dict[str, str]) -> Manifest:
    """Make the finished folder the index."""
    manifest = write_manifest(home, new, engine, revision=store.revision, records=store.count(), known=known)
    write_private(home.index_path / POINTER, new.name)
    _clear(home, new.name)
    return manifest


def _read(store: RecordStore, ids: Sequence[str], engine: str) -> Iterator[Record]:
    for start in range(0, len(ids), READ_AT_ONCE):
        yield from store.get_many(ids[start : start + READ_AT_ONCE], proofs=engine in KEEP_RECORDS)


def _counted(records: Iterable[Record], total: int, progress: Progress | None) -> Iterator[Record]:
    """The records, while the progress is told."""
    for count, record in enumerate(records, 1):
        yield record
        if progress and (count % READ_AT_ONCE == 0 or count == total):
            progress(count, total)
