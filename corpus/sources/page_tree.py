"""How does the markup of a page become a tree, whoever wrote it?

No entity of its own, nothing from the network, no more levels and attributes than a page needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html
from lxml import etree

from corpus.limits import MARKUP_ATTRIBUTES

ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
MANY_ATTRIBUTES = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{ATTRIBUTE}){{{MARKUP_ATTRIBUTES + 1}}}")


def parse(markup: str) -> lxml.html.HtmlElement:
    """The page as a tree, without comments, entities of its own or anything from the network.

    Raises ValueError where there is no markup, or where elements are nested deeper than any page needs (2,048 levels): the
    parser would leave out the rest without a word. Also where an element has more attributes than any page needs: it takes
    the square of their number to build.
    """
    if MANY_ATTRIBUTES.search(markup) and _most_attributes(markup) > MARKUP_ATTRIBUTES:  # a script may only look like it
        raise ValueError(f"an element of the page has more than {MARKUP_ATTRIBUTES} attributes")
    for deep in (False, True):  # the ordinary limit of 256 levels is reached by few pages, and costs nothing
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=deep)
        try:
            root = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        except etree.ParserError as error:
            raise ValueError(f"the page holds no markup: {error}") from error
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return root
    raise ValueError("the elements of the page are nested too deeply to be read whole")


class _Counting:
    """A target of the parser that builds no tree."""

    def __init__(self) -> None:
        self.most = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.most = max(self.most, len(attributes))

    def close(self) -> None:
        """Asked for by the parser."""


def _most_attributes(markup: str) -> int:
    """How many attributes the element with the most of them has."""
    counting = _Counting()
    parser = etree.HTMLParser(encoding="utf-8", target=counting, huge_tree=True)  # type: ignore[arg-type]
    parser.feed(markup.encode("utf-8", "replace"))
    parser.close()
    return counting.most
