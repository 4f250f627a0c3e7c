"""How does the memory engine keep an index? As the records themselves, one line of JSON each, sorted by id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.json_form import dumps, loads
from corpus.records import Record

FILE = "records.jsonl"


class MemoryWriter:
    """Holds the records until commit writes them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = {record.id: record for record in read_records(folder)} if (folder / FILE).exists() else {}

    def put(self, records: Iterable[Record]) -> int:
        """Add the records, each in place of the one with its id; returns how many."""
        count = 0
        for count, record in enumerate(records, 1):  # noqa: B007
            self._records[record.id] = record
        return count

    def remove(self, ids: Iterable[str]) -> int:
        """Take records out by id; returns how many were there."""
        return sum(self._records.pop(id, None) is not None for id in ids)

    def commit(self) -> None:
        """Make it all visible at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f"{FILE}.new"
        with new.open("w", encoding="utf-8") as file:
            file.writelines(dumps(self._records[id]) + "\n" for id in sorted(self._records))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / FILE)

    def cancel(self) -> None:
        """Leave the index as it was."""


def read_records(folder: Path) -> Iterator[Record]:
    """The records of an index folder; raises OSError or FormError where they cannot be read."""
    with (folder / FILE).open(encoding="utf-8") as file:
        yield from map(loads, file)


def open_folder(folder: Path) -> MemoryWriter:
    """A writer on the folder: a new index where it is empty or missing."""
    return MemoryWriter(folder)
