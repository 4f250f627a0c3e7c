"""What papers does a file hold? The pure part of the way, from the bytes to the records, fit for a worker process."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from corpus import sources as readers
from corpus.annotate import annotate, annotate_all
from corpus.entries import Entry, entry_of
from corpus.errors import CorpusError, LoadError
from corpus.field_maps import FieldMap, FieldMaps, fields_for
from corpus.files import FoundFile, find_files
from corpus.guard import LimitReached, limited
from corpus.known_actors import KnownActors
from corpus.loaders import load, open_input, piped_input
from corpus.loaders.inputs import InputFile
from corpus.nouns import NamedTuple
from corpus.records import Given, Locator, RawDocument, Record, Rejection, TopicMatcher
from corpus.workers import SMALL, Chunk, ReadFile

PIPED, PIPED_NAME = Path("-"), "standard input"  # the path that means it, and its name in records and messages
BATCH = 32  # papers that go together
TOGETHER = 1_000_000  # characters of papers that are read together, so that they fit into the memory
_TICK = 20_000_000  # nanoseconds within which a file may change twice and bear the same time


def extract(
    paths: Iterable[Path],
    topics: TopicMatcher | None = None,
    *,
    source: str | None = None,
    fields: FieldMaps = (),
    known: KnownActors | None = None,
    piped: BinaryIO | None = None,
) -> Iterator[Record | Rejection]:
    """The records of the files at these paths, without storing them, and what was rejected; paths as they were typed.

    The path "-" means what is `piped`, where something is.
    """
    named = list(paths)
    found = find_files((path for path in named if path != PIPED or piped is None), None)
    yield from found.absent
    yield from found.rejections
    inputs: list[tuple[str, tuple[Given, ...], Callable[[], InputFile]]] = [
        (file.shown, file.given, partial(open_input, file.path, file.shown, fields_for(fields, file.shown)))
        for file in found.sorted_files()
    ]
    if piped is not None and PIPED in named:
        inputs.insert(0, (PIPED_NAME, (), partial(piped_input, piped, PIPED_NAME)))
    for shown, given, opened in inputs:
        try:
            for raw in load(opened()):
                yield from records_of(_with_known(raw, given, source), topics, known)
        except LoadError as error:
            yield Rejection(Locator(shown), "load", str(error))


def records_of(
    raw: RawDocument | Rejection,
    topics: TopicMatcher | None,
    known: KnownActors | None = None,
) -> Iterator[Record | Rejection]:
    """The records of what a loader yielded: several for a page with several, a rejection for each that failed.

    `known` is who is known before any paper is read.
    """
    if isinstance(raw, Rejection):
        yield raw
        return
    stage, place, count = "clean", raw.locator, 0
    try:
        for document in readers.read(raw):
            stage, place, count = "extract", document.locator, count + 1
            record = annotate(document, topics, known)
            stage = "clean"
            yield record
        if not count:
            yield Rejection(
                raw.locator, "clean", f"{raw.locator} holds no text that is a paper. Leave it out, or name its source."
            )
    except CorpusError as error:
        yield Rejection(place, stage, str(error))
    except MemoryError:
        raise  # the limit for one paper was reached
    except Exception as error:  # one paper must not end the run, whatever is wrong with it
        reason = (
            f"{place} could not be read: {type(error).__name__}: {error}. This is a fault of Dossier; report it with the paper."
        )
        yield Rejection(place, stage, reason)


class _Step(NamedTuple):
    """One paper of a file; the last step of a file has its `end`, and maybe no paper."""

    raw: RawDocument | Rejection | None
    position: int  # bytes of the file that were read so far
    full: bool = False  # with this one a chunk is complete
    end: ReadFile | None = None


def read_chunks(
    files: Sequence[FoundFile],
    number: int,
    jobs: int,
    *,
    topics: TopicMatcher | None,
    sources: Mapping[str, str],
    fields: FieldMaps = (),
    known: KnownActors | None = None,
) -> Iterator[Chunk | None]:
    """The papers of some files, as entries for the store: of each file every `jobs`-th batch, from batch `number` on; with the
    last chunk of a file what the file was. None is a sign of life, after a paper that had to be read alone.
    """
    steps = (step for file in files for step in _steps(file, number, jobs, sources.get(file.shown), fields))
    outcomes: list[Entry | Rejection] = []
    for some in _together(steps):
        entries = iter(_entries([step.raw for step in some if step.raw is not None], topics, known))
        for step in some:
            if step.raw is not None:
                found = next(entries)
                if not found:
                    found = _entries_alone(step.raw, topics, known)
                    yield None
                outcomes += found
            if step.full or step.end:
                yield Chunk(tuple(outcomes), step.position, step.end)
                outcomes = []


def _steps(file: FoundFile, number: int, jobs: int, source: str | None, fields: FieldMaps) -> Iterator[_Step]:
    """The papers of the share of a file, with what the user knows of them."""
    streams: list[BinaryIO] = []
    end = ReadFile(file.size, file.mtime_ns, "")
    bad: Rejection | None = None
    try:
        opened, end = _opened(file, fields_for(fields, file.shown))
        for count, raw in enumerate(_in_time(load(replace(opened, open=_watched(opened.open, streams))), file)):
            if count // BATCH % jobs == number:
                yield _Step(_with_known(raw, file.given, source), _position(streams), count % BATCH == BATCH - 1)
    except LoadError as error:
        bad = Rejection(Locator(file.shown), "load", str(error))
    yield _Step(bad, end.size, end=end)


def _together(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    """The steps in bunches of a few papers, fewer where they are long."""
    some: list[_Step] = []
    count = length = 0
    for step in steps:
        some.append(step)
        if isinstance(step.raw, RawDocument):
            count, length = count + 1, length + len(step.raw.text) + len(step.raw.markup or "")
        if count >= BATCH or length > TOGETHER:
            yield some
            some, count, length = [], 0, 0
    yield some


def _with_known(raw: RawDocument | Rejection, given: tuple[Given, ...], source: str | None) -> RawDocument | Rejection:
    """The paper with what the user knows of it, which wins over what the loader found."""
    if isinstance(raw, Rejection) or not (given or source):
        return raw
    return raw._replace(given=given + raw.given, source=source or raw.source)


def _in_time(outcomes: Iterator[RawDocument | Rejection], file: FoundFile) -> Iterator[RawDocument | Rejection]:
    """The same, each within its limits, those of a small file together. Raises LimitReached at the one that is not."""
    if file.size <= SMALL:  # two calls to the system for the file, and not for each paper and the end
        found: list[RawDocument | Rejection] = []
        try:
            limited(lambda: found.extend(outcomes), file.shown)
        except LoadError:
            yield from found  # what stands before the fault
            raise
        yield from found
        return
    while (raw := limited(lambda: next(outcomes, None), file.shown)) is not None:
        yield raw


def _entries(
    raws: Sequence[RawDocument | Rejection], topics: TopicMatcher | None, known: KnownActors | None
) -> list[list[Entry | Rejection]]:
    """What each of some papers gives, read together, which is quicker; nothing where anything is wrong with one."""
    try:
        return limited(lambda: _read_together(raws, topics, known), "")
    except Exception:  # the reading one by one tells what it is, and of which paper
        return [[] for _ in raws]


def _read_together(
    raws: Sequence[RawDocument | Rejection], topics: TopicMatcher | None, known: KnownActors | None
) -> list[list[Entry | Rejection]]:
    """The entries of each paper, a few records at a time; none for a paper that has no record."""
    found: list[list[Entry | Rejection]] = [[] for _ in raws]
    papers = [(number, raw) for number, raw in enumerate(raws) if isinstance(raw, RawDocument)]
    documents = readers.read_all([raw for _, raw in papers])
    while some := list(islice(documents, BATCH)):
        records = annotate_all([document for _, document in some], topics, known)
        for (number, _), record in zip(some, records, strict=True):
            found[papers[number][0]].append(_entry(record))
    return found


def _entries_alone(
    raw: RawDocument | Rejection, topics: TopicMatcher | None, known: KnownActors | None
) -> list[Entry | Rejection]:
    """What one paper gives, within its limits."""
    if isinstance(raw, Rejection):
        return [raw]
    try:
        return limited(lambda: [_entry(outcome) for outcome in records_of(raw, topics, known)], raw.locator)
    except LimitReached as error:
        return [Rejection(raw.locator, "load", str(error))]


def _opened(file: FoundFile, fields: FieldMap) -> tuple[InputFile, ReadFile]:
    """The file, and what it was while it was read. Raises LoadError also where somebody is writing to it."""
    try:
        before = os.stat(file.path)  # noqa: PTH116
        opened = open_input(file.path, file.shown, fields, before.st_size)
        after = os.stat(file.path)  # noqa: PTH116
    except OSError as error:
        raise LoadError(f"{file.shown} cannot be read: {error.strerror}. Check that it is there and may be read.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or opened.size != after.st_size:
        raise LoadError(f"{file.shown} changed while it was read. Ingest it again when it is finished.")
    settled = time.time_ns() - after.st_mtime_ns > _TICK
    return opened, ReadFile(after.st_size, after.st_mtime_ns if settled else 0, opened.sha256)


def _entry(outcome: Record | Rejection) -> Entry | Rejection:
    if isinstance(outcome, Rejection):
        return outcome
    entry = entry_of(outcome)
    try:
        entry.json.encode("utf-8")
    except UnicodeEncodeError as error:
        place = Locator(entry.path, entry.member)
        return Rejection(place, "extract", f"{place} holds what is no character ({error.reason}). Save it as UTF-8 again.")
    return entry


def _watched(opened: Callable[[], BinaryIO], streams: list[BinaryIO]) -> Callable[[], BinaryIO]:
    def open_and_note() -> BinaryIO:
        streams.append(opened())
        return streams[-1]

    return open_and_note


def _position(streams: list[BinaryIO]) -> int:
    """How far the latest stream was read; a packed one tells it of the bytes on the disk."""
    if not streams:
        return 0
    stream = streams[-1]
    packed = getattr(getattr(stream, "raw", None), "packed", None)
    at = packed if isinstance(packed, io.IOBase) else stream
    return 0 if at.closed else at.tell()
