"""How are sets of documents combined? As sorted arrays, or by way of a bitmap where they are dense.

Every function takes and gives ascending arrays without repeats, of numpy's own index type, as another would be converted
at each step; `size` is the number of documents in the segment. The cost is that of the smaller set where one is much
smaller, and never more than a few times both.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Docs = npt.NDArray[np.intp]
EMPTY: Docs = np.zeros(0, np.intp)
_SMALL = 16  # a set this many times smaller than the other is looked up in it, one by one
_FEW = 8  # the same where it has to be known at which places
_SPARSE = 256  # a bitmap is not worth it where there is less than one document in so many

_RUNS = 8  # so few sets are merged
_DENSE = 4  # where they hold less than one document in so many together


def as_docs(stored: Array) -> Docs:
    """Documents as they are stored (u1, u2, u4) in the type that all sets have."""
    return stored.astype(np.intp)


def places(wanted: Docs, docs: Docs) -> tuple[Array, Array]:
    """Where in `docs` each wanted document would stand, and whether it does."""
    if not len(docs):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = docs.searchsorted(wanted)
    at[at == len(docs)] = 0
    return at, docs.take(at) == wanted


def member(wanted: Docs, docs: Docs, size: int) -> Array:
    """Is each wanted document in the set?"""
    if len(docs) == size:
        return np.ones(len(wanted), bool)
    if _SMALL * len(docs) < len(wanted):
        found = np.zeros(len(wanted), bool)
        at, there = places(docs, wanted)
        found[at[there]] = True
        return found
    if len(docs) <= _SMALL * len(wanted) and size <= _SPARSE * len(wanted):
        bitmap = np.zeros(size, bool)
        bitmap[docs] = True
        return bitmap.take(wanted)
    return places(wanted, docs)[1]


def common(one: Docs, other: Docs, size: int) -> tuple[Array | slice, Array | slice]:
    """Where in each of two sets those documents stand that are in both, in the same order."""
    if one is other:
        return slice(None), slice(None)
    if _FEW * len(one) < len(other):
        at, there = places(one, other)
        return np.flatnonzero(there), at[there]
    if _FEW * len(other) < len(one):
        at, there = places(other, one)
        return at[there], np.flatnonzero(there)
    return np.flatnonzero(member(one, other, size)), np.flatnonzero(member(other, one, size))


def intersect(one: Docs, other: Docs, size: int) -> Docs:
    """What is in both."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return small.compress(member(small, large, size))


def difference(one: Docs, other: Docs, size: int) -> Docs:
    """What is in the first and not in the second."""
    return one.compress(~member(one, other, size)) if len(other) else one


def union(sets: list[Docs], size: int) -> Docs:
    """What is in any; the largest itself where it holds all others."""
    sets = [docs for docs in sets if len(docs)]
    if len(sets) < 2:
        return sets[0] if sets else EMPTY
    if len(sets) == 2:
        small, large = sorted(sets, key=len)
        if 4 * len(small) < len(large):
            extra = small.compress(~member(small, large, size))
            return np.insert(large, large.searchsorted(extra), extra) if len(extra) else large
    if sum(map(len, sets)) * (_DENSE if len(sets) <= _RUNS else _SPARSE) > size:
        bitmap = np.zeros(size, bool)
        for docs in sets:
            bitmap[docs] = True
        return np.flatnonzero(bitmap)
    together: Docs = np.concatenate(sets)
    together.sort(kind="stable")  # merges what is in order already
    return together.compress(np.concatenate((np.ones(1, bool), together[1:] != together[:-1])))


def everything(size: int) -> Docs:
    """Every document."""
    return np.arange(size, dtype=np.intp)
