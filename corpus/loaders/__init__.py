"""Which formats can be read? One file per format: bytes in, `RawDocument`s out.

A loader yields the good papers of a file and a `Rejection` for each bad one, and goes on; it raises LoadError where the file
as a whole, or what is left of it, cannot be read. The format is told by the content; the name only decides where that is open.
A loader is imported when its first file comes: a run over plain text needs none of the libraries for the others.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from corpus.errors import LoadError
from corpus.field_maps import NO_FIELDS, FieldMap
from corpus.limits import ONCE_READ, PAPER_BYTES, TEXT_LENGTH
from corpus.loaders.inputs import InputFile, too_large
from corpus.loaders.packed import unpacked
from corpus.loaders.recognised import recognised
from corpus.loaders.sniff import HEAD, sniff
from corpus.records import Locator, RawDocument, Rejection

Loaded = RawDocument | Rejection
Loader = Callable[[InputFile], Iterator[Loaded]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as `dossier formats` prints it. `streamed`: a file of many papers, which may be larger than one paper."""

    title: str
    endings: tuple[str, ...]
    streamed: bool = False


LOADERS: dict[str, str] = {  # where the loader of each format is
    "text": "corpus.loaders.text:load_text",
    "markdown": "corpus.loaders.markdown:load_markdown",
    "html": "corpus.loaders.html:load_html",
    "mhtml": "corpus.loaders.mhtml:load_mhtml",
    "pdf": "corpus.loaders.pdf:load_pdf",
    "docx": "corpus.loaders.docx:load_docx",
    "odt": "corpus.loaders.odt:load_odt",
    "rtf": "corpus.loaders.rtf:load_rtf",
    "doc": "corpus.loaders.doc:load_doc",
    "eml": "corpus.loaders.eml:load_eml",
    "mbox": "corpus.loaders.mbox:load_mbox",
    "msg": "corpus.loaders.msg:load_msg",
    "csv": "corpus.loaders.csv:load_csv",
    "json": "corpus.loaders.json:load_json",
    "jsonl": "corpus.loaders.jsonl:load_jsonl",
    "feed": "corpus.loaders.feed:load_feed",
    "tei": "corpus.loaders.tei:load_tei",
    "sgml": "corpus.loaders.sgml:load_sgml",
    "parlparse": "corpus.loaders.parlparse:load_parlparse",
    "hansard": "corpus.loaders.hansard_xml:load_hansard_xml",
    "xml": "corpus.loaders.xml:load_xml",
    "zip": "corpus.loaders.archives:load_zip",
    "tar": "corpus.loaders.archives:load_tar",
}

FORMATS: dict[str, Format] = {
    "text": Format("plain text, in any encoding", (".txt", ".text")),
    "markdown": Format("Markdown", (".md", ".markdown")),
    "html": Format("web pages", (".html", ".htm", ".xhtml")),
    "mhtml": Format("web pages saved whole", (".mhtml", ".mht")),
    "pdf": Format("PDF with text", (".pdf",)),
    "docx": Format("Word documents", (".docx",)),
    "odt": Format("OpenDocument texts", (".odt",)),
    "rtf": Format("Rich Text", (".rtf",)),
    "doc": Format("old Word documents (97 to 2003)", (".doc",)),
    "eml": Format("e-mail messages and their attachments", (".eml",)),
    "mbox": Format("mailboxes", (".mbox", ".mbx"), streamed=True),
    "msg": Format("Outlook messages and their attachments", (".msg",)),
    "csv": Format("tables, one paper a row", (".csv", ".tsv")),
    "json": Format("JSON, one paper or a list of them", (".json",)),
    "jsonl": Format("JSON Lines, one paper a line", (".jsonl", ".jsonl.gz", ".ndjson"), streamed=True),
    "feed": Format("RSS and Atom feeds, one paper an entry", (".rss", ".atom", ".xml")),
    "tei": Format("TEI editions, one paper a text", (".xml", ".tei")),
    "sgml": Format("Reuters news in SGML", (".sgm", ".sgml"), streamed=True),
    "parlparse": Format("TheyWorkForYou (parlparse) XML", (".xml",), streamed=True),
    "hansard": Format("Hansard XML: historic UK volumes, Canada", (".xml",)),
    "xml": Format("other XML, as its source knows it", (".xml",)),
    "zip": Format("ZIP archives of all of these", (".zip",), streamed=True),
    "tar": Format("TAR archives of all of these", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), streamed=True),
}


def load(file: InputFile) -> Iterator[Loaded]:
    """The papers of a file, by the loader of its format. Raises LoadError, also after the first papers."""
    try:
        opener = unpacked(file)
        if opener:
            file = replace(file, open=opener)
        for raw in loader_of(format_of(file))(file):
            if isinstance(raw, RawDocument) and len(raw.text) + len(raw.markup or "") > TEXT_LENGTH:
                reason = f"{raw.locator} is longer than {TEXT_LENGTH:,} characters, more than one paper may be. Split it."
                yield Rejection(raw.locator, "load", reason)
            elif isinstance(raw, RawDocument) and not (raw.markup or raw.parts):
                yield _mended(raw)
            else:
                yield raw
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise LoadError(f"{file.locator} cannot be read: {error}. Check that it is whole and may be read.") from error


def _mended(raw: RawDocument) -> RawDocument:
    """A paper whose text was recognised or copied, as it was before."""
    text = recognised(raw.text)
    return raw if text is raw.text else raw._replace(text=text)


def format_of(file: InputFile) -> str:
    """The name of a file's format. Raises LoadError, saying what it is, where it cannot be read."""
    with file.open() as head:
        name = sniff(head.read(HEAD), str(file.locator))
    if name in ("zip", "ole"):
        from corpus.loaders.containers import ole_format, zip_format

        return zip_format(file) if name == "zip" else ole_format(file)
    return name


@cache
def loader_of(name: str) -> Loader:
    """The loader of a format."""
    module, _, function = LOADERS[name].partition(":")
    return cast(Loader, getattr(import_module(module), function))


def open_input(path: Path | str, shown: str, fields: FieldMap = NO_FIELDS, size: int = -1) -> InputFile:
    """The file at `path`, known as `shown`, of so many bytes, where that is known.

    Raises LoadError where it cannot be read, or is too large to be one paper. Of many small files a name is opened sooner than a
    Path is made of it, and one that is read whole needs no buffer.
    """
    try:
        size = size if size >= 0 else os.stat(path).st_size  # noqa: PTH116
        if size <= ONCE_READ:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                content = file.read()
            digest = hashlib.sha256(content).hexdigest()
            return InputFile(Locator(shown), lambda: io.BytesIO(content), len(content), digest, fields=fields)
        whole = Path(path)
        large = InputFile(Locator(shown), lambda: whole.open("rb"), size, "", fields=fields)
        if size > PAPER_BYTES and not FORMATS[format_of(large)].streamed and not unpacked(large):
            raise too_large(large.locator)
        return replace(large, sha256=file_sha256(whole))
    except OSError as error:
        raise LoadError(f"{shown} cannot be read: {error.strerror or error}. Check that it is there and may be read.") from error


def piped_input(stream: BinaryIO, shown: str) -> InputFile:
    """What comes through a pipe, to its end. Raises LoadError where it is more than one paper may be."""
    content = stream.read(PAPER_BYTES + 1)
    place = Locator(shown)
    if len(content) > PAPER_BYTES:
        raise too_large(place)
    return InputFile(place, lambda: io.BytesIO(content), len(content), hashlib.sha256(content).hexdigest())


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hex, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
