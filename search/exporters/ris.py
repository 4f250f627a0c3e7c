"""How do papers reach a reference manager? In RIS, which Zotero, EndNote and Mendeley read.

Tags: TY type, ID id, TI title, AU author, A2 recipient or asker, DA date, PY year, PB publisher, VL volume, SP column, M1 number
of a question, M3 kind, KW topic, LA language, UR address, N1 note, ER end. The specification is Clarivate's "RIS format
specifications".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.dates import PartialDate
from corpus.records import Actor, Record
from corpus.wording import kind_words
from search.citations import oscola
from search.exporters.references import authors, name_parts, publishers, title_of
from search.exporters.selection import Selection
from search.harmless import one_line

TYPES = {
    "letter": "PCOMM",
    "written_answer": "GOVDOC",
    "debate": "GOVDOC",
    "press_release": "RPRT",
    "news": "NEWS",
    "other": "GEN",
}


def export_ris(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One reference for each record; lines end with CR LF, as the format asks."""
    count = 0
    for record in records:
        count += 1
        pairs = ((tag, one_line(value)) for tag, value in reference(record))
        lines = [f"{tag}  - {value}" for tag, value in pairs if value]
        stream.write("\r\n".join([*lines, "ER  - ", "", ""]).encode("utf-8"))
    return count


def reference(record: Record) -> Iterator[tuple[str, str]]:
    """The tags and values of one record, from TY on, without the closing ER."""
    yield "TY", TYPES.get(record.kind, "GEN")
    yield "ID", record.id
    yield "TI", title_of(record)
    for actor in authors(record):
        yield "AU", reference_name(actor)
    for actor in record.actors_with("addressee", "asker"):
        yield "A2", reference_name(actor)
    if record.date:
        yield "DA", reference_date(record.date)
        yield "PY", record.date.iso[:4]
    for actor in publishers(record):
        yield "PB", actor.name
    if "volume" in record.references:
        yield "VL", record.references["volume"]
    if "column" in record.references:
        yield "SP", record.references["column"]
    if uin := record.references.get("uin") or record.references.get("number"):
        yield "M1", uin
    yield "M3", kind_words(record.kind).capitalize()
    for topic in record.topics:
        yield "KW", topic.label
    yield "LA", record.language
    if record.url:
        yield "UR", record.url
    yield "N1", f"Cite as: {oscola(record)}"
    yield "N1", f"Dossier id {record.id}, file {record.source.path}"


def reference_date(date: PartialDate) -> str:
    """YYYY/MM/DD/, with what is not known left empty.

    >>> reference_date(PartialDate("2021-03"))
    '2021/03//'
    """
    year, month, day = [*date.iso.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"


def reference_name(actor: Actor) -> str:
    """Family name first for a plain personal name; titles, offices and bodies stay as they are.

    >>> reference_name(Actor("a", "Jane Hutt", "person", ()))
    'Hutt, Jane'
    """
    parts = name_parts(actor)
    return ", ".join(parts) if parts else actor.name
