"""Is a run the same whatever happens to it: workers, a kill, an interruption, a lost worker?"""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from crew import dies, firewall_topic, forked
from ingesting import LETTER, state, write

from corpus import workers
from corpus.errors import StoreLocked
from corpus.files import FoundFile
from corpus.home import Home, create_home
from corpus.papers import read_chunks
from corpus.pipeline import ingest
from corpus.records import Rejection
from corpus.store import RecordStore
from corpus.workers import LARGE

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("in_this_process")


def many(folder: Path, longest: int = LARGE) -> Path:
    """Files of every size: enough of them that worker processes are used, and one so large that they share it."""
    for number in range(12):
        write(folder / "letters" / f"letter{number}.txt", LETTER.format(n=number))
    rows = [json.dumps({"id": f"q{n}", "text": f"paper {n}", "note": "x" * (longest // 40)}) for n in range(50)]
    rows[30] = "{broken"
    write(folder / "large.jsonl", "\n".join(rows))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress("\n".join(rows[:20]).encode()))
    write(folder / "bad.pdf", "%PDF-1.4")
    return folder


def run_ingest(home: Path, folder: Path, jobs: int, **env: str) -> None:
    """Ingest in a process of its own, with that many workers."""
    script = (
        "import sys; from pathlib import Path\n"
        "from corpus.home import create_home; from corpus.store import RecordStore; from corpus.pipeline import ingest\n"
        "from crew import firewall_topic, forked\n"
        "import corpus.annotate, corpus.sources\n"  # once, not in each worker
        "forked(setattr)\n"
        "with RecordStore(create_home(Path(sys.argv[1])).store_path) as store:\n"
        "    ingest([Path(sys.argv[2])], store, lambda: firewall_topic, jobs=int(sys.argv[3]))\n"
    )
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")))
    program = home.parent / "run_ingest.py"
    program.write_text(script)
    subprocess.run([sys.executable, program, home, folder, str(jobs)], check=True, env={**os.environ, "PYTHONPATH": path, **env})


def test_workers_hash_seed_and_time_zone_do_not_show(tmp_path):
    folder = many(tmp_path / "papers")
    with RecordStore(create_home(tmp_path / "here").store_path) as store:
        ingest([folder], store, lambda: firewall_topic)
        here = state(store)
    run_ingest(tmp_path / "there", folder, 2, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    with RecordStore(tmp_path / "there" / "store.db") as store:
        assert state(store) == here
    assert len(here[0]) == 12 + 49


def test_a_kill_leaves_the_last_revision_and_the_next_run_ends_it(tmp_path):
    folder, home = many(tmp_path / "papers", longest=4_000), create_home(tmp_path / "home")
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


def test_papers_read_together_are_as_when_read_alone(tmp_path):
    def topics(record):
        if "letter 3" in record.body:
            raise ValueError("a fault of ours")
        return ()

    files = [write(tmp_path / f"{number}.txt", LETTER.format(n=f"letter {number}")) for number in range(5)]
    files += [write(tmp_path / "blank.txt", " "), write(tmp_path / "last.txt", LETTER.format(n="last"))]
    found = [FoundFile(str(file), file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    sent = list(read_chunks(found, 0, 1, topics=topics, sources={}))
    together = list(filter(None, sent))
    assert sent.count(None) == 7, "a sign of life for each that is not read with the others"
    assert together == [chunk for file in found for chunk in read_chunks([file], 0, 1, topics=topics, sources={}) if chunk]
    rejected = {bad.locator.path: bad.stage for chunk in together for bad in chunk.outcomes if isinstance(bad, Rejection)}
    assert rejected == {"3.txt": "extract", "blank.txt": "load"}
    assert [chunk.end is not None for chunk in together] == [True] * len(files)


def test_only_small_files_are_read_together():
    small, middling, large = (FoundFile("", "x", size, 1) for size in (10, workers.SMALL + 1, LARGE))
    files = [small] * 10 + [middling, small, large, small, small]
    assert list(map(len, workers.shares(files, 8))) == [8, 2, 1, 1, 1, 2]
    assert list(map(len, workers.shares(files, 1))) == [1] * len(files)


def test_the_files_of_a_share_are_sent_together_behind_their_signs_of_life():
    one, other = (workers.Chunk((), position) for position in (1, 2))
    assert list(workers.as_read(iter((None, one, None, other)))) == [(), (), (one, other)]


def test_workers_start_with_nothing():
    files = [FoundFile("", shown, 1, 1) for shown in "ab"]
    assert [chunk.end.sha256 for _, chunk in workers.run(files, dies, 2, lost)] == ["a", "b"]


def test_a_worker_that_is_lost_costs_the_file_it_was_at(monkeypatch):
    forked(monkeypatch.setattr)
    monkeypatch.setattr(workers, "PATIENCE", 1.0)
    files = [FoundFile("", shown, 1, 1) for shown in ("a", "b", "dies", "c", "hangs", *"defghijklmnop")]
    ends = [chunk.end.sha256 for _, chunk in workers.run(files, dies, 2, lost)]
    assert [end for end in ends if not end.startswith("lost")] == list("abcdefghijklmnop")
    assert ends[2].startswith("lost") and "died" in ends[2]
    assert ends[4].startswith("lost") and "took longer" in ends[4]
