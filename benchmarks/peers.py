"""How does each engine index the documents and answer the questions? One class for each, with the same two methods.

Every engine stems English, keeps all words, gives the ten best hits, and counts the values of kind, department and year among
all matches. Inputs are made ready before the clock starts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.documents import Paper, record

FACETS = ("kind", "department", "year")


class Question(NamedTuple):
    """A shape of query: words, how they are joined, and the years that the results are narrowed to."""

    words: str
    join: str = "and"  # and, or, phrase, prefix
    years: tuple[str, ...] = ()


QUESTIONS = {
    "common word": Question("government"),
    "rare word": Question("firewall"),
    "both words": Question("local authorities"),
    "either word": Question("police immigration", "or"),
    "phrase": Question("local authorities", "phrase"),
    "word, two years": Question("school", years=("2024", "2025")),
}


class Peer(Protocol):
    """An engine under test."""

    def prepare(self, papers: Sequence[Paper]) -> object:
        """The documents in the form that the engine takes."""
        ...

    def index(self, folder: Path, prepared: object) -> None:
        """Index them all; on return they can be searched."""
        ...

    def open(self, folder: Path) -> None:
        """Make ready to answer."""
        ...

    def ask(self, question: Question) -> int | None:
        """How many documents match, after hits and facets were worked out; None where the engine cannot answer."""
        ...


def plain(papers: Sequence[Paper]) -> list[tuple[str, ...]]:
    """Rows of id, title, body, kind, department, year."""
    return [(p.id, p.title, p.body, p.kind, p.department, p.date[:4]) for p in papers]


class Dossier:
    """The array engine."""

    prepare = staticmethod(lambda papers: [record(paper) for paper in papers])
    workers = 1

    def index(self, folder: Path, prepared: object) -> None:
        from indexer.engines.arrays import open_folder

        writer = open_folder(folder)
        writer.put(prepared)  # type: ignore[arg-type]
        writer.commit()

    def open(self, folder: Path) -> None:
        from search.engines.arrays import open_folder

        self._searcher = open_folder(folder)

    def ask(self, question: Question) -> int:
        from search.query import And, FacetRequest, Filter, Match, Or, Phrase, Prefix, SearchRequest, Word

        words = tuple(Word(word) for word in question.words.split())
        tree = {"and": And(words), "or": Or(words), "phrase": Phrase(question.words), "prefix": Prefix(question.words)}[
            question.join
        ]
        filters = (Filter("year", tuple(Match("year", year) for year in question.years)),) if question.years else ()
        facets = tuple(FacetRequest(name) for name in ("kind", "answering-body", "year"))
        return self._searcher.search(SearchRequest(tree, filters, facets)).total


class StockWhoosh:
    """Whoosh with its own codec, writer and searcher."""

    prepare = staticmethod(plain)

    def index(self, folder: Path, prepared: object) -> None:
        from whoosh import analysis, fields, index

        analyser = analysis.StemmingAnalyzer(stoplist=None, minsize=1)
        schema = fields.Schema(id=fields.ID(stored=True), title=fields.TEXT(analyser), body=fields.TEXT(analyser))
        for name in FACETS:
            schema.add(name, fields.ID(sortable=True))
        folder.mkdir(exist_ok=True)
        with index.create_in(str(folder), schema).writer(limitmb=256) as writer:
            for id, title, body, kind, department, year in prepared:  # type: ignore[attr-defined]
                writer.add_document(id=id, title=title, body=body, kind=kind, department=department, year=year)

    def open(self, folder: Path) -> None:
        from whoosh import index

        self._searcher = index.open_dir(str(folder)).searcher()

    def ask(self, question: Question) -> int:
        from whoosh import query
        from whoosh.lang.porter import stem

        words = [stem(word) for word in question.words.split()]
        both = [query.Or([query.Term(field, word) for field in ("title", "body")]) for word in words]
        phrases = query.Or([query.Phrase(field, words) for field in ("title", "body")])
        tree = {"and": query.And(both), "or": query.Or(both), "phrase": phrases}[question.join]
        years = query.Or([query.Term("year", year) for year in question.years]) if question.years else None
        hits = self._searcher.search(tree, limit=10, filter=years, groupedby=list(FACETS))
        for name in FACETS:
            hits.groups(name)
        return len(hits)


class Fts5:
    """SQLite's full-text index, with the facets in a table beside it."""

    prepare = staticmethod(plain)

    def index(self, folder: Path, prepared: object) -> None:
        folder.mkdir(exist_ok=True)
        base = sqlite3.connect(folder / "fts.db")
        base.execute("create table paper (number integer primary key, id text, kind text, department text, year text)")
        base.execute("create virtual table words using fts5(title, body, content='', tokenize='porter unicode61')")
        rows: list[tuple[str, ...]] = prepared  # type: ignore[assignment]
        base.executemany("insert into paper values (?, ?, ?, ?, ?)", ((n, r[0], *r[3:]) for n, r in enumerate(rows, 1)))
        base.executemany(
            "insert into words(rowid, title, body) values (?, ?, ?)", ((n, r[1], r[2]) for n, r in enumerate(rows, 1))
        )
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts.db")
        self._base.execute("pragma mmap_size=1000000000")
        self._base.execute("create temp table found (number integer primary key, score real)")

    def ask(self, question: Question) -> int:
        words = question.words.split()
        text = {"and": " ".join(words), "or": " OR ".join(words), "phrase": f'"{question.words}"'}[question.join]
        years = f" and year in ({','.join('?' * len(question.years))})" if question.years else ""
        base = self._base
        base.execute("delete from found")
        base.execute(
            f"insert into found select words.rowid, bm25(words, 2.0, 1.0) from words join paper on number = words.rowid"
            f" where words match ?{years}"
            if years
            else "insert into found select rowid, bm25(words, 2.0, 1.0) from words where words match ?",
            (text, *question.years),
        )
        base.execute("select id, score from found join paper using (number) order by score, id limit 10").fetchall()
        for name in FACETS:
            base.execute(
                f"select {name}, count(*) from found join paper using (number) group by {name} order by 2 desc limit 10"
            ).fetchall()
        return int(base.execute("select count(*) from found").fetchone()[0])


