"""How does a result set become a table? A row per record; the columns follow from FIELDS."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from corpus.records import Record
from search.exporters.columns import cell, chosen
from search.exporters.selection import Selection
from search.harmless import harmless, one_line


def export_csv(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """Comma-separated, with a header row; several values in one cell are joined with "; "."""
    columns = chosen(selection.fields)
    stream.write(csv_line(columns))
    count = 0
    for record in records:
        count += 1
        stream.write(csv_line(row(record, columns)))
    return count


def export_tsv(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """Tab-separated, with a header row; nothing is quoted, as no cell holds a tab or a newline."""
    columns = chosen(selection.fields)
    stream.write(tsv_line(columns))
    count = 0
    for record in records:
        count += 1
        stream.write(tsv_line(row(record, columns)))
    return count


def csv_line(cells: Iterable[str]) -> bytes:
    """One row as RFC 4180 has it."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")


def tsv_line(cells: Iterable[str]) -> bytes:
    """One row with tabs between the cells."""
    return ("\t".join(cells) + "\n").encode("utf-8")


def row(record: Record, columns: Iterable[str]) -> tuple[str, ...]:
    """The record's cells in the order of the columns, each on one line and harmless."""
    return tuple(harmless(one_line(cell(record, name))) for name in columns)
