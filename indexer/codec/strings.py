"""How do many strings lie in two arrays?

`<name>` holds them as UTF-8, end to end, and `<name>.starts` where each begins, one more than there are strings.
"""

from __future__ import annotations

from itertools import pairwise

from indexer.codec.arrayfile import PAGE, Array, ArrayFile


def encoded(text: str) -> bytes:
    """UTF-8, whatever the text holds."""
    return text.encode("utf-8", "surrogatepass")


def decoded(block: bytes) -> str:
    """The text that `encoded` gave the bytes of."""
    return block.decode("utf-8", "surrogatepass")


class Strings:
    """Byte strings by number, packed in two arrays `<name>` and `<name>.starts`."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file, self._name = file, name
        self._starts = file.numbers(f"{name}.starts")
        self._bytes, self._seen = file.raw(name)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        start, stop = self._starts[number], self._starts[number + 1]
        if start < stop and not (self._seen[start // PAGE] and self._seen[(stop - 1) // PAGE]):
            self._file.numbers(self._name, start, stop)
        return self._bytes[start:stop].tobytes()

    def arrays(self) -> tuple[Array, Array]:
        """All bytes, and where each string begins."""
        return self._file.array(self._name), self._file.array(f"{self._name}.starts")

    def all(self) -> list[bytes]:
        """Every string."""
        text = self._file.numbers(self._name).tobytes()
        starts = self._starts.tolist()
        return [text[a:b] for a, b in pairwise(starts)]

    def lower_bound(self, wanted: bytes, low: int = 0) -> int:
        """The first number whose string is not below `wanted`, in strings that are sorted."""
        high = len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, wanted: bytes) -> int:
        """The number of that string among sorted strings, or -1."""
        number = self.lower_bound(wanted)
        return number if number < len(self) and self[number] == wanted else -1

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The half-open stretch of the sorted strings that begin so."""
        low = self.lower_bound(prefix)
        last = prefix.rstrip(b"\xff")
        if not last:
            return low, len(self)
        return low, self.lower_bound(last[:-1] + bytes([last[-1] + 1]), low)
