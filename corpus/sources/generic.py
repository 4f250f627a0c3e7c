"""Any paper of no known source: plain text as it comes, or a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import CleanError
from corpus.records import Document, RawDocument
from corpus.sources.article import read_page
from corpus.sources.reading import documents, visible

TITLE = "Any other paper"

ROOT = re.compile(r"<(?![?!])([\w:.-]+)")
ASKING = ("o ask the ", "o ask H", "ofyn i", "sked by", "SKED BY")
YIELDS = "one record; several for a page of questions"


def recognises(raw: RawDocument) -> bool:
    """Every paper; it is asked last."""
    return bool(raw.text or raw.markup)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper, or the several records of a page of questions."""
    if raw.markup is not None and not raw.text and raw.format in ("json", "jsonl", "csv"):
        raise CleanError(f"{raw.locator} has no field that is known as its text. Name it under [fields] in dossier.toml.")
    if raw.markup is not None and not raw.text and raw.format == "xml":
        root = ROOT.search(raw.markup)
        raise CleanError(
            f"{raw.locator} is XML of a kind that no source knows (its root is <{root.group(1) if root else ''}>). "
            "Save it as text or HTML and ingest that."
        )
    if raw.markup is not None and not raw.text:
        records = tuple(documents(visible(raw), "generic")) if _asks_often(raw.markup) else ()
        yield from records if len(records) > 1 else _page(raw)
    else:
        yield from documents(raw, "generic")


def _page(raw: RawDocument) -> Iterator[Document]:
    """The article of a page. A paper with nothing around it, as offices and mail programs write them, is read as its text."""
    page = read_page(raw, "generic")
    if page.furniture:
        yield page
    else:
        yield from documents(raw._replace(text=page.original, given=page.given), "generic")


def _asks_often(markup: str) -> bool:
    """Could a page hold several questions to ministers?"""
    return sum(map(markup.count, ASKING)) > 1
