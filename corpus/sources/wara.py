"""Wara Conservation Project (wara-enforcement.org): pages of Wara Conservation Project, against the trade in wildlife in Guinea.

The texts are the project's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Wara Conservation Project (wara-enforcement.org)"
YIELDS = "a record for each story: title and language"

SLUG = "wara"
HOSTS = ("wara-enforcement.org",)
SECTIONS = {
    "/": "news",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Wara Conservation Project", SECTIONS)
