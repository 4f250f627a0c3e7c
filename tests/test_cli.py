"""What do the other commands print? In this process, on a home of a few records."""

import errno
import json
import os
import shlex
import sys

from command_line import home_of
from papers import BODY, paper

import cli
from corpus import statuses
from corpus.records import Quote


def test_topics(run, collection):
    (collection.topics_path / "lamps.toml").write_text('label = "Lamps"\nquery = "lamp*"\nmust_match = ["A lamp."]\n', "utf-8")
    try:
        rows = json.loads(run("topics list --json")[0])
        assert {"id": "lamps", "label": "Lamps", "count": 3, "path": str(collection.topics_path / "lamps.toml")} in rows
        assert "lamp*" in run("topics show lamps")[0]
        told = run("topics test lamps")
        assert "lamps       1.00    1.00       3\n" in told[0]
        assert "rebuild" not in told[1]
        (collection.topics_path / "lamps.toml").write_text('query = "stamp*"\nmust_match = ["A lamp."]\n', "utf-8")
        output, talk = run("topics test lamps --papers", statuses.NOT_VERIFIED)
        assert "0 of 1 topics match their examples\nnext: correct the query or the examples of lamps;" in talk
        assert "+0 −3  failed" in output
        assert 'lamps misses "A lamp."' in output
        assert output.count("\n- lamps  ") == 3
        (found,) = json.loads(run("topics test lamps --json", statuses.NOT_VERIFIED)[0])
        assert (found["recall"], found["missed"], found["papers"], found["added"], len(found["removed"])) == (
            0,
            ["A lamp."],
            0,
            [],
            3,
        )
        (collection.topics_path / "lamps.toml").write_text('query = "stamp*"\nmust_match = ["A stamp."]\n', "utf-8")
        assert "next: dossier rebuild --from-files" in run("topics test lamps")[1]
        (collection.topics_path / "lamps.toml").write_text("query = '\"lamp'\n", "utf-8")
        assert "lamps.toml, line 1" in run("topics", statuses.USAGE)[1]
    finally:
        (collection.topics_path / "lamps.toml").unlink()
    assert "article-59" in run("topics")[0]
    assert "there is no topic 'xyz'" in run("topics show xyz", statuses.USAGE)[1]


def test_actors(run):
    out, _ = run("actors list quayle")
    assert out.splitlines()[1].split("  ")[0] == "Ada Quayle"
    out, _ = run("actors show ms quayle")
    assert "said-by     3" in out
    assert "2024 3 █" in out
    assert "nobody in the papers has such a name\n" in run("actors list xyzzy", statuses.NOTHING_FOUND)[1]
    assert "there is 'Ada Quayle'" in run("actors list qauyle", statuses.NOTHING_FOUND)[1]
    run("actors show xyzzy", statuses.NOTHING_FOUND)
    assert json.loads(run("actors list --role publisher --json")[0]) == [
        {"id": "harbour-alliance", "name": "Harbour Alliance", "count": 3}
    ]


def test_tables_of_what_is_known(run):
    assert "--answered-by" in run("fields")[0]
    assert {row["name"] for row in json.loads(run("fields --json")[0])} > {"title", "said-by", "date"}
    assert "jsonl" in run("formats")[0]
    assert run("sources")[0].splitlines()[-1].startswith("generic")


def test_status(run, collection):
    report = json.loads(run("status --json")[0])
    assert report["records"] == 5
    assert report["kinds"] == {"press_release": 3, "letter": 1, "written_answer": 1}
    assert report["dates"] == {"first": "2023-07-31", "last": "2024-03"}
    assert report["index"]["state"] == "current"
    assert report["rejections"] == [
        {"path": "bad.pdf", "member": None, "stage": "load", "reason": "bad.pdf is empty. Leave it out."}
    ]
    out, _ = run("status")
    assert "  bad.pdf\n    load: is empty. Leave it out.\n" in out
    assert run("")[0] == out


def test_check_finds_all_well(run):
    assert "all is well: 5 papers" in run("check")[0]


def test_check_finds_and_mends_a_spoilt_index(run, collection):
    current = collection.index_path / (collection.index_path / "current").read_text().strip()
    largest = max((path for path in current.iterdir() if path.name != "manifest.json"), key=lambda path: path.stat().st_size)
    spoilt = bytearray(largest.read_bytes())
    spoilt[len(spoilt) // 2] ^= 255
    largest.write_bytes(spoilt)
    assert largest.name in run("check", statuses.NO_INDEX)[0]
    assert "mended" in run("check --repair")[0]
    assert run("search lamps --count")[0] == "3\n"


def test_rebuild_changes_no_answer(run):
    before = run("facets --format json --all")[0]
    _, err = run("rebuild")
    assert "indexed 5 papers of revision 1" in err
    assert run("facets --format json --all")[0] == before


def test_help_is_a_command_as_well(capsys):
    for line in ("", "search", "saved add"):
        told = []
        for words in (["help", *line.split()], [*line.split(), "--help"]):
            assert cli.run(words) == statuses.DONE
            told.append(capsys.readouterr().out)
        assert told[0] == told[1] != ""


def test_a_home_on_a_read_only_disk_can_be_asked(collection, run, monkeypatch):
    really = os.open

    def refused(path, flags, *more, **named):
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(collection.root)):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return really(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refused)
    assert run("search lamp* --count")[0] == "3\n"
    assert "all is well" in "".join(run("check"))
    assert "store.db.lock: Read-only file system" in run("actors rename 'Ada Quayle' Ada", statuses.USAGE)[1]
    wal = collection.store_path.with_name("store.db-wal")
    wal.write_bytes(b"")  # of a writer that was interrupted
    assert "cannot be opened" in run("search lamp*", statuses.USAGE)[1]
    wal.unlink()


