"""Which papers are about the same as this one?

Its most telling terms, those that are frequent in it and rare elsewhere (tf times idf, as in Salton and Buckley, "Term-weighting
approaches in automatic text retrieval", 1988), become alternatives of a query, each weighted by its share, which every engine
can answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.records import Record
from indexer.analysis import TOKEN, term
from search.engines import Searcher
from search.feedback import is_telling, matching
from search.query import All, And, Filter, Match, Node, Not, Or, SearchRequest, Word
from search.scoring import idf

TERMS = 25  # of the query
CANDIDATES = 100  # words whose number of records is asked for
READ = 50_000  # characters of the paper
TITLE = 3  # times that a word of the title counts
STRONGEST = 4.0  # times that the most telling term counts as much more than the bare match of a word


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells what a paper is about; the weights of a paper's words add up to 1."""

    word: Word
    weight: float


def telling(record: Record, searcher: Searcher) -> tuple[Telling, ...]:
    """The most telling words of a paper, the strongest first; none where no other paper shares any."""
    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    for text, times in ((record.title or "", TITLE), (record.body[:READ], 1)):
        for word in TOKEN.findall(text):
            counts[term(word)] += times
            words.setdefault(term(word), word.lower())
    own = sorted((each for each in counts if is_telling(words[each])), key=lambda each: (-counts[each], each))[:CANDIDATES]
    total = searcher.search(SearchRequest(All(), limit=0)).total
    weights = {
        each: counts[each] * idf(total, held) for each in own if 1 < (held := matching(Word(words[each]), searcher)) < total
    }
    best = sorted(weights, key=lambda each: (-weights[each], each))[:TERMS]
    whole = sum(weights[each] for each in best)
    return tuple(Telling(Word(words[each]), weights[each] / whole) for each in best)


def similar_request(
    record: Record,
    found: tuple[Telling, ...],
    query: Node | None = None,
    filters: tuple[Filter, ...] = (),
    limit: int | None = 10,
) -> SearchRequest:
    """The request for papers like this one, which is itself not among them; with a query, of those that match it as well."""
    alternatives = Or(tuple(one.word for one in found))
    own = Not(Match("id", record.id))
    nodes = (alternatives, own) if query is None or isinstance(query, All) else (alternatives, query, own)
    strongest = max((one.weight for one in found), default=1.0)
    boosts = tuple((one.word, STRONGEST * one.weight / strongest) for one in found)
    return SearchRequest(And(nodes), filters, limit=limit, boosts=boosts)
