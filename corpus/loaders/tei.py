"""How is a TEI edition read? Each <TEI> is a paper; what its header says of a letter (correspDesc) is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus.dates import PartialDate
from corpus.errors import LoadError
from corpus.ids import digest
from corpus.loaders.encoding import has_word, tidy
from corpus.loaders.inputs import InputFile, inside, read_whole
from corpus.loaders.xml import local, parse_xml, refuse_entities
from corpus.records import Given, RawDocument, Rejection

_BLOCKS = frozenset(
    (
        "p",
        "head",
        "salute",
        "signed",
        "dateline",
        "opener",
        "closer",
        "l",
        "item",
        "ab",
        "postscript",
        "trailer",
        "addrLine",
        "cell",
    )
)
_ANY_BLOCK = tuple(f"{{*}}{name}" for name in sorted(_BLOCKS))
_SKIPPED = frozenset(("note", "fw", "del", "teiHeader", "figDesc", "orig", "sic", "abbr"))
_PEOPLE = ("persName", "orgName", "name", "rs")
_SPACE = re.compile(r"[ \t\r\n]+")


def load_tei(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The papers of a TEI file. Raises LoadError where it is broken or holds no text."""
    refuse_entities(file)
    root = parse_xml(file, read_whole(file))
    texts = list(root.iter("{*}TEI"))
    for number, element in enumerate(texts, 1):
        place = file.locator if len(texts) == 1 else inside(file.locator, element.get(_XML_ID) or f"text {number}")
        body = next(element.iter("{*}text"), None)
        text = tidy("\n\n".join(_blocks(body))) if body is not None else ""
        if not has_word(text):
            yield Rejection(place, "load", f"{place} describes a paper but holds none of its text. Leave it out.")
            continue
        given = tuple(_given(element))
        sha256 = file.sha256 if len(texts) == 1 else digest("\0".join([text, *(fact.value for fact in given)]))
        yield RawDocument(place, "tei", sha256, text=text, given=given)
    if not texts:
        raise LoadError(f"{file.locator} is TEI without a text.")


_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _given(element: etree._Element) -> Iterator[Given]:
    header = next(element.iterchildren("{*}teiHeader"), None)
    if header is None:
        return
    title = next((found for found in _below(header, "title") if found.get("type") in (None, "main") and _flow(found)), None)
    if title is not None:
        yield Given("title", _flow(title), "field:title")
    described = next(_below(header, "correspDesc"), None)
    if described is not None:
        yield Given("kind", "letter", "field:correspDesc")
        for action in _below(described, "correspAction"):
            yield from _action(action)
    else:
        for author in _below(header, "author"):
            if _flow(author):
                yield Given("author", _flow(author), "field:author")
    language = next((found.get("ident") for found in _below(header, "language") if found.get("ident")), None)
    if language:
        yield Given("language", language.partition("-")[0].lower(), "field:language")


def _action(action: etree._Element) -> Iterator[Given]:
    """Who sent or received a letter, and when it was sent."""
    kind = action.get("type", "")
    role = {"sent": "author", "received": "addressee"}.get(kind)
    if role:
        for person in (child for child in action.iter() if local(child) in _PEOPLE):
            above = person.getparent()
            if _flow(person) and (above is None or local(above) not in _PEOPLE):
                yield Given(role, _flow(person), f"field:correspAction {kind}")
    if kind == "sent":
        for date in _below(action, "date"):
            day = _day(date.get("when") or date.get("notBefore") or date.get("from") or "")
            if day:
                yield Given("date", day, "field:date")
                yield Given("sent", day, "field:date")
                return


def _day(value: str) -> str | None:
    try:
        return PartialDate(value).iso
    except ValueError:
        return None


def _blocks(element: etree._Element) -> Iterator[str]:
    """The paragraphs and lines of a text; notes, running heads, deletions and what was put right are left out."""
    yield from _loose(element.text)
    for child in element:
        name = local(child)
        if name in _SKIPPED or not name:
            yield from _loose(child.tail)
            continue
        inner = len(child) and next(child.iterdescendants(_ANY_BLOCK), None) is not None
        if (name in _BLOCKS and not inner) or (not inner and not len(child)):
            if words := _flow(child):
                yield words
        else:
            yield from _blocks(child)
        yield from _loose(child.tail)


def _loose(words: str | None) -> Iterator[str]:
    """The words that stand between the blocks of an element: "Yours, " above a name."""
    if words and (words := _SPACE.sub(" ", words).strip()):
        yield words


def _flow(element: etree._Element) -> str:
    """The running text of an element; <lb/> ends a line."""
    return "\n".join(line.strip() for line in _words(element).split("\n")).strip()


def _words(element: etree._Element) -> str:
    words = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        name = local(child)
        if name == "lb":
            words.append("" if child.get("break") == "no" else "\n")
        elif name and name not in _SKIPPED:
            words.append(_words(child))
        words.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(words)


def _below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")
