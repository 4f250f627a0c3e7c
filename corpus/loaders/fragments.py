"""What does a reader see of a piece of HTML: the body of a mail, an entry of a feed, a field of JSON?"""

from __future__ import annotations

import re

from corpus.loaders.encoding import tidy

_TAG = re.compile(r"<(?:[a-zA-Z!/][^<>]*)>")


def visible_text(markup: str) -> str:
    """The text that a browser would show, blocks apart by blank lines; plain text stays as it is."""
    if not markup.strip():
        return ""
    from corpus.sources.page_blocks import parse, place, show  # the sources import this package

    try:
        return tidy(place(show(parse(markup)))[0]).strip()
    except ValueError:
        return ""


def text_of(value: str) -> str:
    """The text of a field that may hold HTML or plain text."""
    return visible_text(value) if _TAG.search(value) or "&" in value else tidy(value).strip()
