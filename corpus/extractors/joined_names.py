"""Which names joined by "and" are two? The rest of the paper tells: "Rights of Women and Refuge" where Refuge speaks by itself.

Two surnames that are joined ("Bingaman and Udall asked") act like a body too, and are the people whom the paper names in full.
"""

from __future__ import annotations

from corpus.extractors.judging import PeopleNames
from corpus.extractors.words import HEAD, sort_of
from corpus.knowledge import name_key, organisations
from corpus.records import Mention, Span

_JOINING = (" and ", " & ")
_UNSURE = frozenset(("organisation.form", "organisation.called", "organisation.listed"))


def parted(mentions: list[Mention], people: PeopleNames) -> list[Mention]:
    """The mentions, with two in place of one that joins two organisations or the surnames of two people."""
    joined = [m for m in mentions if m.rule in _UNSURE and any(word in m.surface for word in _JOINING)]
    if not joined:
        return mentions
    alone = {m.surface for m in mentions if m.type == "organisation"}
    kept = [m for m in mentions if m not in joined]
    for mention in joined:
        kept += _halves(mention, alone, people)
    return kept


def _halves(mention: Mention, alone: set[str], people: PeopleNames) -> list[Mention]:
    surface = mention.surface
    link = next(word for word in _JOINING if word in surface)
    left, _, right = surface.rpartition(link)
    if left in people.surnames and right in people.surnames:
        return _two(mention, left, right, "person", "person.surname")
    if link == _JOINING[1] or right not in alone or not (left in alone or _is_body(left)):
        return [mention]
    return _two(mention, left, right, "organisation", mention.rule)


def _two(mention: Mention, left: str, right: str, kind: str, rule: str) -> list[Mention]:
    start, end = mention.span
    first, second = Span(start, start + len(left)), Span(end - len(right), end)
    return [Mention(first, left, kind, rule, left), Mention(second, right, kind, rule, right)]


def _is_body(left: str) -> bool:
    """Is the left half known, or does a head end it: not "Home Affairs" of "Home Affairs and Justice Committee"?"""
    entry = organisations().get(name_key(left))
    return (entry is not None and bool(entry.id)) or (" " in left and bool(sort_of(left.rpartition(" ")[2]) & HEAD))
