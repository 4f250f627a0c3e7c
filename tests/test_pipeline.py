import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from crew import dies, firewall_topic

from corpus import workers
from corpus.errors import StoreLocked, UnknownSource
from corpus.home import Home, create_home
from corpus.papers import extract
from corpus.pipeline import ingest, ingested_paths
from corpus.records import Record, Rejection
from corpus.store import RecordStore
from corpus.workers import LARGE

ROOT = Path(__file__).parents[1]
LETTER = """12 March 2021

Dear Minister,

The firewall number {n} must be kept. Survivors told us that they were afraid to call the police.

Yours sincerely,
Ada Byron
"""


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """No worker for a few small files, whatever their format; `many` files have them all the same."""
    monkeypatch.setattr("corpus.pipeline._PLAIN", ("",))


@pytest.fixture
def home(tmp_path):
    return create_home(tmp_path / "home")


@pytest.fixture
def store(home):
    with RecordStore(home.store_path) as opened:
        yield opened


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        write(folder / f"letter{number}.txt", LETTER.format(n=number))
    return folder


def write(path: Path, text: str, age: float = 60.0) -> Path:
    """Writes a file that was last changed a while ago, as files mostly were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def jsonl(path: Path, *values: object) -> Path:
    return write(path, "".join(json.dumps(value) + "\n" for value in values))


def counts(report):
    return (report.records, report.added, report.changed, report.unchanged, report.removed, len(report.rejected))


def state(store):
    """Everything a store says, without its times."""
    places = {record_id: store.places(record_id) for record_id in store.ids()}
    return tuple(store.lines()), store.rejections(), store.paths(), places


# what a run does


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
    monkeypatch.setattr("corpus.pipeline.file_sha256", lambda path: pytest.fail(f"{path} was read"))
    report = ingest([papers], store)
    assert counts(report) == (3, 0, 0, 3, 0, 0)
    assert (store.revision, state(store)) == (1, before)


def test_a_touched_file_is_known_by_its_bytes(store, papers, monkeypatch):
    ingest([papers], store)
    os.utime(papers / "letter1.txt", (1, 1))
    assert counts(ingest([papers], store)) == (3, 0, 0, 3, 0, 0)
    monkeypatch.setattr("corpus.pipeline.file_sha256", lambda path: pytest.fail("hashed a second time"))
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
    ingest([papers], store, firewall_topic)
    assert [topic.id for topic in next(store.records()).topics] == ["firewall"]


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


# several papers, one id


def test_the_same_paper_in_two_places_is_one_record(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    assert counts(ingest([papers], store)) == (3, 3, 0, 0, 0, 0)
    record_id = next(name for name in store.ids() if len(store.places(name)) == 2)
    assert [Path(place.path).name for place in store.places(record_id)] == ["copy.txt", "letter0.txt"]
    assert store.revision == ingest([papers], store, again=True).revision
    (papers / "copy.txt").unlink()
    report = ingest([papers], store, prune=True)
    assert (report.removed, store.count(), store.get(record_id).source.path) == (0, 3, str(papers / "letter0.txt"))
    (papers / "letter0.txt").unlink()
    assert ingest([papers], store, prune=True).removed == 1


def test_a_copy_that_is_changed_becomes_a_record_of_its_own(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    ingest([papers], store)
    write(papers / "copy.txt", LETTER.format(n="fifty"), age=30)
    assert counts(ingest([papers], store)) == (4, 1, 1, 2, 0, 0)  # the first record now points to the other place
    assert {len(store.places(name)) for name in store.ids()} == {1}


def test_different_papers_that_ask_for_one_id_are_both_kept(store, papers):
    jsonl(papers / "a.jsonl", {"id": "q1", "text": "one answer"}, {"id": "q1", "text": "another answer"})
    jsonl(papers / "b.jsonl", {"id": "q1", "text": "a third answer"}, {"id": "q1", "text": "one answer"})
    assert counts(ingest([papers], store)) == (6, 6, 0, 0, 0, 0)
    before = state(store)
    assert ingest([papers], store, again=True).revision == 1
    assert state(store) == before
    assert sum(name.startswith("q1") for name in store.ids()) == 3


def test_a_paper_that_moves_keeps_its_id(store, papers):
    ingest([papers], store)
    ids = store.ids()
    (papers / "letter0.txt").rename(papers / "renamed.txt")
    report = ingest([papers], store, prune=True)
    assert (report.added, report.removed, store.ids()) == (0, 0, ids)


def test_lines_come_and_go_with_their_file(store, papers):
    path = jsonl(papers / "a.jsonl", *({"id": str(n), "text": f"paper {n}"} for n in range(4)))
    ingest([path], store)
    jsonl(path, {"id": "0", "text": "paper 0"}, {"id": "1", "text": "changed"}, {"id": "9", "text": "new"})
    os.utime(path, (5, 5))
    assert counts(ingest([path], store)) == (3, 1, 1, 1, 2, 0)
    assert store.ids() == ("0", "1", "9")


def test_a_line_is_one_paper_whatever_it_quotes(store, papers):
    one = "Ada Byron: To ask the Secretary of State how many beds there are.\n\nGrace Hopper: There are {n}.\n\n"
    path = jsonl(papers / "a.jsonl", {"id": "q1", "kind": "press_release", "text": "".join(one.format(n=n) for n in range(4))})
    assert counts(ingest([path], store))[:2] == (1, 1)


# what goes wrong


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


# what the user knows


def test_metadata_wins_and_says_where_it_is_from(store, papers):
    write(
        papers / "metadata.csv",
        "file,url,kind,title,date,publisher,author,language\n"
        "letter0.txt,https://example.org/x,press_release,My title,2019-05,Refuge; Home Office,Ada Byron,cy\n",
    )
    assert counts(ingest([papers], store)) == (3, 3, 0, 0, 0, 0)
    (record,) = [one for one in store.records() if one.url]
    assert (record.url, record.id.startswith("x-")) == ("https://example.org/x", True)
    assert (record.kind, record.title, str(record.date), record.language) == ("press_release", "My title", "2019-05", "cy")
    assert {actor.name for actor in record.actors_with("publisher")} == {"Refuge", "Home Office"}
    assert "Ada Byron" in {actor.name for actor in record.actors_with("author")}
    assert {record.evidence[key][0].origin for key in ("kind", "title", "date")} == {"metadata.csv"}
    write(papers / "metadata.csv", "file,url\nletter0.txt,https://example.org/y\n", age=20)
    report = ingest([papers], store)
    assert (report.added, report.unchanged, report.removed) == (1, 2, 1)


def test_rows_that_make_no_sense_are_rejected_by_their_line(store, papers):
    write(
        papers / "metadata.csv",
        "file,date,colour,kind\nletter0.txt,2021-02-30,red,\nnone.txt,2021,,\nletter1.txt,2021,,poem\nletter1.txt,,,\n../x,,,\n",
    )
    report = ingest([papers], store)
    assert report.records == 3
    assert sorted((bad.locator.member, bad.reason.split(" ", 3)[0]) for bad in report.rejected) == [
        ("line 1", "line"), ("line 2", "line"), ("line 3", "line"), ("line 4", "line"), ("line 5", "line"), ("line 6", "line"),
    ]  # fmt: skip
    assert store.rejections() == tuple(report.rejected)
    write(papers / "metadata.csv", "file,date\nletter0.txt,2021\n")
    assert ingest([papers], store).rejected == ()
    assert store.rejections() == ()


def test_a_table_counts_for_a_file_that_is_named_itself(store, papers):
    write(papers / "metadata.csv", "file,url\nletter0.txt,https://example.org/x\n")
    ingest([papers / "letter0.txt", papers / "metadata.csv"], store)
    assert [record.url for record in store.records()] == ["https://example.org/x"]


# extract


def test_extract_stores_nothing_and_keeps_paths_as_typed(papers, monkeypatch):
    monkeypatch.chdir(papers.parent)
    write(papers / "bad.pdf", "%PDF-1.4")
    outcomes = list(extract([Path("papers"), Path("papers/nowhere.txt")], firewall_topic))
    assert [one.source.path for one in outcomes if isinstance(one, Record)] == [f"papers/letter{n}.txt" for n in range(3)]
    assert sorted(one.locator.path for one in outcomes if isinstance(one, Rejection)) == ["papers/bad.pdf", "papers/nowhere.txt"]


# the same whatever happens


def many(folder: Path) -> Path:
    """Files of every size: enough of them that worker processes are used, and one so large that they share it."""
    for number in range(12):
        write(folder / "letters" / f"letter{number}.txt", LETTER.format(n=number))
    rows = [json.dumps({"id": f"q{n}", "text": f"paper {n}", "note": "x" * (LARGE // 40)}) for n in range(50)]
    rows[30] = "{broken"
    write(folder / "large.jsonl", "\n".join(rows))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress("\n".join(rows[:20]).encode()))
    write(folder / "bad.pdf", "%PDF-1.4")
    return folder


def run_ingest(home: Path, folder: Path, jobs: int, **env: str) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from corpus.home import create_home; from corpus.store import RecordStore; from corpus.pipeline import ingest\n"
        "from crew import firewall_topic\n"
        "if __name__ == '__main__':\n"
        "    with RecordStore(create_home(Path(sys.argv[1])).store_path) as store:\n"
        "        ingest([Path(sys.argv[2])], store, firewall_topic, jobs=int(sys.argv[3]))\n"
    )
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")))
    program = home.parent / "run_ingest.py"
    program.write_text(script)
    subprocess.run([sys.executable, program, home, folder, str(jobs)], check=True, env={**os.environ, "PYTHONPATH": path, **env})


def test_workers_hash_seed_and_time_zone_do_not_show(tmp_path):
    folder = many(tmp_path / "papers")
    states = []
    for name, jobs, seed, zone in (("a", 1, "0", "UTC"), ("b", 2, "1", "Asia/Tokyo")):
        run_ingest(tmp_path / name, folder, jobs, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C")
        with RecordStore(tmp_path / name / "store.db") as store:
            states.append(state(store))
    assert len(states[0][0]) == 12 + 49
    assert states[0] == states[1]


def test_a_kill_leaves_the_last_revision_and_the_next_run_ends_it(tmp_path):
    folder, home = many(tmp_path / "papers"), create_home(tmp_path / "home")
    with RecordStore(home.store_path) as store:
        ingest([folder / "letters"], store)
        before = state(store)
    for papers_read in (1, 40):
        assert killed_while_reading(folder, home, papers_read) == signal.SIGKILL
        with RecordStore(home.store_path) as store:
            assert (store.revision, state(store), store.problems()) == (1, before, ())
    with RecordStore(home.store_path) as store, RecordStore(create_home(tmp_path / "whole").store_path) as whole:
        ingest([folder], store)
        ingest([folder], whole)
        assert list(store.lines()) == list(whole.lines())


def killed_while_reading(folder: Path, home: Home, papers: int) -> int:
    """Ingest in a copy of this process, which is killed after so many papers; returns the signal that ended it."""

    def kill(done, total):
        if done > papers:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if not child:
        try:
            with RecordStore(home.store_path) as store:
                ingest([folder], store, progress=kill)
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_an_interrupted_run_leaves_nothing(store, papers):
    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([papers], store, progress=interrupt)
    assert (store.count(), store.paths()) == (0, ())
    assert ingest([papers], store).added == 3


def test_a_second_ingest_at_the_same_time_is_told_to_wait(store, papers):
    with RecordStore(store.path) as other, other.transaction("ingest elsewhere"), pytest.raises(StoreLocked, match="elsewhere"):
        ingest([papers], store)


def lost(file, reason):
    return workers.Chunk((), 0, workers.ReadFile(0, 0, f"lost {reason}"))


@pytest.mark.parametrize("name", ["dies", "hangs"])
def test_a_worker_that_is_lost_costs_the_file_it_was_at(monkeypatch, name):
    from corpus.files import FoundFile

    monkeypatch.setattr(workers, "PATIENCE", 1.0)
    files = [FoundFile("", shown, 1, 1) for shown in ("a", "b", name, "c", "d", "e")]
    ends = [chunk.end.sha256 for _, chunk in workers.run(files, dies, 2, lost)]
    assert [end for end in ends if not end.startswith("lost")] == ["a", "b", "c", "d", "e"]
    assert ends[2].startswith("lost")
