"""Which documents of a segment does a query tree match, and how often? Lists of postings and sets of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import accumulate, compress
from typing import NamedTuple

from indexer.analysis import fold_value
from indexer.codec.postings import FieldPostings
from search.engines.bounds import most
from search.engines.plain_segment import Segment
from search.engines.vocabulary import expand
from search.leaves import Leaf, leaf, starts
from search.query import All, And, Match, Node, Not, Or, Range, TextNode


class Part(NamedTuple):
    """The matches of a leaf in one field: the documents, deleted ones too, and how many matches begin in each."""

    field: str
    docs: list[int]
    counts: list[int]


class Question:
    """A query tree asked of one segment; each text node is looked up once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._parts: dict[TextNode, list[Part]] = {}
        self._docs: dict[TextNode, set[int]] = {}

    def parts(self, node: TextNode) -> list[Part]:
        """The matches of a text node, field by field, where there are any; the largest first."""
        if node not in self._parts:
            found = [find(self.segment, field, leaf(node)) for field in leaf(node).fields]
            self._parts[node] = sorted(filter(None, found), key=lambda part: -len(part.docs))
        return self._parts[node]

    def docs(self, node: TextNode) -> set[int]:
        """The documents that match a text node."""
        if node not in self._docs:
            self._docs[node] = set().union(*[part.docs for part in self.parts(node)]).difference(self.segment.deleted)
        return self._docs[node]

    def match(self, node: Node, among: set[int] | None = None) -> set[int]:
        """The documents that match, of some or (None) of all that are not deleted."""
        if isinstance(node, And):
            for part in sorted(node.nodes, key=lambda part: most(part, self.segment.size, self._held)):
                among = self.match(part, among)
        elif isinstance(node, Or):
            return set().union(*[self.match(part, among) for part in node.nodes])
        elif isinstance(node, Not):
            return self._all(among) - self.match(node.node, among)
        elif isinstance(node, Range):
            return self.segment.dated(node, self._all(among))
        elif isinstance(node, Match):
            return self.segment.named(node.field, fold_value(node.value), among)
        elif not isinstance(node, All):
            return self.docs(node) if among is None else self.docs(node) & among
        return self._all(among)

    def _all(self, among: set[int] | None) -> set[int]:
        return self.segment.live if among is None else among

    def _held(self, node: TextNode | Match) -> int:
        """How many documents match words or a value, deleted ones with a value too."""
        return self.segment.count_named(node.field, fold_value(node.value)) if isinstance(node, Match) else len(self.docs(node))


def find(segment: Segment, name: str, wanted: Leaf) -> Part | None:
    """The matches of a leaf in one field, or None where there are none."""
    field = segment.field(name)
    slots = [expand(field, slot) for slot in wanted.slots] if field is not None else []
    if field is None or not slots or not all(slots):
        return None
    if len(slots) == 1:
        return Part(name, *_sum(field, slots[0]))
    each = [set().union(*[field.plain_docs(term) for term in terms]) for terms in slots]
    docs = reduce(set.intersection, sorted(each, key=len))
    found = [places(field, terms, docs) for terms in slots]
    counts = {doc: count for doc in docs if (count := len(starts([own[doc] for own in found], wanted)))}
    return Part(name, list(counts), list(counts.values())) if counts else None


def _sum(field: FieldPostings, terms: Sequence[int]) -> tuple[list[int], list[int]]:
    """The documents that hold any of the terms, and how often they do in all."""
    if len(terms) == 1:
        return field.plain_docs(terms[0]), field.plain_counts(terms[0])
    counts: Counter[int] = Counter()
    for term in terms:
        for doc, count in zip(field.plain_docs(term), field.plain_counts(term), strict=True):
            counts[doc] += count
    return list(counts), list(counts.values())


def places(field: FieldPostings, terms: Sequence[int], docs: AbstractSet[int]) -> dict[int, list[int]]:
    """Where any of the terms stand in each of those documents that hold one, ascending."""
    found: dict[int, list[int]] = {}
    for term in terms:
        own, positions = field.plain_docs(term), field.plain_positions(term)
        ends = list(accumulate(field.plain_counts(term), initial=0))
        wanted = list(map(docs.__contains__, own))
        for doc, start, stop in zip(compress(own, wanted), compress(ends, wanted), compress(ends[1:], wanted), strict=True):
            here = positions[start:stop].tolist()
            found[doc] = sorted(found[doc] + here) if doc in found else here
    return found
