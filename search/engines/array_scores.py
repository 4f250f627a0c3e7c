"""What do the matches score? `search.scoring` on whole arrays, in the order in which the memory engine adds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from indexer.codec.arrayfile import Array
from search.engines.array_leaves import SHIFT, spots
from search.engines.array_sets import Docs, DocSet, common
from search.engines.array_tree import Question
from search.query import And, Group, Node, Or, SearchRequest, TextNode
from search.ranking import Pair, counting, neighbours
from search.scoring import K1, NEAR, NEAR_RECORDS, TITLE, WINDOW, idf

_BEFORE, _AFTER = np.array([-1 << 62]), np.array([1 << 62])  # where no word stands
Scored = tuple[Docs, Array | None]  # documents of a segment with their scores; None where the request scores nothing


def score_all(
    request: SearchRequest, questions: Sequence[Question], chosen: Sequence[Docs], records: int, wanted: int | None
) -> list[Scored]:
    """The scores of the chosen documents of each segment, or of those that can be among the best that are `wanted`."""
    weights = Weights(questions, records)
    found: list[Scored] = []
    for question, docs in zip(questions, chosen, strict=True):
        own = DocSet(docs, question.segment.size)
        total = score(request.query, question, own, weights) if len(docs) else None
        for word, weight in request.boosts if len(docs) else ():
            more = leaf_score(word, question, own, weights) * weight
            total = more if total is None else total + more
        found.append((docs, total))
    pairs = neighbours(request.query)
    if pairs:
        last = last_of_best([scores for _, scores in found if scores is not None])
        for number, (docs, scores) in enumerate(found):
            if scores is not None:
                best = (scores >= last).nonzero()[0]
                lifted = scores[best]
                for pair in pairs:
                    lifted += near_score(pair, questions[number], docs[best], weights)
                if wanted is not None and wanted <= NEAR_RECORDS:
                    found[number] = docs[best], lifted
                else:
                    scores[best] = lifted
    return found


def last_of_best(scores: list[Array]) -> float:
    """The score down to which neighbours are looked for."""
    many = sum(map(len, scores))
    if many <= NEAR_RECORDS:
        return 0.0
    together = np.concatenate(scores)
    together.partition(many - NEAR_RECORDS)
    return float(together[many - NEAR_RECORDS])


def score(node: Node, question: Question, chosen: DocSet, weights: Weights) -> Array | None:
    """What the documents, which all match the tree, score by this node of it; None where it scores nothing."""
    if isinstance(node, TextNode):
        return leaf_score(node, question, chosen, weights)
    if not isinstance(node, Group):
        return None
    total: Array | None = None
    for part in counting(node):
        found = score(part, question, chosen, weights)
        if found is not None and isinstance(part, Group):
            found = np.where(question.among(part, chosen.docs), found, 0.0)
        if found is not None:
            total = found if total is None else np.add(total, found, out=total)
    return total


def leaf_score(node: TextNode, question: Question, chosen: DocSet, weights: Weights) -> Array:
    """What the documents score by a text node."""
    frequency: Array | None = None
    titles = []
    for part in question.leaf(node).parts:
        if weights.mean_length(part.field):  # else every document with it is deleted
            index, rows = common(chosen, part.found)
            own = weights.weighed(part.field, part.counts[rows], question, part.docs[rows])
            if frequency is None:
                frequency = own if isinstance(index, slice) else placed(own, index, len(chosen.docs))
            else:
                frequency[index] += own
            if part.field == "title":
                titles.append((index, saturation(own) * TITLE))
    if frequency is None:
        return np.zeros(len(chosen.docs))
    amount = saturation(frequency)
    for index, more in titles:
        amount[index] += more
    amount *= weights.idf(node)
    return amount


def placed(values: Array, index: Array, many: int) -> Array:
    """So many numbers, which are the values at their indexes and 0 elsewhere."""
    found = np.zeros(many)
    found[index] = values
    return found


def saturation(frequency: Array) -> Array:
    """`search.scoring.saturated`, in the memory of its second step."""
    found = frequency + K1
    return np.divide(frequency, found, out=found)


def near_score(pair: Pair, question: Question, docs: Docs, weights: Weights) -> Array:
    """What the documents score by two neighbours."""
    frequency = np.zeros(len(docs))
    for one, other in product(*[question.leaf(word).parts for word in pair]):
        field = question.segment.field(one.field)
        if one.field != other.field or field is None or not weights.mean_length(one.field):
            continue
        held = (one.found.has(docs) & other.found.has(docs)).nonzero()[0]
        if len(held):
            found = docs.take(held)
            near = nearness(spots(field, one, found), spots(field, other, found), len(found))
            frequency[held] += weights.weighed(one.field, near, question, found)
    return saturation(frequency) * (weights.idf_of_both(pair) * NEAR)


def nearness(one: Array, other: Array, many: int) -> Array:
    """`search.scoring.nearness` in each of so many documents, of whose places `spots` tells."""
    others = np.concatenate((_BEFORE, other, _AFTER))
    at = others.searchsorted(one)
    after = others.take(at) - one
    at -= 1
    distance = np.minimum(one - others.take(at), after)
    near = (distance <= WINDOW).nonzero()[0]
    return np.bincount(one.take(near) >> SHIFT, 1 / distance.take(near), many)


class Weights:
    """What scores need to know of the whole index: mean lengths, and how rare each text node is."""

    def __init__(self, questions: Sequence[Question], records: int) -> None:
        self._questions, self._records = questions, records
        self._idf: dict[TextNode, float] = {}
        self._mean: dict[str, float] = {}

    def mean_length(self, field: str) -> float:
        """The mean number of tokens of a field."""
        if field not in self._mean:
            self._mean[field] = sum(question.segment.total_length(field) for question in self._questions) / self._records
        return self._mean[field]

    def weighed(self, field: str, tf: Array, question: Question, docs: Docs) -> Array:
        """The part of one field in a frequency."""
        damping = question.segment.damping(field, self.mean_length(field)).take(docs)
        return np.divide(tf, damping, out=damping)

    def idf(self, node: TextNode) -> float:
        """How much a match of the node says."""
        if node not in self._idf:
            self._idf[node] = idf(self._records, sum(question.leaf(node).live_count() for question in self._questions))
        return self._idf[node]

    def idf_of_both(self, pair: Pair) -> float:
        """How much it says that a record holds two neighbours."""
        return idf(self._records, sum(live_with_both(pair, question) for question in self._questions))


def live_with_both(pair: Pair, question: Question) -> int:
    """How many documents of a segment hold both words."""
    either = question.known(Or(pair))
    if either is not None:
        return sum(question.leaf(word).live_count() for word in pair) - len(question.segment.without_deleted(either))
    return len(question.segment.without_deleted(question.match(And(pair))))
