"""How do arrays get into a file? One after the other, with what `indexer.codec.arrayfile` finds them by at the end."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from indexer.codec.arrayfile import END, MAGIC, PAGE, SIZES, TRAILER, VERSION, Array

_ALIGN = 64


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
        sizes = SIZES.pack(start, len(sums), len(directory), self._at + TRAILER, VERSION)
        self._write(sizes)
        self._write(END.pack(zlib.crc32(sums + directory + sizes), MAGIC))
        self._sink.close()


def write_strings(writer: ArrayFileWriter, name: str, strings: list[bytes]) -> None:
    """Write the two arrays of `indexer.codec.strings.Strings`."""
    text, starts = pack(strings)
    writer.add(name, text)
    writer.add(f"{name}.starts", starts)


def pack(strings: list[bytes]) -> tuple[bytes, Array]:
    """Byte strings end to end, and where each begins (one more than there are strings)."""
    ends = np.zeros(len(strings) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, strings), np.int64, len(strings)), out=ends[1:])
    return b"".join(strings), smallest(ends)


def smallest(values: Array, most: int | None = None) -> Array:
    """The same whole numbers, none negative, in the narrowest type that holds `most` (their own maximum)."""
    return values.astype(narrowest((int(values.max()) if len(values) else 0) if most is None else most), copy=False)


def narrowest(most: int) -> str:
    """The narrowest of u1, u2, u4 and u8 that holds a number.

    >>> narrowest(255), narrowest(256)
    ('<u1', '<u2')
    """
    return "<u1" if most < 1 << 8 else "<u2" if most < 1 << 16 else "<u4" if most < 1 << 32 else "<u8"
