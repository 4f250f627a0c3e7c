"""Does a place of the text lie inside one of some stretches of it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Span


@dataclass(frozen=True, slots=True)
class Zones:
    """Stretches of a text, merged and in order, so that a place is looked up and not searched for.

    >>> 7 in Zones.of([Span(5, 9), Span(0, 3)]), 9 in Zones.of([Span(5, 9)])
    (True, False)
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Zones:
        """The zones that these spans cover."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted([(span.start, span.end) for span in spans]):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            elif start < end:
                starts.append(start)
                ends.append(end)
        return cls(tuple(starts), tuple(ends))

    def __contains__(self, at: int) -> bool:
        number = bisect_right(self.starts, at) - 1
        return number >= 0 and at < self.ends[number]
