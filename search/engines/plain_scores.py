"""What do the matches score? `search.scoring` on one number after the other, in the order in which the memory engine adds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import chain, compress, repeat
from operator import add, mul, truediv

from search.engines.plain_lists import Chosen, Docs, held, taken
from search.engines.plain_tree import Part, Question, places
from search.engines.vocabulary import expand
from search.leaves import leaf
from search.query import And, Group, Node, SearchRequest, TextNode
from search.ranking import Pair, counting, neighbours
from search.scoring import NEAR, NEAR_RECORDS, TITLE, damping, idf, nearness, saturated, saturated_all, weighed

_SAMPLE = 100  # times as many documents as are wanted tell what at least is enough to be among these
ROUNDING = 1 - 1e-9  # two frequencies that differ by less may score the same
Scored = tuple[Docs, list[float]]  # documents of a segment, and what each scores


def score_all(
    request: SearchRequest, questions: Sequence[Question], found: Sequence[Docs], records: int, wanted: int | None
) -> list[Scored]:
    """What the documents found in each segment score, or those that can be among the best that are `wanted` (None: all)."""
    weights = Weights(questions, records)
    query = request.query
    if isinstance(query, TextNode) and not request.boosts and wanted is not None:
        found = [promising(query, *own, weights, wanted) for own in zip(questions, found, strict=True)]
    scored = []
    for question, docs in zip(questions, found, strict=True):
        chosen = Chosen(docs)
        scores = score(query, question, chosen, weights)
        for word, weight in request.boosts:
            scores = list(map(add, scores, map(mul, leaf_scores(word, question, chosen, weights), repeat(weight))))
        scored.append((docs, scores))
    pairs = neighbours(query)
    return lifted(pairs, questions, scored, weights, wanted) if pairs else scored


def lifted(
    pairs: Iterable[Pair], questions: Sequence[Question], scored: list[Scored], weights: Weights, wanted: int | None
) -> list[Scored]:
    """The scores with what neighbours add to the best of them; of more than are wanted, only these, as the others stay behind."""
    first = nlargest(NEAR_RECORDS, chain.from_iterable([scores for _, scores in scored]))
    last = first[-1] if len(first) == NEAR_RECORDS else 0.0
    best: list[Scored] = []
    for docs, scores in scored:
        enough = list(map(last.__le__, scores))
        best.append((list(compress(docs, enough)), list(compress(scores, enough))))
    for pair in pairs:
        worth = weights.idf_of_both(pair) * NEAR
        for question, (docs, scores) in zip(questions, best, strict=True):
            for doc, frequency in near(pair, question, docs, weights).items():
                scores[bisect_left(docs, doc)] += saturated(frequency) * worth
    if wanted is not None and wanted <= NEAR_RECORDS:
        return best
    for (docs, scores), found in zip(scored, best, strict=True):
        for doc, amount in zip(*found, strict=True):
            scores[bisect_left(docs, doc)] = amount
    return scored


def promising(node: TextNode, question: Question, docs: Docs, weights: Weights, wanted: int) -> Docs:
    """Those of the documents that can be among the best that are wanted: all but those with too little, and that in one field."""
    parts = question.parts(node)
    if question.segment.deleted or docs is not question.match(node):
        parts = [among(part, Chosen(docs)) for part in parts]
    if wanted >= len(docs) or not parts:
        return docs
    most, *others = parts
    amounts = list(frequencies(most, question, weights))
    least = min(nlargest(wanted, amounts[:: len(amounts) // (_SAMPLE * wanted) + 1]), default=0.0) * ROUNDING
    return sorted(set().union(compress(most.docs, map(least.__le__, amounts)), *[part.docs for part in others]))


def score(node: Node, question: Question, chosen: Chosen, weights: Weights) -> list[float]:
    """What the documents, which all match the tree, score by this node of it."""
    if isinstance(node, TextNode):
        return leaf_scores(node, question, chosen, weights)
    total: list[float] = []
    for part in counting(node) if isinstance(node, Group) else ():
        matching = chosen if isinstance(part, TextNode) else Chosen(question.among(part, chosen.docs))
        own = chosen.aligned(matching.docs, score(part, question, matching, weights))
        total = list(map(add, total, own) if total else own)
    return total or [0.0] * len(chosen)


def leaf_scores(node: TextNode, question: Question, chosen: Chosen, weights: Weights) -> list[float]:
    """What each of the documents scores by a text node; 0.0 where it does not match."""
    parts = [among(part, chosen) for part in question.parts(node)]
    if not parts:
        return [0.0] * len(chosen)
    most, *others = parts
    if most.field not in chosen.damped:
        chosen.damped[most.field] = list(damped(most.field, chosen.docs, question, weights))
    total = list(map(truediv, chosen.aligned(most.docs, most.counts), chosen.damped[most.field]))
    for part in others:
        for doc, amount in zip(part.docs, frequencies(part, question, weights), strict=True):
            total[bisect_left(chosen.docs, doc)] += amount
    worth = weights.idf(node)
    scores = list(map(mul, saturated_all(total), repeat(worth)))
    for part in parts:
        for doc, amount in zip(part.docs, frequencies(part, question, weights), strict=True) if part.field == "title" else ():
            place = bisect_left(chosen.docs, doc)
            scores[place] = (saturated(total[place]) + saturated(amount) * TITLE) * worth
    return scores


def frequencies(part: Part, question: Question, weights: Weights) -> Iterable[float]:
    """How often a leaf matches in each document of a part, by its length."""
    return map(truediv, part.counts, damped(part.field, part.docs, question, weights))


def damped(field: str, docs: Docs, question: Question, weights: Weights) -> Iterable[float]:
    """By what the matches in each of the documents are divided."""
    return map(weights.damping(field).__getitem__, taken(question.segment.lengths(field), docs))


def among(part: Part, chosen: Chosen) -> Part:
    """What of the matches is in the documents."""
    if (places := chosen.places_in(part.docs)) is not None:
        return Part(part.field, [part.docs[place] for place in places], [part.counts[place] for place in places])
    wanted = held(chosen.known, part.docs)
    return Part(part.field, list(compress(part.docs, wanted)), list(compress(part.counts, wanted)))


def near(pair: Pair, question: Question, docs: Docs, weights: Weights) -> dict[int, float]:
    """The frequency of two neighbours in those of the documents that hold both in one field."""
    found: dict[int, float] = {}
    for name in leaf(pair[0]).fields if docs else ():
        field = question.segment.field(name)
        if field is not None:
            one, other = (places(field, expand(field, leaf(word).slots[0]), docs) for word in pair)
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
        found = self[length] = damping(float(length), self._mean_length) if self._mean_length else 1.0  # nothing to divide
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
        return idf(self._records, sum(len(question.match(node)) for question in self._questions))

    def idf_of_both(self, pair: Pair) -> float:
        """How much it says that a record holds two neighbours."""
        return idf(self._records, sum(len(question.match(And(pair))) for question in self._questions))
