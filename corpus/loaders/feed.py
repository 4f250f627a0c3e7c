"""How is a feed read? Each entry of RSS, RDF or Atom is a paper, with what the feed says of it: title, address, day, author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from functools import lru_cache

from lxml import etree

from corpus.dates import PartialDate
from corpus.errors import LoadError
from corpus.ids import digest
from corpus.loaders.encoding import has_word
from corpus.loaders.fragments import text_of
from corpus.loaders.inputs import InputFile, inside, read_whole
from corpus.loaders.xml import local, parse_xml, refuse_entities
from corpus.nouns import NamedTuple
from corpus.records import Given, RawDocument, Rejection

_TEXTS = ("encoded", "content", "description", "summary")  # the fullest first
_DAYS = {
    "pubDate": "field:pubDate",
    "published": "field:published",
    "date": "field:date",
    "issued": "field:issued",
    "updated": "field:updated",
}
_WEB = ("http://", "https://")
_NO_PERSON = re.compile(r"@|https?:|\.(?:com|org|net|uk|nz|eu)\b")


class _Feed(NamedTuple):
    """What a feed says of all its entries; empty where it says nothing."""

    publisher: str
    language: str
    author: str  # of an Atom feed


def load_feed(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The entries of a feed. Raises LoadError where it is broken or has none."""
    refuse_entities(file)
    root = parse_xml(file, read_whole(file))
    channel = next((element for element in root if local(element) == "channel"), root)
    language = _text(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    author = next(map(_author, channel.iterchildren("{*}author")), "")
    feed = _Feed(_publisher(channel), language.partition("-")[0].lower(), author)
    number = 0
    for number, entry in enumerate(root.iter("{*}item", "{*}entry"), 1):
        yield _paper(file, entry, number, feed)
    if not number:
        raise LoadError(f"{file.locator} is a feed without an entry.")


def _paper(file: InputFile, entry: etree._Element, number: int, feed: _Feed) -> RawDocument | Rejection:
    said, url, own = _fields(entry)
    author = own or feed.author
    title = said.get("title", "")
    title = text_of(title) if title else ""
    name = said.get("guid") or said.get("id", "")
    place = inside(file.locator, url or name or f"entry {number}")
    text = next((text for field in _TEXTS if (words := said.get(field)) and (text := text_of(words))), title)
    if not has_word(text):
        return Rejection(place, "load", f"{place} is an entry without text. Fetch the page that it points to.")
    given = []
    if title:
        given.append(Given("title", " ".join(title.split()), "field:title"))
    for field, origin in _DAYS.items():
        if field in said and (day := _day(said[field])):
            given += [Given("date", day, origin), Given("published", day, origin)]
            break
    if url:
        given.append(Given("url", url, "field:link"))
    elif name:
        given.append(Given("id", name, "field:guid"))
    if author and not _NO_PERSON.search(author) and not author.islower():
        given.append(Given("author", author, "field:author"))
    if feed.publisher:
        given.append(Given("publisher", feed.publisher, "field:title of the feed"))
    if feed.language:
        given.append(Given("language", feed.language, "field:language"))
    sha256 = digest("\0".join([text, *(fact.value for fact in given)]))
    return RawDocument(place, "feed", sha256, text=text, given=tuple(given))


def _fields(entry: etree._Element) -> tuple[dict[str, str], str, str]:
    """What the first child of each name says; the address of the page; and who wrote it."""
    said: dict[str, str] = {}
    address = author = ""
    for child in entry:
        name = local(child)
        if name == "link" and not address and child.get("rel", "alternate") == "alternate":
            target = (child.get("href") or child.text or "").strip()
            address = target if target.startswith(_WEB) else ""
        elif name == "author":
            author = author or _author(child)
        elif name and name not in said:
            said[name] = _content(child)
    guid = said.get("guid", "")
    return said, address or (guid if guid.startswith(_WEB) else ""), said.get("creator") or author


def _publisher(channel: etree._Element) -> str:
    """Who publishes the feed, where it says so as a name; a feed's title is mostly of a site or a list."""
    return next((_text(channel, name) for name in ("publisher", "copyrightHolder") if _text(channel, name)), "")


def _text(element: etree._Element, name: str) -> str:
    """The words of the first child of that name; of one in XHTML, its markup."""
    child = next(element.iterchildren("{*}" + name), None)
    return "" if child is None else _content(child)


def _content(child: etree._Element) -> str:
    if len(child):
        return etree.tostring(child, encoding="unicode", method="xml" if child.get("type") == "xhtml" else "text").strip()
    return (child.text or "").strip()


def _author(author: etree._Element) -> str:
    named = re.search(r"\(([^()]{3,80})\)", author.text or "")  # RSS writes address (name)
    return _text(author, "name") or (named.group(1) if named else (author.text or "").strip())


@lru_cache(maxsize=256)
def _day(value: str) -> str | None:
    if value[:4].isdecimal():  # RSS writes its dates as mail does
        try:
            return PartialDate(value[:10]).iso
        except ValueError:
            pass
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
