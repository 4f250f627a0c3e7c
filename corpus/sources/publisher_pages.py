"""What does a page say whose publisher is known by its address? Its text is cut out as any page's; the section tells its kind.

A source of this sort names its hosts, the publisher as it calls itself, and what it files under which part of an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from corpus.records import Document, Given, RawDocument
from corpus.sources.article import read_page

_HEAD = 200_000  # characters within which a page states its address, behind whatever styles
_TAG = re.compile(r"<(?:link|meta)\b[^>]{0,2000}>", re.I)
_STATES = re.compile(r"""(?:rel|property)\s*=\s*["']?(?:canonical|og:url)\b""", re.I)
_TARGET = re.compile(r"""(?:href|content)\s*=\s*["']?(https?://[^"'\s>]+)""", re.I)


def is_of(raw: RawDocument, *hosts: str) -> bool:
    """Is it a page at one of these hosts, or at one within them (www.)? A host alone among the words does not count."""
    if raw.markup is None or raw.text or raw.format not in ("html", "mhtml") or not any(host in raw.markup for host in hosts):
        return False
    found = (urlsplit(url).netloc.lower().partition(":")[0] for url in _addresses(raw))
    return any(host == known or host.endswith(f".{known}") for host in found for known in hosts)


def publisher_page(raw: RawDocument, slug: str, publisher: str, sections: Mapping[str, str]) -> Iterator[Document]:
    """The page as one paper. `sections`: a part of an address, and the kind of what stands there; the first that fits counts."""
    document = read_page(raw, slug)
    facts = [fact for fact in document.given if fact.name != "publisher" or publisher in fact.value]  # or a section of it
    path = next((urlsplit(url).path.lower() for url in _addresses(raw)), "")
    kind = next((kind for part, kind in sections.items() if part in path), None)
    facts += [Given("kind", kind, "field:canonical")] if kind and not any(fact.name == "kind" for fact in facts) else []
    named = any(fact.name == "publisher" for fact in facts)
    yield document._replace(given=(*facts, *(() if named else (Given("publisher", publisher, "field:canonical"),))))


def _addresses(raw: RawDocument) -> Iterator[str]:
    """The page's own addresses: that it came with, and those that it states."""
    yield from (fact.value for fact in raw.given if fact.name == "url")
    for tag in _TAG.finditer(raw.markup or "", 0, _HEAD):
        if _STATES.search(tag[0]) and (target := _TARGET.search(tag[0])):
            yield target[1]
