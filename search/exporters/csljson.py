"""How do papers reach a citation processor? In CSL-JSON, which Zotero, pandoc and citeproc read.

The types are those of CSL 1.0; what a paper is exactly stands in `genre`, and the house of a parliament in `authority`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from corpus.json_form import dump_line
from corpus.records import Actor, Record
from corpus.wording import kind_words
from search.citations import oscola
from search.exporters.references import authors, name_parts, publishers, title_of
from search.exporters.selection import Selection
from search.harmless import one_line, web_address

TYPES = {
    "letter": "personal_communication",
    "written_answer": "report",
    "debate": "report",
    "press_release": "report",
    "news": "article-newspaper",
    "other": "report",
}
Csl = dict[str, object]


def export_csljson(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """An array of references, written as they come, one on each line."""
    stream.write(b"[")
    count = 0
    for record in records:
        line = dump_line(reference(record)).encode("utf-8")
        stream.write((b",\n" if count else b"\n") + line)
        count += 1
    stream.write(b"\n]\n")
    return count


def reference(record: Record) -> Csl:
    """One reference; what is not known is left out."""
    known: Csl = {
        "id": one_line(record.id),
        "type": TYPES.get(record.kind, "report"),
        "title": title_of(record),
        "genre": kind_words(record.kind).capitalize(),
        "author": [name(actor) for actor in authors(record)],
        "recipient": [name(actor) for actor in record.actors_with("addressee")],
        "container-title": ", ".join(one_line(actor.name) for actor in publishers(record)) if record.kind == "news" else "",
        "publisher": ", ".join(one_line(actor.name) for actor in publishers(record)) if record.kind != "news" else "",
        "issued": {"date-parts": [[int(part) for part in record.date.iso.split("-")]]} if record.date else None,
        "authority": one_line(record.references.get("house")),
        "volume": one_line(record.references.get("volume")),
        "page": one_line(record.references.get("column")),
        "number": one_line(record.references.get("uin") or record.references.get("number")),
        "keyword": ", ".join(one_line(topic.label) for topic in record.topics),
        "language": one_line(record.language),
        "note": oscola(record),
        "URL": web_address(record.url),
    }
    return {key: value for key, value in known.items() if value}


def name(actor: Actor) -> dict[str, str]:
    """Family and given name of a plain personal name; any other name as it is."""
    parts = name_parts(actor)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": one_line(actor.name)}
