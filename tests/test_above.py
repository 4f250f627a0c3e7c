"""What stands above a paper's first paragraph goes by its shape where it is the page's; the paper's own head stays."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean

PARAGRAPH = "The warden said that the hostel had turned away more than thirty families, and that it would do so again in May."
STORY = f"Hostel shuts its doors\n\nBy Ann Poe\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
LETTER = f"Our ref: HT/12\n\n12 May 2019\n\nDear Ann\n\n{PARAGRAPH}\n\nYours sincerely\n\nBo Lund\nWarden"


@pytest.mark.parametrize(
    "line",
    [
        "Our boats   Mooring   Chandlery   Tide clock",
        "Boats A-Z  |  Harbours  |  Lucky dip!",
        "Vol. 12, No. 3",
        "Issue 207",
        "‹ 3 of 40 ›   [pin it]  [hide names]",
        "Tues-Sat 9-4, shut for lunch",
        "Fax: out of order",
        "Printed from the harbour office's shelf",
        "Page Nine",
        "~ p. 12 ~",
        "Page l of 3",
        "WS 88",
    ],
)
def test_a_line_shaped_like_a_part_of_the_page_goes(line: str) -> None:
    assert clean(f"{line}\n\n{STORY}").text == STORY
    assert clean(f"{line}\n\n{LETTER}").text == LETTER


@pytest.mark.parametrize(
    "line",
    [
        "12 May 2019   Ref: HT/12   By hand",
        "Ann Poe   Labour   Fenside North",
        "Ann Poe   Chief reporter   Fenside",
        "Hostel Trustees' Association",
        "Volume 12 of the accounts",
        "No. 3 Harbour Street",
    ],
)
def test_the_head_of_a_paper_stays(line: str) -> None:
    assert line.split("   ", maxsplit=1)[0] in clean(f"{line}\n\n{STORY}").text


def test_the_motto_below_a_letterhead_goes() -> None:
    letter = f"Fenside Harbour Board\n\n{LETTER}"
    assert clean(letter.replace("Board\n", 'Board\n"Dry boats, dry land"\n')).text == letter


def test_the_number_under_which_an_office_is_registered_goes_however_it_was_scanned() -> None:
    assert clean(f"{LETTER}\n\nA frlendly Society No. 0O12lR").text == LETTER


def test_the_head_of_a_page_in_columns_goes() -> None:
    head = "WA 61                    Written Answers                    Friday 13 May 2011"
    assert clean(f"{head}\n\n{STORY}").text == STORY


def test_a_headline_that_ends_in_somebody_s_words_has_no_sign_of_a_button() -> None:
    story = STORY.replace("Hostel shuts its doors", "Warden of the hostel: « We are full »")
    assert clean(f"Home\n\n{story}").text == story
