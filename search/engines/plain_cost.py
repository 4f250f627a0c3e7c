"""How much is there to look at for an answer without numpy? Told from the numbers of postings alone, before any is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from indexer.analysis import fold_value
from indexer.codec.postings import FieldPostings
from search.engines.bounds import most
from search.engines.plain_segment import Segment
from search.engines.vocabulary import expand
from search.leaves import Leaf, Slot, leaf, text_nodes
from search.query import Match, SearchRequest, TextNode

_TERM = 10  # what it costs to compare a term with a mistyped one, in postings
_PLACE = 4  # to see whether words stand together in a document that holds them all
_SHARE = 4  # a document that is counted, filtered or put in order costs a posting's fourth


def cost(request: SearchRequest, segments: Sequence[Segment]) -> int:
    """How many postings, or what takes as long, have to be looked at."""
    words = [*text_nodes(request.query), *(word for word, _ in request.boosts)]
    found = sum(_leaf_cost(segment, leaf(word)) for segment in segments for word in words)
    for_each = 1 + len(request.facets) + len(request.filters)
    return found + for_each * sum(most(request.query, segment.size, partial(_bound, segment)) for segment in segments) // _SHARE


def _leaf_cost(segment: Segment, wanted: Leaf) -> int:
    total = 0
    for field in _fields(segment, wanted):
        if any(slot.edits for slot in wanted.slots):
            total += _TERM * len(field.terms)
            continue
        held = [_held(field, slot) for slot in wanted.slots]
        total += sum(held) + (_PLACE * min(held) if len(held) > 1 else 0)
    return total


def _bound(segment: Segment, node: TextNode | Match) -> int:
    """How many documents of a segment can match words or a value, at most; all of them where a word is mistyped."""
    if isinstance(node, Match):
        return segment.count_named(node.field, fold_value(node.value))
    wanted = leaf(node)
    if any(slot.edits for slot in wanted.slots):
        return segment.size
    return sum([min([_held(field, slot) for slot in wanted.slots], default=0) for field in _fields(segment, wanted)])


def _fields(segment: Segment, wanted: Leaf) -> Iterator[FieldPostings]:
    return (field for name in wanted.fields if (field := segment.field(name)) is not None)


def _held(field: FieldPostings, slot: Slot) -> int:
    """How many postings a slot that is no mistyped word has."""
    return sum([field.document_count(term) for term in expand(field, slot)])
