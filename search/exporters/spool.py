"""Where do the pieces of a file wait that is written in another order than its papers come in?

In a temporary file that nobody else can open and that is gone when it is closed; memory holds only the places of the pieces.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from types import TracebackType
from typing import Self


class Spool:
    """Pieces of text under keys, read back key by key in the order in which they came. A context manager."""

    def __init__(self) -> None:
        import tempfile  # slow to import, and most forms need no spool

        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._places: dict[str, array[int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file, and of all that was kept in it."""
        self._file.close()

    def add(self, key: str, text: str) -> None:
        """Keeps one more piece under a key."""
        written = text.encode("utf-8", "backslashreplace")
        self._file.write(written)
        self._places.setdefault(key, array("Q")).extend((self._end, len(written)))
        self._end += len(written)

    def count(self, key: str) -> int:
        """How many pieces stand under a key."""
        return len(self._places.get(key, ())) // 2

    def keys(self) -> tuple[str, ...]:
        """The keys in the order in which they came."""
        return tuple(self._places)

    def pieces(self, key: str) -> Iterator[bytes]:
        """The pieces of a key, in UTF-8."""
        places = self._places.get(key, array("Q"))
        for number in range(0, len(places), 2):
            self._file.seek(places[number])
            yield self._file.read(places[number + 1])
        self._file.seek(self._end)
