"""Is a member known by every name held at the date of the paper, and is nobody taken for a namesake?"""

import gzip
import json
from pathlib import Path

import pytest
from command_line import commands_on
from library import write

from corpus import popolo, statuses, workers
from corpus.annotate import annotate
from corpus.errors import PeopleError
from corpus.home import create_home
from corpus.json_form import loads
from corpus.known_actors import KnownActors, known_actors, listed_actors
from corpus.people import name_key
from corpus.people_file import contents, everybody
from corpus.people_file import write as write_people
from corpus.popolo import read_popolo
from corpus.records import Document, Given, Locator, Record
from corpus.store import RecordStore

PENNINGTON = {
    "id": "p1",
    "name": "Lord Pennington of Wexley",
    "birth_date": "1950-02-01",
    "other_names": [
        {"name": "Asher Pennington", "end_date": "2015-06-01"},
        {
            "note": "Main",
            "honorific_prefix": "Lord",
            "lordname": "Pennington",
            "lordofname": "Wexley",
            "start_date": "2015-06-02",
        },
        {"name": "Ашер Пеннингтон", "lang": "ru"},
    ],
    "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
}
PEOPLE = {
    "persons": [
        PENNINGTON,
        {"id": "p2", "name": "Tamsin Pennington"},
        {"id": "p3", "name": "Owen Marlow", "birth_date": "1930-01-01"},
        {"id": "p4", "name": "Owen Marlow", "birth_date": "1965-01-01"},
        {"id": "p5", "name": "Ines Quarry", "honorific_prefix": "Baroness", "family_name": "Quarry", "given_name": "Ines"},
    ],
    "organizations": [{"id": "lower", "name": "House of Samples"}],
    "events": [{"id": "t1", "name": "First", "start_date": "1970-01-01", "end_date": "1979-12-31"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "lower", "role": "member", "start_date": "2001-06-07"},
        {"person_id": "p3", "organization_id": "lower", "role": "member", "legislative_period_id": "t1"},
        {"person_id": "p4", "organization_id": "lower", "role": "member", "start_date": "1997-05-01", "end_date": "2010-04-12"},
        {"person_id": "p9", "organization_id": "lower", "role": "member"},
    ],
}


def file_of(folder: Path, value: object, name: str = "people.json") -> Path:
    path = folder / name
    data = json.dumps(value).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


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


SAID_BY_ASHER = "The bridge is safe, said Asher Pennington on Tuesday. Mr Pennington spoke for an hour."
SAID_BY_LORD = "The bridge is safe, said Lord Pennington of Wexley on Tuesday."


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[actor]]\nid = 'x'", "actor 1 has no name"),
        ("[[actor]]\nname = 'A B'\ntype = 'dog'", "of type 'dog'"),
        ("[[actor]]\nname = 'A B'\naliases = 'C'", "no list of names"),
        ("[[actor]]\nname = 'A B'\nborn = 3", "'born', which means nothing"),
        ("[[actor]]\nname = 'A B'\n[[actor]]\nname = 'C D'\naliases = ['a b']", "Leave it to one"),
        ("name = 'A B'", "no [[actor]]"),
        ("[[actor", "cannot be read"),
    ],
)
def test_a_wrong_actors_file_is_told_with_its_place(tmp_path, text, said):
    path = tmp_path / "actors.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(PeopleError) as error:
        listed_actors(path)
    assert said in str(error.value) and str(path) in str(error.value)


@pytest.mark.parametrize(
    "value",
    [
        {"persons": []},
        {"people": [{"name": "A B"}]},
        {"persons": [{"id": "x"}]},
        {"persons": [{"name": "A B"}]},
        {"persons": "many"},
        ["A B"],
        [{"name": "A B"}],
        [{"person_id": []}],
        17,
    ],
)
def test_what_is_no_popolo_is_refused(tmp_path, value):
    with pytest.raises(PeopleError, match="is no Popolo people data"):
        read_popolo(file_of(tmp_path, value))


def test_broken_files_are_refused(tmp_path):
    whole = file_of(tmp_path, PEOPLE, "p.json.gz").read_bytes()
    (tmp_path / "cut.json.gz").write_bytes(whole[:80])
    (tmp_path / "page.json").write_text("<html></html>")
    for name in ("cut.json.gz", "page.json", "missing.json"):
        with pytest.raises(PeopleError):
            read_popolo(tmp_path / name)


def test_a_file_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(popolo, "LARGEST", 1 << 20)
    for name in ("bomb.json.gz", "large.json"):
        with pytest.raises(PeopleError, match="is larger than 1 MB"):
            read_popolo(file_of(tmp_path, {"persons": [{"id": "a", "name": "A B", "note": "x" * (1 << 21)}]}, name))


