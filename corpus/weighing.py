"""What speaks for or against a line, and how much does all of it weigh?

A table of clues reads as reasons do: each row says in words what one sees, what it weighs, and how to see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

Sight = TypeVar("Sight")


class Clue(NamedTuple, Generic[Sight]):
    """What speaks for or against a line, as words to read and as a weight; `seen` says how much of it there is."""

    says: str
    weight: float
    seen: Callable[[Sight], float]


def weigh(clues: Iterable[Clue[Sight]], sight: Sight) -> float:
    """What all the clues weigh that are seen of one line.

    >>> weigh([Clue("it is long", 2.0, lambda text: len(text) > 3), Clue("it asks", -1.5, lambda text: "?" in text)], "Why so?")
    0.5
    """
    return sum(clue.weight * clue.seen(sight) for clue in clues)
