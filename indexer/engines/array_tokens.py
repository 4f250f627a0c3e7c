"""How are the words of many texts found and numbered at once? By arrays over their bytes, as `indexer.analysis` would.

A rough token is a run of ASCII letters and digits, of bytes beyond ASCII, and of apostrophes between them. Rough tokens
are found by comparing whole arrays, hashed eight bytes at a time, and looked up in one table. Only a rough token never seen
before is given to `indexer.analysis`: it is one term nearly always, and none or several where it holds a dash or a
quotation mark beyond ASCII. As nothing outside a rough token can change how it is divided, the terms and positions are
exactly the analyser's.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.analysis import term, terms

Array = npt.NDArray[Any]

_LONG = 32  # bytes; a longer rough token is hashed by itself
_PAD = bytes(_LONG + 8)
_IS_WORD = np.array([chr(byte).isalnum() if byte < 128 else True for byte in range(256)])
_MASKS = np.array([(1 << 8 * width) - 1 for width in range(9)], np.uint64)
_FIRST, _CHUNK = 1 << 16, 1 << 22  # bytes looked at at once: few at first, so that most tokens of later chunks are known


class Tokeniser:
    """Numbers terms in the order in which it first sees them; `terms[n]` is term number n."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self._numbers: dict[str, int] = {}
        self._salt = secrets.token_bytes(16)  # so that nobody can write a text whose words collide
        self._factors = [np.uint64(secrets.randbits(64) | 1) for _ in range(4)]
        self._table = _Table()
        self._chunk_size = _FIRST
        self._single = np.zeros(1 << 16, np.int32)  # per rough token: its term, where it is one
        self._count = np.zeros(1 << 16, np.int32)  # per rough token: how many terms it is
        self._several: dict[int, list[int]] = {}  # the terms of those that are several

    def tokenise(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """The term numbers of all texts, one after the other, and how many each text has."""
        found: list[Array] = []
        counts = np.zeros(len(texts), np.int64)
        start = size = 0
        blocks: list[bytes] = []
        for index, text in enumerate(texts):
            block = text.encode("utf-8", "surrogatepass")
            blocks.append(block)
            size += len(block) + 1
            if size >= self._chunk_size or index + 1 == len(texts):
                ids, counts[start : index + 1] = self._chunk(blocks)
                found.append(ids)
                start, size, blocks = index + 1, 0, []
                self._chunk_size = min(_CHUNK, 4 * self._chunk_size)
        return (np.concatenate(found) if found else np.zeros(0, np.int32)), counts

    def _chunk(self, blocks: list[bytes]) -> tuple[Array, Array]:
        """The same for the UTF-8 bytes of a few texts."""
        raw = b"\n" + b"\n".join(blocks) + b"\n" + _PAD
        letters = np.frombuffer(raw, np.uint8)
        starts, widths = _rough_tokens(letters)
        rough = self._number(raw, letters, starts, widths)
        firsts = np.zeros(len(blocks) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, blocks), np.int64, len(blocks)) + 1, out=firsts[1:])
        bounds = np.searchsorted(starts, firsts + 1)
        ids, many = self._single[rough], self._count[rough]
        if self._all_single(many):
            return ids, np.diff(bounds)
        ends = np.zeros(len(rough) + 1, np.int64)
        np.cumsum(many, out=ends[1:])
        return self._expand(rough, ids, many, ends), np.diff(ends[bounds])

    @staticmethod
    def _all_single(many: Array) -> bool:
        return bool((many == 1).all())

    def _expand(self, rough: Array, ids: Array, many: Array, ends: Array) -> Array:
        """The terms, where some rough tokens are none or several."""
        expanded = np.repeat(ids, many)
        for index in np.flatnonzero(many > 1).tolist():
            expanded[ends[index] : ends[index + 1]] = self._several[int(rough[index])]
        return expanded

    def _number(self, raw: bytes, letters: Array, starts: Array, widths: Array) -> Array:
        """The number of each rough token; those never seen before are analysed."""
        hashes = self._hashes(raw, letters, starts, widths)
        numbers = self._table.find(hashes)
        unknown = np.flatnonzero(numbers < 0)
        if len(unknown):
            new, first = np.unique(hashes[unknown], return_index=True)
            places = unknown[first]
            tokens = [raw[a : a + b] for a, b in zip(starts[places].tolist(), widths[places].tolist(), strict=True)]
            self._table.add(new, self._analyse(tokens))
            numbers[unknown] = self._table.find(hashes[unknown])
        return numbers

    def _hashes(self, raw: bytes, letters: Array, starts: Array, widths: Array) -> Array:
        """64 bits for each rough token: distinct for distinct tokens of up to eight bytes, all but certainly for others."""
        words = np.ndarray((len(letters) - 7,), "<u8", raw, 0, (1,))  # the eight bytes from each byte on
        hashes = self._mix(words[starts] & _MASKS[np.minimum(widths, 8)], 0)
        longer = np.flatnonzero(widths > 8)
        for step in range(1, 4):
            rest = widths[longer] - 8 * step
            more = words[starts[longer] + 8 * step] & _MASKS[np.minimum(rest, 8)]
            hashes[longer] = self._mix(hashes[longer] ^ more, step)
            longer = longer[rest > 8]
        for index in longer.tolist():
            token = raw[starts[index] : starts[index] + widths[index]]
            hashes[index] = int.from_bytes(hashlib.blake2b(token, digest_size=8, key=self._salt).digest(), "little")
        return hashes

    def _mix(self, block: Array, step: int) -> Array:
        """A permutation of the 64-bit numbers that none can foresee."""
        mixed = block * self._factors[step]
        mixed ^= mixed >> np.uint64(32)
        mixed *= self._factors[step - 1]
        mixed ^= mixed >> np.uint64(29)
        return mixed

    def _analyse(self, tokens: list[bytes]) -> Array:
        """Number new rough tokens, and learn which terms each of them is."""
        first = len(self._table)
        need = first + len(tokens)
        while need > len(self._single):
            self._single = np.concatenate((self._single, np.zeros_like(self._single)))
            self._count = np.concatenate((self._count, np.zeros_like(self._count)))
        single, count = [0] * len(tokens), [1] * len(tokens)
        for place, token in enumerate(tokens):
            if token.isascii():
                single[place] = self._term_number(term(token.decode()))
                continue
            found = [self._term_number(word) for word in terms(token.decode("utf-8", "surrogatepass"))]
            count[place] = len(found)
            if len(found) > 1:
                self._several[first + place] = found
            elif found:
                single[place] = found[0]
        self._single[first:need] = single
        self._count[first:need] = count
        return np.arange(first, need, dtype=np.int32)

    def _term_number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.terms)
            self.terms.append(word)
        return number


