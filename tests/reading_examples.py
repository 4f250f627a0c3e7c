"""The papers under tests/readings and what is to be read out of them: cleaned and laid out here, compared in test_readings.py.

`python tests/reading_examples.py` writes the expectations anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from corpus import sources
from corpus.extractors import actors, dates, kind, language, layout, roles, title
from corpus.records import ROLES, Document, Findings, Locator, RawDocument
from corpus.resolve import resolve

FOLDER = Path(__file__).parent / "readings"
PAPERS = sorted(FOLDER.glob("*.txt"))
UNQUOTED = frozenset(("question", "answer", "speech", "notes", "heading", "quoted_history"))  # long parts, checked by their place


def documents(path: Path) -> list[Document]:
    """The clean documents of an example."""
    text = path.read_text(encoding="utf-8")
    return list(sources.read(RawDocument(Locator(path.name), "text", "0" * 64, text)))


def findings(document: Document) -> Findings:
    """What the extractors of the paper's form find in it."""
    found = Findings()
    for extractor in (language, kind, layout, title, dates):
        found = extractor.extract(document, found)
    return found


def stated(document: Document, found: Findings) -> dict[str, object]:
    """What is read out of one document."""
    text = document.text
    told: dict[str, object] = {"roles": who(document, found)} if found.kind == "letter" else {}
    return {
        "member": document.locator.member,
        "kind": found.kind,
        "title": found.title,
        "date": found.date.iso if found.date else None,
        "dates": {name: date.iso for name, date in found.dates.items()},
        "parts": [[part.name, text[part.span.start : part.span.end]] for part in found.parts if part.name not in UNQUOTED],
        "body": text.split("\n"),
        **told,
    }


def who(document: Document, found: Findings) -> dict[str, list[str]]:
    """Who writes, signs, is addressed and named in a letter, by role."""
    acting = resolve(document, roles.extract(document, actors.extract(document, found))).actors
    return {role: names for role in ROLES if (names := [actor.name for actor in acting if role in actor.roles])}


def expected_path(path: Path) -> Path:
    """Where the expectation of an example lies."""
    return path.with_suffix(".expected.json")


if __name__ == "__main__":
    for example in PAPERS:
        written = json.dumps(
            [stated(document, findings(document)) for document in documents(example)], ensure_ascii=False, indent=1
        )
        expected_path(example).write_text(written + "\n", encoding="utf-8")
