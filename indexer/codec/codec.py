"""How does Whoosh get at our arrays? The codec that it asks for writers and readers of a segment."""

from __future__ import annotations

from typing import Any

from whoosh.codec import base
from whoosh.matching import ListMatcher

from indexer.codec.documents import ArrayDocumentReader, ArrayDocumentWriter, column_filename
from indexer.codec.segment import ArraySegment
from indexer.codec.terms import ArrayFieldWriter, ArrayTermsReader


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
