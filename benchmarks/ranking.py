"""How good is Dossier's ranking beside other keyword engines, on collections whose relevant documents are known?

    python -m benchmarks.ranking [--set NAME]... [--peer NAME]... [--halves] [--check]

Every engine gets the same documents and questions, with every word optional; each stems English and weighs as its makers
ship it. Below nDCG@10, MAP and recall@100 stand the questions on which it does better and worse than bm25s.
--halves shows even and odd questions apart; --check holds the figures of Dossier to the floors in
benchmarks/baseline.json.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks.extraction import BASELINE, shared
from benchmarks.ranking_sets import SETS
from search.evaluation import DEPTH, NAMES, Quality, Ranking, TestCollection, evaluate, mean, open_ranking


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
