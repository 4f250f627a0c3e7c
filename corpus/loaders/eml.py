"""How is an e-mail read? Its headers are given facts, its text is the paper; an attachment is named, not lost silently.

The plain text is preferred; a message in HTML alone is left as markup to the sources.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import Given, Locator, RawDocument, Rejection

_NO_PAPER = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar")
_DEEPEST = 20  # parts within parts


def load_eml(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The message of an .eml file, and a rejection for each attachment. Raises LoadError for one without text."""
    message = email.message_from_bytes(read_whole(file), policy=email.policy.compat32)
    bodies: dict[str, str] = {}
    attachments: list[str] = []
    for part in _leaves(message, 0):
        kind, name = part.get_content_type(), _clean(part.get_filename() or "")
        if kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
            if text := _text(part):
                bodies[kind] = f"{bodies[kind]}\n\n{text}" if kind in bodies else text
        elif kind not in _NO_PAPER and not (kind.startswith("image/") and part.get_content_disposition() != "attachment"):
            attachments.append(f"{name or 'without a name'} ({kind})")
    given = tuple(_given(message))
    if "text/plain" in bodies:
        yield RawDocument(file.locator, "eml", file.sha256, text=bodies["text/plain"], given=given)
    elif "text/html" in bodies:
        yield RawDocument(file.locator, "eml", file.sha256, markup=bodies["text/html"], given=given)
    elif not attachments:
        raise LoadError(f"{file.locator} is an e-mail without text.")
    for number, name in enumerate(attachments, 1):
        place = Locator(file.locator.path, f"attachment {number}")
        yield Rejection(place, "load", f"the attachment {name} is not read yet. Save it beside the message to ingest it.")


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something themselves. A forwarded message is one attachment."""
    parts = message.get_payload() if message.is_multipart() else None
    if depth and message.get_content_maintype() == "message":
        yield message
    elif isinstance(parts, list) and depth < _DEEPEST:
        for part in parts:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    elif not isinstance(parts, list):
        yield message


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset()
    text = tidy(decode(content if isinstance(content, bytes) else b"", charset))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text)
    return text.strip("\n") if any(c.isalnum() for c in text) else ""


def _unflowed(text: str) -> str:
    r"""Joins the lines that the sender's program broke (RFC 3676): a space at the end means that the line goes on.

    >>> _unflowed("one \ntwo\n-- \nAda")
    'one two\n-- \nAda'
    """
    lines: list[str] = []
    for line in (line.removeprefix(" ") for line in text.split("\n")):
        if lines and lines[-1].endswith(" ") and lines[-1] != "-- " and line != "-- " and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def _given(message: Message) -> Iterator[Given]:
    number = _header(message, "Message-ID").strip("<> ")
    if number:
        yield Given("id", f"mail-{number}", "field:Message-ID")
    subject = _header(message, "Subject")
    if subject:
        yield Given("title", subject, "field:Subject")
    day = _day(message)
    if day:
        yield Given("date", day, "field:Date")
        yield Given("sent", day, "field:Date")
    for header, role in (("From", "author"), ("To", "addressee"), ("Cc", "addressee")):
        for name in _names(message, header):
            yield Given(role, name, f"field:{header}")


def _day(message: Message) -> str | None:
    """The day on which it was sent, where the sender was."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _names(message: Message, header: str) -> Iterator[str]:
    """The people in a header, by name where it has one, else by address."""
    try:
        pairs = getaddresses(_raw(message, header))
    except (ValueError, IndexError, TypeError):
        return
    for name, address in pairs:
        shown = _clean(name).strip("'\" ") or _clean(address)
        if shown:
            yield shown


def _raw(message: Message, header: str) -> list[str]:
    return [str(value) for name, value in message.raw_items() if name.lower() == header.lower()]


def _header(message: Message, header: str) -> str:
    return _clean(next(iter(_raw(message, header)), ""))


def _clean(raw: str) -> str:
    """A header as text: encoded words decoded, broken lines joined; bytes without a charset read as they look."""
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, TypeError, IndexError):
        text = raw
    if any("\udc80" <= c <= "\udcff" for c in text):
        text = decode(text.encode("utf-8", "surrogateescape"))
    return " ".join(tidy(text).split())
