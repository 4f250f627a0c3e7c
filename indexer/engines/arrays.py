"""How is an index of memory-mapped arrays written? In batches, as segments of a Whoosh index with our codec."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.records import Record
from indexer.codec.contents import OpenSegment
from indexer.codec.folder import Transaction
from indexer.codec.segment import ArraySegment
from indexer.codec.strings import Strings, encoded
from indexer.engines import array_merge
from indexer.engines.array_batch import Batch
from indexer.engines.array_tokens import Tokeniser

_BATCH = 110_000_000  # characters of one segment; about 400 MB while its words are sorted
_FEW = 64  # look-ups by id that are made one by one


class _Ids:
    """Which document of an existing segment has an id?"""

    def __init__(self, folder: Path, segment: ArraySegment) -> None:
        self.segment = segment
        file = OpenSegment(folder, segment.entry()).documents
        self._ids, self._order = Strings(file, "ids"), file.array("id.order")
        self._asked = 0
        self._all: dict[bytes, int] | None = None

    def delete(self, id: str) -> bool:
        """Mark the document of that id as deleted; was there one?"""
        doc = self._find(encoded(id))
        if doc is None or self.segment.is_deleted(doc):
            return False
        self.segment.delete_document(doc)
        return True

    def _find(self, id: bytes) -> int | None:
        self._asked += 1
        if self._all is None and self._asked > _FEW:
            self._all = {known: doc for doc, known in enumerate(self._ids.all())}
        if self._all is not None:
            return self._all.get(id)
        low, high = 0, len(self._order)
        while low < high:
            middle = (low + high) // 2
            if self._ids[int(self._order[middle])] <= id:
                low = middle + 1
            else:
                high = middle
        found = int(self._order[low - 1]) if low else None  # of equal ids the last, as it replaced the others
        return found if found is not None and self._ids[found] == id else None


class ArrayWriter:
    """Gathers records and writes a segment whenever enough have come together."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreLocked where the index is being written, DamagedIndexError where it cannot be read."""
        self._transaction = Transaction(folder)
        self._folder = folder
        self._existing = [_Ids(folder, segment) for segment in self._transaction.segments]
        self._tokeniser = Tokeniser()
        self._begin()
        self._added = 0

    def _begin(self) -> None:
        self._batch = Batch(self._tokeniser)
        self._numbers: dict[str, int] = {}  # where each id is in the batch
        self._replaced: list[int] = []  # documents of the batch that a later one replaces

    def put(self, records: Iterable[Record]) -> int:
        """Add the records, each in place of the one with its id; returns how many."""
        count = 0
        for count, record in enumerate(records, 1):  # noqa: B007
            self._delete(record.id)
            self._numbers[record.id] = len(self._batch)
            self._batch.add(record)
            if self._batch.characters > _BATCH:
                self._flush()
        self._added += count
        return count

    def remove(self, ids: Iterable[str]) -> int:
        """Take records out by id; returns how many were there."""
        return sum(map(self._delete, ids))

    def _delete(self, id: str) -> bool:
        doc = self._numbers.pop(id, None)
        if doc is not None:
            self._replaced.append(doc)
            return True
        return any(ids.delete(id) for ids in self._existing)  # an id is live in one segment at most

    def _flush(self) -> None:
        """Write what has gathered as a segment."""
        if len(self._batch):
            segment, documents, terms = self._transaction.new_segment()
            segment.set_doc_count(len(self._batch))
            self._batch.write(documents, terms)
            for doc in self._replaced:
                segment.delete_document(doc)
            self._existing.append(_Ids(self._folder, segment))
        self._begin()

    def commit(self) -> None:
        """Make it all visible at once, and let go of the lock."""
        try:
            self._flush()
            segments = [ids.segment for ids in self._existing if ids.segment.doc_count()]
            chosen = array_merge.choose([segment.doc_count() for segment in segments], self._added)
            if len(chosen) > 1:
                segments = self._merged(segments, chosen)
        except BaseException:
            self.cancel()
            raise
        self._transaction.commit(segments)

    def _merged(self, segments: list[ArraySegment], chosen: list[int]) -> list[ArraySegment]:
        """The segments with the chosen ones made one."""
        segment, documents, terms = self._transaction.new_segment()
        sources = [OpenSegment(self._folder, segments[index].entry()) for index in sorted(chosen)]
        segment.set_doc_count(array_merge.merge(sources, documents, terms))
        return [*(old for index, old in enumerate(segments) if index not in chosen), segment]

    def cancel(self) -> None:
        """Leave the index as it was, and let go of the lock."""
        self._transaction.cancel()


def open_folder(folder: Path) -> ArrayWriter:
    """A writer on the folder: a new index where it is empty or missing."""
    return ArrayWriter(folder)
