"""How is a request answered from a Whoosh index?

Whoosh reads the postings and the columns; everything above them is done on arrays with one place for each document of the
index, segment after segment: the mask of a node, the frequencies of a leaf, the counts of a facet. So every node means
exactly what `search/engines/memory.py` says, and a score is the same formula on the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage

from indexer.analysis import fold_value
from indexer.engines.whoosh import CLUSTER, SORT
from search.collapse import collapsed
from search.engines.checks import check, check_breadth
from search.engines.columns import Column, Mask, joined, merged, overlaps
from search.engines.whoosh_segment import Amounts, Segment
from search.facets import DATE, LEVELS, date_facet, facet_counts, ignored
from search.leaves import leaf, text_nodes
from search.query import (
    All,
    And,
    FacetRequest,
    Filter,
    Group,
    Match,
    Node,
    Not,
    Or,
    Range,
    SearchRequest,
    TextNode,
    Word,
)
from search.ranking import Pair, counting, neighbours
from search.results import FacetCounts, Hit, SearchResult
from search.scoring import NEAR, NEAR_RECORDS, TITLE, idf, nearness, saturated, weighed

Frequencies = Mapping[TextNode, Mapping[str, Amounts]]  # of each text node, by field: its frequency in each document


class WhooshSearcher:
    """Answers requests from one state of an index."""

    def __init__(self, folder: Path) -> None:
        index = FileStorage(str(folder), readonly=True).open_index()
        self._reader = index.reader()
        leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []
        self._segments = [Segment(reader) for reader, _ in leaves]
        self._live = joined((segment.live for segment in self._segments), np.bool_)
        self._column = lru_cache(maxsize=None)(self._read_column)
        self._lengths = lru_cache(maxsize=None)(self._read_lengths)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def search(self, request: SearchRequest) -> SearchResult:
        """The matches, the page of hits and the facet counts."""
        check(request)
        boosted = [word for word, _ in request.boosts]
        frequencies = {node: self._frequencies(node) for node in (*text_nodes(request.query), *boosted)}
        found = self._mask(request.query, frequencies) & self._live
        filters = [(filter, self._mask(Or(filter.choices), {})) for filter in request.filters]
        chosen = found.copy()
        for _, mask in filters:
            chosen &= mask
        facets = []
        for facet in request.facets:
            counted = found.copy()
            for filter, mask in filters:
                if not ignored(facet.field, filter):
                    counted &= mask
            facets.append(self._facet(facet, request.filters, counted))
        return SearchResult(int(chosen.sum()), self._page(request, chosen, frequencies), tuple(facets))

    def _read_column(self, name: str) -> Column:
        return merged([segment.column(name) for segment in self._segments])

    def _read_lengths(self, field: str) -> tuple[Amounts, float]:
        """The length of the field in each document, and the mean of all."""
        lengths = joined((segment.lengths(field) for segment in self._segments), np.float64)
        return lengths, float(lengths[self._live].sum()) / max(int(self._live.sum()), 1)

    def _frequencies(self, node: TextNode) -> dict[str, Amounts]:
        """How often a text node matches in each document, by field."""
        wanted = leaf(node)
        for field in wanted.fields:
            for slot in wanted.slots:
                if not slot.exact:
                    check_breadth(node.text, len({word for part in self._segments for word in part.words(field, slot)}))
        return {
            field: joined((segment.frequencies(field, wanted) for segment in self._segments), np.float64)
            for field in wanted.fields
        }

    def _mask(self, node: Node, frequencies: Frequencies) -> Mask:
        """The documents that a node matches; those that were deleted may be among them."""
        if isinstance(node, TextNode):
            return self._any(amounts > 0 for amounts in frequencies[node].values())
        if isinstance(node, And):
            found = self._live.copy()
            for part in node.nodes:
                found &= self._mask(part, frequencies)
            return found
        if isinstance(node, Or):
            return self._any(self._mask(part, frequencies) for part in node.nodes)
        if isinstance(node, Not):
            return ~self._mask(node.node, frequencies)
        if isinstance(node, Match):
            return self._any(self._named(node).values())
        if isinstance(node, Range):
            column = self._column(node.field)
            return column.having(np.array([overlaps(iso, node.first, node.last) for iso, _ in column.table], np.bool_))
        assert isinstance(node, All)
        return self._live

    def _any(self, masks: Iterable[Mask]) -> Mask:
        found = np.zeros(len(self._live), np.bool_)
        for mask in masks:
            found |= mask
        return found

    def _named(self, choice: Match) -> dict[str, Mask]:
        """The values that a choice names in any record, each with the documents in which it does."""
        parts = [segment.named(choice.field, fold_value(choice.value)) for segment in self._segments]
        found = {}
        for value in sorted({value for part in parts for value in part}):
            masks = (part.get(value, ~own.live & False) for part, own in zip(parts, self._segments, strict=True))
            found[value] = joined(masks, np.bool_)
        return {value: mask for value, mask in found.items() if mask.any()}

    def _page(self, request: SearchRequest, chosen: Mask, frequencies: Frequencies) -> tuple[Hit, ...]:
        numbers = np.flatnonzero(chosen)
        ids = self._column("id")
        by_id = ids.ranks()[numbers]
        scores = np.zeros(len(numbers))
        if request.sort == "relevance":
            scores = self._ranked(request, numbers, frequencies)
            order = np.lexsort((by_id, -scores))
        else:
            ranks = self._column(SORT + request.sort.removeprefix("-")).ranks()[numbers]
            order = np.lexsort((by_id, -ranks if request.sort.startswith("-") else ranks, ranks < 0))
        page = slice(request.offset, None if request.limit is None else request.offset + request.limit)
        hits = [Hit(ids.table[by_id[place]][0], float(scores[place])) for place in (order if request.collapse else order[page])]
        if not request.collapse:
            return tuple(hits)
        clusters = self._column(CLUSTER)
        ranks = clusters.ranks()[numbers[order]]
        return tuple(collapsed(hits, [clusters.table[rank][0] for rank in ranks])[page])

    def _scores(self, node: Node, frequencies: Frequencies) -> Amounts:
        """What each document scores by the node, 0 where the node does not match."""
        found = np.zeros(len(self._live))
        if isinstance(node, TextNode):
            title = found
            for field, amounts in frequencies[node].items():
                if amounts.any():
                    own = weighed(amounts, *self._lengths(field))
                    found = found + own
                    title = own if field == "title" else title
            worth = idf(int(self._live.sum()), int((found > 0).sum()))
            return (saturated(found) + saturated(title) * TITLE) * worth
        if isinstance(node, Group):
            for part in counting(node):
                found += self._scores(part, frequencies)
            return found * self._mask(node, frequencies)
        return found

    def _ranked(self, request: SearchRequest, numbers: NDArray[np.int64], frequencies: Frequencies) -> Amounts:
        """What the documents of these numbers, which match, score by the request."""
        scores = self._scores(request.query, frequencies)
        for word, weight in request.boosts:
            scores += self._scores(word, frequencies) * weight
        found: Amounts = scores[numbers]
        many = len(numbers)
        last = np.partition(found, many - NEAR_RECORDS)[many - NEAR_RECORDS] if many > NEAR_RECORDS else 0.0
        best = np.flatnonzero(found >= last)
        for one, other in neighbours(request.query):
            both = self._mask(one, frequencies) & self._mask(other, frequencies) & self._live
            worth = idf(int(self._live.sum()), int(both.sum())) * NEAR
            found[best] += saturated(self._nearness((one, other), numbers[best])) * worth
        return found

    def _nearness(self, pair: Pair, numbers: NDArray[np.int64]) -> Amounts:
        """The frequency of two neighbours in each of the documents."""
        total = np.zeros(len(numbers))
        for field in leaf(pair[0]).fields:
            one, other = (self._positions(field, word, numbers) for word in pair)
            near = [nearness(one[n], other[n]) if n in one and n in other else 0.0 for n in numbers.tolist()]
            lengths, mean = self._lengths(field)
            if any(near):
                total += weighed(np.array(near), lengths[numbers], mean)
        return total

    def _positions(self, field: str, word: Word, numbers: NDArray[np.int64]) -> dict[int, list[int]]:
        """Where a word of one token stands in the field of each of the documents."""
        found: dict[int, list[int]] = {}
        first = 0
        for segment in self._segments:
            own = numbers[(numbers >= first) & (numbers < first + segment.size)] - first
            places = segment.places(field, segment.words(field, leaf(word).slots[0]), own.tolist())
            found |= {number + first: place for number, place in places.items()}
            first += segment.size
        return found

    def _facet(self, facet: FacetRequest, filters: Iterable[Filter], counted: Mask) -> FacetCounts:
        if facet.field == DATE:
            years, months = (self._facet(level, (), counted) for level in LEVELS)
            return date_facet(facet, years, months, filters)
        column = self._column(facet.field)
        missing = int((counted & (column.counts == 0)).sum())
        choices = [choice for filter in filters if filter.field == facet.field for choice in filter.choices]
        matches = [choice for choice in choices if isinstance(choice, Match)]
        selected = frozenset(value for choice in matches for value in (self._named(choice) or [choice.value]))
        of_all = column.tally(self._live)
        return facet_counts(facet, column.value_counts(counted), missing, selected, lambda value: column.label(value, of_all))


def open_folder(folder: Path) -> WhooshSearcher:
    """Open the index that `indexer.engines.whoosh` wrote."""
    return WhooshSearcher(folder)
