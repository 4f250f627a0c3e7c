"""Which words of a run name a peer or a bishop, whose title is part of the name and may go on with a place?"""

from __future__ import annotations

from corpus.knowledge import prose
from corpus.names.words import (
    ACRONYM,
    HEAD,
    HONORIFIC,
    LINK,
    NUMBER,
    OF_PLACE,
    OFFICE,
    OTHER,
    PARTICLE,
    POST_NOMINAL,
    SMALL,
    SURNAME,
    TITLE,
    Word,
)
from corpus.nouns import NamedTuple

_LORD_OFFICES = prose("lord_offices")


class PersonName(NamedTuple):
    """Where a person stands in the words of a run."""

    end: int
    start: int  # the mention: with a courtesy title or peerage
    name: int  # the name proper
    rule: str


def peer(words: list[Word], p: int) -> PersonName | None:
    """Baroness X of Y, the Lord Bishop of Z: the title is part of the name."""
    q = p + 1
    if q >= len(words):
        return None
    if words[q].sort & OF_PLACE and q + 2 < len(words) and words[q + 1].base == "of":
        return of_place(words, p, q)
    if words[p].sort & OF_PLACE and words[q].base == "of":
        return of_place(words, p, p)
    if words[q].base in _LORD_OFFICES or words[q].sort & (SMALL | LINK | NUMBER | PARTICLE):
        return None
    if words[q].base == "Justice" and q + 1 < len(words):
        q += 1
    end = q
    while end < len(words) and end - q < 3 and not words[end].sort & (LINK | PARTICLE | NUMBER | ACRONYM | POST_NOMINAL | SMALL):
        if end > q and words[end].sort & (HEAD | OTHER | OFFICE | HONORIFIC) and not words[end].sort & SURNAME:
            break
        end += 1
        if words[end - 1].owns:
            break
    if end == q:
        return None
    if end + 1 < len(words) and words[end].base == "of" and not words[end - 1].owns:
        end = _place_end(words, end + 1, end)
    return PersonName(end, p, p, "person.peer")


def of_place(words: list[Word], start: int, title: int) -> PersonName | None:
    """The Bishop of X, the Countess of Y: the place that the title is of ends the name."""
    end = _place_end(words, title + 2, 0)
    return PersonName(end, start, start, "person.peer") if end else None


def _place_end(words: list[Word], p: int, otherwise: int) -> int:
    """The end of the place in a title: "St Albans", "Kings Heath", "The Shaws"."""
    if words[p].base in ("the", "The") and p + 1 < len(words):
        p += 1
    if words[p].base[0].islower() or words[p].sort & NUMBER:
        return otherwise
    end = p + 2 if words[p].base in ("St", "St.", "Saint") and p + 1 < len(words) else p + 1
    while (
        end < len(words)
        and end - p < 3
        and not words[p].owns
        and not words[end].sort & (LINK | PARTICLE | NUMBER | TITLE | OFFICE | SMALL | ACRONYM | POST_NOMINAL)
    ):
        end += 1
    if (
        end < len(words)
        and words[end].base == "and"
        and end + 1 < len(words)
        and words[p].base in ("Bath", "Truro", "Ripon", "St", "Sodor", "Southwell")
    ):
        end = _place_end(words, end + 1, end)
    return end
