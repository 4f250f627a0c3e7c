"""What can be found in a clean document? One file per annotation; they run in the order of this table."""

from __future__ import annotations

from collections.abc import Callable

from corpus.extractors import actors, dates, instruments, kind, language, layout, quotes, references, roles, title
from corpus.records import Document, Findings

Extractor = Callable[[Document, Findings], Findings]

EXTRACTORS: dict[str, Extractor] = {
    "language": language.extract,
    "kind": kind.extract,
    "layout": layout.extract,
    "title": title.extract,
    "dates": dates.extract,
    "actors": actors.extract,
    "roles": roles.extract,
    "quotes": quotes.extract,
    "instruments": instruments.extract,
    "references": references.extract,
}
