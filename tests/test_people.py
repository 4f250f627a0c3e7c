"""Is a member known by every name held at the date of the paper, and is nobody taken for a namesake?"""

import pytest
from pennington import PENNINGTON, PEOPLE, SAID_BY_ASHER, SAID_BY_LORD, file_of

from corpus.annotate import annotate
from corpus.home import create_home
from corpus.known_actors import KnownActors, known_actors
from corpus.people import person_key
from corpus.people_file import contents, everybody
from corpus.people_file import write as write_people
from corpus.popolo import read_popolo
from corpus.records import Document, Given, Locator, Record


@pytest.fixture
def home(tmp_path):
    made = create_home(tmp_path / "home")
    write_people(made.people_path, [read_popolo(file_of(tmp_path, PEOPLE))])
    return made


@pytest.fixture
def known(home):
    return known_actors(home)


def record_of(text: str, date: str | None, known: KnownActors | None) -> Record:
    given = (Given("kind", "news", "metadata.csv"), *([Given("date", date, "metadata.csv")] if date else []))
    paper = Document(Locator("paper.txt"), "text", "generic", "0" * 64, text, text, ((0, 0, len(text)),), (), given)
    return annotate(paper, None, known)


def ids(text: str, date: str | None, known: KnownActors | None) -> list[str]:
    return [actor.id for actor in record_of(text, date, known).actors if actor.type == "person"]


def test_a_member_has_one_id_under_every_name_held_at_the_time(known):
    member = record_of(SAID_BY_ASHER, "2010-05-04", known).actors[0]
    peer = record_of(SAID_BY_LORD, "2018-05-04", known).actors[0]
    assert (member.id, member.name) == ("lord-pennington-of-wexley", "Asher Pennington")
    assert (peer.id, peer.name) == ("lord-pennington-of-wexley", "Lord Pennington of Wexley")
    assert "Lord Pennington of Wexley" in member.aliases
    assert "Asher Pennington" in peer.aliases
    assert len(member.mentions) == 2


def test_a_name_is_not_used_beyond_its_days(known):
    assert ids(SAID_BY_ASHER, "2018-05-04", known) == ["asher-pennington"]
    assert ids(SAID_BY_ASHER, "1990-05-04", known) == ["asher-pennington"]  # before the first office
    assert ids(SAID_BY_ASHER, "2015", known) == ["lord-pennington-of-wexley"]  # a year in which it was held


def test_the_evidence_says_who_told_it(known):
    record = record_of(SAID_BY_ASHER, "2010-05-04", known)
    (proof,) = record.evidence["actors.lord-pennington-of-wexley.identity"]
    assert proof.rule == "people.name: people.json"
    assert record.body[proof.span.start : proof.span.end] == proof.surface == "Asher Pennington"


def test_people_of_one_surname_are_never_joined(known):
    text = "Asher Pennington met Tamsin Pennington and Rory Pennington. Then Pennington left."
    assert ids(text, "2010-05-04", known) == ["lord-pennington-of-wexley", "tamsin-pennington", "rory-pennington"]
    assert ids("Pennington left the room, said Ms Pennington.", "2010-05-04", known) == ids(
        "Pennington left the room, said Ms Pennington.", "2010-05-04", None
    )


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("1975-03-01", "owen-marlow-1930"),
        ("2005-03-01", "owen-marlow-1965"),
        ("2020-03-01", "owen-marlow"),
        (None, "owen-marlow"),
    ],
)
def test_of_namesakes_only_the_one_in_office_is_meant(known, date, found):
    assert ids("Owen Marlow said that the bridge was safe.", date, known) == [found]


def test_a_peer_is_known_by_title_and_family_name(known):
    assert ids("Lady Quarry said that the bridge was safe.", "2020-01-01", known) == ["ines-quarry"]


def test_two_names_of_one_person_in_a_paper_are_one_actor(known):
    record = record_of("Ines Quarry came in. Lady Quarry said: “The bridge is safe for all who cross it.”", "2020-01-01", known)
    assert [actor.id for actor in record.actors] == ["ines-quarry"]
    assert [quote.actor_id for quote in record.quotes] == ["ines-quarry"]
    assert set(record.evidence) >= {"actors.ines-quarry.identity", "actors.ines-quarry.quoted"}


def test_the_same_person_in_two_files_is_one_and_a_name_alone_joins_nobody(tmp_path, home):
    other = {"persons": [{**PENNINGTON, "id": "elsewhere"}, {"id": "z", "name": "Tamsin Pennington", "birth_date": "1980"}]}
    files = [read_popolo(file_of(tmp_path, PEOPLE)), read_popolo(file_of(tmp_path, other, "others.json.gz"))]
    write_people(home.people_path, files)
    found = {person.id: person for person in everybody(home.people_path)}
    assert found["lord-pennington-of-wexley"].files == ("others.json.gz", "people.json")
    assert sum(identity.startswith("tamsin-pennington-") for identity in found) == 2
    write_people(home.people_path, files[::-1])
    assert {person.id: person for person in everybody(home.people_path)} == found
    assert contents(home.people_path) == tuple(sorted(files, key=lambda file: file.name))


def test_the_users_own_actors_win_and_are_recognised_by_every_alias(home):
    home.actors_path.write_text(
        '[[actor]]\nname = "Asher Pennington"\nid = "asher"\naliases = ["the Wexley man"]\n'
        '[[actor]]\nname = "Step Forward"\ntype = "organisation"\naliases = ["lamp circle"]\n',
        "utf-8",
    )
    record = record_of("Asher Pennington and the lamp circle wrote to lamp circles.", "2010-05-04", known_actors(home))
    found = {actor.id: (actor.name, [record.body[m.start : m.end] for m in actor.mentions]) for actor in record.actors}
    assert found["asher"] == ("Asher Pennington", ["Asher Pennington"])
    assert found["step-forward"] == ("Step Forward", ["lamp circle"])


def test_spellings_of_a_name_have_one_key():
    assert person_key("Siân Pole-Carew MP") == person_key("Sian Pole Carew")
    assert person_key("Baron Steel of Aikwood") == person_key("Lord Steel of Aikwood")
    assert person_key("Pennington") == person_key("Mr Pennington") == ""
