"""Which documents of a segment does a query tree match, and how often? Ascending lists of documents, as postings have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate, compress, filterfalse, islice

from corpus.nouns import NamedTuple
from indexer.analysis import fold_value
from indexer.codec.postings import FieldPostings
from search.engines.bounds import most
from search.engines.plain_lists import Docs, both, held, rows_of, union
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
        self._matched: dict[Node, Docs] = {}

    def parts(self, node: TextNode) -> list[Part]:
        """The matches of a text node, field by field, where there are any; the largest first."""
        if node not in self._parts:
            found = [find(self.segment, field, leaf(node)) for field in leaf(node).fields]
            self._parts[node] = sorted(filter(None, found), key=lambda part: -len(part.docs))
        return self._parts[node]

    def match(self, node: Node) -> Docs:
        """The documents that match, of all that are not deleted."""
        if node not in self._matched:
            self._matched[node] = self.among(node, None)
        return self._matched[node]

    def among(self, node: Node, docs: Docs | None) -> Docs:
        """Those of some documents, or (None) of all that are not deleted, that match."""
        if isinstance(node, And):
            for part in sorted(node.nodes, key=lambda part: most(part, self.segment.size, self._held)):
                docs = self.among(part, docs)
        elif isinstance(node, Or):
            return union([self.among(part, docs) for part in node.nodes])
        elif isinstance(node, Not):
            return list(filterfalse(set(self.among(node.node, docs)).__contains__, self._all(docs)))
        elif isinstance(node, Range):
            return self.segment.dated(node, self._all(docs))
        elif isinstance(node, Match):
            return self.segment.named(node.field, fold_value(node.value), docs)
        elif not isinstance(node, All):
            return self._holding(node) if docs is None else both(self.match(node), docs)
        return self._all(docs)

    def _holding(self, node: TextNode) -> Docs:
        """The documents that match a text node."""
        docs = union([part.docs for part in self.parts(node)])
        return list(filterfalse(self.segment.deleted.__contains__, docs)) if self.segment.deleted else docs

    def _all(self, docs: Docs | None) -> Docs:
        return self.segment.live if docs is None else docs

    def _held(self, node: TextNode | Match) -> int:
        """How many documents match words or a value, deleted ones with a value too."""
        return self.segment.count_named(node.field, fold_value(node.value)) if isinstance(node, Match) else len(self.match(node))


def find(segment: Segment, name: str, wanted: Leaf) -> Part | None:
    """The matches of a leaf in one field, or None where there are none."""
    field = segment.field(name)
    slots = [expand(field, slot) for slot in wanted.slots] if field is not None else []
    if field is None or not slots or not all(slots):
        return None
    if len(slots) == 1:
        return Part(name, *_sum(field, slots[0]))
    docs: Docs = reduce(both, sorted([union([field.plain_docs(term) for term in terms]) for terms in slots], key=len))
    if wanted.slop:
        found = [places(field, terms, docs) for terms in slots]
        counts = [len(starts([own[doc] for own in found], wanted)) for doc in docs]
    else:
        counts = _together([_placed(field, terms, docs, offset) for offset, terms in enumerate(slots)])
    return Part(name, list(compress(docs, counts)), list(filter(None, counts))) if any(counts) else None


def _sum(field: FieldPostings, terms: Sequence[int]) -> tuple[list[int], list[int]]:
    """The documents that hold any of the terms, and how often they do in all."""
    if len(terms) == 1:
        return field.plain_docs(terms[0]), field.plain_counts(terms[0])
    counts: Counter[int] = Counter()
    for term in terms:
        for doc, count in zip(field.plain_docs(term), field.plain_counts(term), strict=True):
            counts[doc] += count
    docs = sorted(counts)
    return docs, [counts[doc] for doc in docs]


def _together(placed: list[Iterable[list[int]]]) -> list[int]:
    """In how many places each document has all of the words, given where it has each of them."""
    if len(placed) > 2:
        return list(map(len, map(set.intersection, map(set, placed[0]), *placed[1:])))
    return [
        own[0] in others if len(own) == 1 else len(set(own).intersection(others)) for others, own in zip(*placed, strict=True)
    ]


def _placed(field: FieldPostings, terms: Sequence[int], docs: Docs, offset: int) -> Iterable[list[int]]:
    """Where any of the terms stand in each of the documents, which all hold one, less the offset."""
    if len(terms) > 1:
        found = places(field, terms, docs)
        return [[place - offset for place in found[doc]] for doc in docs]
    positions = field.plain_positions(terms[0]).tolist()
    if offset:
        positions = [place - offset for place in positions]
    ends = list(accumulate(field.plain_counts(terms[0]), initial=0))
    wanted = held(set(docs), field.plain_docs(terms[0]))
    return map(positions.__getitem__, map(slice, compress(ends, wanted), compress(islice(ends, 1, None), wanted)))


def places(field: FieldPostings, terms: Sequence[int], docs: Docs) -> dict[int, list[int]]:
    """Where any of the terms stand in each of those documents that hold one, ascending."""
    found: dict[int, list[int]] = {}
    for term in terms:
        own, counts, positions = field.plain_docs(term), field.plain_counts(term), field.plain_positions(term)
        start = passed = 0  # postings, and the places in them
        for row in rows_of(docs, own):
            start += sum(counts[passed:row])
            passed, doc = row, own[row]
            here = positions[start : start + counts[row]].tolist()
            found[doc] = sorted(found[doc] + here) if doc in found else here
    return found
