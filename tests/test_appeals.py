"""What a publisher says to its readers goes wherever it stands; what a story, a letter or advice says stays."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean

FIRST = "The ferry company will lay up two of its boats in November, its managing director told the harbour board."
SECOND = "Islanders fear for the school run, and the board has asked for the figures to be laid open by Friday."
LAST = "The company would not be drawn on the ferry."
APPEALS = (
    "Our reporters have no billionaire owner behind them. Become a supporter today and chip in whatever you can each month.",
    "You have read your last free article this month. Become a subscriber for unlimited access to the site and the app.",
    "Please keep to our house rules: comments are moderated, and posts that break the community guidelines are taken down.",
    "The audio version of this story is read by an automated voice. We review it often; tell us if a name is mispronounced.",
)


@pytest.mark.parametrize("appeal", APPEALS)
def test_what_a_publisher_asks_of_its_readers_goes_in_the_midst_of_a_story(appeal: str) -> None:
    page = f"Log in\n\nShare this\n\nFerries to be laid up\n\n{FIRST}\n\n{appeal}\n\n{SECOND}\n\nAdvertisement\n\n{LAST}"
    assert clean(page).text == f"Ferries to be laid up\n\n{FIRST}\n\n{SECOND}\n\n{LAST}"


def test_a_letter_and_advice_may_speak_of_newsletters() -> None:
    said = "Our newsletter and our website reach 900 readers, and you may share your story in the next one."
    letter = f"Share this\n\nPrint\n\nDear Harbour Master,\n\n{said}\n\nYours sincerely,\n\nAnn Poe"
    assert said in clean(letter).text
    advice = ["You can ask the board for the minutes of any meeting.", "You may have to pay for the copies of the older ones."]
    page = "\n\n".join(["Share this", "Print", *advice, "Ask for them by name if you can.", said, FIRST, SECOND, FIRST, SECOND])
    assert said in clean(page).text


def test_a_story_goes_on_in_a_short_paragraph_below_an_insert() -> None:
    page = f"Log in\n\nFerries to be laid up\n\n{FIRST}\n\n{SECOND}\n\nSign up to our newsletter\n\n{LAST}\n\nMost read"
    assert clean(page).text.endswith(LAST)


def test_a_sentence_to_the_reader_stays_where_nothing_of_the_page_stands_above_it() -> None:
    order = "Write to the board. You have until Friday, noon."
    story = f"Ferries to be laid up\n\n{FIRST}\n\n{SECOND}\n\nWhat you can do\n\n{order}"
    assert clean(f"Log in\n\n{story}\n\n♥ 1.2k   ✉ Share").text == story


def test_a_letter_may_be_about_a_site() -> None:
    said = "Cookies on ferry sites\n\nWe use cookies on our own website, and the board accepts all cookies of others too."
    asked = "Read more of what the islanders say, and less of what is said of them."
    letter = f"Dear Harbour Master,\n\n{said}\n\n{asked}\n\nYours,\n\nAnn Poe"
    assert clean(letter).text == letter


def test_headlines_of_other_stories_go_from_between_the_paragraphs() -> None:
    others = "• Bakery reopens after flood\n\n• The dog who waits for the 7.40 train"
    page = f"Log in\n\nShare this\n\nFerries to be laid up\n\n{FIRST}\n\n{{}}\n\n{SECOND}\n\n{FIRST}"
    assert "Bakery" not in clean(page.format(others)).text
    assert "dog" not in clean(page.format("Read more\n\nThe dog who waits for the 7.40 train")).text
    told = "• Two ferries for the islanders\n\n• A bus for the school run"
    assert told in clean(page.format(told)).text
    assert others in clean(page.format(f"These are the stories that the board has chosen for its yearbook:\n\n{others}")).text


def test_a_credit_may_name_the_photographer_s_paper_in_many_forms() -> None:
    story = f"Ferries to be laid up\n\nBy Ann Poe\n\n{FIRST}\n\n{{}}\n\n{SECOND}"
    for credit in ("HERALD PHOTOGRAPHER SIAN ROE", "(Sian Roe for The Herald)", "The quay in May [File: Sian Roe/Herald]"):
        assert clean(story.format(credit)).text == f"Ferries to be laid up\n\nBy Ann Poe\n\n{FIRST}\n\n{SECOND}"


def test_a_motto_of_three_words_goes_from_a_letterhead() -> None:
    letter = "Isle Ferry Users' Association\n{}12 Quay Street, Oban PA34 9ZZ\n\nDear Ann,\n\nIt is late.\n\nYours,\n\nBo Lund"
    assert clean(letter.format("Ride. Write. Repeat.\n")).text == clean(letter.format("")).text


def test_a_list_that_a_label_introduces_ends_a_paper() -> None:
    page = f"Ferries to be laid up\n\n{FIRST}\n\n{SECOND}\n\nWhat comes next:\n\n• a meeting\n\n• a vote by post"
    assert clean(f"Log in\n\n{page}\n\nShare this page\n\nRelated content").text == page


MENU = "Skip to main content\nSign in\nThe Fen Lamp\nNews\nSubscribe"
STORY = [
    "Twelve swans have moved into the car park of the library and will not be moved, the town clerk told members.",
    "He said that the library had tried bread, a brass band and a letter from the solicitor, all of them in vain.",
    "A vote on whether the swans may stay will be held in the reading room on Monday, with tea and a quiet dog.",
]


def test_buttons_between_headline_and_first_paragraph_go_and_who_wrote_it_when_stays() -> None:
    head = "Swans take over the library\nAnn Poe\n4 May 2021\nShare\nclose panel\nShare page\nSave\nGift story"
    lines = clean("\n".join((MENU, head, *STORY))).text.split("\n")
    assert lines == ["Swans take over the library", "Ann Poe", "4 May 2021", *STORY]


def test_a_subheading_stays_below_a_link_where_no_blank_lines_part_the_paragraphs() -> None:
    told = [
        STORY[0],
        "READ MORE: Man fined over goose",
        "Why now?",
        STORY[1],
        "Read more: Ten geese",
        "What the clerk says",
        STORY[2],
    ]
    cleaned = clean("\n".join((MENU, "Swans take over the library", "4 May 2021", *told))).text
    assert "Why now?" in cleaned and "What the clerk says" in cleaned and "Man fined" not in cleaned


@pytest.mark.parametrize(
    "line",
    [
        "Not a member? You never know when you might need us. Join today",
        "Will you help us keep the lights on?",
        "Share The Fen Lamp",
        "By subscribing, I agree to the Lamp's Terms of Use, and acknowledge its Privacy Policy.",
        "We need your consent to load this player",
        "Thank you for reading the Lamp. This post is public so feel free to share it.",
        "£25 could pay for a night's emergency stay.",
        "| Updated: 09:31, 16 September 2023",
    ],
)
def test_a_line_to_the_reader_goes_from_between_two_paragraphs(line: str) -> None:
    head = (MENU, "Swans take over the library", "4 May 2021")
    assert line not in clean("\n\n".join((*head, STORY[0], line, *STORY[1:]))).text


def test_buttons_above_a_paper_are_known_by_the_mark_at_their_end() -> None:
    for line in ("[ Need help? Leave this page → ]", "Our work   Your rights   Press   ☰", "Filters: Lamps ✕"):
        assert clean(f"The Fen Lamp\n{line}\n\n4 May 2021\n\n" + "\n\n".join(STORY)).text.startswith("The Fen Lamp\n\n4 May")


def test_a_card_goes_that_ends_in_a_link_to_its_heading() -> None:
    card = "Hilda's story\n“They gave me a key. Nobody had given me a key before.”\nRead Hilda's story"
    text = "\n".join((MENU, "Swans take over the library", "4 May 2021", *STORY[:2], card, STORY[2]))
    assert clean(text).text.split("\n")[2:] == STORY


def test_rules_for_comments_go_though_they_are_paragraphs() -> None:
    bread = "Visitors who feed them brioche are asked by the assistant librarian to return overdue novels at the same time."
    rules = "Topics that you follow\nReport this comment\nOur rules\n" + "\n".join(
        (
            "Our readers may comment here; the comments of readers who abuse that privilege will be withdrawn by our editor.",
            "Our advertising is local, and our adverts give local companies an audience that follows and supports our website.",
        )
    )
    text = "\n".join((MENU, "Swans take over the library", "4 May 2021", *STORY, bread, rules))
    assert clean(text).text.split("\n")[2:] == [*STORY, bread]


def test_the_way_to_a_page_is_no_headline() -> None:
    menu = "Skip to main content\nApply for a grant\nNews & views\nSign in\nSubscribe\nNews & views / Press"
    assert clean("\n".join((menu, "Swans take over the library", "4 May 2021", *STORY))).text.startswith("Swans")
