"""The papers under tests/examples/<source> and what their records must say: read here, compared in test_sources.py.

`python tests/source_examples.py` writes the expectations anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from corpus.papers import extract
from corpus.records import Record
from corpus.sources import SOURCES

FOLDER = Path(__file__).parent / "examples"
EXPECTED = ".expected.json"
INPUTS = sorted(path for slug in SOURCES for path in (FOLDER / slug).glob("*") if not path.name.endswith(EXPECTED))


def stated(record: Record) -> dict[str, object]:
    """What the paper's own fields say, each value with the field that says it; not what is guessed from the text."""
    origins = {name: proofs[0].origin for name, proofs in record.evidence.items() if proofs[0].origin.startswith("field:")}
    roles = [
        [role, actor.name, origin]
        for actor in record.actors
        for role in actor.roles
        if (origin := origins.get(f"actors.{actor.id}.{role}"))
    ]
    return {
        "id": record.id,
        "member": record.source.member,
        "kind": [record.kind, origins.get("kind")],
        "title": [record.title, origins.get("title")],
        "date": [record.date.iso if record.date else None, origins.get("date")],
        "dates": {name: [date.iso, field] for name, date in record.dates.items() if (field := origins.get(f"dates.{name}"))},
        "roles": sorted(roles),
        "references": {name: value for name, value in record.references.items() if f"references.{name}" in origins},
        "url": record.url,
        "body": record.body.split("\n"),
    }


def records(path: Path) -> list[Record]:
    """The records of an example, of which nothing is rejected."""
    outcomes = list(extract([path]))
    rejected = [outcome for outcome in outcomes if not isinstance(outcome, Record)]
    assert not rejected, rejected
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def expected_path(path: Path) -> Path:
    """Where the expectation of an example lies."""
    return path.with_name(path.stem + EXPECTED)


if __name__ == "__main__":
    for example in INPUTS:
        text = json.dumps([stated(record) for record in records(example)], ensure_ascii=False, indent=1)
        expected_path(example).write_text(text + "\n", encoding="utf-8")
