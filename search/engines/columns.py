"""Which values does each document have? A column of an index as arrays, with one place for each document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.dates import PartialDate
from search.facets import most_common_label

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Table = list[tuple[str, str]]  # values with their labels, sorted


@dataclass(frozen=True, slots=True)
class Column:
    """The values of document n are `counts[n]` of the ordinals, which stand one after the other for all documents."""

    counts: Numbers
    ordinals: Numbers
    table: Table

    def tally(self, mask: Mask) -> Numbers:
        """How many of the documents have each entry of the table."""
        return np.bincount(self.ordinals[np.repeat(mask, self.counts)], minlength=len(self.table))

    def value_counts(self, mask: Mask) -> Counter[str]:
        """How many of the documents have each value, under whatever label."""
        counts: Counter[str] = Counter()
        tally = self.tally(mask)
        for ordinal in np.flatnonzero(tally).tolist():
            counts[self.table[ordinal][0]] += int(tally[ordinal])
        return counts

    def label(self, value: str, tally: Numbers) -> str:
        """The label under which a tally has the value most often."""
        found = []
        for ordinal in range(bisect_left(self.table, (value,)), len(self.table)):
            if self.table[ordinal][0] != value:
                break
            if tally[ordinal]:
                found.append((self.table[ordinal][1], int(tally[ordinal])))
        return most_common_label(found, value)

    def having(self, chosen: Mask) -> Mask:
        """The documents with any of the chosen entries of the table."""
        found = np.zeros(len(self.counts), np.bool_)
        found[np.repeat(np.arange(len(self.counts)), self.counts)[chosen[self.ordinals]]] = True
        return found

    def ranks(self) -> Numbers:
        """The place of each document's value in the order of values, -1 where it has none; for columns of single values."""
        found = np.full(len(self.counts), -1, np.int64)
        found[self.counts > 0] = self.ordinals
        return found


def merged(parts: list[Column]) -> Column:
    """One column of the columns of segments, in their order."""
    if len(parts) == 1:
        return parts[0]
    table = sorted({entry for part in parts for entry in part.table})
    place = {entry: ordinal for ordinal, entry in enumerate(table)}
    ordinals = (np.array([place[entry] for entry in part.table], np.int64)[part.ordinals] for part in parts if part.table)
    return Column(joined((part.counts for part in parts), np.int64), joined(ordinals, np.int64), table)


def joined(parts: Iterable[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """The arrays one after the other; an empty one where there is none."""
    return np.concatenate([*parts, np.zeros(0, kind)])


def overlaps(iso: str, first: PartialDate | None, last: PartialDate | None) -> bool:
    """`PartialDate(iso).overlaps(first, last)` on the text alone: an ISO prefix filled up with 0s or 9s bounds its days."""
    if first is not None and _filled(iso, "-99-99") < _filled(first.iso, "-00-00"):
        return False
    return last is None or _filled(iso, "-00-00") <= _filled(last.iso, "-99-99")


def _filled(iso: str, days: str) -> str:
    return iso + days[len(iso) - 4 :]
