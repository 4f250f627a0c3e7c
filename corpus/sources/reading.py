"""How does a source turn a raw paper into clean documents?"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.cleaning import STEPS, Cleaned, Step, finish, mark, move_parts
from corpus.records import Document, Locator, RawDocument


def documents(raw: RawDocument, source: str, *, text: str | None = None, steps: tuple[Step, ...] = STEPS) -> Iterator[Document]:
    """The clean document of a paper, or one for each record of its page."""
    page = mark(raw.text if text is None else text, steps)
    yield document(raw, source, finish(page))


def document(raw: RawDocument, source: str, cleaned: Cleaned, member: str | None = None) -> Document:
    """The document of a cleaned text, with what came with the paper."""
    return Document(
        locator=Locator(raw.locator.path, member) if member else raw.locator,
        format=raw.format,
        source=source,
        sha256=raw.sha256,
        text=cleaned.text,
        original=cleaned.original,
        pieces=cleaned.pieces,
        furniture=cleaned.furniture,
        given=raw.given,
        parts=move_parts(cleaned.pieces, raw.parts),
    )
