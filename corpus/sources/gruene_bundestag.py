"""Greens in the Bundestag (gruene-bundestag.de): pages of the parliamentary group of Bündnis 90/Die Grünen in the Bundestag.

The texts are the group's; quoted under its terms. The address of a page names the section that it was filed under.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Greens in the Bundestag (gruene-bundestag.de)"
YIELDS = "a record for each press release or statement: title and day"

SLUG = "gruene-bundestag"
HOSTS = ("gruene-bundestag.de",)
SECTIONS = {
    "/pressemitteilungen": "press_release",
    "/presse/": "press_release",
    "/reden": "other",
    "/themen/": "news",
    "/unsere-politik/": "news",
}


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page."""
    yield from publisher_page(raw, SLUG, "Bundestagsfraktion Bündnis 90/Die Grünen", SECTIONS)
