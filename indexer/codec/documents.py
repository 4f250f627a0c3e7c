"""What does a segment know of each document, in Whoosh's terms: stored fields, lengths, columns, vectors.

stored, stored.starts            one pickled dictionary per document (generic writers), or
ids, ids.starts                  the record's id per document, which then is what is stored
length/<field>                   tokens per document
column/<field>                   a Whoosh column, as its own writer wrote it
vector/<field>/...               first (per document), terms, weights, values
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.matching import ListMatcher

from indexer.codec.arrayfile import Array, ArrayFile
from indexer.codec.arraywriter import smallest, write_strings
from indexer.codec.contents import DOCUMENTS
from indexer.codec.segment_files import create, open_arrays
from indexer.codec.strings import Strings

ID = "id"  # the stored field that `ids` stands for


class ArrayDocumentWriter(base.PerDocWriterWithColumns):  # type: ignore[misc]
    """Whoosh's per-document writer; everything is kept in memory until close()."""

    def __init__(self, storage: Any, segment: base.Segment) -> None:
        super().__init__()
        self._storage, self._segment = storage, segment
        self._file = create(storage, segment, DOCUMENTS)
        self._count = 0
        self._fields: dict[str, Any] = {}
        self._stored: list[bytes] = []
        self._lengths: dict[str, dict[int, int]] = {}
        self._columns: dict[str, tuple[BytesIO, Any]] = {}
        self._vectors: dict[str, _VectorWriter] = {}
        self._open = False
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin the next document."""
        if self._open or docnum != self._count:
            raise ValueError(f"start_doc({docnum}) is out of order: {self._count} documents so far, one open: {self._open}")
        self._docnum = docnum
        self._count += 1
        self._fields = {}
        self._open = True

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Keep a field's stored value and its number of tokens."""
        if value is not None:
            self._fields[fieldname] = value
        if length:
            self._lengths.setdefault(fieldname, {})[self._docnum] = length

    def _has_column(self, fieldname: str) -> bool:
        return fieldname in self._columns

    def _create_column(self, fieldname: str, column: Any) -> None:
        buffer = BytesIO()
        self._columns[fieldname] = (buffer, column.writer(StructFile(buffer)))

    def _get_column(self, fieldname: str) -> Any:
        return self._columns[fieldname][1]

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Iterable[tuple[str, float, bytes]]) -> None:
        """Keep the forward index of a field."""
        self._vectors.setdefault(fieldname, _VectorWriter()).add(self._docnum, items)

    def finish_doc(self) -> None:
        """The document is complete."""
        self._stored.append(pickle.dumps(self._fields, 4) if self._fields else b"")
        self._open = False

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""
        self._count -= 1
        for lengths in self._lengths.values():
            lengths.pop(self._docnum, None)
        self._open = False

    def close(self) -> None:
        """Write the file."""
        if self._open:
            self.finish_doc()
        write_strings(self._file, "stored", self._stored)
        for field, found in self._lengths.items():
            lengths = np.zeros(self._count, np.int64)
            lengths[list(found)] = list(found.values())
            self._file.add(f"length/{field}", smallest(lengths))
        for field, (buffer, writer) in self._columns.items():
            writer.finish(self._count)
            self._file.add(f"column/{field}", buffer.getvalue())
        for field, vector in self._vectors.items():
            vector.write(self._file, f"vector/{field}", self._count)
        totals = {field: sum(found.values()) for field, found in self._lengths.items()}
        self._file.close({"documents": self._count, "totals": totals})
        self.is_closed = True


