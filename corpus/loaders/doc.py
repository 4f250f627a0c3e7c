"""How is an old Word document (97 to 2003) read? By its piece table, which says where each stretch of the main text lies.

The format is [MS-DOC]: the table is in the stream that a flag names, at the offset that the header names. Headers, footers, notes
and comments come after the main text and are left out; of a field only its result is kept.
"""

from __future__ import annotations

import itertools
import re
import struct
from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile
from corpus.loaders.ole_text import opened, stream
from corpus.loaders.properties import believed
from corpus.records import RawDocument

_MAGIC = 0xA5EC
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_CELLS = re.compile("\x07")
_LINES = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\f", "\x1e": "-", "\x1f": "", "\x15": "", "\x13": "", "\x14": "", "\xa0": " "}
)
_COMPRESSED = 0x40000000


def load_doc(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of a .doc file. Raises LoadError for one that is encrypted, too old, broken or without words."""
    with opened(file) as ole:
        head = stream(ole, "WordDocument")
        if len(head) < 0x1AA or struct.unpack_from("<H", head)[0] != _MAGIC:
            raise LoadError(f"{file.locator} is a Word document from before 1997. Open it in LibreOffice and save it as .docx.")
        flags = struct.unpack_from("<H", head, 0x0A)[0]
        if flags & _ENCRYPTED:
            raise LoadError(f"{file.locator} is a Word document with a password. Save it without one and ingest that.")
        table = stream(ole, "1Table" if flags & _TABLE_ONE else "0Table")
        text = _tidied("".join(_pieces(head, table)))
        about = ole.get_metadata()
        title, author = (decode(value or b"", f"cp{about.codepage}") for value in (about.title, about.author))
    if not has_word(text):
        raise LoadError(f"{file.locator} is a Word document without words.")
    yield RawDocument(file.locator, "doc", file.sha256, text=text, given=tuple(believed(title, author, text)))


def _pieces(head: bytes, table: bytes) -> Iterator[str]:
    """The stretches of the main text, in order."""
    (length,) = struct.unpack_from("<i", head, 0x4C)
    start, size = struct.unpack_from("<II", head, 0x1A2)
    clx = table[start : start + size]
    at = 0
    while clx[at] == 1:  # formatting of pieces, skipped
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (bytes_of,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + bytes_of]
    count = (len(plc) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    for number, (first, last) in enumerate(itertools.pairwise(bounds)):
        if first >= length:
            return
        (where,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)
        characters = min(last, length) - first
        if where & _COMPRESSED:
            at = (where & ~_COMPRESSED) // 2
            yield head[at : at + characters].decode("cp1252", "replace")
        else:
            yield head[where : where + 2 * characters].decode("utf-16-le", "replace")


def _tidied(text: str) -> str:
    while (without := _FIELD_CODE.sub("", text)) != text:
        text = without
    text = text.replace("\x07\x07", "\n").translate(_LINES)
    return re.sub(r"\n{3,}", "\n\n", tidy(_CELLS.sub("\t", text))).strip()
