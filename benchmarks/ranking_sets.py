"""On which collections is it known which documents answer a question?

Beside the two classic test collections there are some made from the shared papers, to see that what helps topics does no harm
where one paper is sought: a paper by its title or its first sentence (both taken out of it), an answer by its question, the
letter by the press release around it, the speeches of a debate by its title, news by the headline of others on its subject.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random

from benchmarks.extraction import shared
from search.evaluation import TestCollection, read_collection
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
