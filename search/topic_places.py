"""Which places of a text count for a topic: how many are enough, and which touch?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Place = tuple[int, int]  # where a text shows a match: the first and the last word, by position


def enough(found: list[Place], wanted: float, strong: Stretches, body: int) -> bool:
    """Are there so many separate places, a strong one counted twice, or one in the title, before the body?"""
    if not found or wanted <= 1:
        return bool(found) or wanted <= 0
    count, end = 0, -1
    for place in sorted(found):
        first, last = place
        if first < body:
            return True
        if first > end:
            count, end = count + (2 if strong.touch(place) else 1), last
        elif last > end:
            end = last
    return count >= wanted


class Stretches:
    """The places of a query, each widened by a margin of words; asked whether another place touches one."""

    def __init__(self, found: list[Place], margin: int = 0) -> None:
        self.merged = joined([(first - margin, last + margin + 1) for first, last in found])

    def touch(self, place: Place) -> bool:
        """Does the place share a word with one of them?"""
        index = bisect_left(self.merged, (place[1] + 1,))
        return index > 0 and self.merged[index - 1][1] > place[0]


def joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in ascending order, those that overlap as one.

    >>> joined([(5, 8), (0, 3), (2, 4)])
    [(0, 4), (5, 8)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
