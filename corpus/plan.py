"""What is an ingest to do, with which files, and what did the user say of each?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from corpus.field_maps import NO_FIELDS, FieldMaps, fields_for
from corpus.files import Found, FoundFile, covered
from corpus.ids import digest
from corpus.known_actors import KnownActors
from corpus.records import TopicMatcher
from corpus.revision import KnownFile

Topics = Callable[[], TopicMatcher]  # makes the matcher, which has to be picklable
Progress = Callable[[int, int], None]  # papers read so far, and how many there will be as far as can be told


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest was asked to do, and with which files."""

    found: Found
    topics: Topics | None
    source: str | None
    fields: FieldMaps
    actors: KnownActors
    jobs: int
    prune: bool
    again: bool
    since_ns: int
    progress: Progress | None
    sources: Mapping[str, str] = field(default_factory=dict)  # the slugs that the user named, by file
    known: Mapping[str, KnownFile] = field(default_factory=dict)  # files that were read before, by path
    standing: frozenset[str] = frozenset()  # files with rejections


def moment(day: date | None) -> int:
    """The first nanosecond of a day, here; 0 for none."""
    return int(datetime.combine(day, datetime.min.time()).timestamp() * 1e9) if day else 0


def named_sources(plan: Plan, known: dict[str, KnownFile], folders: dict[str, str | None]) -> dict[str, str]:
    """The source that the user named for a file: now, or before for the file or the innermost folder around it."""
    if plan.source is not None:
        return dict.fromkeys(plan.found.files, plan.source)
    named = sorted(((path, source) for path, source in folders.items() if source), key=lambda row: -len(row[0]))
    found = {path: file.source for path, file in known.items() if file.source}
    if named:
        for path in plan.found.files:
            source = next((source for folder, source in named if covered(path, (folder,))), None)
            if source and path not in known:
                found[path] = source
    return found


def supplied(plan: Plan, file: FoundFile) -> str:
    """What the user said about the file, in short; empty where that is nothing."""
    source = plan.sources.get(file.shown)
    if not plan.fields and not file.given and not source:
        return ""
    fields = fields_for(plan.fields, file.shown)
    if fields != NO_FIELDS:
        return digest(repr((file.given, source, fields)))
    return digest(repr((file.given, source))) if file.given or source else ""


def missing(found: Found, known: dict[str, KnownFile]) -> tuple[str, ...]:
    """Known files below the roots that are not there. What lies in a folder that cannot be listed may well be there."""
    closed = [bad.locator.path for bad in found.rejections]
    return tuple(path for path in known if path not in found.files and covered(path, found.roots) and not covered(path, closed))
