"""What papers does a file hold? The pure part of the way, from the bytes to the records, fit for a worker process."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from corpus import sources as readers
from corpus.annotate import annotate
from corpus.entries import Entry, entry_of
from corpus.errors import CorpusError, LoadError
from corpus.field_maps import FieldMaps, fields_for
from corpus.files import FoundFile, find_files
from corpus.guard import LimitReached, limited
from corpus.known_actors import KnownActors
from corpus.loaders import load, open_input
from corpus.loaders.inputs import FieldMap, InputFile
from corpus.records import Given, Locator, RawDocument, Record, Rejection, TopicMatcher
from corpus.workers import Chunk, ReadFile

BATCH = 8  # papers of a file that go together
_TICK = 20_000_000  # nanoseconds within which a file may change twice and bear the same time


def extract(
    paths: Iterable[Path],
    topics: TopicMatcher | None = None,
    *,
    source: str | None = None,
    fields: FieldMaps = (),
    known: KnownActors | None = None,
) -> Iterator[Record | Rejection]:
    """The records of the files at these paths, without storing them, and what was rejected; paths as they were typed."""
    found = find_files(paths, None)
    yield from found.absent
    yield from found.rejections
    for file in found.sorted_files():
        try:
            for raw in load(open_input(Path(file.path), file.shown, fields_for(fields, file.shown))):
                yield from records_of(raw, topics, file.given, source, known)
        except LoadError as error:
            yield Rejection(Locator(file.shown), "load", str(error))


def records_of(
    raw: RawDocument | Rejection,
    topics: TopicMatcher | None,
    given: tuple[Given, ...] = (),
    source: str | None = None,
    known: KnownActors | None = None,
) -> Iterator[Record | Rejection]:
    """The records of what a loader yielded: several for a page with several, a rejection for each that failed.

    `given` is what the user knows, and wins; `source` is the slug that the user named; `known` is who
    is known before any paper is read.
    """
    if isinstance(raw, Rejection):
        yield raw
        return
    raw = replace(raw, given=given + raw.given, source=source or raw.source)
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


def read_chunks(
    file: FoundFile,
    number: int,
    jobs: int,
    *,
    topics: TopicMatcher | None,
    sources: Mapping[str, str],
    fields: FieldMaps = (),
    known: KnownActors | None = None,
) -> Iterator[Chunk]:
    """Every `jobs`-th batch of a file's papers, as entries for the store, from batch `number` on; at last what the file was."""
    streams: list[BinaryIO] = []
    outcomes: list[Entry | Rejection] = []
    end = ReadFile(file.size, file.mtime_ns, "")
    try:
        opened, end = _opened(file, fields_for(fields, file.shown))
        for count, raw in enumerate(_in_time(load(replace(opened, open=_watched(opened.open, streams))), file)):
            if count // BATCH % jobs != number:
                continue
            outcomes += _entries(raw, topics, file.given, sources.get(file.shown), known)
            if count % BATCH == BATCH - 1:
                yield Chunk(tuple(outcomes), _position(streams))
                outcomes = []
        yield Chunk(tuple(outcomes), end.size, end)
    except LoadError as error:
        yield Chunk((*outcomes, Rejection(Locator(file.shown), "load", str(error))), end.size, end)


def _in_time(outcomes: Iterator[RawDocument | Rejection], file: FoundFile) -> Iterator[RawDocument | Rejection]:
    """The same, each within its limits. Raises LimitReached at the one that is not."""
    while (raw := limited(lambda: next(outcomes, None), file.shown)) is not None:
        yield raw


def _entries(
    raw: RawDocument | Rejection,
    topics: TopicMatcher | None,
    given: tuple[Given, ...],
    source: str | None,
    known: KnownActors | None,
) -> list[Entry | Rejection]:
    """What one paper gives, within its limits."""
    try:
        return limited(lambda: [_entry(outcome) for outcome in records_of(raw, topics, given, source, known)], raw.locator)
    except LimitReached as error:
        return [Rejection(raw.locator, "load", str(error))]


def _opened(file: FoundFile, fields: FieldMap) -> tuple[InputFile, ReadFile]:
    """The file, and what it was while it was read. Raises LoadError also where somebody is writing to it."""
    path = Path(file.path)
    try:
        before = path.stat()
        opened = open_input(path, file.shown, fields)
        after = path.stat()
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
