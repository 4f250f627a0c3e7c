"""Which documents hold a term, how often, and at which places? One field of one segment, as arrays.

<field>/terms      the sorted terms as UTF-8, end to end                (with .starts)
<field>/postings   where each term's postings begin, one more than there are terms
<field>/docs       the document of each posting, ascending within a term
<field>/counts     how many places each posting has                    (missing: one each)
<field>/places     where each term's places begin, one more than there are terms
<field>/positions  the places of each posting, ascending
<field>/weights    the weight of each posting as f4                     (missing: the counts)
<field>/values     what Whoosh's other formats encode, end to end        (with .starts)
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property

from corpus.nouns import TYPE_CHECKING
from indexer.codec.arrayfile import Array, ArrayFile
from indexer.codec.strings import Strings

if TYPE_CHECKING:
    from indexer.codec.letters import Letters

_KEPT = 4_096  # numbers of terms
_LISTS = 8  # of documents: a question asks for those of its words more than once


class FieldPostings:
    """One field of an open segment; a term is known by its number in the sorted dictionary."""

    def __init__(self, file: ArrayFile, field: str) -> None:
        self.file, self.field = file, field
        self.terms = Strings(file, f"{field}/terms")
        self._docs, self._counts = f"{field}/docs", f"{field}/counts"
        self._starts = file.numbers(f"{field}/postings")
        self._has_counts = self._counts in file
        self.has_positions = f"{field}/places" in file  # are the places of each posting kept as arrays?
        self._values = Strings(file, f"{field}/values") if f"{field}/values" in file else None
        self._numbers: dict[bytes, int] = {}
        self._lists: dict[int, list[int]] = {}
        self.expansions: dict[Hashable, list[int]] = {}  # for a searcher to keep terms in that it had to look for

    @cached_property
    def _places(self) -> memoryview:
        return self.file.numbers(f"{self.field}/places")

    def number(self, term: bytes) -> int:
        """The number of a term, or -1; the terms that were asked for are kept."""
        found = self._numbers.get(term)
        if found is None:
            if len(self._numbers) >= _KEPT:
                self._numbers.clear()
            found = self._numbers[term] = self.terms.find(term)
        return found

    @property
    def has_values(self) -> bool:
        """Are encoded values kept?"""
        return self._values is not None

    def extent(self, term: int) -> tuple[int, int]:
        """The half-open stretch of the term's postings."""
        return self._starts[term], self._starts[term + 1]

    def document_count(self, term: int) -> int:
        """How many documents hold the term, deleted ones too."""
        start, stop = self.extent(term)
        return stop - start

    def plain_docs(self, term: int) -> list[int]:
        """The documents that hold the term, ascending; the last few lists are kept, and not to be changed."""
        found = self._lists.get(term)
        if found is None:
            if len(self._lists) >= _LISTS:
                self._lists.clear()
            found = self._lists[term] = self.file.numbers(self._docs, *self.extent(term)).tolist()
        return found

    def plain_counts(self, term: int) -> list[int]:
        """How often each of its documents holds the term."""
        if self._has_counts:
            return self.file.numbers(self._counts, *self.extent(term)).tolist()
        return [1] * self.document_count(term)

    def plain_positions(self, term: int) -> memoryview:
        """The places of every posting of the term, posting after posting."""
        return self.file.numbers(f"{self.field}/positions", self._places[term], self._places[term + 1])

    def docs(self, term: int) -> Array:
        """The documents that hold the term, as an array of numpy's, as are those below."""
        return self.file.part(self._docs, *self.extent(term))

    def counts(self, term: int) -> Array:
        """How often each of its documents holds the term."""
        if self._has_counts:
            return self.file.part(self._counts, *self.extent(term))
        import numpy as np

        return np.ones(self.document_count(term), np.uint8)

    def weights(self, term: int) -> Array:
        """The weight of each posting."""
        name = f"{self.field}/weights"
        return self.file.part(name, *self.extent(term)) if name in self.file else self.counts(term)

    def positions(self, term: int) -> Array:
        """The places of every posting of the term, posting after posting."""
        return self.file.part(f"{self.field}/positions", self._places[term], self._places[term + 1])

    def value(self, posting: int) -> bytes:
        """The encoded value of a posting, by its number in the field."""
        assert self._values is not None
        return self._values[posting]

    @cached_property
    def letters(self) -> Letters:
        """The letters of all terms."""
        from indexer.codec.letters import letters_of

        return letters_of(self.terms)
