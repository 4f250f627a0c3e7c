"""What does each command print? In this process, on a home of a few records."""

import csv
import io
import json
import shlex
from types import MappingProxyType

import pytest
from command_line import commands_on
from papers import BODY, actor, paper

import cli
from corpus import statuses
from corpus.dates import PartialDate
from corpus.home import create_home
from corpus.json_form import loads
from corpus.records import Locator, Quote, Rejection, TopicMention
from corpus.store import RecordStore
from indexer.build import rebuild


def release(number: int, **more):
    body = f"Release {number}. Ada Quayle said: “Lamps save lives on quay {number}.”"
    words = f"Lamps save lives on quay {number}."
    start = body.index(words)
    known = {
        "id": f"rel-{number}",
        "kind": "press_release",
        "title": f"Lamps on quay {number}",
        "date": PartialDate(f"2024-0{number}"),
        "dates": MappingProxyType({}),
        "actors": (
            actor("Harbour Alliance", "publisher", type="organisation"),
            actor("Ada Quayle", "quoted", aliases=("Ms Quayle",)),
        ),
        "topics": (TopicMention("lamps", "Lamps"),),
        "instruments": (),
        "quotes": (Quote(words, "Ada Quayle", start, start + len(words), True, "ada-quayle", "quote.test"),),
        "body": body,
        "evidence": MappingProxyType({}),
        "url": None,
    }
    return paper(**{**known, **more})


RECORDS = (
    paper(),
    release(1),
    release(2),
    release(3, duplicate_of="rel-2"),
    paper(id="let-1", kind="letter", title=None, date=None, dates=MappingProxyType({}), quotes=(), topics=(), url=None),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    found = create_home(tmp_path_factory.mktemp("collection") / "home")
    with RecordStore(found.store_path) as store:
        with store.transaction("test") as revision:
            for record in RECORDS:
                revision.put(record)
            revision.reject("bad.pdf", (Rejection(Locator("bad.pdf"), "load", "bad.pdf is empty. Leave it out."),))
        rebuild(store, found)
    return found


@pytest.fixture
def run(home, capsys):
    return commands_on(home.root, capsys)


def ids(out: str) -> list[str]:
    return [line for line in out.splitlines() if line]


def test_search_prints_the_papers_that_match(run):
    out, err = run("search firewall")
    assert err == ""
    assert out.startswith('2 papers match "firewall"   revision 1 · ')
    assert "Safe reporting   written answer · 31 Jul 2023" in out
    assert "asked: Rowan Ashdown   answered: Mina Okoro, Office for Harbours" in out
    assert "A «firewall» keeps people safe" in out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("firewall", {"uin-1", "let-1"}),
        ("lamps quay", {"rel-1", "rel-2", "rel-3"}),
        ("firewall -kind:letter", {"uin-1"}),
        ("-firewall", {"rel-1", "rel-2", "rel-3"}),
        ("-n 9 -- -firewall", {"rel-1", "rel-2", "rel-3"}),
        ("-nato", {record.id for record in RECORDS}),
        ("-kind:letter -kind:written_answer", {"rel-1", "rel-2", "rel-3"}),
        ("lamps firewall", set()),
        ("--any lamps firewall", {record.id for record in RECORDS}),
        ("--kind letter", {"let-1"}),
        ("--kind letter --kind 'press release'", {"let-1", "rel-1", "rel-2", "rel-3"}),
        ("--said-by 'ms quayle'", {"rel-1", "rel-2", "rel-3"}),
        ("--asked-by 'Rowan Ashdown' --kind letter", {"let-1"}),
        ("--since 2024-02", {"rel-2", "rel-3"}),
        ("--until 2023", {"uin-1"}),
        ("--asked-since 2023-07 --asked-until 2023-07", {"uin-1"}),
        ("--topic lamps --publisher 'Harbour Alliance' 'quay 1'", {"rel-1"}),
        ("'\"article 59\"'", {"uin-1", "let-1"}),
        ("'*'", {record.id for record in RECORDS}),
    ],
)
def test_filters_and_words(run, line, expected):
    out, _ = run(f"search --format ids {line}", statuses.DONE if expected else statuses.NOTHING_FOUND)
    assert set(ids(out)) == expected
    assert len(ids(out)) == len(expected)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lamps --since 2024", '3 papers match "lamps" since 2024   '),
        ("'\"quay 1\"'", '1 paper matches "quay 1"   '),
        ("--until 2023", "1 paper until 2023   "),
        ("", "5 papers   "),
        ("--kind letter --asked-by 'Rowan Ashdown'", '1 paper: kind "letter", asked by "Rowan Ashdown"   '),
        (
            "firewall --kind letter --kind news --asked-since 2020",
            '0 papers match "firewall", kind "letter" or "news" asked since 2020',
        ),
    ],
)
def test_the_heading_says_what_was_asked(run, line, said):
    out, _ = run(f"search {line}", statuses.NOTHING_FOUND if said.startswith("0") else statuses.DONE)
    assert out.startswith(said)


