"""How good is Dossier's ranking beside other keyword engines, on collections whose relevant documents are known?

    python -m benchmarks.ranking [--set NAME]... [--peer NAME]... [--halves] [--check]

Every engine gets the same documents and questions, with every word optional; each stems English and weighs as its makers
ship it. Below nDCG@10, MAP and recall@100 stand the questions on which it does better
and worse than bm25s. --halves shows even and odd questions apart; --check holds Dossier's figures to the floors in
benchmarks/baseline.json.

Beside the two test collections there are some made from the shared papers, to see that what helps topics does no harm where
one paper is sought: a paper by its title or its first sentence (both taken out of it), an answer by its question, the
letter by the press release around it, the speeches of a debate by its title, news by the headline of others on its subject.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import Random

from benchmarks.extraction import BASELINE, shared
from search.evaluation import DEPTH, NAMES, Quality, Ranking, TestCollection, evaluate, mean, open_ranking, read_collection
from search.evaluation import record as to_record

SEED, QUESTIONS = 11, 200
Row = Mapping[str, str]


def test_collection(name: str) -> TestCollection:
    """One of the classic collections."""
    folder = shared() / "data" / "ir" / name
    return read_collection(folder / "docs.jsonl.gz", folder / "queries.jsonl", folder / "qrels.tsv")


def papers(name: str) -> list[Row]:
    """The papers of a shared file."""
    with gzip.open(shared() / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def known_papers(documents: Sequence[tuple[str, str, str]], questions: Mapping[str, str]) -> TestCollection:
    """A collection of (id, title, text), where each question seeks the paper of its own id; at most so many questions."""
    chosen = some(questions)
    return collection_of(documents, chosen, {id: {id: 1.0} for id in chosen})


def some(questions: Mapping[str, str]) -> dict[str, str]:
    """Some of the questions, always the same."""
    ids = sorted(questions)
    Random(SEED).shuffle(ids)
    return {id: questions[id] for id in ids[:QUESTIONS]}


def collection_of(
    documents: Sequence[tuple[str, str, str]], questions: Mapping[str, str], relevance: Mapping[str, Mapping[str, float]]
) -> TestCollection:
    """A collection of (id, title, text)."""
    return TestCollection(tuple(to_record(*document) for document in documents), questions, relevance)


def by_title() -> TestCollection:
    """A press release by its title."""
    rows = papers("press-5k")
    titles = {row["id"]: row["title"] for row in rows if len((row["title"] or "").split()) > 3}
    return known_papers([(row["id"], "", row["text"]) for row in rows], titles)


def by_first_sentence() -> TestCollection:
    """A press release by its first sentence; the sentences are taken out of all."""
    documents, questions = [], {}
    for row in papers("press-5k"):
        first = re.match(r"(.{60,250}?[.!?])\s+(?=[A-Z“\"])", row["text"], re.DOTALL)
        if first:
            questions[row["id"]] = first.group(1)
        documents.append((row["id"], row["title"], row["text"][first.end() :] if first else row["text"]))
    return known_papers(documents, questions)


def answers() -> TestCollection:
    """A minister's answer by the question."""
    rows = [row for row in papers("hansard-20k") if row["kind"] == "written_answer" and "\n\n" in row["text"]][:6_000]
    parts = {row["id"]: row["text"].split("\n\n", 1) for row in rows}
    return known_papers([(id, "", answer) for id, (_, answer) in parts.items()], {id: asked for id, (asked, _) in parts.items()})


def letters() -> TestCollection:
    """A letter by the press release that it was in."""
    rows = papers("letters-300")
    intros = {row["id"]: " ".join(row["intro"].split()[:40]) for row in rows if len(row["intro"].split()) > 8}
    return known_papers([(row["id"], "", row["text"]) for row in rows], intros)


def debates() -> TestCollection:
    """The speeches of a debate by its title."""
    rows = [row for row in papers("hansard-20k") if row["kind"] == "debate"]
    by_title: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        if len((row["title"] or "").split()) > 1:
            by_title[row["title"].lower()][row["id"]] = 1.0
    titles = {title: title for title, speeches in by_title.items() if 2 <= len(speeches) <= 25}
    return collection_of([(row["id"], "", row["text"]) for row in rows], some(titles), by_title)


def subjects() -> TestCollection:
    """News on the same subject as that of a headline."""
    rows = [row for row in papers("press-5k") if row["kind"] == "news" and row.get("topics") and row["title"]]
    relevance = {
        row["id"]: {other["id"]: 1.0 for other in rows if other is not row and set(other["topics"]) & set(row["topics"])}
        for row in rows
    }
    questions = {row["id"]: row["title"] for row in rows if len(relevance[row["id"]]) < 150}
    return collection_of([(row["id"], row["title"], row["text"]) for row in rows], some(questions), relevance)


SETS: dict[str, Callable[[], TestCollection]] = {
    "cranfield": lambda: test_collection("cranfield"),
    "medline": lambda: test_collection("medline"),
    "title": by_title,
    "first sentence": by_first_sentence,
    "answers": answers,
    "letters": letters,
    "debates": debates,
    "subjects": subjects,
}


def words_of(text: str) -> list[str]:
    """The words of a question as any engine's query language takes them."""
    return re.findall(r"[^\W_]+", text.lower())


@contextmanager
def dossier(collection: TestCollection) -> Iterator[Ranking]:
    """The whole ranking."""
    with open_ranking(collection, True) as ranking:
        yield ranking


@contextmanager
def without_feedback(collection: TestCollection) -> Iterator[Ranking]:
    """The ranking by the question's own words."""
    with open_ranking(collection, True, feedback=False) as ranking:
        yield ranking


