"""Which names joined by "and" are two, and which two halves are one name?

The rest of the paper tells the first: "Rights of Women and Refuge" where Refuge speaks by itself. Two surnames that are joined
("Bingaman and Udall asked") act like a body too, and are the people whom the paper names in full. A short name in brackets or
marks parts one name in two: "Robert (Bob) Quill", "Lord (Tom) Quill of Redcar".
"""

from __future__ import annotations

from corpus.knowledge import name_key, organisations
from corpus.names.judging import PeopleNames
from corpus.names.names import SURE, read
from corpus.names.words import FIRST, HEAD, PEERAGE, sort_of
from corpus.records import Mention, Span

_JOINING = (" and ", " & ")
_OPENING, _CLOSING = frozenset((" (", ' "', " “", " ‘", " '")), frozenset((") ", '" ', "” ", "’ ", "' "))
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


def nicknamed(text: str, runs: list[tuple[int, int]]) -> list[Mention]:
    """The people whose short name stands inside their name, without it."""
    found = []
    for before, short, after in zip(runs, runs[1:], runs[2:], strict=False):
        if text[before[1] : short[0]] not in _OPENING or text[short[1] : after[0]] not in _CLOSING:
            continue
        if " " in text[short[0] : short[1]] or not sort_of(text[before[0] : before[1]].rpartition(" ")[2]) & (FIRST | PEERAGE):
            continue
        whole = f"{text[before[0] : before[1]]} {text[after[0] : after[1]]}"
        gap = before[1] - before[0]
        for one in read(whole):
            if one.type == "person" and one.weight == SURE and one.start < gap < one.end:
                span = Span(before[0] + one.start, after[0] + one.end - gap - 1)
                found.append(Mention(span, text[span.start : span.end], "person", one.rule, whole[one.name : one.end]))
    return found
