"""What text recognition or a copy did to a text is undone; what a writer meant stays."""

from __future__ import annotations

import pytest

from corpus.loaders.recognised import recognised

TEXT = """Dear Mrs Oakes,

The kiln at Garrow Lane was lit again on Monday, after nine years, by two
brothers who had learnt the trade from the man that their grandfather had
sent away for drinking. Nobody in the village came, though many had been
asked, and the county had been good enough to lend the use of its oldest
lorry for the clay.

I should be glad of a line from your committee before the winter, so that
we may tell the bank whether there is to be a second firing or no more of
them at all.

Yours sincerely,
Ambrose Tull
"""


@pytest.mark.parametrize(
    ("done", "meant"),
    [
        ("The kil- ns: two kilns.", "The kilns: two kilns."),
        ("short- and long-term; a well- known kiln", "short- and long-term; a well- known kiln"),
        ("the offi cers of the Potters’ Offi ce", "the officers of the Potters’ Office"),
        (
            "a fi rst fl oor, a diff erent staff member off duty, an off er",
            "a first floor, a different staff member off duty, an offer",
        ),
        ("Kofi said that the wifi went off at noon", "Kofi said that the wifi went off at noon"),
        ("wifi is free, and hifi sets and sci fi are lent", "wifi is free, and hifi sets and sci fi are lent"),
        ("Bydd y corff yn talu ffi o £9 i fi am hoffi cyfle", "Bydd y corff yn talu ffi o £9 i fi am hoffi cyfle"),
    ],
)
def test_words_are_whole(done: str, meant: str) -> None:
    assert recognised(done) == meant


def test_one_blank_parts_two_words_of_a_sentence() -> None:
    table = "Kilns   lit   in 1931\nGarrow  Tull\n"
    assert recognised(TEXT.replace(" ", "  ") + table) == TEXT + table.replace("Garrow  ", "Garrow ")
    assert recognised(TEXT + table) == TEXT + table


@pytest.mark.parametrize(
    ("line", "marked"), [("sent away", "| sent away"), ("of its oldest\n", "of its oldest ~\n"), ("asked,", "·\nasked,")]
)
def test_a_stray_mark_beside_running_text_goes(line: str, marked: str) -> None:
    assert recognised(TEXT.replace(line, marked)) == TEXT


def test_marks_beside_short_lines_go_where_the_text_has_others() -> None:
    text = TEXT.replace("Dear", "· Dear").replace("asked,", "| asked,").replace("them at", "~\nthem at").replace("Tull", "Tull |")
    assert recognised(text) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Home | About\n| on 6 July |\n",
        "The board wants\n- more clay\n- less rain\n",
        "Clay\n\n·\n\nRain\n",
        "Ada Rook\n, who fires {0}\nAda Rook\n. She fires {0}",
    ],
)
def test_marks_that_were_meant_stay(text: str) -> None:
    text = text.format("the last of the kilns on the hill with her two brothers")
    assert recognised(text) == text


def test_lines_that_are_printed_two_apart_stand_below_each_other() -> None:
    assert recognised(TEXT.replace("\n", "\n\n").rstrip()) == TEXT.rstrip()
    paragraphs = TEXT.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    assert recognised(paragraphs) == paragraphs


def test_a_list_of_a_few_words_each_is_not_printed_two_apart() -> None:
    listed = "The kiln may be lit by\n\n" + "\n\n".join(
        f"brothers of the {trade} trade" for trade in ["clay", "coal", "salt", "glaze", "brick"]
    )
    assert recognised(listed) == listed
