"""Each exit status: found and not found by the real command in a process of its own, which the others end as, in this one."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from library import EMPTY, ROOT, dossier, environ, typed, write

import cli
from corpus import statuses
from corpus.lock import writer_lock


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    done = typed("--home", folder / "home", "ingest", write(folder / "papers"))
    assert done.returncode == statuses.DONE, done.stderr
    return folder / "home"


def test_found_is_0(home):
    done = dossier("--home", home, "search", "firewall")
    assert (done.returncode, done.stderr) == (statuses.DONE, "")
    assert done.stdout.startswith("3 papers match")


def test_nothing_found_is_1(home):
    done = dossier("--home", home, "search", "firewal")
    assert done.returncode == statuses.NOTHING_FOUND
    assert 'did you mean "firewall"' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", '"firewall'], "^"),
        (["search", "tpoic:firewall"], "topic"),
        (["search", "--tpoic", "x"], "--topic"),
        (["serch"], "search"),
        (["search", "--since", "yesterday"], "2023-07-31"),
        (["search", "--kind", "poem"], "press_release"),
        (["search", "--facet", "colour"], "topic"),
        (["ingest"], "PATH"),
        (["ingest", "papers", "--source", "nobody"], "generic"),
        (["export", "firewall"], "--format"),
        (["ingest", ""], "an empty path names nothing"),
        (["export", "firewall", "--format", "csv", "-o", "", "--force"], "an empty path names nothing"),
        (["saved", "run", "-o", ""], "an empty path names nothing"),
        (["ingest", ".", "--since", "today"], "'today' is not a day; write 2023-07-31."),
        (["search", "-n", "few"], "'few' is not a valid number"),
        (["search", "--facet", "topic:²"], "topic:20"),
        (["search", "firewall", "--home", "x"], "stands before them: dossier --home DIR search"),
        (["search", "firewall", "-o", "x.csv"], "there is no option -o here. To leave out a word of one letter, write NOT o."),
        (["search", "firewall", "-v"], "stands before them: dossier --verbose search"),
        (["update", "-q"], "stands before them: dossier --quiet update"),
        (["topics", "shwo"], "there is no command 'shwo'; did you mean 'show'?"),
        (["saved", "firewall"], "`dossier saved --help` lists the commands"),
    ],
)
def test_a_wrong_command_line_is_2_and_says_what_is_right(home, arguments, said, capsys):
    assert cli.run(["--home", str(home), *arguments]) == statuses.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_a_wrong_query_is_2(home):
    done = typed("--home", home, "search", '"firewall')
    assert (done.returncode, done.stdout) == (statuses.USAGE, "")
    assert "^" in done.stderr
    assert "Traceback" not in done.stderr


def test_some_rejected_is_3_and_the_others_are_kept(tmp_path):
    papers = write(write(tmp_path / "papers"), EMPTY)
    done = typed("--home", tmp_path / "home", "ingest", papers, "--json")
    assert done.returncode == statuses.SOME_REJECTED
    report = json.loads(done.stdout)
    assert report["records"] == 4
    assert [bad["path"].endswith("empty.txt") for bad in report["rejected"]] == [True]
    assert cli.run(["--home", str(tmp_path / "home"), "search", "firewall"]) == statuses.DONE
    assert cli.run(["extract", str(papers / "empty.txt")]) == statuses.SOME_REJECTED


def test_a_failed_topic_test_is_4(home):
    topic = home / "topics" / "lamps.toml"
    topic.write_text('label = "Lamps"\nquery = "lamp"\nmust_match = ["A lantern."]\n', "utf-8")
    try:
        done = typed("--home", home, "topics", "test", "lamps")
    finally:
        topic.unlink()
    assert done.returncode == statuses.NOT_VERIFIED
    assert 'lamps misses "A lantern."' in done.stdout


def test_no_collection_is_5_and_names_ingest(tmp_path):
    done = typed("--home", tmp_path / "none", "search", "x")
    assert done.returncode == statuses.NO_INDEX
    assert "dossier ingest" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_missing_or_damaged_index_is_5_until_it_is_mended(tmp_path, capsys):
    home = tmp_path / "home"
    here = ["--home", str(home)]
    pointer = home / "index" / "current"
    assert cli.run([*here, "ingest", str(write(tmp_path / "papers"))]) == statuses.DONE
    for spoil in (pointer.unlink, lambda: pointer.write_text("x")):
        spoil()
        for command in ("search", "check"):
            assert cli.run([*here, command]) == statuses.NO_INDEX
            assert "rebuild" in "".join(capsys.readouterr())
        assert cli.run([*here, "check", "--repair"]) == statuses.DONE
        assert cli.run([*here, "search", "firewall"]) == statuses.DONE
    pointer.unlink()
    done = typed(*here, "search", "firewall")
    assert (done.returncode, done.stdout) == (statuses.NO_INDEX, "")
    assert "dossier rebuild" in done.stderr


def test_another_writer_is_75_and_named(home, tmp_path):
    with writer_lock(home / "store.db.lock", "dossier ingest elsewhere"):
        done = typed("--home", home, "ingest", write(tmp_path / "papers"))
        assert cli.run(["--home", str(home), "search", "firewall"]) == statuses.DONE, "readers never wait"
    assert done.returncode == statuses.LOCKED
    assert "dossier ingest elsewhere" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
def test_interrupted_is_130_and_leaves_the_last_state(tmp_path, capsys):
    papers = write(tmp_path / "papers")
    home = tmp_path / "home"
    assert cli.run(["--home", str(home), "ingest", str(papers)]) == statuses.DONE
    many = "".join(json.dumps({"id": f"n{n}", "kind": "news", "text": "Lamps and quays. " * 60}) + "\n" for n in range(3000))
    (papers / "many.jsonl").write_text(many, "utf-8")
    # a shell that runs the tests in the background has them ignore the signal, and the command with them
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import cli; cli.main()"
    command = [sys.executable, "-c", hearing, "--home", str(home), "ingest", str(papers), "--jobs", "1"]
    running = subprocess.Popen(command, env=environ(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lock = home / "store.db.lock"
    deadline = time.monotonic() + 30
    while not lock.read_text("utf-8") and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, talk = running.communicate(timeout=30)
    assert running.returncode == statuses.INTERRUPTED, talk
    assert "Traceback" not in talk
    capsys.readouterr()
    assert cli.run(["--home", str(home), "search", "*", "--count"]) == statuses.DONE
    assert capsys.readouterr().out == "4\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break as on Unix")
def test_a_broken_pipe_is_quiet(home):
    reading, writing = os.pipe()
    os.close(reading)
    done = dossier(
        "--home", home, "search", "*", "--format", "jsonl", capture_output=False, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (statuses.DONE, "")


def test_a_defect_is_no_ordinary_status():
    code = "import sys, cli; cli.help_or_command = lambda arguments: 1 / 0; sys.exit(cli.run([]))"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True, text=True, env=environ())
    assert done.returncode == statuses.FAILED
    assert "ZeroDivisionError" in done.stderr


def test_an_encoding_that_lacks_a_character_ends_nothing(home):
    done = dossier("--home", home, "show", "hw-101", env=environ(PYTHONIOENCODING="ascii"))
    assert done.returncode == statuses.DONE
    assert done.stdout.isascii()
