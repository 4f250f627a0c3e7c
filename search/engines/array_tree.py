"""Which documents of a segment does a query tree match? Sets of documents, the smallest first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.analysis import fold_value
from indexer.codec.arrayfile import Array
from search.engines.array_leaves import LeafMatches
from search.engines.array_segment import Segment
from search.engines.array_sets import EMPTY, Docs, DocSet, difference, everything, union
from search.engines.bounds import most
from search.leaves import leaf
from search.query import All, And, Match, Node, Not, Or, Range, TextNode


class Question:
    """A query tree asked of one segment; each text node is looked up once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._leaves: dict[TextNode, LeafMatches] = {}
        self._matches: dict[Node, Docs] = {}

    def leaf(self, node: TextNode) -> LeafMatches:
        """The matches of a text node."""
        if node not in self._leaves:
            self._leaves[node] = LeafMatches(self.segment, leaf(node))
        return self._leaves[node]

    def match(self, node: Node) -> Docs:
        """The documents that match, deleted ones too; worked out once."""
        found = self._matches.get(node)
        if found is None:
            found = self._matches[node] = self._match(node)
        return found

    def known(self, node: Node) -> Docs | None:
        """The same, where it has been asked for before."""
        return self._matches.get(node)

    def _match(self, node: Node) -> Docs:
        if isinstance(node, And):
            return self._match_and(node.nodes)
        if isinstance(node, Or):
            return union([found for part in node.nodes for found in self._sets(part)], self.segment.size)
        if isinstance(node, Not):
            return difference(everything(self.segment.size), self.match(node.node), self.segment.size)
        if isinstance(node, Match):
            return self.segment.named(node.field, fold_value(node.value))
        if isinstance(node, Range):
            dates = self.segment.dates(node.field)
            return EMPTY if dates is None else dates.match(node)
        return everything(self.segment.size) if isinstance(node, All) else self.leaf(node).match()

    def _sets(self, node: Node) -> list[DocSet]:
        """Sets of documents that match, which together are all that do."""
        if isinstance(node, TextNode):
            return [part.found for part in self.leaf(node).parts]
        return [DocSet(self.match(node), self.segment.size)]

    def _match_and(self, nodes: Sequence[Node]) -> Docs:
        if not nodes:
            return everything(self.segment.size)
        first, *others = sorted(nodes, key=lambda node: most(node, self.segment.size, self._held))
        docs = self.match(first)
        for node in others:
            if not len(docs):
                break
            docs = docs.compress(self.among(node, docs))
        return docs

    def _held(self, node: TextNode | Match) -> int:
        """How many documents match words or a value, at most."""
        return len(self.segment.named(node.field, fold_value(node.value))) if isinstance(node, Match) else self.leaf(node).most

    def among(self, node: Node, docs: Docs) -> Array:
        """Does each of the documents match? It costs as much as they are, however many others match."""
        if isinstance(node, And):
            matching = np.ones(len(docs), bool)
            for part in node.nodes:
                matching &= self.among(part, docs)
            return matching
        if isinstance(node, Or):
            matching = np.zeros(len(docs), bool)
            for part in node.nodes:
                matching |= self.among(part, docs)
            return matching
        if isinstance(node, Not):
            return ~self.among(node.node, docs)
        if isinstance(node, Match):
            return self.segment.are_named(node.field, fold_value(node.value), docs)
        if isinstance(node, Range):
            dates = self.segment.dates(node.field)
            return np.zeros(len(docs), bool) if dates is None else dates.among(node, docs)
        return np.ones(len(docs), bool) if isinstance(node, All) else self.leaf(node).among(docs)
