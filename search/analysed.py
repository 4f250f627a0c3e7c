"""What are a record's words and values, worked out once for any number of queries?"""

from __future__ import annotations

from functools import cached_property

from corpus.records import Record
from indexer.analysis import positions
from indexer.fields import FIELDS, Keyword, keywords, names
from search.leaves import Leaf, expand, starts


class AnalysedText:
    """The terms of one text field of one record."""

    def __init__(self, texts: tuple[str, ...], initials: str | None = None) -> None:
        self.positions = positions(texts, initials)

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return sum(map(len, self.positions.values()))

    @cached_property
    def vocabulary(self) -> list[str]:
        """Its terms, sorted."""
        return sorted(self.positions)

    def places(self, leaf: Leaf) -> list[list[int]]:
        """The positions of each of a leaf's slots."""
        return [
            self.positions.get(slot.term, [])
            if slot.exact
            else [place for word in expand(slot, self.vocabulary) for place in self.positions[word]]
            for slot in leaf.slots
        ]

    def matches(self, leaf: Leaf) -> bool:
        """Does the leaf match?"""
        if not leaf.needed <= self.positions.keys():
            return False
        return len(leaf.slots) == len(leaf.needed) == 1 or bool(self.starts(leaf))

    def starts(self, leaf: Leaf) -> list[int]:
        """Where matches of the leaf begin."""
        places = self.places(leaf)
        return starts(places, leaf) if places and all(places) else []


class AnalysedRecord:
    """A record with its words and values worked out, each when it is first asked for.

    With `initials`, only of words that begin so, as `indexer.analysis.positions` has it.
    """

    def __init__(self, record: Record, initials: str | None = None) -> None:
        self.record = record
        self._initials = initials
        self._texts: dict[str, AnalysedText] = {}
        self._keywords: dict[str, tuple[Keyword, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}

    def text(self, field: str) -> AnalysedText:
        """The terms of a text field."""
        if field not in self._texts:
            get = FIELDS[field].texts
            self._texts[field] = AnalysedText(get(self.record) if get else (), self._initials)
        return self._texts[field]

    def keywords(self, field: str) -> tuple[Keyword, ...]:
        """The values of a keyword field."""
        if field not in self._keywords:
            self._keywords[field] = keywords(FIELDS[field], self.record)
        return self._keywords[field]

    def names(self, field: str) -> frozenset[str]:
        """Everything that a filter may call one of the field's values, folded."""
        if field not in self._names:
            self._names[field] = frozenset(name for value in self.keywords(field) for name in names(value))
        return self._names[field]
