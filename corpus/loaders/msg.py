"""How is an Outlook message read? Its properties ([MS-OXMSG]) are given facts, as headers are; attachments are papers."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import Parser

import olefile

from corpus.errors import LoadError
from corpus.limits import ARCHIVE_DEPTH
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile, inside
from corpus.loaders.mail_headers import given_facts, mail_kind
from corpus.loaders.mail_history import marked_history, quoted_parts
from corpus.loaders.members import load_member, shown_name
from corpus.loaders.ole_text import opened, stream
from corpus.records import RawDocument, Rejection

_SUBJECT, _BODY, _HTML, _HEADERS, _ID = "0037", "1000", "1013", "007D", "1035"
_SENDER, _SENDER_MAIL, _NAME, _MAIL = "0C1A", "5D01", "3001", "39FE"
_LONG_NAME, _SHORT_NAME, _CONTENT = "3707", "3704", "37010102"
_SUBMITTED, _DELIVERED, _CODEPAGE = 0x0039, 0x0E06, 0x3FFD
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def load_msg(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The message of a .msg file and its attachments. Raises LoadError for one that is broken or holds nothing to read."""
    with opened(file) as ole:
        headers = _headers(ole)
        given = tuple(given_facts(headers))
        codepage = f"cp{_number(ole, _CODEPAGE) or 1252}"
        text = tidy(_text(ole, "", _BODY, codepage)).strip() or marked_history(
            _text(ole, "", _HTML, codepage) or decode(stream(ole, f"__substg1.0_{_HTML}0102"), codepage)
        )
        attached = sorted({path[0] for path in ole.listdir() if path[0].startswith("__attach_version1.0_#")})
        contents = [_attachment(ole, folder, codepage) for folder in attached]
    if has_word(text):
        kind = mail_kind(headers, text)
        yield RawDocument(file.locator, "msg", file.sha256, text=text, given=given + kind, parts=quoted_parts(text))
    elif not contents:
        raise LoadError(f"{file.locator} is a message without text or attachments. Leave it out.")
    sent = tuple(fact for fact in given if fact.name == "sent")
    for name, content in contents:
        if content is None:
            place = inside(file.locator, shown_name(name))
            reason = f"the attachment {place} is a message inside a message. Save it as a file of its own and ingest that."
            yield Rejection(place, "load", reason)
        elif file.depth < ARCHIVE_DEPTH and not name.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp")):
            yield from load_member(file, name.replace("/", "_"), content, sent)


def _headers(ole: olefile.OleFileIO) -> Message:
    """The headers that came with the message; for one that was never sent by internet mail, made from its properties."""
    carried = _text(ole, "", _HEADERS, "cp1252")
    message = Parser().parsestr(carried, headersonly=True) if ":" in carried else Message()
    for name, value in (
        ("Subject", _text(ole, "", _SUBJECT, "cp1252")),
        ("From", _address(_text(ole, "", _SENDER, "cp1252"), _text(ole, "", _SENDER_MAIL, "cp1252"))),
        ("To", ", ".join(_recipients(ole))),
        ("Message-ID", _text(ole, "", _ID, "cp1252")),
        ("Date", _date(ole)),
    ):
        if value and not message.get(name):
            message[name] = " ".join(value.split())
    return message


def _recipients(ole: olefile.OleFileIO) -> Iterator[str]:
    for folder in sorted({path[0] for path in ole.listdir() if path[0].startswith("__recip_version1.0_#")}):
        yield _address(_text(ole, folder, _NAME, "cp1252"), _text(ole, folder, _MAIL, "cp1252"))


def _address(name: str, mail: str) -> str:
    name = name.strip("'\" ").replace('"', "")
    return f'"{name}" <{mail or "unknown"}>' if name else mail


def _attachment(ole: olefile.OleFileIO, folder: str, codepage: str) -> tuple[str, bytes | None]:
    """The name and the bytes of an attachment; None for a message inside the message."""
    name = _text(ole, folder, _LONG_NAME, codepage) or _text(ole, folder, _SHORT_NAME, codepage)
    name = name or _text(ole, folder, _NAME, codepage) or folder.rpartition("#")[2]
    path = f"{folder}/__substg1.0_{_CONTENT}"
    return name, stream(ole, path) if ole.exists(path) else None


def _text(ole: olefile.OleFileIO, folder: str, tag: str, codepage: str) -> str:
    """A property of text: UTF-16, or in the message's own code page."""
    start = f"{folder}/" if folder else ""
    wide = stream(ole, f"{start}__substg1.0_{tag}001F")
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return decode(stream(ole, f"{start}__substg1.0_{tag}001E"), codepage).rstrip("\0")


def _properties(ole: olefile.OleFileIO) -> dict[int, bytes]:
    """The values of eight bytes by their number."""
    content = stream(ole, "__properties_version1.0")[32:]
    rows = (struct.unpack_from("<HHI8s", content, at) for at in range(0, len(content) - 15, 16))
    return {number: value for _, number, _, value in rows}


def _number(ole: olefile.OleFileIO, tag: int) -> int:
    return int.from_bytes(_properties(ole).get(tag, b"")[:4], "little")


def _date(ole: olefile.OleFileIO) -> str:
    values = _properties(ole)
    for tag in (_SUBMITTED, _DELIVERED):
        ticks = int.from_bytes(values.get(tag, b""), "little")
        if 0 < ticks < 2**62:
            return (_EPOCH + timedelta(microseconds=ticks // 10)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return ""
