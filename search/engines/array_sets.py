"""How are sets of documents combined? As sorted arrays, or by way of a bitmap where they are dense.

Every function takes and gives ascending arrays without repeats, of numpy's own index type, as another would be converted
at each step; `size` is the number of documents in the segment. The cost is that of the smaller set where one is much
smaller, and never more than a few times both. A set that is asked more than once is a `DocSet`, which keeps its bitmap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from indexer.codec.arrayfile import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Docs = NDArray[np.intp]
else:
    Docs = np.ndarray
EMPTY: Docs = np.zeros(0, np.intp)
_SMALL = 32  # a set this many times smaller than the other is looked up in it, one by one
_FEW = 8  # the same where it has to be known at which places
_SPARSE = 256  # a bitmap is not worth it where there is less than one document in so many

_RUNS = 8  # so few sets are merged
_DENSE = 4  # where they hold less than one document in so many together


def as_docs(stored: Array) -> Docs:
    """Documents as they are stored (u1, u2, u4) in the type that all sets have."""
    return stored.astype(np.intp)


def places(wanted: Docs, docs: Docs) -> tuple[Array, Array]:
    """Where in `docs` each wanted document would stand, one beyond the last maybe, and whether it does."""
    if not len(docs):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = docs.searchsorted(wanted)
    return at, docs.take(at, mode="clip") == wanted


class DocSet:
    """A set of documents, and the bitmap of them once it pays to have one."""

    def __init__(self, docs: Docs, size: int) -> None:
        self.docs, self.size = docs, size
        self._bitmap: Array | None = None

    def has(self, wanted: Docs) -> Array:
        """Is each wanted document in the set?"""
        docs = self.docs
        if self._bitmap is None:
            if len(docs) == self.size:
                return np.ones(len(wanted), bool)
            if _SMALL * len(docs) < len(wanted):
                found = np.zeros(len(wanted), bool)
                at, there = places(docs, wanted)
                found[at[there]] = True
                return found
            if len(docs) > _SMALL * len(wanted) or self.size > _SPARSE * len(wanted):
                return places(wanted, docs)[1]
            self._bitmap = np.zeros(self.size, bool)
            self._bitmap[docs] = True
        return self._bitmap.take(wanted)


def common(one: DocSet, other: DocSet) -> tuple[Array | slice, Array | slice]:
    """Where in each of two sets those documents stand that are in both, in the same order."""
    if one.docs is other.docs:
        return slice(None), slice(None)
    if _FEW * len(one.docs) < len(other.docs):
        at, there = places(one.docs, other.docs)
        return there.nonzero()[0], at[there]
    if _FEW * len(other.docs) < len(one.docs):
        at, there = places(other.docs, one.docs)
        return at[there], there.nonzero()[0]
    index = other.has(one.docs).nonzero()[0]
    return index, slice(None) if len(index) == len(other.docs) else one.has(other.docs).nonzero()[0]


def difference(one: Docs, other: Docs, size: int) -> Docs:
    """What is in the first and not in the second."""
    return one.compress(~DocSet(other, size).has(one)) if len(other) else one


def union(sets: Sequence[DocSet], size: int) -> Docs:
    """What is in any; the largest itself where it holds all others."""
    sets = sorted((own for own in sets if len(own.docs)), key=lambda own: len(own.docs))
    if len(sets) < 2:
        return sets[0].docs if sets else EMPTY
    small, large = sets[0], sets[-1]
    if len(sets) == 2 and 4 * len(small.docs) < len(large.docs):
        extra = small.docs.compress(~large.has(small.docs))
        return in_order([large.docs, extra]) if len(extra) else large.docs
    if sum(len(own.docs) for own in sets) * (_DENSE if len(sets) <= _RUNS else _SPARSE) > size:
        bitmap = np.zeros(size, bool)
        for own in sets:
            bitmap[own.docs] = True
        return bitmap.nonzero()[0]
    together = in_order([own.docs for own in sets])
    return together.compress(firsts(together))


def in_order(ascending: list[Array]) -> Array:
    """The values of all arrays, each of which is in order already."""
    together: Array = np.concatenate(ascending)
    together.sort(kind="stable")  # merges
    return together


def firsts(ascending: Array) -> Array:
    """Which of the values are not the same as the one before?"""
    new = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new


def everything(size: int) -> Docs:
    """Every document."""
    return np.arange(size, dtype=np.intp)