@contextmanager
def bm25s(collection: TestCollection) -> Iterator[Ranking]:
    """bm25s with its English stop words and Snowball's stemmer; title and text as one."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    texts = [f"{document.title or ''}\n{document.body}" for document in collection.documents]
    model = library.BM25()
    model.index(library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)
    ids = [document.id for document in collection.documents]

    def ranking(text: str) -> list[str]:
        question = library.tokenize([text], stopwords="en", stemmer=stemmer, show_progress=False)
        numbers, scores = model.retrieve(question, k=min(DEPTH, len(ids)), show_progress=False)
        return [ids[number] for number, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    yield ranking


@contextmanager
def tantivy(collection: TestCollection) -> Iterator[Ranking]:
    """Tantivy with its English tokens; title and text as one, which is better for it here than two fields."""
    import tantivy as library

    schema = library.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("body", tokenizer_name="en_stem")
    index = library.Index(schema.build())
    writer = index.writer(num_threads=1)
    for document in collection.documents:
        writer.add_document(library.Document(id=document.id, body=f"{document.title or ''}\n{document.body}"))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ranking(text: str) -> list[str]:
        query = index.parse_query(" ".join(words_of(text)), ["body"])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, DEPTH).hits]

    yield ranking


@contextmanager
def fts5(collection: TestCollection) -> Iterator[Ranking]:
    """SQLite's full-text index with its Porter stemmer."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table words using fts5(id unindexed, title, body, tokenize='porter unicode61')")
    rows = ((document.id, document.title or "", document.body) for document in collection.documents)
    base.executemany("insert into words values (?, ?, ?)", rows)
    select = "select id from words where words match ? order by bm25(words, 0, 2.0, 1.0) limit ?"

    def ranking(text: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in words_of(text))
        return [id for (id,) in base.execute(select, (asked, DEPTH))]

    yield ranking
    base.close()


@contextmanager
def stock_whoosh(collection: TestCollection) -> Iterator[Ranking]:
    """Whoosh with its own stemming analyser, codec and BM25F."""
    from whoosh import analysis, fields, index, qparser

    stemming = analysis.StemmingAnalyzer()
    schema = fields.Schema(id=fields.ID(stored=True), title=fields.TEXT(stemming, field_boost=2.0), body=fields.TEXT(stemming))
    with tempfile.TemporaryDirectory() as folder:
        found = index.create_in(folder, schema)
        with found.writer() as writer:
            for document in collection.documents:
                writer.add_document(id=document.id, title=document.title or "", body=document.body)
        parser = qparser.MultifieldParser(["title", "body"], schema, group=qparser.OrGroup, plugins=[])
        with found.searcher() as searcher:
            yield lambda text: [hit["id"] for hit in searcher.search(parser.parse(" ".join(words_of(text))), limit=DEPTH)]


PEERS = {
    "bm25s": bm25s,
    "dossier": dossier,
    "no feedback": without_feedback,
    "tantivy": tantivy,
    "fts5": fts5,
    "whoosh": stock_whoosh,
}


def main() -> int:
    """Print the tables, or check the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", choices=list(SETS))
    parser.add_argument("--peer", action="append", choices=list(PEERS))
    parser.add_argument("--halves", action="store_true", help="even and odd questions apart")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below its floor")
    options = parser.parse_args()
    if not (shared() / "data").is_dir():
        print(f"the collections are not at {shared()} (set DOSSIER_SHARED)", file=sys.stderr)
        return 1 if os.environ.get("DOSSIER_REQUIRE_SHARED") or not options.check else 0
    if options.check:
        return check()
    for name in options.set or SETS:
        compare(name, options.peer or list(PEERS), options.halves)
    return 0


def check() -> int:
    """1 where a figure of ours is below its floor."""
    below = 0
    for name, floors in json.loads(BASELINE.read_text(encoding="utf-8"))["ranking"].items():
        found = figures(SETS[name](), "dossier")
        means = mean(found.values())
        print(f"{name:<16}{shown(means)}")
        for figure, floor in floors.items():
            if getattr(means, NAMES[figure]) < floor:
                print(f"  {figure} {getattr(means, NAMES[figure]):.4f} is BELOW its floor {floor}")
                below += 1
    return 1 if below else 0


def figures(collection: TestCollection, peer: str) -> dict[str, Quality]:
    """An engine's figures of every question."""
    with PEERS[peer](collection) as ranking:
        return evaluate(collection, ranking)


def compare(name: str, peers: Sequence[str], halves: bool) -> None:
    """Print one table."""
    collection = SETS[name]()
    print(f"\n{name}: {len(collection.judged)} questions to {len(collection.documents):,} documents")
    print(f"{'':<14}{''.join(f'{figure:>12}' for figure in NAMES)}{'better/worse':>16}{'even, odd' if halves else '':>20}")
    first: dict[str, Quality] = {}
    for peer in peers:
        found = figures(collection, peer)
        first = first or found
        better = sum(quality.ndcg > first[id].ndcg + 1e-9 for id, quality in found.items())
        worse = sum(quality.ndcg < first[id].ndcg - 1e-9 for id, quality in found.items())
        rows = list(found.values())
        parts = ", ".join(f"{mean(rows[start::2]).ndcg:.4f}" for start in (1, 0)) if halves and len(rows) > 1 else ""
        print(f"{peer:<14}{shown(mean(rows))}{f'{better}/{worse}':>16}{parts:>20}", flush=True)


def shown(means: Quality) -> str:
    """The three figures in columns."""
    return "".join(f"{getattr(means, field):>12.4f}" for field in NAMES.values())


if __name__ == "__main__":
    sys.exit(main())
