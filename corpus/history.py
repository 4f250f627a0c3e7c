"""What did each revision of the store change?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RevisionInfo:
    """One line of the store's history: what a command did to the records."""

    number: int
    command: str
    started: str
    finished: str
    added: int
    changed: int
    removed: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids that differ since a revision, each sorted.

    An id that was removed and came back is in `added`: an index drops every id named here before it writes the new ones.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
