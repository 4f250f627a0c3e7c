"""Do the commands import, list and forget people, and do papers learn of them when they are read again?"""

import json
from pathlib import Path

import pytest
from command_line import commands_on
from library import write
from pennington import PENNINGTON, PEOPLE, SAID_BY_ASHER, SAID_BY_LORD, file_of

from corpus import statuses, workers
from corpus.json_form import loads
from corpus.store import RecordStore


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
    (known,) = json.loads(run("actors list --known --json")[0])
    assert (known["id"], known["aliases"]) == ("lord-pennington-of-wexley", ["Asher Pennington"])
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
