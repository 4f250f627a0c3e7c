"""How does Whoosh get at our arrays? Its table of contents remembers a segment, and that names the codec which reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from whoosh.codec import base
from whoosh.matching import ListMatcher

from indexer.codec.arrayfile import DamagedIndexError
from indexer.codec.contents import Entry, state_sum
from indexer.codec.documents import ArrayDocumentReader, ArrayDocumentWriter, column_filename
from indexer.codec.terms import ArrayFieldWriter, ArrayTermsReader


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


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Segments of memory-mapped arrays: `ix.writer(codec=ArrayCodec())`, and Whoosh does the rest."""

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> ArrayDocumentWriter:
        """What writes stored fields, lengths, columns and vectors."""
        return ArrayDocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: ArraySegment) -> ArrayFieldWriter:
        """What writes terms and postings."""
        return ArrayFieldWriter(storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Not a part of this codec: postings are written a field at a time."""
        raise NotImplementedError("postings of this codec are written by its field writer")

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> ListMatcher:
        """Not a part of this codec: postings are read through its terms reader."""
        raise NotImplementedError("postings of this codec are read by its terms reader")

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocumentReader:
        """What reads stored fields, lengths, columns and vectors."""
        return ArrayDocumentReader(storage, segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTermsReader:
        """What reads terms and postings."""
        return ArrayTermsReader(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment without documents."""
        return ArraySegment(indexname)

    @classmethod
    def column_filename(cls, segment: ArraySegment, fieldname: str) -> str:
        """Where Whoosh's add_sortable puts a column."""
        return column_filename(segment, fieldname)
