"""Why was nothing found, and what should be typed instead?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from corpus.reading import line_of
from corpus.records import Record
from corpus.wording import counted
from indexer.analysis import TOKEN, fold, fold_value
from search.commands.collection import Collection, facet_of
from search.engines import Unsupported
from search.leaves import within_edits
from search.query import All, And, Filter, Fuzzy, Match, Node, Phrase, Prefix, SearchRequest, Word, walk
from search.spelling import most_mistakes, near_names

PLACES = {"quote": "quotation", "title": "title", "body": "text"}  # of words, where only some of a paper is meant
MOST = 4  # hints that are worth reading
NEAR = 12  # papers that are looked through for a word spelt nearly so


def hints(collection: Collection, request: SearchRequest) -> list[str]:
    """What explains that nothing matches: a value or a word that does not occur, or a filter that removes everything."""
    unknown = [match for match in values_of(request) if match.field != "id" and not total(collection, match)]
    found = [*value_hints(collection, unknown), *word_hints(collection, request.query)]
    found += filter_hints(collection, request, unknown)
    if not found and isinstance(request.query, And):
        found.append("each part occurs, but no paper has all of them; --any finds papers with some")
    return list(dict.fromkeys(found))[:MOST]


def total(collection: Collection, query: Node, filters: tuple[Filter, ...] = ()) -> int:
    """How many papers match."""
    return collection.searcher.search(SearchRequest(query, filters=filters, limit=0)).total


def values_of(request: SearchRequest) -> list[Match]:
    """The values of fields that are asked for, of the query and of its filters."""
    return [
        *(node for node in walk(request.query) if isinstance(node, Match)),
        *(choice for filter in request.filters for choice in filter.choices if isinstance(choice, Match)),
    ]


def filter_hints(collection: Collection, request: SearchRequest, unknown: Sequence[Match]) -> Iterator[str]:
    """The filters without which something would be found; not those whose values no paper has, which is said already."""
    for place, filter in enumerate(request.filters):
        others = request.filters[:place] + request.filters[place + 1 :]
        if set(filter.choices) - set(unknown) and (count := total(collection, request.query, others)):
            yield f"without the filter on {filter.field} there would be {counted(count, 'paper')}"


def value_hints(collection: Collection, unknown: Sequence[Match]) -> Iterator[str]:
    """The values of fields that no paper has, each with the nearest that there are."""
    for match in unknown:
        if match.field == "topic":
            yield topic_hint(collection, match.value)
            continue
        buckets = facet_of(collection, All(), match.field).buckets
        near = near_names(match.value, {bucket.label: f"{bucket.label} {bucket.value}" for bucket in buckets})
        instead = f"; there is {' and '.join(map(quoted, near))}" if near else ""
        yield f"no paper has {match.field} {quoted(match.value)}{instead}"


def topic_hint(collection: Collection, value: str) -> str:
    """That no paper has the topic, though it is defined, or that there is none, with the nearest."""
    from search.topics import TopicError, load_topics, shipped_topics  # what an answer need not import

    try:
        topics = load_topics([shipped_topics(), collection.home.topics_path])
    except TopicError as error:
        return f"no paper has topic {quoted(value)}; {line_of(str(error))}"
    if any(fold_value(value) in (fold_value(topic.id), fold_value(topic.label)) for topic in topics):
        return f"no paper has topic {quoted(value)}; if it was defined after the papers were read: dossier rebuild --from-files"
    near = near_names(value, {topic.id: f"{topic.label} {topic.id}" for topic in topics})
    instead = f"there is {' and '.join(map(quoted, near))}" if near else "`dossier topics` lists them"
    return f"there is no topic {quoted(value)}; {instead}"


def word_hints(collection: Collection, query: Node) -> Iterator[str]:
    """Words that no paper has, with the one they may be a misspelling of, and phrases whose words are never together."""
    for node in walk(query):
        if not isinstance(node, Word | Phrase | Prefix) or total(collection, node):
            continue
        place = PLACES.get(node.field or "", "paper")
        if isinstance(node, Prefix):
            yield f"no {place} has a word that begins with {quoted(node.text)}"
            continue
        words = [Word(word, node.field) for word in TOKEN.findall(node.text)] if isinstance(node, Phrase) else [node]
        absent = [word for word in words if isinstance(node, Word) or not total(collection, word)]
        for word in absent:
            near = near_word(collection, word)
            yield f"no {place} has the word {quoted(word.text)}" + (f"; did you mean {quoted(near)}?" if near else "")
        if not absent:
            apart = counted(total(collection, And(tuple(words))), "paper")
            yield f"no {place} has the phrase {quoted(node.text)}; its words, apart, are in {apart}"


def texts_of(record: Record, field: str | None) -> Iterator[str]:
    """What a field of words holds of a record; None is title and text."""
    if field == "quote":
        yield from (quote.text for quote in record.quotes)
    if field in (None, "title"):
        yield record.title or ""
    if field in (None, "body"):
        yield record.body


def quoted(text: str) -> str:
    """Words between quotation marks, on one line."""
    return f'"{line_of(text)}"'


def near_word(collection: Collection, word: Word) -> str | None:
    """A word of the papers that is spelt nearly so; terms are stems, so that what is near to one may be no such word."""
    most = most_mistakes(word.text)
    for edits in range(1, most + 2):  # a term is a stem, which may lack what the word ends in
        try:
            result = collection.searcher.search(SearchRequest(Fuzzy(word.text, word.field, edits), limit=NEAR))
        except Unsupported:
            return None
        if result.hits:
            records = collection.store.get_many(hit.id for hit in result.hits)
            best = best_spelling(word, records)
            if best and best != fold(word.text) and within_edits(best, fold(word.text), most):
                return best
    return None


def best_spelling(wanted: Word, records: tuple[Record, ...]) -> str | None:
    """The word of these papers, folded, that is most like the one that is wanted, in the field in which it is."""
    folded = fold(wanted.text)
    words = {fold(word) for record in records for text in texts_of(record, wanted.field) for word in TOKEN.findall(text)}
    likeness = {word: SequenceMatcher(None, folded, word).ratio() for word in words if abs(len(word) - len(folded)) <= 3}
    return max(sorted(likeness), key=lambda word: likeness[word], default=None)
