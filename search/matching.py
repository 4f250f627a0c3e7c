"""What does every node of the query tree mean? Does a record match it, and where does its body show it?

Answered for one record, without an index. Every engine must agree; topics and snippets ask here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from corpus.records import Record, Span
from indexer.analysis import TOKEN, fold_value
from indexer.fields import FIELDS
from search.analysed import AnalysedRecord, AnalysedText
from search.leaves import Leaf, leaf, text_nodes, windows
from search.query import All, Group, Match, Node, Not, Or, Range, TextNode


def analyse(record: Record, node: Node | None = None) -> AnalysedRecord:
    """The record, ready to be matched with any number of trees, or with one in a fraction of the time."""
    return AnalysedRecord(record, None if node is None else initials(node))


@lru_cache(maxsize=16)
def initials(node: Node) -> str | None:
    """The letters with which terms of the tree begin, in both cases; None where that can be any, as of a mistyped word.

    A stem begins as its word does.

    >>> from search.query import Or, Prefix, Word
    >>> initials(Or((Word("Harbours"), Prefix("qua"))))
    'HQhq'
    """
    slots = [slot for part in text_nodes(node) for slot in leaf(part).slots]
    if any(slot.edits for slot in slots):
        return None
    letters = {word[0] for slot in slots for word in (slot.term, slot.prefix, *slot.also) if word}
    return "".join(sorted({case for letter in letters for case in (letter.lower(), letter.upper())}))


def matches(node: Node, analysed: AnalysedRecord) -> bool:
    """Does the record match?"""
    if isinstance(node, TextNode):
        return has(leaf(node), analysed)
    if isinstance(node, Group):
        decisive = isinstance(node, Or)  # the first part that matches decides an Or, the first that does not an And
        for part in node.nodes:
            if matches(part, analysed) is decisive:
                return decisive
        return not decisive
    if isinstance(node, Not):
        return not matches(node.node, analysed)
    if isinstance(node, Match):
        return fold_value(node.value) in analysed.names(node.field)
    if isinstance(node, Range):
        get = FIELDS[node.field].dates
        return any(date.overlaps(node.first, node.last) for date in (get(analysed.record) if get else ()))
    assert isinstance(node, All)
    return True


def has(wanted: Leaf, analysed: AnalysedRecord) -> bool:
    """Does any of its fields hold the leaf?"""
    for field in wanted.fields:  # noqa: SIM110 - a loop costs less than any(), and each record meets every topic here
        if analysed.text(field).matches(wanted):
            return True
    return False


def spans(node: Node, analysed: AnalysedRecord) -> tuple[Span, ...]:
    """Where the body shows that the record matches: the places of the matching text nodes, ascending, overlaps merged.

    Nothing is shown of a node below a Not, nor of one that only the title shows. A quotation's words stand in the body too.
    """
    merged: list[Span] = []
    for span in sorted(_found(node, analysed)) if matches(node, analysed) else ():
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _found(node: Node, analysed: AnalysedRecord) -> Iterable[Span]:
    """The spans of a node that is known to match."""
    if isinstance(node, Group):
        for part in node.nodes:
            if matches(part, analysed):
                yield from _found(part, analysed)
    elif isinstance(node, TextNode):
        record, wanted = analysed.record, leaf(node)
        if "body" in wanted.fields:
            yield from _spans_in(record.body, 0, wanted, analysed.text("body"))
        elif "quote" in wanted.fields:
            for quote in record.quotes:
                yield from _spans_in(quote.text, quote.start, wanted, AnalysedText((quote.text,)))


def _spans_in(text: str, offset: int, wanted: Leaf, analysed: AnalysedText) -> Iterable[Span]:
    places = analysed.places(wanted)
    found = windows(places, wanted) if places and all(places) else ()
    words = list(map(re.Match.span, islice(TOKEN.finditer(text), max(found)[1] + 1))) if found else []
    for first, last in found:
        yield Span(offset + words[first][0], offset + words[last][1])
