"""What every sample file gives, against reviewed facts: `python -m benchmarks.formats --expect` writes them anew, to be read."""

import json

import pytest
from shared import shared_data

from benchmarks.formats import EXPECTED, PAGE, facts_of
from corpus.loaders import load, open_input

FACTS = json.loads(EXPECTED.read_text("utf-8"))
RENEW = "if this is better, `python -m benchmarks.formats --expect --table` writes it down; read the difference before you commit"
LARGE = 120_000  # bytes; the largest samples are read by the benchmark, one of each kind here


def test_every_sample_has_its_expectation():
    folder = shared_data() / "formats"
    samples = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != "INDEX.md"}
    assert set(FACTS) == samples


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_sample_gives_what_was_reviewed(name):
    path = shared_data() / "formats" / name
    if path.stat().st_size > LARGE and path.suffix in (".xml", ".html", ".sgm", ".json"):
        assert len(list(load(open_input(path, name)))) in (
            FACTS[name]["records"],
            1,
        )  # a page is one until its source has read it
        return
    found = json.loads(json.dumps(facts_of(path)))
    expected = FACTS[name]
    for key in ("records", "rejected", "dates", "dated", "sources", "kinds"):
        assert found[key] == expected[key], f"{key}: {RENEW}"
    for key in ("date", "kind", "title"):
        assert [first[key] for first in found["first"]] == [first[key] for first in expected["first"]], f"{key}: {RENEW}"


def test_every_sample_gives_records_or_one_reason():
    for name, facts in FACTS.items():
        assert facts["records"] or len(facts["rejected"]) == 1, name
        assert all(name.rpartition("/")[2] in reason for reason in facts["rejected"]), name


def test_the_page_shows_every_sample():
    page = PAGE.read_text("utf-8")
    assert all(f"| {name} |" in page for name in FACTS)
