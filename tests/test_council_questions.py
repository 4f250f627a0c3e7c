"""Pages of several questions put to a council, a mayor or a minister: how many records are they, and who asks, answers, when?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus import sources
from corpus.annotate import annotate_all
from corpus.records import Locator, RawDocument, Record

HEAD = "DARTSBROOK BOROUGH COUNCIL\nMeeting of the Council - 9 May 2023\nMembers' questions and answers\n\n"
MENDED = "was looked at in the spring by two masons, who found the stone sound, and it will open again in the first week of July."
PUT = (
    ("Question 1 - from Cllr Jory Hexworthy (Mill Ward) to Cllr Dinah Quarme", "Response from Cllr Dinah Quarme:"),
    ("1.  From Cllr Jory Hexworthy (Mill Ward) to Cllr Dinah Quarme", "Answer by Cllr Dinah Quarme"),
    ("1. Cllr Jory Hexworthy to Cllr Dinah Quarme, Cabinet Member for Parks", "Response:"),
    ("QUESTION NO. 1\n\nBY:    Cllr Jory Hexworthy\n\nTO:    Cllr Dinah Quarme", "REPLY"),
    ("Q1   Cllr Jory Hexworthy to Cllr Dinah Quarme (Parks)", "A1"),
    ("Question from:   Cllr Jory Hexworthy\nQuestion to:   Cllr Dinah Quarme", "Answer:"),
    (
        "Councillor Jory Hexworthy asked the Cabinet Member for Parks, Councillor Dinah Quarme:",
        "Councillor Dinah Quarme replied:",
    ),
)
MAYOR = """London Assembly: written answers

{title}
Question No: 2022/{number}
Jory Hexworthy

How many fountains are there in the parks?

Answer for {title}
Answered By: The Mayor
Date: Tuesday 9 May 2023

There are {number} of them.

"""
IRISH = """Oireachtas: written answers

QUESTION {number}: To ask the Minister for Health the number of nurses in Sligo; and if he will say when more will come.
- Jory Hexworthy T.D.
For WRITTEN answer on Tuesday, 9 May, 2023. Ref No: {number}12/23

The Minister for Health (Deputy Dinah Quarme): There were 400 nurses there on the first of the month.

"""
HEADED_ON = "Date: Thursday 4 May 2023"


def records(text: str) -> list[Record]:
    return annotate_all(list(sources.read(RawDocument(Locator("page.txt"), "text", "0" * 64, text))))


def roles(record: Record) -> set[tuple[str, str]]:
    return {(role, name) for actor in record.actors for role in actor.roles for name in (actor.name, *actor.aliases)}


def council_page(asks: str, answers: str) -> Iterator[str]:
    yield HEAD
    for number, what in (("1", "fountain"), ("2", "bandstand")):
        given = f"{answers[:-1]}{number}   " if answers == "A1" else f"{answers}\n\n"
        yield f"{asks.replace('1', number)}\n\nWhen will the {what} in Quay Park be mended?\n\n{given}The {what} {MENDED}\n\n"


@pytest.mark.parametrize(("asks", "answers"), PUT)
def test_each_question_to_a_council_is_a_record(asks: str, answers: str) -> None:
    found = records("".join(council_page(asks, answers)))
    assert len(found) == 2
    for record in found:
        assert record.kind == "written_answer"
        assert {("asker", "Jory Hexworthy"), ("answerer", "Dinah Quarme")} <= {
            (role, plain(name)) for role, name in roles(record)
        }
        assert any(role == "answering_body" and name.casefold() == "dartsbrook borough council" for role, name in roles(record))
        assert record.date is not None and record.date.iso == "2023-05-09"


def plain(name: str) -> str:
    return name.removeprefix("Cllr ").removeprefix("Councillor ")


def test_the_mayor_answers_each_question_of_a_list() -> None:
    found = records("".join(MAYOR.format(title=title, number=n) for title, n in (("Fountains", 31), ("Park benches", 47))))
    assert [record.title for record in found] == ["Fountains", "Park benches"]
    for record in found:
        assert {("asker", "Jory Hexworthy"), ("answering_body", "Mayor of London")} <= roles(record)
        assert record.date is not None and record.date.iso == "2023-05-09"


def test_a_date_below_the_heading_question_is_that_of_the_question() -> None:
    (record,) = records(
        MAYOR.format(title="Fountains", number=31).replace("Jory Hexworthy\n", f"Jory Hexworthy\n\nQUESTION\n{HEADED_ON}\n")
    )
    assert {name: date.iso for name, date in record.dates.items()} == {"asked": "2023-05-04", "answered": "2023-05-09"}


def test_a_deputy_asks_whose_name_stands_below_the_question() -> None:
    found = records(IRISH.format(number=88) + IRISH.format(number=89))
    assert len(found) == 2
    for record in found:
        assert {("asker", "Jory Hexworthy"), ("answerer", "Dinah Quarme"), ("answering_body", "Department of Health")} <= roles(
            record
        )


def test_a_line_that_an_answer_begins_and_goes_on_below_is_no_heading() -> None:
    asked = "Mr Hexworthy asked the Minister of Health how many {what} there are. (AQW {number}/22-27)\n\n"
    answered = "Mrs Quarme: There are {number}\n\nof them in all.\n\n"
    head = "Northern Ireland Assembly\nFriday 5 May 2023\n\n"
    found = records(
        head
        + "".join((asked + answered).format(what=what, number=n) for what, n in (("beds", 411), ("wards", 412), ("nurses", 413)))
    )
    assert len(found) == 3
