"""Which parts of a query count for the order of the matches? Decided here for every engine, as `search.scoring` says how much.

What must match is never touched, only what is added up. Of the parts of one And or Or

- each counts once, however often it was typed;
- function words count only where there is nothing else, as they say nothing of the subject. Abbreviations that look like
  one are typed in capitals: IT, WHO;
- words that stand next to each other, function words left out, are neighbours, whose nearness in a record counts as well.

>>> from search.query import And, Word
>>> [part.text for part in counting(And((Word("the"), Word("firewall"), Word("Firewall"))))]
['firewall']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from indexer.analysis import fold
from search.leaves import Leaf, leaf
from search.query import And, Group, Node, Or, TextNode, Word

Pair = tuple[Word, Word]

_WORDS = """
a an the i me my we our us you your he his him she her it its they their them this that these those there here
what which who whom whose when where why how
am is are was were be been being do does did has have had can could shall should would must might
of in on at to for from by with about into over under between through until up out and or nor but if than then as so such
no not only also any both each more most other some same own too very
"""
FUNCTION_WORDS = frozenset(_WORDS.split())


@lru_cache(maxsize=1_024)
def counting(node: And | Or) -> tuple[Node, ...]:
    """The parts of a node whose scores are added."""
    distinct: dict[Node | Leaf, Node] = {}
    for part in node.nodes:
        distinct.setdefault(leaf(part) if isinstance(part, TextNode) else part, part)
    telling = tuple(part for part in distinct.values() if not is_function_word(part))
    return telling if any(isinstance(part, TextNode) for part in telling) else tuple(distinct.values())


def is_function_word(node: Node) -> bool:
    """Is it a word that only holds others together?"""
    if not isinstance(node, Word) or node.field is not None or (node.text.isupper() and len(node.text) > 1):
        return False
    return fold(node.text) in FUNCTION_WORDS


@lru_cache(maxsize=1_024)
def neighbours(node: Node) -> tuple[Pair, ...]:
    """The pairs of words that stand next to each other among the parts of an And or Or, each once, from the left."""
    found: dict[frozenset[Leaf], Pair] = {}
    for one, other in _side_by_side(node):
        pair = frozenset((leaf(one), leaf(other)))
        if len(pair) == 2:
            found.setdefault(pair, (one, other))
    return tuple(found.values())


def _side_by_side(node: Node) -> Iterator[Pair]:
    if isinstance(node, Group):
        counted = {leaf(part) for part in counting(node) if isinstance(part, Word)}
        words = [part for part in node.nodes if isinstance(part, Word) and len(leaf(part).slots) == 1 and leaf(part) in counted]
        for one, other in pairwise(words):
            if one.field == other.field:
                yield one, other
        for part in node.nodes:
            yield from _side_by_side(part)
