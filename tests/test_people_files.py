"""Is what cannot be read of people data refused, with its reason?"""

import pytest
from pennington import PEOPLE, file_of

from corpus import popolo
from corpus.errors import PeopleError
from corpus.known_actors import listed_actors
from corpus.popolo import read_popolo


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
