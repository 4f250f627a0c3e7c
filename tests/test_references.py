"""Where a paper of a parliament stands: house, number, volume and column, each with what proves it."""

import json

import pytest

from corpus.dating.hansard_columns import CITED, cited_columns
from corpus.json_form import dumps, loads
from corpus.papers import extract
from corpus.records import Evidence, Record

QUESTION = """\
Harbours: Lighting

Lord Ashby of Quay: To ask {whom} how many lamps there are in the harbour at Merrow.{number}

Baroness Merrow: There are 1,204 lamps, as I said in reply to UIN 777777 and to the question of 9 January (HL1).
"""
LORDS, COMMONS = "Her Majesty’s Government", "the Secretary of State for Harbours"


def record_of(tmp_path, text, name="paper.txt") -> Record:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (record,) = extract([path])
    assert isinstance(record, Record)
    return record


def of_line(tmp_path, **fields) -> Record:
    line = {"kind": "debate", "text": "I beg to move that the harbour be lit, and that it be lit well.", "date": "2009-10-26"}
    return record_of(tmp_path, json.dumps({**line, **fields}), "lines.jsonl")


def question(tmp_path, before="", whom=COMMONS, number="") -> Record:
    return record_of(tmp_path, before + QUESTION.format(whom=whom, number=number))


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {"house": "Commons"}),
        ({"whom": LORDS}, {"house": "Lords"}),
        ({"whom": "the Scottish Government"}, {"house": "Scottish Parliament"}),
        ({"whom": LORDS, "number": " [HL3888]"}, {"house": "Lords", "uin": "HL3888"}),
        ({"number": " [294332]"}, {"house": "Commons", "uin": "294332"}),
        ({"before": "UIN 151806\n\n"}, {"house": "Commons", "uin": "151806"}),
        ({"before": "[HL4471]   Lords   Written Answer\n", "whom": LORDS}, {"house": "Lords", "uin": "HL4471"}),
        ({"before": "26 Oct 2009 : Column 149W\n\n"}, {"house": "Commons", "column": "149W"}),
        (
            {"before": "HL Deb 10 December 2012 vol 741 cc205-6WA\n\n", "whom": LORDS},
            {"house": "Lords", "volume": "741", "column": "205-206WA"},
        ),
    ],
)
def test_a_question_says_where_it_stands(tmp_path, settings, found):
    assert dict(question(tmp_path, **settings).references) == found


def test_a_mark_inside_the_paper_begins_the_next_column(tmp_path):
    text = QUESTION.format(whom=COMMONS, number="").replace("Baroness", "28 Oct 2009 : Column 405W\n\nBaroness")
    assert record_of(tmp_path, text).references["column"] == "404-405W"
    assert record_of(tmp_path, "28 Oct 2009 : Column 404W\n\n" + text).references["column"] == "404-405W"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("HC Deb 26 October 2009 vol 498 c149W", {"house": "Commons", "volume": "498", "column": "149W"}),
        ("HL Deb, 26 October 2009, c12", {"house": "Lords", "column": "12"}),
        ("HC Deb 3 February 1977, vol 389, cols 973–76", {"house": "Commons", "volume": "389", "column": "973-976"}),
        ("HL Deb 21 July 2005, vol 673, col WA261", {"house": "Lords", "volume": "673", "column": "261WA"}),
    ],
)
def test_printed_citations(printed, found):
    match = CITED.search(printed)
    assert match
    assert {name: value for name, value, _ in cited_columns(match, Evidence("", ""))} == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"id": "uk.org.publicwhip/debate/2009-10-26b.12.6"}, {"house": "Commons", "column": "12"}),
        ({"id": "uk.org.publicwhip/lords/2009-10-26a.972.1"}, {"house": "Lords", "column": "972"}),
        ({"id": "uk.org.publicwhip/westminhall/2009-10-27a.45.0"}, {"house": "Commons", "column": "45WH"}),
        (
            {"id": "uk.org.publicwhip/wrans/2009-10-26f.294332.r0", "kind": "written_answer"},
            {"house": "Commons", "uin": "294332"},
        ),
        ({"id": "uk.org.publicwhip/wrans/2020-12-03.HL11173.h", "kind": "written_answer"}, {"house": "Lords", "uin": "HL11173"}),
        (
            {"id": "uk.org.publicwhip/spwa/2009-10-26.S3W-27797.r0", "kind": "written_answer"},
            {"house": "Scottish Parliament", "number": "S3W-27797"},
        ),
        ({"url": "https://hansard.parliament.uk/lords/2020-12-03/debates/1/Harbours"}, {"house": "Lords"}),
        ({"url": "https://www.theyworkforyou.com/debates/?id=2009-10-26b.12.6"}, {"house": "Commons", "column": "12"}),
        (
            {
                "url": "https://questions-statements.parliament.uk/written-questions/detail/2020-12-03/HL11173",
                "kind": "written_answer",
            },
            {"house": "Lords", "uin": "HL11173"},
        ),
        (
            {"url": "https://publications.parliament.uk/pa/cm200809/cmhansrd/x/y.htm#column_149W"},
            {"house": "Commons", "column": "149W"},
        ),
        ({"house": "House of Lords", "volume": "741", "column": "12"}, {"house": "Lords", "volume": "741", "column": "12"}),
        ({"house": "Fiji"}, {"house": "Fiji"}),
    ],
)
def test_numbers_and_addresses_say_it_too(tmp_path, fields, found):
    assert dict(of_line(tmp_path, **fields).references) == found


def test_every_reference_has_evidence_and_survives_a_round_trip(tmp_path):
    record = question(tmp_path, before="26 Oct 2009 : Column 149W\n\n", number=" [294332]")
    assert set(record.references) == {"house", "uin", "column"}
    for name in record.references:
        proofs = record.evidence[f"references.{name}"]
        assert proofs
        for proof in proofs:
            if proof.origin == "body":
                assert record.body[proof.span.start : proof.span.end] == proof.surface
    assert loads(dumps(record)) == record


def test_a_record_written_before_there_were_references_is_read(tmp_path):
    form = json.loads(dumps(question(tmp_path)))
    del form["references"]
    assert not loads(json.dumps(form)).references


def test_a_letter_has_none(tmp_path):
    record = of_line(tmp_path, kind="letter", house="Lords")
    assert not record.references
