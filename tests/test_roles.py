"""Who does what? Each case is a small paper written for it, and the roles in it; letters have files of their own."""

from __future__ import annotations

import pytest
from names_found import resolved, roles_of, unproved

from corpus.dates import PartialDate
from corpus.extractors.roles import plain_name
from corpus.names.departments import body_of_office
from corpus.records import Given

ANSWER = """Domestic Abuse: Rural Areas

Mair Hughes: To ask the Secretary of State for the Home Department, what steps she is taking on rural policing.

Tom Okafor: My officials met Tarn Police and the Refugee Council in March.
"""


def test_a_question_has_an_asker_an_answerer_and_a_body() -> None:
    assert roles_of(ANSWER) == {"asker": {"Mair Hughes"}, "answerer": {"Tom Okafor"}, "answering_body": {"Home Office"}}


def test_a_name_over_a_question_asks_and_whom_the_answer_has_asked_answers_nothing() -> None:
    text = (
        "Written Question          WQ70412 (w)\n\nAda Quillon MS:\nFaint o blant sy'n dysgu nofio?\n"
        "How many of the children who finish primary school in Gwynedd this summer are able to swim a length?\n\n"
        "Nell Trencher, Minister for Social Justice:\nFewer than half can do so, and I have asked Estyn for a report.\n"
    )
    assert roles_of(text, kind_of="written_answer") == {
        "asker": {"Ada Quillon"},
        "answerer": {"Nell Trencher"},
        "answering_body": {"Welsh Government"},
    }


def test_what_came_with_the_file_wins_and_says_where_it_came_from() -> None:
    facts = (
        Given("asker", "Mrs. Cora Lindqvist (Tarn, Lib)", "field:asker"),
        Given("answering_body", "Home Office", "metadata.csv"),
    )
    found = resolved(ANSWER, *facts)
    assert roles_of(ANSWER, *facts)["asker"] == {"Cora Lindqvist"}
    evidence = dict(found.evidence)
    assert evidence["actors.cora-lindqvist.asker"].origin == "field:asker"
    assert evidence["actors.home-office.answering_body"].origin == "metadata.csv"


def test_a_heading_given_with_a_file_means_its_department() -> None:
    heading = Given("answering_body", "HOME DEPARTMENT", "field:h3")
    assert roles_of(ANSWER, heading)["answering_body"] == {"Home Office"}
    assert roles_of(f"Welsh Parliament\n\n{ANSWER}", heading)["answering_body"] == {"Home Department"}


def test_a_department_named_by_a_part_of_the_title_of_another_is_not_that_one() -> None:
    asked = "To ask the Secretary of State for Housing, Communities and Local Government, how many piers have been let."
    named = {actor.name for actor in resolved(f"Piers\n\nNan Quill: {asked}\n\nTom Okafor: Nine.\n").actors}
    assert named == {"Nan Quill", "Tom Okafor", "Ministry of Housing, Communities and Local Government"}


def test_every_role_read_off_the_text_is_proved_by_its_words() -> None:
    assert unproved(ANSWER) == []


@pytest.mark.parametrize(
    ("office", "when", "body"),
    [
        ("Secretary of State for Health", "2009-10-29", "Department of Health"),
        ("Secretary of State for Health", "2020", "Department of Health and Social Care"),
        ("HOME DEPARTMENT", None, "Home Office"),
        ("Secretary of State for Transport", None, "Department for Transport"),
        ("Secretary of State for Transport", "1965-03-02", "Ministry of Transport"),
        ("Secretary of State for Children, Schools and Families", None, "Department for Children, Schools and Families"),
        ("Secretary of State for Magic", None, None),
    ],
)
def test_an_office_stands_for_a_body_at_a_date(office: str, when: str | None, body: str | None) -> None:
    assert body_of_office(office, PartialDate(when) if when else None) == body


def test_a_printed_name_loses_what_is_no_name() -> None:
    assert plain_name("The Rt Hon Humphrey Boyd MP") == "Humphrey Boyd"
    assert plain_name("Mrs. Shelly Glover (Parliamentary Secretary, CPC)") == "Shelly Glover"


def test_whose_expert_speaks_is_not_quoted_for_it() -> None:
    text = 'The dam was "a bet against the weather", a United Nations expert has said.'
    assert "quoted" not in roles_of(text, kind_of="news")
