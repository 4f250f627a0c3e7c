"""Which format is this? Told by the first bytes; the name decides only where they leave it open."""

from __future__ import annotations

import json
import re

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, wide_encoding

HEAD = 16 * 1024  # bytes that are looked at

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_XML_ENDINGS = {"xml", "rss", "atom", "sgm", "sgml", "tei"}
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<meta\s|<title|<div|<article|<p[\s>])", re.I | re.S
)
_XML_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w.:-]+)", re.I)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?")
_MAIL_ONLY = {"received", "message-id", "return-path", "mime-version", "delivered-to", "dkim-signature", "x-mailer"}
_MAIL = {"from", "to", "cc", "date", "subject", "sender", "reply-to", "content-type"} | _MAIL_ONLY


def sniff(head: bytes, path: str) -> str:
    """The name of the loader for a file that begins so. Raises LoadError, saying what it is, where there is none."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise LoadError(f"{path} is {what}, which cannot be read yet. Save it as text or HTML and ingest that.")
    if not head.strip():
        raise LoadError(f"{path} is empty.")
    if _is_binary(head):
        raise LoadError(f"{path} is not text: it holds bytes that no encoding of text has. Leave it out.")
    text = decode(head).lstrip("\ufeff \t\r\n")
    ending = path.lower().removesuffix(".gz").rpartition(".")[2]
    if text.startswith("<?xml"):
        return _xml_format(text, path)
    if _HTML.match(text) or (ending in {"html", "htm", "xhtml"} and "<" in text):
        return "html"
    if text.startswith(("<!DOCTYPE", "<publicwhip")) or (text.startswith("<") and ending in _XML_ENDINGS):
        return _xml_format(text, path)
    if text.startswith("{"):
        return _json_format(text, path, ending)
    if ending == "json":
        raise LoadError(f"{path} is JSON, but not JSON Lines. Write one JSON object on each line.")
    if text.startswith("From ") and _mail_headers(text.partition("\n")[2]) & _MAIL:
        if ending == "eml":  # one message with the line that a mailbox puts before it
            return "eml"
        raise LoadError(f"{path} is a mailbox of several messages, which cannot be read yet. Save the messages as .eml files.")
    headers = _mail_headers(text)
    if headers & _MAIL_ONLY or (ending == "eml" and headers & _MAIL):
        return "eml"
    return "text"


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or wide_encoding(head):
        return False
    control = sum(byte < 9 or 13 < byte < 27 or byte == 127 for byte in head)
    return head.count(0) > 1 or control * 50 > len(head)


def _xml_format(text: str, path: str) -> str:
    named = _DOCTYPE.search(text) or _XML_ROOT.search(re.sub(r"<!--.*?-->", "", text, flags=re.S))
    root = named.group(1).lower() if named else "nothing"
    if root in {"publicwhip", "html"}:
        return "parlparse" if root == "publicwhip" else "html"
    raise LoadError(f"{path} is XML of a kind that cannot be read yet (its root is <{root}>). Save it as text or HTML.")


def _json_format(text: str, path: str, ending: str) -> str:
    first = text.partition("\n")[0]
    if ending in {"jsonl", "ndjson"} or len(first) > HEAD // 2:
        return "jsonl"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        if ending == "json":
            raise LoadError(f"{path} is JSON, but not JSON Lines. Write one JSON object on each line.") from None
        return "jsonl" if re.match(r'\{\s*"', first) else "text"
    return "jsonl"


def _mail_headers(text: str) -> set[str]:
    found = set()
    for line in text.split("\n"):
        header = _HEADER.match(line)
        if header:
            found.add(header.group(1).lower())
        elif not line.startswith((" ", "\t")):
            break
    return found if len(found) > 1 else set()
