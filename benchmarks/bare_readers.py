"""What does a short program make of a format with the bare library that its loader stands on?

Each does what anybody would who wants the words: the text, the titles, the dates, without places, limits and cleaning.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import io
import json
import mailbox
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from hashlib import sha256
from typing import BinaryIO, cast

from lxml import etree

FIELDS = ("id", "kind", "title", "url", "date", "speaker", "author", "publisher")  # that the bare reader of JSON Lines takes
PARTS = (  # of an Office document, that hold its text, or say how it looks or what it is
    *(f"word/{name}.xml" for name in ("document", "styles", "numbering", "footnotes", "endnotes")),
    *("docProps/core.xml", "content.xml", "styles.xml", "meta.xml"),
)
HANSARD = ("p", "title", "td", "li", "ParaText", "ProceduralText", "PersonSpeaking", "OrderOfBusinessTitle", "CatchLine")
PARAGRAPHS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "dd", "dt", "blockquote")  # of HTML


def _words_of(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _shown(markup: str) -> list[str]:
    """A text as a clean line; a piece of HTML as one for each paragraph, heading, item and cell in it."""
    from lxml import html

    if "<" not in markup:
        return [" ".join(markup.split())]
    root = cast(html.HtmlElement, html.fromstring(markup))
    return [" ".join(str(one.text_content()).split()) for one in root.iter(*PARAGRAPHS)] or [str(root.text_content())]


def _bare_pdf(content: bytes) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _bare_office(content: bytes) -> object:
    """The paragraphs and notes, their styles, the marks of their lists and the metadata: what a loader needs, no other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name in PARTS]
    return [["".join(map(str, p.itertext())) for p in root.iter("{*}p", "{*}h")] for root in roots]


def _bare_rtf(content: bytes) -> object:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]


def _bare_msg(content: bytes) -> object:
    """The streams, those of text as text, and the headers that came with the message."""
    import olefile

    with olefile.OleFileIO(content) as ole:
        streams = {"/".join(name): ole.openstream(name).read() for name in ole.listdir()}
    texts = {name: value.decode("utf-16-le") for name, value in streams.items() if name.endswith("001F")}
    carried = email.message_from_string(texts.get("__substg1.0_007D001F", ""), policy=email.policy.default)
    return streams, texts, [str(carried[name]) for name in ("Message-ID", "Subject", "Date", "From", "To", "Cc")]


def _bare_doc(content: bytes) -> object:
    """The streams, and the properties: title, author."""
    import olefile

    with olefile.OleFileIO(content) as ole:
        about = ole.get_metadata()
        return about.title, about.author, [ole.openstream(name).read() for name in ole.listdir()]


def _bare_mail(content: bytes) -> object:
    return _of_message(email.message_from_bytes(content, policy=email.policy.default))


def _of_message(message: EmailMessage) -> object:
    """Headers, the body, and what is attached, by the library of each."""
    found: list[object] = [str(message[name]) for name in ("Message-ID", "Subject", "Date", "From", "To", "Cc")]
    body = message.get_body(("plain", "html"))
    if body is not None:
        found.append(body.get_content() if body.get_content_type() == "text/plain" else _shown(body.get_content()))
    for part in message.iter_attachments():
        if part.is_multipart() and part.get_content_maintype() != "message":
            found.append(_of_message(part))
            continue
        attached = part.get_content()
        if isinstance(attached, EmailMessage):
            found.append(_of_message(attached))
        elif isinstance(attached, bytes) and attached.startswith(b"%PDF-"):
            found.append(_bare_pdf(attached))
        elif isinstance(attached, bytes) and attached.startswith(b"PK\3\4"):
            found.append(_bare_office(attached))
        elif part.get_content_type() == "text/html":
            found.append(_shown(attached))
        else:
            found.append(attached)
    return found


def _bare_mbox(content: bytes) -> object:
    """As `mailbox` reads it, from a file of its own in memory."""

    def read(stream: BinaryIO) -> EmailMessage:
        return email.message_from_binary_file(stream, policy=email.policy.default)

    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return [_of_message(message) for message in mailbox.mbox(file.name, factory=read)]  # type: ignore[arg-type]


def _bare_json(content: bytes) -> object:
    """Every string as clean lines, those of HTML as their paragraphs."""
    return _strings(json.loads(content))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return _shown(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


def _bare_jsonl(content: bytes) -> object:
    """Each line's text in its normal form, its fields, its day, and its hash: the name of a paper that has no other."""
    return [_of_line(line, json.loads(line)) for line in content.split(b"\n") if line.strip()]


def _of_line(line: bytes, fields: dict[str, str]) -> object:
    text = unicodedata.normalize("NFC", fields["text"]).replace("\r\n", "\n")
    day = datetime.fromisoformat(fields["date"]).date()
    return sha256(line).hexdigest(), text, day, {name: fields.get(name) for name in FIELDS}


def _bare_feed(content: bytes) -> object:
    """Each entry's fields by their names: HTML as its text, links as their target, days as days."""
    return [
        {(name := etree.QName(child).localname): _of_entry(name, child) for child in entry.iterchildren(etree.Element)}
        for entry in _root(content).iter("{*}item", "{*}entry")
    ]


def _of_entry(name: str, child: etree._Element) -> object:
    text = child.get("href") or child.text or ""
    if name == "pubDate":
        return email.utils.parsedate_to_datetime(text)
    return datetime.fromisoformat(text) if name in ("published", "updated") else _shown(text)


def _bare_tei(content: bytes) -> object:
    return [
        _words_of(element)
        for element in _root(content).iter("{*}p", "{*}head", "{*}opener", "{*}closer", "{*}title", "{*}persName")
    ]


def _bare_parlparse(content: bytes) -> object:
    return [
        (dict(one.attrib), [_words_of(child) for child in one.iterchildren(etree.Element)])
        for one in _root(content).iter("speech", "ques", "reply", "major-heading", "minor-heading")
    ]


def _bare_hansard(content: bytes) -> object:
    """Headings, paragraphs, speakers, and the cells of tables, each with its attributes."""
    return [(dict(one.attrib), _words_of(one)) for one in _root(content).iter(*HANSARD)]


def _root(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _bare_text(content: bytes) -> object:
    return content.decode("utf-8", "replace")


LIBRARIES: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "pdf": ("pypdfium2", _bare_pdf),
    "docx": ("zipfile and lxml", _bare_office),
    "odt": ("zipfile and lxml", _bare_office),
    "rtf": ("striprtf", _bare_rtf),
    "doc": ("olefile", _bare_doc),
    "msg": ("olefile and email", _bare_msg),
    "eml": ("email", _bare_mail),
    "mbox": ("mailbox", _bare_mbox),
    "json": ("json and lxml", _bare_json),
    "jsonl": ("json", _bare_jsonl),
    "feed": ("lxml", _bare_feed),
    "tei": ("lxml", _bare_tei),
    "parlparse": ("lxml", _bare_parlparse),
    "hansard": ("lxml", _bare_hansard),
    "html": ("reading alone", _bare_text),
    "text": ("reading alone", _bare_text),
    "sgml": ("reading alone", _bare_text),
}
