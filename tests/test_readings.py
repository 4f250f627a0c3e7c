"""Papers of every layout, written for these tests: what they are, how they are called, dated, laid out and cleaned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_examples import PAPERS, documents, expected_path, findings, stated

from corpus.records import Document, Findings


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_reading(path: Path) -> None:
    found = [(document, findings(document)) for document in documents(path)]
    assert [stated(*one) for one in found] == json.loads(expected_path(path).read_text(encoding="utf-8"))
    for document, read in found:
        every_kept_character_knows_its_place(document)
        evidence_is_what_stands_at_its_place(document, read)


def every_kept_character_knows_its_place(document: Document) -> None:
    for start, source, length in document.pieces:
        assert document.text[start : start + length] == document.original[source : source + length]
    inserted = len(document.text) - sum(length for _, _, length in document.pieces)
    assert inserted <= document.text.count(" ") + document.text.count("\n")


def evidence_is_what_stands_at_its_place(document: Document, found: Findings) -> None:
    for key, proof in found.evidence:
        if proof.span is not None and proof.origin in ("body", "source"):
            text = document.text if proof.origin == "body" else document.original
            assert text[proof.span.start : proof.span.end] == proof.surface, key
