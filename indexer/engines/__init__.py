"""Which engines can hold an index, and what must each be able to write?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.nouns import Protocol
from corpus.records import Record


class Writer(Protocol):
    """Writes one index folder. Nothing is visible to readers before commit()."""

    def put(self, records: Iterable[Record]) -> int:
        """Add the records, each in place of the one with its id; returns how many."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Take records out by id; returns how many were there."""
        ...

    def commit(self) -> None:
        """Make it all visible at once, and let go of the lock."""
        ...

    def cancel(self) -> None:
        """Leave the index as it was, and let go of the lock."""
        ...


class OpenWriter(Protocol):
    """Opens a folder for writing: a new index where it is empty or missing."""

    def __call__(self, folder: Path) -> Writer:
        """A writer on the folder; raises OSError where it cannot be written."""
        ...


def _memory(folder: Path) -> Writer:
    from indexer.engines.memory import open_folder

    return open_folder(folder)


def _whoosh(folder: Path) -> Writer:
    from indexer.engines.whoosh import open_folder

    return open_folder(folder)


def _arrays(folder: Path) -> Writer:
    from indexer.engines.arrays import open_folder

    return open_folder(folder)


# Each engine is imported only when an index of it is written.
WRITERS: dict[str, OpenWriter] = {"memory": _memory, "whoosh": _whoosh, "arrays": _arrays}

# Engines whose index is the records themselves; the others want what is in FIELDS, and not where a text says so.
KEEP_RECORDS = frozenset(("memory",))

# Part of the index manifest: an engine that writes another form gets another number, and its index is made anew.
VERSIONS: dict[str, int] = {"memory": 1, "whoosh": 1, "arrays": 1}

DEFAULT = "arrays"
