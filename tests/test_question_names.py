"""Who asks, who answers and for which body, and what the question is called, in every form in which pages print them."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.extractors import actors, roles
from corpus.records import Findings, Locator, RawDocument

ASKER, ANSWERER, BODY, TITLE = "Baroness Pugh-Dale", "Lord Grell", "Department for Transport", "Harbours: Repairs"
QUESTION = "To ask His Majesty's Government what steps they are taking to repair the harbour wall at Tarrow."
ANSWER = "The wall was inspected in the autumn and the works will begin in March, for which we have set aside £2 million."
DAYS = "Tabled: 5 December 2023\nAnswered: 11 December 2023"
ANSWERED = "Answered by Lord Grell, Department for Transport"
ASKERS = (
    "Baroness Pugh-Dale (Lab):",
    "Baroness Pugh-Dale:",
    "Put by Baroness Pugh-Dale",
    "Peer: Baroness Pugh-Dale",
    "Q by Baroness Pugh-Dale",
    "Asked by: Baroness Pugh-Dale | Crossbench",
)
ANSWERERS = (
    ANSWERED,
    "Lord Grell, Department for Transport:",
    "Lord Grell (Con) (Department for Transport):",
    "Lord Grell, for the Department for Transport:",
    "Lord Grell on behalf of the Department for Transport:",
    "Lord Grell — Department for Transport",
    "Department for Transport\nLord Grell",
    "A: Lord Grell, Department for Transport",
    "Reply (Lord Grell, Department for Transport):",
)
OTHERS = (  # above the answer and below it
    ("HL1433 Lord Marsden-Foyle\nTo ask His Majesty's Government when the wall at Tarrow was last inspected.\n\n", ""),
    ("", "Grouped: HL1433 (Lord Marsden-Foyle)"),
    ("", "This answer also answers HL1433 (Lord Marsden-Foyle)."),
)
HEADINGS = (
    "Topic / Pwnc: Harbours: Repairs",
    "Pwnc / Topic:   Harbours: Repairs",
    "Title   Harbours: Repairs",
    "Harbours: Repairs - question for written answer",
)


def read(text: str) -> Findings:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text))
    found = findings(document)
    for extractor in (actors, roles):
        found = extractor.extract(document, found)
    return found


def page(asker: str = f"Asked by {ASKER}", answerer: str = ANSWERED, others: str = "", below: str = "") -> Findings:
    return read(f"{TITLE}\n\nHL1432\n{asker}\n{DAYS}\n\n{QUESTION}\n\n{others}{answerer}\n\n{ANSWER}\n\n{below}\n")


def who(found: Findings, role: str) -> list[str]:
    return [mention.name for mention in found.roles if mention.role == role]


@pytest.mark.parametrize("line", ASKERS)
def test_who_asks(line: str) -> None:
    found = page(asker=line)
    assert (found.title, who(found, "asker"), who(found, "answerer")) == (TITLE, [ASKER], [ANSWERER])


@pytest.mark.parametrize("line", ANSWERERS)
def test_who_answers_for_which_body(line: str) -> None:
    found = page(answerer=line)
    assert (who(found, "answerer"), who(found, "answering_body")) == ([ANSWERER], [BODY])


@pytest.mark.parametrize(("above", "below"), OTHERS)
def test_several_ask_what_is_answered_together(above: str, below: str) -> None:
    found = page(others=above, below=below)
    assert (who(found, "asker"), who(found, "answerer")) == ([ASKER, "Lord Marsden-Foyle"], [ANSWERER])


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_without_its_label(heading: str) -> None:
    assert read(f"{heading}\n\nHL1432\nAsked by {ASKER}\n{DAYS}\n\n{QUESTION}\n\n{ANSWERED}\n\n{ANSWER}\n").title == TITLE


def test_a_member_in_capitals_is_no_heading() -> None:
    found = read(f"{TITLE}\nUIN 14322\n{DAYS}\n\nANN PUGH-DALE (Tarrow)\n\n{QUESTION}\n\n{ANSWERED}\n\n{ANSWER}\n")
    assert found.title == TITLE
