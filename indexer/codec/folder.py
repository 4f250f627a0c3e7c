"""How is an index folder opened, written under Whoosh's lock, and changed all at once?

The folder is Whoosh's: a table of contents that names the segments, one lock, one generation per commit. A writer adds
the files of new segments, which nobody reads before the next table of contents names them. A killed writer leaves files
that the next commit sweeps away, and the last table of contents as it was.
"""

from __future__ import annotations

import pickle
import time
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, clean_files
from whoosh.index import IndexError as WhooshIndexError

from indexer.codec.arrayfile import ArrayFile, ArrayFileWriter, DamagedIndexError
from indexer.codec.schema import schema
from indexer.codec.segment import DOCUMENTS, TERMS, ArraySegment, create

NAME = "MAIN"  # Whoosh's own default, so that whoosh.index.open_dir finds the index
_TRIES = 20  # a reader looks again as often, where a commit took away what it was about to open


class OpenSegment:
    """A segment and its two files, mapped."""

    def __init__(self, folder: Path, segment: ArraySegment) -> None:
        self.segment = segment
        self.documents = ArrayFile.map(folder / segment.make_filename(DOCUMENTS))
        self.terms = ArrayFile.map(folder / segment.make_filename(TERMS))
        if self.documents.meta["documents"] != segment.doc_count_all():
            raise DamagedIndexError(self.documents.name, "it is not of the segment that the table of contents names")

    def __len__(self) -> int:
        """Documents, deleted ones too."""
        return self.segment.doc_count_all()


def read_contents(storage: FileStorage) -> Any:
    """Whoosh's table of contents; raises DamagedIndexError where it cannot be read, EmptyIndexError where there is none."""
    try:
        return TOC.read(storage, NAME)
    except (EmptyIndexError, FileNotFoundError):
        raise
    except (
        pickle.UnpicklingError,
        WhooshIndexError,
        AssertionError,
        AttributeError,
        EOFError,
        ImportError,
        LookupError,
        TypeError,
        ValueError,
        OSError,
    ) as error:
        raise DamagedIndexError("table of contents", str(error)) from error


def open_segments(folder: Path) -> tuple[int, list[OpenSegment]]:
    """The generation and the segments of an index.

    Raises FileNotFoundError where there is no index, DamagedIndexError where it cannot be read.
    """
    storage = FileStorage(str(folder), readonly=True)
    for left in reversed(range(_TRIES)):
        try:
            contents = read_contents(storage)
            return contents.generation, [OpenSegment(folder, segment) for segment in contents.segments]
        except EmptyIndexError:
            raise FileNotFoundError(f"there is no index in {folder}; run `dossier rebuild`") from None
        except FileNotFoundError as error:
            if not left:
                raise DamagedIndexError(Path(error.filename or folder).name, "it is missing") from error
            time.sleep(0.01)
    raise AssertionError


class Transaction:
    """The right to change an index folder, from construction to commit() or cancel()."""

    def __init__(self, folder: Path) -> None:
        """Raises BlockingIOError where another process holds the lock, DamagedIndexError where the index cannot be read."""
        self.folder = folder
        self._storage = FileStorage(str(folder)).create()
        self._lock = self._storage.lock(f"{NAME}_WRITELOCK")
        if not self._lock.acquire():
            raise BlockingIOError(f"the index in {folder} is being written by another process; try again when it has finished")
        try:
            if TOC._latest_generation(self._storage, NAME) < 0:
                TOC.create(self._storage, schema(), NAME)
            contents = read_contents(self._storage)
        except BaseException:
            self._lock.release()
            raise
        self._generation: int = contents.generation
        self._schema = contents.schema
        self.segments: list[ArraySegment] = contents.segments

    def new_segment(self) -> tuple[ArraySegment, ArrayFileWriter, ArrayFileWriter]:
        """A segment that is not in the index yet, and its two files, documents and terms, to be written and closed."""
        segment = ArraySegment(NAME)
        return segment, create(self._storage, segment, DOCUMENTS), create(self._storage, segment, TERMS)

    def commit(self, segments: list[ArraySegment]) -> None:
        """Make these the segments of the index, and let go of the lock."""
        try:
            TOC(self._schema, segments, self._generation + 1).write(self._storage, NAME)
            clean_files(self._storage, NAME, self._generation + 1, segments)
        finally:
            self._lock.release()

    def cancel(self) -> None:
        """Leave the index as it was, and let go of the lock."""
        try:
            clean_files(self._storage, NAME, self._generation, self.segments)
        finally:
            self._lock.release()
