"""What did each revision of the store change?"""

from __future__ import annotations

from corpus.nouns import NamedTuple


class RevisionInfo(NamedTuple):
    """One line of the store's history: what a command did to the records."""

    number: int
    command: str
    started: str
    finished: str
    added: int
    changed: int
    removed: int
    rejected: int


class Changes(NamedTuple):
    """Ids that differ since a revision, each sorted.

    An id that was removed and came back is in `added`: an index drops every id named here before it writes the new ones.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
