"""Who is writing?

One writer at a time: a lock of the operating system on a small file, which falls when the process that holds it ends, however
it ends. The file tells who that is, for the one who comes second.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import StoreLocked
from corpus.nouns import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def writer_lock(path: Path, command: str) -> Iterator[None]:
    """Holds the lock while the block runs. Raises StoreLocked, naming the holder, where another process has it."""
    import socket  # takes longer than all else that a reader imports with this module

    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8")
    with file:
        if not _seize(file):
            raise StoreLocked(_described(file.read(), path))
        _sign(file, {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": now()})
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()


def is_held(path: Path) -> bool:
    """Is a process holding that lock now?"""
    try:
        file = path.open("r+", encoding="utf-8")
    except OSError:  # it is not there, or nobody can write here
        return False
    with file:
        return not _seize(file)


def now() -> str:
    """The time in UTC, to the second, as revisions and locks write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seize(file: IO[str]) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            _seize_on_windows(file)
    except OSError:
        return False
    return True


def _seize_on_windows(file: IO[str]) -> None:
    import msvcrt

    file.seek(2**30)  # far behind the signature, which has to stay readable
    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    file.seek(0)


def _sign(file: IO[str], holder: dict[str, object]) -> None:
    file.seek(0)
    file.truncate()
    json.dump(holder, file)
    file.flush()


def _described(signature: str, path: Path) -> str:
    try:
        holder = json.loads(signature)
        who = f"`{holder['command']}` (process {holder['pid']} on {holder['host']}, since {holder['since']})"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return f"{path.parent} is being written by {who}. Wait until it has ended, then try again."
