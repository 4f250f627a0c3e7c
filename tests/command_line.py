"""A home with the records of a test, and the command line on it, in this process."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path

import cli
from corpus import statuses
from corpus.home import Home, create_home
from corpus.records import Record, Rejection
from corpus.store import RecordStore
from indexer.build import rebuild

Run = Callable[..., str]  # a command line and the exit status it must have; what it says on both streams
RunApart = Callable[..., tuple[str, str]]  # the same; its output, and its talk


def home_of(folder: Path, records: Iterable[Record], rejections: Iterable[Rejection] = ()) -> Home:
    """A new home that holds these records, and its index."""
    home = create_home(folder)
    with RecordStore(home.store_path) as store:
        with store.transaction("test") as revision:
            for one in records:
                revision.put(one)
            for bad in rejections:
                revision.reject(bad.locator.path, (bad,))
        rebuild(store, home)
    return home


def command_line(folder: Path, records: Iterable[Record], capsys) -> Run:
    """Run commands on a new home that holds these records."""
    return said_on(home_of(folder, records).root, capsys)


def said_on(home: Path, capsys) -> Run:
    """Run commands on the home in this folder, and hear both streams as one."""
    apart = commands_on(home, capsys)
    return lambda line, status=statuses.DONE: "".join(apart(line, status))


def commands_on(home: Path, capsys) -> RunApart:
    """Run commands on the home in this folder, which need not be one yet."""

    def run(line: str, status: int = statuses.DONE) -> tuple[str, str]:
        got = cli.run(["--home", str(home), *shlex.split(line)])
        out, err = capsys.readouterr()
        assert got == status, (out, err)
        return out, err

    return run
