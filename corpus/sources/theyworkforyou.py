"""TheyWorkForYou, theyworkforyou.com, by mySociety: debates and written answers of the UK's parliaments, as pages.

The words are Parliament's, under the Open Parliament Licence. (The site's XML, which is made first, has a loader of its own.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.reading import documents, visible

TITLE = "TheyWorkForYou"

SIGN = re.compile(r"theyworkforyou|\(Citation: H[CL] Deb|Does this answer the above question\?", re.IGNORECASE)


def recognises(raw: RawDocument) -> bool:
    """A page that names the site, or that cites Hansard as its pages do."""
    if raw.format not in ("text", "html"):
        return False
    text = raw.text or raw.markup or ""
    return SIGN.search(text, 0, 4_000) is not None or any(
        "theyworkforyou" in fact.value for fact in raw.given if fact.name == "url"
    )


def read(raw: RawDocument) -> Iterator[Document]:
    """The questions or speeches of a page."""
    yield from documents(visible(raw), "theyworkforyou")
