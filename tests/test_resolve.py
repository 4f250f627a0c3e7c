"""When are two names one actor's?"""

from __future__ import annotations

from names_found import resolved

from corpus.identity import Bodies, People
from corpus.records import Actor, Given


def actors(text: str, kind_of: str = "news") -> dict[str, Actor]:
    return {actor.name: actor for actor in resolved(text, kind_of=kind_of).actors}


def test_title_and_surname_join_the_full_name() -> None:
    found = actors("Mair Hughes asked. Ms Hughes waited, and Hughes left.")
    assert list(found) == ["Mair Hughes"]
    assert len(found["Mair Hughes"].mentions) == 3
    assert "Ms Hughes" in found["Mair Hughes"].aliases


def test_two_people_of_one_surname_stay_two() -> None:
    found = actors("Mair Hughes met Tom Hughes. Then Hughes left.")
    assert list(found) == ["Mair Hughes", "Tom Hughes"]
    assert all(len(actor.mentions) == 1 for actor in found.values())


def test_initials_and_middle_names_join_and_other_given_names_do_not() -> None:
    people = People()
    full = people.find("George Walker Marsh")
    assert people.find("George W. Marsh") is full
    assert people.find("G. Marsh") is full
    assert people.find("Laura Marsh") is not full


def test_a_peer_joins_under_either_style_but_not_another_title() -> None:
    people = People()
    lord = people.find("Lord Thomas of Gresford")
    assert people.find("Lord Thomas") is lord
    assert people.find("Thomas") is not lord
    young = people.find("Baroness Young")
    assert people.find("Lady Young") is young


def test_an_acronym_joins_the_name_before_its_brackets() -> None:
    found = actors("The Marlow Institute for Health (MIHE) met. MIHE agreed.")
    assert list(found) == ["Marlow Institute for Health"]
    assert found["Marlow Institute for Health"].aliases == ("MIHE",)


def test_an_acronym_joins_the_name_of_its_initials() -> None:
    bodies = Bodies()
    body = bodies.named("General and Motor Recovery Union")
    assert bodies.named("GMRU") is body


def test_a_known_organisation_joins_under_all_its_names() -> None:
    found = resolved("The ONS reported. The Office for National Statistics reported.", kind_of="news").actors
    assert [(actor.id, actor.name) for actor in found] == [("office-for-national-statistics", "Office for National Statistics")]


def test_who_has_no_role_is_mentioned() -> None:
    assert actors("Mair Hughes met the Home Office.")["Home Office"].roles == ("mentioned",)


def test_a_quotation_points_at_its_speaker() -> None:
    found = resolved("Mair Hughes waited. “It is late,” Hughes said.", kind_of="news")
    assert [(quote.speaker, quote.actor_id) for quote in found.quotes] == [("Mair Hughes", "mair-hughes")]


def test_ids_differ_even_where_names_do_not() -> None:
    found = resolved("Mair Hughes asked the Mair Hughes Foundation.", kind_of="news").actors
    assert len({actor.id for actor in found}) == len(found) == 2


def test_a_peer_is_one_with_the_name_before_the_style() -> None:
    assert list(actors("Barnabas Thole, Lord Thole of Cromer, was told.")) == ["Lord Thole of Cromer"]


def test_a_surname_joins_a_full_name_that_only_the_file_gives() -> None:
    given = Given("addressee", "Perpetua Gunn", "field:Cc")
    found = resolved("Supt Gunn said that the horse in the yard would go.", given, kind_of="letter").actors
    assert [(actor.name, actor.roles) for actor in found] == [("Perpetua Gunn", ("addressee",))]


def test_an_account_is_nobody_whom_another_field_names() -> None:
    given = (Given("author", "foi", "field:From"), Given("addressee", "Foi Byron", "field:To"))
    found = resolved("Some words of the letter.", *given, kind_of="letter").actors
    assert {actor.name: actor.roles for actor in found} == {"foi": ("author",), "Foi Byron": ("addressee",)}
