"""How is a web page read that a browser saved whole (MHTML)? The page itself, with the address that it was saved from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.loaders.mail import parse
from corpus.loaders.mail_headers import header
from corpus.records import Given, RawDocument

_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def load_mhtml(file: InputFile) -> Iterator[RawDocument]:
    """The one page. Raises LoadError where the file holds none."""
    message = parse(file.locator, read_whole(file))
    page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise LoadError(f"{file.locator} is a saved page without a page in it. Save it again.")
    declared = _META.search(content, 0, 8192)
    markup = tidy(decode(content, page.get_content_charset() or (declared.group(1).decode("ascii") if declared else None)))
    address = _address(message, page)
    given = (Given("url", address, "field:Content-Location"),) if address else ()
    yield RawDocument(file.locator, "mhtml", file.sha256, markup=markup, given=given)


def _address(message: Message, page: Message) -> str:
    for found in (header(message, "Snapshot-Content-Location"), header(page, "Content-Location")):
        if found.startswith(("http://", "https://")):
            return found
    return ""
