"""How is a mailbox read? As a stream of messages, so that one of many gigabytes takes no more memory than its largest message."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from corpus.errors import LoadError
from corpus.limits import MB, PAPER_BYTES
from corpus.loaders.inputs import InputFile, inside
from corpus.loaders.mail import mail_papers, parse
from corpus.loaders.mail_headers import header
from corpus.records import RawDocument, Rejection

_FROM = re.compile(rb"From \S+.{0,80}\d")  # how a mailbox begins each message
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def load_mbox(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The messages of a mailbox with their attachments. Raises LoadError where not one message is in it."""
    number = 0
    with file.open() as stream:
        for number, content in enumerate(_messages(stream), 1):
            place = inside(file.locator, f"message {number}")
            if len(content) > PAPER_BYTES:
                yield Rejection(place, "load", f"{place} is larger than {PAPER_BYTES // MB} MB. Leave it out.")
                continue
            try:
                message = parse(place, _QUOTED_FROM.sub(rb"\1", content))
                name = header(message, "Message-ID").strip("<> ")
                own = replace(file, locator=inside(file.locator, name) if name else place)
                yield from mail_papers(own, "mbox", message, hashlib.sha256(content).hexdigest())
            except LoadError as error:
                yield Rejection(place, "load", str(error))
    if not number:
        raise LoadError(f"{file.locator} is a mailbox without a message.")


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message, without the line before it; of one that is too large only so many that it shows."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(MB):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if begun:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif size <= PAPER_BYTES:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines)