def _rough_tokens(letters: Array) -> tuple[Array, Array]:
    """Where each rough token starts, and how many bytes it has; the first and the last byte belong to none."""
    inside = _IS_WORD[letters]
    apostrophes = np.flatnonzero(letters == ord("'"))
    inside[apostrophes[inside[apostrophes - 1] & inside[apostrophes + 1]]] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[0::2], edges[1::2] - edges[0::2]


class _Table:
    """Hashes and their numbers: open addressing, all at once."""

    def __init__(self, bits: int = 17) -> None:
        self._allocate(bits)
        self._length = 0

    def _allocate(self, bits: int) -> None:
        self._shift = np.uint64(64 - bits)
        self._keys = np.zeros(1 << bits, np.uint64)
        self._values = np.full(1 << bits, -1, np.int32)

    def __len__(self) -> int:
        return self._length

    def find(self, hashes: Array) -> Array:
        """The number of each hash, or -1."""
        slots = (hashes >> self._shift).astype(np.int64)
        found = self._values[slots]
        keys = self._keys[slots]
        others = np.flatnonzero((keys != hashes) & (found >= 0))  # the slot is taken by another hash
        while len(others):
            slots[others] = (slots[others] + 1) % len(self._keys)
            found[others] = self._values[slots[others]]
            others = others[(self._keys[slots[others]] != hashes[others]) & (found[others] >= 0)]
        return found

    def add(self, hashes: Array, numbers: Array) -> None:
        """Put in distinct new hashes."""
        self._length += len(hashes)
        if 2 * self._length > len(self._keys):
            known = self._values >= 0
            old = self._keys[known], self._values[known]
            self._allocate((4 * self._length).bit_length())
            self._insert(*old)
        self._insert(hashes, numbers)

    def _insert(self, hashes: Array, numbers: Array) -> None:
        slots = (hashes >> self._shift).astype(np.int64)
        while len(hashes):
            free = self._values[slots] < 0
            self._keys[slots[free]] = hashes[free]
            self._values[slots[free]] = numbers[free]  # of several at one slot, one stays
            left = self._values[slots] != numbers
            hashes, numbers = hashes[left], numbers[left]
            slots = (slots[left] + 1) % len(self._keys)
