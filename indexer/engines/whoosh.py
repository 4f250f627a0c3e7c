"""How does the Whoosh engine keep an index? As a Whoosh index whose schema follows from FIELDS.

A text field has postings with positions, and a column of its exact length in tokens. A keyword field has a posting for each
name that a filter may use of each value (`name`, U+001F, `value`; a folded name has no control characters), and a column of
its values with their labels. A date field is a column of ISO dates. Columns hold whole arrays, so that a facet of many
records is counted by numpy and not one record at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh import columns, fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex, LockError

from corpus.errors import StoreLocked
from corpus.records import Record
from indexer.analysis import positions
from indexer.fields import FIELDS, SORT_KEYS, Field, Keyword, keywords, names

CLUSTER = "cluster"  # the column of near-duplicate clusters
SORT = "sort."  # before the name of a sort key: its column
BETWEEN = "\x1f"  # between a name and the value that it names

Value = str | list[str]  # of a column: the text, or a keyword's [value, label] where the two differ


class Values(columns.Column):  # type: ignore[misc]
    """A column of any number of values for each document: a sorted table of the distinct ones, and ordinals into it."""

    _default: Sequence[Value] = ()

    class Writer(columns.ColumnWriter):  # type: ignore[misc]
        """Collects the values of the documents in their order; finish writes them."""

        def __init__(self, dbfile: StructFile) -> None:
            self._dbfile = dbfile
            self._table: dict[str, int] = {}
            self._counts: list[int] = []
            self._numbers: list[int] = []

        def add(self, docnum: int, value: Sequence[Value]) -> None:
            """Give a document its values; documents left out have none."""
            self._counts.extend([0] * (docnum - len(self._counts)))
            self._counts.append(len(value))
            self._numbers.extend(self._table.setdefault(json.dumps(each), len(self._table)) for each in value)

        def finish(self, docnum: int) -> None:
            """Write the column of so many documents."""
            self._counts.extend([0] * (docnum - len(self._counts)))
            table = sorted(((json.loads(text), number) for text, number in self._table.items()), key=_sort_key)
            ordinal = np.empty(len(table), "<i4")
            ordinal[[number for _, number in table]] = np.arange(len(table), dtype="<i4")
            starts = np.concatenate([[0], np.cumsum(self._counts)]).astype("<i4")
            ordinals = ordinal[self._numbers] if table else ordinal
            text = json.dumps([value for value, _ in table], ensure_ascii=False).encode()
            for part in (starts.tobytes(), ordinals.tobytes(), text, np.array([len(ordinals)], "<i4").tobytes()):
                self._dbfile.write(part)

    class Reader(columns.ColumnReader):  # type: ignore[misc]
        """The column as arrays; `reader[docnum]` gives one document's values, as Whoosh needs them to merge segments."""

        def __init__(self, dbfile: StructFile, basepos: int, length: int, doccount: int) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            whole = dbfile.get(basepos, length)
            count = int(np.frombuffer(whole[-4:], "<i4")[0])
            middle, end = 4 * (doccount + 1), 4 * (doccount + 1 + count)
            self.starts: NDArray[np.int32] = np.frombuffer(whole[:middle], "<i4")
            self.ordinals: NDArray[np.int32] = np.frombuffer(whole[middle:end], "<i4")
            self._text = whole[end:-4]

        @cached_property
        def table(self) -> list[Value]:
            """The distinct values, sorted."""
            return list(json.loads(self._text))

        def __getitem__(self, docnum: int) -> list[Value]:
            return [self.table[ordinal] for ordinal in self.ordinals[self.starts[docnum] : self.starts[docnum + 1]]]


class Lengths(columns.Column):  # type: ignore[misc]
    """A column of one number for each document, 0 where there is none."""

    _default = 0

    class Writer(columns.ColumnWriter):  # type: ignore[misc]
        """Collects the numbers; finish writes them."""

        def __init__(self, dbfile: StructFile) -> None:
            self._dbfile = dbfile
            self._lengths: list[int] = []

        def add(self, docnum: int, value: int) -> None:
            """Give a document its number."""
            self._lengths.extend([0] * (docnum - len(self._lengths)))
            self._lengths.append(value)

        def finish(self, docnum: int) -> None:
            """Write the column of so many documents."""
            self._lengths.extend([0] * (docnum - len(self._lengths)))
            self._dbfile.write(np.array(self._lengths, "<i4").tobytes())

    class Reader(columns.ColumnReader):  # type: ignore[misc]
        """The column as one array."""

        def __init__(self, dbfile: StructFile, basepos: int, length: int, doccount: int) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            self.lengths: NDArray[np.int32] = np.frombuffer(dbfile.get(basepos, length), "<i4")

        def __getitem__(self, docnum: int) -> int:
            return int(self.lengths[docnum])


