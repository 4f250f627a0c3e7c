"""Does a record match a topic, and where does its body show it? For all topics at once, at the speed of an ingest.

A record's words are looked up once in a table that knows for each word of the language which words of the topics it
stands for; most words stand for none, and a topic none of whose words occurs is passed over. What a node means is what
`search/engines/memory.py` says; a test holds the two together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.records import Record, Span, TopicMention
from indexer.analysis import TOKEN, fold_value, term
from search.analysed import AnalysedRecord
from search.engines import memory
from search.leaves import Leaf, Slot, TextNode, expand, leaf, windows
from search.query import And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Word, walk

WORDS_KEPT = 300_000  # of the table of words; beyond this it starts anew, so that memory stays bounded
READ_HERE = ("title", "body")  # the text fields whose words are looked up once; others are rare, and asked of the engine


@dataclass(frozen=True, slots=True)
class Definition:
    """What decides whether a record matches a topic: see `search/topics.py`."""

    id: str
    label: str
    query: Node
    context: Node | None = None
    window: int | None = None
    exclude: Node | None = None
    outside_names: bool = False
    min_hits: int = 1
    per_thousand: float = 0.0


class Place(NamedTuple):
    """Where a text shows a match: the first and the last word, by position; `field` is title or body."""

    first: int
    last: int
    field: str


class WordTable(dict[str, tuple[int, ...]]):
    """Which slots a word of a text stands for, worked out when the word is first seen."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        super().__init__()
        self.slots = tuple(slots)
        self.exact = {slot.term: number for number, slot in enumerate(self.slots) if slot.exact}
        self.loose = [(number, slot) for number, slot in enumerate(self.slots) if not slot.exact]

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= WORDS_KEPT:
            self.clear()
        found = term(word)
        exact = (self.exact[found],) if found in self.exact else ()
        self[word] = exact + tuple(number for number, slot in self.loose if expand(slot, (found,)))
        return self[word]


