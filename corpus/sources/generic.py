"""Any paper of no known source: plain text as it comes, or a web page."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.article import read_page
from corpus.sources.reading import documents

TITLE = "Any other paper"
YIELDS = "one record; several for a page of questions"


def recognises(raw: RawDocument) -> bool:
    """Every paper; it is asked last."""
    return bool(raw.text or raw.markup)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper, or the several records of a page of questions."""
    if raw.markup is not None and not raw.text:
        yield read_page(raw, "generic")
    else:
        yield from documents(raw, "generic")
