"""Whose papers do we know? One file per source: what a publisher means by its markup and layout.

A module of this package that has TITLE, YIELDS, `recognises` and `read` is a source; its slug is its name with hyphens.
Nothing else is to be registered. `generic` reads what no other source recognises. A source that knows its papers by their markup
is not asked about plain text; one that knows them without it says so by READS_TEXT.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

from corpus.cleaning import mark_all
from corpus.errors import UnknownSource
from corpus.records import Document, RawDocument
from corpus.sources.reading import PRINTED, documents

FALLBACK = "generic"


class Source(Protocol):
    """Reads the papers of one publisher."""

    TITLE: str  # what `dossier sources` prints
    YIELDS: str  # and which records come of a paper

    def recognises(self, raw: RawDocument) -> bool:
        """Is this paper one of the source's?"""

    def read(self, raw: RawDocument) -> Iterator[Document]:
        """The clean documents of a paper; several for a page with several records."""


def _discover() -> dict[str, Source]:
    """Every source by its slug, the fallback last."""
    found: dict[str, Source] = {}
    for module_info in sorted(pkgutil.iter_modules(__path__), key=lambda info: (info.name == FALLBACK, info.name)):
        module = import_module(f"{__name__}.{module_info.name}")
        if all(hasattr(module, name) for name in ("TITLE", "YIELDS", "recognises", "read")):
            found[module_info.name.replace("_", "-")] = cast(Source, module)
    return found


SOURCES: dict[str, Source] = _discover()
_OF_TEXT = {slug: source for slug, source in SOURCES.items() if slug == FALLBACK or getattr(source, "READS_TEXT", False)}


def source_of(raw: RawDocument) -> str:
    """The slug of the source that reads a paper: the one it came with, else the first that recognises it."""
    if raw.source is not None:
        if raw.source not in SOURCES:
            raise UnknownSource(f"{raw.locator}: there is no source {raw.source!r}. Known are: {', '.join(sorted(SOURCES))}.")
        return raw.source
    asked = SOURCES if raw.markup is not None else _OF_TEXT
    return next((slug for slug, source in asked.items() if source.recognises(raw)), FALLBACK)


def read(raw: RawDocument) -> Iterator[Document]:
    """The clean documents of a paper, as its source reads them."""
    plain = _trimmed(raw)
    return SOURCES[source_of(plain)].read(plain)


def read_all(raws: Sequence[RawDocument]) -> Iterator[tuple[int, Document]]:
    """The clean documents of some papers, each with the number of its paper. Plain texts are cleaned together, step by step."""
    papers = [(plain, source_of(plain)) for plain in map(_trimmed, raws)]
    together = [i for i, (plain, slug) in enumerate(papers) if slug == FALLBACK and plain.text and plain.format not in PRINTED]
    pages = dict(zip(together, mark_all(papers[i][0].text for i in together), strict=True))
    for number, (plain, slug) in enumerate(papers):
        page = pages.pop(number, None)
        for document in documents(plain, slug, page=page) if page else SOURCES[slug].read(plain):
            yield number, document


def _trimmed(raw: RawDocument) -> RawDocument:
    # Without the blank lines at its ends, a paper that has no furniture is clean as it is: what was found out about its text
    # while it was cleaned holds for all that follows
    text = raw.text.rstrip("\n") if raw.parts else raw.text.strip("\n")  # whose places count from the beginning
    return raw if len(text) == len(raw.text) else raw._replace(text=text)
