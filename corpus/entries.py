"""How is a record handed to the store? Its columns and its JSON line, made where it was read."""

from __future__ import annotations

from corpus.copies import signature
from corpus.ids import digest
from corpus.json_form import line_and_content, loads
from corpus.nouns import NamedTuple
from corpus.records import Record


class Entry(NamedTuple):
    """A record as the store keeps it: the columns, and the JSON line. Its id is the one it asks for."""

    id: str
    kind: str
    title: str | None
    date: str | None
    url: str | None
    language: str
    source: str
    format: str
    path: str
    member: str | None
    sha256: str
    content: str
    json: str
    signature: bytes  # what tells copies of the paper; see corpus/copies.py


def entry_of(record: Record) -> Entry:
    """The record made ready to be stored."""
    line, content = line_and_content(record)
    source = record.source
    return Entry(
        record.id,
        record.kind,
        record.title,
        record.date.iso if record.date else None,
        record.url,
        record.language,
        source.source,
        source.format,
        source.path,
        source.member,
        source.sha256,
        digest(content),
        line,
        signature(record.body),
    )


def renamed(entry: Entry, record_id: str) -> Entry:
    """The entry under another id."""
    return entry if entry.id == record_id else entry_of(loads(entry.json)._replace(id=record_id))


def moved(entry: Entry, member: str) -> Entry:
    """The entry as another member of the same file."""
    record = loads(entry.json)
    return entry_of(record._replace(source=record.source._replace(member=member)))
