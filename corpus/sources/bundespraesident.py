"""Federal President of Germany (bundespraesident.de): pages of the office of the Federal President.

The texts are official works, free under section 5 of the German Copyright Act. The address of a page names the section that it
was filed under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.records import Document, Given, RawDocument
from corpus.sources.publisher_pages import is_of, publisher_page

TITLE = "Federal President of Germany (bundespraesident.de)"
YIELDS = "a record for each speech or press release: speaker, title, day"

SLUG = "bundespraesident"
HOSTS = ("bundespraesident.de",)
SECTIONS = {
    "/reden/": "other",
    "/pressemitteilungen/": "press_release",
    "/interviews/": "news",
}
SPEECH = re.compile(
    r"(?:Rede|Ansprache|Grußworte?|Worte|Vortrag) (?:von|des) Bundespräsident(?:en|in)?"
    r" (?P<name>[A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w-]+){1,3})"
)


def recognises(raw: RawDocument) -> bool:
    """A page whose address is at one of the hosts."""
    return is_of(raw, *HOSTS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page; the heading of a speech names who gave it."""
    for document in publisher_page(raw, SLUG, "Bundespräsidialamt", SECTIONS):
        spoken = next((match for fact in document.given_values("title") if (match := SPEECH.match(fact.value))), None)
        speaker = (Given("speaker", spoken["name"], "field:h1"),) if spoken else ()
        yield document._replace(given=(*document.given, *speaker))
