"""How is a packed stream (gzip, bzip2, xz) unpacked without letting it grow beyond reason?"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, cast

from corpus.errors import LoadError
from corpus.limits import ARCHIVE_BYTES, ARCHIVE_RATIO, ARCHIVE_RATIO_FROM, MB
from corpus.loaders.inputs import GZIP, InputFile

_OPENERS: dict[bytes, Callable[[BinaryIO], io.BufferedIOBase]] = {
    GZIP: lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}


def unpacked(file: InputFile) -> Callable[[], BinaryIO] | None:
    """What opens the unpacked stream of a packed file; None for a file that is not packed."""
    with file.open() as stream:
        head = stream.read(6)
    for magic, opener in _OPENERS.items():
        if head.startswith(magic):
            return lambda: cast(BinaryIO, io.BufferedReader(_Unpacking(file, opener), 64 * 1024))
    return None


class _Unpacking(io.RawIOBase):
    """A stream that counts what comes out of it, and ends with a LoadError where that is too much."""

    def __init__(self, file: InputFile, opener: Callable[[BinaryIO], io.BufferedIOBase]) -> None:
        self.packed = file.open()  # tells how far the file was read
        self._stream = opener(self.packed)
        self._file = file
        self._count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fills the buffer; see io.RawIOBase."""
        view = memoryview(buffer)
        content = self._stream.read(len(view))
        view[: len(content)] = content
        self._count += len(content)
        if self._count > ARCHIVE_BYTES or (self._count > ARCHIVE_RATIO_FROM and self._count > ARCHIVE_RATIO * self._file.size):
            raise LoadError(
                f"{self._file.locator} unpacks to more than {ARCHIVE_RATIO} times its size or {ARCHIVE_BYTES // MB} MB. "
                "Unpack it by hand if you trust it."
            )
        return len(content)

    def close(self) -> None:
        """Closes the file as well."""
        self._stream.close()
        self.packed.close()
        super().close()
