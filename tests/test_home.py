import os
import stat
from pathlib import Path

import pytest
from command_line import commands_on
from library import write

from corpus.errors import HomeError
from corpus.files import find_files
from corpus.home import create_home, find_home, write_private


def test_a_home_is_made_once_and_left_alone_after(tmp_path):
    home = create_home(tmp_path / "a" / "home")
    assert home.exists
    home.config_path.write_text("[ingest]\njobs = 3\n")
    assert create_home(home.root).config() == {"ingest": {"jobs": 3}}


def test_nothing_that_is_written_into_a_home_is_a_paper(tmp_path, capsys):
    run = commands_on(tmp_path / "home", capsys)
    people = tmp_path / "people.json"
    people.write_text('{"persons": [{"id": "q1", "name": "Asher Pennington"}]}', "utf-8")
    for line in (f"ingest {write(tmp_path / 'papers')}", "saved add firewall firewall", "saved run", f"actors import {people}"):
        run(line)
    assert find_files([tmp_path / "home"], tmp_path / "home").files == {}


def test_what_is_written_at_first_is_all_comment(tmp_path):
    home = create_home(tmp_path)
    assert home.config() == {}
    for path in (home.config_path, home.actors_path, *home.topics_path.iterdir()):
        assert all(line.startswith("#") for line in path.read_text().splitlines() if line), path


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_home_is_for_its_owner_only(tmp_path):
    home = create_home(tmp_path / "home")
    assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.root.rglob("*") if path.is_file()} == {0o600}


def test_the_home_named_comes_first_then_the_environment_then_the_parents_then_the_users_own(tmp_path):
    above = create_home(tmp_path / "above").root
    cwd = above / "x" / "y"
    cwd.mkdir(parents=True)
    env = {"DOSSIER_HOME": str(tmp_path / "env"), "XDG_DATA_HOME": str(tmp_path / "xdg"), "HOME": str(tmp_path / "user")}
    assert find_home(tmp_path / "named", env, cwd).root == tmp_path / "named"
    assert find_home(None, env, cwd).root == tmp_path / "env"
    assert find_home(None, {**env, "DOSSIER_HOME": ""}, cwd).root == above
    assert find_home(None, {"XDG_DATA_HOME": str(tmp_path / "xdg")}, tmp_path).root == tmp_path / "xdg" / "dossier"
    assert find_home(None, {"HOME": str(tmp_path / "user")}, tmp_path).root == tmp_path / "user/.local/share/dossier"
    assert find_home(None, {"XDG_DATA_HOME": "relative", "HOME": "/u"}, tmp_path).root == Path("/u/.local/share/dossier")


def test_a_broken_configuration_is_named(tmp_path):
    home = create_home(tmp_path)
    home.config_path.write_text("[ingest\n")
    with pytest.raises(HomeError, match=r"dossier\.toml"):
        home.config()


def test_a_home_where_none_can_be_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError, match="Choose another folder"):
        create_home(tmp_path / "file" / "home")


def test_a_private_file_is_whole_or_not_there(tmp_path):
    write_private(tmp_path / "saved.toml", "one")
    with pytest.raises(UnicodeEncodeError):
        write_private(tmp_path / "saved.toml", "\ud800")
    assert (tmp_path / "saved.toml").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["saved.toml"]
