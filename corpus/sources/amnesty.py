"""Amnesty International, international and national sites: pages of Amnesty International and its sections.

The texts are the organisation's; texts of amnesty.org under CC BY-NC-ND 4.0. The address of a page names the section that it
was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Amnesty International, international and national sites"
YIELDS = "a record for each page: press release or news, with title, day and language"

SLUG = "amnesty"
HOSTS = (
    "amnesty.org",
    "amnesty.de",
    "amnesty.org.uk",
    "amnesty.ch",
    "amnesty.at",
)
SECTIONS = {
    "/press-release": "press_release",
    "/pressemitteilung": "press_release",
    "/documents/": "other",
    "/bericht/": "other",
    "/latest/": "news",
    "/blogs/": "news",
    "/aktuell": "news",
    "/informieren/": "news",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Amnesty International", SECTIONS)
