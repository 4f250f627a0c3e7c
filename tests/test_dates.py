"""Dates as papers print them, which of them is the paper's own, and what the others mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_examples import findings

from corpus import sources
from corpus.date_text import find_dates, make_date, parse_date
from corpus.dates import PartialDate
from corpus.records import Document, Findings, Given, Locator, RawDocument
from corpus.scanned_dates import scanned_date
from corpus.url_dates import url_date

WRITTEN = {
    "17th December 2020": "2020-12-17",
    "the 17th day of March, 2021": "2021-03-17",
    "2nd Nov. 2023": "2023-11-02",
    "6 th December, 2024": "2024-12-06",
    "Tue, 20 Jun 2023 06:05:11 +0100": "2023-06-20",
    "Nov. 25, 2022": "2022-11-25",
    "Wednesday July 5 2023": "2023-07-05",
    "MARCH 8, 2001": "2001-03-08",
    "March 2022": "2022-03",
    "September, 2019": "2019-09",
    "7/4/2022": "2022-04-07",
    "25/12/98": "1998-12-25",
    "03.03.22": "2022-03-03",
    "12-07-2022": "2022-07-12",
    "2020-12-17": "2020-12-17",
    "2020-12-17T10:30:00Z": "2020-12-17",
    "11/25/2022": "2022-11-25",
    "9fed Chwefror 2021": "2021-02-09",
    "14 Meitheamh 2022": "2022-06-14",
    "vom 10. Dezember 1948": "1948-12-10",
    "3. März 2021": "2021-03-03",
    "dated October 2009:": "2009-10",
    "4 Nov.2021": "2021-11-04",
    "4 June ‘21": "2021-06-04",
    "4 Nov '21, in Leeds": "2021-11-04",
    "November 4,2021": "2021-11-04",
    "the twenty-first day of May 2019": "2019-05-21",
    "Déardaoin, 9 Deireadh Fómhair 2023": "2023-10-09",
    "l2 March 2018": "2018-03",  # the 2 of a 12 that was read wrongly is no day
}
SCANNED = {
    "l2 March 2018": "2018-03-12",
    "1O July 2O19": "2019-07-10",
    "3rd 0ctober 2017": "2017-10-03",
    "Dated: 1lth Septernber 2O2l": "2021-09-11",
    "4 june 2021": "2021-06-04",
}
NO_SCANNED = ("14 Marsden 2021", "SO Ms Bell 2021", "31 Februery 2020", "4 Ja1 2021", "10 Tithebarn 2000")
NO_DATES = (
    "May I ask",
    "the march of 2,000 people",
    "section 5.3.1 of the Act",
    "2022-23",
    "£1.5.2011",
    "in 2019",
    "Maypole",
    "the second March on London",
    "the 5.x.12 model",
)


def test_a_month_in_two_languages_is_one_date() -> None:
    assert [found.date.iso for found in find_dates("25 Tachwedd / November 2024") if found.date] == ["2024-11-25"]


def test_a_month_in_roman_figures_is_read() -> None:
    assert [found.date.iso for found in find_dates("Feast of St Hilda, 17.xi.2015; version 1.v.20") if found.date] == [
        "2015-11-17"
    ]


@pytest.mark.parametrize(("text", "iso"), WRITTEN.items())
def test_a_printed_date_is_read(text: str, iso: str) -> None:
    assert [found.date.iso for found in find_dates(text) if found.date] == [iso]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert [found for found in find_dates(text) if found.date] == []


@pytest.mark.parametrize(("line", "iso"), SCANNED.items())
def test_a_date_line_that_was_scanned_is_read(line: str, iso: str) -> None:
    assert scanned_date(line) == PartialDate(iso)


@pytest.mark.parametrize("line", NO_SCANNED)
def test_a_line_that_only_looks_scanned_is_no_date(line: str) -> None:
    assert scanned_date(line) is None


def test_a_day_without_a_year_waits_for_one() -> None:
    (found,) = find_dates("a webinar on 22 October with the sector")
    assert (found.date, found.month, found.day) == (None, 10, 22)
    assert found.in_year(2020) == PartialDate("2020-10-22")


def test_american_figures_are_month_first_where_the_caller_says_so() -> None:
    assert [found.date.iso for found in find_dates("2/3/2013", day_first=False) if found.date] == ["2013-02-03"]


@given(st.dates(min_value=make_date(1900, 1, 1).first_day, max_value=make_date(2099, 12, 31).first_day))  # type: ignore[union-attr]
def test_every_day_is_read_in_every_form(day: object) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%A, %d %B %Y", "%d.%m.%Y"):
        assert parse_date(f"{day:{form}}").iso == f"{day:%Y-%m-%d}"


def test_parse_says_what_it_wanted() -> None:
    with pytest.raises(ValueError, match="no date in 'soon'"):
        parse_date("soon")


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://news.example/2013/05/21/story", "2013-05-21"),
        ("https://news.example/story-20130521.html", "2013-05-21"),
        ("https://paper.example/world/2019/nov/19/story", "2019-11-19"),
        ("https://gov.example/2022/04/pm-attends", "2022-04"),
        ("http://publications.example/pa/cm200809/cmhansrd/cm091029/text/91029w0001.htm", "2009-10-29"),
        ("http://publications.example/pa/ld200809/ldhansrd/text/91028-0004.htm#0910", "2009-10-28"),
        ("http://scotland.example/business/pqa/wa-09/wa1027.htm#17", "2009-10-27"),
        ("https://news.example/story/40651467/", None),
    ],
)
def test_an_address_bears_a_date(url: str, iso: str | None) -> None:
    found = url_date(url)
    assert (found[0].iso if found else None) == iso


def read(text: str, *given: Given) -> tuple[Document, Findings]:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text, given=given))
    return document, findings(document)


PROSE = "The council said that the refuge would open its doors to twelve families before the end of the year."


@pytest.mark.parametrize(
    ("text", "iso", "rule"),
    [
        (f"Refuge to open in Leeds\n\nPublished 31 March 2023\n\n{PROSE}", "2023-03-31", "date.published"),
        (
            f"*** EMBARGOED UNTIL 6am on 20 June 2023 ***\n\nRefuge to open in Leeds\n\n{PROSE}\n\nENDS",
            "2023-06-20",
            "date.published",
        ),
        (f"Refuge to open in Leeds\n\nLEEDS, 21 November 2024 – {PROSE}", "2024-11-21", "date.dateline"),
        (
            f"Crime Bill\nCommittee (4th Day)\n\nMonday 5 February 2024{' ' * 52}3.48 pm\n\nAmendment 77\n\n"
            f"Baroness Osei (CB): My Lords, {PROSE}",
            "2024-02-05",
            "date.line",
        ),
        (
            f"NEWS RELEASE\n\nRefuge to open in Leeds\n\nNews | Oct 18, 2022 | 0 comments\n\n{PROSE}\n\nShare this:",
            "2022-10-18",
            "date.navigation",
        ),
        (f"Ferry to sail again\n\nPA Media · 5 May 2022\n\nBy Ann Lee\n\n{PROSE}", "2022-05-05", "date.caption"),
        (f"Refuge to open in Leeds\n\n5 May 2022\n\n{PROSE}", "2022-05-05", "date.line"),
        (f"Refuge to open in Leeds\n\nBy Press Office on 5 May 2022\n\n{PROSE}", "2022-05-05", "date.line"),
        (f"When: IMMEDIATE (Thursday 5 May 2022)\n\nRefuge to open in Leeds\n\n{PROSE}", "2022-05-05", "date.line"),
        (
            f"Strictly embargoed until the keys of the lodge are handed over by the mayor, not before 2pm on Thursday 5 May "
            f"2022 (ring)\n\nRefuge to open in Leeds\n\n{PROSE}\n\nENDS",
            "2022-05-05",
            "date.dateline",
        ),
        (
            f"Refuge to open in Leeds\n\n{PROSE}\n\nIt was promised in a ruling on 17 December 2020 and has been late since.",
            None,
            "",
        ),
        (f"28 Oct 2009 : Column 1183\n\nCoroners Bill\n\nLord Osei of Leeds: My Lords, {PROSE}", "2009-10-28", "date.column"),
    ],
)
def test_the_papers_own_date(text: str, iso: str | None, rule: str) -> None:
    _, found = read(text)
    assert (found.date.iso if found.date else None) == iso
    if iso:
        assert next(proof.rule for key, proof in found.evidence if key == "date") == rule


def test_a_holding_answer_is_no_answer() -> None:
    text = (
        f"Visas\n\nJane Doe: To ask the Home Secretary how many visas were refused.\n\n"
        f"John Roe: holding answer 14 September 2009\n\n{PROSE}"
    )
    assert read(text)[1].dates == {}


def test_the_given_date_wins_and_says_so() -> None:
    _, found = read(f"Refuge to open\n\n5 May 2022\n\n{PROSE}", Given("date", "2021-01-02", "metadata.csv"))
    assert found.date == PartialDate("2021-01-02")
    assert next(proof.origin for key, proof in found.evidence if key == "date") == "metadata.csv"


def test_relative_dates_are_counted_from_the_papers_own() -> None:
    text = (
        f"Refuge to open in Leeds\n\n31 March 2023\n\n"
        f"{PROSE} The vote was on Tuesday; officials met yesterday, and will meet again on 4 April."
    )
    document, found = read(text)
    mentions = {mention.surface: (mention.date.iso, mention.relative) for mention in found.date_mentions}
    assert mentions["31 March 2023"] == ("2023-03-31", False)
    assert mentions["on Tuesday"] == ("2023-03-28", True)
    assert mentions["yesterday"] == ("2023-03-30", True)
    assert mentions["4 April"] == ("2023-04-04", True)
    assert all(document.text[m.span.start : m.span.end] == m.surface for m in found.date_mentions)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("last Friday", "2023-03-24"),  # the paper is of a Friday
        ("Friday", "2023-03-31"),
        ("next Friday", "2023-04-07"),
        ("tomorrow", "2023-04-01"),
        ("last month", "2023-02"),
        ("next year", "2024"),
    ],
)
def test_relative_words_keep_their_precision(words: str, iso: str) -> None:
    _, found = read(f"Refuge to open in Leeds\n\n31 March 2023\n\n{PROSE} It was agreed for {words}, they said.")
    assert [mention.date.iso for mention in found.date_mentions if mention.relative and mention.surface == words] == [iso]


def test_a_deadline_is_called_one() -> None:
    _, found = read(f"Refuge to open in Leeds\n\n31 March 2023\n\n{PROSE} Replies are wanted no later than 5 May 2023.")
    assert {mention.surface: mention.type for mention in found.date_mentions}["5 May 2023"] == "deadline"


def test_a_letter_that_a_mail_brings_is_of_its_own_day_and_one_without_a_day_of_the_mails() -> None:
    sent = Given("sent", "2023-05-04", "field:Date")
    letter = f"Dear Minister,\n\n{PROSE}\n\nYours sincerely,\n\nJane Doe"
    assert [str(read(text, sent)[1].date) for text in (f"14 March 2023\n\n{letter}", letter)] == ["2023-03-14", "2023-05-04"]
