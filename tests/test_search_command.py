"""What does `dossier search` print, and what does it say where nothing is found?"""

import csv
import io
import json

import pytest
from lamps import RECORDS

import cli
from corpus import statuses


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
        patched.setattr("search.commands.answers.page_lines", stop)
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
    assert run("search lamps --collapse --count")[0] == "2\n"


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


def test_explain_tells_the_filters_as_well(run):
    lines = run("search lamps walls --kind letter --kind news --since 2020 --explain")[0].splitlines()
    assert lines[-1] == "lamps walls (kind:letter OR kind:news) date:2020.."
    assert run("search --kind letter --explain")[0] == 'kind is "letter"\n\nkind:letter\n'
    assert run("search --explain")[0] == "every paper\n\n*\n"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("firewal", 'no paper has the word "firewal"; did you mean "firewall"?'),
        ("firwealls", 'no paper has the word "firwealls"; did you mean "firewall"?'),
        ("fiever", 'no paper has the word "fiever"'),
        ('"safe firewal"', 'no paper has the word "firewal"; did you mean "firewall"?'),
        ("title:firwall", 'no title has the word "firwall"'),
        ("migrnat*", 'no paper has a word that begins with "migrnat"'),
        ("firewall --topic lamps", "without the filter on topic there would be 2 papers"),
        ("firewall --kind letter --since 2024", "without the filter on date there would be 1 paper"),
        ("--said-by Quayl", 'no paper has said-by "Quayl"; there is "Ada Quayle"'),
        ("--topic artcle-59", 'there is no topic "artcle-59"; there is "article-59"'),
        ("--topic qqqq", 'there is no topic "qqqq"; `dossier topics` lists them'),
        ("--topic 'Article 59'", "if it was defined after the papers were read: dossier rebuild --from-files"),
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


def test_what_is_near_to_a_stem_alone_is_not_suggested(tmp_path, capsys):
    for number, words in enumerate(("The fire at the mill went out.", "A firewall keeps callers safe.")):
        (tmp_path / f"{number}.txt").write_text(f"Notes of the week\n\n{words}\n", encoding="utf-8")
    home = ["--home", str(tmp_path / "home")]
    assert cli.run([*home, "ingest", "--jobs", "1", str(tmp_path / "0.txt"), str(tmp_path / "1.txt")]) == statuses.DONE
    assert cli.run([*home, "search", "firewal"]) == statuses.NOTHING_FOUND  # its stem is nearer to "fire" than that of "firewall"
    assert 'did you mean "firewall"?' in capsys.readouterr().err
