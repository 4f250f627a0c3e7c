"""When a question was asked and when it was answered, in every form in which pages print the two days."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.records import Findings, Locator, RawDocument

ASKED, ANSWERED = "2023-12-05", "2023-12-11"
QUESTION = "To ask the Secretary of State for Transport, what steps he is taking to repair the harbour wall at Tarrow."
ANSWER = "The wall was inspected in the autumn and the works will begin in March, for which we have set aside £2 million."
ROWS = (  # both days on one line, below the heading
    "UIN 6114 · tabled Tue 5 Dec 2023 · due Fri 8 Dec · answered Mon 11 Dec 2023 (late: 1 day)",
    "Tabled 5 Dec 2023; for named day 8 Dec 2023; answered 11 Dec 2023.",
    "Tabled: 5 December | Answered: 11 December 2023",
    "Put down 5 Dec 2023 – reply 11 Dec 2023",
    "5 Dec 2023 (tabled) · 11 Dec 2023 (answered)",
    "5 December 2023: tabled. 11 December 2023: answered.",
    "Asked 5 Dec 2023, answered 11 Dec 2023",
    "asked: 2023-12-05 answered: 2023-12-11",
)
PAIRS = (  # one above the question, the other above the answer
    ("Wedi'i gyflwyno ar 05/12/2023\nTabled on 05/12/2023", "Answered by Minister for Transport\nAr / On 11/12/2023"),
    ("Cyflwynwyd / Tabled: 5 Rhagfyr / December 2023", "Atebwyd / Answered: 11 Rhagfyr / December 2023"),
    ("Cyflwynwyd ar 5 Rhagfyr 2023", "Atebwyd ar 11 Rhagfyr 2023"),
    ("Question date: 05/12/2023", "Reply date: 11/12/2023"),
    ("HC 6114, put on 5th December 2023", "Answer by the Mayor, 11/12/2023"),
    ("For WRITTEN answer. Put on 5th December, 2023.", "REPLY (11th December, 2023)"),
    ("Date Lodged: 05/12/2023", "Answered by Minister for Transport\nDate: 11/12/2023"),
)


def read(text: str) -> Findings:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text))
    return findings(document)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_days(row: str) -> None:
    found = read(
        f"Harbours: Repairs\n{row}\n\nQuestion\nNerys Pugh-Dale (Tarrow)\n{QUESTION}\n\nAnswer\nTobias Grell\n{ANSWER}\n"
    )
    assert (found.kind, found.title, *_days(found)) == ("written_answer", "Harbours: Repairs", ASKED, ANSWERED)


@pytest.mark.parametrize(("above", "below"), PAIRS)
def test_days_above_question_and_answer(above: str, below: str) -> None:
    found = read(f"WQ84733 (w)  {above}\n\nNerys Pugh-Dale (Tarrow):\n\n{QUESTION}\n\n{below}\n\nTobias Grell:\n\n{ANSWER}\n")
    assert (found.kind, *_days(found)) == ("written_answer", ASKED, ANSWERED)


def test_a_day_between_two_labels_is_of_the_first() -> None:
    found = read(
        f"Harbours: Repairs\nAsked between 3 May 2022 and 5 May 2022\n\n{QUESTION}\n\nAnswered on 9 May 2022\n\n{ANSWER}\n"
    )
    assert str(found.date) == "2022-05-09"


def _days(found: Findings) -> tuple[str, str]:
    return str(found.dates.get("asked")), str(found.dates.get("answered"))
