"""How well does a record match? One formula, which every engine calls on numbers or on whole arrays of them.

BM25F as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6, with
the idf that cannot be negative. For a leaf of the query (a word, phrase, prefix or fuzzy word, each as one pseudo-term
with its own frequency in each field and its own number of records):

    frequency = sum over fields of  weight * tf / (1 - B + B * length / mean length)
    score     = idf * frequency / (K1 + frequency)        idf = ln(1 + (N - df + 0.5) / (df + 0.5))

tf is the number of matches that begin in the field, length its number of tokens, the mean is over all N records, df the
number of records that the leaf matches in any of its fields. And and Or add the scores of those of their nodes that match;
Match, Range, All, Not and filters add nothing.
"""

from __future__ import annotations

import math
from typing import Protocol, Self, TypeVar

K1 = 1.2
B = 0.75
WEIGHTS = {"title": 2.0}  # every other field weighs 1


class Amount(Protocol):
    """A float or an array of floats."""

    def __add__(self, other: float, /) -> Self: ...
    def __mul__(self, other: float, /) -> Self: ...
    def __truediv__(self, other: Self, /) -> Self: ...


A = TypeVar("A", bound=Amount)


def idf(records: int, matching: int) -> float:
    """How much a match says, by how few of the records match."""
    return math.log(1 + (records - matching + 0.5) / (matching + 0.5))


def weighed(field: str, tf: A, length: A, mean_length: float) -> A:
    """The part of one field in a leaf's frequency: damped in long texts, raised in short ones."""
    return tf * WEIGHTS.get(field, 1.0) / (length * (B / mean_length) + (1 - B))


def saturated(frequency: A) -> A:
    """What a leaf's frequency is worth, between 0 and 1: the second match adds less than the first."""
    return frequency / (frequency + K1)
