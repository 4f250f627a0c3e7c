"""What stands below the end of a paper goes by its place and shape, whatever it says; what the paper ends with stays."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean

PARAGRAPH = "The warden said that the hostel had turned away more than thirty families, and that it would do so again in May."
STORY = f"Hostel shuts its doors\n\nBy Ann Poe\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
LETTER = f"Dear Ann\n\n{PARAGRAPH}\n\nYours sincerely\n\nBo Lund\nWarden"


@pytest.mark.parametrize(
    "line",
    [
        "▶ Goats on the bypass",
        "Tower clock stops again »",
        "[ order a copy ]  [ tell a friend ]",
        "Printed at the smithy on old wallpaper",
        "Argraffwyd / Printed by Gwasg Bychan",
        "This bulletin goes to every house on the island.",
        "FIREWOOD SPLIT AND DRY. Ring Sid before six",
        "WANTED: one oar",
        "Tides 04:12   Wind north   Ferry on time",
        "Picture with this mail: goat-07.jpg",
        "saltyjim: about time too",
        "Fenside Ferries (c) 2019. Boats leave when full.",
        "└ That is all ┘",
        "Ebbtide is a trading name of the Ayle Seamen's Rest, which was founded in 1870.",
    ],
)
def test_a_line_shaped_like_a_part_of_the_page_goes(line: str) -> None:
    assert clean(f"{STORY}\n\n{line}").text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Bo Lund, Warden",
        "12 May 2019",
        "Hostel Trustees' Association",
        "1. The hostel was opened in 1971.",
        '"We shall see you in May," she said.',
        "It was voted down by nine to two.",
        "Notes to editors",
        "Please shut the gate behind you.",
    ],
)
def test_what_a_paper_may_end_with_stays(line: str) -> None:
    assert line in clean(f"{STORY}\n\n{line}").text


def test_short_lines_below_a_line_of_the_page_go_with_it() -> None:
    assert clean(f"{STORY}\n\nTides 04:12   Wind north\n\nClock stops again\n\nA goat is found").text == STORY
    listed = f"{STORY}\n\nClock stops again\n\nA goat is found"
    assert clean(listed).text == listed


def test_a_sentence_about_what_the_page_is_called_goes_with_its_links() -> None:
    page = f"The Bollard\n\n{STORY}\n\n▶ Goats on the bypass\n\n{{}} is kept afloat by nobody in particular."
    assert "afloat" not in clean(page.format("The Bollard")).text
    assert "afloat" in clean(page.format("The hostel")).text
    assert "afloat" in clean(page.format("The Bollard").replace("The warden", "The Bollard")).text


def test_a_sentence_about_what_the_page_is_called_goes_below_what_a_record_ends_with() -> None:
    foot = "Was this of any use to you?\nSee also: more of the warden's answers\n\nWritten question 7741 asked on 3 May 2021."
    page = f"The Bollard\n\nHostels\n\nWritten question\n\n{PARAGRAPH}\n\n{foot}\n\nThe Bollard is kept afloat by nobody."
    assert clean(page).text.endswith("3 May 2021.")


def test_a_sentence_that_begins_with_a_word_of_the_headline_stays() -> None:
    page = f"Builders carry stone to hostel\n\n{PARAGRAPH}\n\n▶ Goats on the bypass\n\nStone will be carried up by ponies."
    assert clean(page).text.endswith("by ponies.")


def test_an_offer_to_the_reader_with_a_telephone_number_goes() -> None:
    offer = "The Tidings go through 900 doors. Fancy a walk? 01632 960118"
    assert clean(f"{STORY}\n\n{offer}\nCROSSWORD p. 18      LETTERS p. 26").text == STORY


def test_rows_of_a_table_at_the_end_stay() -> None:
    table = "Town      Beds\nAyle      14\nBray      9"
    assert clean(f"{STORY}\n\n{table}").text.endswith("Bray      9")


def test_below_a_letter_only_what_is_surely_of_its_page_goes() -> None:
    assert clean(f"{LETTER}\n\nThis message was written on the ferry.\n\nclogs-2.pdf").text == LETTER
    assert clean(f"{LETTER}\n\ncc The Harbour Board").text.endswith("Harbour Board")


@pytest.mark.parametrize(
    "line",
    [
        "[3]See the full report of 2011 on ferries at http://www.ferries.example/report-2011.pdf",
        "https://www.ferries.example/uploads/plan-of-piers.pdf",
        "This publication is brought up to date in June and December.",
    ],
)
def test_what_an_answer_may_end_with_stays(line: str) -> None:
    answer = (
        "Piers: Repairs\n\nAnn Poe: To ask the Minister for Piers how many piers were mended.\n\n"
        f"Bo Lund: {PARAGRAPH} The plan is at the following link:"
    )
    assert line in clean(f"{answer}\n\n{line}").text


def test_what_is_said_of_the_form_of_a_letter_goes() -> None:
    assert clean(f"{LETTER}\n\nThis document is available in Braille.").text == LETTER
