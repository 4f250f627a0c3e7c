"""How do papers reach a reference manager? In RIS, which Zotero, EndNote and Mendeley read.

Tags: TY type, ID id, TI title, AU author, A2 recipient or asker, DA date, PY year, PB publisher, M3 kind, KW topic,
LA language, UR address, N1 note, ER end. The specification is Clarivate's "RIS format specifications".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus.dates import PartialDate
from corpus.records import Actor, Record
from corpus.wording import kind_words
from search.exporters.selection import Selection
from search.exporters.text import one_line

TYPES = {
    "letter": "PCOMM",
    "written_answer": "GOVDOC",
    "debate": "GOVDOC",
    "press_release": "RPRT",
    "news": "NEWS",
    "other": "GEN",
}
PARTICLES = {
    "Ní",
    "Nic",
    "Ó",
    "Uí",
    "Mac",
    "Mc",
    "De",
    "Di",
    "Du",
    "La",
    "Le",
    "Van",
    "Von",
    "Al",
    "El",
    "Bin",
    "Ibn",
    "St",
    "St.",
}
STYLED = re.compile(
    r"(?:The|Rt|Right|Hon|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Bishop|Cllr"
    r"|Councillor|Rev|Minister|Secretary|Commissioner)\b"
)


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
    yield "TI", record.title or f"{kind_words(record.kind).capitalize()} without a title"
    for actor in record.actors_with("author", "signatory", "answerer", "speaker"):
        yield "AU", reference_name(actor)
    for actor in record.actors_with("addressee", "asker"):
        yield "A2", reference_name(actor)
    if record.date:
        yield "DA", reference_date(record.date)
        yield "PY", record.date.iso[:4]
    for actor in record.actors_with("publisher", "answering_body"):
        yield "PB", actor.name
    yield "M3", kind_words(record.kind).capitalize()
    for topic in record.topics:
        yield "KW", topic.label
    yield "LA", record.language
    if record.url:
        yield "UR", record.url
    yield "N1", f"Dossier id {record.id}, file {record.source.path}"


def reference_date(date: PartialDate) -> str:
    """YYYY/MM/DD/, with what is not known left empty.

    >>> reference_date(PartialDate("2021-03"))
    '2021/03//'
    """
    year, month, day = [*date.iso.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"


def is_particle(word: str) -> bool:
    """Does a family name begin with this word: von, de la, Ní, Mac?"""
    return word[0].islower() or word in PARTICLES


def reference_name(actor: Actor) -> str:
    """Family name first for a plain personal name; titles, offices and bodies stay as they are.

    >>> reference_name(Actor("a", "Jane Hutt", "person", ()))
    'Hutt, Jane'
    >>> reference_name(Actor("b", "Baroness Williams of Trafford", "person", ()))
    'Baroness Williams of Trafford'
    """
    words = actor.name.split()
    if actor.type != "person" or not 2 <= len(words) <= 4 or STYLED.match(actor.name) or "of" in words or "," in actor.name:
        return actor.name
    family = next((place for place, word in enumerate(words) if place and is_particle(word)), len(words) - 1)
    return f"{' '.join(words[family:])}, {' '.join(words[:family])}"
