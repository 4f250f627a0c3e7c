"""What does a run of ingest do with files that came, changed, moved and went?"""

import os
from pathlib import Path

import pytest
from crew import firewall_topic
from ingesting import LETTER, counts, jsonl, state, write

from corpus.errors import UnknownSource
from corpus.papers import extract
from corpus.pipeline import ingest, ingested_paths
from corpus.records import Record, Rejection

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_every_file_becomes_a_record(store, papers):
    report = ingest([papers], store)
    assert counts(report) == (3, 3, 0, 0, 0, 0)
    assert (report.files, report.revision, store.count()) == (3, 1, 3)
    record = next(store.records())
    assert "firewall number" in record.body
    assert record.source.path.endswith(".txt")
    assert record.id == f"sha-{record.source.sha256[:12]}"


def test_the_same_again_changes_nothing_and_opens_no_file(store, papers, monkeypatch):
    ingest([papers], store)
    before = state(store)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read") if path.suffix == ".txt" else b"file\n")
    monkeypatch.setattr("corpus.loaders.file_sha256", lambda path: pytest.fail(f"{path} was read"))
    report = ingest([papers], store)
    assert counts(report) == (3, 0, 0, 3, 0, 0)
    assert (store.revision, state(store)) == (1, before)


def test_a_touched_file_is_known_by_its_bytes(store, papers, monkeypatch):
    ingest([papers], store)
    os.utime(papers / "letter1.txt", (1, 1))
    assert counts(ingest([papers], store)) == (3, 0, 0, 3, 0, 0)
    monkeypatch.setattr("corpus.loaders.file_sha256", lambda path: pytest.fail("hashed a second time"))
    ingest([papers], store)
    assert store.revision == 1


def test_a_file_written_this_moment_is_not_trusted_by_its_time(store, papers):
    path, moment = papers / "letter1.txt", (4_000_000_000, 4_000_000_000)  # later than any clock that runs this test
    path.write_text(LETTER.format(n=7))
    os.utime(path, moment)
    ingest([papers], store)
    path.write_text(LETTER.format(n=8))
    os.utime(path, moment)
    assert counts(ingest([papers], store)) == (3, 0, 1, 2, 0, 0)


def test_a_changed_file_changes_its_record_and_keeps_the_id(store, papers):
    ingest([papers], store)
    ids = store.ids()
    write(papers / "letter1.txt", LETTER.format(n="one hundred"), age=30)
    assert counts(ingest([papers], store)) == (3, 0, 1, 2, 0, 0)
    assert store.ids() == ids
    assert len(store.changes(1).changed) == 1


def test_an_added_file_is_added_and_a_missing_one_reported_then_pruned(store, papers):
    ingest([papers], store)
    write(papers / "more" / "letter9.txt", LETTER.format(n=9))
    (papers / "letter0.txt").unlink()
    report = ingest([papers], store)
    assert counts(report) == (3, 1, 0, 2, 0, 0)
    assert [Path(path).name for path in report.missing] == ["letter0.txt"]
    assert store.count() == 4
    report = ingest([papers], store, prune=True)
    assert counts(report) == (3, 0, 0, 3, 1, 0)
    assert store.count() == 3
    assert ingest([papers], store, prune=True).missing == ()


def test_prune_leaves_other_folders_alone(store, papers, tmp_path):
    other = write(tmp_path / "other" / "letter.txt", LETTER.format(n=5))
    ingest([papers, other.parent], store)
    other.unlink()
    assert ingest([papers], store, prune=True).missing == ()
    assert store.count() == 4


def test_a_folder_that_is_gone_is_pruned_when_it_is_named(store, papers):
    ingest([papers], store)
    for path in papers.iterdir():
        path.unlink()
    papers.rmdir()
    report = ingest([papers], store)
    assert (len(report.missing), len(report.rejected), store.count()) == (3, 1, 3)
    report = ingest([papers], store, prune=True)
    assert (report.removed, report.rejected, store.count()) == (3, (), 0)


def test_a_dry_run_tells_and_does_nothing(store, papers):
    report = ingest([papers], store, dry_run=True)
    assert (counts(report), report.revision) == ((3, 3, 0, 0, 0, 0), 0)
    assert (store.count(), store.paths(), store.revision) == (0, (), 0)


def test_the_report_has_the_public_form(store, papers):
    write(papers / "bad.pdf", "%PDF-1.4")
    form = ingest([papers], store).to_json()
    assert [key for key in form if key not in ("missing", "outdated")] == [
        "format", "revision", "files", "records", "added", "changed", "unchanged", "removed", "rejected", "seconds",
    ]  # fmt: skip
    assert list(form["rejected"][0]) == ["path", "member", "stage", "reason"]


def test_topics_are_matched_at_ingest(store, papers):
    ingest([papers], store, lambda: firewall_topic)
    assert [topic.id for topic in next(store.records()).topics] == ["firewall"]


def test_unchanged_files_need_no_topics(store, papers):
    ingest([papers], store)
    assert ingest([papers], store, lambda: 1 / 0).unchanged == 3


def test_progress_ends_with_all_papers(store, papers):
    seen = []
    jsonl(papers / "many.jsonl", *({"id": str(n), "text": f"paper {n}"} for n in range(100)))
    ingest([papers], store, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (103, 103)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_files_of_a_home_and_hidden_files_are_left_out(home, store):
    write(home.root / "letters" / "a.txt", LETTER)
    write(home.root / ".hidden" / "b.txt", LETTER)
    write(home.root / "letters" / "a.txt~", LETTER)
    assert counts(ingest([home.root], store)) == (1, 1, 0, 0, 0, 0)
    assert next(store.records()).source.path == "letters/a.txt"
    assert counts(ingest([home.root / "letters"], store)) == (1, 0, 0, 1, 0, 0)
    assert counts(ingest([home.root.parent], store)) == (1, 0, 0, 1, 0, 0)


def test_what_was_ingested_can_be_ingested_again(store, papers, tmp_path):
    alone = write(tmp_path / "alone.txt", LETTER)
    ingest([papers, alone], store)
    assert set(ingested_paths(store)) == {papers, alone}
    assert counts(ingest(ingested_paths(store), store, again=True)) == (4, 0, 0, 4, 0, 0)


def test_an_unknown_source_is_an_error(store, papers):
    with pytest.raises(UnknownSource, match="generic"):
        ingest([papers], store, source="the-moon")


def test_extract_stores_nothing_and_keeps_paths_as_typed(papers, monkeypatch):
    monkeypatch.chdir(papers.parent)
    write(papers / "bad.pdf", "%PDF-1.4")
    outcomes = list(extract([Path("papers"), Path("papers/nowhere.txt")], firewall_topic))
    assert [one.source.path for one in outcomes if isinstance(one, Record)] == [f"papers/letter{n}.txt" for n in range(3)]
    assert sorted(one.locator.path for one in outcomes if isinstance(one, Rejection)) == ["papers/bad.pdf", "papers/nowhere.txt"]
