"""Folders are remembered with their source, ignored files stay out, and an update brings everything up to date."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from ingesting import write
from library import typed

from corpus.errors import HomeError
from corpus.field_maps import FieldMap, field_maps, fields_for
from corpus.pipeline import ingest, ingested_paths

LETTER = "Dear Minister,\n\nThe firewall number {n} must be kept by all of them.\n\nYours sincerely,\nAda Byron\n"


pytestmark = pytest.mark.usefixtures("in_this_process")


def letters(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        write(folder / name, LETTER.format(n=number))
    return folder


def read(report):
    return [(Path(path).name, why) for path, why in report.read]


def test_ignored_files_stay_out(store, tmp_path):
    papers = letters(tmp_path / "papers", "a.txt", "b.bak.txt", "drafts/c.txt", "drafts/keep.txt", "more/d.txt", "more/e.txt")
    write(papers / ".dossierignore", "# drafts and copies\n*.bak.txt\ndrafts/*\n!drafts/keep.txt\n")
    write(papers / "more" / ".dossierignore", "/e.txt\n")
    report = ingest([papers], store)
    assert sorted(Path(path).name for path, _ in report.read) == ["a.txt", "d.txt", "keep.txt"]
    assert ingest([papers / "b.bak.txt"], store).added == 1  # who names a file means it


def test_the_rules_of_a_home_hold_for_its_folders(home, store):
    letters(home.root, "letters/a.txt", "letters/old/b.txt")
    write(home.root / ".dossierignore", "old/\n")
    assert read(ingest([home.root / "letters"], store)) == [("a.txt", "new")]


def test_a_folder_keeps_the_source_that_was_named_for_it(store, tmp_path):
    papers = letters(tmp_path / "papers", "a.txt", "b.txt")
    ingest([papers], store, source="parallel-parliament")
    letters(papers, "c.txt")
    write(papers / "a.txt", LETTER.format(n="seven"), age=20)
    report = ingest(ingested_paths(store), store)
    assert read(report) == [("a.txt", "changed"), ("c.txt", "new")]
    assert {record.source.source for record in store.records()} == {"parallel-parliament"}


def test_since_leaves_older_files_alone(store, tmp_path):
    papers = letters(tmp_path / "papers", "new.txt")
    write(papers / "old.txt", LETTER.format(n="old"), age=86400 * 30)
    report = ingest([papers], store, since=date.today() - timedelta(days=7))
    assert (read(report), report.missing, report.records) == ([("new.txt", "new")], (), 1)
    assert ingest([papers], store).added == 1
    assert ingest([papers], store, since=date.today() - timedelta(days=7), prune=True).removed == 0


def test_update_reads_what_changed_and_a_dry_run_prints_the_plan(tmp_path):
    papers = letters(tmp_path / "papers", "a.txt", "b.txt")
    home = tmp_path / "home"
    assert typed("--home", home, "ingest", papers).returncode == 0
    write(papers / "c.txt", LETTER.format(n="nine"))
    (papers / "b.txt").unlink()
    plan = typed("--home", home, "update", "--dry-run", "--prune")
    assert [line.split("\t")[0] for line in plan.stdout.splitlines()] == ["new", "remove"]
    assert "c.txt" in plan.stdout
    done = json.loads(typed("--home", home, "update", "--prune", "--json").stdout)
    assert (done["added"], done["removed"], done["unchanged"]) == (1, 1, 1)


# fields


def test_a_map_tells_the_fields_of_a_file(home, store, tmp_path):
    home.config_path.write_text(
        '[fields]\ntext = ["standfirst", "meta.body"]\ntitle = "name"\ndate = "meta.day"\n'
        '[fields."*.tsv"]\ntext = "Words"\nauthor = "Who"\n'
    )
    paper = {
        "name": "Beds",
        "standfirst": "<p>There are <b>few</b>.</p>",
        "meta": {"body": "We need more.", "day": "2021-03-04T10:00"},
    }
    write(tmp_path / "in" / "a.json", json.dumps({"results": [paper, {"name": "Empty"}]}))
    write(tmp_path / "in" / "b.tsv", "Who\tWords\nAda Byron\tThe firewall must be kept.\n")
    report = ingest([tmp_path / "in"], store)
    assert (report.added, len(report.rejected)) == (2, 1)
    first, second = sorted(store.records(), key=lambda record: record.source.format, reverse=True)
    assert (first.title, str(first.date), first.body) == ("Beds", "2021-03-04", "There are few.\n\nWe need more.")
    assert [actor.name for actor in second.actors_with("author")] == ["Ada Byron"]
    assert ingest([tmp_path / "in"], store).read == ()
    home.config_path.write_text('[fields]\ntext = "name"\n')
    assert len(ingest([tmp_path / "in"], store).read) == 2


def test_maps_are_checked_and_chosen_by_path():
    with pytest.raises(HomeError, match="'colour'"):
        field_maps({"fields": {"colour": "red"}})
    with pytest.raises(HomeError, match="no name of a field"):
        field_maps({"fields": {"text": 3}})
    maps = field_maps({"fields": {"text": "a", "press/*.json": {"text": "b", "records": "rows"}}})
    assert fields_for(maps, "press/x.json") == FieldMap((("text", ("b",)),), "rows")
    assert fields_for(maps, "other.csv") == FieldMap((("text", ("a",)),))
    assert fields_for(maps, "letter.txt") == FieldMap()
