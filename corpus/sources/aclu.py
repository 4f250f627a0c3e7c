"""ACLU (aclu.org): pages of the American Civil Liberties Union.

The texts are the organisation's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "ACLU (aclu.org)"
YIELDS = "a record for each page: news, blog or press release, with title, day and authors"

SLUG = "aclu"
HOSTS = ("aclu.org",)
SECTIONS = {
    "/press-releases/": "press_release",
    "/legal-document": "other",
    "/documents/": "other",
    "/letter/": "letter",
    "/blog/": "news",
    "/news/": "news",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "American Civil Liberties Union", SECTIONS)
