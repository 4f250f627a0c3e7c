"""How is an index folder written under Whoosh's lock, and changed all at once?

The folder is Whoosh's: a table of contents that names the segments, one lock, one generation per commit. A writer adds
the files of new segments, which nobody reads before the next table of contents names them. A killed writer leaves files
that the next commit sweeps away, and the last table of contents as it was.
"""

from __future__ import annotations

from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from corpus.errors import StoreLocked
from indexer.codec.arraywriter import ArrayFileWriter
from indexer.codec.contents import DOCUMENTS, NAME, TERMS, latest, read_contents
from indexer.codec.schema import schema
from indexer.codec.segment import ArraySegment
from indexer.codec.segment_files import create
from indexer.errors import IndexMissing


class Transaction:
    """The right to change an index folder, from construction to commit() or cancel()."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreLocked where another process holds the lock, DamagedIndexError where the index cannot be read."""
        self.folder = folder
        self._storage = FileStorage(str(folder)).create()
        self._lock = self._storage.lock(f"{NAME}_WRITELOCK")
        if not self._lock.acquire():
            raise StoreLocked(f"the index in {folder} is being written by another process; try again when it has finished")
        try:
            self._generation, self.segments = self._contents()
        except BaseException:
            self._lock.release()
            raise

    def _contents(self) -> tuple[int, list[ArraySegment]]:
        try:
            generation, path = latest(self.folder)
        except IndexMissing:
            TOC.create(self._storage, schema(), NAME)
            return 0, []
        return generation, [ArraySegment.of(entry) for entry in read_contents(path)]

    def new_segment(self) -> tuple[ArraySegment, ArrayFileWriter, ArrayFileWriter]:
        """A segment that is not in the index yet, and its two files, documents and terms, to be written and closed."""
        segment = ArraySegment(NAME)
        return segment, create(self._storage, segment, DOCUMENTS), create(self._storage, segment, TERMS)

    def commit(self, segments: list[ArraySegment]) -> None:
        """Make these the segments of the index, and let go of the lock."""
        try:
            TOC(schema(), segments, self._generation + 1).write(self._storage, NAME)
            clean_files(self._storage, NAME, self._generation + 1, segments)
        finally:
            self._lock.release()

    def cancel(self) -> None:
        """Leave the index as it was, and let go of the lock."""
        try:
            clean_files(self._storage, NAME, self._generation, self.segments)
        finally:
            self._lock.release()
