"""How is TheyWorkForYou's XML read? Every speech is a paper, and every question with its reply.

The files are those of the parlparse project: debates of the Commons, Lords, Westminster Hall, committees, the Scottish Parliament
and the Northern Ireland Assembly, written answers and statements. What the XML says is given: heading, date (from the gid),
speakers, gid and address. Entities are never expanded: HTML's own names are looked up, and a file that defines one by
another, or from elsewhere, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from lxml import etree

from corpus.dates import PartialDate
from corpus.errors import LoadError
from corpus.ids import digest
from corpus.loaders.encoding import tidy
from corpus.loaders.inputs import InputFile, inside
from corpus.loaders.xml import refuse_entities
from corpus.nouns import NamedTuple
from corpus.records import Given, Part, RawDocument, Span

_HEADINGS = ("oral-heading", "major-heading", "minor-heading", "bill")
_PAPERS = ("speech", "ques", "reply")
_PART_OF = {"ques": "question", "reply": "answer", "speech": "speech"}
_ROLE_OF = {"ques": "asker", "reply": "answerer", "speech": "speaker"}
_GID_DATE = re.compile(r"/(\d{4}-\d{2}-\d{2})")
_NAME_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})")
_CHAIR = re.compile(r"^\[[^\]]{0,200}\]\s*(?:[—–-]\s*)?(?=\S)")
_NO_BODY = re.compile(r"written answers|official report|\d{4}", re.I)
_BLOCKS = frozenset(("p", "li", "td", "th", "blockquote", "dd", "dt"))


class Heading(NamedTuple):
    """Where in the day we are: the house's own headings."""

    bill: str = ""
    major: str = ""
    minor: str = ""


class Piece(NamedTuple):
    """One speech, question or reply, as plain values."""

    tag: str
    gid: str
    speaker: str
    url: str
    text: str


def load_parlparse(file: InputFile) -> Iterator[RawDocument]:
    """The papers of a parlparse file, in order. Raises LoadError where the XML breaks or holds no paper."""
    refuse_entities(file)
    found = False
    try:
        for heading, pieces in _groups(file):
            if any(piece.text for piece in pieces):
                found = True
                yield _paper(file, heading, pieces)
    except etree.XMLSyntaxError as error:
        raise LoadError(f"{file.locator} is broken XML: {error}. What stood before that line was read.") from error
    if not found:
        raise LoadError(f"{file.locator} is parlparse XML without the words of a speech or a question. Leave it out.")


def _groups(file: InputFile) -> Iterator[tuple[Heading, list[Piece]]]:
    """Each speech by itself, and the questions together with the replies that follow them."""
    heading = Heading()
    waiting: list[Piece] = []
    with file.open() as stream:
        events = etree.iterparse(
            stream,
            events=("end",),
            tag=(*_HEADINGS, *_PAPERS),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            tag = str(element.tag)
            if waiting and (tag not in ("ques", "reply") or (tag == "ques" and waiting[-1].tag == "reply")):
                yield heading, waiting
                waiting = []
            if tag in _HEADINGS:
                heading = _under(heading, tag, _line(element))
            elif tag == "speech":
                yield heading, [_piece(element)]
            else:
                waiting.append(_piece(element))
            _let_go(element)
    if waiting:
        yield heading, waiting


def _under(heading: Heading, tag: str, text: str) -> Heading:
    text = _CHAIR.sub("", text)
    if tag == "bill":
        return heading._replace(bill=text)
    if tag == "minor-heading":
        return heading._replace(minor=text)
    return heading._replace(major=text, minor="")


def _piece(element: etree._Element) -> Piece:
    return Piece(
        str(element.tag),
        element.get("id", ""),
        " ".join(element.get("speakername", "").split()),
        element.get("url", ""),
        tidy("\n\n".join(_blocks(element))),
    )


def _blocks(element: etree._Element) -> list[str]:
    """The paragraphs, list entries and tables of an element; a table's cells are parted by tabs, its rows by lines."""
    inner = list(element.iterchildren(etree.Element))
    loose = (element.text or "").strip() if inner else _line(element)
    found = [loose] if loose else []
    for child in inner:
        tag = child.tag
        if tag in _BLOCKS:
            if text := _line(child):
                found.append(text)
        elif tag == "table":
            rows = ("\t".join(_line(cell) for cell in row.iter("td", "th")) for row in child.iter("tr"))
            if table := "\n".join(row for row in rows if row.strip()):
                found.append(table)
        else:
            found += _blocks(child)
    return found


def _line(element: etree._Element) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    text = _flow(element)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def _flow(element: etree._Element) -> str:
    """The running text of an element: <br/> ends a line, other line ends of the file are spaces, entities by their names."""
    parts = [(element.text or "").replace("\n", " ")]
    for child in element:
        tag = child.tag
        if tag == "br":
            parts.append("\n")
        elif isinstance(tag, str):
            parts.append(_flow(child) if len(child) else (child.text or "").replace("\n", " "))
        elif isinstance(child, etree._Entity):
            parts.append(html5.get(f"{child.name};", ""))
        if tail := child.tail:
            parts.append(tail.replace("\n", " "))
    return "".join(parts)


def _let_go(element: etree._Element) -> None:
    """Frees what was read, so that a long day takes no more memory than a short one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _paper(file: InputFile, heading: Heading, pieces: list[Piece]) -> RawDocument:
    text, parts = "", []
    for piece in pieces:
        if piece.text:
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{piece.text}" if text else piece.text
            parts.append(Part(_PART_OF[piece.tag], Span(start, len(text))))
    given = tuple(_given(file, heading, pieces))
    gid = next((fact.value for fact in given if fact.name == "id"), None)
    sha256 = digest("\0".join([text, *(fact.value for fact in given)]))
    place = inside(file.locator, gid) if gid else file.locator
    return RawDocument(place, "parlparse", sha256, text=text, given=given, parts=tuple(parts), source="theyworkforyou")


def _given(file: InputFile, heading: Heading, pieces: list[Piece]) -> Iterator[Given]:
    named = next((piece for piece in reversed(pieces) if piece.gid), None)  # an answer is known by its reply
    question = pieces[0].tag != "speech"
    if named:
        yield Given("id", named.gid, "field:id")
    yield Given("kind", "written_answer" if question else "debate", f"field:{pieces[-1].tag}")
    for title, field in ((heading.minor, "minor-heading"), (heading.major, "major-heading"), (heading.bill, "bill")):
        if title:
            yield Given("title", title, f"field:{field}")
            break
    date = _date(named.gid if named else "", file.name)
    if date:
        for name in ("date", "answered") if pieces[-1].tag == "reply" else ("date",):
            yield Given(name, date[0], date[1])
    for role, name in dict.fromkeys((_ROLE_OF[piece.tag], piece.speaker) for piece in pieces if piece.speaker):
        yield Given(role, name, "field:speakername")
    if question and heading.major and heading.minor and not _NO_BODY.search(heading.major):
        yield Given("answering_body", heading.major, "field:major-heading")
    url = next((piece.url for piece in pieces if piece.url), None)
    if url:
        yield Given("url", url, "field:url")


def _date(gid: str, path: str) -> tuple[str, str] | None:
    found = _GID_DATE.search(gid)
    if found and (day := _iso(found.group(1))):
        return day, "field:id"
    found = _NAME_DATE.search(path.rpartition("/")[2])
    return (day, "file name") if found and (day := _iso(found.group(1))) else None


@lru_cache(maxsize=256)  # a file is of one day
def _iso(text: str) -> str | None:
    try:
        return PartialDate(text).iso
    except ValueError:
        return None