def test_bare_lists_and_memberships_alone_are_read(tmp_path):
    posts = [
        {"person_id": ["p1", "p2"], "role": "minister", "start_date": "2014-04-22", "end_date": "9999-12-31"},
        {"person_id": []},
    ]
    assert [(post.person_id, post.end) for post in read_popolo(file_of(tmp_path, posts)).memberships] == [
        ("p1", None),
        ("p2", None),
    ]
    assert read_popolo(file_of(tmp_path, [{"id": "a", "name": "Asa Brook"}])).persons[0].names[0].name == "Asa Brook"


def test_spellings_of_a_name_have_one_key():
    assert name_key("Siân Pole-Carew MP") == name_key("Sian Pole Carew")
    assert name_key("Baron Steel of Aikwood") == name_key("Lord Steel of Aikwood")
    assert name_key("Pennington") == name_key("Mr Pennington") == ""


# the commands


@pytest.fixture
def run(tmp_path, capsys):
    return commands_on(tmp_path / "home", capsys)


def test_papers_ingested_before_learn_of_people_when_they_are_read_again(run, tmp_path, monkeypatch):
    write(tmp_path / "papers", {"one.txt": f"4 May 2010\n\n{SAID_BY_ASHER}\n", "two.txt": f"4 May 2018\n\n{SAID_BY_LORD}\n"})
    run(f"ingest {tmp_path / 'papers'} --jobs 1")
    assert actor_ids(tmp_path) == {"asher-pennington", "lord-pennington-of-wexley"}
    _, err = run(f"actors import {file_of(tmp_path, PEOPLE)}")
    assert "people.json: 5 people, 4 memberships" in err
    assert "next: dossier rebuild --from-files" in err
    assert "1 membership is of people whom no imported file names" in err
    assert "2 files were read" in run("status")[0]
    with monkeypatch.context() as patch:
        patch.setattr(workers, "WORTH_WORKERS", 0)  # a worker learns of them too
        run("rebuild --from-files --jobs 1")
    assert actor_ids(tmp_path) == {"lord-pennington-of-wexley"}
    assert "outdated" not in run("status")[0]
    assert run('search --actor "Lord Pennington of Wexley" --count')[0] == "2\n"
    out, _ = run('actors show "Asher Pennington"')
    assert "known as    Lord Pennington of Wexley (since 2015-06-02), Asher Pennington (until 2015-06-01)" in out
    assert "papers      2" in out
    run("actors import --forget people.json")
    run("rebuild --from-files --jobs 1")
    assert actor_ids(tmp_path) == {"asher-pennington", "lord-pennington-of-wexley"}


def actor_ids(folder: Path) -> set[str]:
    with RecordStore(folder / "home" / "store.db") as store:
        return {actor.id for line in store.lines() for actor in loads(line).actors if actor.type == "person"}


def test_import_lists_replaces_and_forgets(run, tmp_path):
    path = file_of(tmp_path, PEOPLE)
    run(f"actors import {path}")
    assert "tamsin-pennington" in run("actors list --known pennington")[0]
    file_of(tmp_path, {"persons": [PENNINGTON]})
    run(f"actors import {path}")
    assert run("actors list --known tamsin", statuses.NOTHING_FOUND)[0] == "name  also  id  from\n"
    assert run("actors import")[0] == "people.json\t1 person, 0 memberships\n"
    assert json.loads(run("actors list --known --json")[0])[0]["id"] == "lord-pennington-of-wexley"
    assert "no file 'other.json'" in run("actors import --forget other.json", statuses.USAGE)[1]
    run("actors import --forget people.json")
    run("actors import", statuses.NOTHING_FOUND)
    assert not (tmp_path / "home" / "people.db").exists()


def test_a_failed_import_leaves_what_was_known(run, tmp_path):
    run(f"actors import {file_of(tmp_path, PEOPLE)}")
    wrong = file_of(tmp_path, {"persons": []}, "wrong.json")
    assert "wrong.json is no Popolo" in run(f"actors import {tmp_path / 'people.json'} {wrong}", statuses.USAGE)[1]
    assert run("actors import")[0].count("\n") == 1


@pytest.mark.parametrize("line", ["status", "actors list --known", "actors import", "ingest papers"])
def test_a_damaged_people_file_is_named(run, tmp_path, line):
    run(f"actors import {file_of(tmp_path, PEOPLE)}")
    (tmp_path / "home" / "people.db").write_bytes(b"no database at all, but long enough to be read as one" * 99)
    assert "people.db is damaged" in run(line, statuses.USAGE)[1]


def test_terms_that_only_an_election_parts_are_shown_as_one(run, tmp_path):
    days = [("2001-06-07", "2005-04-11"), ("2005-05-05", "2010-04-12"), ("2015-05-07", None)]
    posts = [{"person_id": "p1", "role": "member", "start_date": start, "end_date": end} for start, end in days]
    run(f"actors import {file_of(tmp_path, {'persons': [PENNINGTON], 'memberships': posts})}")
    out, _ = run("actors show lord-pennington-of-wexley")
    assert "was         member (2001-06-07 to 2010-04-12); member (since 2015-05-07)\n" in out
    assert out.count("lord-pennington-of-wexley") == 1
