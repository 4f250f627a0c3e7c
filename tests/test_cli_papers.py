"""Papers in, records out: ingest, extract and demo as they are typed."""

import io
import json
import sys

import pytest
from library import EMPTY, PAPERS, write

import cli
from corpus import statuses
from corpus.json_form import loads
from search.commands import demo


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command in a home of its own; returns its output and talk."""

    def run_it(*words: object, status: int = statuses.DONE) -> tuple[str, str]:
        got = cli.run(["--home", str(tmp_path / "home"), *map(str, words)])
        out, err = capsys.readouterr()
        assert got == status, (out, err)
        return out, err

    return run_it


def test_ingest_says_what_it_did_and_what_is_next(run, tmp_path):
    papers = write(tmp_path / "papers")
    out, err = run("ingest", papers)
    assert out == ""
    assert "made a home at" in err
    assert "3 files, 4 papers: 4 added\n" in err
    assert "next: dossier search WORDS" in err
    assert "3 files, 4 papers: 4 unchanged\n" in run("ingest", papers)[1]


def test_ingest_follows_the_files(run, tmp_path):
    papers = write(tmp_path / "papers")
    run("ingest", papers)
    (papers / "letter.txt").unlink()
    (papers / "release.txt").write_text(PAPERS["release.txt"].replace("peace", "quiet"), "utf-8")
    (papers / "new.txt").write_text("Dear Minister,\n\nThe lamps are out.\n\nYours,\nMina Okoro\n", "utf-8")
    _, err = run("ingest", papers)
    assert "1 file that was ingested is gone; the records stay until you ingest with --prune" in err
    assert run("search", "firewall", "--count")[0] == "3\n"
    assert run("search", "quiet", "--count")[0] == "1\n"
    told = run("ingest", papers, "--prune")[1]
    assert "1 removed" in told and "the records stay" not in told
    assert run("search", "firewall", "--count")[0] == "2\n"
    assert run("search", "lamps", "-kind:written_answer", "--count")[0] == "1\n"


def test_a_dry_run_does_nothing(run, tmp_path):
    papers = write(tmp_path / "papers")
    _, err = run("ingest", papers, "--dry-run")
    assert "dry run, nothing was done: 3 files, 4 papers: 4 added" in err
    assert not (tmp_path / "home").exists()
    run("ingest", papers)
    (papers / "letter.txt").unlink()
    assert "1 removed" in run("ingest", papers, "--dry-run", "--prune")[1]
    assert run("search", "*", "--count")[0] == "4\n"


def test_rejections_name_the_file_the_reason_and_the_next_step(run, tmp_path):
    papers = write(write(tmp_path / "papers"), EMPTY)
    _, err = run("ingest", papers, status=statuses.SOME_REJECTED)
    assert "1 paper could not be read:" in err
    assert "empty.txt" in err
    assert "load: " in err
    assert "empty.txt" in run("status")[0]
    run("-q", "ingest", papers, status=statuses.SOME_REJECTED)


def test_rebuild_from_files_reads_them_again(run, tmp_path):
    papers = write(tmp_path / "papers")
    run("ingest", papers)
    before = run("search", "*", "--format", "jsonl")[0]
    _, err = run("rebuild", "--from-files")
    assert "3 files, 4 papers: 4 unchanged" in err
    assert "indexed 4 papers of revision 1" in err
    assert run("search", "*", "--format", "jsonl")[0] == before
    (tmp_path / "home" / "topics" / "lighting.toml").write_text('query = "lamp*"\n', "utf-8")
    assert "1 changed" in run("rebuild", "--from-files")[1]
    assert run("search", "--topic", "lighting", "--count")[0] == "1\n"


def test_the_report_as_json(run, tmp_path):
    report = json.loads(run("ingest", write(tmp_path / "papers"), "--json")[0])
    names = ["format", "revision", "files", "records", "added", "changed", "unchanged", "removed", "rejected"]
    assert [name for name in report if name in names] == names
    assert {name: report[name] for name in names} == {
        **dict.fromkeys(names, 0),
        "format": 1,
        "revision": 1,
        "files": 3,
        "records": 4,
        "added": 4,
        "rejected": [],
    }


def test_extract_prints_records_and_stores_nothing(run, tmp_path):
    papers = write(tmp_path / "papers")
    records = [loads(line) for line in run("extract", "--json", papers)[0].splitlines()]
    assert {record.kind for record in records} == {"letter", "press_release", "written_answer"}
    assert all(record.topics for record in records if "firewall" in record.body)
    assert not (tmp_path / "home").exists()
    out, _ = run("extract", papers / "letter.txt")
    assert "letter · 14 March 2022" in out
    assert "Rowan Ashdown" in out


def test_extract_reads_the_standard_input(run, tmp_path, monkeypatch):
    papers = write(tmp_path / "papers")

    def piped(content: bytes, *words: object, **more: int) -> tuple[str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        return run("extract", "-", *words, **more)

    letter = (papers / "letter.txt").read_bytes()
    (record,) = (loads(line) for line in piped(letter, "--json")[0].splitlines())
    assert (record.kind, record.source.path, str(record.date)) == ("letter", "standard input", "2022-03-14")
    assert len(piped((papers / "answers.jsonl").read_bytes(), papers / "letter.txt", "--json")[0].splitlines()) == 3
    assert "HTML" in piped(b"<html><body><p>HTML was found.</p></body></html>")[0]
    assert "standard input" in piped(b"\x89PNG", status=statuses.SOME_REJECTED)[1]
    monkeypatch.setattr("corpus.loaders.PAPER_BYTES", 100)
    assert "is larger than" in piped(letter, status=statuses.SOME_REJECTED)[1]


def test_extract_goes_on_after_a_bad_paper(run, tmp_path):
    papers = write(write(tmp_path / "papers"), EMPTY)
    out, err = run("extract", "--json", papers, papers / "none.txt", status=statuses.SOME_REJECTED)
    assert len(out.splitlines()) == 4
    assert "empty.txt" in err
    assert "none.txt" in err


def test_the_homes_own_topics_are_matched(run, tmp_path):
    run("init", tmp_path / "home")
    (tmp_path / "home" / "topics" / "lighting.toml").write_text('label = "Lighting"\nquery = "lamp*"\n', "utf-8")
    run("ingest", write(tmp_path / "papers"))
    assert run("search", "--topic", "lighting", "--format", "ids")[0] == "hw-102\n"


@pytest.mark.usefixtures("in_this_process")
def test_the_demo_shows_everything_and_is_quick_the_second_time(run):
    first, talk = run("demo")
    assert "added" in talk
    for sign in ("papers match", "topic\n", ", line ", "role.", "TY  - ", "“", "2023 "):
        assert sign in first, sign
    second, talk = run("demo")
    assert "added" not in talk
    assert first.count("$ dossier") == second.count("$ dossier") == len(demo.STEPS)


def test_the_demo_leaves_a_collection_of_other_papers_alone(run, tmp_path):
    run("ingest", write(tmp_path / "papers"))
    assert "holds papers of its own" in run("demo", status=statuses.USAGE)[1]
    assert run("search", "*", "--count")[0] == "4\n"


def test_the_demo_has_a_home_of_its_own():
    assert demo.demo_home({"XDG_DATA_HOME": "/data"}).root.as_posix() == "/data/dossier-demo"
