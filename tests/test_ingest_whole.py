"""Is a run the same whatever happens to it: workers, a kill, an interruption, a lost worker?"""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from crew import dies
from ingesting import LETTER, state, write

from corpus import workers
from corpus.errors import StoreLocked
from corpus.home import Home, create_home
from corpus.pipeline import ingest
from corpus.store import RecordStore
from corpus.workers import LARGE

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("in_this_process")


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
