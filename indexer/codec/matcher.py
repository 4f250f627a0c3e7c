"""How does Whoosh walk through the postings of a term? A matcher over arrays, in blocks so that weak ones can be skipped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, ReadTooFar

from indexer.codec.arrayfile import Array
from indexer.codec.postings import FieldPostings

BLOCK = 128  # postings that share one bound on their quality


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """The postings of one term, a block at a time as Python numbers."""

    def __init__(self, field: FieldPostings, number: int, format_: Any, *, term: Any, scorer: Any, lengths: Array | None) -> None:
        self._field, self._number, self._lengths = field, number, lengths
        self.format, self.scorer, self._term = format_, scorer, term
        self._docs = field.docs(number)
        self._weights_all = field.weights(number)
        self._first = field.extent(number)[0]
        self._places: Array | None = None  # where each posting's places begin; made when a value is asked for
        self.reset()

    def reset(self) -> None:
        """Back to the first posting."""
        self._go(0)

    def _go(self, position: int) -> None:
        """Make the posting at that position the current one, and load its block."""
        self._block = position // BLOCK
        self._i = position % BLOCK
        start = self._block * BLOCK
        self._ids: list[int] = self._docs[start : start + BLOCK].tolist()
        self._weights: list[float] | None = None

    def copy(self) -> ArrayMatcher:
        """Another one at the same place."""
        new = ArrayMatcher(self._field, self._number, self.format, term=self._term, scorer=self.scorer, lengths=self._lengths)
        new._go(self._position())
        return new

    def _position(self) -> int:
        return self._block * BLOCK + self._i

    def is_active(self) -> bool:
        """Is there a current posting?"""
        return self._i < len(self._ids)

    def id(self) -> int:
        """Its document."""
        return self._ids[self._i]

    def all_ids(self) -> Iterator[int]:
        """All documents, from the current one on."""
        return iter(self._docs[self._position() :].tolist())

    def next(self) -> bool:
        """On to the next posting; True at the end of a block."""
        if not self.is_active():
            raise ReadTooFar
        self._i += 1
        if self._i < len(self._ids):
            return False
        self._go(self._position())
        return True

    def skip_to(self, target: int) -> None:
        """On to the first posting whose document is not below the target."""
        if not self.is_active():
            raise ReadTooFar
        if target > self.id():
            start = self._position()
            self._go(start + int(np.searchsorted(self._docs[start:], target)))

    def weight(self) -> float:
        """Its weight."""
        if self._weights is None:
            start = self._block * BLOCK
            self._weights = self._weights_all[start : start + BLOCK].astype(float).tolist()
        return self._weights[self._i]

    def value(self) -> bytes:
        """Its value, as the field's format encodes it."""
        position = self._position()
        if self._field.has_values:
            return self._field.value(self._first + position)
        if self._field.has_positions:
            encoded: bytes = self.format.encode(self._positions())
            return encoded
        fixed = self.format.fixed_value_size()
        plain: bytes = b"" if fixed == 0 else self.format.encode(int(self.weight()))
        return plain

    def value_as(self, astype: str) -> Any:
        """Its value, decoded; positions come straight from the array."""
        if astype == "positions" and self._field.has_positions:
            return self._positions()
        return super().value_as(astype)

    def _positions(self) -> list[int]:
        if self._places is None:
            ends = np.cumsum(self._field.counts(self._number), dtype=np.int64)
            self._places = np.concatenate((np.zeros(1, np.int64), ends))
            self._all_positions = self._field.positions(self._number)
        start, stop = self._places[self._position() : self._position() + 2].tolist()
        found: list[int] = self._all_positions[start:stop].tolist()
        return found

    def _block_slice(self) -> slice:
        return slice(self._block * BLOCK, (self._block + 1) * BLOCK)

    def block_min_id(self) -> int:
        """The first document of the block."""
        return self._ids[0]

    def block_max_id(self) -> int:
        """The last document of the block."""
        return self._ids[-1]

    def block_max_weight(self) -> float:
        """The highest weight in the block."""
        return float(self._weights_all[self._block_slice()].max())

    def _block_lengths(self) -> Array:
        docs = self._docs[self._block_slice()]
        return np.ones(len(docs), np.int64) if self._lengths is None else self._lengths[docs]

    def block_min_length(self) -> int:
        """The length of the shortest text in the block."""
        return int(self._block_lengths().min())

    def block_max_length(self) -> int:
        """The length of the longest text in the block."""
        return int(self._block_lengths().max())

    def skip_to_quality(self, minquality: float) -> int:
        """On to the next block that may hold something better; how many blocks were passed."""
        passed = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._go((self._block + 1) * BLOCK)
            passed += 1
        return passed