class Text(fields.FieldType):  # type: ignore[misc]
    """A text field. Its value is what `indexer.analysis.positions` gives."""

    def __init__(self) -> None:
        self.format = formats.Positions()
        self.column_type = Lengths()

    def index(self, value: dict[str, list[int]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of one document."""
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), self.format.encode(places)

    def to_column_value(self, value: dict[str, list[int]]) -> int:
        """The number of tokens."""
        return sum(map(len, value.values()))


class Names(fields.FieldType):  # type: ignore[misc]
    """A keyword field. Its value is what `indexer.fields.keywords` gives."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.column_type = Values()

    def index(self, value: tuple[Keyword, ...], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of one document: each name of each value."""
        for each in value:
            for name in names(each):
                yield f"{name}{BETWEEN}{each.value}".encode(), 1, 1.0, b""

    def to_column_value(self, value: tuple[Keyword, ...]) -> list[Value]:
        """The values with their labels."""
        return [each.value if each.value == each.label else [each.value, each.label] for each in value]


class Plain(fields.FieldType):  # type: ignore[misc]
    """A column of texts that nothing is looked up in: dates, sort keys, clusters."""

    indexed = False

    def __init__(self) -> None:
        self.column_type = Values()

    def to_column_value(self, value: Sequence[Value]) -> Sequence[Value]:
        """As it is."""
        return value


class WhooshWriter:
    """Writes documents under Whoosh's own lock, segments and commit."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreLocked while another process writes the folder."""
        storage = FileStorage(str(folder)).create()
        index = storage.open_index() if storage.index_exists() else storage.create_index(schema())
        self._added: dict[str, int] = {}  # what this writer added, by id: its place in the new segment
        self._known = _places(index)  # what was there before, by id: its place in the index
        try:
            self._writer = index.writer(limitmb=256)
        except LockError as error:
            raise StoreLocked(
                f"the index in {folder} is being written by another process. Try again when it has ended."
            ) from error

    def put(self, records: Iterable[Record]) -> int:
        """Add the records, each in place of the one with its id; returns how many."""
        count = 0
        for count, record in enumerate(records, 1):  # noqa: B007
            self._drop(record.id)
            self._added[record.id] = self._writer.docnum
            self._writer.add_document(**document(record))
        return count

    def remove(self, ids: Iterable[str]) -> int:
        """Take records out by id; returns how many were there."""
        return sum(map(self._drop, ids))

    def commit(self) -> None:
        """Make it all visible at once, and let go of the lock."""
        self._writer.commit()

    def cancel(self) -> None:
        """Leave the index as it was, and let go of the lock."""
        self._writer.cancel()

    def _drop(self, id: str) -> bool:
        if id in self._added:
            self._writer.newsegment.delete_document(self._added.pop(id))
        elif id in self._known:
            self._writer.delete_document(self._known.pop(id))
        else:
            return False
        return True


def schema() -> fields.Schema:
    """The schema that follows from FIELDS."""
    kinds = {"text": Text, "keyword": Names, "date": Plain}
    whole = fields.Schema()
    for field in FIELDS.values():
        whole.add(field.name, kinds[field.kind]())
    for name in (CLUSTER, *(SORT + key for key in SORT_KEYS)):
        whole.add(name, Plain())
    return whole


def document(record: Record) -> dict[str, object]:
    """The value of each field of the schema for one record."""
    whole: dict[str, object] = {field.name: _value(field, record) for field in FIELDS.values()}
    whole[CLUSTER] = [record.duplicate_of or record.id]
    for key, get in SORT_KEYS.items():
        found = get(record)
        whole[SORT + key] = [] if found is None else [found]
    return whole


def _value(field: Field, record: Record) -> object:
    if field.texts:
        return positions(field.texts(record))
    if field.dates:
        return [date.iso for date in field.dates(record)]
    return keywords(field, record)


def _sort_key(entry: tuple[Value, int]) -> tuple[str, str]:
    value, _ = entry
    return (value, "") if isinstance(value, str) else (value[0], value[1])


def _places(index: FileIndex) -> dict[str, int]:
    """The number of each document in the index, by id."""
    found: dict[str, int] = {}
    with index.reader() as reader:
        for leaf, base in reader.leaf_readers() if reader.doc_count_all() else ():
            column = leaf.column_reader("id", translate=False)
            for number in leaf.all_doc_ids():
                found[str(column[number][0])] = base + number
    return found


def open_folder(folder: Path) -> WhooshWriter:
    """A writer on the folder: a new index where it is empty or missing."""
    return WhooshWriter(folder)
