"""What each source reads out of a publisher's own fields: small papers written for it, and counts in the shared samples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from source_examples import INPUTS, expected_path, read
from shared import shared_data

from corpus.papers import extract
from corpus.records import Record
from corpus.sources import SOURCES


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example(path: Path) -> None:
    assert read(path) == json.loads(expected_path(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example_is_of_its_source(path: Path) -> None:
    assert {record.source.source for record in extract([path]) if isinstance(record, Record)} == {path.parent.name}


def test_every_source_says_what_it_yields() -> None:
    assert [slug for slug, source in SOURCES.items() if not getattr(source, "YIELDS", "")] == []
