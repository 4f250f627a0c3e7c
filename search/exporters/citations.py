"""How do papers reach a footnote? A citation on each line, in OSCOLA's form or as a plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from corpus.records import Record
from search.citations import oscola, plain
from search.exporters.selection import Selection


def export_oscola(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One citation on each line, as OSCOLA has it; footnotes end it with a full stop."""
    return write(records, stream, oscola)


def export_citations(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One sentence on each line: title, what it is, who did what, when, where it stands."""
    return write(records, stream, plain)


def write(records: Iterable[Record], stream: BinaryIO, cite: Callable[[Record], str]) -> int:
    """Writes a line for each record; returns how many."""
    count = 0
    for record in records:
        count += 1
        stream.write(cite(record).encode("utf-8") + b"\n")
    return count
