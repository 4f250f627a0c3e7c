"""Which formats can be read? One file per format: bytes in, `RawDocument`s out.

A loader yields the good papers of a file and a `Rejection` for each bad one, and goes on; it raises LoadError where the file
as a whole, or what is left of it, cannot be read. The format is told by the content; the name only decides where that is open.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from corpus.errors import LoadError
from corpus.loaders.eml import load_eml
from corpus.loaders.html import load_html
from corpus.loaders.inputs import GZIP, InputFile
from corpus.loaders.jsonl import load_jsonl
from corpus.loaders.parlparse import load_parlparse
from corpus.loaders.sniff import HEAD, sniff
from corpus.loaders.text import load_text
from corpus.records import Locator, RawDocument, Rejection

Loaded = RawDocument | Rejection
Loader = Callable[[InputFile], Iterator[Loaded]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as `dossier formats` prints it."""

    title: str
    endings: tuple[str, ...]


LOADERS: dict[str, Loader] = {
    "text": load_text,
    "html": load_html,
    "jsonl": load_jsonl,
    "parlparse": load_parlparse,
    "eml": load_eml,
}

FORMATS: dict[str, Format] = {
    "text": Format("plain text, in any encoding", (".txt", ".text", ".md")),
    "html": Format("web pages", (".html", ".htm", ".xhtml")),
    "jsonl": Format("JSON Lines, one paper a line", (".jsonl", ".jsonl.gz", ".ndjson")),
    "parlparse": Format("TheyWorkForYou (parlparse) XML", (".xml",)),
    "eml": Format("e-mail messages", (".eml",)),
}

_IN_MEMORY = 32 * 1024 * 1024  # a file up to this size is read from the disk once


def load(file: InputFile) -> Iterator[Loaded]:
    """The papers of a file, by the loader of its format. Raises LoadError, also after the first papers."""
    try:
        with file.open() as head:
            packed = head.read(len(GZIP)) == GZIP
        if packed:
            file = replace(file, open=_unpacked(file.open))
        with file.open() as head:
            name = sniff(head.read(HEAD), file.locator.path)
        yield from LOADERS[name](file)
    except (OSError, EOFError, zlib.error) as error:
        raise LoadError(f"{file.locator} cannot be read: {error}. Check that it is whole and may be read.") from error


def open_input(path: Path, shown: str) -> InputFile:
    """The file at `path`, known as `shown`. Raises LoadError where it cannot be read."""
    try:
        size = path.stat().st_size
        if size <= _IN_MEMORY:
            content = path.read_bytes()
            return InputFile(Locator(shown), lambda: io.BytesIO(content), len(content), hashlib.sha256(content).hexdigest())
        return InputFile(Locator(shown), lambda: path.open("rb"), size, file_sha256(path))
    except OSError as error:
        raise LoadError(f"{shown} cannot be read: {error.strerror or error}. Check that it is there and may be read.") from error


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hex, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpacked(opened: Callable[[], BinaryIO]) -> Callable[[], BinaryIO]:
    return lambda: cast(BinaryIO, gzip.GzipFile(fileobj=cast(IO[bytes], opened())))
