"""What is being asked, in a form that no engine owns?

The parser turns text into this tree once; engines receive trees, never strings. Words keep the form in which they were
typed; every engine analyses them with `indexer.analysis`, so that a tree printed and parsed again is the same tree.

What each node means is defined in `search/matching.py`; in short:

All()                       every record
Word("data-sharing")        its analysed tokens one after the other (one token: that token)
Phrase("a b", slop=0)       the tokens in this order, adjacent; slop n > 0: all of them, in any order, at distinct positions
                            with (last - first) <= (tokens - 1) + n
Prefix("migra")             a token that begins with the folded prefix, or is the stem of it with the rest of an English ending
Fuzzy("refuge", 1)          a token within that many edits (insert, delete, replace, swap of neighbours) of the word's stem
Match("kind", "letter")     a value of a keyword field, folded; actors match by id, name and alias
Range("date", 2020, None)   a date field whose days overlap the inclusive range; None is open
And, Or, Not                the set operations; Not is relative to every record

A text node with field None looks in the default text fields, `indexer.fields.DEFAULT_TEXT`, each by itself.

Nodes are tuples, which are equal where their values are: so each bears a tag, and `Word("a")` is not `Prefix("a")`.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.dates import PartialDate
from corpus.nouns import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

GRAMMAR = 1  # the version of the query language


class All(NamedTuple):
    """Every record."""

    tag: Literal["all"] = "all"


class Word(NamedTuple):
    """One word as typed."""

    text: str
    field: str | None = None
    tag: Literal["word"] = "word"


class Phrase(NamedTuple):
    """Words in order (slop 0), or near each other in any order."""

    text: str
    field: str | None = None
    slop: int = 0
    tag: Literal["phrase"] = "phrase"


class Prefix(NamedTuple):
    """Words that begin so."""

    text: str
    field: str | None = None
    tag: Literal["prefix"] = "prefix"


class Fuzzy(NamedTuple):
    """Words spelt nearly so."""

    text: str
    field: str | None = None
    edits: int = 1
    tag: Literal["fuzzy"] = "fuzzy"


class Match(NamedTuple):
    """A value of a keyword field."""

    field: str
    value: str
    tag: Literal["match"] = "match"


class Range(NamedTuple):
    """Dates from first to last, both included; None is open."""

    field: str
    first: PartialDate | None
    last: PartialDate | None
    tag: Literal["range"] = "range"


class And(NamedTuple):
    """Records that match every node."""

    nodes: tuple[Node, ...]
    tag: Literal["and"] = "and"


class Or(NamedTuple):
    """Records that match any node."""

    nodes: tuple[Node, ...]
    tag: Literal["or"] = "or"


class Not(NamedTuple):
    """Records that do not match."""

    node: Node
    tag: Literal["not"] = "not"


TextNode = Word | Phrase | Prefix | Fuzzy  # named, as a union that stands in a call is made anew each time: 0.8 µs
Group = And | Or
Node = All | TextNode | Match | Range | Group | Not


class Filter(NamedTuple):
    """A facet's selection: values within one filter are alternatives, different filters combine.

    Each choice is a `Match` or a `Range` of that field.
    """

    field: str
    choices: tuple[Match | Range, ...]


class FacetRequest(NamedTuple):
    """Count the values of a field: the `size` most frequent, the rest summed as other; size 0 means all."""

    field: str
    size: int = 10


class SearchRequest(NamedTuple):
    """Everything an engine needs to answer.

    `sort` is relevance, date, -date or title; ties are broken by id. `collapse` keeps one hit of a near-duplicate cluster:
    the original where it matches.
    A facet's counts ignore the filter on its own field. `boosts` are words that add so many times what they score, and
    change nothing about what matches.
    """

    query: Node
    filters: tuple[Filter, ...] = ()
    facets: tuple[FacetRequest, ...] = ()
    sort: str = "relevance"
    limit: int | None = 10
    offset: int = 0
    collapse: bool = False
    boosts: tuple[tuple[Word, float], ...] = ()


def has_words(node: Node) -> bool:
    """Does a match of it score anything: does it ask for words, and not only that some be absent?"""
    if isinstance(node, Group):
        return any(has_words(child) for child in node.nodes)
    return isinstance(node, TextNode)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, depth first."""
    yield node
    if isinstance(node, Group):
        for child in node.nodes:
            yield from walk(child)
    elif isinstance(node, Not):
        yield from walk(node.node)


def days(node: Range) -> tuple[int, int]:
    """The first and the last day of a range, as proleptic ordinals."""
    low = node.first.first_day.toordinal() if node.first else 0
    return low, node.last.last_day.toordinal() if node.last else 1 << 31
