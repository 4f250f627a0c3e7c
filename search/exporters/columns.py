"""Which columns can a table of papers have, and what stands in them? They follow from FIELDS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.records import Record
from indexer.fields import FIELDS, Field
from search.citations import oscola
from search.exporters.selection import ExportError

LEADING = ("id", "kind", "date", "title")
LEFT_OUT = {"body", "quote", "year", "month"}  # whole texts, and what the date says already
BESIDE: dict[str, Callable[[Record], str | None]] = {  # columns that are no fields of a query
    "url": lambda record: record.url,
    "path": lambda record: record.source.path,
    "member": lambda record: record.source.member,
    "house": lambda record: record.references.get("house"),
    "uin": lambda record: record.references.get("uin") or record.references.get("number"),
    "volume": lambda record: record.references.get("volume"),
    "column": lambda record: record.references.get("column"),
    "citation": oscola,
}
SINGLE = {"id", "kind", "date", "title", "body", "source", "format", "language", "year", "month", *BESIDE}  # one value at most
EVERY = (*LEADING, *(name for name in FIELDS if name not in LEADING), *BESIDE)
COLUMNS = (*LEADING, *(name for name in FIELDS if name not in LEFT_OUT and name not in LEADING), "url", "path", "member")


def chosen(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The columns asked for, or the usual ones. Raises ExportError for one that is none."""
    for name in fields:
        if name not in EVERY:
            raise ExportError(f"there is no column {name!r}; the columns are {', '.join(EVERY)}.")
    return fields or COLUMNS


def cell(record: Record, name: str) -> str:
    """What stands in that column for this record; several values are joined with "; "."""
    return "; ".join(values(record, name))


def values(record: Record, name: str) -> tuple[str, ...]:
    """The values of a column for this record, each once, as people read them."""
    if name in FIELDS:
        return tuple(dict.fromkeys(readings(record, FIELDS[name])))
    value = BESIDE[name](record)
    return (value,) if value else ()


def readings(record: Record, field: Field) -> Iterator[str]:
    """The values of one field as people read them."""
    if field.texts:
        yield from field.texts(record)
    if field.keywords:
        yield from (keyword.label for keyword in field.keywords(record))
    if field.dates:
        yield from (date.iso for date in field.dates(record))
