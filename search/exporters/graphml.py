"""Who has to do with which topic? The network of actors and topics, in GraphML, which Gephi, yEd and networkx read.

An actor is tied to each topic of each paper that names it; `weight` is the number of papers, `first` and `last` their dates.
The counts are kept, the papers are not, so that memory follows the network and not the papers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from sys import intern
from typing import BinaryIO

from corpus.records import Record
from search.exporters.selection import Selection
from search.harmless import one_line

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
KEYS = (  # id, what it is of, name, type
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("papers", "node", "int"),
    ("weight", "edge", "int"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
)


@dataclass(slots=True)
class Node:
    """An actor or a topic, with the papers counted so far."""

    label: str
    kind: str  # person, organisation or topic
    papers: int = 0
    ties: dict[str, Tie] = field(default_factory=dict)  # of an actor, by topic


@dataclass(slots=True)
class Tie:
    """An actor and a topic in the same papers."""

    weight: int = 0
    first: str = ""
    last: str = ""


Nodes = dict[str, Node]


def export_graphml(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """An undirected graph; the nodes are sorted by id, the edges by their nodes."""
    actors: Nodes = {}
    topics: Nodes = {}
    count = 0
    for record in records:
        count += 1
        count_paper(record, actors, topics)
    write(actors, topics, stream, selection)
    return count


def count_paper(record: Record, actors: Nodes, topics: Nodes) -> None:
    """Counts one paper in its nodes and ties."""
    date = intern(record.date.iso if record.date else "")  # the same few days again and again
    about = {intern(f"topic:{one_line(topic.id)}"): topic for topic in record.topics}
    for key, topic in about.items():
        topics.setdefault(key, Node(one_line(topic.label), "topic")).papers += 1
    for key, actor in {f"actor:{one_line(actor.id)}": actor for actor in record.actors}.items():
        node = actors.setdefault(key, Node(one_line(actor.name), actor.type))
        node.papers += 1
        for other in about:
            tie = node.ties.setdefault(other, Tie())
            tie.weight += 1
            if date:
                tie.first = min(tie.first or date, date)
                tie.last = max(tie.last, date)


def write(actors: Nodes, topics: Nodes, stream: BinaryIO, selection: Selection) -> None:
    """Writes the finished network."""
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}">\n'.encode())
    for name, of, kind in KEYS:
        stream.write(f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'.encode())
    about = escape(f"{one_line(selection.words)}, revision {selection.revision}")
    stream.write(f'<graph id="papers" edgedefault="undirected">\n<desc>{about}</desc>\n'.encode())
    for key, node in (*sorted(actors.items()), *sorted(topics.items())):
        values: tuple[tuple[str, str | int], ...] = (("label", node.label), ("kind", node.kind), ("papers", node.papers))
        stream.write(f'<node id="{escape(key)}">{data(values)}</node>\n'.encode())
    for source in sorted(actors):
        for target, tie in sorted(actors[source].ties.items()):
            ends = f'source="{escape(source)}" target="{escape(target)}"'
            values = (("weight", tie.weight), ("first", tie.first), ("last", tie.last))
            stream.write(f"<edge {ends}>{data(values)}</edge>\n".encode())
    stream.write(b"</graph>\n</graphml>\n")


def data(values: Iterable[tuple[str, str | int]]) -> str:
    """The values of a node or an edge; an empty one is left out."""
    return "".join(f'<data key="{key}">{escape(str(value))}</data>' for key, value in values if value != "")
