"""What is printed around a paper goes by where it stands: heads and feet of pages, letterheads, what closes a page of the web."""

from __future__ import annotations

from corpus.cleaning import clean
from corpus.cleaning.edges import about_site
from corpus.records import Locator, RawDocument
from corpus.sources.reading import documents

PARAGRAPH = "The minister said that the scheme had helped more than a thousand women, and that it would go on for two years."


def test_lone_page_numbers_go_and_the_heads_that_bear_the_reference() -> None:
    text = f"Ref: REG/2018/0442\n\nDear Ann\n\n{PARAGRAPH}\n\n1\n\nEnquiries Desk        REG/2018/0442\n\n{PARAGRAPH}\n\n2"
    assert clean(text).text == f"Ref: REG/2018/0442\n\nDear Ann\n\n{PARAGRAPH}\n\n{PARAGRAPH}"


def test_numbers_of_pages_out_of_all_and_of_a_bundle_go() -> None:
    for numbers in (("1/3", "2/3", "3/3"), ("WB-00041", "WB-00042", "WB-00043")):
        pages = "\n\n".join(f"{PARAGRAPH}\n\nIt is so.\n\n{number}" for number in numbers)
        cleaned = clean(f"Dear Ann\n\n{pages}").text
        assert not any(number in cleaned for number in numbers)
    assert "2/5" in clean(f"Dear Ann\n\n{PARAGRAPH}\n\nIn all\n\n2/5\n\n{PARAGRAPH}").text


def test_the_foot_of_a_page_with_its_day_and_number_goes() -> None:
    foot = "Daily Report   Wednesday, 16 February 2022   ANSWERS   23"
    assert clean(f"{PARAGRAPH}\n\n{foot}\n\n{PARAGRAPH}").text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_the_heads_of_two_facing_pages_go() -> None:
    text = f"{PARAGRAPH}\n\n14 | THE LAMP\n\nOCTOBER 2012 | 15\n\n{PARAGRAPH}"
    assert clean(text).text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_running_head_that_bears_the_letter_s_own_date_goes() -> None:
    head = "Wyre Ramblers to Fen Council, 9 March 2018                    3"
    letter = f"9 March 2018\n\nDear Ann\n\n{PARAGRAPH}\n\n{{}}{PARAGRAPH}"
    assert clean(letter.format(f"{head}\n\n")).text == letter.format("")
    assert "4 May 2021" in clean(letter.format("Homes built by 4 May 2021                      2\n\n")).text


def test_an_address_beside_the_office_s_telephone_goes_with_it() -> None:
    head = "Office of the Regulator\nFen House, Water Lane, Wyre, FB1 1AB\nTel. 0303 555 1113   www.regulator.example"
    letter = f"Mr Bo Lund\n2 High Street\nWyre WY1 2AB\n\nDear Mr Lund\n\n{PARAGRAPH}"
    assert clean(f"{head}\n\n{letter}").text == f"Office of the Regulator\n\n{letter}"


def test_a_slogan_below_who_signs_and_how_to_reach_them_goes() -> None:
    letter = f"Dear Ann\n\n{PARAGRAPH}\n\nKind regards\n\nBo Lund\nManager\nVale Council"
    assert clean(f"{letter}\nT: 01999 555 310\nVale: fair to all, close to you").text == letter


def test_what_stands_among_the_furniture_that_closes_a_page_goes() -> None:
    closing = "Does this answer the above question?\nYes0 people think so\nNo3 people think not"
    text = (
        f"Prisons: Visits\n\n{PARAGRAPH}\n\n{closing}\n\nVolunteers in Wyre keep these pages going. Buy them a coffee.\n\nPrivacy"
    )
    assert clean(text).text == f"Prisons: Visits\n\n{PARAGRAPH}"
    spoken = '"It is too late for most of us," said Ann Poe.'
    assert spoken in clean(text.replace("Volunteers in Wyre keep these pages going. Buy them a coffee.", spoken)).text


def test_a_headline_in_capitals_is_no_credit_of_a_photographer() -> None:
    text = f"MINISTERS REJECT REFUGE FOR MIGRANT VICTIMS\n\nBy Ann Poe\n\n{PARAGRAPH}"
    assert clean(f"Picture: available from the desk\n\n{text}").text.startswith("MINISTERS REJECT")


