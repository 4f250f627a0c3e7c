"""How is a news archive in SGML read, such as Reuters-21578? Each <REUTERS> is a story; read as a stream, as it is no XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from corpus.date_text import parse_date
from corpus.errors import LoadError
from corpus.ids import digest
from corpus.limits import MB, PAPER_BYTES
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile, inside
from corpus.records import Given, RawDocument, Rejection

_OPEN, _CLOSE = b"<REUTERS", b"</REUTERS>"
_NUMBER = re.compile(r'\bNEWID="(\d{1,9})"')
_DATE = re.compile(r"(\d{1,2}-[A-Z]{3}-\d{4})")
_CONTROL = re.compile(r"&#\d{1,2};")
_BYLINE = re.compile(r"^\s*by\s+", re.IGNORECASE)
_INDENTED = re.compile(r"\n {3,}(?=\S)")
_END = re.compile(r"\n *(?:reuter|blah blah blah\.?) *$", re.IGNORECASE)


def load_sgml(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The stories of an archive. Raises LoadError where it holds none."""
    number = 0
    with file.open() as stream:
        for number, content in enumerate(_stories(file, stream), 1):
            yield _paper(file, decode(content, "latin-1"), number)
    if not number:
        raise LoadError(f"{file.locator} is SGML of a kind that is not read. Save it as text or HTML.")


def _stories(file: InputFile, stream: BinaryIO) -> Iterator[bytes]:
    kept = b""
    while piece := stream.read(MB):
        kept += piece
        *stories, kept = kept.split(_CLOSE)
        for story in stories:
            if _OPEN in story:
                yield story[story.index(_OPEN) :]
        if len(kept) > PAPER_BYTES:
            raise LoadError(f"{file.locator} holds a story that does not end. Fetch it again.")


def _paper(file: InputFile, story: str, number: int) -> RawDocument | Rejection:
    named = _NUMBER.search(story)
    name = named.group(1) if named else f"story {number}"
    place = inside(file.locator, name)
    title, body = _field(story, "TITLE"), _field(story, "BODY")
    dateline = " ".join(_field(story, "DATELINE").split())
    text = _END.sub("", body or re.sub(r"<[^>]+>", " ", _field(story, "TEXT")).replace(title, ""))
    text = _INDENTED.sub("\n\n", text).strip()
    head = " ".join(title.split())
    if dateline and text:
        text = f"{dateline} {text}"
    whole = tidy("\n\n".join(part for part in (head, text) if part))
    if not has_word(whole):
        return Rejection(place, "load", f"{place} is a story without words.")
    given = [Given("id", f"reuters-{name}", "field:NEWID"), Given("kind", "news", "field:REUTERS")]
    if head:
        given.append(Given("title", head, "field:TITLE"))
    found = _DATE.search(_field(story, "DATE"))
    if found:
        try:
            day = parse_date(found.group(1).replace("-", " ").title()).iso
        except ValueError:
            day = ""
        given += [Given(role, day, "field:DATE") for role in ("date", "published") if day]
    author = _BYLINE.sub("", " ".join(_field(story, "AUTHOR").split())).partition(",")[0]
    if author:
        given.append(Given("author", author.title(), "field:AUTHOR"))
    given.append(Given("publisher", "Reuters", "field:REUTERS"))
    return RawDocument(place, "sgml", digest(story), text=whole, given=tuple(given))


def _field(story: str, name: str) -> str:
    """The words of an element; entities by their characters, control characters gone."""
    found = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", story, re.DOTALL)
    return unescape(_CONTROL.sub("", found.group(1))) if found else ""
