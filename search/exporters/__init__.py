"""In what forms can a result set leave? One file per form, imported when it is used, and one row here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO, Protocol

from corpus.records import Record
from search.exporters.selection import Selection


class Exporter(Protocol):
    """Writes records to a stream as they come, one at a time; returns how many. Raises ExportError."""

    def __call__(self, records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
        """The selection says of what question the records are the answer."""
        ...


def imported(place: str) -> Exporter:
    """The exporter at "module:function" of this package, imported when it is called."""

    def export(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
        module, _, name = place.partition(":")
        exporter: Exporter = getattr(import_module(f"search.exporters.{module}"), name)
        return exporter(records, stream, selection)

    return export


EXPORTERS: dict[str, Exporter] = {
    "csv": imported("csv:export_csv"),
    "tsv": imported("csv:export_tsv"),
    "xlsx": imported("xlsx:export_xlsx"),
    "jsonl": imported("jsonl:export_jsonl"),
    "json": imported("jsonl:export_json"),
    "markdown": imported("markdown:export_markdown"),
    "html": imported("html:export_html"),
    "ris": imported("ris:export_ris"),
    "bibtex": imported("bibtex:export_bibtex"),
    "csl-json": imported("csljson:export_csljson"),
    "oscola": imported("citations:export_oscola"),
    "citations": imported("citations:export_citations"),
    "graphml": imported("graphml:export_graphml"),
}
WITH_FIELDS = ("csv", "tsv", "xlsx", "jsonl", "json")  # forms whose columns can be chosen
WITH_SECTIONS = ("markdown",)  # forms with sections by a field
SUFFIXES = {  # how a file's name asks for a form; the longest that fits counts
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".ris": "ris",
    ".bib": "bibtex",
    ".csl.json": "csl-json",
    ".oscola.txt": "oscola",
    ".txt": "citations",
    ".graphml": "graphml",
}
