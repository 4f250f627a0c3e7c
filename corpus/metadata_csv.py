"""What does the user know about the files of a folder?

A `metadata.csv` beside them says it: a column `file`, and any of url, kind, title, date, publisher, author, language. It wins
over what a file says of itself. A name in `file` is taken from the folder of the table; several publishers or authors are
parted by semicolons. A row that makes no sense is a rejection that names its line; the other rows count.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.dates import PartialDate
from corpus.records import KINDS, Given, Locator, Rejection

NAME = "metadata.csv"
COLUMNS = ("url", "kind", "title", "date", "publisher", "author", "language")
_ADDRESS = re.compile(r"https?://\S+\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-\w+)*", re.ASCII)
_NAMES = ("publisher", "author")  # columns that may hold several


@dataclass(frozen=True, slots=True)
class Metadata:
    """One table: what is given for each file, by its path from the folder, and what was wrong."""

    given: Mapping[str, tuple[Given, ...]]
    rejections: tuple[Rejection, ...]


def read_metadata(folder: Path, shown: str) -> Metadata:
    """The table of a folder, whose own path is shown as `shown`; empty where it has none."""
    try:
        content = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return Metadata({}, ())
    except OSError as error:
        return Metadata({}, (_rejection(shown, None, f"cannot be read: {error.strerror}. Check that it may be read."),))
    from corpus.loaders.encoding import decode, tidy  # with all formats; most folders have no table

    text = tidy(decode(content))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        return Metadata({}, (_rejection(shown, None, f"is not a table: {error}. Save it as CSV again."),))
    return _table(folder, shown, rows)


def _delimiter(text: str) -> str:
    """What parts the names of the columns: where a comma is the decimal point, programs write semicolons into a CSV."""
    names = text.partition("\n")[0]
    return max(",;\t", key=names.count)


def _table(folder: Path, shown: str, rows: list[list[str]]) -> Metadata:
    header = [name.strip().lower() for name in rows[0]] if rows else []
    if "file" not in header:
        return Metadata({}, (_rejection(shown, 1, 'has no column "file". Name its columns in the first line.'),))
    unknown = [name for name in header if name and name not in (*COLUMNS, "file")]
    known = ", ".join(("file", *COLUMNS))
    bad = [_rejection(shown, 1, f'has a column "{name}" that means nothing here. Known are {known}.') for name in unknown]
    given: dict[str, tuple[Given, ...]] = {}
    for line, row in enumerate(rows[1:], 2):
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}
        name = str(PurePosixPath(cells.pop("file", "").replace("\\", "/")))
        if not any(row):
            continue  # an empty line
        if any(row[len(header) :]):
            bad.append(_rejection(shown, line, "has more cells than columns. Put a text with a comma between quotation marks."))
        elif name == ".":
            bad.append(_rejection(shown, line, 'names no file. Fill in the column "file".'))
        elif not _is_below(folder, name):
            bad.append(_rejection(shown, line, f'names "{name}", which is no file in that folder. Correct the name.'))
        elif name in given:
            bad.append(_rejection(shown, line, f'names "{name}" a second time; the first row counts. Take one out.'))
        else:
            given[name] = tuple(_facts(shown, line, cells, bad))
    return Metadata(given, tuple(bad))


def _facts(shown: str, line: int, cells: Mapping[str, str], bad: list[Rejection]) -> Iterator[Given]:
    for column in COLUMNS:
        value = cells.get(column)
        if value is None:
            continue
        if column == "kind" and value not in KINDS:
            bad.append(_rejection(shown, line, f'has the kind "{value}". Known are {", ".join(KINDS)}.'))
        elif column == "date":
            try:
                yield Given("date", PartialDate(value).iso, NAME)
            except ValueError:
                bad.append(_rejection(shown, line, f'has the date "{value}". Write it as YYYY, YYYY-MM or YYYY-MM-DD.'))
        elif column == "url" and not _ADDRESS.match(value):
            bad.append(_rejection(shown, line, f'has the url "{value}". Write it whole, with https:// before it.'))
        elif column == "language" and not _LANGUAGE.fullmatch(value):
            bad.append(_rejection(shown, line, f'has the language "{value}". Write its code of two letters, such as en.'))
        elif column in _NAMES:
            yield from (Given(column, name, NAME) for name in (part.strip() for part in value.split(";")) if name)
        else:
            yield Given(column, value, NAME)


def _is_below(folder: Path, name: str) -> bool:
    path = PurePosixPath(name)
    return name != "." and not path.is_absolute() and ".." not in path.parts and (folder / name).is_file()


def _rejection(shown: str, line: int | None, what: str) -> Rejection:
    path = f"{shown}/{NAME}" if shown not in ("", ".") else NAME
    where = f"line {line} of {path}" if line else path
    return Rejection(Locator(path, f"line {line}" if line else None), "load", f"{where} {what}")