def test_pages_go_on_where_the_last_ended(run):
    first, second = (ids(run(f"search '*' --sort title --format ids -n 2 --offset {offset}")[0]) for offset in (0, 2))
    assert len(first) == len(second) == 2
    assert not set(first) & set(second)
    out, _ = run("search '*' --sort title -n 2 --offset 2")
    assert "hits 3–4 · revision 1" in out
    assert "\n 3  " in out and "\n 4  " in out and "\n 5  " not in out


def test_hits_are_remembered_though_the_reader_stops_at_the_first(run, monkeypatch):
    def stop(lines, session):
        raise OSError("nobody reads on")

    run("search firewall")
    with monkeypatch.context() as patched:
        patched.setattr("search.commands.search.page_lines", stop)
        run("search lamps --sort date", statuses.USAGE)
    assert "Lamps on quay 1" in run("show 1")[0]


def test_a_page_beyond_the_last_says_so(run):
    out, err = run("search lamps --offset 7")
    assert out.startswith("3 papers")
    assert err == "there is no hit 8; --offset 2 shows the last\n"


@pytest.mark.parametrize("line", ["--topic lamps", "-xyzzy --topic lamps", "'*' topic:lamps"])
def test_without_words_the_newest_come_first(run, line):
    assert ids(run(f"search {line} --format ids")[0]) == ids(run(f"search {line} --sort -date --format ids")[0])
    assert run(f"search {line} --format ids")[0] != run(f"search {line} --sort relevance --format ids")[0]


@pytest.mark.parametrize(
    "line", ["search --since 2024 --until 2020", "search --asked-since 2024-02 --asked-until 2024-01", "facets --date 2024..2020"]
)
def test_a_period_that_ends_before_it_begins_is_refused(run, line):
    assert "the period ends before it begins: from 2024" in run(line, statuses.USAGE)[1]


def test_a_short_word_is_no_misspelling_of_a_quite_different_one(run):
    assert "did you mean" not in run("search lxxp", statuses.NOTHING_FOUND)[1]


def test_sort_by_date(run):
    assert ids(run("search lamps --sort -date --format ids")[0]) == ["rel-3", "rel-2", "rel-1"]
    assert ids(run("search lamps --sort date --format ids")[0]) == ["rel-1", "rel-2", "rel-3"]


def test_the_count_is_a_number_alone(run):
    assert run("search lamps --count") == ("3\n", "")
    assert run("search xyzzy --count", statuses.NOTHING_FOUND)[0] == "0\n"


def test_collapse_shows_one_of_a_cluster(run):
    assert len(ids(run("search lamps --collapse --format ids")[0])) == 2


def test_json_is_of_the_public_form(run):
    answer = json.loads(run("search firewall --facet topic --facet actor:1 --format json")[0])
    assert list(answer) == ["format", "query", "total", "took_ms", "revision", "hits", "facets"]
    assert answer["total"] == 2
    hit = next(hit for hit in answer["hits"] if hit["id"] == "uin-1")
    assert set(hit) == {"id", "score", "kind", "title", "date", "publisher", "actors", "topics", "snippet", "path"}
    assert hit["path"] == "papers/one.html"
    assert answer["facets"]["topic"] == [{"value": "firewall", "label": "Firewall", "count": 1, "selected": False}]
    assert len(answer["facets"]["actor"]) == 1


