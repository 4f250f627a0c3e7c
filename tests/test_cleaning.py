"""Furniture goes, content stays, and each kept character knows its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import STEPS, clean, finish, mark, mark_all, move_parts, to_clean, to_original
from corpus.cleaning.furniture import ROWS, furniture_kind, rows_of
from corpus.records import Part, Span

PARAGRAPH = "The minister said that the scheme had helped more than a thousand women, and that it would go on for two years."

FURNITURE = {
    "26 Oct 2009 : Column 149W": "column",
    "Ferry Trust. A company limited by guarantee and a charity registered in England (0007421) and Wales.": "footer",
    "£15 could pay for a child's crossing": "advert",
    "Boats at a quay, stock image": "caption",
    "You asked us to write when a ferry is named": "newsletter",
    "Report this ad": "advert",
    "About sharing": "sharing",
    "E-mail me whenever this member asks about ferries": "newsletter",
    "This digest is compiled by the Ferry Watch volunteers": "footer",
    "Find other questions answered on 3 May 2019": "related",
    "Did you find what you came for?": "footer",
    "My working pattern may differ from yours": "mail",
    "This message came from outside the harbour board.": "mail",
    "Support Ferry Watch from £2 a month": "advert",
    "Press Enter to see the picture in full size": "reading_aid",
    "Got the app? Free crossings on Mondays": "advert",
    "> This e-mail is confidential and intended only for the harbour master.": "mail",
    "HL Deb 10 December 2012 vol 741 cc205-6WA": "column",
    "Baroness Osei of Leeds Portrait": "portrait",
    "Page 3 of 12": "page",
    "- 4 -": "page",
    "Share on Facebook (opens in new tab)": "sharing",
    "Facebook Twitter Email": "sharing",
    "Home | News | Sport | Weather": "navigation",
    "Skip to main content": "navigation",
    "43 minutes ago": "navigation",
    "3K comments": "comments",
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
    "There are 14 people following this request": "navigation",
    "If you cannot see this e-mail, view it in your browser.": "mail",
    "XYZ-AB-11-25-22 1631GMT": "wire",
    "TNW 07MAR19 0945 CARDIFF  TIDES 3": "wire",
    "(MORE)": "wire",
    "/continued": "page",
    "ALSO TODAY    Sidings reopen / Gauge-changer delayed": "related",
    "Hedge & Field is published by Kin Media. ISSN 0000-204X.": "footer",
    "Tudalen 1 o 3": "page",
    "Reg. charity 0007421. Parcels are welcome.": "footer",
    "If you would rather not hear from the press office, tell us.": "mail",
    "Croeso / Log in": "navigation",
    "Report of the panel (PDF, 1.1 MB)": "attachment",
    "Printed from the Papers database      04/02/19": "small_print",
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
    "The Drover      Monday 3 June 2013      Vol. 6 No. 22": "issue",
    "[Crest: City of Wyre Police]": "caption",
    "RESTRICTED WHEN COMPLETE": "small_print",
    "The views expressed are not necessarily those of the Council.": "footer",
    "MORE : Fireworks ban after cat loses ear": "related",
    "Other questions tabled by Ann Poe": "related",
    "The full article contains 187 words and appears in the Echo newspaper.": "footer",
    "Read the full report (HTML)": "attachment",
    "CROSSWORD p. 18      LETTERS p. 26": "page",
    "ISSUE 318 | MARCH 2016 | £3.20": "issue",
    "Home Office – OFFICIAL": "small_print",
    "OFFICIAL - SENSITIVE": "small_print",
    "Getty Images A woman looks out of a window": "caption",
    "Smoke over the city. Sakib Ali/Hindustan Times/Getty Images": "caption",
    "We and our 64 partners keep identifiers on your device, such as cookies.": "cookies",
    "Newid i'r Gymraeg": "navigation",
    "PULL QUOTE: Nobody had ever counted the gates": "related",
    "Enjoyed this piece? Subscribe for £30 a year and get a mug.": "newsletter",
    "Lamp Trust, Charity No. 1044444. You are getting this because you came to a walk.  Unsubscribe": "footer",
    "Posted by valeadmin | Jun 8, 2022 | Campaigns, News | 0 Comments |": "comments",
    "Yes0 people think so": "navigation",
    "You need to be signed in to add an annotation.": "navigation",
    "Next Up In Science & Health": "related",
    "Something went wrong, please try again later.": "newsletter",
    "Fancy a goat a week, sent to your inbox? Sign up": "newsletter",
    "Written Answers                2 Feb 2011 : Column 31W": "column",
    "Questions (18, 19)": "navigation",
    "View the Gàidhlig version of this speech": "navigation",
    "Read this answer on its own": "navigation",
    "Results per page: 20 50": "navigation",
    "View answer": "navigation",
    "Part of: Harbours and piers": "navigation",
    "Add your organisation below": "navigation",
    "Sign the open letter": "navigation",
    "84 ferrymen have signed. Let's make it 100!": "comments",
    "2,417 signatures": "comments",
    "[Page 9]": "page",
    "SCANNED 3 JAN 2001": "page",
    "SCANNED - REGISTRY - 3 JAN": "page",
    "OFFICE COPY": "page",
    "Scanned with DeskLens Pro": "page",
    "Ref. 14/00231-2 * Open * Page 1 (3)": "page",
    "-- 1 of 3 --": "page",
    "(continued on page 11)": "page",
    "Cont'd from p. 4": "page",
    "Trouble reading this? Click for the plain page": "mail",
    "NOT FOR PUBLICATION OR BROADCAST": "small_print",
    "Not for broadcast or use on screens in shops before that hour": "published",
    "Not for onward syndication.": "small_print",
    "Copy for next issue by Monday 27 May. Printed by Plough Press.": "small_print",
    "IN THIS LANTERN   p2 Bus cut   p4 Bowls": "small_print",
    "free every month from the library and the Plough": "small_print",
    "Heron (c) Ned Ploughman": "caption",
    "Advert: Oakum by the yard, from 80p": "advert",
    "Story 4 of 5 free stories": "advert",
    "Friday 7 June 2019   FREE   Page 1": "issue",
}


CONTENT = (
    "The council and (c) Ned Ploughman",
    "In this house nobody reads",
    "Not for the first time, the Minister is late",
    "Copy for the Minister",
    "." * 70,
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
    "Scanned with care, the letters tell more",
    "Continued on the same road for a mile",
    "More than one council in the north",
    "Received in evidence",
    "The cost is $7.5 billion.  Planning began in 1994",
    "[Signature]",
    "No attachment orders were made",
    "84 ferrymen have signed the pledge.",
    "Part of the pier fell in",
    "Reading 2 of 3 chapters aloud",
    "Not for publication of names alone was he fined",
)


def test_furniture_is_known_by_its_words() -> None:
    assert {line: furniture_kind(line) for line in FURNITURE} == FURNITURE


def test_every_row_of_the_data_file_is_a_pattern() -> None:
    assert sum(len(rows_of(word)) for word in ROWS) == sum(map(len, ROWS.values())) > 500


def test_content_is_no_furniture() -> None:
    for line in CONTENT:
        assert furniture_kind(line) == "", line
        assert line in clean(f"Prisons: Visits\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}").text, line


def test_a_removed_line_says_where_it_stood_and_why() -> None:
    text = f"28 Oct 2009 : Column 404W\n\n{PARAGRAPH}"
    cleaned = clean(text)
    assert cleaned.text == PARAGRAPH
    assert [(text[cut.span.start : cut.span.end], cut.kind) for cut in cleaned.furniture] == [
        ("28 Oct 2009 : Column 404W", "column")
    ]


def test_pages_marked_together_are_those_of_each_alone() -> None:
    texts = ("Share this\n\nThe quay was painted.", "The lock\nwas shut for the winter because of ice.", "Share this")
    assert mark_all(texts) == [mark(text) for text in texts]
    assert mark_all(texts) != mark_all(texts, ())


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
    "You can read all nine chapters without charge at www.commission.example.",
)


@pytest.mark.parametrize("paragraph", WRAPPED + REFERRING, ids=lambda text: str(text)[:20])
def test_what_a_sentence_says_is_no_furniture(paragraph: str) -> None:
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{paragraph}"
    assert clean(text).text.replace("\n", " ").endswith(paragraph.replace("\n", " "))


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


def test_a_mail_that_passes_another_on_is_that_one() -> None:
    text = (
        "From: Ann Poe\nSent: 3 May 2021 09:10\nTo: Ward clerks\nSubject: FW: Beds for the winter\n\nSee below, please. A.\n\n"
        "-----Original Message-----\n> From: Lisle, Cora\n> Sent: 2 May 2021 17:40\n> To: Ann Poe\n>\n"
        "> Ann,\n>\n> There are nine beds left, and none of them stands\n> in a room with a door that shuts.\n>\n> Cora\n"
    )
    cleaned = clean(text).text
    assert cleaned.startswith("From: Lisle, Cora\nSent: 2 May") and "See below" not in cleaned and ">" not in cleaned
    long = text.replace("See below, please.", "We have talked of this for years. " * 8)
    assert "We have talked" in clean(long).text
