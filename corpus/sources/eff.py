"""Electronic Frontier Foundation (eff.org): pages of the Electronic Frontier Foundation.

The texts are under CC BY 4.0. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Electronic Frontier Foundation (eff.org)"
YIELDS = "a record for each press release, blog post or report: title, day, authors"

SLUG = "eff"
HOSTS = ("eff.org",)
SECTIONS = {
    "/press/releases/": "press_release",
    "/deeplinks/": "news",
    "/letter": "letter",
    "/annual-report": "other",
    "/document": "other",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Electronic Frontier Foundation", SECTIONS)
