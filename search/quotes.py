"""Which of a paper's quotations answer the question?

The words of the query are looked for in each quotation by itself, and `said-by` means whoever said that one; everything
else of the query, and the other filters, is asked of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.ids import slug
from corpus.records import Actor, Quote, Record
from search.matching import analyse, matches
from search.query import And, Filter, Group, Match, Node, Not, Or, Range, TextNode, walk

OF_SPEAKER = "said-by"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quotation with the paper that it stands in."""

    quote: Quote
    record: Record


def about_quotes(node: Node) -> Node:
    """The query with its words looked for in quotations.

    >>> from search.query import Word
    >>> about_quotes(Word("firewall")).field
    'quote'
    """
    if isinstance(node, Group):
        return node._replace(nodes=tuple(map(about_quotes, node.nodes)))
    if isinstance(node, Not):
        return Not(about_quotes(node.node))
    if isinstance(node, TextNode) and node.field is None:
        return node._replace(field="quote")
    return node


def matching_quotes(records: Iterable[Record], query: Node, filters: tuple[Filter, ...]) -> Iterator[FoundQuote]:
    """The quotations that answer, in the order of the records and of their texts; `query` is as `about_quotes` made it."""
    speakers = tuple(Or(filter.choices) for filter in filters if filter.field == OF_SPEAKER)
    whole = And((query, *speakers)) if speakers else query
    by_speaker = any(isinstance(node, Match | Range) and node.field == OF_SPEAKER for node in walk(whole))
    for record in records:
        for quote in record.quotes:
            if matches(whole, analyse(alone(record, quote, by_speaker))):
                yield FoundQuote(quote, record)


def alone(record: Record, quote: Quote, by_speaker: bool) -> Record:
    """The record as if the quotation were its only one; with `by_speaker`, as if nobody else had said anything."""
    if not by_speaker:
        return record._replace(quotes=(quote,))
    silent = tuple(
        actor._replace(roles=tuple(role for role in actor.roles if role not in ("quoted", "speaker"))) for actor in record.actors
    )
    known = next((actor for actor in record.actors if actor.id == quote.actor_id), None)
    speaker = known or Actor(slug(quote.speaker), quote.speaker, "person", ("quoted",))
    others = tuple(actor for actor in silent if actor.id != speaker.id)
    return record._replace(quotes=(quote,), actors=(*others, speaker._replace(roles=(*speaker.roles, "quoted"))))
