"""What was asked, of which collection, and what came back, so that others can ask again?

A manifest lies beside an export. It keeps the question as typed and as understood, the state of the collection, and of every
paper its id, the digest of its content and of its text, and how it was classified, so that a later answer can be compared paper
by paper (`search/verifying.py`). No clock and no machine goes into it: the same question to the same collection gives the same
bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, BinaryIO, Protocol, Self

from corpus.dates import PartialDate
from corpus.ids import digest
from corpus.json_form import dump_line
from corpus.program import program
from corpus.records import Record
from search.exporters.spool import Spool
from search.lexer import QueryError
from search.parser import parse, to_text
from search.query import GRAMMAR, Filter, Match, Range, SearchRequest

FORMAT = 1
SUFFIX = ".manifest.json"  # behind the name of the exported file
PAPERS = "papers"


class ManifestError(Exception):
    """A manifest that cannot be read, or that was altered: what is wrong and what to do."""


class Contents(Protocol):
    """What is asked of the record store."""

    def content(self, record_id: str) -> str | None:
        """The digest of what a record says."""
        ...

    def contents(self) -> Iterator[tuple[str, str]]:
        """Every record's id and digest, in the order of the ids."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `named` are the ids of papers that were named instead."""

    typed: str
    any_word: bool
    parsed: str
    grammar: int
    filters: tuple[Mapping[str, Any], ...]  # field, and its choices
    sort: str
    limit: int | None
    named: tuple[str, ...] | None = None
    collapse: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What a manifest keeps of a paper. `content` is the digest of all that the record says, `body` that of its text."""

    id: str
    title: str | None
    date: str | None
    kind: str
    roles: tuple[str, ...]  # role:actor, sorted
    topics: tuple[str, ...]
    content: str
    body: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written: its form and layout, its name beside the manifest, size in bytes, and SHA-256."""

    form: str
    fields: tuple[str, ...]
    by: str | None
    file: str | None
    size: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as it is read back."""

    question: Question
    revision: int
    corpus: str  # the digest of the whole collection
    export: Exported
    papers: tuple[Paper, ...]


def question_of(typed: str, any_word: bool, request: SearchRequest, named: Sequence[str] | None = None) -> Question:
    """The question of a request, as text that can be asked again."""
    filters = tuple({"field": one.field, "choices": [choice_form(choice) for choice in one.choices]} for one in request.filters)
    ids = tuple(named) if named is not None else None
    return Question(typed, any_word, to_text(request.query), GRAMMAR, filters, request.sort, request.limit, ids, request.collapse)


def request_of(question: Question) -> SearchRequest:
    """The request that asks the question again. Raises ManifestError where this version no longer understands it."""
    try:
        tree = parse(question.parsed).tree
        filters = tuple(
            Filter(kept["field"], tuple(choice_of(kept["field"], form) for form in kept["choices"])) for kept in question.filters
        )
    except (QueryError, KeyError, TypeError, ValueError) as error:
        raise ManifestError(f"the question of the manifest is not understood by this version: {error}") from error
    return SearchRequest(tree, filters, sort=question.sort, limit=question.limit, collapse=question.collapse)


def choice_form(choice: Match | Range) -> dict[str, str | None]:
    """A choice of a filter: a value, or a range of dates, of which either end may be open."""
    if isinstance(choice, Match):
        return {"value": choice.value}
    return {"from": choice.first.iso if choice.first else None, "to": choice.last.iso if choice.last else None}


def choice_of(field: str, form: Mapping[str, str | None]) -> Match | Range:
    """The choice of a form. Raises KeyError, TypeError or ValueError for another form."""
    if "value" in form:
        return Match(field, str(form["value"]))
    first, last = form["from"], form["to"]
    return Range(field, PartialDate(first) if first else None, PartialDate(last) if last else None)


def paper_of(record: Record, content: str) -> Paper:
    """What a manifest keeps of a record."""
    roles = sorted(f"{role}:{actor.id}" for actor in record.actors for role in actor.roles)
    topics = sorted(topic.id for topic in record.topics)
    date = record.date.iso if record.date else None
    return Paper(record.id, record.title, date, record.kind, tuple(roles), tuple(topics), content, digest(record.body))


def corpus_digest(store: Contents) -> tuple[int, str]:
    """How many records the collection has, and one digest of their ids and contents."""
    found = hashlib.sha256()
    count = 0
    for record_id, content in store.contents():
        count += 1
        found.update(f"{record_id} {content}\n".encode())
    return count, found.hexdigest()


def ids_digest(ids: Iterable[str]) -> str:
    """One digest of a set of ids, whatever their order."""
    return digest("\n".join(sorted(ids)))


class Ledger:
    """Notes every paper on its way into the exported file, and writes the manifest in the end. A context manager."""

    def __init__(self, store: Contents) -> None:
        self._store = store
        self._spool = Spool()
        self._ids: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        self._spool.close()

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records, noted."""
        for record in records:
            paper = paper_of(record, self._store.content(record.id) or "")
            self._spool.add(PAPERS, (",\n" if self._ids else "\n") + dump_line(asdict(paper)))
            self._ids.append(record.id)
            yield record

    def write(self, stream: BinaryIO, question: Question, revision: int, export: Exported) -> None:
        """Writes the manifest: indented at the top, one line for each paper."""
        records, corpus = corpus_digest(self._store)
        head = {
            "format": FORMAT,
            "query": asdict(question),
            "revision": revision,
            "corpus": {"records": records, "digest": corpus},
            "software": {"dossier": version("dossier-corpus"), "reading": program()},
            "export": asdict(export),
            "count": len(self._ids),
            "ids": ids_digest(self._ids),
        }
        text = json.dumps(head, indent=1, ensure_ascii=False)
        stream.write(text.removesuffix("\n}").encode("utf-8", "backslashreplace") + b',\n "papers": [')
        for piece in self._spool.pieces(PAPERS):
            stream.write(piece)
        stream.write(b"\n]}\n")


def read_manifest(text: str, name: str) -> Manifest:
    """The manifest of a text. Raises ManifestError; `name` is what the message calls it."""
    try:
        form = json.loads(text)
        known = form["format"]
        if known != FORMAT:
            raise ManifestError(f"{name} is a manifest of format {known!r}; this version reads format {FORMAT}.")
        papers = tuple(Paper(**{**one, "roles": tuple(one["roles"]), "topics": tuple(one["topics"])}) for one in form["papers"])
        asked = form["query"]
        named = tuple(asked["named"]) if asked["named"] is not None else None
        question = Question(**{**asked, "filters": tuple(asked["filters"]), "named": named})
        export = Exported(**{**form["export"], "fields": tuple(form["export"]["fields"])})
        manifest = Manifest(question, int(form["revision"]), str(form["corpus"]["digest"]), export, papers)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError(f"{name} is not a manifest of an export. Name the file that ends in {SUFFIX}.") from error
    ids = [paper.id for paper in papers]
    if len(set(ids)) != form["count"] or len(ids) != form["count"] or ids_digest(ids) != form["ids"]:
        raise ManifestError(f"{name} was altered: its papers are not those that it counts. Put back the manifest as exported.")
    return manifest
