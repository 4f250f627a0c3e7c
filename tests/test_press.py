"""Releases without the word, stories below mastheads, issues of magazines: their kind, headline and day."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.records import Findings, Locator, RawDocument

DAY, HEADLINE = "2023-11-15", "Ferry to sail again after nine years"
STORY = (
    "The ferry between Tarrow and Fenwick will sail again in May after the harbour board lent its older pier to the firm.\n\n"
    'Nerys Pugh-Dale said: "We have waited nine years for a boat that turns up."\n\nTickets will cost £4 for grown people.'
)
REPORTED = f"{STORY}\n\nA spokeswoman for Fenwick Borough Council said that it had not been asked, and declined to comment."
ANSWERED = f"{STORY}\n\nA council spokesman said that it was glad."
FEET = (
    "– ends –",
    "ENDS // 231115-TH-2",
    "-30-",
    "CRÍOCH",
    "Media desk: Joan, 07700 900001. Pictures on request.",
    "Pictures: a boat   |   out of hours: 07700 900002 (Joan)",
    "For interviews ring Joan on 07700 900003",
    "NOTES\n1. The board was set up in 1911.",
)
NO_FEET = ("Newsdesk: 01632 960001", "PICTURES: JOAN TIBBS", "Send your pictures to pics@echo.example", "* * *")
RELEASED = (
    "Hold until Wednesday 15 November 2023, 6am",
    "Not for broadcast or publication before 15 November 2023",
    "EMBARGOED: 2200 HRS WEDNESDAY 15 NOVEMBER 2023 (for Thursday's papers)",
    "date of issue | 15 Nov 2023",
    "Posted by the Harbour Board on 15 November 2023 · 3 minute read · News",
    "By the press office, 15 November 2023",
)
BYLINES = (
    "by our Tarrow correspondent",
    "from a correspondent in Tarrow",
    "by the Editor",
    "by Edith",
    "by Edith Marlowe, aged 11",
    "Words: Edith Marlowe   Pictures: Joan Tibbs",
)
COUNTERS = (
    "Boats to sail after nine today: 14",
    "Wait at Tarrow pier for the ferry now: 4 hrs 10 mins",
    "Next ferry to sail in: 22 mins",
)
ISSUES = {
    "THE HARBOUR LIGHT                 Summer 2024": "2024",
    "The Harbour Light, Spring 2024, no. 12": "2024",
    "QUAYS   quarterly of the Tarrow Society\nSummer 2024            members free": "2024",
    "The Harbour Light. Issue 7, Autumn/Winter 2024": "2024",
    "Harbour Light, winter 2023-24": "2023",
    "The Harbour Light   Vol. XII   No. 3   Whitsun 2024": "2024",
    "THE HARBOUR LIGHT: February/March 2024": "2024-02",
    "Harbour Light goes to sea in summer 2024": "None",
}


def read(text: str) -> Findings:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text))
    return findings(document)


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_that_speaks_to_the_press_is_a_release_s(foot: str) -> None:
    found = read(f"TARROW HARBOUR BOARD\n\n15 November 2023\n\n{HEADLINE}\n\n{ANSWERED}\n\n{foot}\n")
    assert (found.kind, found.title, str(found.date)) == ("press_release", HEADLINE, DAY)


@pytest.mark.parametrize("foot", NO_FEET)
def test_a_foot_that_speaks_to_readers_is_a_newspaper_s(foot: str) -> None:
    assert read(f"The Tarrow Echo\n\n{HEADLINE}\n\n15 November 2023\n\nBy Edith Marlowe\n\n{REPORTED}\n\n{foot}\n").kind == "news"


@pytest.mark.parametrize("line", RELEASED)
def test_a_release_bears_its_day_above_or_below_its_headline(line: str) -> None:
    above = f"Tarrow Harbour Board\n\nPRESS RELEASE\n\n{line}\n\n{HEADLINE}\n\n{STORY}\n\nENDS\n"
    below = f"Tarrow Harbour Board\n\nPRESS RELEASE\n\n{HEADLINE}\n\n{line}\n\n{STORY}\n\nENDS\n"
    for found in (read(above), read(below)):
        assert (found.kind, found.title, str(found.date)) == ("press_release", HEADLINE, DAY)


@pytest.mark.parametrize("byline", BYLINES)
def test_a_headline_ends_above_its_byline(byline: str) -> None:
    assert read(f"THE TARROW ECHO\nWednesday 15 November 2023\n\n{HEADLINE}\n{byline}\n\n{REPORTED}\n").title == HEADLINE


def test_a_headline_goes_on_in_a_line_that_begins_with_by() -> None:
    found = read(
        f"THE TARROW ECHO\nWednesday 15 November 2023\n\nFerry to sail again, held up nine years\nby a lost pier\n\n{REPORTED}\n"
    )
    assert found.title == "Ferry to sail again, held up nine years by a lost pier"


@pytest.mark.parametrize("counter", COUNTERS)
def test_a_counter_is_no_headline(counter: str) -> None:
    headline = "Older boat comes back from the breakers for two summers"
    assert read(f"{counter}\n\n{headline}\n\n{REPORTED}\n").title == headline


@pytest.mark.parametrize(("masthead", "iso"), ISSUES.items())
def test_an_issue_bears_its_season(masthead: str, iso: str) -> None:
    found = read(f"{masthead}\n\nROUND THE PIERS\n\n{HEADLINE}\nby Edith Marlowe\n\n{REPORTED}\n")
    assert str(found.date) == iso