def test_quiet_is_quiet(collection, capsys):
    assert cli.run(["--home", str(collection.root), "-q", "search", "xyzzy", "--count"]) == statuses.NOTHING_FOUND
    assert capsys.readouterr() == ("0\n", "")


def test_colour_is_only_on_request_in_a_pipe(collection, capsys):
    for colour, coloured in (("auto", False), ("never", False), ("always", True)):
        cli.run(["--home", str(collection.root), "--color", colour, "search", "firewall", "--facet", "kind"])
        assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_init_makes_a_home_and_spoils_none(tmp_path, capsys):
    folder = tmp_path / "new home"
    assert cli.run(["init", str(folder)]) == statuses.DONE
    assert f"dossier --home '{folder}' ingest PATH" in capsys.readouterr().err
    config = folder / "dossier.toml"
    lines = config.read_text("utf-8").splitlines()
    assert all(line.startswith("#") or not line for line in lines)
    config.write_text("[search]\nresults = 2\n", "utf-8")
    assert cli.run(["init", str(folder)]) == statuses.DONE
    assert "is a home already" in capsys.readouterr().err
    assert config.read_text("utf-8") == "[search]\nresults = 2\n"


def test_a_page_is_as_dossier_toml_says(run, collection):
    before = collection.config_path.read_text("utf-8")
    collection.config_path.write_text('[search]\nresults = 2\nfacets = ["kind:1"]\n', "utf-8")
    try:
        out, _ = run("search '*'")
        collection.config_path.write_text('[search]\nfacets = ["colour"]\n', "utf-8")
        told = run("search '*'", statuses.USAGE)[1]
        assert "dossier.toml: [search] facets: 'colour' cannot be counted" in told
        assert "did you mean asked-by?" in run("facets --facet asker", statuses.USAGE)[1]
        assert "Did you mean addressed-to:?" in run("search addressee:x", statuses.USAGE)[1]
        collection.config_path.write_text('[search]\nresults = "ten"\n', "utf-8")
        assert "dossier.toml: [search] results is 'ten'" in run("search '*'", statuses.USAGE)[1]
        collection.config_path.write_text("[ingest]\njobs = -1\n", "utf-8")
        assert "dossier.toml: [ingest] jobs is -1" in run(f"ingest {collection.topics_path}", statuses.USAGE)[1]
        collection.config_path.write_text("[search\n", "utf-8")
        assert "dossier.toml cannot be read" in run("search '*'", statuses.USAGE)[1]
    finally:
        collection.config_path.write_text(before, "utf-8")
    assert "\n 2  " in out and "\n 3  " not in out
    assert "press_release 3 ████████████\n(other 2, none 0)" in out


def test_dossier_alone_says_how_to_begin(tmp_path, capsys):
    assert cli.run(["--home", str(tmp_path / "none")]) == statuses.DONE
    out, _ = capsys.readouterr()
    assert "dossier ingest" in out and "dossier demo" in out
    assert not (tmp_path / "none").exists()


def test_a_home_without_papers_asks_for_some(tmp_path, capsys):
    here = ["--home", str(tmp_path / "home")]
    assert cli.run(["init", str(tmp_path / "home")]) == statuses.DONE
    for command in ("search", "facets", "quotes", "timeline", "actors"):
        assert cli.run([*here, command]) == statuses.NO_INDEX
        assert "holds no papers yet. Run: dossier ingest PATH" in capsys.readouterr().err
    assert cli.run([*here]) == statuses.DONE
    out, _ = capsys.readouterr()
    assert "next        dossier ingest PATH" in out
    assert "rebuild" not in out
    assert cli.run([*here, "check"]) == statuses.DONE
    assert "all is well: 0 papers" in capsys.readouterr().out


def test_the_first_ingest_is_named_while_it_runs(home, store, capsys):
    with store.transaction("ingest"):
        assert cli.run(["--home", str(home.root), "search", "lamps"]) == statuses.NO_INDEX
    assert "the first papers are being read just now" in capsys.readouterr().err


def test_a_body_with_orders_for_a_terminal_is_harmless(tmp_path, capsys):
    hostile = "\x1b]0;owned\x07 \x1b[2J\u202e firewall " + BODY
    found = home_of(
        tmp_path / "home", [paper(title=hostile, body=hostile, quotes=(Quote(hostile, hostile, 0, len(hostile)),), url=None)]
    )
    for line in (
        "search firewall --facet actor",
        "show uin-1",
        "show uin-1 --why",
        "quotes",
        "search firewall --format csv",
        "facets",
    ):
        assert cli.run(["--home", str(found.root), *shlex.split(line)]) == statuses.DONE
        out, _ = capsys.readouterr()
        assert not set(out) & set("\x1b\x07\u202e"), line


def test_a_process_without_standard_streams_is_given_empty_ones(monkeypatch):
    """Such as `dossier search lamp >&-`, or a program begun by a scheduler that closes them."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    cli.complete_streams()
    with sys.stdin as begun, sys.stdout as said, sys.stderr as told:
        assert begun.buffer.read() == b""
        assert [said.write("said"), told.write("told")] == [4, 4]