def test_forms_for_programs(run):
    lines = run("search lamps --format jsonl")[0].splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"rel-1", "rel-2", "rel-3"}
    rows = list(csv.DictReader(io.StringIO(run("search lamps --format csv")[0], newline="")))
    assert {row["publisher"] for row in rows} == {"Harbour Alliance"}
    assert run("search lamps --format tsv")[0].splitlines()[0].split("\t")[:4] == ["id", "kind", "date", "title"]
    assert set(ids(run("search lamps --format paths")[0])) == {"papers/one.html"}


def test_explain_searches_nothing(run, tmp_path, capsys):
    assert cli.run(["--home", str(tmp_path / "none"), "search", "--explain", "migra*", "-kind:letter"]) == statuses.DONE
    out, _ = capsys.readouterr()
    assert "begins with migra" in out
    assert "\x1f" not in out


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("firewal", 'no paper has the word "firewal"; did you mean "firewall"?'),
        ('"safe firewal"', 'no paper has the word "firewal"; did you mean "firewall"?'),
        ("migrnat*", 'no paper has a word that begins with "migrnat"'),
        ("firewall --topic lamps", "without the filter on topic there would be 2 papers"),
        ("firewall --kind letter --since 2024", "without the filter on date there would be 1 paper"),
        ("--said-by Quayl", 'no paper has said-by "Quayl"; there is "Ada Quayle"'),
        ("said-by:Ashdown", 'no paper has said-by "Ashdown"'),
        ("lamps firewall", "each part occurs, but no paper has all of them"),
        ("'\"people firewall\"'", 'no paper has the phrase "people firewall"; its words, apart, are in 2 papers'),
    ],
)
def test_nothing_found_says_why(run, line, hint):
    out, err = run(f"search {line}", statuses.NOTHING_FOUND)
    assert out.startswith("0 papers")
    assert hint in err


def test_a_doubtful_query_is_warned_of_on_stderr(run):
    _, err = run("search firewall not lamps", statuses.NOTHING_FOUND)
    assert "warning: " in err
    assert "not" in err


def test_numbers_mean_hits_of_the_last_search(run):
    run("search lamps --sort date")
    assert "id rel-2" in run("show 2")[0]
    _, err = run("show 9", statuses.NOTHING_FOUND)
    assert "there is no hit 9: the last search here has hits 1 to 3" in err
    assert json.loads(run("export --hit 3 --hit uin-1 --format jsonl")[0].splitlines()[0])["id"] == "rel-3"


def test_what_was_found_last_is_for_the_owner_alone(run, home):
    run("search lamps")
    assert home.last_search_path.stat().st_mode & 0o077 == 0


def test_show_takes_the_beginning_of_an_id(run):
    assert "id uin-1" in run("show uin")[0]
    assert "3 ids begin with 'rel-'" in run("show rel-", statuses.NOTHING_FOUND)[1]
    assert "there is no record 'xyz'" in run("show xyz", statuses.NOTHING_FOUND)[1]


def test_show_as_json_is_the_record(run):
    assert loads(run("show uin-1 --json")[0]) == RECORDS[0]


def test_show_why_names_the_rules(run):
    out, _ = run("show uin-1 --why")
    assert "role.asked" in out
    assert '"asked about", line 1' in out


def test_facets_can_be_pasted_back(run):
    facets = json.loads(run("facets --format json --all")[0])["facets"]
    assert facets["kind"]["values"][0]["value"] == "press_release"
    for name, facet in facets.items():
        for bucket in facet["values"]:
            query = f"{name}:{json.dumps(bucket['value'])}"
            assert run(f"search {shlex.quote(query)} --count")[0] == f"{bucket['count']}\n", query


