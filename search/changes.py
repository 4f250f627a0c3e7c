"""What is new since a saved search was last run, and why?

The home keeps what each saved search found, paper by paper, as a manifest does. A run compares that with what matches now: a
paper is new, gone, changed (its text, title, date or other details are not as they were), or re-classified (only its kind,
roles or topics). What was kept and the changes add up to what matches now, exactly; and the last changes are kept
for a feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from corpus.home import Home, write_private
from corpus.records import Record
from search.manifest import Paper, paper_of
from search.saved import SavedError
from search.verifying import Difference, difference

FORMAT = 1
KEPT = 200  # changes kept for a feed
AT_ONCE = 200  # records fetched together
WHATS = {"added": "new", "removed": "gone", "changed": "changed", "revised": "changed", "re-classified": "re-classified"}


class Records(Protocol):
    """What is asked of the record store."""

    def get(self, record_id: str) -> Record | None:
        """The record of that id."""
        ...

    def get_many(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """The records of these ids."""
        ...

    def content(self, record_id: str) -> str | None:
        """The digest of what a record says."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One paper that is not as it was: `what` is new, gone, changed or re-classified; `paper` is as it is now, or was last."""

    what: str
    why: str
    revision: int  # of the store, when it was noticed
    paper: Paper


@dataclass(frozen=True, slots=True)
class Seen:
    """What a saved search had found at a revision, by id, and the last changes, the newest first."""

    revision: int = 0
    papers: Mapping[str, Paper] | None = None
    recent: tuple[Change, ...] = ()

    @property
    def known(self) -> Mapping[str, Paper]:
        """The papers; none before the first run."""
        return self.papers or {}


def changes(seen: Seen, ids: Sequence[str], store: Records, revision: int, added: Iterable[str]) -> list[Change]:
    """What differs from what was seen: new papers in the order of `ids`, then the others by id.

    `ids` are the papers that match now, at `revision`; `added` those that came into the collection since.
    """
    arrived = frozenset(added)
    fresh = [record_id for record_id in ids if record_id not in seen.known]
    found = []
    for start in range(0, len(fresh), AT_ONCE):
        for record in store.get_many(fresh[start : start + AT_ONCE]):
            why = "added to the collection" if record.id in arrived else "was in the collection, and matches now"
            found.append(Change("new", why, revision, paper_of(record, store.content(record.id) or "")))
    now = frozenset(ids)
    for record_id, paper in sorted(seen.known.items()):
        differs = difference(paper, record_id in now, store)
        if differs is not None:
            found.append(Change(WHATS[differs.what], differs.why, revision, present(paper, differs, store)))
    return found


def present(paper: Paper, differs: Difference, store: Records) -> Paper:
    """The paper as it is now; as it was, where it is gone."""
    record = None if differs.what == "removed" else store.get(paper.id)
    return paper_of(record, store.content(paper.id) or "") if record else paper


def advanced(seen: Seen, found: Sequence[Change], revision: int) -> Seen:
    """What was seen and what changed, added up."""
    papers = dict(seen.known)
    for change in found:
        if change.what == "gone":
            del papers[change.paper.id]
        else:
            papers[change.paper.id] = change.paper
    return Seen(revision, papers, (*found, *islice(seen.recent, max(0, KEPT - len(found))))[:KEPT])


def seen_path(home: Home, name: str) -> Path:
    """Where it is kept what a saved search had found."""
    return home.root / "seen" / f"{name}.json"


def load_seen(home: Home, name: str) -> Seen:
    """What the saved search had found; nothing before its first run. Raises SavedError for a file that cannot be read."""
    path = seen_path(home, name)
    try:
        form = json.loads(path.read_text("utf-8"))
        if form["format"] != FORMAT:
            raise ValueError(f"it has format {form['format']!r}")
        papers = [paper_from(one) for one in form["papers"]]
        recent = tuple(Change(**{**one, "paper": paper_from(one["paper"])}) for one in form["recent"])
        return Seen(int(form["revision"]), {paper.id: paper for paper in papers}, recent)
    except FileNotFoundError:
        return Seen()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SavedError(f"{path} cannot be read: {error}. Remove it, and the next run begins anew.") from error


def paper_from(form: Mapping[str, Any]) -> Paper:
    """The paper of a JSON form."""
    return Paper(**{**form, "roles": tuple(form["roles"]), "topics": tuple(form["topics"])})


def save_seen(home: Home, name: str, seen: Seen) -> None:
    """Keeps what the saved search has found, whole or not at all."""
    path = seen_path(home, name)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    form = {
        "format": FORMAT,
        "revision": seen.revision,
        "papers": [asdict(paper) for _, paper in sorted(seen.known.items())],
        "recent": [asdict(change) for change in seen.recent],
    }
    write_private(path, json.dumps(form))


def forget(home: Home, name: str) -> None:
    """Forgets what a saved search had found."""
    seen_path(home, name).unlink(missing_ok=True)
