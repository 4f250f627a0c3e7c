"""Is a request one that an engine can answer at all? Asked before any engine looks at it."""

from __future__ import annotations

from corpus.nouns import TYPE_CHECKING
from indexer.fields import FIELDS, SORT_KEYS
from search.engines import TooBroad, Unsupported
from search.leaves import MAX_EXPANSIONS
from search.query import Match, Node, Range, SearchRequest, TextNode, walk

if TYPE_CHECKING:
    from typing import Literal

SORTS = ("relevance", *SORT_KEYS, "-date")


def check(request: SearchRequest) -> None:
    """Raise Unsupported where the request names a field or an order that there is none of."""
    check_tree(request.query)
    for word, _ in request.boosts:
        check_tree(word)
    for filter in request.filters:
        for choice in filter.choices:
            check_tree(choice)
            if choice.field != filter.field:
                raise Unsupported(f"a filter of {filter.field} holds a choice of {choice.field}")
    for facet in request.facets:
        if facet.field not in FIELDS or not FIELDS[facet.field].facet:
            known = ", ".join(field.name for field in FIELDS.values() if field.facet)
            raise Unsupported(f"{facet.field} cannot be counted; the facets are {known}")
    if request.sort not in SORTS:
        raise Unsupported(f"results cannot be sorted by {request.sort}; the orders are {', '.join(SORTS)}")


def check_tree(node: Node) -> None:
    """Raise Unsupported where a node asks something of a field that the field is not for."""
    for part in walk(node):
        if isinstance(part, TextNode) and part.field is not None:
            _check_field(part.field, "text", "words are looked for")
        elif isinstance(part, Match):
            _check_field(part.field, "keyword", "values are looked for")
        elif isinstance(part, Range):
            _check_field(part.field, "date", "dates are looked for")


def _check_field(name: str, kind: Literal["text", "keyword", "date"], what: str) -> None:
    if name not in FIELDS or FIELDS[name].kind != kind:
        known = ", ".join(field.name for field in FIELDS.values() if field.kind == kind)
        raise Unsupported(f"{what} in the {kind} fields ({known}), not in {name}")


def check_breadth(word: str, expansions: int) -> None:
    """Raise TooBroad where a word of the query stands for too many terms of the index."""
    if expansions > MAX_EXPANSIONS:
        raise TooBroad(
            f"{word} stands for {expansions:,} different words, and at most {MAX_EXPANSIONS:,} are tried: type more letters"
        )
