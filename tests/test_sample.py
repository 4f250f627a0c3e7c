"""The sample papers that `dossier demo` shows: of every kind, in several formats, all read, all invented."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import corpus
from corpus.papers import extract
from corpus.records import Record, Rejection

SAMPLE = Path(corpus.__file__).parent / "sample"
ADDRESS = re.compile(r"(?:https?://|[\w.]+@)([\w.-]+\w)")


@pytest.fixture(scope="module")
def outcomes() -> list[Record | Rejection]:
    return list(extract([SAMPLE]))


def test_every_paper_is_read(outcomes: list[Record | Rejection]) -> None:
    assert [outcome for outcome in outcomes if isinstance(outcome, Rejection)] == []
    assert len(outcomes) >= 40


def test_they_are_of_every_kind_and_format_over_six_years(outcomes: list[Record | Rejection]) -> None:
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert {record.kind for record in records} == {"letter", "written_answer", "debate", "press_release", "news"}
    assert {record.source.format for record in records} == {"text", "html", "eml", "jsonl", "parlparse"}
    assert {record.date.iso[:4] for record in records if record.date} == {"2019", "2020", "2021", "2022", "2023", "2024"}


def test_the_same_people_occur_in_several_papers(outcomes: list[Record | Rejection]) -> None:
    names = Counter(actor.name for outcome in outcomes if isinstance(outcome, Record) for actor in outcome.actors)
    for name in ("Baroness Vandenberghe", "Lord Abernethy of Kelso", "Branwen Oduya", "Tomasz Bielak"):
        assert names[name] >= 3, name


def test_the_table_names_papers_that_are_there() -> None:
    rows = list(csv.DictReader((SAMPLE / "metadata.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["file"] for row in rows if not (SAMPLE / row["file"]).is_file()] == []


def test_addresses_are_of_nobody() -> None:
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in SAMPLE.rglob("*") if path.is_file()}
    hosts = {host for text in texts.values() for host in ADDRESS.findall(text)} - {"schema.org"}
    assert {host for host in hosts if not host.endswith(".example")} == set()
