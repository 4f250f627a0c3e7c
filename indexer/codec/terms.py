"""How does Whoosh write and read the terms of a segment?"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.formats import Positions
from whoosh.reading import TermInfo, TermNotFound

from indexer.codec.arrayfile import Array
from indexer.codec.contents import DOCUMENTS, TERMS
from indexer.codec.documents import ArrayDocumentReader
from indexer.codec.fieldarrays import FieldArrays, write_field
from indexer.codec.matcher import ArrayMatcher
from indexer.codec.postings import FieldPostings
from indexer.codec.segment_files import create, open_arrays
from indexer.codec.strings import Strings


class ArrayFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Whoosh's field writer: gathers one field at a time and writes it as arrays."""

    def __init__(self, storage: Any, segment: base.Segment) -> None:
        self._file = create(storage, segment, TERMS)
        self._fields: list[str] = []
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._fields.append(fieldname)
        self._format = fieldobj.format
        self._terms: list[bytes] = []
        self._starts: list[int] = []
        self._docs: list[int] = []
        self._weights: list[float] = []
        self._values: list[bytes] = []

    def start_term(self, text: bytes) -> None:
        """Begin a term; they come sorted."""
        self._terms.append(text)
        self._starts.append(len(self._docs))

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """Add a posting to the term."""
        self._docs.append(docnum)
        self._weights.append(weight)
        self._values.append(vbytes)

    def finish_term(self) -> None:
        """The next term's start ends this one."""

    def finish_field(self) -> None:
        """Write the field."""
        write_field(self._file, self._fields[-1], self._arrays())

    def _arrays(self) -> FieldArrays:
        weights = np.array(self._weights, np.float32)
        counts = positions = values = None
        places = self._places() if type(self._format) is Positions else None
        if places is not None:
            counts = np.fromiter(map(len, places), np.int64, len(places))
            positions = np.array([place for found in places for place in found], np.int64)
        elif any(self._values) and self._format.fixed_value_size() != 0:
            values = self._values
        likely = np.ones(len(weights)) if counts is None else counts
        return FieldArrays(
            self._terms,
            np.array([*self._starts, len(self._docs)], np.int64),
            np.array(self._docs, np.int64),
            counts,
            positions,
            None if np.array_equal(weights, likely) else weights,
            values,
        )

    def _places(self) -> list[list[int]] | None:
        """The positions that the values encode; None where they encode something else, and are kept as they are."""
        try:
            return [self._format.decode_positions(value) for value in self._values]
        except (pickle.UnpicklingError, EOFError, ValueError, TypeError, struct.error):
            return None

    def close(self) -> None:
        """Write the end of the file."""
        self._file.close({"fields": self._fields})
        self.is_closed = True


class ArrayTermInfo(TermInfo):  # type: ignore[misc]
    """What Whoosh wants to know of a term, worked out from its postings."""

    def __init__(self, field: FieldPostings, number: int, lengths: Array | None) -> None:
        docs, weights = field.docs(number), field.weights(number)
        known = None if lengths is None else lengths[docs]
        super().__init__(
            weight=float(weights.sum(dtype=np.float64)),
            df=len(docs),
            minlength=0 if known is None else int(known.min()),
            maxlength=0 if known is None else int(known.max()),
            maxweight=float(weights.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """A place in the sorted terms of one field."""

    def __init__(self, reader: ArrayTermsReader, fieldname: str, fieldobj: Any) -> None:
        self._reader, self._name, self._fieldobj = reader, fieldname, fieldobj
        field = reader.field(fieldname)
        self._terms: Strings | None = field.terms if field is not None else None
        self._at = 0

    def first(self) -> Any:
        """Go to the first term and return it."""
        self._at = 0
        return self.text()

    def find(self, term: Any) -> Any:
        """Go to the first term that is not below this one and return it."""
        wanted = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = self._terms.lower_bound(wanted) if self._terms is not None else 0
        return self.text()

    def next(self) -> Any:
        """Go to the next term and return it; None after the last."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """The current term, or None."""
        return self._fieldobj.from_bytes(self._terms[self._at]) if self._terms is not None and self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is known of the current term."""
        if self._terms is None or not self.is_valid():
            return None
        return self._reader.term_info(self._name, self._terms[self._at])

    def is_valid(self) -> bool:
        """Is there a current term?"""
        return self._terms is not None and self._at < len(self._terms)


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment."""

    def __init__(self, storage: Any, segment: base.Segment) -> None:
        self._storage, self._segment = storage, segment
        self.file = open_arrays(storage, segment, TERMS)
        self._known: dict[str, FieldPostings] = {}

    def _lengths(self, fieldname: str) -> Array | None:
        if not self._storage.file_exists(self._segment.make_filename(DOCUMENTS)):
            return None  # while a segment is being written, its terms may be all there is
        return ArrayDocumentReader(self._storage, self._segment).lengths(fieldname)

    def field(self, fieldname: str) -> FieldPostings | None:
        """The postings of a field, or None where no document has it."""
        if fieldname not in self._known:
            if f"{fieldname}/docs" not in self.file:
                return None
            self._known[fieldname] = FieldPostings(self.file, fieldname)
        return self._known[fieldname]

    def _locate(self, fieldname: str, text: bytes) -> tuple[FieldPostings, int]:
        field = self.field(fieldname)
        number = -1 if field is None else field.terms.find(text)
        if field is None or number < 0:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return field, number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self.field(term[0])
        return field is not None and field.terms.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        names: list[str] = self.file.meta["fields"]
        return names

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """A cursor on the first term of a field."""
        return ArrayCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every (field, term), sorted."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Every (field, term) from this one on."""
        for name in sorted(self.indexed_field_names()):
            field = self.field(name)
            if name >= fieldname and field is not None:
                start = field.terms.lower_bound(prefix) if name == fieldname else 0
                for number in range(start, len(field.terms)):
                    yield name, field.terms[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """As terms(), each with what is known of it."""
        return self.items_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """As terms_from(), each with what is known of it."""
        for name, text in self.terms_from(fieldname, prefix):
            yield (name, text), self.term_info(name, text)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term; raises TermNotFound."""
        field, number = self._locate(fieldname, text)
        return ArrayTermInfo(field, number, self._lengths(fieldname))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """The sum of the term's weights; 0 where there is no such term."""
        return self.term_info(fieldname, text).weight() if (fieldname, text) in self else 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents hold the term; 0 where there is no such term."""
        field = self.field(fieldname)
        number = -1 if field is None else field.terms.find(text)
        return 0 if field is None or number < 0 else field.document_count(number)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """The postings of a term; raises TermNotFound."""
        field, number = self._locate(fieldname, text)
        return ArrayMatcher(field, number, format_, term=(fieldname, text), scorer=scorer, lengths=self._lengths(fieldname))
