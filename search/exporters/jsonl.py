"""How do whole records leave? In their public JSON form, one on each line or in one array."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from corpus.json_form import dump_line, dumps
from corpus.records import Record
from search.exporters.columns import SINGLE, chosen, values
from search.exporters.selection import Selection

FORMAT = 1  # the version of the object around the array


def export_jsonl(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """JSON Lines, exact: control characters are escaped as JSON has it, so that a record reads back as it was."""
    count = 0
    for line in lines(records, selection.fields):
        count += 1
        stream.write(line + b"\n")
    return count


def export_json(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One object with the question and the array of records, written as they come, one on each line."""
    head = {"format": FORMAT, "query": selection.words, "total": selection.total, "revision": selection.revision}
    stream.write(dump_line(head)[:-1].encode("utf-8", "backslashreplace") + b',"records":[')
    count = 0
    for line in lines(records, selection.fields):
        stream.write((b",\n" if count else b"\n") + line)
        count += 1
    stream.write(b"\n]}\n")
    return count


def lines(records: Iterable[Record], fields: tuple[str, ...]) -> Iterable[bytes]:
    """Each record in its public form, or its chosen columns alone; half a character pair becomes its JSON escape."""
    columns = chosen(fields) if fields else ()
    for record in records:
        line = dump_line(few(record, columns)) if columns else dumps(record)
        yield line.encode("utf-8", "backslashreplace")


def few(record: Record, columns: tuple[str, ...]) -> dict[str, str | list[str] | None]:
    """The columns of a record: a text or null where there is one value at most, else a list."""
    found: dict[str, str | list[str] | None] = {}
    for name in columns:
        known = values(record, name)
        found[name] = (known[0] if known else None) if name in SINGLE else list(known)
    return found