class Reading:
    """One record, with the positions of the topics' words in its title and body."""

    def __init__(self, record: Record, table: WordTable) -> None:
        self.record = record
        self.places: dict[str, dict[int, list[int]]] = {}
        self.found: dict[TextNode, list[Place]] = {}
        self.analysed: AnalysedRecord | None = None
        self.length = 0
        for field, text in (("title", record.title or ""), ("body", record.body)):
            places: dict[int, list[int]] = {}
            words = TOKEN.findall(text)
            for position, numbers in enumerate(map(table.__getitem__, words)):
                for number in numbers:
                    places.setdefault(number, []).append(position)
            self.places[field] = places
            self.length = len(words)
        self.present = self.places["title"].keys() | self.places["body"].keys()

    @cached_property
    def words(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word of the title and of the body stands."""
        texts = {"title": self.record.title or "", "body": self.record.body}
        return {field: [match.span() for match in TOKEN.finditer(text)] for field, text in texts.items()}

    @cached_property
    def names(self) -> dict[str, list[tuple[int, int]]]:
        """The stretches of title and body that are names of persons and organisations, ascending."""
        actors = self.record.actors
        title = (self.record.title or "").casefold()
        known = {name.casefold() for actor in actors for name in (actor.name, *actor.aliases)} if title else set()
        found = [(title.find(name), title.find(name) + len(name)) for name in known if name in title]
        mentions = [(span.start, span.end) for actor in actors for span in actor.mentions]
        return {"title": sorted(found), "body": sorted(mentions)}

    def in_name(self, place: Place | Span) -> bool:
        """Does the place lie inside a name?"""
        if isinstance(place, Span):
            return False
        words, names = self.words[place.field], self.names[place.field]
        start, end = words[place.first][0], words[place.last][1]
        index = bisect_right(names, (start, len(self.record.body)))
        return index > 0 and names[index - 1][1] >= end


class TopicMatcher:
    """A callable from a record to the topics that it matches, in the order of their ids."""

    def __init__(self, definitions: tuple[Definition, ...]) -> None:
        self.definitions = definitions
        trees = [tree for topic in definitions for tree in (topic.query, topic.context, topic.exclude) if tree is not None]
        texts = {node: leaf(node) for tree in trees for node in walk(tree) if isinstance(node, Word | Phrase | Prefix | Fuzzy)}
        slots = dict.fromkeys(slot for found in texts.values() for slot in found.slots)
        self.table = WordTable(slots)
        numbers = {slot: number for number, slot in enumerate(slots)}
        self.leaves = {node: (found, tuple(numbers[slot] for slot in found.slots)) for node, found in texts.items()}
        self.anchors = [self.anchor(topic.query) for topic in definitions]

    def __reduce__(self) -> tuple[Callable[[tuple[Definition, ...]], TopicMatcher], tuple[tuple[Definition, ...]]]:
        return TopicMatcher, (self.definitions,)

    def __call__(self, record: Record) -> tuple[TopicMention, ...]:
        """The topics of a record, each with the places of its body that show it."""
        reading = Reading(record, self.table)
        found: list[tuple[Definition, list[Place | Span]]] = []
        for topic, anchor in zip(self.definitions, self.anchors, strict=True):
            if anchor is not None and anchor.isdisjoint(reading.present):
                continue
            hits = self.hits(topic, reading)
            if hits is not None:
                found.append((topic, hits))
        if not found:
            return ()
        words = reading.words["body"]
        return tuple(TopicMention(topic.id, topic.label, spans(hits, words)) for topic, hits in found)

    def anchor(self, node: Node) -> frozenset[int] | None:
        """Slots of which a matching record has at least one; None where there are none such."""
        if isinstance(node, Word | Phrase | Prefix | Fuzzy):
            wanted, numbers = self.leaves[node]
            if not set(wanted.fields) <= set(READ_HERE):
                return None
            rarest = max(range(len(numbers)), key=lambda index: len(wanted.slots[index].term))
            return frozenset((numbers[rarest],))
        if isinstance(node, And):
            return min((found for part in node.nodes if (found := self.anchor(part)) is not None), key=len, default=None)
        if isinstance(node, Or):
            parts = [self.anchor(part) for part in node.nodes]
            return None if None in parts else frozenset().union(*(part for part in parts if part is not None))
        return None

    def hits(self, topic: Definition, reading: Reading) -> list[Place | Span] | None:
        """Where the record shows the topic; None where it does not match it."""
        found = self.shown(topic.query, reading)
        if found is None:
            return None
        wanted = max(1, topic.min_hits, topic.per_thousand * reading.length / 1000)
        context = self.shown(topic.context, reading) if topic.context is not None else []
        if context is None or not found:  # a query without words, such as kind:letter, has no places to be counted
            return found if context is not None and wanted == 1 else None
        if topic.exclude is not None:
            excluded = Stretches(self.shown(topic.exclude, reading) or ())
            found = [place for place in found if not excluded.touch(place)]
        if topic.outside_names:
            found = [place for place in found if not reading.in_name(place)]
        if topic.context is not None and topic.window is not None:
            around = Stretches(context, topic.window)
            found = [place for place in found if isinstance(place, Span) or place.field == "title" or around.touch(place)]
        in_title = any(isinstance(place, Place) and place.field == "title" for place in found)
        return found if in_title or distinct(found) >= wanted else None

    def shown(self, node: Node, reading: Reading) -> list[Place | Span] | None:
        """The places that show a node; None where the record does not match it."""
        if isinstance(node, Word | Phrase | Prefix | Fuzzy):
            return list(self.leaf_places(node, reading)) or None
        if isinstance(node, And):
            parts = []
            for part in node.nodes:
                found = self.shown(part, reading)
                if found is None:
                    return None
                parts += found
            return parts
        if isinstance(node, Or):
            matching = [found for part in node.nodes if (found := self.shown(part, reading)) is not None]
            return [place for found in matching for place in found] if matching else None
        if isinstance(node, Not):
            return [] if self.shown(node.node, reading) is None else None
        reading.analysed = reading.analysed or memory.analyse(reading.record)
        if not memory.matches(node, reading.analysed):
            return None
        return instrument_spans(node, reading.record) if isinstance(node, Match) else []

    def leaf_places(self, node: TextNode, reading: Reading) -> Iterable[Place | Span]:
        """The places of a text node in title and body; for another field, those that the engine finds."""
        found, numbers = self.leaves[node]
        if not set(found.fields) <= set(READ_HERE):
            reading.analysed = reading.analysed or memory.analyse(reading.record)
            return memory.spans(node, reading.analysed)
        if node not in reading.found:
            reading.found[node] = self.find(found, numbers, reading) if reading.present.issuperset(numbers) else []
        return reading.found[node]

    def find(self, wanted: Leaf, numbers: tuple[int, ...], reading: Reading) -> list[Place]:
        """The places of a leaf whose words all occur somewhere."""
        places = []
        for field in wanted.fields:
            positions = [reading.places[field].get(number, ()) for number in numbers]
            if all(positions):
                places += [Place(first, last, field) for first, last in windows(positions, wanted)]
        return places


class Stretches:
    """The places of a query in title and body, each widened by a margin of words; asked whether another place touches one."""

    def __init__(self, places: Iterable[Place | Span], margin: int = 0) -> None:
        self.merged: dict[str, list[tuple[int, int]]] = {"title": [], "body": []}
        for place in sorted(place for place in places if isinstance(place, Place)):
            merged, first, last = self.merged[place.field], place.first - margin, place.last + margin
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))

    def touch(self, place: Place | Span) -> bool:
        """Does the place share a word with one of them?"""
        if isinstance(place, Span):
            return False
        merged = self.merged[place.field]
        index = bisect_right(merged, (place.last, float("inf")))
        return index > 0 and merged[index - 1][1] >= place.first


def distinct(found: list[Place | Span]) -> int:
    """How many separate places of the body there are: those that overlap are one."""
    count, end = 0, -1
    for place in sorted(place for place in found if isinstance(place, Place) and place.field == "body"):
        if place.first > end:
            count += 1
        end = max(end, place.last)
    return count + sum(isinstance(place, Span) for place in found)


def instrument_spans(node: Match, record: Record) -> list[Place | Span]:
    """Where the body names the instrument, or the provision, that the node asks for."""
    if node.field != "instrument":
        return []
    wanted = fold_value(node.value)
    return [
        span
        for mention in record.instruments
        if wanted in (mention.id, f"{mention.id}/{mention.provision}")
        for span in mention.spans
    ]


def spans(found: list[Place | Span], words: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The stretches of the body that the places cover, ascending, those that overlap as one."""
    merged: list[Span] = []
    stretches = [
        place if isinstance(place, Span) else Span(words[place.first][0], words[place.last][1])
        for place in found
        if isinstance(place, Span) or place.field == "body"
    ]
    for stretch in sorted(stretches):
        if merged and stretch.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, stretch.end))
        else:
            merged.append(stretch)
    return tuple(merged)
