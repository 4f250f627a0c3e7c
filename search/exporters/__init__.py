"""In what forms can a result set leave? One file per form, and one row here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Protocol

from corpus.records import Record
from search.exporters.csv import export_csv, export_tsv
from search.exporters.jsonl import export_jsonl
from search.exporters.markdown import export_markdown
from search.exporters.ris import export_ris
from search.exporters.selection import Selection


class Exporter(Protocol):
    """Writes records to a stream as they come, one at a time; returns how many."""

    def __call__(self, records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
        """The selection says of what question the records are the answer."""
        ...


EXPORTERS: dict[str, Exporter] = {
    "csv": export_csv,
    "tsv": export_tsv,
    "jsonl": export_jsonl,
    "markdown": export_markdown,
    "ris": export_ris,
}
SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".md": "markdown", ".markdown": "markdown", ".ris": "ris"}
