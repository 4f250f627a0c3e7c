"""Furniture goes, content stays, and each kept character knows its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import STEPS, clean, finish, mark, move_parts, to_clean, to_original
from corpus.cleaning.edges import about_site
from corpus.cleaning.furniture import furniture_kind
from corpus.records import Locator, Part, RawDocument, Span
from corpus.sources.reading import documents

PARAGRAPH = "The minister said that the scheme had helped more than a thousand women, and that it would go on for two years."

FURNITURE = {
    "26 Oct 2009 : Column 149W": "column",
    "HL Deb 10 December 2012 vol 741 cc205-6WA": "column",
    "Baroness Osei of Leeds Portrait": "portrait",
    "Page 3 of 12": "page",
    "- 4 -": "page",
    "Share on Facebook (opens in new tab)": "sharing",
    "Facebook Twitter Email": "sharing",
    "Home | News | Sport | Weather": "navigation",
    "Skip to main content": "navigation",
    "43 minutes ago": "navigation",
    "5 min read": "reading_aid",
    "We use cookies to improve your experience on our website.": "cookies",
    "Your email address will not be published. Required fields are marked *": "comments",
    "Image caption, The refuge opened in March": "caption",
    "© 2023 Vale Press. All rights reserved": "footer",
    "Advertisement": "advert",
    "READ MORE: Council leader quits": "related",
    "Sign up to our newsletter": "newsletter",
    "(c) 2021 Vale Press": "footer",
    "We welcome correspondence in Welsh, which will not lead to delay.": "footer",
    "There are 3 people following this request": "navigation",
    "If you cannot see this e-mail, view it in your browser.": "mail",
    "XYZ-AB-11-25-22 1631GMT": "wire",
    "SNA 18OCT22 1312 DUBLIN  GARDA 2": "wire",
    "(MORE)": "wire",
    "/continued": "page",
    "ALSO TODAY    Sidings reopen / Gauge-changer delayed": "related",
    "The Support Worker is published by Kin Media. ISSN 0000-611X.": "footer",
    "Tudalen 1 o 3": "page",
    "Reg. charity 0001188. Calls are free.": "footer",
    "If you would rather not get our releases, tell us.": "mail",
    "Croeso / Log in": "navigation",
    "Report of the panel (PDF, 1.1 MB)": "attachment",
    "Printed from the Answers database      12/07/23": "small_print",
    "Questions Nos. 12 to 14 answered orally.": "small_print",
    "Lord Osei of Leeds portrait": "portrait",
    "Linked InTwitterFacebookeCard": "sharing",
    "5 Min Read": "reading_aid",
    "This article is more than 3 years old": "reading_aid",
    "after newsletter promotion": "reading_aid",
    "You don't often get email from ann@example.org. Learn why this is important": "mail",
    "[EXTERNAL]": "mail",
    "This was published under the 2010 to 2015 Conservative and Liberal Democrat coalition government": "footer",
    "[stamp: RECEIVED 8 MAR 2021]": "page",
    "[scanned at 300 dpi]": "page",
    "[continued p. 6: BUS FARES TO RISE]": "page",
    "14/02/2024, 09:12                    Council backs motion - Vale Council": "page",
    "https://www.vale.example/news/council-backs-motion                    1/2": "page",
    "PAGE 2 OF 4": "page",
    "-- 2 --": "page",
    "The Skipper      Friday 24 April 2009      Vol. 14 No. 17": "issue",
    "[Crest: City of Wyre Police]": "caption",
    "RESTRICTED WHEN COMPLETE": "small_print",
    "The views expressed are not necessarily those of the Council.": "footer",
    "MORE : Fireworks ban after cat loses ear": "related",
    "Other questions tabled by Ann Poe": "related",
    "The full article contains 187 words and appears in the Echo newspaper.": "footer",
    "Read the full report (HTML)": "attachment",
    "SITUATIONS VACANT p. 22      TIDES p. 30": "page",
    "ISSUE 1022 | OCTOBER 2012 | £2.50": "issue",
    "Home Office – OFFICIAL": "small_print",
    "OFFICIAL - SENSITIVE": "small_print",
    "Getty Images A woman looks out of a window": "caption",
    "Smoke over the city. Sakib Ali/Hindustan Times/Getty Images": "caption",
    "We and our 879 partners store and access information on a device, such as cookies.": "cookies",
    "Newid i'r Gymraeg": "navigation",
    "PULL QUOTE: They get it out before they've sat down": "related",
    "Enjoyed this piece? Subscribe for £24 a year and get a tote bag.": "newsletter",
    "The Open Gate, Charity No. 1088888. You are getting this because you wrote to us.  Unsubscribe": "footer",
    "Posted by valeadmin | Jun 8, 2022 | Campaigns, News | 0 Comments |": "comments",
    "Yes0 people think so": "navigation",
    "You need to be signed in to add an annotation.": "navigation",
    "Next Up In Science & Health": "related",
    "Something went wrong, please try again later.": "newsletter",
}
CONTENT = (
    "Share prices fell sharply on Monday.",
    "HEALTH",
    "Home Office: Press Officers",
    "Copyright: Music",
    "Support to victims of domestic abuse",
    "Register of interests",
    "Video evidence: vulnerable witnesses",
    "Dear Minister",
    "Notes to editors",
    "1920 x 1080",
    "Contact with children of prisoners",
    "Related offences by men under 25 rose.",
    "(c) publish the report of October.",
    "More follows from this than the Minister says",
    "Continued support for refuges",
    "Printed copies were sent to every school",
    "Something went wrong at the Home Office",
    "By signing up to the Convention the Government",
    "Scanned letters of 1921",
    "More than one council in the north",
    "Received in evidence",
    "The cost is $7.5 billion.  Planning began in 1994",
    "[Signature]",
    "No attachment orders were made",
)


@pytest.mark.parametrize(("line", "kind"), FURNITURE.items(), ids=lambda value: str(value)[:30])
def test_furniture_is_known_by_its_words(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_no_furniture(line: str) -> None:
    assert furniture_kind(line) == ""
    assert line in clean(f"Prisons: Visits\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}").text


def test_a_removed_line_says_where_it_stood_and_why() -> None:
    text = f"28 Oct 2009 : Column 404W\n\n{PARAGRAPH}"
    cleaned = clean(text)
    assert cleaned.text == PARAGRAPH
    assert [(text[cut.span.start : cut.span.end], cut.kind) for cut in cleaned.furniture] == [
        ("28 Oct 2009 : Column 404W", "column")
    ]


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


def test_a_quoted_paragraph_set_in_from_the_margin_is_joined_where_the_rest_is_not_wrapped() -> None:
    quoted = "   “I was elected to be on the side of victims. I do not remember that there\n   was an asterisk.”"
    text = f"{PARAGRAPH}\n\nThe commissioner said:\n\n{quoted}\n\n{PARAGRAPH}"
    assert "remember that there was an asterisk" in clean(text).text


def test_lines_of_an_address_are_not_joined() -> None:
    text = f"Dr R Mirza\n2 Marsham Street\nLONDON\n\nDear Dr Mirza\n\n{PARAGRAPH}\n\nYours sincerely\n\nA Person"
    assert clean(text).text.startswith("Dr R Mirza\n2 Marsham Street\nLONDON\n\nDear Dr Mirza")


WRAPPED = (
    "The figures are published every quarter, for each police force, in the account of the board\nat www.example.org/statistics.",
    "The refuge has asked for help with the costs of translation and of the hotel, and for a\nvirus test on the day, as every "
    "one of the women had been in a hostel.",
    "The Minister will write to all of the councils to ask how many of their rooms are at\nhome, how many are in hostels, and "
    "how many in hotels that they\nadvertise.",
)


REFERRING = (
    "The latest statistics can be found here: https://www.example.org/collections/domestic-abuse-statistics",
    "The figures are published every quarter at www.example.org/statistics/forces.",
    "The report is on the website of the Commission at www.commission.example.",
)


@pytest.mark.parametrize("paragraph", WRAPPED + REFERRING, ids=lambda text: str(text)[:20])
def test_what_a_sentence_says_is_no_furniture(paragraph: str) -> None:
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{paragraph}"
    assert clean(text).text.replace("\n", " ").endswith(paragraph.replace("\n", " "))


def test_lone_page_numbers_go_and_the_heads_that_bear_the_reference() -> None:
    text = f"Ref: MIN/2023/5518\n\nDear Ann\n\n{PARAGRAPH}\n\n1\n\nCorrespondence Unit        MIN/2023/5518\n\n{PARAGRAPH}\n\n2"
    assert clean(text).text == f"Ref: MIN/2023/5518\n\nDear Ann\n\n{PARAGRAPH}\n\n{PARAGRAPH}"


def test_the_foot_of_a_page_with_its_day_and_number_goes() -> None:
    foot = "Daily Report   Wednesday, 16 February 2022   ANSWERS   23"
    assert clean(f"{PARAGRAPH}\n\n{foot}\n\n{PARAGRAPH}").text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_the_heads_of_two_facing_pages_go() -> None:
    text = f"{PARAGRAPH}\n\n14 | THE LAMP\n\nOCTOBER 2012 | 15\n\n{PARAGRAPH}"
    assert clean(text).text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_running_head_that_bears_the_letter_s_own_date_goes() -> None:
    head = "Kin Project to Vale Police, 5 July 2023                      2"
    letter = f"5 July 2023\n\nDear Ann\n\n{PARAGRAPH}\n\n{{}}{PARAGRAPH}"
    assert clean(letter.format(f"{head}\n\n")).text == letter.format("")
    assert "4 May 2021" in clean(letter.format("Homes built by 4 May 2021                      2\n\n")).text


def test_an_address_beside_the_office_s_telephone_goes_with_it() -> None:
    head = "Office of the Regulator\nFen House, Water Lane, Wyre, FB1 1AB\nTel. 0303 555 1113   www.regulator.example"
    letter = f"Mr Bo Lund\n2 High Street\nWyre WY1 2AB\n\nDear Mr Lund\n\n{PARAGRAPH}"
    assert clean(f"{head}\n\n{letter}").text == f"Office of the Regulator\n\n{letter}"


def test_a_slogan_below_who_signs_and_how_to_reach_them_goes() -> None:
    letter = f"Dear Ann\n\n{PARAGRAPH}\n\nKind regards\n\nBo Lund\nManager\nVale Council"
    assert clean(f"{letter}\nT: 01999 555 310\nVale - Clean, Green and Connected").text == letter


def test_what_stands_among_the_furniture_that_closes_a_page_goes() -> None:
    closing = "Does this answer the above question?\nYes0 people think so\nNo3 people think not"
    text = (
        f"Prisons: Visits\n\n{PARAGRAPH}\n\n{closing}\n\nThis page is run by a small charity with a big bill. Chip in.\n\nPrivacy"
    )
    assert clean(text).text == f"Prisons: Visits\n\n{PARAGRAPH}"
    spoken = '"It is too late for most of us," said Ann Poe.'
    assert spoken in clean(text.replace("This page is run by a small charity with a big bill. Chip in.", spoken)).text


def test_a_headline_in_capitals_is_no_credit_of_a_photographer() -> None:
    text = f"MINISTERS REJECT REFUGE FOR MIGRANT VICTIMS\n\nBy Ann Poe\n\n{PARAGRAPH}"
    assert clean(f"Picture: available from the desk\n\n{text}").text.startswith("MINISTERS REJECT")


def test_labels_between_the_last_paragraph_and_the_foot_of_a_web_page_go() -> None:
    foot = "Share this page\n\n© 2021 Wyre Press"
    story = f"Home | News | Sport\n\nRefuge to stay open\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert clean(f"{story}\n\nWhat people are reading\n\nCrafted with love in Wyre\n\n{foot}").text.endswith(PARAGRAPH)
    for kept in ("Gita Solanki, Southwell Sisters", "Ann Poe", "Notes to editors"):
        assert kept in clean(f"{story}\n\n{kept}\n\n{foot}").text


def test_a_disclaimer_between_two_rules_goes_with_what_stands_beside_it() -> None:
    rule = "*" * 30
    box = f"{rule}\nThis message is intended for the addressee only.\nReport crime online: www.example.org/report\n{rule}"
    letter = f"Dear Ann\n\n{PARAGRAPH}\n\nYours sincerely\n\nJane Doe"
    assert clean(f"{letter}\n\n{box}").text == letter


def test_page_numbers_and_running_heads_go_and_the_sentence_goes_on() -> None:
    head = "Vale Constabulary, HQ, Fen Road"
    text = (
        f"{head}\n\nDear Ms Osei\n\nI therefore have no difficulty in agreeing with the conclusion of the inspectorate that "
        f"the present\n\n"
        f"- 1 -\n{head}\n\narrangements for the passing on of names do harm to those whom they should protect.\n\nYours "
        f"sincerely\n\nA Person"
    )
    cleaned = clean(text).text
    assert "that the present arrangements for the passing on" in cleaned
    assert "- 1 -" not in cleaned
    assert cleaned.count(head) == 1


def test_heads_with_the_number_at_the_edge_go_and_rows_of_a_table_stay() -> None:
    head = "The Tarn Trust for Children              {}"
    table = f"{PARAGRAPH}\n\nLeeds     4\nLeeds     5\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    text = f"{table}\n\n{head.format(2)}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{head.format(3)}\n"
    cleaned = clean(text).text
    assert "Tarn Trust" not in cleaned
    assert "Leeds     4\nLeeds     5" in cleaned


def test_a_letter_in_two_columns_keeps_both() -> None:
    head = "Ann Poe MP                     Tarn Police\nHouse of Commons               Tel: 01632 960118\n"
    assert clean(f"{head}\n{PARAGRAPH}\n").text.startswith("Ann Poe MP                     Tarn Police\nHouse of Commons")


def test_links_at_the_end_of_a_line_go() -> None:
    assert clean("(asked on 3rd December 2020) - View Source").text == "(asked on 3rd December 2020)"
    assert clean(f"{PARAGRAPH} Follow us on Twitter @vale").text == PARAGRAPH


def test_footers_of_a_letter_go_and_postscripts_stay() -> None:
    text = (
        f"Dear Ms Osei\n\n{PARAGRAPH}\n\nYours sincerely\n\nKwame Asante MP\n\n"
        f"PS Please give my regards to your friend.\n\nTel 01632 960 441"
    )
    cleaned = clean(text).text
    assert "PS Please give my regards" in cleaned
    assert "01632" not in cleaned


def test_the_next_letter_of_a_newspaper_page_goes() -> None:
    text = (
        f"Beds that stay empty\n\nSir, {PARAGRAPH}\n\nJane Doe, Leeds\n\nOut of service\n\n"
        f"Sir, The article on bus cuts omitted to mention"
    )
    cleaned = clean(text).text
    assert cleaned.endswith("Jane Doe, Leeds")


def test_readers_comments_go() -> None:
    text = (
        f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nComments (2)\n\nBusUser 2 hours ago\n\nDisgrace\n\nReply\n\nAnna says:\n\n"
        f"Quite right too, they should all resign now.\n\nReply"
    )
    assert clean(f"Skip to content\n\nMenu\n\n{text}").text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_an_address_that_ends_a_sentence_stays() -> None:
    text = f"{PARAGRAPH}\n\nThe tables are available on the web site of the office at:\n\nhttp://www.statistics.example"
    assert "http://www.statistics.example" in clean(text).text


def test_lines_about_the_site_are_told_from_those_about_the_paper() -> None:
    assert about_site("Made by volunteers. Spotted an error?")
    assert not about_site("We have protected the budget for specialist services.")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*FURNITURE, *CONTENT, PARAGRAPH, "", "  indented line ", "\tTab\there", "Dear Minister", "Yours sincerely"]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


def test_the_mark_of_a_footnote_on_a_line_of_its_own_is_no_page_number() -> None:
    assert clean("The scheme ended.\n\n¹\n\nSee the report.").text == "The scheme ended.\n\n¹\n\nSee the report."


@settings(max_examples=200, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\f"]))
def test_every_piece_is_in_both_texts(lines: list[str], between: str) -> None:
    original = between.join(lines)
    cleaned = clean(original)
    end = 0
    for start, source, length in cleaned.pieces:
        assert cleaned.text[start : start + length] == original[source : source + length]
        assert start >= end
        assert cleaned.text[end:start].strip() == ""
        end = start + length
    assert cleaned.text[end:] == ""
    for cut in cleaned.furniture:
        assert original[cut.span.start : cut.span.end].strip()


def test_offsets_go_there_and_back() -> None:
    text = f"Page 1 of 2\n\n{PARAGRAPH}\n\n- 2 -\n\nThe end of it."
    cleaned = finish(mark(text, STEPS))
    at = cleaned.text.index("The end")
    source = to_original(cleaned.pieces, at)
    assert source == text.index("The end")
    assert to_clean(cleaned.pieces, Span(source, source + 7)) == Span(at, at + 7)
    assert to_clean(cleaned.pieces, Span(0, 11)) is None
    assert move_parts(cleaned.pieces, (Part("notes", Span(source, len(text))),)) == (Part("notes", Span(at, len(cleaned.text))),)


@pytest.mark.parametrize(
    "unit", ["a-", "A ", "1 ", "(", "a@", "Share ", "\n- ", "Dear A.\n", "To ask ", "x" * 50 + "\n", "www.", "31/12/", "“"]
)
def test_hostile_text_keeps_its_map(unit: str) -> None:
    text = (unit * 5_000)[:5_000]  # benchmarks/hostile.py measures the time it takes
    cleaned = clean(text)
    for start, source, length in cleaned.pieces:
        assert cleaned.text[start : start + length] == text[source : source + length]


def test_the_rest_of_a_sentence_is_no_contact_and_no_edge_of_a_page() -> None:
    text = (
        "You can ask us to look at it again. The review is made by somebody who has not dealt with it before, in line with\n"
        "the complaints procedure published on our website at www.refuge.example/foi\n\nWrite to: Jane Doe\n\n"
        "Our people are in the office from nine to five on every day of the week, and there is always somebody to talk to."
    )
    assert "the complaints procedure" in clean(text).text


def test_sums_of_money_are_no_telephone_numbers() -> None:
    rows = "\n".join(f"{number}. On or around {number} March 2014 405,000.00" for number in range(1, 9))
    assert clean(f"The council paid these sums to the charity, which has to give all of them back.\n\n{rows}").text.endswith(
        ".00"
    )


def test_a_printed_paper_has_no_menu_above_it() -> None:
    head = "Filed: 6 March 2020\n\nBetween\n\nDOE LIMITED\n\nAnd\n\n1. JANE ROE\n\n2. JOHN ROE\n\nJUDGMENT\n\n"
    text = (
        f"{head}The first defendant is to pay the sums that are set out below, with interest from the first of May.\n\nCopyright"
    )
    (document,) = documents(RawDocument(Locator("judgment.pdf"), "pdf", "0" * 64, text), "generic")
    assert document.text.startswith(head)
