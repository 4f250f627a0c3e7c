import json

import pytest
from hypothesis import given
from records_strategies import a_record, records

from corpus.errors import FormError
from corpus.json_form import dump_line, dumps, from_json, line_and_content, loads
from corpus.records import Evidence, Record, Span

PUBLIC_KEYS = [
    "format",
    "id",
    "kind",
    "title",
    "date",
    "dates",
    "actors",
    "topics",
    "instruments",
    "quotes",
    "body",
    "language",
    "url",
    "duplicate_of",
    "evidence",
    "source",
    "provenance",
]


@given(records())
def test_a_record_survives_the_round_trip(record: Record) -> None:
    line, content = line_and_content(record)
    assert "\n" not in line
    assert loads(line) == from_json(json.loads(line)) == record
    assert dumps(loads(line)) == dumps(record) == line, "the same each time"
    form = json.loads(line)
    del form["id"], form["source"]
    assert content == dump_line({**form, "duplicate_of": None}), "what it says, wherever it was found"
    proofs = [(proof.span, proof.surface) for key in record.evidence for proof in record.evidence[key] if proof.span]
    for (start, end), surface in [*proofs, *(((quote.start, quote.end), quote.text) for quote in record.quotes)]:
        assert record.body[start:end] == surface, "as it was made"


def test_keys_stand_in_the_public_order() -> None:
    assert list(json.loads(dumps(a_record())))[: len(PUBLIC_KEYS)] == PUBLIC_KEYS
    assert json.loads(dumps(a_record()))["format"] == 1


def test_text_is_not_escaped() -> None:
    assert "Zoë’s £3" in dumps(a_record(body="Zoë’s £3"))


def test_evidence_names_its_origin_only_where_that_is_not_the_body() -> None:
    record = a_record(evidence={"date": (Evidence("r", "A", Span(0, 1)), Evidence("given", "2021", None, "metadata.csv"))})
    assert json.loads(dumps(record))["evidence"]["date"] == [
        {"start": 0, "end": 1, "rule": "r", "surface": "A"},
        {"rule": "given", "surface": "2021", "origin": "metadata.csv"},
    ]


def test_the_order_of_mappings_does_not_show() -> None:
    one = a_record(evidence={"a": (), "b": ()}, provenance={"x": "1", "y": "2"})
    other = a_record(evidence={"b": (), "a": ()}, provenance={"y": "2", "x": "1"})
    assert dumps(one) == dumps(other)


@pytest.mark.parametrize(
    "line",
    ["", "[]", "{}", '{"format": 2, "id": "x"}', '{"format": 1, "id": "x"}', "{not json"],
)
def test_what_is_no_record_is_named(line: str) -> None:
    with pytest.raises(FormError):
        loads(line)


def test_a_wrong_date_is_named() -> None:
    value = json.loads(dumps(a_record()))
    value["date"] = "2021-02-30"
    with pytest.raises(FormError, match="r1"):
        from_json(value)
