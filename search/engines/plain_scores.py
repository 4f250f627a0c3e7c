"""What do the matches score? `search.scoring` on one number after the other, in the order in which the memory engine adds."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import compress

from search.engines.plain_tree import Part, Question, places
from search.engines.vocabulary import expand
from search.leaves import leaf
from search.query import Group, Node, SearchRequest, TextNode
from search.ranking import Pair, counting, neighbours
from search.scoring import NEAR, NEAR_RECORDS, TITLE, damping, idf, nearness, saturated, weighed

Scores = dict[int, float]  # by document of one segment


def score_all(request: SearchRequest, questions: Sequence[Question], chosen: Sequence[set[int]], records: int) -> list[Scores]:
    """What the chosen documents of each segment score."""
    weights = Weights(questions, records)
    found = []
    for question, docs in zip(questions, chosen, strict=True):
        scores = score(request.query, question, docs, weights)
        if len(scores) < len(docs):
            scores = dict.fromkeys(docs, 0.0) | scores
        for word, weight in request.boosts:
            for doc, amount in leaf_scores(word, question, docs, weights).items():
                scores[doc] += amount * weight
        found.append(scores)
    pairs = neighbours(request.query)
    if pairs:
        first = nlargest(NEAR_RECORDS, [amount for scores in found for amount in scores.values()])
        last = first[-1] if len(first) == NEAR_RECORDS else 0.0
        best = [{doc for doc, amount in scores.items() if amount >= last} for scores in found]
        for pair in pairs:
            worth = weights.idf_of_both(pair) * NEAR
            for question, scores, lifted in zip(questions, found, best, strict=True):
                for doc, frequency in near(pair, question, lifted, weights).items():
                    scores[doc] += saturated(frequency) * worth
    return found


def score(node: Node, question: Question, docs: set[int], weights: Weights) -> Scores:
    """What the documents, which all match the tree, score by this node of it; nothing for those that do not match it."""
    if isinstance(node, TextNode):
        return leaf_scores(node, question, docs, weights)
    total: Scores = {}
    for part in counting(node) if isinstance(node, Group) else ():
        matching = question.match(part, docs) if isinstance(part, Group) else docs
        for doc, amount in score(part, question, matching, weights).items():
            total[doc] = total.get(doc, 0.0) + amount
    return total


def leaf_scores(node: TextNode, question: Question, docs: set[int], weights: Weights) -> Scores:
    """What those of the documents score that match a text node."""
    frequencies: Scores = {}
    titles: Scores = {}
    whole = docs is question.docs(node) and not question.segment.deleted
    for part in question.parts(node):
        own = weights.weighed(part if whole else among(part, docs), question)
        if part.field == "title":
            titles = own
        if not frequencies:
            frequencies = own.copy()
            continue
        for doc, amount in own.items():
            frequencies[doc] = frequencies.get(doc, 0.0) + amount
    worth = weights.idf(node)
    amounts = dict(zip(frequencies, [saturated(frequency) * worth for frequency in frequencies.values()], strict=True))
    for doc, frequency in titles.items():
        amounts[doc] = (saturated(frequencies[doc]) + saturated(frequency) * TITLE) * worth
    return amounts


def among(part: Part, docs: set[int]) -> Part:
    """What of the matches is in those documents."""
    wanted = list(map(docs.__contains__, part.docs))
    return Part(part.field, list(compress(part.docs, wanted)), list(compress(part.counts, wanted)))


def near(pair: Pair, question: Question, docs: set[int], weights: Weights) -> Scores:
    """The frequency of two neighbours in those of the documents that hold both in one field."""
    found: Scores = {}
    both = docs & question.docs(pair[0]) & question.docs(pair[1])
    for name in leaf(pair[0]).fields if both else ():
        field = question.segment.field(name)
        if field is not None:
            one, other = (places(field, expand(field, leaf(word).slots[0]), both) for word in pair)
            held = [doc for doc in one if doc in other]
            lengths, mean = question.segment.lengths(name), weights.mean_length(name)
            for doc in held:
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

    def weighed(self, part: Part, question: Question) -> Scores:
        """The part of one field in a frequency, by document: `search.scoring.weighed`."""
        if part.field not in self._damping:
            self._damping[part.field] = Damping(self.mean_length(part.field))
        lengths = map(question.segment.lengths(part.field).__getitem__, part.docs)
        damped = map(self._damping[part.field].__getitem__, lengths)
        return dict(zip(part.docs, [count / by for count, by in zip(part.counts, damped, strict=True)], strict=True))

    def idf(self, node: TextNode) -> float:
        """How much a match of the node says."""
        return idf(self._records, sum(len(question.docs(node)) for question in self._questions))

    def idf_of_both(self, pair: Pair) -> float:
        """How much it says that a record holds two neighbours."""
        one, other = pair
        return idf(self._records, sum(len(question.docs(one) & question.docs(other)) for question in self._questions))
