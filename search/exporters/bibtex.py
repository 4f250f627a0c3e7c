"""How do papers reach LaTeX? As BibTeX entries in UTF-8, which biber and BibTeX 8 read.

News is @article, everything else @misc with howpublished. The citation in OSCOLA's form stands in `note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.records import Actor, Record
from corpus.wording import MONTHS, kind_words
from search.citations import oscola
from search.exporters.references import authors, facts, name_parts, publishers, title_of
from search.exporters.selection import Selection
from search.harmless import one_line, web_address

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{, which BibTeX counts as a brace that opens
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
SPECIAL_CHARACTER = re.compile(r"[\\{}$&#%_~^]")
NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:._-]")


def export_bibtex(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One entry for each record; its key is the record's id."""
    count = 0
    for record in records:
        count += 1
        entry = "article" if record.kind == "news" else "misc"
        fields = [f"  {name} = {{{value}}}" for name, value in entry_fields(record) if value]
        key = NOT_IN_KEY.sub("-", record.id)
        stream.write(("@" + entry + "{" + ",\n".join([key, *fields]) + "\n}\n\n").encode("utf-8"))
    return count


def entry_fields(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of an entry, escaped."""
    yield "title", "{" + escaped(title_of(record)) + "}"
    yield "author", " and ".join(author(actor) for actor in authors(record))
    where = " and ".join(escaped(actor.name) for actor in publishers(record))
    yield ("journal" if record.kind == "news" else "organization"), where
    yield "howpublished", "" if record.kind == "news" else escaped(kind_words(record.kind).capitalize())
    if record.date:
        year, *rest = record.date.iso.split("-")
        yield "year", year
        yield "month", MONTHS[int(rest[0]) - 1].lower()[:3] if rest else ""
        yield "date", record.date.iso
    for name, value in facts(record):
        yield ("pages" if name == "column" else name), escaped(value)
    yield "keywords", ", ".join(escaped(topic.label) for topic in record.topics)
    yield "note", escaped(oscola(record).partition(" <")[0] if record.url else oscola(record))
    yield "url", web_address(record.url)
    yield "langid", escaped(record.language)


def author(actor: Actor) -> str:
    """Family name first for a plain name; anything else in braces, so that it is not taken apart."""
    parts = name_parts(actor)
    return ", ".join(map(escaped, parts)) if parts else "{" + escaped(actor.name) + "}"


def escaped(text: str) -> str:
    r"""Text on one line in which LaTeX finds no command.

    >>> escaped("50% & x_1")
    '50\\% \\& x\\_1'
    """
    return SPECIAL_CHARACTER.sub(lambda match: SPECIAL[match.group()], one_line(text))
