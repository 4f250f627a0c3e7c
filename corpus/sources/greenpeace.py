"""Greenpeace, international and national sites: pages of Greenpeace.

The texts are the organisation's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Greenpeace, international and national sites"
YIELDS = "a record for each page: press release, story or page of a campaign, with title and day"

SLUG = "greenpeace"
HOSTS = (
    "greenpeace.org",
    "greenpeace.org.uk",
    "greenpeace.de",
)
SECTIONS = {
    "/press-release": "press_release",
    "/press/": "press_release",
    "/presse/": "press_release",
    "/news/": "news",
    "/story/": "news",
    "/stories/": "news",
    "/blog/": "news",
    "/campaigns/": "other",
    "/publication": "other",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Greenpeace", SECTIONS)
