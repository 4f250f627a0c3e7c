"""What do the matches score? `search.scoring` on one number after the other, in the order in which the memory engine adds."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import compress

from search.engines.plain_segment import quick
from search.engines.plain_tree import Part, Question, places
from search.engines.vocabulary import expand
from search.leaves import leaf
from search.query import Group, Node, SearchRequest, TextNode
from search.ranking import Pair, counting, neighbours
from search.scoring import NEAR, NEAR_RECORDS, TITLE, damping, idf, nearness, saturated, weighed

Scores = list[float]  # by document of one segment, 0.0 for those that do not match


def score_all(request: SearchRequest, questions: Sequence[Question], chosen: Sequence[set[int]], records: int) -> list[Scores]:
    """What the chosen documents of each segment score."""
    weights = Weights(questions, records)
    found = []
    for question, docs in zip(questions, chosen, strict=True):
        scores = score(request.query, question, docs, weights)
        for word, weight in request.boosts:
            more = leaf_scores(word, question, docs, weights)
            for doc in docs:
                scores[doc] += more[doc] * weight
        found.append(scores)
    pairs = neighbours(request.query)
    if pairs:
        first = nlargest(NEAR_RECORDS, [own[doc] for own, docs in zip(found, chosen, strict=True) for doc in docs])
        last = first[-1] if len(first) == NEAR_RECORDS else 0.0
        best = [{doc for doc in docs if own[doc] >= last} for own, docs in zip(found, chosen, strict=True)]
        for pair in pairs:
            worth = weights.idf_of_both(pair) * NEAR
            for question, scores, lifted in zip(questions, found, best, strict=True):
                for doc, frequency in near(pair, question, lifted, weights).items():
                    scores[doc] += saturated(frequency) * worth
    return found


def score(node: Node, question: Question, docs: set[int], weights: Weights) -> Scores:
    """What the documents, which all match the tree, score by this node of it."""
    if isinstance(node, TextNode):
        return leaf_scores(node, question, docs, weights)
    total = [0.0] * question.segment.size
    for part in counting(node) if isinstance(node, Group) else ():
        matching = question.match(part, docs)
        more = score(part, question, matching, weights)
        for doc in matching:
            total[doc] += more[doc]
    return total


def leaf_scores(node: TextNode, question: Question, docs: set[int], weights: Weights) -> Scores:
    """What those of the documents score that match a text node."""
    frequencies = [0.0] * question.segment.size
    titles = [0.0] * question.segment.size
    for part in question.parts(node):
        own = among(part, docs)
        lengths, damped = quick(question.segment.lengths(part.field), len(own.docs)), weights.damping(part.field)
        for doc, count in zip(own.docs, own.counts, strict=True):
            frequencies[doc] += count / damped[lengths[doc]]
            if part.field == "title":
                titles[doc] = saturated(count / damped[lengths[doc]]) * TITLE
    worth = weights.idf(node)
    for doc in docs:
        frequencies[doc] = (saturated(frequencies[doc]) + titles[doc]) * worth
    return frequencies


def among(part: Part, docs: set[int]) -> Part:
    """What of the matches is in those documents."""
    wanted = list(map(docs.__contains__, part.docs))
    return Part(part.field, list(compress(part.docs, wanted)), list(compress(part.counts, wanted)))


def near(pair: Pair, question: Question, docs: set[int], weights: Weights) -> dict[int, float]:
    """The frequency of two neighbours in those of the documents that hold both in one field."""
    found: dict[int, float] = {}
    both = docs & question.docs(pair[0]) & question.docs(pair[1])
    for name in leaf(pair[0]).fields if both else ():
        field = question.segment.field(name)
        if field is not None:
            one, other = (places(field, expand(field, leaf(word).slots[0]), both) for word in pair)
            lengths, mean = question.segment.lengths(name), weights.mean_length(name)
            for doc in one.keys() & other.keys():
                amount = weighed(nearness(one[doc], other[doc]), float(lengths[doc]), mean)
                found[doc] = found.get(doc, 0.0) + amount
    return found


class Damping(dict[int, float]):
    """`search.scoring.damping` by length, each worked out when it is first asked for."""

    def __init__(self, mean_length: float) -> None:
        self._mean_length = mean_length

    def __missing__(self, length: int) -> float:
        found = self[length] = damping(float(length), self._mean_length)
        return found


class Weights:
    """What scores need to know of the whole index: mean lengths, and how rare each text node is."""

    def __init__(self, questions: Sequence[Question], records: int) -> None:
        self._questions, self._records = questions, records
        self._damping: dict[str, Damping] = {}

    def mean_length(self, field: str) -> float:
        """The mean number of tokens of a field."""
        return sum(question.segment.total_length(field) for question in self._questions) / self._records

    def damping(self, field: str) -> Damping:
        """By what the matches in a text of each length are divided."""
        if field not in self._damping:
            self._damping[field] = Damping(self.mean_length(field))
        return self._damping[field]

    def idf(self, node: TextNode) -> float:
        """How much a match of the node says."""
        return idf(self._records, sum(len(question.docs(node)) for question in self._questions))

    def idf_of_both(self, pair: Pair) -> float:
        """How much it says that a record holds two neighbours."""
        one, other = pair
        return idf(self._records, sum(len(question.docs(one) & question.docs(other)) for question in self._questions))
