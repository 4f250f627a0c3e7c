"""How are the streams of a compound file (old Word, Outlook) opened and told as text?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import olefile

from corpus.errors import LoadError
from corpus.loaders.inputs import InputFile, read_whole


@contextmanager
def opened(file: InputFile) -> Iterator[olefile.OleFileIO]:
    """The compound file. Whatever goes wrong with its bytes inside the block is a LoadError."""
    try:
        with olefile.OleFileIO(BytesIO(read_whole(file))) as ole:
            yield ole
    except LoadError:
        raise
    except Exception as error:  # olefile and the tables inside let out whatever broken bytes lead to
        raise LoadError(f"{file.locator} is a broken document: {error}. Save it again.") from error


def stream(ole: olefile.OleFileIO, name: str) -> bytes:
    """The bytes of a stream; none where it is not there."""
    return bytes(ole.openstream(name).read()) if ole.exists(name) else b""
