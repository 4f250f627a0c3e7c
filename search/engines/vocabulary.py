"""Which terms of a segment does one word of a query stand for? Found in its sorted terms; `search.leaves` says what is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from indexer.codec.postings import FieldPostings
from indexer.codec.strings import decoded, encoded
from search.engines.checks import check_breadth
from search.leaves import MAX_EXPANSIONS, Slot, leaf, text_nodes, within_edits
from search.query import Node

_KEPT = 100  # expansions of a field; each is worked out to bound them, and again to use them

Alike = Callable[[FieldPostings, Slot], Iterable[int]]  # the numbers of terms that may be like a mistyped one, at least


def all_terms(field: FieldPostings, slot: Slot) -> Iterable[int]:
    """Any term may be like another."""
    return range(len(field.terms))


def expand(field: FieldPostings, slot: Slot, alike: Alike = all_terms) -> list[int]:
    """The numbers of the terms that a slot stands for."""
    if slot.exact:
        exact = field.number(encoded(slot.term))
        return [] if exact < 0 else [exact]
    if slot not in field.expansions:
        if len(field.expansions) >= _KEPT:
            field.expansions.clear()
        field.expansions[slot] = _expand(field, slot, alike)
    return field.expansions[slot]


def _expand(field: FieldPostings, slot: Slot, alike: Alike) -> list[int]:
    if slot.prefix is not None:
        start, stop = field.terms.beginning(encoded(slot.prefix))
        also = [field.terms.find(encoded(word)) for word in slot.also]
        return sorted([*range(start, stop), *(number for number in also if number >= 0)])
    return [number for number in alike(field, slot) if within_edits(decoded(field.terms[number]), slot.term, slot.edits)]


def check_expansions(query: Node, fields: Callable[[str], Sequence[FieldPostings]], alike: Alike = all_terms) -> None:
    """Raise TooBroad where a word stands for too many terms; `fields` gives the postings of a field, segment by segment."""
    for node in text_nodes(query):
        wanted = leaf(node)
        for slot in wanted.slots:
            for name in wanted.fields if not slot.exact else ():
                found = [(field, expand(field, slot, alike)) for field in fields(name)]
                many = max((len(numbers) for _, numbers in found), default=0)
                if sum(len(numbers) for _, numbers in found) > MAX_EXPANSIONS:
                    many = len({field.terms[number] for field, numbers in found for number in numbers})
                check_breadth(node.text, many)
