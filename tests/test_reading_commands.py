"""What do show, facets, timeline, quotes and export print of the papers found?"""

import csv
import io
import json
import shlex

from lamps import RECORDS

from corpus import statuses
from corpus.json_form import loads


def test_numbers_mean_hits_of_the_last_search(run):
    run("search lamps --sort date")
    assert "id rel-2" in run("show 2")[0]
    _, err = run("show 9", statuses.NOTHING_FOUND)
    assert "there is no hit 9: the last search here has hits 1 to 3" in err
    assert json.loads(run("export --hit 3 --hit uin-1 --format jsonl")[0].splitlines()[0])["id"] == "rel-3"


def test_what_was_found_last_is_for_the_owner_alone(run, collection):
    run("search lamps")
    assert collection.last_search_path.stat().st_mode & 0o077 == 0


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
    _, err = run("quotes harbours", statuses.NOTHING_FOUND)  # a word that stands in papers, and in no quotation
    assert 'no quotation has the word "harbours"\n' in err
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
