"""Wikimedia Foundation (wikimediafoundation.org): pages of the Wikimedia Foundation.

The texts are under CC BY-SA. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Wikimedia Foundation (wikimediafoundation.org)"
YIELDS = "a record for each announcement or report: title and day"

SLUG = "wikimedia-foundation"
HOSTS = ("wikimediafoundation.org",)
SECTIONS = {
    "/news/": "press_release",
    "/about/": "other",
    "/research/": "other",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Wikimedia Foundation", SECTIONS)