class Tantivy:
    """Tantivy with one indexing thread, and its own aggregations as facets."""

    prepare = staticmethod(plain)

    @staticmethod
    def _schema() -> object:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "body"):
            builder.add_text_field(name, tokenizer_name="en_stem")
        for name in FACETS:
            builder.add_text_field(name, tokenizer_name="raw", fast=True)
        return builder.build()

    def index(self, folder: Path, prepared: object) -> None:
        import tantivy

        folder.mkdir(exist_ok=True)
        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=300_000_000, num_threads=1)
        for id, title, body, kind, department, year in prepared:  # type: ignore[attr-defined]
            writer.add_document(tantivy.Document(id=id, title=title, body=body, kind=kind, department=department, year=year))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> int:
        words = question.words.split()
        text = {"and": " AND ".join(words), "or": " OR ".join(words), "phrase": f'"{question.words}"'}[question.join]
        years = f" AND year:({' OR '.join(question.years)})" if question.years else ""
        query = self._index.parse_query(f"({text}){years}", ["title", "body"], field_boosts={"title": 2.0})
        found = self._searcher.search(query, 10)
        for _, address in found.hits:
            self._searcher.doc(address)
        self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": 10}} for name in FACETS})
        return int(found.count)


class Bm25s:
    """bm25s: words only, scores of all documents; facets are counted with numpy."""

    @staticmethod
    def prepare(papers: Sequence[Paper]) -> object:
        return [f"{p.title}\n{p.body}" for p in papers], plain(papers)

    def index(self, folder: Path, prepared: object) -> None:
        import bm25s
        import numpy as np
        import Stemmer

        texts, rows = prepared  # type: ignore[misc]
        tokens = bm25s.tokenize(texts, stopwords=[], stemmer=Stemmer.Stemmer("english"), show_progress=False)
        model = bm25s.BM25()
        model.index(tokens, show_progress=False)
        model.save(str(folder))
        columns = [np.unique([row[3 + place] for row in rows], return_inverse=True)[1] for place in range(len(FACETS))]
        np.save(folder / "facets.npy", np.array(columns, np.int32))

    def open(self, folder: Path) -> None:
        import bm25s
        import numpy as np

        self._model = bm25s.BM25.load(str(folder), mmap=True)
        self._columns = np.load(folder / "facets.npy")

    def ask(self, question: Question) -> int | None:
        import numpy as np
        import Stemmer

        words = Stemmer.Stemmer("english").stemWords(question.words.split())
        if question.years or (question.join != "or" and len(words) > 1):
            return None
        scores = self._model.get_scores(words)
        matching = np.flatnonzero(scores > 0)
        for column in self._columns:
            np.bincount(column[matching])
        best = np.argpartition(scores, -10)[-10:]
        best[np.argsort(-scores[best])]
        return len(matching)


PEERS: dict[str, type[Peer]] = {
    "dossier": Dossier,
    "tantivy": Tantivy,
    "fts5": Fts5,
    "bm25s": Bm25s,
    "whoosh": StockWhoosh,
}

MODULES = {  # what each imports before the clock starts
    "dossier": ("indexer.engines.arrays", "search.engines.arrays"),
    "tantivy": ("tantivy",),
    "fts5": ("sqlite3",),
    "bm25s": ("bm25s", "numpy", "Stemmer"),
    "whoosh": ("whoosh.index", "whoosh.query", "whoosh.lang.porter", "whoosh.searching", "whoosh.writing"),
}
