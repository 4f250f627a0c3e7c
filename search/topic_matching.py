"""Does a record match a topic, and where does its body show it? For all topics at once, at the speed of an ingest.

What a node means is what `search/matching.py` says; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import not_
from pathlib import Path

from corpus.records import Record, Span, TopicMention
from indexer.analysis import fold_value
from search import matching
from search.leaves import Leaf, leaf
from search.query import And, Group, Match, Node, Not, Or, TextNode
from search.topic_places import Place, Stretches, enough
from search.topic_words import FIELDS, INSTRUMENTS, Leaves, Reading


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as its file defines it: see `search/topics.py`."""

    id: str
    label: str
    query: Node
    description: str = ""
    context: Node | None = None
    window: int | None = None
    beside: Node | None = None
    exclude: Node | None = None
    strong: Node | None = None
    outside_names: bool = False
    min_hits: int = 1
    per_thousand: float = 0.0
    includes: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    parts: tuple[Topic, ...] = ()  # the topics that it includes
    halves: tuple[Topic, ...] = ()  # the topics whose common papers it has
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()
    path: Path = Path()


@dataclass(frozen=True, slots=True)
class Tree:
    """A query tree with its text nodes by number: `kind` is And, Or, Not, or that of a node to be asked of the engine."""

    kind: type
    leaves: frozenset[int]
    parts: tuple[Tree, ...] = ()
    node: Node | None = None

    @property
    def asks(self) -> bool:
        """Does it hold a node to be asked of the engine, whose places are spans of the body?"""
        return self.node is not None or any(part.asks for part in self.parts)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A topic ready to be matched; `needed` are leaves of which a matching record has one, None where there are none such."""

    topic: Topic
    query: Tree
    context: Tree | None
    beside: Tree | None
    exclude: Tree | None
    strong: Tree | None
    needed: frozenset[int] | None


class TopicMatcher:
    """A callable from a record to the topics that it matches, in their order.

    It is made ready at the first record: an ingest that has nothing new to read need not wait for that.
    """

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self.topics = topics

    @cached_property
    def _ready(self) -> tuple[Leaves, list[Compiled]]:
        """The words to look for, and the topics in terms of them, with those that are only included in others."""
        nodes: dict[Leaf, int] = {}
        given = {part.id: part for topic in self._named.values() for part in topic.parts} | self._named
        ready = [
            Compiled(
                topic,
                query := compiled(topic.query, nodes),
                compiled(topic.context, nodes) if topic.context else None,
                compiled(topic.beside, nodes) if topic.beside else None,
                compiled(topic.exclude, nodes) if topic.exclude else None,
                compiled(topic.strong, nodes) if topic.strong else None,
                needed(query),
            )
            for topic in given.values()
        ]
        return Leaves(nodes, max((topic.window or 0 for topic in given.values()), default=0)), ready

    @cached_property
    def _asking(self) -> tuple[dict[int, list[int]], list[int]]:
        """By leaf, the numbers of the topics that may match a record with it; and those that may match any record."""
        asking: dict[int, list[int]] = {}
        always = []
        for number, candidate in enumerate(self._ready[1]):
            for each in candidate.needed or ():
                asking.setdefault(each, []).append(number)
            if candidate.needed is None:
                always.append(number)
        return asking, always

    @cached_property
    def _named(self) -> dict[str, Topic]:
        """The topics by id, with those of which another is what two have in common."""
        return {half.id: half for topic in self.topics for half in topic.halves} | {topic.id: topic for topic in self.topics}

    @cached_property
    def _wider(self) -> list[tuple[str, tuple[str, ...]]]:
        """The topics that include others, each with the ids of those."""
        return [(topic.id, tuple(part.id for part in topic.parts)) for topic in self._named.values() if topic.parts]

    @cached_property
    def _common(self) -> list[tuple[str, tuple[str, ...]]]:
        """The topics that papers of several others have, each with the ids of those."""
        return [(topic.id, tuple(half.id for half in topic.halves)) for topic in self.topics if topic.halves]

    def __reduce__(self) -> tuple[Callable[[tuple[Topic, ...]], TopicMatcher], tuple[tuple[Topic, ...]]]:
        return TopicMatcher, (self.topics,)

    def __call__(self, record: Record) -> tuple[TopicMention, ...]:
        """The topics of a record, each with the places of its body that show it."""
        leaves, ready = self._ready
        reading = Reading(record, leaves)
        found: dict[str, list[Place | Span]] = {}
        asking, always = self._asking
        for number in {*always, *(topic for each in reading.shown for topic in asking.get(each, ()))}:
            own = places(ready[number], reading)
            if own is not None:
                found[ready[number].topic.id] = own
        if not found:
            return ()
        wider = [(name, [found[part] for part in parts if part in found]) for name, parts in self._wider]
        for name, shares in wider:
            if shares:
                found[name] = [place for share in (found.get(name, []), *shares) for place in share]
        for name, halves in self._common:
            if name not in found and found.keys() >= set(halves):
                found[name] = [place for half in halves for place in found[half]]
        return tuple(
            [TopicMention(topic.id, topic.label, reading.spans(found[topic.id])) for topic in self.topics if topic.id in found]
        )


def compiled(node: Node, nodes: dict[Leaf, int]) -> Tree:
    """The tree of a node; its text nodes are numbered in `nodes`, those that stand for the same words once."""
    if isinstance(node, TextNode) and set(leaf(node).fields) <= set(FIELDS):
        return Tree(Or, frozenset((nodes.setdefault(leaf(node), len(nodes)),)))
    if isinstance(node, Not):
        return Tree(Not, frozenset(), (compiled(node.node, nodes),))
    if not isinstance(node, Group):
        return Tree(type(node), frozenset(), (), node)
    parts = [compiled(part, nodes) for part in node.nodes]
    single = [part.kind is Or and len(part.leaves) == 1 and not part.parts for part in parts]
    leaves = frozenset(number for part in compress(parts, single) for number in part.leaves)
    return Tree(type(node), leaves, tuple(compress(parts, map(not_, single))))


def needed(tree: Tree) -> frozenset[int] | None:
    """Leaves of which a matching record has at least one; None where there are none such."""
    below = [needed(part) for part in tree.parts]
    if tree.kind is Or:
        return None if None in below else tree.leaves.union(*(part for part in below if part is not None))
    if tree.kind is And:
        choices = [frozenset((number,)) for number in tree.leaves] + [part for part in below if part is not None]
        return min(choices, key=len, default=None)
    return frozenset((INSTRUMENTS,)) if isinstance(tree.node, Match) and tree.node.field == "instrument" else None


def places(candidate: Compiled, reading: Reading) -> list[Place | Span] | None:
    """Where the record shows the topic; None where it does not match it."""
    topic, body = candidate.topic, reading.start
    everything = shown(candidate.query, reading)
    if everything is None or (candidate.beside and shown(candidate.beside, reading) is None):
        return None
    wanted = max(1, topic.min_hits, topic.per_thousand * reading.length / 1000)
    found = worded(everything)
    spans = [place for place in everything if isinstance(place, Span)] if len(found) < len(everything) else []
    before = len(found)
    strong = Stretches(worded((candidate.strong and wanted > 1 and shown(candidate.strong, reading)) or ()))
    if everything and not enough(found, wanted - len(spans), strong, body):
        return None
    context = shown(candidate.context, reading) if candidate.context else []
    if context is None:
        return None
    if not everything:  # a query without words, such as kind:letter, has no places to be counted
        return [] if wanted == 1 else None
    if candidate.context and topic.window is not None:
        around = Stretches(worded(context), topic.window)
        found = [place for place in found if around.touch(place)]
    if candidate.exclude:
        found = outside(candidate.exclude, found, reading)
    if topic.outside_names and enough(found, wanted - len(spans), strong, body):
        found = [place for place in found if not reading.in_name(place)]
    if len(found) < before and not enough(found, wanted - len(spans), strong, body):
        return None
    return [*found, *spans]


def outside(tree: Tree, found: list[Place], reading: Reading) -> list[Place]:
    """Those of the places that overlap none of a query's."""
    excluded = worded(shown(tree, reading) or ())
    if not excluded:
        return found
    touch = Stretches(excluded).touch
    return [place for place in found if not touch(place)]


