"""What becomes of a run that meets a bad file, and of the records that were there?"""

import os
from pathlib import Path

import pytest
from ingesting import LETTER, counts, jsonl, write

from corpus.pipeline import ingest

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_a_bad_file_is_rejected_and_the_run_goes_on(store, papers):
    write(papers / "aa.pdf", "%PDF-1.4")
    report = ingest([papers], store)
    assert counts(report) == (3, 3, 0, 0, 0, 1)
    assert (report.rejected[0].stage, "PDF" in report.rejected[0].reason) == ("load", True)
    assert store.rejections() == report.rejected
    assert ingest([papers], store).rejected == report.rejected
    assert store.revision == 1
    write(papers / "aa.pdf", LETTER)
    assert counts(ingest([papers], store)) == (4, 1, 0, 3, 0, 0)
    assert store.rejections() == ()


def test_a_file_that_goes_bad_keeps_its_records(store, papers):
    path = jsonl(papers / "a.jsonl", {"id": "1", "text": "one"}, {"id": "2", "text": "two"})
    ingest([papers], store)
    path.write_text('{"id": "1", "text": "one"}\n{"id": "2", "te')
    os.utime(path, (7, 7))
    report = ingest([papers], store)
    assert (report.removed, len(report.rejected), store.get("2").body) == (0, 1, "two")
    path.write_bytes(b"\x00\x01\x02" * 50)
    os.utime(path, (8, 8))
    assert ingest([papers], store).removed == 0
    assert store.count() == 5


def test_a_path_that_is_not_there_is_rejected_but_not_kept(store, papers):
    report = ingest([papers / "none.txt", papers], store)
    assert (report.added, [bad.stage for bad in report.rejected]) == (3, ["load"])
    assert "none.txt" in report.rejected[0].reason
    assert store.rejections() == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_named_and_not_opened(store, papers):
    os.mkfifo(papers / "pipe.txt")
    (papers / "zero.txt").symlink_to("/dev/zero")
    (papers / "again").symlink_to(papers)
    report = ingest([papers], store)
    assert (report.added, [Path(bad.locator.path).name for bad in report.rejected]) == (3, ["again", "pipe.txt", "zero.txt"])
    assert all(word in bad.reason for word, bad in zip(("link to a folder", "a pipe", "device"), report.rejected, strict=True))
    assert "a pipe" in ingest([papers / "pipe.txt"], store).rejected[0].reason
    assert ingest([papers.parent, papers], store).rejected == report.rejected == store.rejections()  # each is told once


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_rejected_and_its_records_stay(store, papers):
    inner = write(papers / "inner" / "a.txt", LETTER.format(n=4)).parent
    ingest([papers], store)
    inner.chmod(0)
    report = ingest([papers], store, prune=True)
    inner.chmod(0o700)
    assert (report.removed, len(report.rejected), store.count()) == (0, 1, 4)


def test_a_link_that_leads_nowhere_is_rejected(store, papers):
    (papers / "link.txt").symlink_to(papers / "nowhere")
    report = ingest([papers], store)
    assert (counts(report)[-1], store.rejections()) == (1, report.rejected)
    assert "a link to a file that is not there" in report.rejected[0].reason
    (papers / "link.txt").unlink()
    assert ingest([papers], store).rejected == ()
    assert store.rejections() == ()


def test_a_name_that_is_no_text_is_escaped(store, papers):
    try:
        Path(os.fsdecode(os.fsencode(papers) + b"/caf\xe9.txt")).write_text(LETTER.format(n=77))
    except OSError:
        pytest.skip("the file system wants text")
    report = ingest([papers], store)
    assert counts(report)[:2] == (4, 4)
    assert any(path.endswith("caf\\xe9.txt") for path in store.paths())


def test_a_fault_in_one_paper_does_not_end_the_run(store, papers, monkeypatch):
    def faulty(document, found):
        if "number 1" in document.text:
            raise RecursionError("too deep")
        return found

    monkeypatch.setitem(__import__("corpus.extractors").extractors.EXTRACTORS, "faulty", faulty)
    report = ingest([papers], store)
    assert counts(report) == (2, 2, 0, 0, 0, 1)
    assert report.rejected[0].stage == "extract"
    assert "too deep" in report.rejected[0].reason


def test_what_another_program_could_not_read_is_tried_again(store, papers, monkeypatch):
    write(papers / "aa.bin", "\0\1\2" * 50)
    ingest([papers], store)
    monkeypatch.setattr("corpus.known_actors.program", lambda: "another")
    write_once = ingest([papers], store)
    assert (write_once.outdated, len(write_once.rejected)) == (3, 1)
    assert store.outdated("another") == 3
    assert ingest([papers], store, again=True).outdated == 0
    assert store.outdated("another") == 0


def test_a_fault_is_tried_again_at_the_next_run(store, papers, monkeypatch):
    extractors = __import__("corpus.extractors").extractors.EXTRACTORS
    with monkeypatch.context() as broken:
        broken.setitem(extractors, "faulty", lambda document, found: 1 / 0)
        assert counts(ingest([papers], store)) == (0, 0, 0, 0, 0, 3)
    assert counts(ingest([papers], store)) == (3, 3, 0, 0, 0, 0)
