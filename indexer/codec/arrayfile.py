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
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from indexer.errors import IndexDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
else:
    Array = np.ndarray  # a search need not import how arrays are typed

MAGIC = b"DOSSIERA"
VERSION = 1
PAGE = 1 << 16  # bytes under one checksum
_ALIGN = 64
_SIZES = struct.Struct("<QQQQI")  # where the checksums begin, their length and the directory's, the file's, the version
_END = struct.Struct("<I8s")  # checksum of all from the checksums on, magic
_TRAILER = _SIZES.size + _END.size


class DamagedIndexError(IndexDamaged):
    """A file of the index is cut short, changed, or of another version; the index has to be rebuilt."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the index file {name} is damaged: {reason}. Run `dossier rebuild`.")


class Sink(Protocol):
    """What an array file is written to."""

    def write(self, block: bytes | memoryview, /) -> object:
        """Append the block."""
        ...

    def close(self) -> object:
        """No more follows."""
        ...


class ArrayFileWriter:
    """Writes the arrays one after the other, and what finds them at the end."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._at = 0
        self._entries: dict[str, tuple[str, int, int, int]] = {}  # dtype, offset, length, index of the first checksum
        self._sums: list[int] = []
        self._write(MAGIC)

    def _write(self, block: bytes | memoryview) -> None:
        self._sink.write(block)
        self._at += len(block)

    def add(self, name: str, values: Array | bytes) -> None:
        """Write one array; bytes are an array of u1."""
        array = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else np.ascontiguousarray(values)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self._write(bytes(-self._at % _ALIGN))
        self._entries[name] = (array.dtype.str, self._at, len(array), len(self._sums))
        raw = array.view(np.uint8).data if len(array) else memoryview(b"")
        self._sums.extend(zlib.crc32(raw[start : start + PAGE]) for start in range(0, len(raw), PAGE))
        self._write(raw)

    def close(self, meta: Mapping[str, Any]) -> None:
        """Write the directory with `meta` (JSON values) in it, and close the sink."""
        self._write(bytes(-self._at % _ALIGN))
        start = self._at
        sums = np.array(self._sums, "<u4").tobytes()
        directory = json.dumps({"arrays": self._entries, "meta": dict(meta)}, sort_keys=True).encode()
        self._write(sums)
        self._write(directory)
        sizes = _SIZES.pack(start, len(sums), len(directory), self._at + _TRAILER, VERSION)
        self._write(sizes)
        self._write(_END.pack(zlib.crc32(sums + directory + sizes), MAGIC))
        self._sink.close()


class ArrayFile:
    """An array file open for reading; what it returns are read-only views of the map."""

    def __init__(self, buffer: bytes | memoryview | mmap.mmap, name: str) -> None:
        """Raises DamagedIndexError where the directory is not whole."""
        self.name = name
        self._buffer = memoryview(buffer)
        directory = self._directory()
        self._entries: dict[str, list[Any]] = directory["arrays"]
        self.meta: dict[str, Any] = directory["meta"]
        self._seen = bytearray(len(self._sums))
        self._views: dict[str, Array] = {}
        self._whole: set[str] = set()

    @classmethod
    def map(cls, path: Path) -> ArrayFile:
        """Open a file by memory map."""
        with path.open("rb") as stream:
            if path.stat().st_size < _TRAILER:
                raise DamagedIndexError(path.name, "it is too short")
            return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), path.name)

    def _directory(self) -> dict[str, Any]:
        size = len(self._buffer)
        if size < _TRAILER or bytes(self._buffer[: len(MAGIC)]) != MAGIC:
            raise DamagedIndexError(self.name, "it does not begin as one")
        start, sums, length, total, version = _SIZES.unpack(self._buffer[size - _TRAILER : size - _END.size])
        crc, magic = _END.unpack(self._buffer[size - _END.size :])
        if magic != MAGIC or total != size or start + sums + length + _TRAILER != size:
            raise DamagedIndexError(self.name, "its end is missing")
        if version != VERSION:
            raise DamagedIndexError(self.name, f"it is of version {version}, this program reads version {VERSION}")
        if zlib.crc32(self._buffer[start : size - _END.size]) != crc:
            raise DamagedIndexError(self.name, "its directory does not match its checksum")
        block = self._buffer[start : start + sums + length]
        self._sums: list[int] = np.frombuffer(block[:sums], "<u4").tolist()
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

    def raw(self, name: str) -> tuple[memoryview, memoryview]:
        """The bytes of an array, and for each page of them whether it has been checked; `part` checks them."""
        kind, offset, length, first = self._entries[name]
        size = length * np.dtype(kind).itemsize
        return self._buffer[offset : offset + size], memoryview(self._seen)[first : first + -(-size // PAGE)]

    def part(self, name: str, start: int, stop: int) -> Array:
        """The elements from start to stop, checked."""
        view = self._views.get(name)
        if view is None:
            kind, offset, length, _ = self._entries[name]
            view = self._views[name] = np.frombuffer(self._buffer, kind, length, offset)
        if not 0 <= start <= stop <= len(view):
            raise DamagedIndexError(self.name, f"elements {start} to {stop} of {name} are asked for, it has {len(view)}")
        width, first = view.itemsize, self._entries[name][3]
        low, high = first + start * width // PAGE, first - (-stop * width // PAGE)
        if self._seen.find(0, low, high) >= 0:
            self._check(name, low, high)
        return view[start:stop]

    def _check(self, name: str, low: int, high: int) -> None:
        """Compare the checksums with those numbers."""
        kind, offset, length, first = self._entries[name]
        end = offset + length * np.dtype(kind).itemsize
        for number in range(low, high):
            start = offset + (number - first) * PAGE
            if not self._seen[number] and zlib.crc32(self._buffer[start : min(end, start + PAGE)]) != self._sums[number]:
                raise DamagedIndexError(self.name, f"{name} does not match its checksum after byte {start}")
            self._seen[number] = 1

    def check(self) -> None:
        """Read everything; raises DamagedIndexError where a byte is not as it was written."""
        for name in self._entries:
            self.part(name, 0, self.length(name))


def smallest(values: Array, most: int | None = None) -> Array:
    """The same whole numbers, none negative, in the narrowest type that holds `most` (their own maximum)."""
    return values.astype(narrowest((int(values.max()) if len(values) else 0) if most is None else most), copy=False)


def narrowest(most: int) -> str:
    """The narrowest of u1, u2, u4 and u8 that holds a number.

    >>> narrowest(255), narrowest(256)
    ('<u1', '<u2')
    """
    return "<u1" if most < 1 << 8 else "<u2" if most < 1 << 16 else "<u4" if most < 1 << 32 else "<u8"
