"""Lines that a width broke are one again, and no others."""

from __future__ import annotations

import textwrap

import pytest

from corpus.cleaning import clean
from corpus.cleaning.filled import refilled

PARAGRAPH = "The board heard that the ferry had carried more people than in any year before, and that it would run all winter."


def test_hard_wrapped_lines_are_joined_and_hyphens_go() -> None:
    text = (
        "I refer to your letter of last week, in which you ask\nwhether the force will adopt a policy of safe report-\n"
        "ing, and whether it will publish the long-\nterm plan that was promised to the committee in the\nautumn of last "
        "year. It was the choice of a\nConservative council.\n\n"
        "Yours sincerely"
    )
    joined = clean(text).text.split("\n")[0]
    assert "safe reporting, and whether" in joined
    assert "the long-term plan that was" in joined
    assert joined.endswith("the autumn of last year. It was the choice of a Conservative council.")


def test_a_name_that_is_broken_at_its_hyphen_is_one() -> None:
    assert "Imran Aziz-Lund\nLeader" in clean("Imran Aziz-\nLund\nLeader, Tarn Council\n\nDear Mr Aziz-Lund").text


def test_a_capital_i_that_was_read_as_l_goes_on_in_no_heading() -> None:
    text = (
        "Dear Miss Roe,\n\n        Public baths: yours of May\n\n    l was glad to have your letter about the baths\n"
        "and to hear from the surveyor that the roof may\nlast until the spring, which nobody had expected\nof it. lt is safe."
    )
    assert "yours of May\n\nl was glad to have your letter about the baths and to hear" in clean(text).text


def test_a_quoted_paragraph_set_in_from_the_margin_is_joined_where_the_rest_is_not_wrapped() -> None:
    quoted = "   “I have kept bees for longer than the county has had a council. Nobody asked\n   me for a form.”"
    text = f"{PARAGRAPH}\n\nThe commissioner said:\n\n{quoted}\n\n{PARAGRAPH}"
    assert "Nobody asked me for a form" in clean(text).text


def test_a_quoted_paragraph_set_in_is_joined_at_its_own_width() -> None:
    quoted = (
        '     "We stood by forty roads after dark. At seven we could\n     not see our own feet. Nobody had thought of it.\n'
        '     Nobody-at-all had a list, and the county had none."'
    )
    joined = clean(f"{PARAGRAPH}\n\nDame Olive Thorncroft said:\n\n{quoted}\n\n{PARAGRAPH}").text
    assert "we could not see our own feet. Nobody had thought of it. Nobody-at-all had" in joined


def test_lines_of_an_address_are_not_joined() -> None:
    text = f"Dr R Mirza\n2 Marsham Street\nLONDON\n\nDear Dr Mirza\n\n{PARAGRAPH}\n\nYours sincerely\n\nA Person"
    assert clean(text).text.startswith("Dr R Mirza\n2 Marsham Street\nLONDON\n\nDear Dr Mirza")


PAGE = """Skip to main content

Ravensmoor Borough Council > News and events > Housing > Night shelter in Tanner Street to stay open for one more winter

Night shelter in Tanner Street to stay open for one more winter after four hundred people write to the council

The shelter opened in 1994 with seven beds, and has been full on all but two nights since. "Nobody who sleeps there has \
anywhere else to go," said Odile Marchetti, who runs it with two others and a dog that barks at nobody.

The council had said in March that it would close the building, which needs a new roof, and house its guests in hotels.

Follow us to be the first to hear about shelters, roofs, roads, bins, markets and everything else that we do for the town
"""


@pytest.mark.parametrize("width", [60, 72, 90])
def test_a_page_filled_by_a_program_is_cleaned_as_one_that_is_not(width: int) -> None:
    filled = "\n".join(line for long in PAGE.splitlines() for line in textwrap.wrap(long, width) or [""])
    cleaned = clean(filled)
    assert cleaned.text == clean(PAGE).text
    assert cleaned.original == filled
    for start, source, length in cleaned.pieces:
        assert cleaned.text[start : start + length] == filled[source : source + length]


def test_lines_that_are_not_full_are_no_filled_text() -> None:
    ragged = (
        "one bed is free in the whole of the county this evening, and\nthe others are not, so that whoever comes\n"
        "has to be sent away in the rain to the next town but one,\nwhere the door is shut at nine and\n"
        "nobody answers the telephone until the morning or even\nlater than that"
    )
    full = textwrap.fill(ragged.replace("\n", " "), 60)
    assert refilled(full) != full  # the same words, each line with as many as fit
    assert refilled(ragged) == ragged


def test_a_date_on_a_line_of_its_own_is_not_joined_to_the_headline() -> None:
    wrapped = """Statement on the inspection of the custody suite at Ravensmoor
Tuesday 28 February 2023, 10:00
    Inspectors have found us good in four areas and in need of more
    care in three. One of those three is the time that we take to
    reach somebody when the danger is past but the fear is not. They
    are right, and we have begun to mend it.
"""
    assert clean(wrapped).text.splitlines()[:2] == [
        "Statement on the inspection of the custody suite at Ravensmoor",
        "Tuesday 28 February 2023, 10:00",
    ]


def test_a_long_address_below_a_blank_line_stands_alone_in_filled_text() -> None:
    text = "\n".join(textwrap.wrap(f"{PARAGRAPH} " * 4, 70, break_on_hyphens=False))
    address = f"https://ferry.example/{'timetable-' * 8}"
    assert clean(f"{text}\n\n{address}\n\n{text}").text.split("\n\n")[1] == address


def test_lines_filled_twice_are_joined() -> None:
    wide = textwrap.wrap(f"{PARAGRAPH} " * 4, 84, break_on_hyphens=False)
    combed = "\n".join(piece for line in wide for piece in textwrap.wrap(line, 72, break_on_hyphens=False))
    assert refilled(f"{combed}\n\nYours sincerely").split("\n")[0].strip() == f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH} {PARAGRAPH}"


@pytest.mark.parametrize("below", ["Wednesday 4 May 2011", "Published 4 May 2011, 22:48", "By Odile Marchetti", "{headline}"])
def test_a_full_line_does_not_go_on_in_a_date_a_byline_or_itself(below: str) -> None:
    headline = "Ferry to Garrow carries more people than in any year since the war"
    page = f"{headline}\n{below.format(headline=headline)}\n\n{PARAGRAPH} {PARAGRAPH} {PARAGRAPH} {PARAGRAPH}"
    wrapped = "\n".join(piece for line in page.split("\n") for piece in textwrap.wrap(line, 70) or [""])
    assert refilled(wrapped).split("\n")[:2] == page.split("\n")[:2]
    assert refilled(wrapped).count("\n") == page.count("\n")


def test_a_text_of_single_letters_has_no_full_line() -> None:
    assert clean("a\n\nb\n\nc").text == "a\n\nb\n\nc"
