"""How are records gathered until they make a segment? Column by column, texts tokenised as they come."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np

from corpus.dates import PartialDate
from corpus.records import Record
from indexer.analysis import VALUE_GAP
from indexer.codec.arrayfile import Array, ArrayFileWriter, smallest
from indexer.codec.postings import FieldArrays, write_field
from indexer.engines.array_columns import Columns, Dates, Keywords, Variant, write_columns
from indexer.engines.array_invert import Texts, invert_texts
from indexer.engines.array_tokens import Tokeniser
from indexer.fields import FIELDS, SORT_KEYS, Keyword, distinct, names

_READY = 1 << 22  # characters that are tokenised together
_TOGETHER = 256  # records whose columns are filled together


class _TextColumn:
    """The texts of one field."""

    def __init__(self, get: Callable[[Record], tuple[str, ...]], tokeniser: Tokeniser) -> None:
        self._get, self._tokeniser = get, tokeniser
        self._waiting: list[str] = []
        self._characters = 0
        self._docs, self._ordinals = array("q"), array("q")  # of each text: its document, and its place among its texts
        self._tokens: list[Array] = []
        self._counts: list[Array] = []

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
        tokens, counts = self._tokeniser.tokenise(self._waiting)
        self._tokens.append(tokens)
        self._counts.append(counts)
        self._waiting, self._characters = [], 0

    def texts(self) -> Texts:
        self._tokenise()
        docs = np.array(self._docs, np.int64)
        counts, tokens = np.concatenate(self._counts), np.concatenate(self._tokens)
        self._tokens = [tokens[:0]]
        ordinals = np.array(self._ordinals, np.int64)
        before = np.cumsum(counts) - counts  # tokens of all texts before
        firsts = np.flatnonzero(ordinals == 0)
        own = np.repeat(before[firsts], np.diff(firsts, append=len(ordinals))) if len(firsts) else before
        return Texts(docs, before - own + ordinals * VALUE_GAP, counts, tokens)


class _KeywordColumn:
    """The values of one keyword field."""

    def __init__(self, get: Callable[[Record], tuple[Keyword, ...]]) -> None:
        self._get = get
        self._known: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self._variants: dict[Variant, int] = {}
        self._counts, self._numbers = array("q"), array("q")

    def extend(self, records: Sequence[Record]) -> None:
        get, known, count, number = self._get, self._known, self._counts.append, self._numbers.append
        for found in map(get, records):
            values = distinct(found) if len(found) > 1 else found
            count(len(values))
            for value in values:
                place = known.get((value.value, value.label, value.also))
                number(self._new(value) if place is None else place)

    def _new(self, value: Keyword) -> int:
        variant = (value.value, value.label, names(value))
        number = self._variants.setdefault(variant, len(self._variants))
        self._known[value.value, value.label, value.also] = number
        return number

    def column(self) -> Keywords:
        return Keywords(list(self._variants), np.array(self._counts, np.int64), np.array(self._numbers, np.int64))


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
        self._tokeniser = tokeniser
        self._texts = {name: _TextColumn(field.texts, tokeniser) for name, field in FIELDS.items() if field.texts}
        self._keywords = {name: _KeywordColumn(field.keywords) for name, field in FIELDS.items() if field.keywords}
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
        for values in self._keywords.values():
            values.extend(records)
        for dates in self._dates.values():
            dates.extend(first, records)

    def write(self, documents: ArrayFileWriter, terms: ArrayFileWriter) -> None:
        """Write the two files of a segment, and close them."""
        self._extend()
        dates = {name: column.column() for name, column in self._dates.items()}
        values = {name: column.column() for name, column in self._keywords.items()}
        postings = write_columns(documents, Columns(self._ids, self._duplicates, self._sort_keys, dates, values))
        lengths: dict[str, Array] = {}
        for name, column in self._texts.items():
            texts = column.texts()
            lengths[name] = np.bincount(texts.docs, texts.counts, len(self._ids)).astype(np.int64)
            arrays = invert_texts(texts, self._tokeniser.terms)
            if arrays.terms:
                write_field(terms, name, arrays)
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
