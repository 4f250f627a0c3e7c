"""What do the fields of a JSON line mean? One paper a line, read as a stream; a bad line is rejected and the rest goes on.

The text is in `text` (or `body`, or `content`). Every other known field is a given fact:

    id, kind, title, url, language              as they are
    speaker, asker, answerer, author, addressee, publisher, signatory    the names of those who play the role
    department, answering_body                  the body that answered
    house, uin, volume, column                  where a paper of a parliament stands
    signature_lines                             those of its lines that are plainly a name
    date, date_asked, date_answered, ...        ISO dates; date_precision "month" leaves the day out

A question's `date` is the day it was tabled where the line has `date_answered` or comes from a set that says so; otherwise it
is the day of the sitting, on which it was answered.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from corpus.dates import PartialDate
from corpus.errors import LoadError
from corpus.ids import CONTENT
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.inputs import MOST_BYTES, InputFile
from corpus.records import KINDS, Given, Locator, RawDocument, Rejection

Line = dict[str, object]

_TEXTS = ("text", "body", "content")
_NAMES = {
    "id": "id",
    "title": "title",
    "url": "url",
    "language": "language",
    "speaker": "speaker",
    "asker": "asker",
    "answerer": "answerer",
    "department": "answering_body",
    "answering_body": "answering_body",
    "author": "author",
    "addressee": "addressee",
    "publisher": "publisher",
    "signatory": "signatory",
    "house": "house",
    "uin": "uin",
    "volume": "volume",
    "column": "column",
}
_DATES = {"date_asked": "asked", "date_answered": "answered", "date_published": "published", "date_sent": "sent"}
_TABLED = ("mysociety/uk-parl-written-questions",)  # sets whose questions bear the day on which they were tabled
_RELEASED = ("press_release", "news")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]*|de|van|von|of|la|ap|ab|y|the)(?: (?:[A-Z][\w.'’-]*|de|van|von|of|la|ap|ab|y))*", re.U)
_NO_NAME = re.compile(
    r"\b(?:member|congress|senator|representative|secretary|chair\w*|president|director|united|states|committee|ranking"
    r"|article|page|print|email|share|tweet|office|department|sincerely|regards|faithfully|enclosures?|cc|leader|house)\b",
    re.I,
)


def load_jsonl(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The papers of a JSON Lines file, in order. Raises LoadError where not one line is a paper."""
    good = False
    reason = ""
    with file.open() as stream:
        for number, line in _lines(stream):
            place = Locator(file.locator.path, f"line {number}")
            try:
                yield _paper(line, place)
                good = True
            except LoadError as error:
                reason = str(error)
                yield Rejection(place, "load", reason)
    if not good and not reason:
        raise LoadError(f"{file.locator} holds no line with a paper.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MOST_BYTES):
        number += 1
        while not line.endswith(b"\n") and len(line) >= MOST_BYTES:  # too long: rejected as broken; find its end
            if (rest := stream.readline(MOST_BYTES)).endswith(b"\n") or not rest:
                break
        line = line.strip()
        if line:
            yield number, line


def _paper(line: bytes, place: Locator) -> RawDocument:
    try:
        fields = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{place} is not JSON: {error}. Correct the line and ingest the file again.") from error
    if not isinstance(fields, dict):
        raise LoadError(f"{place} is not a JSON object. Write one object on each line.")
    text = tidy(next((value for name in _TEXTS if isinstance(value := fields.get(name), str)), ""))
    if not any(c.isalnum() for c in text):
        raise LoadError(f'{place} has no text: wanted a field "text" with words in it.')
    given = tuple(_given(fields))
    sha256 = hashlib.sha256(line).hexdigest()
    member = next((fact.value for name in ("id", "url") for fact in given if fact.name == name), None)
    if member is None:  # named by its bytes alone, so that a line may move within its file
        given += (Given("id", f"{CONTENT}{sha256[:12]}", "content"),)
    return RawDocument(Locator(place.path, member or place.member), "jsonl", sha256, text=text, given=given)


def _given(fields: Line) -> Iterator[Given]:
    kind = _kind(fields)
    if kind:
        yield Given("kind", kind, "field:kind")
    for field, name in _NAMES.items():
        if fields.get(field):
            for value in _words(fields[field]):
                yield Given(name, value, f"field:{field}")
    for line in _words(fields.get("signature_lines")):
        if is_name_line(line):
            yield Given("signatory", line, "field:signature_lines")
    yield from _dates(fields)


def _kind(fields: Line) -> str | None:
    """The kind, where the line names one of ours, in whatever spelling."""
    value = fields.get("kind")
    kind = re.sub(r"[\s-]+", "_", value.strip().lower()) if isinstance(value, str) else ""
    return kind if kind in KINDS else None


def _dates(fields: Line) -> Iterator[Given]:
    """The dates of a line, each under the name of what happened on that day; `date` is the paper's own."""
    date = _date(fields.get("date"), fields)
    known = {name: (_date(fields[field], {}), f"field:{field}") for field, name in _DATES.items() if fields.get(field)}
    dated = {name: (value, origin) for name, (value, origin) in known.items() if value}
    kind = _kind(fields)
    if kind == "written_answer" and date:
        tabled = "date_answered" in fields or fields.get("source_repo") in _TABLED
        dated.setdefault("asked" if tabled else "answered", (date, "field:date"))
    elif kind in _RELEASED and date:
        dated.setdefault("published", (date, "field:date"))
    own = dated.get("answered") if kind == "written_answer" else None
    if own or date:
        value, origin = own or (date or "", "field:date")
        yield Given("date", value, origin)
    for name, (value, origin) in sorted(dated.items()):
        yield Given(name, value, origin)


def _date(value: object, fields: Line) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > 10 and text[10] in "T ":  # a time follows
        text = text[:10]
    if fields.get("date_precision") == "month":
        text = text[:7]
    try:
        return PartialDate(text).iso
    except ValueError:
        return None


def _words(value: object) -> list[str]:
    """A field's values as clean strings: none, one, or several for a list."""
    values = value if isinstance(value, list) else [value]
    texts = [str(v) for v in values if isinstance(v, str | int) and not isinstance(v, bool)]
    return [clean for text in texts if (clean := " ".join(tidy(text).split()))]


def is_name_line(line: str) -> bool:
    """Is a line under a letter one person's name and nothing else?

    >>> [is_name_line(line) for line in ("Mary L. Okafor", "Member of Congress", "###", "A. Lee B. Kay C. Dow D. Poe")]
    [True, False, False, False]
    """
    words = line.split()
    return 2 <= len(words) <= 5 and bool(_NAME_LINE.fullmatch(line)) and not _NO_NAME.search(line)
