"""What does one segment of a Whoosh index hold? Its postings and columns, as arrays with one place for each document."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.engines.whoosh import BETWEEN, Value
from search.engines.columns import Column, Mask
from search.leaves import Leaf, Slot, expand, starts

Amounts = NDArray[np.float64]


class Segment:
    """One segment of the index, read through Whoosh; its documents are numbered from 0."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self.size: int = reader.doc_count_all()
        self.live: Mask = np.ones(self.size, np.bool_)
        if reader.has_deletions():
            self.live[[number for number in range(self.size) if reader.is_deleted(number)]] = False
        self.words = lru_cache(maxsize=256)(self._words)

    def _words(self, field: str, slot: Slot) -> list[str]:
        """The terms of a field that a slot stands for."""
        if slot.edits:
            return expand(slot, [word.decode() for word in self._reader.lexicon(field)])
        exact = (slot.term,) if slot.prefix is None else slot.also
        found = [word for word in exact if (field, word.encode()) in self._reader]
        return found if slot.prefix is None else sorted([*found, *self._beginning(field, slot.prefix)])

    def _beginning(self, field: str, prefix: str) -> Iterable[str]:
        return (word.decode() for word in self._reader.expand_prefix(field, prefix.encode()))

    def frequencies(self, field: str, wanted: Leaf) -> Amounts:
        """How often the leaf matches in the field of each document."""
        words = [self.words(field, slot) for slot in wanted.slots]
        found = np.zeros(self.size)
        if not words or not all(words):
            return found
        if len(words) == 1:
            for word in words[0]:
                self._add_postings(field, word, found)
            return found
        places = [self.places(field, words[0], None)]
        for others in words[1:]:
            places.append(self.places(field, others, places[-1].keys()))
        for number in places[-1]:
            found[number] = len(starts([place[number] for place in places], wanted))
        return found

    def _add_postings(self, field: str, word: str, to: Amounts) -> None:
        matcher = self._reader.postings(field, word.encode())
        numbers, weights = [], []
        while matcher.is_active():
            numbers.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
        to[numbers] += weights

    def places(self, field: str, words: list[str], within: Iterable[int] | None) -> dict[int, list[int]]:
        """The positions of any of the words in each document that has one, of those in `within` where it is given."""
        found: dict[int, list[int]] = {}
        wanted = sorted(within) if within is not None else None
        for word in words:
            matcher = self._reader.postings(field, word.encode())
            if wanted is None:
                while matcher.is_active():
                    found.setdefault(matcher.id(), []).extend(matcher.value_as("positions"))
                    matcher.next()
                continue
            for number in wanted:
                if not matcher.is_active():
                    break
                matcher.skip_to(number)
                if matcher.is_active() and matcher.id() == number:
                    found.setdefault(number, []).extend(matcher.value_as("positions"))
        return found

    def named(self, field: str, name: str) -> dict[str, Mask]:
        """The values that records call by the name, each with the documents that do."""
        found = {}
        for term in self._beginning(field, name + BETWEEN):
            amounts = np.zeros(self.size)
            self._add_postings(field, term, amounts)
            found[term.removeprefix(name + BETWEEN)] = (amounts > 0) & self.live
        return found

    def column(self, name: str) -> Column:
        """The values of each document."""
        if not self._reader.has_column(name):
            return Column(np.zeros(self.size, np.int64), np.zeros(0, np.int64), [])
        reader = self._reader.column_reader(name, translate=False)
        table = [_pair(value) for value in reader.table]
        return Column(np.diff(reader.starts).astype(np.int64), reader.ordinals.astype(np.int64), table)

    def lengths(self, field: str) -> Amounts:
        """The number of tokens in the field of each document."""
        if not self._reader.has_column(field):
            return np.zeros(self.size)
        found: Amounts = self._reader.column_reader(field, translate=False).lengths.astype(np.float64)
        return found


def _pair(value: Value) -> tuple[str, str]:
    return (value, value) if isinstance(value, str) else (value[0], value[1])
