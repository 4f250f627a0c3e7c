"""What of the papers found is printed with --fields, --output and -0?"""

import json
import shlex

import pytest
from command_line import home_of
from papers import actor, paper

import cli
from corpus import statuses


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    letter = paper(id="uin-2", title="=Lamps", kind="letter", quotes=(), actors=(actor("Mina Okoro", "author"),))
    return home_of(tmp_path_factory.mktemp("outputs") / "home", [paper(), letter])


@pytest.fixture
def run(home, capfdbinary):
    def run_it(line: str, status: int = statuses.DONE) -> str:
        got = cli.run(["--home", str(home.root), *shlex.split(line)])
        out, err = capfdbinary.readouterr()
        assert got == status, (out, err)
        return (out + err).decode()

    return run_it


def test_chosen_columns(run):
    assert run("search firewall --fields id,title --sort title").splitlines() == [
        "id     title",
        "uin-2  =Lamps",
        "uin-1  Safe reporting",
    ]
    assert run("search --fields id,title --format csv --kind letter") == "id,title\r\nuin-2,'=Lamps\r\n"
    assert run("search --fields id,answering_body --format tsv --sort title").splitlines()[2] == "uin-1\tOffice for Harbours"
    assert [json.loads(line)["id"] for line in run("search --fields id --format jsonl --sort title").splitlines()] == [
        "uin-2",
        "uin-1",
    ]
    assert run("search --fields id -n 1 --sort title").splitlines() == ["id", "uin-2"]


def test_names_that_end_in_nul(run):
    assert run("search --format ids -0 --sort title") == "uin-2\0uin-1\0"
    assert run("search --format paths -0 -n 1").endswith("\0")
    assert run("search --output actors -0").split("\0")[0] == "Mina Okoro"


def test_quotes_actors_and_paths(run):
    assert "A firewall keeps people safe." in run("search --output quotes")
    assert [one["speaker"] for one in json.loads(run("search --output quotes --format json"))["quotes"]] == ["Mina Okoro"]
    assert json.loads(run("search --output quotes --format jsonl"))["record"] == "uin-1"
    assert run("search --output actors").splitlines() == ["Mina Okoro", "Office for Harbours", "Rowan Ashdown"]
    assert json.loads(run("search --output actors --format json"))["actors"][0] == {
        "id": "mina-okoro",
        "name": "Mina Okoro",
        "count": 2,
    }
    assert len(run("search --output paths").splitlines()) == len(set(run("search --format paths").splitlines()))
    assert run('search --actor "Mina Okoro" --count') == "2\n"


@pytest.mark.parametrize(
    "line",
    [
        "search --fields nothing",
        "search --fields id --format json",
        "search --fields id --format ids",
        "search --output actors --format csv",
        "search --output actors --fields id",
        "search -0",
        "search --output quotes -0",
        "search --format csv -0",
    ],
)
def test_what_does_not_go_together_is_refused(run, line):
    run(line, statuses.USAGE)


def test_nothing_found(run):
    assert "no paper has the word" in run("search xylophone --output actors", statuses.NOTHING_FOUND)
