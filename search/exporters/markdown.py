"""How does a result set become a briefing that is read? Each paper with who did what in it, its quotations and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.records import Record
from corpus.wording import ROLE_WORDS, counted, date_words, kind_words
from search.exporters.selection import Selection
from search.exporters.text import one_line

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
STRUCTURAL = re.compile(r"^(\d+)([.)])|^([-+=])")  # a list or a heading, where they begin a line


def export_markdown(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """CommonMark; text of the papers is escaped, so that it stays text."""
    heading = f"# {escaped(selection.words)}\n\n{counted(selection.total, 'paper')}, revision {selection.revision}.\n"
    stream.write(heading.encode("utf-8"))
    count = 0
    for record in records:
        count += 1
        stream.write("\n".join(["", *section(count, record), ""]).encode("utf-8"))
    return count


def section(number: int, record: Record) -> Iterator[str]:
    """The lines about one record."""
    yield f"## {number}. {escaped(record.title or 'Untitled')}"
    yield ""
    yield f"*{kind_words(record.kind)}, {date_words(record.date)}*"
    yield ""
    for role, words in ROLE_WORDS.items():
        names = [escaped(actor.name) for actor in record.actors_with(role)]
        if names and role != "mentioned":
            yield f"- {words}: {', '.join(names)}"
    if record.topics:
        yield f"- topics: {', '.join(escaped(topic.label) for topic in record.topics)}"
    for quote in record.quotes:
        yield ""
        yield f"> {escaped(quote.text)}"
        yield f"> — {escaped(quote.speaker)}"
    yield ""
    yield f"Source: {address(record)}"


def address(record: Record) -> str:
    """Where the paper came from: a link where it has a web address, and its file."""
    path = record.source.path + (f"#{record.source.member}" if record.source.member else "")
    place = f"{escaped(path)}, id {escaped(record.id)}"
    if record.url and re.match(r"https?://[^\s<>\x00-\x20]+\Z", record.url):
        return f"<{record.url}> ({place})"
    return place


def escaped(text: str) -> str:
    r"""Text on one line that Markdown shows as it is.

    >>> escaped("# 1 <b>*bold*</b>")
    '\\# 1 \\<b\\>\\*bold\\*\\</b\\>'
    """
    text = SPECIAL.sub(r"\\\1", one_line(text))
    return STRUCTURAL.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
