"""Who is named in a text? Each case is a sentence written for it, and the names that a careful reader finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from names_found import findings, named

from corpus.knowledge import name_key, organisations
from corpus.names.names import read
from corpus.names.runs import find_runs

PEOPLE = [
    ("The report was read by Wales' rural minister Mair Hughes and by Tom Okafor.", ["Mair Hughes", "Tom Okafor"]),
    ("Baroness Quill of Redcar asked the Lord Bishop of St Albans.", ["Baroness Quill of Redcar", "Lord Bishop of St Albans"]),
    ("Dr the Rt. Hon. Amos Fielding met Professor Dame Ngozi Adeyemi.", ["Amos Fielding", "Ngozi Adeyemi"]),
    ("Assistant Chief Constable Petra Lowe spoke after Cllr Imran Aziz.", ["Petra Lowe", "Imran Aziz"]),
    (
        "It was signed by Joost van der Meer, Siân ap Rhisiart and Máire Ní Bhriain.",
        ["Joost van der Meer", "Siân ap Rhisiart", "Máire Ní Bhriain"],
    ),
    ("George W. Marsh and R. St J. Pole-Carew agreed.", ["George W. Marsh", "R. St J. Pole-Carew"]),
    ("Republican Gov. Carl Bixby beat Senator Lena Ruiz.", ["Carl Bixby", "Lena Ruiz"]),
    ("Anna Kowalska said no. Later Kowalska changed her mind.", ["Anna Kowalska", "Kowalska"]),
    ("Ms Uche Obiora-Lunt wrote it.", ["Uche Obiora-Lunt"]),
    ("The keys went to Ottilie and Rhys Bellamy.", ["Ottilie Bellamy", "Rhys Bellamy"]),
    (
        "Sir Robert (Bob) Quill and Frances ‘Fran’ Quillon met Lord (Tom) Quill of Redcar.",
        ["Robert Quill", "Frances Quillon", "Lord Quill of Redcar"],
    ),
    (
        "We met Colm Ó hEochaidh, Nuala Mac an tSaoir and Béatrice Quillon.",
        ["Colm Ó hEochaidh", "Nuala Mac an tSaoir", "Béatrice Quillon"],
    ),
    ("Ann Poe, the Bishop of Tarn, came. The Bishop of Tarn, Ann Poe, wrote.", ["Ann Poe", "Ann Poe"]),
    ("Mr A Quillon came.", ["A Quillon"]),
    ("Photo: Nia Pugh Nia Pugh (Plaid Cymru)", ["Nia Pugh", "Nia Pugh"]),
]
ORGANISATIONS = [
    ("It went to the Home Office and the Department for Work and Pensions.", ["Home Office", "Department for Work and Pensions"]),
    (
        "A letter to the Department for Culture, Media and Sport followed.",
        ["Department for Culture, Media and Sport"],
    ),
    ("They wrote to Friends, Families and Travellers on Monday.", ["Friends, Families and Travellers"]),
    (
        "The Lincoln and Lincolnshire Ferry Forum met the Essex Police and Crime Commissioner.",
        ["Lincoln and Lincolnshire Ferry Forum", "Essex Police and Crime Commissioner"],
    ),
    ("The Transport, Skills and Climate Change Committee sat.", ["Transport, Skills and Climate Change Committee"]),
    (
        "The Marlow Institute for Public Health (MIPH) and the MIPH trust agreed.",
        ["Marlow Institute for Public Health", "MIPH", "MIPH"],
    ),
    ("The Kurdish and Middle Eastern Youth Organisation met.", ["Kurdish and Middle Eastern Youth Organisation"]),
    ("The group wrote to the Scottish and Welsh governments.", ["Scottish Government", "Welsh Government"]),
    ("They met officials from the London borough of Hackney.", ["London borough of Hackney"]),
    ("The Metropolitan police gave the names to Kent County Council.", ["Metropolitan police", "Kent County Council"]),
    ("The charity Llety Glas and the federation Casa Abierta signed.", ["Llety Glas", "Casa Abierta"]),
    (
        "These were: Victim Support, Open Hands, Rights of Women, Refuge and Step Forward.",
        ["Victim Support", "Open Hands", "Rights of Women", "Refuge", "Step Forward"],
    ),
    ("Harrop & Sons worked with Leeds Rape Crisis.", ["Harrop & Sons", "Leeds Rape Crisis"]),
    ("The Police and Crime Commissioner for West Tarn replied.", ["Police and Crime Commissioner for West Tarn"]),
    (
        "The loan went to Doctors of the World UK, Barnardo's Cymru, Islamic Relief UK and Brynmoor UK.",
        ["Doctors of the World UK", "Barnardo's Cymru", "Islamic Relief UK", "Brynmoor UK"],
    ),
    ("Bel Vance, manager of Safe Haven Tarn, thanked the NSPCC.", ["Safe Haven Tarn", "NSPCC"]),
]
NOBODY = [
    "A London council was wrong. It is one Kent council of many.",
    "The Domestic Abuse Bill and the Istanbul Convention were debated in Manchester.",
    "The Home Secretary and the Prime Minister met in Westminster Hall on Monday.",
    "The Support for Migrant Victims Scheme ends in March.",
    "She became Minister for Social Justice and then Head of Legal Services.",
    "The police, the council and the Government agreed.",
    "Members of Parliament voted on the Victims and Prisoners Bill.",
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people_are_found(text: str, names: list[str]) -> None:
    assert named(text, "person") == names


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS)
def test_organisations_are_found(text: str, names: list[str]) -> None:
    assert named(text, "organisation") == names


@pytest.mark.parametrize("text", NOBODY)
def test_laws_places_schemes_and_bare_offices_are_nobody(text: str) -> None:
    assert findings(text, kind_of="news").mentions == ()


def test_an_ordinary_word_is_a_charity_only_where_it_speaks_or_stands_inside_a_sentence() -> None:
    assert named("Refuge is what they need. A refuge was found.", "organisation") == []
    assert named("A spokesperson for Refuge agreed.", "organisation") == ["Refuge"]
    assert named("Refuge said it would help.", "organisation") == ["Refuge"]


def test_an_office_with_a_name_beside_it_is_a_person_and_no_organisation() -> None:
    text = "The Safeguarding Minister, Cora Lindqvist, wrote to the Home Secretary."
    assert named(text, "person") == ["Cora Lindqvist"]
    assert named(text, "organisation") == []


def test_the_same_letters_in_lower_case_are_another_word() -> None:
    assert named("Who asked us whether it was nice?", "organisation") == []
    assert named("NICE and the WHO agreed.", "organisation") == ["NICE", "WHO"]


def test_an_acronym_of_a_scheme_is_no_organisation() -> None:
    assert named("The Rural Repair Scheme (RRS) is new. The RRS said nothing.", "organisation") == []


def test_names_in_capitals_are_read_as_names() -> None:
    assert named("HOUSE OF COMMONS\nMID-TARN CONSTABULARY\n", "organisation") == ["HOUSE OF COMMONS", "MID-TARN CONSTABULARY"]


def test_a_run_is_read_once_and_the_same_wherever_it_stands() -> None:
    assert read("Jane Hutt") is read("Jane Hutt")


def test_every_name_of_the_gazetteer_is_its_own_key() -> None:
    assert organisations()[name_key("The Equality & Human Rights Commission")].name == "Equality and Human Rights Commission"
    assert organisations()["ONS"].id == organisations()[name_key("Office for National Statistics")].id
    assert organisations()["HIV"].id == ""


@example("1\n,")
@given(st.text(alphabet="Aa bB’'.,\n(CD-é&1“”:;", max_size=200))
def test_a_mention_is_what_stands_at_its_place(text: str) -> None:
    reach = 0
    for mention in findings(text, kind_of="news").mentions:
        assert mention.surface == text[mention.span.start : mention.span.end]
        assert mention.span.start >= reach
        reach = mention.span.end


@given(st.text(max_size=200))
def test_runs_stand_in_the_text_in_order(text: str) -> None:
    runs = find_runs(text)
    assert all(start < end <= len(text) and "\n" not in text[start:end] for start, end in runs)
    assert runs == sorted(runs)


def test_the_parliament_that_heads_its_record_is_no_actor_of_it() -> None:
    text = (
        "THE SCOTTISH PARLIAMENT  -  Written answers\n\nAda Quill: To ask the Government what it told the Scottish Parliament.\n"
    )
    assert named(text, "organisation", "written_answer") == ["Scottish Parliament"]
    assert named(text.replace(" what it told the Scottish Parliament", " why"), "organisation", "written_answer") == []
