"""Which format is this? Told by the first bytes; the name decides only where they leave it open."""

from __future__ import annotations

import json
import re

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, wide_encoding

HEAD = 16 * 1024  # bytes that are looked at

_MAGIC = (  # first bytes, and the format: "zip" and "ole" hold several, told apart by what is in them
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
)
_NO_PAPER = (
    (b"SQLite format 3", "a database", "Export its papers as CSV or JSON Lines and ingest those."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and ingest the folder."),
    (b"Rar!", "a RAR archive", "Unpack it and ingest the folder."),
    (b"!BDN", "an Outlook data file", "Export its messages as .msg, .eml or .mbox and ingest those."),
    (b"\x89PNG", "a picture", "Leave it out, or run text recognition on it and ingest the text."),
    (b"\xff\xd8\xff", "a picture", "Leave it out, or run text recognition on it and ingest the text."),
    (b"GIF8", "a picture", "Leave it out, or run text recognition on it and ingest the text."),
    (b"II*\0", "a picture", "Leave it out, or run text recognition on it and ingest the text."),
    (b"MM\0*", "a picture", "Leave it out, or run text recognition on it and ingest the text."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ", "a program", "Leave it out."),
)
_BEGINNINGS = (*(magic for magic, _ in _MAGIC), *(magic for magic, _, _ in _NO_PAPER))
_CONTROL = bytes((*range(9), *range(14, 27), 127))  # in no text; 27 begins a change of characters in some
_PDF_WITHIN = 1024  # bytes before the mark that readers allow
_TAR_MARK = slice(257, 262)
_XML_ENDINGS = {"xml", "rss", "atom", "sgm", "sgml", "tei"}
_MARKDOWN = {"md", "markdown", "mdown"}
_TABLES = {"csv", "tsv", "tab"}
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<meta\s|<title|<div|<article|<p[\s>])", re.I | re.S
)
_XML_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w.:-]+)", re.I)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?")
_MAIL_ONLY = {"received", "message-id", "return-path", "mime-version", "delivered-to", "dkim-signature", "x-mailer"}
_MAIL = {"from", "to", "cc", "date", "subject", "sender", "reply-to", "content-type"} | _MAIL_ONLY
_SAVED = re.compile(r"^From: *<?Saved by|^Snapshot-Content-Location:", re.I | re.M)
_RELATED = re.compile(r"^Content-Type: *multipart/related", re.I | re.M)
_ROOTS = {
    "publicwhip": "parlparse",
    "html": "html",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "tei": "tei",
    "teicorpus": "tei",
    "lewis": "sgml",
    "reuters": "sgml",
    **dict.fromkeys(
        (
            "hansard",
            "housecommons",
            "houselords",
            "writtenanswers",
            "lordswrittenanswers",
            "writtenstatements",
            "lordswrittenstatements",
            "westminsterhall",
            "grandcommitteereport",
        ),
        "hansard",
    ),
}


def sniff(head: bytes, path: str) -> str:
    """The name of the loader for a file that begins so; "zip" and "ole" are yet to be told apart.

    Raises LoadError, saying what the file is, where there is no loader for it.
    """
    for magic, name in _MAGIC if head.startswith(_BEGINNINGS) else ():
        if head.startswith(magic):
            return name
    for magic, what, next_step in _NO_PAPER if head.startswith(_BEGINNINGS) else ():
        if head.startswith(magic) and (len(magic) > 3 or _is_binary(head)):
            raise LoadError(f"{path} is {what}, which holds no text to read. {next_step}")
    if head[_TAR_MARK] == b"ustar":
        return "tar"
    if not head.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        raise LoadError(f"{path} is empty. Fetch or save it again, or leave it out.")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if _is_binary(head):
        raise LoadError(f"{path} is not text: it holds bytes that no encoding of text has. Leave it out.")
    return _text_format(decode(head).lstrip("\ufeff \t\r\n"), path)


def _text_format(text: str, path: str) -> str:
    ending = re.sub(r"\.(?:gz|bz2|xz)$", "", path.lower()).rpartition(".")[2]
    if text.startswith("<?xml"):
        return _xml_format(text)
    if text.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        raise LoadError(f"{path} is a calendar or an address card, which is no paper. Leave it out.")
    headers = _mail_headers(text)
    if ("<" in text and _HTML.match(text)) or (ending in {"html", "htm", "xhtml"} and "<" in text and not headers & _MAIL_ONLY):
        return "html"
    if text.startswith(("<!DOCTYPE", "<publicwhip", "<rss", "<feed", "<TEI")) or (
        text.startswith("<") and ending in _XML_ENDINGS
    ):
        return _xml_format(text)
    if text.startswith(("{", "[")) and (found := _json_format(text, ending)):
        return found
    if text.startswith("From ") and _mail_headers(text.partition("\n")[2]) & _MAIL:
        return "eml" if ending == "eml" else "mbox"
    if headers & _MAIL_ONLY or (ending in {"eml", "mht", "mhtml"} and headers & _MAIL):
        return "mhtml" if ending in {"mht", "mhtml"} or (_SAVED.search(text) and _RELATED.search(text)) else "eml"
    if ending in _TABLES:
        return "csv"
    return "markdown" if ending in _MARKDOWN else "text"


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or (b"\0" in head and wide_encoding(head)):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    return head.count(0) > 1 or control * 50 > len(head)


def _xml_format(text: str) -> str:
    named = _DOCTYPE.search(text) or _XML_ROOT.search(re.sub(r"<!--.*?-->", "", text, flags=re.S))
    root = named.group(1).lower().rpartition(":")[2] if named else ""
    return _ROOTS.get(root, "xml")


def _json_format(text: str, ending: str) -> str | None:
    """One value in a file is "json", one on each line "jsonl"; None for text that only begins like JSON."""
    first, _, rest = text.partition("\n")
    if ending in {"jsonl", "ndjson"} and first.strip() not in {"{", "["}:  # those begin one value over many lines
        return "jsonl"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        if ending == "json" or (len(first) > HEAD // 2 and "\n" not in text):
            return "json"
        return "json" if re.match(r'\{\s*"[^"\n]{1,80}"\s*:|\[\s*\{\s*"', text) else None
    if first.startswith("{") and (not rest.strip() or rest.lstrip().startswith("{")):
        return "jsonl" if rest.strip() or ending != "json" else "json"
    return "json" if ending == "json" or first.startswith("[{") else None


def _mail_headers(text: str) -> set[str]:
    found = set()
    end = -1
    while end < len(text):
        start, end = end + 1, text.find("\n", end + 1)
        end = len(text) if end < 0 else end
        line = text[start:end]
        header = _HEADER.match(line)
        if header:
            found.add(header.group(1).lower())
        elif not line.startswith((" ", "\t")):
            break
    return found if len(found) > 1 else set()