def test_facets_as_text_and_csv(run):
    out, _ = run("facets lamps --facet said-by --facet year:1")
    assert out.startswith('3 papers match "lamps"')
    assert "Ada Quayle 3 ████████████" in out
    rows = list(csv.reader(io.StringIO(run("facets --facet kind --format csv")[0], newline="")))
    assert rows == [
        ["field", "value", "label", "count"],
        ["kind", "press_release", "press_release", "3"],
        ["kind", "letter", "letter", "1"],
        ["kind", "written_answer", "written_answer", "1"],
    ]


def test_timeline(run):
    bars = json.loads(run("timeline --by month --format json")[0])
    assert bars["undated"] == 1
    assert [bar["count"] for bar in bars["bars"]] == [1, 0, 0, 0, 0, 0, 1, 1, 1]
    assert bars["total"] == 5
    out, _ = run("timeline lamps --by year")
    assert "2024 3 █" in out
    assert "2023-W31 1" in run("timeline firewall --by week")[0]
    run("timeline xyzzy", statuses.NOTHING_FOUND)


def test_quotes_by_speaker_and_words(run):
    found = json.loads(run("quotes --said-by 'Ms Quayle' 'quay 2' --format json")[0])["quotes"]
    assert [(one["record"], one["text"]) for one in found] == [("rel-2", "Lamps save lives on quay 2.")]
    start, end = found[0]["start"], found[0]["end"]
    assert RECORDS[2].body[start:end] == found[0]["text"]
    assert "Mina Okoro · Safe reporting · written answer, 31 Jul 2023 · uin-1" in run("quotes firewall")[0]
    _, err = run("quotes --said-by 'Mina Okoro' lamps", statuses.NOTHING_FOUND)
    assert "quotation" in err


def test_quotes_of_somebody_else_in_the_same_paper_do_not_count(run):
    said = json.loads(run("quotes --said-by 'Mina Okoro' --format json")[0])["quotes"]
    assert {one["speaker"] for one in said} == {"Mina Okoro"}
    run("quotes --said-by 'Rowan Ashdown'", statuses.NOTHING_FOUND)


def test_export_writes_a_file_once(run, tmp_path):
    target = tmp_path / "lamps.ris"
    _, err = run(f"export lamps -o {target}")
    assert f"exported 3 papers to {target}" in err
    assert target.read_text("utf-8").count("TY  - RPRT") == 3
    assert "--force" in run(f"export firewall -o {target}", statuses.USAGE)[1]
    assert target.read_text("utf-8").count("TY  - ") == 3
    run(f"export firewall -o {target} --force")
    assert target.read_text("utf-8").count("TY  - ") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["lamps.ris"]


def test_export_of_nothing_makes_no_file(run, tmp_path):
    run(f"export xyzzy -o {tmp_path / 'none.csv'}", statuses.NOTHING_FOUND)
    assert list(tmp_path.iterdir()) == []


def test_export_into_no_folder_says_so(run, tmp_path):
    _, err = run(f"export lamps -o {tmp_path / 'none' / 'x.csv'}", statuses.USAGE)
    assert f"there is no folder {tmp_path / 'none'} to write x.csv into; make it first." in err


def test_export_to_stdout_is_the_search_in_order(run):
    lines = run("export lamps --sort date --format jsonl")[0].splitlines()
    assert [loads(line) for line in lines] == list(RECORDS[1:4])


def test_topics(run, home):
    (home.topics_path / "lamps.toml").write_text('label = "Lamps"\nquery = "lamp*"\nmust_match = ["A lamp."]\n', "utf-8")
    try:
        rows = json.loads(run("topics list --json")[0])
        assert {"id": "lamps", "label": "Lamps", "count": 3, "path": str(home.topics_path / "lamps.toml")} in rows
        assert "lamp*" in run("topics show lamps")[0]
        assert "lamps       1.00    1.00       3\n" in run("topics test lamps")[0]
        (home.topics_path / "lamps.toml").write_text('query = "stamp*"\nmust_match = ["A lamp."]\n', "utf-8")
        output = run("topics test lamps --papers", statuses.NOT_VERIFIED)[0]
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
        (home.topics_path / "lamps.toml").write_text("query = '\"lamp'\n", "utf-8")
        assert "lamps.toml, line 1" in run("topics", statuses.USAGE)[1]
    finally:
        (home.topics_path / "lamps.toml").unlink()
    assert "article-59" in run("topics")[0]
    assert "there is no topic 'xyz'" in run("topics show xyz", statuses.USAGE)[1]


