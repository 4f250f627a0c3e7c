"""How does a result set become a briefing that is read? Who did what, what was said word for word, and where it stands.

By paper, a section for each; with `by`, a section for each value of that field (a topic, an actor, a year), with the papers that
have it and the quotations that belong to it. At the end stand the sources, numbered, with their citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.records import Quote, Record
from corpus.wording import ROLE_WORDS, counted, date_words, kind_words
from indexer.fields import FIELDS, ActorsWith, Keyword, keywords
from search.citations import oscola
from search.exporters.selection import ExportError, Selection
from search.exporters.spool import Spool
from search.harmless import one_line, web_address

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
STRUCTURAL = re.compile(r"^(\d+)([.)])|^([-+=])")  # a list or a heading, where they begin a line
SOURCES = "\0"  # the key of the sources: no value of a field
MISSING = ""  # the key of the papers without a value


def export_markdown(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """CommonMark; text of the papers is escaped, so that it stays text. Raises ExportError for a field that cannot be counted."""
    fitting = [row.name for row in FIELDS.values() if row.facet and row.keywords]
    if selection.by is not None and selection.by not in fitting:
        names = ", ".join(fitting)
        raise ExportError(f"a briefing has no sections by {selection.by!r}; choose one of {names}.")
    heading = f"# {escaped(selection.words)}\n\n{counted(selection.total, 'paper')}, revision {selection.revision}.\n"
    stream.write(heading.encode("utf-8"))
    with Spool() as spool:
        count, labels = (by_paper if selection.by is None else by_value)(records, stream, selection.by or "", spool)
        for key in sorted(labels, key=lambda key: (key == MISSING, -spool.count(key), labels[key])):
            title = f"{labels[key]} ({counted(spool.count(key), 'paper')})"
            copy(stream, f"\n## {title}\n", spool.pieces(key))
        copy(stream, "\n## Sources\n\n", spool.pieces(SOURCES))
    return count


def copy(stream: BinaryIO, heading: str, pieces: Iterable[bytes]) -> None:
    """Writes a heading and the pieces below it."""
    stream.write(heading.encode("utf-8"))
    for piece in pieces:
        stream.write(piece)


def by_paper(records: Iterable[Record], stream: BinaryIO, field: str, spool: Spool) -> tuple[int, dict[str, str]]:
    """Writes a section for each paper as it comes; returns how many, and no section that is still to be written."""
    count = 0
    for record in records:
        count += 1
        lines = paper_lines(f"## {count}. {escaped(title(record))}", record, record.quotes)
        stream.write("\n".join(["", *lines, "", f"Source: {address(record)}", ""]).encode("utf-8"))
        spool.add(SOURCES, source_line(count, record))
    return count, {}


def by_value(records: Iterable[Record], stream: BinaryIO, field: str, spool: Spool) -> tuple[int, dict[str, str]]:
    """Keeps each paper under each of its values; returns how many papers, and the headings of the values."""
    count = 0
    labels: dict[str, str] = {}
    for record in records:
        count += 1
        for value in keywords(FIELDS[field], record) or (Keyword(MISSING, f"without {field}"),):
            labels.setdefault(value.value, escaped(value.label))
            quotes = tuple(quote for quote in record.quotes if belongs(quote, record, field, value))
            lines = paper_lines(f"### {escaped(title(record))} [{count}]", record, quotes)
            spool.add(value.value, "\n".join(["", *lines, ""]))
        spool.add(SOURCES, source_line(count, record))
    return count, labels


def belongs(quote: Quote, record: Record, field: str, value: Keyword) -> bool:
    """Does a quotation belong to the section of a value: said by that actor, or about that topic?"""
    if isinstance(FIELDS[field].keywords, ActorsWith):
        return quote.actor_id == value.value
    if field == "topic":
        spans = [span for topic in record.topics if topic.id == value.value for span in topic.spans]
        return any(span.start < quote.end and quote.start < span.end for span in spans)
    return True


def title(record: Record) -> str:
    """The title, or what stands for one."""
    return record.title or "Untitled"


def paper_lines(heading: str, record: Record, quotes: Iterable[Quote]) -> Iterator[str]:
    """The lines about one paper: what it is, who did what in it, what it is about, what was said."""
    yield heading
    yield ""
    yield f"*{kind_words(record.kind)}, {date_words(record.date)}*"
    yield ""
    for role, words in ROLE_WORDS.items():
        names = [escaped(actor.name) for actor in record.actors_with(role)]
        if names and role != "mentioned":
            yield f"- {words}: {', '.join(names)}"
    if record.topics:
        yield f"- topics: {', '.join(escaped(topic.label) for topic in record.topics)}"
    for quote in quotes:
        yield ""
        yield f"> {escaped(quote.text)}"
        yield f"> — {escaped(quote.speaker)}"


def source_line(number: int, record: Record) -> str:
    """One line of the list of sources: the citation, and where the paper lies."""
    citation = oscola(record)
    url = web_address(record.url)
    if url:
        citation = citation.removesuffix(f" <{url}>")
    return f"{number}. {escaped(citation)}. {address(record)}\n"


def address(record: Record) -> str:
    """Where the paper came from: a link where it has a web address, and its file."""
    path = record.source.path + (f"#{record.source.member}" if record.source.member else "")
    place = f"{escaped(path)}, id {escaped(record.id)}"
    url = web_address(record.url)
    return f"<{url}> ({place})" if url else place


def escaped(text: str) -> str:
    r"""Text on one line that Markdown shows as it is.

    >>> escaped("# 1 <b>*bold*</b>")
    '\\# 1 \\<b\\>\\*bold\\*\\</b\\>'
    """
    text = SPECIAL.sub(r"\\\1", one_line(text))
    return STRUCTURAL.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", text)
