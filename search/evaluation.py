"""How good is the order of the matches, by a collection of questions whose good answers are known?

The collection's documents become records with a title and a body, an index in a temporary folder, and every question a
request to it, as they are for a user. The figures are means over the questions that have a relevant document:

    nDCG@10     sum of  gain / log2(rank + 1)  over the first ten hits, as a share of what the best order would give;
                the gain is the relevance itself (linear, as trec_eval has it), negative ones count as 0
    MAP         mean over the relevant documents of  relevant hits so far / rank,  0 for one not in the first 1,000 hits
    recall@100  the share of the relevant documents among the first hundred hits

(Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, for the first.)
"""

from __future__ import annotations

import gzip
import json
import math
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType

from corpus.records import Record, Source
from indexer.analysis import TOKEN
from indexer.engines import WRITERS
from search.engines import SEARCHERS, Searcher
from search.feedback import with_feedback
from search.query import And, Node, Or, SearchRequest, Word

DEPTH = 1_000  # hits of each question
ENGINE = "arrays"  # any engine gives the same figures; this one is fast

Ranking = Callable[[str], Sequence[str]]  # from the text of a question to the ids of its hits, the best first
Relevance = Mapping[str, Mapping[str, float]]  # of each document, by question


class CollectionError(ValueError):
    """A file of a test collection that cannot be used: which file, which line, what is wrong."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one question, or the means of several."""

    ndcg: float
    map: float
    recall: float


NAMES = {"nDCG@10": "ndcg", "MAP": "map", "recall@100": "recall"}


@dataclass(frozen=True, slots=True)
class TestCollection:
    """Documents, questions by id, and what is relevant to each."""

    __test__ = False  # not one of pytest's, whatever its name says

    documents: tuple[Record, ...]
    questions: Mapping[str, str]
    relevance: Relevance

    @property
    def judged(self) -> tuple[str, ...]:
        """The questions that have a relevant document."""
        return tuple(id for id in self.questions if any(gain > 0 for gain in self.relevance.get(id, {}).values()))


def read_collection(documents: Path, questions: Path, relevance: Path) -> TestCollection:
    """A collection from its files; those that end in .gz are unpacked. Raises OSError and CollectionError.

    Documents are lines of JSON with id, text and perhaps title, questions with id and text. Relevance is a table of question,
    document and relevance, parted by tabs or spaces; TREC's form, with a 0 in the second column, is understood too.
    """
    found = TestCollection(
        tuple(record(_string(row, "id"), row.get("title"), row.get("text")) for row in _rows(documents)),
        {_string(row, "id"): _string(row, "text") for row in _rows(questions)},
        _judgments(relevance),
    )
    if len({record.id for record in found.documents}) < len(found.documents):
        raise CollectionError(f"{documents}: two documents have the same id")
    if not found.judged:
        raise CollectionError(f"{relevance}: no question of {questions} has a relevant document there")
    return found


@contextmanager
def open_ranking(collection: TestCollection, any_word: bool, engine: str = ENGINE, feedback: bool = True) -> Iterator[Ranking]:
    """What Dossier answers to questions about the collection, from an index in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="dossier-eval-") as name:
        folder = Path(name) / "index"
        writer = WRITERS[engine](folder)
        writer.put(collection.documents)
        writer.commit()
        with closing(SEARCHERS[engine](folder)) as searcher:
            store = _Documents({record.id: record for record in collection.documents})
            yield lambda text: ranked(text, any_word, searcher, store if feedback else None)


@dataclass(frozen=True, slots=True)
class _Documents:
    by_id: Mapping[str, Record]

    def get_many(self, ids: Iterable[str]) -> tuple[Record, ...]:
        return tuple(self.by_id[id] for id in ids)


def ranked(text: str, any_word: bool, searcher: Searcher, store: _Documents | None) -> list[str]:
    """The ids of the hits of a question; without a store nothing is learnt from the first of them."""
    request = SearchRequest(tree(text, any_word), limit=DEPTH)
    if any_word and store:
        request = with_feedback(request, searcher, store)
    return [hit.id for hit in searcher.search(request).hits]


def tree(text: str, any_word: bool) -> Node:
    """The words of a question. It is a sentence: its hyphens, quotation marks and colons are not the query language's."""
    words = tuple(map(Word, TOKEN.findall(text)))
    return Or(words) if any_word else And(words)


def evaluate(collection: TestCollection, ranking: Ranking) -> dict[str, Quality]:
    """The figures of every question that has a relevant document."""
    return {id: quality(ranking(collection.questions[id]), collection.relevance[id]) for id in collection.judged}


def mean(figures: Iterable[Quality]) -> Quality:
    """The means of the figures of at least one question."""
    rows = list(figures)
    return Quality(*(sum(getattr(row, field.name) for row in rows) / len(rows) for field in fields(Quality)))


def quality(hits: Sequence[str], relevance: Mapping[str, float]) -> Quality:
    """The figures of one question, which has a relevant document.

    >>> quality(["a", "b", "c"], {"b": 1, "d": 1})
    Quality(ndcg=0.38685280723454163, map=0.25, recall=0.5)
    """
    gains = {id: gain for id, gain in relevance.items() if gain > 0}
    found = [rank for rank, id in enumerate(hits[:DEPTH], 1) if id in gains]
    best = sorted(gains.values(), reverse=True)
    precision = sum(number / rank for number, rank in enumerate(found, 1))
    return Quality(
        discounted([gains.get(id, 0.0) for id in hits[:10]]) / discounted(best[:10]),
        precision / len(gains),
        sum(rank <= 100 for rank in found) / len(gains),
    )


def discounted(gains: Sequence[float]) -> float:
    """The sum of gains, each worth less the further down it stands."""
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Every line that is not blank, with its place as an error names it."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}, line {number}", line
        except (UnicodeDecodeError, EOFError, gzip.BadGzipFile) as error:
            raise CollectionError(f"{path}: it cannot be read as text ({error})") from None


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for place, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise CollectionError(f"{place}: not valid JSON ({error})") from None
        if not isinstance(row, dict) or "id" not in row or "text" not in row:
            raise CollectionError(f"{place}: a JSON object with id and text is wanted")
        yield row


def _string(row: Mapping[str, object], name: str) -> str:
    return "" if row[name] is None else str(row[name])


def _judgments(path: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for place, line in _lines(path):
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) == 4:
            del columns[1]
        try:
            question, document, gain = (column.strip() for column in columns)
            found.setdefault(question, {})[document] = float(gain)
        except ValueError:
            if found or place.rpartition(" ")[2] != "1":  # the first line may name the columns
                raise CollectionError(f"{place}: question, document and relevance are wanted, parted by tabs") from None
    return found


def record(id: str, title: object, text: object) -> Record:
    """The record of a document, in which nothing but its words is looked for."""
    return Record(
        id=id,
        kind="other",
        title=str(title) if title else None,
        date=None,
        dates=MappingProxyType({}),
        actors=(),
        topics=(),
        instruments=(),
        quotes=(),
        body=str(text or ""),
        language="en",
        url=None,
        duplicate_of=None,
        evidence=MappingProxyType({}),
        source=Source(id, None, "jsonl", "generic", ""),
        provenance=MappingProxyType({}),
    )