class _VectorWriter:
    """One field's forward index."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._terms: list[bytes] = []
        self._weights: list[float] = []
        self._values: list[bytes] = []

    def add(self, docnum: int, items: Iterable[tuple[str, float, bytes]]) -> None:
        before = len(self._terms)
        for text, weight, value in items:
            self._terms.append(text.encode() if isinstance(text, str) else text)
            self._weights.append(weight)
            self._values.append(value or b"")
        self._counts[docnum] = len(self._terms) - before

    def write(self, file: Any, name: str, documents: int) -> None:
        first = np.zeros(documents + 1, np.int64)
        for docnum, count in self._counts.items():
            first[docnum + 1] = count
        file.add(f"{name}/first", smallest(np.cumsum(first)))
        write_strings(file, f"{name}/terms", self._terms)
        file.add(f"{name}/weights", np.array(self._weights, "<f4"))
        write_strings(file, f"{name}/values", self._values)


class ArrayDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """Whoosh's per-document reader."""

    def __init__(self, storage: Any, segment: base.Segment) -> None:
        self._storage, self._segment = storage, segment
        self.file: ArrayFile = open_arrays(storage, segment, DOCUMENTS)
        self._stored = Strings(self.file, "stored") if "stored" in self.file else None
        self._ids = Strings(self.file, "ids") if "ids" in self.file else None

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Documents, deleted ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Is any document deleted?"""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Is this one deleted?"""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """The deleted ones."""
        yield from self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        """Yes."""
        return True

    def _column_file(self, fieldname: str) -> str:
        return column_filename(self._segment, fieldname)

    def has_column(self, fieldname: str) -> bool:
        """Is there a column of that name?"""
        return f"column/{fieldname}" in self.file or bool(self._storage.file_exists(self._column_file(fieldname)))

    def list_columns(self) -> Iterator[str]:
        """The names of the columns in the segment's own file."""
        return (name.removeprefix("column/") for name in self.file.names() if name.startswith("column/"))

    def column_reader(self, fieldname: str, column: Any) -> Any:
        """Whoosh's own reader over the column's bytes."""
        if f"column/{fieldname}" in self.file:
            block = self.file.array(f"column/{fieldname}").tobytes()
        else:  # a column that whoosh.sorting.add_sortable added afterwards
            with self._storage.open_file(self._column_file(fieldname)) as stream:
                block = stream.read()
        return column.reader(BufferFile(block, name=fieldname), 0, len(block), self.doc_count_all())

    def lengths(self, fieldname: str) -> Array | None:
        """The number of tokens per document, where the field has any."""
        name = f"length/{fieldname}"
        return self.file.array(name) if name in self.file else None

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The number of tokens of a field of a document."""
        lengths = self.lengths(fieldname)
        return default if lengths is None else int(lengths[docnum]) or default

    def doc_field_length_reader(self, fieldname: str, default: int = 0) -> Callable[[int], int]:
        """As doc_field_length, for one field."""
        lengths = self.lengths(fieldname)
        if lengths is None:
            return lambda docnum: default
        known = lengths.tolist()
        return lambda docnum: known[docnum] or default

    def field_length(self, fieldname: str) -> int:
        """The number of tokens of a field in all documents."""
        return int(self.file.meta["totals"].get(fieldname, 0))

    def min_field_length(self, fieldname: str) -> int:
        """The length of the shortest."""
        lengths = self.lengths(fieldname)
        return 0 if lengths is None else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        """The length of the longest."""
        lengths = self.lengths(fieldname)
        return 0 if lengths is None else int(lengths.max())

    def _vector_extent(self, docnum: int, fieldname: str) -> tuple[int, int]:
        name = f"vector/{fieldname}/first"
        if name not in self.file:
            return 0, 0
        start, stop = self.file.part(name, docnum, docnum + 2).tolist()
        return start, stop

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Has the document a forward index of the field?"""
        start, stop = self._vector_extent(docnum, fieldname)
        return start < stop

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Any:
        """A matcher over the terms of the document."""
        start, stop = self._vector_extent(docnum, fieldname)
        if start == stop:
            raise KeyError(f"document {docnum} has no vector of the field {fieldname!r}")
        name = f"vector/{fieldname}"
        terms, values = Strings(self.file, f"{name}/terms"), Strings(self.file, f"{name}/values")
        weights = self.file.part(f"{name}/weights", start, stop).tolist()
        numbers = range(start, stop)
        return ListMatcher([terms[n].decode() for n in numbers], weights, [values[n] for n in numbers], format_)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What is stored of the document."""
        if self._ids is not None:
            return {ID: self._ids[docnum].decode()}
        block = self._stored[docnum] if self._stored is not None else b""
        found: dict[str, Any] = pickle.loads(block) if block else {}
        return found


def column_filename(segment: base.Segment, fieldname: str) -> str:
    """Where Whoosh puts a column that is added to a finished segment."""
    return str(segment.make_filename(f".{fieldname}.col"))
