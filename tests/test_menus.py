"""What stands around the article of a saved page goes by its shape, whatever its words; lists of the paper's own stay."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean

STORY = (
    "Two herons have come back to the mill pond at Tarnbeck, eleven years after the last pair was seen there.",
    "The warden said that the pond had been dredged in spring, and that the herons had come for the frogs.",
    "Visitors are asked to keep dogs on a lead near the pond until the end of July, when the young can fly.",
)
HEADLINE = "Herons return to the mill pond"
ARTICLE = "\n\n".join((HEADLINE, *STORY))
_NAMES = "Lathe Anvil Bellows Trivet Gimlet Awl Adze Mallet Auger Spokeshave Rasp Burnisher Froe Drawknife Hawk"
THINGS = _NAMES.split()
MENU = [f"{thing} {kind}" for kind in ("hire", "repairs") for thing in THINGS]


def page(*parts: str) -> str:
    return "\n\n".join(parts)


def test_a_menu_of_words_that_nobody_knows_goes() -> None:
    assert clean(page(*MENU, ARTICLE)).text == ARTICLE


def test_a_headline_below_its_crumb_is_no_caption_for_a_link_far_above_it() -> None:
    links = ("Ponds and mill races", "Herons at the mill pond", *MENU)
    assert clean(page("Menu", "Sign in", *links, "Home", HEADLINE, HEADLINE, "5 May 2021", *STORY)).text.startswith(HEADLINE)


def test_a_sentence_far_down_a_long_menu_is_not_where_the_article_begins() -> None:
    shown = ("Skip to main content", "Search", "Home", "Menu", "Sign in", "Contact us", "About us", "News", "Privacy policy")
    notice = "Guides and tools for whoever keeps a mill: browse them by season, by parish or by what has broken."
    assert clean(page(*shown, *MENU, notice, *MENU[:18], ARTICLE)).text == ARTICLE


def test_a_menu_printed_on_one_long_line_is_no_paragraph() -> None:
    row = " ".join(MENU).title()
    assert clean(page("Sign in", "Home", row, *MENU[:15], row, "Search", ARTICLE)).text == ARTICLE


def test_a_link_to_the_paper_that_a_story_is_about_is_no_card_for_another() -> None:
    story = page("Mill Pond Plan", "5 May 2021", STORY[0], "Download Mill Pond Plan", *STORY[1:])
    assert clean(page("Sign in", "Home", "Accept cookies", "Share this page", story)).text == story


def test_of_many_headlines_on_end_none_is_the_article_s() -> None:
    others = [*OTHERS, "Herons and frogs in ponds near the mill", "Wardens of mill ponds tell of herons"]
    byline = page("Pond guests", "By Wyn Harker", "About Wyn Harker", "5 May 2021")
    cleaned = clean(page("Menu", "Sign in", "Home", *others, "Search", byline, *STORY)).text
    assert cleaned.startswith("Pond guests\n\nBy Wyn Harker")


def test_a_salutation_in_a_menu_greets_nobody() -> None:
    assert clean(page("Sign in", "Home", *MENU[:9], "Dear Oldfield", *MENU[9:], ARTICLE)).text == ARTICLE


def test_a_letter_below_a_menu_keeps_who_is_greeted() -> None:
    letter = page("Dear Councillor Oldfield", *STORY, "Yours sincerely", "Wyn Harker")
    assert clean(page("Sign in", "Home", *MENU, letter)).text.endswith(letter)


def test_a_sentence_within_a_menu_is_not_where_the_article_begins() -> None:
    notice = "This is the site of the trust that looks after the mills, the ponds and the weirs of the valley."
    assert clean(page("Skip to main content", notice, "Search", *MENU, "Contact us", ARTICLE)).text == ARTICLE


def test_an_article_keeps_its_beginning_above_a_list_of_its_own() -> None:
    dredging = (
        "Whoever means to dredge a pond needs more than a rope and a barrow, as the wardens have learnt over the years.",
        "The list below is the one that the wardens work from; it names what a crew of four needs to dredge a pond in a week.",
        "Ponds of less than an acre need half of it, and a crew that knows the pond can leave out what the wardens have marked.",
        "Read the list with your crew before the week begins, since a pond once drained cannot wait until the shops are open.",
    )
    below = (
        "With the list ticked off, the crew can drain the pond through its sluice, and the wardens can move the fish by net.",
        "The wardens say that a pond is best dredged in the autumn, when the young of the year have left and the water is low.",
        "A crew of four should dredge a pond within the week; what is left of the mud can be spread on the fields beside it.",
    )
    cleaned = clean(
        page("Skip to main content", "Menu", "Sign in", "How to dredge a pond", *dredging, *MENU, "Share", *below * 3)
    ).text
    assert all(paragraph in cleaned for paragraph in dredging)


OTHERS = (
    "Baker wins prize for rye loaf",
    "Night buses cut on three routes",
    "Choir seeks tenors before Christmas concert",
    "School opens its second kitchen garden",
    "Bridge closed after lorry hits parapet",
)
FOOT = ("Facebook", "Contact us", "Privacy policy", "Terms of use")


@pytest.mark.parametrize("mark", ["5 May 2021", "3h ago", "Read more"])
def test_a_list_of_other_stories_below_the_article_goes(mark: str) -> None:
    cards = [
        line for other in OTHERS for line in (other, mark, "What the neighbours make of it may yet surprise the whole town.")
    ]
    assert clean(page("Menu", "Sign in", ARTICLE, *cards, *FOOT)).text == ARTICLE


def test_a_chronology_below_the_article_stays() -> None:
    days = [f"{day} May 2021" for day in range(3, 8)]
    events = (
        "Warden sees two herons at the pond",
        "Pond at Tarnbeck dredged for frogs",
        "Visitors asked to keep dogs away",
        "Young herons fly over the mill",
        "Last herons leave the mill pond",
    )
    text = page(ARTICLE, *(line for both in zip(days, events, strict=True) for line in both), STORY[2])
    assert clean(page("Menu", "Sign in", text, *FOOT)).text == text


def test_names_below_a_letter_are_no_menu() -> None:
    names = [
        f"{first} {last}"
        for first in ("Ann", "David", "Mary", "John")
        for last in ("Harker", "Oldfield", "Sedge", "Weir", "Poole")
    ]
    text = page("An open letter on the mill pond", *STORY, *names, "Notes to editors", *STORY[:2])
    assert clean(page(text, "Share", "Contact us")).text == text
