"""How is the reading of many files shared out, and put in order again?

Each worker process gets the whole list and reads every n-th share of it: a few small files, which are read together, or a single
one. A large file is opened by all of them, and each takes every n-th batch of its papers. So nothing is decided by who is faster:
the results come back in the order of the list, whatever the number of workers. A worker that falls far behind or dies costs the
file it was reading, not the run: if it was at several, they are read again one by one, and so are the files behind them.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from corpus.entries import Entry
from corpus.files import FoundFile
from corpus.guard import limit_memory
from corpus.limits import SECONDS
from corpus.nouns import NamedTuple
from corpus.records import Rejection

WORTH_WORKERS = 1024 * 1024  # bytes to read, or that many files, below which workers take longer to start than to work
MANY_FILES = 200
PLAIN = (".txt", ".text", ".md", ".jsonl", ".html", ".htm", ".csv", ".eml")  # read without a library that could take us down
LARGE = 1024 * 1024  # bytes from which a file is shared
SMALL = 32 * 1024  # bytes up to which files are read together
TOGETHER = 32  # files, fewer where there would not be several shares for each worker
PATIENCE = 9 * SECONDS  # that a worker may be silent; a batch of slow papers takes less
_TO_START = 600.0  # seconds that a worker may take to start
_OBJECTS = 20_000  # made anew before a worker looks for those that only hold each other
_AHEAD = 64  # chunks that a worker may be ahead


class ReadFile(NamedTuple):
    """A file that has been read to its end: what it was while that happened."""

    size: int
    mtime_ns: int  # 0 where it cannot be trusted
    sha256: str


class Chunk(NamedTuple):
    """Some of what a file held, in order; `end` is set with the last of it."""

    outcomes: tuple[Entry | Rejection, ...]
    position: int  # bytes of the file that were read so far
    end: ReadFile | None = None


# Some files, which share of each, of how many. Between the chunks of slow papers stands None, as a sign of life.
Work = Callable[[Sequence[FoundFile], int, int], Iterator[Chunk | None]]


class _WorkerLost(Exception):  # noqa: N818 - caught here, never seen
    def __init__(self, index: int, reason: str) -> None:
        super().__init__(reason)
        self.index = index


def workers_for(jobs: int, files: Sequence[FoundFile]) -> int:
    """How many processes to use beside this one: none for a little plain text; one at least for what a library has to read."""
    if jobs == 0:
        jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(files) > MANY_FILES or sum(file.size for file in files) > WORTH_WORKERS:
        return jobs
    return 0 if all(file.shown.lower().endswith(PLAIN) for file in files) else 1


def run(
    files: Sequence[FoundFile], work: Work, jobs: int, fail: Callable[[FoundFile, str], Chunk]
) -> Generator[tuple[int, Chunk], None, None]:
    """The chunks of every file in order, each with the file's number. With no job everything happens here.

    `fail` makes the chunk for a file whose worker died, from the reason.
    """
    if jobs < 1:
        for share in shares(files, TOGETHER):
            index = share.start
            for chunk in filter(None, work(files[share.start : share.stop], 0, 1)):
                yield index, chunk
                index += chunk.end is not None
        return
    start, together = 0, max(1, min(TOGETHER, len(files) // (4 * jobs)))
    while start < len(files):
        crew = _Crew(files[start:], work, jobs, together)
        try:
            for index, chunk in crew.chunks():
                yield start + index, chunk
            return
        except _WorkerLost as lost:
            start, reason = start + lost.index, str(lost)
        finally:
            crew.dismiss()
        if together == 1:
            yield start, fail(files[start], reason)
            start += 1
        together = 1


def shares(files: Sequence[FoundFile], together: int) -> list[range]:
    """The files by number, in shares of up to so many small ones that follow each other; any other is a share of its own."""
    found: list[range] = []
    for index, file in enumerate(files):
        before = found[-1] if found else range(0)
        if file.size <= SMALL and 0 < len(before) < together and files[before.start].size <= SMALL:
            found[-1] = range(before.start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


class _Crew:
    """Worker processes at one list of files, and what each has sent and nobody has taken yet."""

    def __init__(self, files: Sequence[FoundFile], work: Work, jobs: int, together: int) -> None:
        context = multiprocessing.get_context("spawn")  # no open file or lock of this process goes along
        self._files = files
        self._shares = shares(files, together)
        self._waiting: list[deque[Chunk]] = [deque() for _ in range(jobs)]
        self._started: set[int] = set()
        self._pipes: dict[int, Connection] = {}
        self._workers: list[BaseProcess] = []
        for number in range(jobs):
            ours, theirs = context.Pipe()
            worker = context.Process(target=_worker, args=(theirs, number, jobs), daemon=True)
            worker.start()
            theirs.close()
            self._pipes[number] = ours
            self._workers.append(worker)
        for pipe in self._pipes.values():  # only now, so that all of them start at the same time
            with contextlib.suppress(BrokenPipeError, ConnectionError):  # it died at once; the reading will tell
                pipe.send((files, self._shares, work))

    def chunks(self) -> Iterator[tuple[int, Chunk]]:
        """The chunks in order. Raises _WorkerLost with the number of the file that could not be read."""
        jobs = len(self._workers)
        for number, share in enumerate(self._shares):
            for index in share:
                large = self._files[index].size >= LARGE
                turn = 0 if large else number
                while True:
                    chunk = self._next(turn % jobs, index)
                    if chunk.end and large:  # every worker has come to the end of it
                        for other in range(jobs):
                            if other != turn % jobs:
                                self._next(other, index)
                    yield index, chunk
                    if chunk.end:
                        break
                    turn += large

    def dismiss(self) -> None:
        """Ends the workers, whatever they are at."""
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.join()
        for pipe in self._pipes.values():
            pipe.close()

    def _next(self, number: int, index: int) -> Chunk:
        while not self._waiting[number]:
            if number not in self._pipes:
                raise _WorkerLost(index, "the worker process that read it died")
            open_pipes = {pipe: n for n, pipe in self._pipes.items() if len(self._waiting[n]) < _AHEAD}
            patience = PATIENCE if number in self._started else _TO_START
            ready = wait(list(open_pipes), timeout=patience)
            if not ready:
                raise _WorkerLost(index, f"a part of it took longer than {patience:.0f} seconds")
            for pipe in ready:
                assert isinstance(pipe, Connection)
                self._receive(open_pipes[pipe], pipe)
        return self._waiting[number].popleft()

    def _receive(self, number: int, pipe: Connection) -> None:
        try:
            chunks = pipe.recv()
        except (EOFError, OSError):
            pipe.close()
            del self._pipes[number]
            return
        self._started.add(number)
        self._waiting[number].extend(chunks)


def _worker(pipe: Connection, number: int, jobs: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends us
    limit_memory()
    gc.set_threshold(_OBJECTS)
    with contextlib.suppress(BrokenPipeError, ConnectionError, EOFError):  # the first process is gone
        files, parts, work = pipe.recv()
        pipe.send(())  # at work from now on
        for turn, share in enumerate(parts):
            some = files[share.start : share.stop]
            large = some[0].size >= LARGE
            if large or turn % jobs == number:
                chunks = work(some, number if large else 0, jobs if large else 1)
                for sent in as_read(chunks) if len(some) > 1 else ((chunk,) if chunk else () for chunk in chunks):
                    pipe.send(sent)
                if turn == number:
                    gc.freeze()  # the tables stay, and need not be looked through again and again
    pipe.close()


def as_read(chunks: Iterator[Chunk | None]) -> Iterator[tuple[Chunk, ...]]:
    """All chunks of a share at once, so that either its files are read or none of them; before that, signs of life."""
    read = []
    for chunk in chunks:
        if chunk is None:
            yield ()
        else:
            read.append(chunk)
    yield tuple(read)
