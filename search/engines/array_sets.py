"""How are sets of documents combined? As sorted arrays, or by way of a bitmap where they are dense.

Every function takes and gives ascending int32 arrays without repeats; `size` is the number of documents in the segment.
The cost is that of the smaller set where one is much smaller, and never more than a few times both.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Docs = npt.NDArray[np.int32]
EMPTY: Docs = np.zeros(0, np.int32)
_DENSE = 32  # a bitmap is worth it where a set has more than one document in so many


def as_docs(stored: Array) -> Docs:
    """Documents as they are stored (u1, u2, u4) in the type that all sets have."""
    docs: Docs = stored.view(np.int32) if stored.dtype.itemsize == 4 else stored.astype(np.int32)
    return docs


def places(wanted: Docs, docs: Docs) -> tuple[Array, Array]:
    """Where in `docs` each wanted document would stand, and whether it does."""
    at = np.searchsorted(docs, wanted)
    at[at == len(docs)] = 0
    return at, docs[at] == wanted if len(docs) else np.zeros(len(wanted), bool)


def member(wanted: Docs, docs: Docs, size: int) -> Array:
    """Is each wanted document in the set?"""
    if len(docs) == size:
        return np.ones(len(wanted), bool)
    if _DENSE * min(len(docs), 8 * len(wanted)) > size:
        bitmap = np.zeros(size, bool)
        bitmap[docs] = True
        found: Array = bitmap[wanted]
        return found
    return places(wanted, docs)[1]


def intersect(one: Docs, other: Docs, size: int) -> Docs:
    """What is in both."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    common: Docs = small[member(small, large, size)]
    return common


def difference(one: Docs, other: Docs, size: int) -> Docs:
    """What is in the first and not in the second."""
    return one[~member(one, other, size)] if len(other) else one


def union(sets: list[Docs], size: int) -> Docs:
    """What is in any."""
    sets = [docs for docs in sets if len(docs)]
    if len(sets) < 2:
        return sets[0] if sets else EMPTY
    if _DENSE * sum(map(len, sets)) > size:
        bitmap = np.zeros(size, bool)
        for docs in sets:
            bitmap[docs] = True
        return np.flatnonzero(bitmap).astype(np.int32)
    together: Docs = np.sort(np.concatenate(sets))
    distinct: Docs = together[np.concatenate((np.ones(1, bool), together[1:] != together[:-1]))]
    return distinct


def everything(size: int) -> Docs:
    """Every document."""
    return np.arange(size, dtype=np.int32)


def lookup(wanted: Docs, docs: Docs, values: Array, size: int) -> Array:
    """The value of each wanted document, 0 for one that is not in `docs`."""
    if docs is wanted:
        return values
    if _DENSE * len(wanted) > size and len(docs) > len(wanted) // 8:
        dense = np.zeros(size, values.dtype)
        dense[docs] = values
        found: Array = dense[wanted]
        return found
    if len(docs) < len(wanted):
        found = np.zeros(len(wanted), values.dtype)
        at, there = places(docs, wanted)
        found[at[there]] = values[there]
        return found
    at, there = places(wanted, docs)
    return np.where(there, values[at], values.dtype.type(0)) if len(docs) else np.zeros(len(wanted), values.dtype)
