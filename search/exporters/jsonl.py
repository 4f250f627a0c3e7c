"""How do whole records leave? In their public JSON form, one on each line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from corpus.json_form import dumps
from corpus.records import Record
from search.exporters.selection import Selection


def export_jsonl(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """JSON Lines, exact: control characters are escaped as JSON has it, so that a record reads back as it was."""
    count = 0
    for record in records:
        count += 1
        stream.write(dumps(record).encode("utf-8", "surrogatepass") + b"\n")
    return count
