"""Is an answer still what it was when it was exported, and if not, which paper differs in what?

A paper was added or removed; changed, where its text is another; re-classified, where the text is the same and its kind, roles or
topics are not; revised, where anything else differs: title, date, quotations, evidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.records import Record
from search.manifest import Exported, Manifest, Paper, paper_of


class Records(Protocol):
    """What is asked of the record store."""

    def get(self, record_id: str) -> Record | None:
        """The record of that id."""
        ...

    def content(self, record_id: str) -> str | None:
        """The digest of what a record says."""
        ...


@dataclass(frozen=True, slots=True)
class Difference:
    """One paper that is not as it was: `what` is added, removed, changed, re-classified or revised; `why` says in what."""

    what: str
    id: str
    title: str | None
    why: str


def differences(manifest: Manifest, ids: Sequence[str], store: Records, new: Collection[str] = ()) -> Iterator[Difference]:
    """Every paper that differs from the manifest: those of the manifest in its order, then those that were added.

    `new` are the ids that came into the collection since.
    """
    now = set(ids)
    for paper in manifest.papers:
        if (found := difference(paper, paper.id in now, store)) is not None:
            yield found
    before = {paper.id for paper in manifest.papers}
    for record_id in ids:
        if record_id not in before:
            record = store.get(record_id)
            why = "added to the collection" if record_id in new else "matches now"
            yield Difference("added", record_id, record.title if record else None, why)


def difference(paper: Paper, matches: bool, store: Records) -> Difference | None:
    """How a paper of the manifest differs now, or None."""
    content = store.content(paper.id)
    if content is None:
        return Difference("removed", paper.id, paper.title, "no longer in the collection")
    if content == paper.content:
        return None if matches else Difference("removed", paper.id, paper.title, "no longer matches")
    record = store.get(paper.id)
    assert record is not None  # it has a content
    what, why = compared(paper, paper_of(record, content))
    if not matches:
        return Difference("removed", paper.id, paper.title, f"no longer matches: {why}")
    return Difference(what, paper.id, record.title, why)


def compared(before: Paper, now: Paper) -> tuple[str, str]:
    """What happened to a paper, and in what it differs, in words."""
    classified = list(classes(before, now))
    others = [f"{name} {old or 'none'} → {new or 'none'}" for name, old, new in others_of(before, now) if old != new]
    if before.body != now.body:
        return "changed", "; ".join(["text", *classified, *others])
    if classified:
        return "re-classified", "; ".join([*classified, *others])
    return "revised", "; ".join(others) or "quotations, evidence or other details"


def classes(before: Paper, now: Paper) -> Iterator[str]:
    """How the kind, the roles and the topics differ."""
    if before.kind != now.kind:
        yield f"kind {before.kind} → {now.kind}"
    for name, old, new in (("roles", before.roles, now.roles), ("topics", before.topics, now.topics)):
        signs = [f"−{one}" for one in old if one not in new] + [f"+{one}" for one in new if one not in old]
        if signs:
            yield f"{name} {' '.join(signs)}"


def others_of(before: Paper, now: Paper) -> tuple[tuple[str, str | None, str | None], ...]:
    """The title and the date, before and now."""
    return ("title", before.title, now.title), ("date", before.date, now.date)


def file_state(export: Exported, folder: Path) -> str:
    """What became of the exported file: same, altered, absent, or none where it went to a pipe."""
    if export.file is None:
        return "none"
    path = folder / Path(export.file).name
    try:
        return "same" if file_sha256(path) == export.sha256 else "altered"
    except OSError:
        return "absent"


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
