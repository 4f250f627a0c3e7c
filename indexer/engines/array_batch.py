"""How are records gathered until they make a segment? Column by column, texts tokenised as they come."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import numpy as np

from corpus.dates import PartialDate
from corpus.records import Record
from indexer.analysis import VALUE_GAP
from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import ArrayFileWriter, smallest
from indexer.codec.fieldarrays import FieldArrays, write_field
from indexer.engines.array_columns import Columns, Dates, write_columns
from indexer.engines.array_invert import Texts, invert_keys, token_keys
from indexer.engines.array_keywords import KeywordColumns
from indexer.engines.array_tokens import Tokeniser
from indexer.fields import FIELDS, SORT_KEYS

_READY = 1 << 22  # characters that are tokenised together
_TOGETHER = 256  # records whose columns are filled together
_AHEAD = 2  # texts wait to be tokenised so often, and no further, so that memory stays bounded


class _TextColumn:
    """The texts of one field."""

    def __init__(self, get: Callable[[Record], tuple[str, ...]], tokeniser: Tokeniser, worker: Executor) -> None:
        self._get, self._tokeniser, self._worker = get, tokeniser, worker
        self._waiting: list[str] = []
        self._characters = 0
        self._docs, self._ordinals = array("q"), array("q")  # of each text: its document, and its place among its texts
        self._tokenised: list[Future[tuple[Array, Array]]] = []

    def extend(self, doc: int, records: Sequence[Record]) -> None:
        get, waiting = self._get, self._waiting
        for doc, record in enumerate(records, doc):  # noqa: B020, PLR1704 - they are numbered from there on
            for ordinal, text in enumerate(get(record)):
                waiting.append(text)
                self._characters += len(text)
                self._docs.append(doc)
                self._ordinals.append(ordinal)
        if self._characters > _READY:
            self._tokenise()

    def _tokenise(self) -> None:
        self._tokenised.append(self._worker.submit(self._tokeniser.tokenise, self._waiting))
        self._waiting, self._characters = [], 0
        if len(self._tokenised) > _AHEAD:
            self._tokenised[-1 - _AHEAD].result()

    def inverted(self) -> Future[tuple[FieldArrays, Array]]:
        """The postings, and the number of tokens of each text's document, when the worker has made them."""
        self._tokenise()
        return self._worker.submit(self._invert)

    def _invert(self) -> tuple[FieldArrays, Array]:
        texts = self._texts()
        lengths = np.bincount(texts.docs, texts.counts).astype(np.int64)
        keys = token_keys(texts, self._tokeniser.terms)
        del texts  # the tokens are not needed any more, and are many
        return invert_keys(keys), lengths

    def _texts(self) -> Texts:
        done, self._tokenised = [future.result() for future in self._tokenised], []
        counts = np.concatenate([own for _, own in done])
        tokens = np.empty(int(counts.sum()), np.int32)
        end = len(tokens)
        while done:
            own, _ = done.pop()
            tokens[end - len(own) : end] = own
            end -= len(own)
        docs = np.array(self._docs, np.int64)
        ordinals = np.array(self._ordinals, np.int64)
        before = np.cumsum(counts) - counts  # tokens of all texts before
        firsts = np.flatnonzero(ordinals == 0)
        own = np.repeat(before[firsts], np.diff(firsts, append=len(ordinals))) if len(firsts) else before
        return Texts(docs, before - own + ordinals * VALUE_GAP, counts, tokens)


class _DateColumn:
    """The values of one date field."""

    def __init__(self, get: Callable[[Record], tuple[PartialDate, ...]]) -> None:
        self._get = get
        self._days: dict[str, tuple[int, int]] = {}
        self._docs, self._first, self._last = array("q"), array("q"), array("q")

    def extend(self, doc: int, records: Sequence[Record]) -> None:
        get, known = self._get, self._days
        for doc, found in enumerate(map(get, records), doc):  # noqa: B020, PLR1704 - they are numbered from there on
            for date in found:
                days = known.get(date.iso)
                if days is None:
                    days = known[date.iso] = (date.first_day.toordinal(), date.last_day.toordinal())
                self._docs.append(doc)
                self._first.append(days[0])
                self._last.append(days[1])

    def column(self) -> Dates:
        return Dates(np.array(self._docs, np.int64), np.array(self._first, np.int64), np.array(self._last, np.int64))


class Batch:
    """Records on their way into a segment."""

    def __init__(self, tokeniser: Tokeniser) -> None:
        self._worker = ThreadPoolExecutor(1)  # numpy lets go of the interpreter, so that it works beside the columns
        self._texts = {name: _TextColumn(field.texts, tokeniser, self._worker) for name, field in FIELDS.items() if field.texts}
        self._keywords = KeywordColumns()
        self._dates = {name: _DateColumn(field.dates) for name, field in FIELDS.items() if field.dates}
        self._sort_keys: dict[str, list[str | None]] = {name: [] for name in SORT_KEYS}
        self._ids: list[str] = []
        self._duplicates: dict[int, str] = {}
        self._waiting: list[Record] = []
        self._count = 0
        self.characters = 0

    def __len__(self) -> int:
        return self._count

    def add(self, record: Record) -> None:
        """Take a record in."""
        self._waiting.append(record)
        self._count += 1
        self.characters += len(record.body)
        if len(self._waiting) >= _TOGETHER:
            self._extend()

    def _extend(self) -> None:
        """Give the waiting records to the columns, one column after the other."""
        records, first = self._waiting, len(self._ids)
        self._waiting = []
        self._ids += [record.id for record in records]
        for doc, record in enumerate(records, first):
            if record.duplicate_of:
                self._duplicates[doc] = record.duplicate_of
        for key, found in self._sort_keys.items():
            found.extend(map(SORT_KEYS[key], records))
        for texts in self._texts.values():
            texts.extend(first, records)
        self._keywords.extend(first, records)
        for dates in self._dates.values():
            dates.extend(first, records)

    def write(self, documents: ArrayFileWriter, terms: ArrayFileWriter) -> None:
        """Write the two files of a segment, and close them."""
        self._extend()
        inverted = {name: column.inverted() for name, column in self._texts.items()}  # made while the columns are written
        dates = {name: column.column() for name, column in self._dates.items()}
        facets = self._keywords.facets(len(self._ids))
        postings = write_columns(documents, Columns(self._ids, self._duplicates, self._sort_keys, dates, facets))
        postings |= {name: found for name, found in self._keywords.names().items() if found.terms}
        lengths: dict[str, Array] = {}
        for name, future in inverted.items():
            arrays, found = future.result()
            lengths[name] = np.zeros(len(self._ids), np.int64)
            lengths[name][: len(found)] = found
            if arrays.terms:
                write_field(terms, name, arrays)
        self._worker.shutdown()
        close_segment(documents, terms, lengths, postings)


def close_segment(
    documents: ArrayFileWriter, terms: ArrayFileWriter, lengths: dict[str, Array], postings: dict[str, FieldArrays]
) -> None:
    """Write what the text fields' lengths and the keyword fields' postings are, and the ends of the files."""
    for name, found in lengths.items():
        documents.add(f"length/{name}", smallest(found))
    for name, arrays in postings.items():
        write_field(terms, name, arrays)
    totals = {name: int(found.sum()) for name, found in lengths.items()}
    count = len(next(iter(lengths.values())))
    documents.close({"documents": count, "totals": totals})
    terms.close({"fields": sorted({*postings, *(name for name, total in totals.items() if total)})})