def test_labels_between_the_last_paragraph_and_the_foot_of_a_web_page_go() -> None:
    foot = "Share this page\n\n© 2021 Wyre Press"
    story = f"Home | News | Sport\n\nRefuge to stay open\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert clean(f"{story}\n\nEditor's choice today\n\nBuilt by Lamp Studio\n\n{foot}").text.endswith(PARAGRAPH)
    for kept in ("Gita Solanki, Southwell Sisters", "Ann Poe", "Notes to editors"):
        assert kept in clean(f"{story}\n\n{kept}\n\n{foot}").text


def test_the_letters_of_share_buttons_are_no_initials_of_who_typed_a_wire_s_copy() -> None:
    story = f"Refuge to stay open\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    for below, kinds in (("f\nt\nin", ["sharing", "sharing", "sharing"]), ("abk", ["wire"])):
        cleaned = clean(f"{story}\n\n{below}")
        assert cleaned.text == story
        assert [cut.kind for cut in cleaned.furniture] == kinds


def test_a_disclaimer_between_two_rules_goes_with_what_stands_beside_it() -> None:
    rule = "*" * 30
    box = f"{rule}\nOnly those whom this mail names may read it.\nBook a visit: www.example.org/visits\n{rule}"
    letter = f"Dear Ann\n\n{PARAGRAPH}\n\nYours sincerely\n\nJane Doe"
    assert clean(f"{letter}\n\n{box}").text == letter


def test_page_numbers_and_running_heads_go_and_the_sentence_goes_on() -> None:
    head = "Vale Constabulary, HQ, Fen Road"
    text = (
        f"{head}\n\nDear Ms Osei\n\nBoth of my predecessors told the inspectorate in as many words that "
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
    assert clean("(asked on 9th June 2016) - View Source").text == "(asked on 9th June 2016)"
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
        f"Sir, Nobody has yet said what a ferry costs"
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


def test_the_rest_of_a_sentence_is_no_contact_and_no_edge_of_a_page() -> None:
    text = (
        "You can ask us to look at it again. The review is made by somebody who has not dealt with it before, in line with\n"
        "the complaints procedure published on our website at www.refuge.example/foi\n\nWrite to: Jane Doe\n\n"
        "Our people are in the office from eight until six, Mondays to Saturdays, and there is always somebody to talk to."
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


def test_the_heads_of_facing_pages_are_one_head_whichever_way_they_are_laid_out() -> None:
    heads = ("THE SPANNER    Spring 2022    9", "10    Spring 2022    THE SPANNER")
    pages = [PARAGRAPH] * 2
    assert clean("\n\n".join([*pages, heads[0], *pages, heads[1], *pages])).text == "\n\n".join(pages * 3)


def test_a_photographer_and_the_paper_in_capitals_are_a_credit() -> None:
    story = f"Hostel shuts its doors\n\nBy Ann Poe\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert clean(story.replace(f"\n\n{PARAGRAPH}\n\n", f"\n\n{PARAGRAPH}\n\nBO LUND/FENSIDE ECHO\n\n")).text == story


def test_buttons_of_a_record_and_headers_of_mail_programs_go() -> None:
    for line in (
        "View answer",
        "Hide members",
        "Find in debate",
        "To: undisclosed-recipients:;",
        "Attachments: a.png; Letter v3.docx",
    ):
        assert clean(f"{line}\n\n{PARAGRAPH}").text == PARAGRAPH
    assert clean(f"View from the hills\n\n{PARAGRAPH}").text.startswith("View")


def test_a_head_goes_that_stands_beside_the_number_of_each_page() -> None:
    pages = [f"The ferries of the sound\n{number}\n{PARAGRAPH}" for number in (7, 8, 9)]
    assert clean("\n".join(pages)).text == "\n".join([PARAGRAPH] * 3)
    rows = "\n".join(f"Boats of the line\n{number}" for number in (12, 9, 31))
    assert clean(f"{PARAGRAPH}\n{rows}\n{PARAGRAPH}").text.count("Boats of the line") == 3
