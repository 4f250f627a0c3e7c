"""What do the matches score? `search.scoring` on whole arrays, in the order in which the memory engine adds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from search.engines.array_leaves import SHIFT
from search.engines.array_sets import Array, Docs, common, intersect
from search.engines.array_tree import Question
from search.leaves import TextNode, leaf
from search.query import And, Fuzzy, Node, Or, Phrase, Prefix, SearchRequest, Word
from search.ranking import Pair, counting, neighbours
from search.scoring import K1, NEAR, NEAR_RECORDS, TITLE, WINDOW, idf


def score_all(request: SearchRequest, questions: Sequence[Question], chosen: Sequence[Docs], records: int) -> list[Array | None]:
    """The scores of the chosen documents of each segment; None where the request scores nothing."""
    weights = Weights(questions, records)
    found = []
    for question, docs in zip(questions, chosen, strict=True):
        total = score(request.query, question, docs, weights) if len(docs) else None
        for word, weight in request.boosts if len(docs) else ():
            own = leaf_score(word, question, docs, weights) * weight
            total = own if total is None else total + own
        found.append(total)
    pairs = neighbours(request.query)
    if pairs:
        last = last_of_best(found)
        for question, docs, scores in zip(questions, chosen, found, strict=True):
            if scores is not None:
                best = np.flatnonzero(scores >= last)
                for pair in pairs:
                    scores[best] += near_score(pair, question, docs[best], weights)
    return found


def last_of_best(scores: Sequence[Array | None]) -> float:
    """The score down to which neighbours are looked for."""
    many = sum(len(own) for own in scores if own is not None)
    if many <= NEAR_RECORDS:
        return 0.0
    together = np.concatenate([own for own in scores if own is not None])
    return float(np.partition(together, many - NEAR_RECORDS)[many - NEAR_RECORDS])


def score(node: Node, question: Question, docs: Docs, weights: Weights) -> Array | None:
    """What the documents, which all match the tree, score by this node of it; None where it scores nothing."""
    if isinstance(node, Word | Phrase | Prefix | Fuzzy):
        return leaf_score(node, question, docs, weights)
    if not isinstance(node, And | Or):
        return None
    total: Array | None = None
    for part in counting(node):
        found = score(part, question, docs, weights)
        if found is not None and isinstance(part, And | Or):
            found = np.where(question.among(part, docs), found, 0.0)
        if found is not None:
            total = found if total is None else total + found
    return total


def leaf_score(node: TextNode, question: Question, docs: Docs, weights: Weights) -> Array:
    """What the documents score by a text node."""
    matches, size = question.leaf(node), question.segment.size
    parts = [part for part in matches.parts if weights.mean_length(part.field)]  # else every document with it is deleted
    parts.sort(key=lambda part: -len(part.docs))
    if len(parts) == 1 and parts[0].docs is docs:
        frequency = weights.weighed(parts[0].field, parts[0].counts, question, docs)
    elif 4 * len(docs) > matches.most and 64 * len(docs) > size:
        all_frequencies = np.zeros(size)
        for number, part in enumerate(parts):
            own = weights.weighed(part.field, part.counts, question, part.docs)
            if number:
                all_frequencies[part.docs] += own
            else:
                all_frequencies[part.docs] = own
        frequency = all_frequencies.take(docs)
    else:
        frequency = np.zeros(len(docs))
        for part in parts:
            index, rows = common(docs, part.docs, size)
            frequency[index] += weights.weighed(part.field, part.counts[rows], question, docs[index])
    amount = saturation(frequency)
    for part in parts:
        if part.field == "title":
            index, rows = common(docs, part.docs, size)
            own = weights.weighed(part.field, part.counts[rows], question, docs[index])
            amount[index] += saturation(own) * TITLE
    amount *= weights.idf(node)
    return amount


def saturation(frequency: Array) -> Array:
    """`search.scoring.saturated`, in the memory of its second step."""
    found = frequency + K1
    return np.divide(frequency, found, out=found)


def near_score(pair: Pair, question: Question, docs: Docs, weights: Weights) -> Array:
    """What the documents score by two neighbours."""
    frequency = np.zeros(len(docs))
    leaves = [question.leaf(word) for word in pair]
    for field in leaf(pair[0]).fields:
        parts = [part.docs for matches in leaves for part in matches.parts if part.field == field]
        if len(parts) == 2 and weights.mean_length(field):
            held = reduce(lambda one, other: intersect(one, other, question.segment.size), sorted((docs, *parts), key=len))
            if len(held):
                one, other = (matches.spots(field, held) for matches in leaves)
                near = nearness(one, other, held)
                frequency[docs.searchsorted(held)] += weights.weighed(field, near, question, held)
    return saturation(frequency) * (weights.idf_of_both(pair) * NEAR)


def nearness(one: Array, other: Array, docs: Docs) -> Array:
    """`search.scoring.nearness` in each of the documents, of whose places `LeafMatches.spots` tells."""
    at = other.searchsorted(one)
    before, after = other.take(np.maximum(at - 1, 0)), other.take(at, mode="clip")
    distance = np.minimum(np.abs(one - before), np.abs(after - one))
    near = distance <= WINDOW
    return np.bincount(docs.searchsorted(one.compress(near) >> SHIFT), 1 / distance.compress(near), len(docs))


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
    rarer, other = sorted(map(question.leaf, pair), key=lambda leaf: leaf.most)
    docs = question.segment.without_deleted(rarer.match())
    return int(np.count_nonzero(other.among(docs)))