def test_actors(run):
    out, _ = run("actors list quayle")
    assert out.splitlines()[1].split("  ")[0] == "Ada Quayle"
    out, _ = run("actors show ms quayle")
    assert "said-by     3" in out
    assert "2024 3 █" in out
    run("actors list xyzzy", statuses.NOTHING_FOUND)
    run("actors show xyzzy", statuses.NOTHING_FOUND)
    assert json.loads(run("actors list --role publisher --json")[0]) == [
        {"id": "harbour-alliance", "name": "Harbour Alliance", "count": 3}
    ]


def test_tables_of_what_is_known(run):
    assert "--answered-by" in run("fields")[0]
    assert {row["name"] for row in json.loads(run("fields --json")[0])} > {"title", "said-by", "date"}
    assert "jsonl" in run("formats")[0]
    assert run("sources")[0].splitlines()[-1].startswith("generic")


def test_status(run, home):
    report = json.loads(run("status --json")[0])
    assert report["records"] == 5
    assert report["kinds"] == {"press_release": 3, "letter": 1, "written_answer": 1}
    assert report["dates"] == {"first": "2023-07-31", "last": "2024-03"}
    assert report["index"]["state"] == "current"
    assert report["rejections"] == [
        {"path": "bad.pdf", "member": None, "stage": "load", "reason": "bad.pdf is empty. Leave it out."}
    ]
    out, _ = run("status")
    assert "bad.pdf is empty. Leave it out." in out
    assert run("")[0] == out


def test_check_finds_all_well(run):
    assert "all is well: 5 papers" in run("check")[0]


def test_check_finds_and_mends_a_spoilt_index(run, home):
    current = home.index_path / (home.index_path / "current").read_text().strip()
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


def test_quiet_is_quiet(home, capsys):
    assert cli.run(["--home", str(home.root), "-q", "search", "xyzzy", "--count"]) == statuses.NOTHING_FOUND
    assert capsys.readouterr() == ("0\n", "")


def test_colour_is_only_on_request_in_a_pipe(home, capsys):
    for colour, coloured in (("auto", False), ("never", False), ("always", True)):
        cli.run(["--home", str(home.root), "--color", colour, "search", "firewall", "--facet", "kind"])
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


def test_a_page_is_as_dossier_toml_says(run, home):
    before = home.config_path.read_text("utf-8")
    home.config_path.write_text('[search]\nresults = 2\nfacets = ["kind:1"]\n', "utf-8")
    try:
        out, _ = run("search '*'")
        home.config_path.write_text('[search]\nfacets = ["colour"]\n', "utf-8")
        assert "colour" in run("search '*'", statuses.USAGE)[1]
        home.config_path.write_text("[search\n", "utf-8")
        assert "dossier.toml cannot be read" in run("search '*'", statuses.USAGE)[1]
    finally:
        home.config_path.write_text(before, "utf-8")
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
    assert cli.run(here) == statuses.DONE
    out, _ = capsys.readouterr()
    assert "next        dossier ingest PATH" in out
    assert "rebuild" not in out


def test_a_body_with_orders_for_a_terminal_is_harmless(tmp_path, capsys):
    found = create_home(tmp_path / "home")
    hostile = "\x1b]0;owned\x07 \x1b[2J\u202e firewall " + BODY
    with RecordStore(found.store_path) as store:
        with store.transaction("test") as revision:
            revision.put(paper(title=hostile, body=hostile, quotes=(Quote(hostile, hostile, 0, len(hostile)),), url=None))
        rebuild(store, found)
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
