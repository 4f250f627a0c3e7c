"""Politics.co.uk: pages of Politics.co.uk, a news site on British politics.

The texts are the publisher's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Politics.co.uk"
YIELDS = "a record for each news story or comment: title, day, author; releases that it carries as such"

SLUG = "politics-co-uk"
HOSTS = ("politics.co.uk",)
SECTIONS = {
    "press-release": "press_release",
    "/news/": "news",
    "/comment/": "news",
    "/analysis/": "news",
    "/reference/": "other",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Politics.co.uk", SECTIONS)
