"""DiEM25 (diem25.org): pages of the Democracy in Europe Movement 2025.

The texts are the movement's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "DiEM25 (diem25.org)"
YIELDS = "a record for each article or press release: title, day, author"

SLUG = "diem25"
HOSTS = ("diem25.org",)
SECTIONS = {
    "press-release": "press_release",
    "/": "news",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "DiEM25", SECTIONS)
