"""Which letters is each term made of?"""

from __future__ import annotations

import numpy as np

from corpus.nouns import NamedTuple
from indexer.codec.arrayfile import Array
from indexer.codec.strings import Strings


class Letters(NamedTuple):
    """What terms are made of, to tell apart at a glance those that cannot be alike."""

    sets: Array  # per term, a bit for each (byte modulo 64) that occurs in it
    lengths: Array  # in bytes
    ascii: Array  # is it ASCII?


def letters_of(terms: Strings) -> Letters:
    """The letters of all terms of a field."""
    text, starts = terms.arrays()
    lengths = np.diff(starts.astype(np.int64))
    full = np.flatnonzero(lengths)
    sets, high = np.zeros(len(lengths), np.uint64), np.zeros(len(lengths), np.uint8)
    if len(full):
        bits = np.uint64(1) << (text & 63).astype(np.uint64)
        sets[full] = np.bitwise_or.reduceat(bits, starts[full].astype(np.int64))
        high[full] = np.bitwise_or.reduceat(text, starts[full].astype(np.int64))
    return Letters(sets, lengths, high < 128)
