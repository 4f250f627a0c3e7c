"""Which words do the best matches share, that the question did not use? Where words are optional, these lift what has them too.

Pseudo-relevance feedback after Lavrenko and Croft, "Relevance-Based Language Models" (2001), in the form RM3 of Abdul-Jaleel
and others, "UMass at TREC 2004: Novelty and HARD". Each of the DOCUMENTS best matches, by its share in their scores, gives
its words by their share in its text; of words in no more than COMMON of all records the TERMS with the highest sum, times
idf, are chosen. Together they weigh (1 - QUERY) / QUERY times as much as the words of the query. They boost: what
matches, and so the totals and facets, stay the same.

It helps where the first matches are to the point and does harm where they are not, and their scores tell: where the last of
the DOCUMENTS scores nearly as much as the first, no match stands out, and nothing is added. docs/ranking.md has the figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Protocol

from corpus.records import Record
from indexer.analysis import TOKEN, term
from search.engines import Searcher
from search.query import All, Group, Node, SearchRequest, TextNode, Word
from search.ranking import counting, is_function_word
from search.results import Hit
from search.scoring import idf

DOCUMENTS = 10
TERMS = 20
QUERY = 0.8  # the share of the query's own words
STANDS_OUT = 0.5  # the last of the documents has at most so much of the first one's score
COMMON = 0.1
CANDIDATES = 100  # words whose number of records is asked for
READ = 20_000  # characters of each document


class Records(Protocol):
    """What is asked of the record store."""

    def get_many(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """The records of these ids, in their order, without those that are gone."""
        ...


def with_feedback(request: SearchRequest, searcher: Searcher, records: Records) -> SearchRequest:
    """The request with boosts for what its best matches share; the request itself where they say too little."""
    if request.sort != "relevance":
        return request
    hits = searcher.search(request._replace(facets=(), limit=DOCUMENTS, offset=0, collapse=False)).hits
    if len(hits) < DOCUMENTS or hits[-1].score > STANDS_OUT * hits[0].score:
        return request
    known = [node for node in counted(request.query) if matching(node, searcher)]
    boosts = weights(hits, records, searcher)
    times = len(known) * (1 - QUERY) / QUERY
    return request._replace(boosts=tuple((word, weight * times) for word, weight in boosts))


def counted(node: Node) -> list[TextNode]:
    """The text nodes that count for the order."""
    if isinstance(node, Group):
        return [found for part in counting(node) for found in counted(part)]
    return [node] if isinstance(node, TextNode) else []


def weights(hits: Iterable[Hit], records: Records, searcher: Searcher) -> list[tuple[Word, float]]:
    """The words to boost, which add up to 1."""
    shares, words = shared_words(hits, records)
    candidates = sorted(shares, key=lambda term: (-shares[term], term))[:CANDIDATES]
    total = searcher.search(SearchRequest(All(), limit=0)).total
    found: list[tuple[float, str]] = []
    for candidate in candidates:
        holding = matching(Word(words[candidate]), searcher)
        if 0 < holding <= COMMON * total:
            found.append((shares[candidate] * idf(total, holding), candidate))
    best = sorted(found, key=lambda pair: (-pair[0], pair[1]))[:TERMS]
    sum_of_all = sum(share for share, _ in best)
    return [(Word(words[chosen]), share / sum_of_all) for share, chosen in best]


def shared_words(hits: Iterable[Hit], records: Records) -> tuple[dict[str, float], dict[str, str]]:
    """What share each term has in the documents, by their scores, and a word that stands for it."""
    scores = {hit.id: hit.score for hit in hits}
    shares: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for record in records.get_many(scores):
        own = TOKEN.findall(f"{record.title or ''}\n{record.body[:READ]}")
        for word in own:
            words.setdefault(term(word), word)
        for each, count in Counter(map(term, own)).items():
            shares[each] += scores[record.id] * count / len(own)
    telling = {each: share for each, share in shares.items() if is_telling(words[each])}
    return telling, words


def is_telling(word: str) -> bool:
    """Can the word say anything of a subject? Not function words, single letters and numbers."""
    return len(word) > 1 and not word.isdigit() and not is_function_word(Word(word.lower()))


def matching(node: TextNode, searcher: Searcher) -> int:
    """How many records hold it."""
    return searcher.search(SearchRequest(node, limit=0)).total
