"""How do many named arrays lie in one file that opens at once and cannot be wrong in silence?

    magic · array · array · … · checksums · directory (JSON) · trailer (sizes, checksum of the directory, version, magic)

Arrays are one-dimensional and little-endian, each begins at a multiple of 64 bytes, and every 64 KiB of each has a
checksum. Opening maps the file and reads the directory; a stretch of an array is checked when it is first read, once. So a
file of any size opens in well under a millisecond, and a damaged byte raises `DamagedIndexError` and gives no wrong answer.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from array import array
from pathlib import Path

from corpus.nouns import TYPE_CHECKING
from indexer.errors import IndexDamaged

if TYPE_CHECKING:
    from typing import Any, Literal

    from numpy.typing import NDArray

    Array = NDArray[Any]
else:
    Array = object  # few searches need numpy, and none how its arrays are typed

MAGIC = b"DOSSIERA"
VERSION = 1
PAGE = 1 << 16  # bytes under one checksum
SIZES = struct.Struct("<QQQQI")  # where the checksums begin, their length and the directory's, the file's, the version
END = struct.Struct("<I8s")  # checksum of all from the checksums on, magic
TRAILER = SIZES.size + END.size
_CODES: dict[int, Literal["B", "H", "I", "Q"]] = {
    1: "B",
    2: "H",
    4: "I",
    8: "Q",
}  # what Python calls whole numbers of so many bytes


class DamagedIndexError(IndexDamaged):
    """A file of the index is cut short, changed, or of another version; the index has to be rebuilt."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the index file {name} is damaged: {reason}. Run `dossier rebuild`.")


class ArrayFile:
    """An array file open for reading; what it returns are read-only views of the map, as numpy's arrays or as plain numbers."""

    def __init__(self, buffer: bytes | memoryview | mmap.mmap, name: str) -> None:
        """Raises DamagedIndexError where the directory is not whole."""
        self.name = name
        self._buffer = memoryview(buffer)
        directory = self._directory()
        self._entries: dict[str, list[Any]] = directory["arrays"]
        self.meta: dict[str, Any] = directory["meta"]
        self._seen = bytearray(len(self._sums))
        self._views: dict[str, Array] = {}
        self._numbers: dict[str, memoryview] = {}
        self._whole: set[str] = set()

    @classmethod
    def map(cls, path: Path) -> ArrayFile:
        """Open a file by memory map."""
        with path.open("rb") as stream:
            if path.stat().st_size < TRAILER:
                raise DamagedIndexError(path.name, "it is too short")
            return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), path.name)

    def _directory(self) -> dict[str, Any]:
        size = len(self._buffer)
        if size < TRAILER or bytes(self._buffer[: len(MAGIC)]) != MAGIC:
            raise DamagedIndexError(self.name, "it does not begin as one")
        start, sums, length, total, version = SIZES.unpack(self._buffer[size - TRAILER : size - END.size])
        crc, magic = END.unpack(self._buffer[size - END.size :])
        if magic != MAGIC or total != size or start + sums + length + TRAILER != size:
            raise DamagedIndexError(self.name, "its end is missing")
        if version != VERSION:
            raise DamagedIndexError(self.name, f"it is of version {version}, this program reads version {VERSION}")
        if zlib.crc32(self._buffer[start : size - END.size]) != crc:
            raise DamagedIndexError(self.name, "its directory does not match its checksum")
        block = self._buffer[start : start + sums + length]
        self._sums: list[int] = as_numbers(block[:sums], "<u4").tolist()
        found: dict[str, Any] = json.loads(bytes(block[sums:]))
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The names of the arrays."""
        return list(self._entries)

    def length(self, name: str) -> int:
        """How many elements an array has."""
        return int(self._entries[name][2])

    def array(self, name: str) -> Array:
        """The whole array, checked."""
        if name not in self._whole:
            self.part(name, 0, self.length(name))
            self._whole.add(name)
        return self._views[name]

    def part(self, name: str, start: int, stop: int) -> Array:
        """The elements from start to stop, checked, as an array of numpy's."""
        view = self._views.get(name)
        if view is None:
            kind, offset, length, _ = self._entries[name]
            view = self._views[name] = _as_array(self._buffer, kind, length, offset)
        self._see(name, start, stop, len(view), view.itemsize)
        return view[start:stop]

    def numbers(self, name: str, start: int = 0, stop: int | None = None) -> memoryview:
        """The same without numpy: all that Python itself needs to have whole numbers one by one."""
        view = self._numbers.get(name)
        if view is None:
            view = self._numbers[name] = as_numbers(self._bytes(name), self._entries[name][0])
        end = len(view) if stop is None else stop
        self._see(name, start, end, len(view), view.itemsize)
        return view[start:end]

    def raw(self, name: str) -> tuple[memoryview, memoryview]:
        """The bytes of an array, and for each page of them whether it has been checked; `numbers` checks them."""
        found, first = self._bytes(name), self._entries[name][3]
        return found, memoryview(self._seen)[first : first + -(-len(found) // PAGE)]

    def _bytes(self, name: str) -> memoryview:
        kind, offset, length, _ = self._entries[name]
        return self._buffer[offset : offset + length * width_of(kind)]

    def _see(self, name: str, start: int, stop: int, length: int, width: int) -> None:
        """Have the pages of those elements checked; raises DamagedIndexError."""
        if not 0 <= start <= stop <= length:
            raise DamagedIndexError(self.name, f"elements {start} to {stop} of {name} are asked for, it has {length}")
        first = self._entries[name][3]
        low, high = first + start * width // PAGE, first - (-stop * width // PAGE)
        if self._seen.find(0, low, high) >= 0:
            self._check(name, low, high)

    def _check(self, name: str, low: int, high: int) -> None:
        """Compare the checksums with those numbers."""
        kind, offset, length, first = self._entries[name]
        end = offset + length * width_of(kind)
        for number in range(low, high):
            start = offset + (number - first) * PAGE
            if not self._seen[number] and zlib.crc32(self._buffer[start : min(end, start + PAGE)]) != self._sums[number]:
                raise DamagedIndexError(self.name, f"{name} does not match its checksum after byte {start}")
            self._seen[number] = 1

    def check(self) -> None:
        """Read everything; raises DamagedIndexError where a byte is not as it was written."""
        for name in self._entries:
            self.part(name, 0, self.length(name))


def width_of(kind: str) -> int:
    """How many bytes an element takes, by the name of its type.

    >>> width_of("<u2")
    2
    """
    return int(kind[2:])


def as_numbers(block: memoryview, kind: str, swapped: bool = sys.byteorder != "little") -> memoryview:
    """Little-endian whole numbers that none is below zero of, to be read one by one; `swapped` on the machines that do otherwise.

    >>> as_numbers(memoryview(bytes([1, 2])), "<u2").tolist(), as_numbers(memoryview(bytes([1, 2])), "<u2", True).tolist()
    ([513], [258])
    """
    code = _CODES[width_of(kind)]
    if not swapped:
        return block.cast(code)
    copied = array(code, block.tobytes())
    copied.byteswap()
    return memoryview(copied)


def _as_array(buffer: memoryview, kind: str, length: int, offset: int) -> Array:
    import numpy  # what a search of few papers does without

    return numpy.frombuffer(buffer, kind, length, offset)
