"""What stands in one container of a page whose markup a source knows?

The whole page is parsed once with lxml; Beautiful Soup then reads only the container that was cut out, so that a reader may ask
for fields by class and still be quick on a page of half a megabyte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator

import lxml.html
from bs4 import BeautifulSoup, Comment, NavigableString, PageElement, Tag

from corpus.date_text import find_dates
from corpus.sources.page_tree import parse

_NAMES = (
    "address article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table tbody tfoot thead tr ul"
)
BLOCKS = frozenset(_NAMES.split())
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "button", "select", "input", "textarea", "iframe"))
_SPACE = re.compile(r"[^\S\n]+")
_ENDS = re.compile(r"[\n\r\u2028]+")
_BREAK = re.compile(r" *\n\s*")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")


def page_of(markup: str) -> lxml.html.HtmlElement:
    """The page as a tree. Raises ValueError where there is none."""
    return parse(markup)


def cut_out(root: lxml.html.HtmlElement, *paths: str) -> Tag | None:
    """The first element that one of the XPaths finds, for Beautiful Soup; the paths are tried in order."""
    for path in paths:
        found = root.xpath(path)
        if found:
            markup = lxml.html.tostring(found[0], encoding="unicode", with_tail=False)
            body = BeautifulSoup(markup, "lxml").body
            if body is None or found[0].tag == "body":
                return body
            return next((child for child in body.children if isinstance(child, Tag)), None)
    return None


def address(root: lxml.html.HtmlElement) -> str | None:
    """The page's own address, where it states one."""
    found = root.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')
    return next((str(url).strip() for url in found if str(url).startswith("http")), None)


def words(tag: PageElement | None) -> str:
    """The text of an element as a browser shows it: single spaces, a line for each <br>."""
    return _tidied("".join(_flow(tag))) if isinstance(tag, Tag) else ""


def line(tag: PageElement | None) -> str:
    """The text of an element on one line."""
    return " ".join(words(tag).split())


def of_class(tag: Tag, *names: str) -> Tag | None:
    """The first element below that has one of these classes; the names are tried in order."""
    for name in names:
        found = tag.find(class_=name)
        if isinstance(found, Tag):
            return found
    return None


def holds(tag: Tag, names: Container[str]) -> bool:
    """Is there an element of one of these names below?"""
    return any(isinstance(node, Tag) and node.name in names for node in tag.descendants)


def lies_in(tag: Tag, name: str) -> bool:
    """Does it lie in an element of that name?"""
    return any(parent.name == name for parent in tag.parents)


def paragraphs(tag: Tag, skip: Callable[[Tag], bool] | None = None) -> Iterator[str]:
    """The paragraphs, list items and tables below an element, in order, without those that `skip` names."""
    waiting: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and (child.name in _UNSEEN or (skip is not None and skip(child))):
            continue
        if isinstance(child, Tag) and (child.name in BLOCKS or holds(child, BLOCKS)):
            yield from _filled(waiting)
            waiting = []
            if child.name == "table" and not holds(child, {"table"}):
                if rows := table_text(child):
                    yield rows
            else:
                yield from paragraphs(child, skip)
        else:
            waiting.extend(_flow(child) if isinstance(child, Tag) else _own(child))
    yield from _filled(waiting)


def table_text(table: Tag) -> str:
    """The rows of a table as lines, their cells parted by tabs."""
    rows = ("\t".join(line(cell) for cell in row.find_all(["td", "th"])) for row in table.find_all("tr"))
    return "\n".join(row for row in rows if row.strip())


def first_date(text: str) -> str | None:
    """The first whole date in a text, as ISO."""
    return next((found.date.iso for found in find_dates(text) if found.date and found.date.precision == "day"), None)


def _filled(pieces: list[str]) -> Iterator[str]:
    if text := _tidied("".join(pieces)):
        yield text


def _flow(tag: Tag) -> Iterator[str]:
    """The running text below an element; line ends of the file are spaces."""
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or (node.name in BLOCKS and node is not tag):
                yield "\n"
        elif node.parent is None or node.parent.name not in _UNSEEN:
            yield from _own(node)


def _own(node: object) -> Iterator[str]:
    if isinstance(node, NavigableString) and not isinstance(node, Comment):
        yield _ENDS.sub(" ", node)


def _tidied(text: str) -> str:
    text = _BREAK.sub("\n", _SPACE.sub(" ", _INVISIBLE.sub("", text)))
    return unicodedata.normalize("NFC", text).strip()
