"""Are papers found whose file, address, header and text tell different days?"""

from pathlib import Path

import pytest

from corpus.papers import extract
from corpus.reading import proofs
from corpus.records import Record
from corpus.terminal import Screen
from indexer.fields import FIELDS, keywords
from search import matching
from search.parser import parse
from search.printer import to_text
from search.query import Match, Range

RELEASE = """\
Home Office
Press release

A new unit for helplines opens in Leeds

Published 3 May 2021

The minister said that the unit would open on Monday. It has nine staff.
"""
MAIL = """\
From: Jo Brand <jo@mail.example>
To: Al Green <al@mail.example>
Subject: The beds
Date: Tue, 4 May 2021 10:00:00 +0100
Content-Type: text/plain

{date}

Dear Al,

Thank you for your letter about the beds.

Yours sincerely,

Jo Brand
"""


def read(folder: Path, name: str, text: str, **given: str) -> Record:
    (folder / name).write_text(text, "utf-8")
    if given:
        (folder / "metadata.csv").write_text(
            ",".join(("file", *given)) + "\n" + ",".join((name, *given.values())) + "\n", "utf-8"
        )
    (record,) = (found for found in extract([folder / name]) if isinstance(found, Record))
    return record


def test_the_day_that_stands_for_none_is_no_date(tmp_path):
    assert read(tmp_path, "a.txt", "The lamps are lit.", date="0001-01-01").date is None
    assert read(tmp_path, "a.txt", RELEASE, date="0001-01-01T00:00:00").date.iso == "2021-05-03"


def disagreeing(record: Record) -> list[str]:
    return [evidence.surface for evidence in record.evidence.get("date.conflict", ())]


@pytest.mark.parametrize(
    ("given", "conflicts"),
    [
        ({}, []),
        ({"date": "2021-05-03"}, []),
        ({"date": "2021-05"}, []),  # less precise, and the same
        ({"date": "2021-05-04"}, ["3 May 2021"]),
        ({"url": "https://news.example/2021/05/03/unit"}, []),
        ({"url": "https://news.example/2021/05/06/unit"}, ["/2021/05/06"]),
        ({"date": "2021-05-04", "url": "https://news.example/2021/05/06/unit"}, ["3 May 2021", "/2021/05/06"]),
    ],
)
def test_what_tells_another_day_than_the_paper_s_own(tmp_path: Path, given: dict[str, str], conflicts: list[str]) -> None:
    assert disagreeing(read(tmp_path, "release.txt", RELEASE, **given)) == conflicts


def test_an_answer_whose_address_bears_the_day_of_its_question(tmp_path: Path) -> None:
    line = '{{"kind": "written_answer", "url": "https://questions.example/2022-05-{day}/7", "date_asked": "2022-05-17",'
    line += ' "date_answered": "2022-05-25", "text": "To ask the Secretary of State how many beds there are.\\n\\nNine."}}\n'
    assert disagreeing(read(tmp_path, "one.jsonl", line.format(day="17"))) == []
    assert disagreeing(read(tmp_path, "two.jsonl", line.format(day="18"))) == ["/2022-05-18"]


def test_a_header_and_the_letter_below_it(tmp_path: Path) -> None:
    assert disagreeing(read(tmp_path, "same.eml", MAIL.format(date="4 May 2021"))) == []
    assert disagreeing(read(tmp_path, "other.eml", MAIL.format(date="3 March 2021"))) == ["3 March 2021"]


def test_conflicts_are_searched_counted_and_shown(tmp_path: Path) -> None:
    clear, torn = (read(tmp_path, "release.txt", RELEASE, date=day) for day in ("2021-05-03", "2021-05-04"))
    assert [found.value for found in keywords(FIELDS["conflict"], torn)] == ["date"]
    assert keywords(FIELDS["conflict"], clear) == ()
    tree = parse("date:conflict").tree
    assert matching.matches(tree, matching.analyse(torn))
    assert not matching.matches(tree, matching.analyse(clear))
    shown = [row for row in proofs(torn, Screen()) if row[0] == "also dated"]
    assert [(value, rule) for _, value, _, rule in shown] == [("3 May 2021", "date.published")]


def test_it_is_a_value_of_the_date_alone() -> None:
    for text in ("date:conflict", "date:Conflict", 'date:"conflict"', "conflict:date"):
        assert parse(text).tree == Match("conflict", "date")
    assert to_text(parse("date:conflict").tree) == "conflict:date"
    assert isinstance(parse("date:2020").tree, Range)
