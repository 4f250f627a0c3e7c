"""How does a file become a record?

    files → load → RawDocument → sources.read → Document → annotate → Record → settle → store

What lies before the store is in `corpus/papers.py`, and runs in worker processes; `ingest` is the whole flow, in one transaction.
A file that is as it was is not opened. What fails is a `Rejection`, and the run goes on; the records that a file gave before stay
as long as anything in it is rejected.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.entries import Entry, moved
from corpus.errors import UnknownSource
from corpus.field_maps import FieldMaps, field_maps
from corpus.files import FoundFile, covered, find_files
from corpus.home import Home
from corpus.known_actors import KnownActors, known_actors
from corpus.placing import settle, vacate
from corpus.plan import Plan, Progress, Topics, missing, moment, named_sources, supplied
from corpus.records import Locator, Rejection, TopicMatcher
from corpus.report import Report
from corpus.revision import KnownFile, Revision
from corpus.store import RecordStore

if TYPE_CHECKING:
    from corpus.workers import Chunk

__all__ = ["Progress", "Report", "ingest", "ingested_paths"]


def ingest(
    paths: Iterable[Path],
    store: RecordStore,
    topics: Topics | None = None,
    *,
    source: str | None = None,
    jobs: int = 1,
    prune: bool = False,
    dry_run: bool = False,
    again: bool = False,
    since: date | None = None,
    command: str = "ingest",
    progress: Progress | None = None,
) -> Report:
    """Brings the store up to date with the files at these paths and reports what changed.

    `source` names the source of all of them; `jobs` 0 means one for each processor; `prune` removes the records of files that
    are gone; `dry_run` changes nothing; `again` reads also what is unchanged; `since` leaves
    alone what was last changed before that day; `topics` is called once there is something to read.
    Raises UnknownSource, and StoreLocked where another process is writing.
    """
    started = time.monotonic()
    if source is not None:
        from corpus.sources import SOURCES

        if source not in SOURCES:
            raise UnknownSource(f"there is no source {source!r}. Known are: {', '.join(sorted(SOURCES))}.")
    home = Home(store.path.parent)
    found = find_files(paths, home.root)
    known = known_actors(home)
    plan = Plan(found, topics, source, field_maps(home.config()), known, jobs, prune, again, moment(since), progress)
    try:
        with store.transaction(command) as revision:
            counted = _carry_out(plan, revision)
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return replace(counted, revision=store.revision, seconds=time.monotonic() - started)


def ingested_paths(store: RecordStore) -> tuple[Path, ...]:
    """Every folder that was ingested, and every file that lies in none of them."""
    folders = store.folders()
    alone = [path for path in store.paths() if not covered(path, folders)]
    return tuple(store.path.parent / path for path in (*folders, *alone))


class _Undone(Exception):  # noqa: N818 - the end of a dry run
    """Takes back what the transaction did."""


def _carry_out(plan: Plan, revision: Revision) -> Report:
    found, known, standing = plan.found, revision.files(), revision.rejections()
    rejected = list(found.rejections)
    plan = replace(plan, sources=named_sources(plan, known, revision.folders()), known=known, standing=frozenset(standing))
    to_read = []
    outdated, rules = 0, plan.actors.rules
    for file in found.sorted_files():
        before, bad = known.get(file.shown), standing.get(file.shown, [])
        if file.mtime_ns < plan.since_ns:
            rejected += bad
        elif before is not None and not plan.again and _is_unchanged(plan, revision, before, file, bad):
            rejected += bad
            outdated += before.rules != rules
        else:
            to_read.append(file)
    rejected += _read_and_store(plan, revision, to_read)
    read = tuple((file.shown, "changed" if file.shown in known else "new") for file in to_read)
    gone = missing(found, known)
    rejected += [bad for bad in found.absent if not (plan.prune and any(covered(path, (bad.locator.path,)) for path in gone))]
    if plan.prune:
        for path in gone:
            for place in revision.places_in(path):
                vacate(revision, place)
            revision.forget_file(path)
    _remember_places(revision, plan, known, standing)
    revision.mark_copies()
    records, added, changed = revision.count_in(found.files)
    removed = revision.counts()[2]
    unchanged = records - added - changed
    return Report(0, len(found.files), records, added, changed, unchanged, removed, tuple(rejected), gone, 0.0, outdated, read)


def _is_unchanged(plan: Plan, revision: Revision, known: KnownFile, file: FoundFile, bad: list[Rejection]) -> bool:
    """Is the file as it was when it was read? By size and time, else by its bytes.

    What was rejected for a fault of ours, or by another program, is worth another try.
    """
    if known.supplied != supplied(plan, file) or known.size != file.size:
        return False
    if bad and (known.rules != plan.actors.rules or any(rejection.stage != "load" for rejection in bad)):
        return False
    if known.mtime_ns == file.mtime_ns:
        return True
    from corpus.loaders import file_sha256

    try:
        same = known.sha256 == file_sha256(Path(file.path))
    except OSError:
        return False  # the loader says what is wrong
    if same:
        revision.put_file(
            KnownFile(file.shown, file.size, file.mtime_ns, known.sha256, known.supplied, known.rules, known.source)
        )
    return same


def _read_and_store(plan: Plan, revision: Revision, files: list[FoundFile]) -> list[Rejection]:
    if not files:
        return []
    from corpus.workers import run, workers_for  # which a run over unchanged files does not need

    rejected: list[Rejection] = []
    total = sum(file.size for file in files) or 1
    papers = behind = 0
    topics = plan.topics() if plan.topics else None
    work = partial(_read, topics=topics, sources=plan.sources, fields=plan.fields, known=plan.actors)
    with closing(run(files, work, workers_for(plan.jobs, files), _lost)) as chunks:
        for index, parts in groupby(chunks, key=lambda pair: pair[0]):
            file = files[index]
            for count, position in _store_file(plan, revision, file, (chunk for _, chunk in parts), rejected):
                papers += count
                share = min(1.0, (behind + position) / total)
                if plan.progress and papers:
                    plan.progress(papers, max(papers, round(papers / share)) if share else 0)
            behind += file.size
    return rejected


def _read(
    files: Sequence[FoundFile],
    number: int,
    jobs: int,
    *,
    topics: TopicMatcher | None,
    sources: Mapping[str, str],
    fields: FieldMaps,
    known: KnownActors,
) -> Iterator[Chunk | None]:
    """The papers of some files. All that reads a paper is imported here, in the process that does it."""
    from corpus.papers import read_chunks

    yield from read_chunks(files, number, jobs, topics=topics, sources=sources, fields=fields, known=known)


def _store_file(
    plan: Plan, revision: Revision, file: FoundFile, chunks: Iterable[Chunk], rejected: list[Rejection]
) -> Iterator[tuple[int, int]]:
    """Stores what a file holds; yields how many papers each chunk had, and how far the file was read."""
    from corpus.workers import ReadFile

    seen: set[str] = set()
    bad: list[Rejection] = []
    before, said = plan.known.get(file.shown), supplied(plan, file)
    as_supplied = before is not None and before.supplied == said
    end = ReadFile(file.size, 0, "")
    for chunk in chunks:
        for outcome in chunk.outcomes:
            if isinstance(outcome, Rejection):
                bad.append(outcome)
            else:
                entry = _told_apart(outcome, seen)
                seen.add(entry.member or "")
                settle(revision, entry, as_supplied=as_supplied)
        yield len(chunk.outcomes), chunk.position
        end = chunk.end or end
    if not bad and file.shown in plan.known:  # else a paper may be missing only because it could not be read
        for place in revision.places_in(file.shown):
            if place.member not in seen:
                vacate(revision, place)
    if bad or file.shown in plan.known or file.shown in plan.standing:
        revision.reject(file.shown, bad)
    rejected += bad
    source = plan.sources.get(file.shown)
    revision.put_file(KnownFile(file.shown, end.size, end.mtime_ns, end.sha256, said, plan.actors.rules, source))


def _told_apart(entry: Entry, seen: set[str]) -> Entry:
    """The entry, under another member name where the file has used its name for an earlier paper."""
    member, again = entry.member or "", 2
    while member in seen:
        member, again = f"{entry.member or ''}~{again}", again + 1
    return entry if member == (entry.member or "") else moved(entry, member)


def _lost(file: FoundFile, what: str) -> Chunk:
    """What is left of a file whose worker is gone."""
    from corpus.workers import Chunk, ReadFile

    reason = f"{file.shown} could not be read to its end: {what}. Leave it out, or report it with the file."
    return Chunk((Rejection(Locator(file.shown), "extract", reason),), file.size, ReadFile(file.size, file.mtime_ns, ""))


def _remember_places(revision: Revision, plan: Plan, known: dict[str, KnownFile], standing: dict[str, list[Rejection]]) -> None:
    """Stores the folders, and what was wrong beside the files: a folder, a link, a table."""
    found = plan.found
    for folder in found.folders:
        revision.put_folder(folder, plan.source)
    for path in standing:
        if path not in known and covered(path, found.roots):
            revision.reject(path, ())
    beside = sorted(found.rejections, key=lambda bad: bad.locator.path)
    for path, bad in groupby(beside, key=lambda one: one.locator.path):
        revision.reject(path, tuple(bad))
