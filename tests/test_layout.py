"""Which stretch of a paper is its address, its question, its signature; and where a page of questions is cut into records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import sources
from corpus.extractors.layout import LAYOUTS
from corpus.layouts.debates import debate_parts
from corpus.layouts.letters import letter_parts
from corpus.layouts.names import is_body_name, lead_end, name_parts
from corpus.layouts.questions import question_parts
from corpus.layouts.releases import release_parts
from corpus.layouts.verbs import verb
from corpus.lines import split_filled, split_lines
from corpus.records import Document, Locator, Part, RawDocument

PROSE = "The council said that the refuge would open its doors to twelve families before the end of the year."


def named(text: str, parts: tuple[Part, ...], *names: str) -> list[str]:
    return [text[part.span.start : part.span.end] for part in parts if part.name in names]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Rob Gibbs (Highlands and Islands) (SNP)", {"asker": "Rob Gibbs", "seat": "SNP"}),
        ("Bernard Tunn MP  [Independent, Harbour Towns]", {"asker": "Bernard Tunn MP", "seat": "Independent, Harbour Towns"}),
        (
            "The Minister of State, Home Office (Lord Osei of Leeds)",
            {"asker": "Lord Osei of Leeds", "office": "The Minister of State, Home Office"},
        ),
        (
            "Lord Osei of Leeds (Con) (The Minister of State, Home Office)",
            {"asker": "Lord Osei of Leeds", "seat": "Con", "office": "The Minister of State, Home Office"},
        ),
        ("Shona Petrie, Lothian Shore, Scottish Labour", {"asker": "Shona Petrie", "seat": "Lothian Shore, Scottish Labour"}),
        ("[Rowena Stark MP]", {"asker": "Rowena Stark MP"}),
        ("The Minister for Health", {"office": "The Minister for Health"}),
    ],
)
def test_names_and_what_stands_beside_them(printed: str, parts: dict[str, str]) -> None:
    found = {part.name: printed[part.span.start : part.span.end] for part in name_parts("asker", printed, 0)}
    assert found == parts


@pytest.mark.parametrize(
    "line", ["Note: see below for the list.", "It is clear: we must act at once.", "Published: 5 May", "12 people: none came."]
)
def test_not_everything_before_a_colon_speaks(line: str) -> None:
    assert lead_end(line) == -1


@pytest.mark.parametrize(
    ("line", "does"),
    [
        ("Lord Osei: To ask Her Majesty's Government what they will do.", "ask"),
        ("Baroness Osei (Crossbench)  to ask His Majesty's Government, further to the answer", "ask"),
        ("412. Deputy Holly Kearns asked the Minister for Justice the number of applications", "ask"),
        ("Q:  To ask the Home Secretary, how many women were held", "ask"),
        ("ASKED BY    Bernard Tunn MP", "asker"),
        ("Question S6W-22510: Fearghas Aboud, Lothian Shore", "number"),
        ("Question to the Home Office:", "body"),
        ("Answered by Shona Petrie (09/11/2023):", "answerer"),
        ("A:  [Enid Garrow MP]  Nine of the ferries", "answer"),
        ("Alan Roe: A ferry should sail on every day of the year, whatever the weather does.", "lead"),
        ("Legal Aid: Immigration", ""),
        ("They asked for more time.", ""),
        ("", ""),
    ],
)
def test_verbs(line: str, does: str) -> None:
    assert verb(line) == does


def test_an_organisation_is_told_from_a_headline() -> None:
    assert is_body_name("Brackenshire County Council")
    assert not is_body_name("Council Opens New Refuge")


def test_parts_of_a_letter() -> None:
    text = (
        f"Haven Wales\nCardiff CF10 1AA\n\n14 June 2022\nOur ref: HW/12\n\nThe Rt Hon Jane Doe MP\nHouse of Commons\n\nDear "
        f"Ms Doe\n\n"
        f"BEDS IN REFUGES\n\n{PROSE}\n\nYours sincerely\n\nAnn Poe\nDirector\n\nOla Bala\nChair\n\ncc: Welsh Government\n   "
        f" Refuge"
    )
    parts = letter_parts(text)
    assert named(text, parts, "letterhead") == ["Haven Wales\nCardiff CF10 1AA"]
    assert named(text, parts, "date", "reference") == ["14 June 2022", "Our ref: HW/12"]
    assert named(text, parts, "recipient") == ["The Rt Hon Jane Doe MP\nHouse of Commons"]
    assert named(text, parts, "salutation", "subject", "sign_off") == ["Dear Ms Doe", "BEDS IN REFUGES", "Yours sincerely"]
    assert named(text, parts, "signature") == ["Ann Poe\nDirector", "Ola Bala\nChair"]
    assert named(text, parts, "copy_list") == ["cc: Welsh Government\n    Refuge"]


def test_a_list_of_signatories_has_a_part_for_each() -> None:
    text = (
        f"Dear Minister\n\n{PROSE}\n\nYours sincerely\n\n"
        f"Ann Poe, Director, Haven\nOla Bala, Chair, Step\nDr Una Roy, University of Leeds"
    )
    assert len(named(text, letter_parts(text), "signature")) == 3


def test_the_history_of_a_mail_is_no_signature() -> None:
    text = (
        f"Dear Ann\n\n{PROSE}\n\nBest wishes\nOla\n\n"
        f"On 29 Sep 2023, at 09:12, Ann Poe wrote:\n> Dear Ola\n> Yours sincerely\n> Ann"
    )
    parts = letter_parts(text)
    assert named(text, parts, "signature") == ["Ola"]
    assert named(text, parts, "quoted_history")[0].startswith("On 29 Sep 2023")


def test_parts_of_a_question() -> None:
    text = (
        f"HEALTH\n\nHIV Infection\n\nJane Doe (Leeds) (Lab): To ask the Secretary of State for Health what he will do.\n\n"
        f"The Minister of State (John Roe): {PROSE}\n\n{PROSE}"
    )
    parts = question_parts(text)
    assert named(text, parts, "heading") == ["HEALTH", "HIV Infection"]
    assert named(text, parts, "asker", "answerer") == ["Jane Doe", "John Roe"]
    assert named(text, parts, "question") == ["To ask the Secretary of State for Health what he will do."]
    assert named(text, parts, "answer") == [f"{PROSE}\n\n{PROSE}"]


def test_parts_of_a_debate() -> None:
    text = f"Refuges\n\nJane Doe (Leeds) (Lab): {PROSE}\n\n{PROSE}\n\nThe Minister (John Roe): I thank her for that."
    parts = debate_parts(text)
    assert named(text, parts, "speaker") == ["Jane Doe", "John Roe"]
    assert named(text, parts, "speech") == [f"{PROSE}\n\n{PROSE}", "I thank her for that."]


def test_parts_of_a_release() -> None:
    text = (
        f"FOR IMMEDIATE RELEASE\n\nRefuge opens its doors in Leeds\n\nBy Ann Poe\n\nLEEDS, 5 May 2022 – {PROSE}\n\n"
        f"{PROSE}\n\nENDS\n\n"
        f"Notes to editors\n\nThe refuge has twelve rooms."
    )
    parts = release_parts(text)
    assert named(text, parts, "headline", "byline", "dateline") == [
        "Refuge opens its doors in Leeds",
        "By Ann Poe",
        "LEEDS, 5 May 2022",
    ]
    assert named(text, parts, "embargo", "ends") == ["FOR IMMEDIATE RELEASE", "ENDS"]
    assert named(text, parts, "notes") == ["Notes to editors\n\nThe refuge has twelve rooms."]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "Dear Minister",
                    "Yours sincerely",
                    "Jane Doe: To ask the Minister why.",
                    "John Roe: No.",
                    PROSE,
                    "ENDS",
                    "",
                    "By Ann Poe",
                    "cc: Refuge",
                    "5 May 2022",
                ]
            ),
            st.text(max_size=40),
        ),
        max_size=16,
    )
)
def test_every_part_lies_in_the_text(lines: list[str]) -> None:
    text = "\n".join(lines).strip()
    for layout in LAYOUTS.values():
        for part in layout(text):
            assert 0 <= part.span.start < part.span.end <= len(text)
            assert text[part.span.start : part.span.end].strip()


@given(st.text())
def test_lines_are_where_they_say(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end].strip() == line.text
    assert [line.text for line in split_filled(text)] == [line.text for line in split_lines(text) if line.text]


def read(text: str) -> list[Document]:
    return list(sources.read(RawDocument(Locator("page.txt"), "text", "0" * 64, text)))


ANSWER = "We have set aside two million pounds for the scheme, which will run until the end of March."


def test_a_page_of_questions_is_cut_into_records() -> None:
    text = (
        f"Written Answers\nThursday 9 November 2023\n\nHEALTH\n\nCancer\n\n"
        f"Question S6W-1: Ann Poe, Leeds, Date Lodged: 26/10/2023\n"
        f"To ask the Government what it does.\nAnswered by Ola Bala (09/11/2023):\n{ANSWER}\n\n"
        f"Question S6W-2: Ann Poe, Leeds, Date Lodged: 27/10/2023\n"
        f"To ask the Government what it will do.\nAnswered by Ola Bala (09/11/2023):\n{ANSWER}"
    )
    first, second = read(text)
    assert (first.locator.member, second.locator.member) == ("S6W-1", "S6W-2")
    assert "what it does" in first.text
    assert "what it does" not in second.text
    assert second.text.startswith("Thursday 9 November 2023")
    assert "HEALTH" in second.text
    assert first.original == second.original == text


def test_grouped_questions_with_one_answer_are_one_record() -> None:
    text = (
        "Shipping\n\nLord Osei: To ask Her Majesty's Government what they know.\n\n"
        "To ask Her Majesty's Government what they will do.\n\n"
        f"Lord Roe: {ANSWER}\n\n{ANSWER}"
    )
    assert len(read(text)) == 1


def test_questions_under_one_heading_share_it() -> None:
    text = (
        f"Executive\n\nHuman Rights\n\nAnn Poe: To ask the Executive how many.\n\nOla Bala: {ANSWER}\n\n"
        f"Ann Poe: To ask the Executive how much.\n\nOla Bala: {ANSWER}"
    )
    assert ["Human Rights" in document.text for document in read(text)] == [True, True]


def test_other_papers_are_one_record() -> None:
    assert len(read(f"Refuge opens\n\n{PROSE}\n\nAnn Poe said she would ask the council why it took so long.\n\n{PROSE}")) == 1
