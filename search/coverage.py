"""What is missing in a set of papers? Months without any, people who are never heard, questions that are never answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.records import Record
from indexer.analysis import fold_value
from search.engines import Searcher
from search.query import And, Match, Node, Not, Or, Range, SearchRequest
from search.timeline import Timeline, between

HEARD = ("asked-by", "answered-by", "author", "signed-by", "speaker", "said-by")  # who does any of it is heard
QUESTION = "written_answer"  # the kind of paper that a question comes in, with its answer where there is one
UNANSWERED = re.compile(
    r"(?:To ask\b|\W*\w{0,3}\)\s*(?:(?-i:[a-z])|What|Wh[eoy]|Which|How|If)|[\[(]?(?:Answer\s*:?\s*)?"
    r"(?:(?:This|The) question|(?:Answer )?(?:Awaiting|Pending|Due)|Not (?:yet )?answered|No answer|Unanswered)\b|\W*$|\[\S+$)",
    re.IGNORECASE,
)  # a paragraph that is none of an answer: a question, a part of one, a mark such as [HL1234]
LIKE = 3  # names that a missing one is perhaps known by


@dataclass(frozen=True, slots=True)
class Gap:
    """Months one after the other without a paper, both included."""

    first: str
    last: str
    months: int


@dataclass(frozen=True, slots=True)
class Silent:
    """A name of the list that is never heard: in how many papers it is named at all, and what it may be known by instead."""

    name: str
    mentioned: int
    perhaps: tuple[str, ...]


def gaps(months: Timeline) -> Iterator[Gap]:
    """The runs of empty months between the first and the last paper, whether or not the timeline has bars for them."""
    filled = [bar.label for bar in months.bars if bar.count]
    for before, after in pairwise(filled):
        if empty := list(between(before, after, "month"))[1:-1]:
            yield Gap(empty[0], empty[-1], len(empty))


def read_members(lines: Iterable[str]) -> list[str]:
    """The names of a list: one on each line, each once; what follows a # and empty lines do not count.

    >>> read_members(["Jane Hutt", "", "# a comment", "Jane Hutt  # again"])
    ['Jane Hutt']
    """
    found = [" ".join(line.partition("#")[0].split()) for line in lines]
    return list(dict.fromkeys(name for name in found if fold_value(name)))


def silent(names: Iterable[str], query: Node, searcher: Searcher, labels: Iterable[str]) -> Iterator[Silent]:
    """Those of the names who are in no paper of the query with words of their own; `labels` are all names that there are."""
    known = [(label, frozenset(fold_value(label).split())) for label in labels]
    for name in names:
        heard = Or(tuple(Match(field, name) for field in HEARD))
        if total(And((query, heard)), searcher):
            continue
        words = frozenset(fold_value(name).split())
        like = [label for label, own in known if own != words and (words < own or (len(own) > 1 and own < words))]
        yield Silent(name, total(And((query, Match("actor", name))), searcher), tuple(like[:LIKE]))


def total(query: Node, searcher: Searcher) -> int:
    """How many papers match."""
    return searcher.search(SearchRequest(query, limit=0)).total


def answer_below(record: Record) -> bool:
    """Does the text go on behind the question? Then it was answered, though nobody says by whom or when.

    A further part of the question is no answer, nor is the word that none has come.
    """
    _, asks, rest = record.body.partition("To ask ")
    return bool(asks) and any(not UNANSWERED.match(paragraph.strip()) for paragraph in rest.split("\n\n")[1:])


def unanswered(query: Node) -> Node:
    """The papers of a query that hold a question and no date of an answer."""
    return And((query, Match("kind", QUESTION), Not(Range("answered", None, None))))
