"""Bundesrat of Germany (bundesrat.de): pages of the Bundesrat.

The texts are the Bundesrat's; free to quote. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Bundesrat of Germany (bundesrat.de)"
YIELDS = "a record for each text of its news or press pages: title and day"

SLUG = "bundesrat"
HOSTS = ("bundesrat.de",)
SECTIONS = {
    "/pressemitteilungen/": "press_release",
    "/presse/": "press_release",
    "/texte/": "news",
    "/reden/": "other",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Bundesrat", SECTIONS)
