"""What does Whoosh's table of contents remember of one of our segments, and where are its files?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage

from indexer.codec.arrayfile import ArrayFile, DamagedIndexError
from indexer.codec.arraywriter import ArrayFileWriter
from indexer.codec.contents import Entry, state_sum


class ArraySegment(base.Segment):  # type: ignore[misc]
    """A segment: its name, how many documents it has, and which of them are deleted. Pickled by Whoosh."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._documents = 0
        self._deleted: set[int] = set()

    @classmethod
    def of(cls, entry: Entry) -> ArraySegment:
        """The segment that a table of contents names."""
        indexname, _, segid = entry.name.rpartition("_")
        segment = cls(indexname)
        segment.segid, segment._documents, segment._deleted = segid, entry.documents, set(entry.deleted)
        return segment

    def entry(self) -> Entry:
        """What the table of contents will say of it."""
        return Entry(self.segment_id(), self._documents, tuple(self.deleted_docs()))

    def __getstate__(self) -> dict[str, Any]:
        deleted = tuple(self.deleted_docs())
        check = state_sum(self.segid, self._documents, deleted)
        return {"indexname": self.indexname, "segid": self.segid, "documents": self._documents, "deleted": deleted, "sum": check}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Raises DamagedIndexError where the state is not as it was written."""
        self.indexname, self.segid, self.compound = state["indexname"], state["segid"], False
        self._documents, self._deleted = state["documents"], set(state["deleted"])
        if state["sum"] != state_sum(self.segid, self._documents, tuple(self.deleted_docs())):
            raise DamagedIndexError(self.segment_id(), "its entry in the table of contents does not match its checksum")

    def codec(self) -> Any:
        """The codec that reads it."""
        from indexer.codec.codec import ArrayCodec

        return ArrayCodec()

    def should_assemble(self) -> bool:
        """No: its files are mapped as they are."""
        return False

    def set_doc_count(self, count: int) -> None:
        """How many documents it has, deleted ones too."""
        self._documents = count

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones too."""
        return self._documents

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> list[int]:
        """The deleted ones, ascending."""
        return sorted(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete one, or take its deletion back."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Is it deleted?"""
        return docnum in self._deleted


def create(storage: Any, segment: ArraySegment, ext: str) -> ArrayFileWriter:
    """Begin one of the segment's files in Whoosh's storage."""
    return ArrayFileWriter(segment.create_file(storage, ext))


def open_arrays(storage: Any, segment: ArraySegment, ext: str) -> ArrayFile:
    """Open one of the segment's files, by memory map where it is a file on disk."""
    name = segment.make_filename(ext)
    if isinstance(storage, FileStorage):
        return ArrayFile.map(Path(storage.folder) / name)
    return ArrayFile(storage.open_file(name).read(), name)
