"""How does a result set become a table? A row per record; the columns follow from FIELDS."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.records import Record
from indexer.fields import FIELDS, Field
from search.exporters.selection import Selection
from search.exporters.text import harmless, one_line

LEADING = ("id", "kind", "date", "title")
LEFT_OUT = {"body", "quote", "year", "month"}  # whole texts, and what the date says already
COLUMNS = (*LEADING, *(name for name in FIELDS if name not in LEFT_OUT and name not in LEADING), "url", "path", "member")


def export_csv(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """Comma-separated, with a header row; several values in one cell are joined with "; "."""
    stream.write(csv_line(COLUMNS))
    count = 0
    for record in records:
        count += 1
        stream.write(csv_line(row(record)))
    return count


def export_tsv(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """Tab-separated, with a header row; nothing is quoted, as no cell holds a tab or a newline."""
    stream.write(tsv_line(COLUMNS))
    count = 0
    for record in records:
        count += 1
        stream.write(tsv_line(row(record)))
    return count


def csv_line(cells: Iterable[str]) -> bytes:
    """One row as RFC 4180 has it."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")


def tsv_line(cells: Iterable[str]) -> bytes:
    """One row with tabs between the cells."""
    return ("\t".join(cells) + "\n").encode("utf-8")


def row(record: Record) -> tuple[str, ...]:
    """The record's cells in the order of COLUMNS, each on one line and harmless."""
    return tuple(harmless(one_line(cell(record, name))) for name in COLUMNS)


def cell(record: Record, name: str) -> str:
    """What stands in that column for this record."""
    if name in FIELDS:
        return "; ".join(dict.fromkeys(readings(record, FIELDS[name])))
    return {"url": record.url, "path": record.source.path, "member": record.source.member}[name] or ""


def readings(record: Record, field: Field) -> Iterator[str]:
    """The values of one field as people read them."""
    if field.texts:
        yield from field.texts(record)
    if field.keywords:
        yield from (keyword.label for keyword in field.keywords(record))
    if field.dates:
        yield from (date.iso for date in field.dates(record))
