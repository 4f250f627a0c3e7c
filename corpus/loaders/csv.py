"""How is a table read? One paper a row; the first line names the fields, as `corpus/loaders/fields.py` knows them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from corpus.date_text import parse_date
from corpus.errors import LoadError
from corpus.limits import PAPER_BYTES
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.fields import TEXTS
from corpus.loaders.inputs import InputFile, inside, read_whole
from corpus.loaders.jsonl import paper_of
from corpus.records import RawDocument, Rejection

_SNIFFED = 8192  # characters from which the separator is told


def load_csv(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The papers of a CSV or TSV file. Raises LoadError where no column is known to hold text."""
    text = tidy(decode(read_whole(file)))
    csv.field_size_limit(PAPER_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, file.name))
    try:
        header = [name.strip() for name in next(rows, [])]
        keys = [name.lower().replace(" ", "_") for name in header]
        wanted = dict(file.fields.names).get("text", TEXTS)
        if not set(wanted) & {*header, *keys}:
            raise LoadError(
                f"{file.locator} is a table without a column of texts (wanted one of {', '.join(wanted)}; "
                f"it has {', '.join(header[:12])}). "
                'Say under [fields] in dossier.toml which column is the text, such as text = "Body".'
            )
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _paper(file, header, keys, row, rows.line_num)
    except csv.Error as error:
        raise LoadError(f"{file.locator} is a broken table at line {rows.line_num}: {error}. Save it as CSV again.") from error


def _paper(file: InputFile, header: list[str], keys: list[str], row: list[str], line: int) -> RawDocument | Rejection:
    cells = [cell.strip() for cell in row]
    fields: dict[str, object] = {**dict(zip(keys, cells, strict=False)), **dict(zip(header, cells, strict=False))}
    for name in ("date", "date_asked", "date_answered", "date_published", "date_sent"):
        if isinstance(value := fields.get(name), str) and value:
            fields[name] = _iso(value)
    try:
        return paper_of(fields, "\t".join(row).encode("utf-8", "replace"), file, f"line {line}", "csv")
    except LoadError as error:
        return Rejection(inside(file.locator, f"line {line}"), "load", str(error))


def _iso(value: str) -> str:
    """A date as a spreadsheet may write it, in ISO form; day first."""
    try:
        return parse_date(value).iso
    except ValueError:
        return value


def _separator(text: str, name: str) -> str:
    """Comma, semicolon, tab or bar: the one that the header has most of."""
    header = text[:_SNIFFED].partition("\n")[0]
    usual = "\t" if name.lower().endswith((".tsv", ".tab")) else ","
    return max((usual, ",", ";", "\t", "|"), key=header.count)
