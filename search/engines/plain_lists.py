"""How are documents put together and counted without numpy? Ascending lists, which C walks through wherever it can."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import compress, repeat
from operator import itemgetter

from corpus.nouns import TYPE_CHECKING

Docs = Sequence[int]  # documents of one segment, ascending, each once
_FEW = 16  # documents are looked for one by one among others that are more than so many times more

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    T_co = TypeVar("T_co", covariant=True)

    class ByDocument(Protocol[T_co]):
        """What has something for each document: a list, a dictionary, a view of numbers."""

        def __getitem__(self, doc: int, /) -> T_co: ...


def held(docs: Set[int], others: Iterable[int]) -> list[bool]:
    """Of each of the others, is it one of the documents?"""
    return list(map(docs.__contains__, others))


def both(one: Docs, other: Docs) -> Docs:
    """The documents that are in both."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if _FEW * len(few) < len(many):
        return [many[place] for place in places_of(few, many)]
    return list(compress(many, held(set(few), many)))


def rows_of(wanted: Docs, docs: Docs) -> Iterable[int]:
    """Where among documents the wanted ones stand that are there, ascending."""
    if _FEW * len(wanted) < len(docs):
        return places_of(wanted, docs)
    return compress(range(len(docs)), held(set(wanted), docs))


def places_of(few: Docs, many: Docs) -> list[int]:
    """Where among many documents those of a few stand that are there; looked for one by one."""
    places = [(doc, bisect_left(many, doc)) for doc in few]
    return [place for doc, place in places if place < len(many) and many[place] == doc]


def union(found: Iterable[Docs]) -> Docs:
    """The documents that are in any."""
    most, *others = sorted(found, key=len, reverse=True) or [[]]
    more = set().union(*others)
    more.difference_update(both(sorted(more), most) if _FEW * len(more) < len(most) else most)
    return sorted([*most, *more]) if more else most


def taken(values: ByDocument[T_co], docs: Docs) -> Sequence[T_co]:
    """What there is for each of the documents, in their order."""
    return itemgetter(*docs)(values) if len(docs) > 1 else [values[doc] for doc in docs]


class Chosen:
    """Documents, and which ones they are; worked out once, for all that is looked up among them."""

    def __init__(self, docs: Docs) -> None:
        self.docs = docs
        self.damped: dict[str, list[float]] = {}  # field → what its matches are divided by, in each of them

    def __len__(self) -> int:
        return len(self.docs)

    def places_in(self, docs: Docs) -> list[int] | None:
        """Where they stand in others, where they are few beside these; else None."""
        return places_of(self.docs, docs) if _FEW * len(self) < len(docs) else None

    @cached_property
    def known(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.docs)

    def aligned(self, docs: Docs, amounts: Sequence[float]) -> Iterable[float]:
        """What there is of each, of amounts for some of them; 0.0 where there is none."""
        if _FEW * (len(self) - len(docs)) >= len(self):
            return map(dict(zip(docs, amounts, strict=True)).get, self.docs, repeat(0.0))
        found = list(amounts)
        for doc in sorted(self.known.difference(docs)) if len(docs) < len(self) else ():
            found.insert(bisect_left(self.docs, doc), 0.0)
        return found
