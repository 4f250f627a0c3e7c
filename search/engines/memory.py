"""What must an engine answer? The oracle: slow on many records, and easy to read.

It evaluates a tree over records directly (`search/matching.py`), without an index. Every other engine must give the same ids,
totals and facet counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from corpus.records import Record
from indexer.analysis import fold_value
from indexer.engines.memory import read_records
from indexer.fields import FIELDS, SORT_KEYS, names
from search.analysed import AnalysedRecord
from search.collapse import collapsed
from search.engines.checks import check, check_breadth
from search.facets import DATE, LEVELS, date_facet, facet_counts, ignored, most_common_label, selected_values
from search.leaves import Leaf, expand, leaf, text_nodes
from search.matching import has, matches
from search.query import FacetRequest, Filter, Group, Node, SearchRequest, TextNode
from search.ranking import counting, neighbours
from search.results import FacetCounts, Hit, SearchResult
from search.scoring import NEAR, NEAR_RECORDS, TITLE, idf, nearness, saturated, weighed


class MemorySearcher:
    """Answers requests by looking at every record, whatever the question."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Takes the last record of each id."""
        by_id = {record.id: AnalysedRecord(record) for record in records}
        self._records = [by_id[id] for id in sorted(by_id)]

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        check(request)
        self._check_breadth(request.query)
        found = [analysed for analysed in self._records if matches(request.query, analysed)]
        chosen = [analysed for analysed in found if all(passes(filter, analysed) for filter in request.filters)]
        hits = self._ranked(request, chosen)
        if request.collapse:
            hits = collapsed(hits, [self._cluster[hit.id] for hit in hits])
        last = None if request.limit is None else request.offset + request.limit
        facets = tuple(self._facet(facet, request, found) for facet in request.facets)
        return SearchResult(len(chosen), tuple(hits[request.offset : last]), facets)

    def close(self) -> None:
        """Nothing is open."""

    def _check_breadth(self, query: Node) -> None:
        for node in text_nodes(query):
            for slot in leaf(node).slots:
                for field in leaf(node).fields if not slot.exact else ():
                    check_breadth(node.text, len(expand(slot, self._vocabularies[field])))

    @cached_property
    def _vocabularies(self) -> dict[str, list[str]]:
        return {
            name: sorted({word for analysed in self._records for word in analysed.text(name).positions})
            for name, field in FIELDS.items()
            if field.kind == "text"
        }

    @cached_property
    def _cluster(self) -> dict[str, str]:
        """The near-duplicate cluster of each record, by id."""
        return {analysed.record.id: analysed.record.duplicate_of or analysed.record.id for analysed in self._records}

    def _ranked(self, request: SearchRequest, chosen: list[AnalysedRecord]) -> list[Hit]:
        """All hits in the order asked for; they come in the order of their ids, and sorting is stable."""
        if request.sort == "relevance":
            scores = self._scores(request, chosen)
            hits = [Hit(analysed.record.id, scores[analysed.record.id]) for analysed in chosen]
            return sorted(hits, key=lambda hit: -hit.score)
        key = SORT_KEYS[request.sort.removeprefix("-")]
        keyed = [(key(analysed.record), Hit(analysed.record.id, 0.0)) for analysed in chosen]
        with_key = sorted(
            ((found, hit) for found, hit in keyed if found is not None),
            key=lambda pair: pair[0],
            reverse=request.sort.startswith("-"),
        )
        return [hit for _, hit in with_key] + [hit for found, hit in keyed if found is None]

    def _scores(self, request: SearchRequest, chosen: list[AnalysedRecord]) -> dict[str, float]:
        """What each of the records scores (`search/scoring.py`), by id."""
        leaves = {node: self._leaf_scores(leaf(node)) for node in text_nodes(request.query)}
        scores = {analysed.record.id: score(request.query, analysed, leaves) for analysed in chosen}
        for word, weight in request.boosts:
            for id, amount in self._leaf_scores(leaf(word)).items():
                if id in scores:
                    scores[id] += amount * weight
        last = sorted(scores.values(), reverse=True)[NEAR_RECORDS - 1] if len(scores) > NEAR_RECORDS else 0.0
        best = [analysed for analysed in chosen if scores[analysed.record.id] >= last]
        for one, other in neighbours(request.query):
            worth = self._worth(leaf(one), leaf(other)) * NEAR
            for analysed in best:
                scores[analysed.record.id] += saturated(self._nearness(leaf(one), leaf(other), analysed)) * worth
        return scores

    def _leaf_scores(self, wanted: Leaf) -> dict[str, float]:
        """The score of a leaf in each record that it matches, by id."""
        frequencies: dict[str, float] = {}
        titles: dict[str, float] = {}
        for field in wanted.fields:
            for analysed in self._records:
                if tf := len(analysed.text(field).starts(wanted)):
                    part = weighed(float(tf), float(analysed.text(field).length), self._mean_length[field])
                    frequencies[analysed.record.id] = frequencies.get(analysed.record.id, 0.0) + part
                    if field == "title":
                        titles[analysed.record.id] = part
        worth = idf(len(self._records), len(frequencies))
        return {id: (saturated(all) + saturated(titles.get(id, 0.0)) * TITLE) * worth for id, all in frequencies.items()}

    def _nearness(self, one: Leaf, other: Leaf, analysed: AnalysedRecord) -> float:
        """The frequency of two neighbours in a record."""
        total = 0.0
        for field in one.fields:
            text = analysed.text(field)
            first, second = text.starts(one), text.starts(other)
            if first and second:
                total += weighed(nearness(first, second), float(text.length), self._mean_length[field])
        return total

    def _worth(self, one: Leaf, other: Leaf) -> float:
        """How much it says that a record holds two neighbours."""
        both = sum(has(one, analysed) and has(other, analysed) for analysed in self._records)
        return idf(len(self._records), both)

    @cached_property
    def _mean_length(self) -> dict[str, float]:
        """The mean number of tokens of each text field."""
        texts = [name for name, field in FIELDS.items() if field.kind == "text"]
        many = max(len(self._records), 1)
        return {name: sum(analysed.text(name).length for analysed in self._records) / many for name in texts}

    def _facet(self, facet: FacetRequest, request: SearchRequest, found: list[AnalysedRecord]) -> FacetCounts:
        """The counts of one facet, which no filter on its own field narrows."""
        others = [filter for filter in request.filters if not ignored(facet.field, filter)]
        counted = [analysed for analysed in found if all(passes(filter, analysed) for filter in others)]
        if facet.field == DATE:
            years, months = (self._counts(level, (), counted) for level in LEVELS)
            return date_facet(facet, years, months, request.filters)
        return self._counts(facet, request.filters, counted)

    def _counts(self, facet: FacetRequest, filters: Iterable[Filter], counted: list[AnalysedRecord]) -> FacetCounts:
        """The values that these records have."""
        counts = Counter(value.value for analysed in counted for value in analysed.keywords(facet.field))
        missing = sum(not analysed.keywords(facet.field) for analysed in counted)
        selected = selected_values(facet.field, filters, lambda choice: self._named(facet.field, choice))
        return facet_counts(facet, counts, missing, selected, lambda value: self._label(facet.field, value))

    def _named(self, field: str, choice: str) -> set[str]:
        """The values of the field that the choice names in any record."""
        wanted = fold_value(choice)
        return {value.value for analysed in self._records for value in analysed.keywords(field) if wanted in names(value)}

    def _label(self, field: str, value: str) -> str:
        found = (other for analysed in self._records for other in analysed.keywords(field) if other.value == value)
        return most_common_label(Counter(other.label for other in found).items(), value)


def passes(filter: Filter, analysed: AnalysedRecord) -> bool:
    """Does the record have one of the filter's choices?"""
    return any(matches(choice, analysed) for choice in filter.choices)


def score(node: Node, analysed: AnalysedRecord, scores: dict[TextNode, dict[str, float]]) -> float:
    """What a record that matches the node scores by it, from the scores of its text nodes (`search/scoring.py`)."""
    if isinstance(node, TextNode):
        return scores[node].get(analysed.record.id, 0.0)
    if isinstance(node, Group):
        return sum((score(part, analysed, scores) for part in counting(node) if matches(part, analysed)), 0.0)
    return 0.0


def open_folder(folder: Path) -> MemorySearcher:
    """Read the records that `indexer.engines.memory` wrote; raises OSError or FormError where it cannot."""
    return MemorySearcher(read_records(folder))
