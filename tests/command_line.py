"""A home with the records of a test, and the command line on it, in this process."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path

import cli
from corpus import statuses
from corpus.home import create_home
from corpus.records import Record
from corpus.store import RecordStore
from indexer.build import rebuild

Run = Callable[..., str]  # a command line and the exit status it must have; what it says on both streams


def command_line(folder: Path, records: Iterable[Record], capsys) -> Run:
    """Run commands on a new home that holds these records."""
    home = create_home(folder)
    with RecordStore(home.store_path) as store:
        with store.transaction("test") as revision:
            for one in records:
                revision.put(one)
        rebuild(store, home)

    def run(line: str, status: int = statuses.DONE) -> str:
        got = cli.run(["--home", str(home.root), *shlex.split(line)])
        out, err = capsys.readouterr()
        assert got == status, (out, err)
        return out + err

    return run