def shown(tree: Tree, reading: Reading) -> list[Place | Span] | None:
    """The places that show a tree; None where the record does not match it."""
    if tree.kind is And and not tree.leaves <= reading.shown:
        return None
    found: list[Place | Span] = [place for number in tree.leaves & reading.shown for place in reading.found[number]]
    if not tree.parts and tree.node is None:
        return found or None
    if tree.kind is And:
        for part in tree.parts:
            below = shown(part, reading)
            if below is None:
                return None
            found += below
        return found
    if tree.kind is Or:
        matching = bool(found)
        for part in tree.parts:
            below = shown(part, reading)
            if below is not None:
                matching = True
                found += below
        return found if matching else None
    if tree.kind is Not:
        return [] if shown(tree.parts[0], reading) is None else None
    return asked(tree.node, reading) if tree.node is not None else None


def asked(node: Node, reading: Reading) -> list[Place | Span] | None:
    """What the memory engine says of a node that is no text of title or body; an instrument is shown where it is named."""
    if isinstance(node, Match) and node.field == "instrument":
        wanted = fold_value(node.value)
        named = [each for each in reading.record.instruments if wanted in (each.id, f"{each.id}/{each.provision}")]
        if named:
            return [span for mention in named for span in mention.spans]
    if not matching.matches(node, reading.analysed):
        return None
    return [] if isinstance(node, Match) else list(matching.spans(node, reading.analysed))


def worded(found: Collection[Place | Span]) -> list[Place]:
    """The places of words, without the spans that the engine was asked for."""
    return [place for place in found if not isinstance(place, Span)]
