"""Why was nothing found, and what should be typed instead?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from corpus.reading import line_of
from corpus.records import Record
from corpus.wording import counted
from indexer.analysis import TOKEN, fold, fold_value
from search.commands.ask import Collection, facet_of
from search.engines import Unsupported
from search.query import All, And, Filter, Fuzzy, Match, Node, Phrase, SearchRequest, Word, walk

MOST = 4  # hints that are worth reading
NEAR = 3  # papers that are looked through for a word spelt nearly so
SHORTEST = 4  # letters of a word that can be misspelt


def hints(collection: Collection, request: SearchRequest) -> list[str]:
    """What explains that nothing matches: a filter that removes everything, a value or a word that does not occur."""
    found = [*filter_hints(collection, request), *value_hints(collection, request), *word_hints(collection, request.query)]
    if not found and isinstance(request.query, And):
        found.append("each part occurs, but no paper has all of them; --any finds papers with some")
    return list(dict.fromkeys(found))[:MOST]


def total(collection: Collection, query: Node, filters: tuple[Filter, ...] = ()) -> int:
    """How many papers match."""
    return collection.searcher.search(SearchRequest(query, filters=filters, limit=0)).total


def filter_hints(collection: Collection, request: SearchRequest) -> Iterator[str]:
    """The filters without which something would be found."""
    for place, filter in enumerate(request.filters):
        others = request.filters[:place] + request.filters[place + 1 :]
        if count := total(collection, request.query, others):
            yield f"without the filter on {filter.field} there would be {counted(count, 'paper')}"


def value_hints(collection: Collection, request: SearchRequest) -> Iterator[str]:
    """Values of fields that no paper has, with the nearest that there are."""
    asked = [choice for filter in request.filters for choice in filter.choices if isinstance(choice, Match)]
    asked += [node for node in walk(request.query) if isinstance(node, Match)]
    for match in asked:
        if match.field == "id" or total(collection, match):
            continue
        near = nearest(match.value, [bucket.label for bucket in facet_of(collection, All(), match.field).buckets])
        instead = f"; there is {' and '.join(map(quoted, near))}" if near else ""
        yield f"no paper has {match.field} {quoted(match.value)}{instead}"


def nearest(value: str, labels: list[str]) -> list[str]:
    """Up to three labels that have the value's words, else that are spelt nearly so."""
    words = fold_value(value).split()
    having = [label for label in labels if all(word in fold_value(label) for word in words)]
    by_folded = {fold_value(label): label for label in reversed(labels)}
    near = [by_folded[folded] for folded in get_close_matches(fold_value(value), list(by_folded), 3, 0.7)]
    return list(dict.fromkeys([*having, *near]))[:3]


def word_hints(collection: Collection, query: Node) -> Iterator[str]:
    """Words that no paper has, with the one they may be a misspelling of, and phrases whose words are never together."""
    for node in walk(query):
        if isinstance(node, Word) and not total(collection, node):
            near = near_word(collection, node)
            yield f"no paper has the word {quoted(node.text)}" + (f"; did you mean {quoted(near)}?" if near else "")
        elif isinstance(node, Phrase) and not total(collection, node):
            apart = total(collection, And(tuple(Word(word, node.field) for word in TOKEN.findall(node.text))))
            where = f"; its words, apart, are in {counted(apart, 'paper')}" if apart else ""
            yield f"no paper has the phrase {quoted(node.text)}{where}"


def quoted(text: str) -> str:
    """Words between quotation marks, on one line."""
    return f'"{line_of(text)}"'


def near_word(collection: Collection, word: Word) -> str | None:
    """A word of the papers that is spelt nearly so."""
    if len(word.text) < SHORTEST:
        return None
    for edits in (1, 2):
        try:
            result = collection.searcher.search(SearchRequest(Fuzzy(word.text, word.field, edits), limit=NEAR))
        except Unsupported:
            return None
        if result.hits:
            records = collection.store.get_many(hit.id for hit in result.hits)
            return best_spelling(word.text, records)
    return None


def best_spelling(text: str, records: tuple[Record, ...]) -> str | None:
    """The word of these papers that is most like the text."""
    folded = fold(text)
    words = {fold(word) for record in records for word in TOKEN.findall(f"{record.title or ''} {record.body}")}
    likeness = {word: SequenceMatcher(None, folded, word).ratio() for word in words if abs(len(word) - len(folded)) <= 3}
    return max(sorted(likeness), key=lambda word: likeness[word], default=None)
