"""Of what question are the exported records the answer?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The query in words, how many records it found, and the revision of the store it was asked of."""

    words: str
    total: int
    revision: int
