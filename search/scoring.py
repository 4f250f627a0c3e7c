"""How well does a record match? One formula, which every engine calls on numbers or on whole arrays of them.

BM25F as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6, with
the idf that cannot be negative. For a leaf of the query (a word, phrase, prefix or fuzzy word, each as one pseudo-term
with its own frequency in each field and its own number of records):

    frequency = sum over fields of  tf / (1 - B + B * length / mean length)
    score     = idf * frequency / (K1 + frequency)        idf = ln(1 + (N - df + 0.5) / (df + 0.5))

tf is the number of matches that begin in the field, length its number of tokens, the mean is over all N records, df the
number of records that the leaf matches in any of its fields. The title, which says what the whole is about, counts once more
by itself: TITLE * idf * f / (K1 + f), where f is its part in the frequency.

And and Or add the scores of those of their nodes that match and that `search.ranking` lets count; Match, Range, All, Not and
filters add nothing. Boosts of the request add theirs.

Words that stand next to each other in the query are worth more where they stand near each other in a record (after
Büttcher, Clarke and Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval", 2006). Two neighbours are one more pseudo-term:
its tf is their nearness in the field, its df the number of records that hold both, and its score counts NEAR. That is added
to the NEAR_RECORDS best matches, and to those that score as much as the last of them, so that it costs the same however many
there are; it can only lift them, so the others stay behind. docs/ranking.md has the figures.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import add, truediv

from corpus.nouns import TYPE_CHECKING

K1 = 1.2
B = 0.75
TITLE = 1.0  # what a match in the title counts by itself, beside its part in the whole
NEAR = 0.3  # what a pair of neighbours counts beside a word
WINDOW = 8  # how many words apart they may stand; next to each other is 1
NEAR_RECORDS = 250


if TYPE_CHECKING:
    from typing import Protocol, Self, TypeVar

    class Amount(Protocol):
        """A float or an array of floats."""

        def __add__(self, other: float, /) -> Self: ...
        def __mul__(self, other: float, /) -> Self: ...
        def __truediv__(self, other: Self, /) -> Self: ...

    A = TypeVar("A", bound=Amount)


def idf(records: int, matching: int) -> float:
    """How much a match says, by how few of the records match."""
    return math.log(1 + (records - matching + 0.5) / (matching + 0.5))


def damping(length: A, mean_length: float) -> A:
    """By what a field's matches are divided: more in long texts, less in short ones."""
    return length * (B / mean_length) + (1 - B)


def weighed(tf: A, length: A, mean_length: float) -> A:
    """The part of one field in a leaf's frequency."""
    return tf / damping(length, mean_length)


def saturated(frequency: A) -> A:
    """What a leaf's frequency is worth, between 0 and 1: the second match adds less than the first."""
    return frequency / (frequency + K1)


def saturated_all(frequencies: Sequence[float]) -> Iterator[float]:
    """`saturated` of many numbers, each worked out in C as it is taken."""
    return map(truediv, frequencies, map(add, frequencies, repeat(K1)))


def nearness(one: Sequence[int], other: Sequence[int]) -> float:
    """How near the second word stands to the first: for each place of the first 1 / its distance, 0 beyond the window.

    Both are ascending positions in one field.

    >>> nearness([3, 20], [4, 40])
    1.0
    """
    total = 0.0
    for place in one:
        index = bisect_left(other, place)
        distance = min(abs(place - found) for found in other[max(index - 1, 0) : index + 1])
        total += 1 / distance if distance <= WINDOW else 0.0
    return total
