"""Where and in what form a letter bears its day: at its head, below the salutation, at its foot."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.records import Findings, Locator, RawDocument

DAY = "2023-11-15"
AT_THE_HEAD = (
    "15.xi.23",
    "15-XI-2023",
    "Nov 15th '23",
    "November 15,2023",
    "Fifteenth November 2023",
    "this 15th day of November 2023",
    "15 November 2023 (by email)",
    "15 November 2023 DRAFT",
    "15 Nov '23, Goole",
    "15 Mí na Samhna 2023",
    "2023-11-15T10:14",
)
AT_THE_FOOT = ("Goole, 15 November 2023", "15 November 2023 | Ref FX/12", "Sent: 15 November 2023", "15.xi.23")
NOT_AT_THE_FOOT = ("Registered 14 May 1998", "Form revised 15 March 2019", "We close on 15 November 2023")
HEAD = "Fenwick Borough Police\nHeadquarters, Mill Lane, Fenwick FX1 2AB"
ADDRESS = "Ms Hannah Oldroyd\n12 High Street"
BODY = "Your letter has been read by the officer who deals with the baths, and she will write to you before Christmas."
FOOT = "Yours sincerely,\n\nPeter Aldous\nChief Constable"


def read(*blocks: str) -> Findings:
    raw = RawDocument(Locator("paper.txt"), "text", "0" * 64, "\n\n".join(blocks))
    (document,) = sources.read(raw)
    return findings(document)


@pytest.mark.parametrize("line", AT_THE_HEAD)
def test_a_day_above_the_address(line: str) -> None:
    found = read(HEAD, line, ADDRESS, "Dear Ms Oldroyd,", BODY, FOOT)
    assert (str(found.date), found.title) == (DAY, None)


@pytest.mark.parametrize("line", [line for line in AT_THE_HEAD if "Goole" not in line])
def test_a_day_below_the_salutation_is_no_subject(line: str) -> None:
    found = read(HEAD, ADDRESS, "Dear Ms Oldroyd,", line, "The public baths", BODY, FOOT)
    assert (str(found.date), found.title) == (DAY, "The public baths")


@pytest.mark.parametrize("line", AT_THE_FOOT)
def test_a_day_at_the_foot(line: str) -> None:
    assert str(read(HEAD, ADDRESS, "Dear Ms Oldroyd,", BODY, FOOT, line).date) == DAY


@pytest.mark.parametrize("line", NOT_AT_THE_FOOT)
def test_a_day_of_something_else_at_the_foot(line: str) -> None:
    assert read(HEAD, ADDRESS, "Dear Ms Oldroyd,", BODY, FOOT, line).date is None
