"""How many documents of a segment can a query tree match, at most? So that what matches least is asked first."""

from __future__ import annotations

from collections.abc import Callable

from search.query import And, Match, Node, Or, TextNode

Asked = TextNode | Match  # made once: a union inside isinstance is made anew at each call
Held = Callable[[Asked], int]  # how many documents match words, or a value, at most


def most(node: Node, size: int, held: Held) -> int:
    """A bound for a tree, of the bounds for its words and values; the size of the segment for all else."""
    if isinstance(node, And):
        return min([most(part, size, held) for part in node.nodes], default=size)
    if isinstance(node, Or):
        return sum([most(part, size, held) for part in node.nodes])
    return held(node) if isinstance(node, Asked) else size
