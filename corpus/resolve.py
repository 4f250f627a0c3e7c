"""Whom does a mention mean? Joins what a paper calls one person or one organisation, and gives each their roles.

"Ms Hutt" and "Hutt" join "Jane Hutt" where no other Hutt is named; "ONS" joins the name before its brackets; a known
organisation joins under all of its names. Two people of one surname are never made one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from corpus.identity import Bodies, People, Somebody
from corpus.knowledge import is_acronym
from corpus.known_actors import Identity, KnownActors
from corpus.records import ROLES, Actor, Document, Evidence, Findings, Mention, Quote, RoleMention, Span

_CAPITALS = re.compile(r"[A-Z]{4}")
_SMALL_IN_CAPITALS = frozenset(("OF", "FOR", "THE", "AND", "IN", "ON", "TO"))
_NUMERALS = frozenset(("II", "III", "IV"))
_NOWHERE = 1 << 60  # who stands nowhere in the text comes last


@dataclass(frozen=True, slots=True)
class Resolved:
    """The actors of a paper, its quotations with their speakers, and the evidence of the roles."""

    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    evidence: tuple[tuple[str, Evidence], ...]  # "actors.<actor id>.<role>"


def resolve(document: Document, found: Findings, known: KnownActors | None = None) -> Resolved:
    """Every actor once, in the order of the text, with roles and aliases; quotations with the speaker's full name.

    `known` tells who is known beside the gazetteer: such an actor has one id under every name.
    """
    people, bodies = People(), Bodies()
    mentions = known.mentions(document.text, found.mentions) if known else found.mentions
    given = tuple(
        dict.fromkeys(role.name for role in found.roles if role.type == "person" and role.span is None and " " in role.name)
    )
    for role in found.roles:
        if role.span is None and role.type == "person" and role.name.islower() and " " not in role.name:
            people.find(role.name)  # an account, which is nobody's given name
    by_start = _mentioned(document.text, people, bodies, mentions, given)
    proofs: list[tuple[Somebody, RoleMention]] = []
    for role in found.roles:
        somebody = _at(by_start, mentions, role)
        somebody = somebody or (people.find(role.name) if role.type == "person" else bodies.named(role.name))
        if somebody:
            proofs.append((somebody, role))
            if role.role not in somebody.roles:
                somebody.roles.append(role.role)
    everybody = [*people.everybody, *bodies.everybody]
    identities: list[tuple[Somebody, Identity]] = []
    same: dict[Somebody, Somebody] = {}
    if known:
        identities = [(one, who) for one in everybody if (who := known.identify(tuple(one.names), one.type, found.date))]
        same = _identified(identities)
        everybody = [one for one in everybody if one not in same]
    told = {one for one, _ in identities}
    everybody.sort(key=lambda one: (min(one.spans).start if one.spans else _NOWHERE, one.id))
    _make_ids_differ(sorted(everybody, key=lambda one: one not in told))  # who is known keeps the id
    quotes = tuple(_spoken(quote, people, bodies, same) for quote in found.quotes)
    evidence = [(f"actors.{same.get(one, one).id}.{role.role}", role.evidence) for one, role in proofs]
    evidence += [(f"actors.{same.get(one, one).id}.identity", _proof(document.text, one, who)) for one, who in identities]
    return Resolved(tuple(_actor(one) for one in everybody), quotes, tuple(evidence))


def _identified(identities: list[tuple[Somebody, Identity]]) -> dict[Somebody, Somebody]:
    """Gives those who are known their ids and names; returns whom the paper calls by two names that nothing in it joins."""
    first: dict[tuple[str, str], Somebody] = {}
    same: dict[Somebody, Somebody] = {}
    for one, who in identities:
        one.id, one.known, one.also = who.id, who.name, who.aliases
        other = first.setdefault((one.type, who.id), one)
        if other is not one:
            same[one] = other
            other.names += [name for name in one.names if name not in other.names]
            other.surfaces += one.surfaces
            other.spans += one.spans
            other.roles += [role for role in one.roles if role not in other.roles]
    return same


def _proof(text: str, one: Somebody, who: Identity) -> Evidence:
    """The first place of a name that tells who somebody is."""
    span = min(one.spans, default=None)
    return Evidence(
        f"{who.rule}: {who.origin}", text[span.start : span.end] if span else one.names[0], span, "body" if span else who.origin
    )


def _mentioned(
    text: str, people: People, bodies: Bodies, mentions: tuple[Mention, ...], told: tuple[str, ...]
) -> dict[int, Somebody]:
    """Who is mentioned where: the people by their fullest names first, the organisations' acronyms last.

    `told` are full names that stand nowhere in the text, and may be the fullest of somebody who is named there.
    """
    named: dict[str, list[Mention]] = {}
    full: dict[str, list[Mention]] = {}
    acronyms: dict[str, list[Mention]] = {}
    starts: dict[int, int] = {}  # of the organisations, by their ends
    for mention in mentions:
        name = mention.name or mention.surface
        if mention.type == "person":
            named.setdefault(name, []).append(mention)
        else:
            starts[mention.span.end] = mention.span.start
            (acronyms if is_acronym(name) else full).setdefault(name, []).append(mention)
    by_start: dict[int, Somebody] = {}
    for one, other in _styled(text, mentions):
        somebody = people.find(other)
        if somebody:
            people.also(somebody, one)
    for name in sorted((*named, *(name for name in told if name not in named)), key=len, reverse=True):
        _join(people.find(name), named.get(name, []), by_start)
    for name, places in full.items():
        _join(bodies.named(name), places, by_start)
    for name, places in acronyms.items():
        start = places[0].span.start
        before = starts.get(start - 2, starts.get(start - 3)) if text[max(0, start - 2) : start].strip() == "(" else None
        if before in by_start:
            bodies.also(by_start[before], name)
        _join(bodies.named(name), places, by_start)
    return by_start


def _styled(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """The two names of a peer who is called by both: "John Poole, Lord Poole of Hythe"."""
    for one, other in pairwise(mentions):
        if other.rule == "person.peer" and one.type == "person" and text[one.span.end : other.span.start] == ", ":
            name, style = one.name or one.surface, other.name or other.surface
            if name.split()[-1] in style.split():
                yield name, style


def _join(somebody: Somebody | None, places: list[Mention], by_start: dict[int, Somebody]) -> None:
    """Notes where somebody is mentioned under one name."""
    if somebody:
        for mention in places:
            somebody.spans.append(mention.span)
            by_start[mention.span.start] = somebody
            if mention.type == "person" and mention.surface != mention.name:
                somebody.surfaces.append(mention.surface)


def _at(by_start: dict[int, Somebody], mentions: tuple[Mention, ...], role: RoleMention) -> Somebody | None:
    """Who is mentioned where the role's name stands, if they are of its type; the mentions are in order, and none overlap."""
    if role.span is None:
        return None
    start, end = role.span
    somebody = by_start.get(start)
    if not somebody:
        first = bisect_right(mentions, start, key=lambda mention: mention.span.end)
        behind = (mentions[at] for at in range(first, len(mentions)))
        inside = (m for m in takewhile(lambda m: m.span.start < end, behind) if m.type == role.type)
        somebody = next((by_start[m.span.start] for m in inside if m.span.start in by_start), None)
    return somebody if somebody and somebody.type == role.type else None


def _spoken(quote: Quote, people: People, bodies: Bodies, same: dict[Somebody, Somebody]) -> Quote:
    """The quotation with its speaker's id, and with the fullest name that the paper itself prints."""
    speaker = people.find(quote.speaker, new=False) or bodies.named(quote.speaker, new=False)
    if not speaker:
        return quote
    speaker = same.get(speaker, speaker)
    return Quote(quote.text, _full_name(speaker), quote.start, quote.end, quote.direct, speaker.id, quote.rule)


def _make_ids_differ(everybody: list[Somebody]) -> None:
    taken: set[str] = set()
    for one in everybody:
        number, plain = 1, one.id
        while one.id in taken:
            number += 1
            one.id = f"{plain}-{number}"
        taken.add(one.id)


def _actor(one: Somebody) -> Actor:
    name = one.known or _full_name(one)
    if one.known and " & " in name and not any("&" in other for other in one.names):
        name = name.replace(" & ", " and ")  # as the paper writes
    alone = len(one.names) == 1 and one.names[0] == name and not one.surfaces and not one.also
    aliases = () if alone else tuple([other for other in dict.fromkeys((*one.names, *one.surfaces, *one.also)) if other != name])
    roles = tuple([role for role in ROLES if role in one.roles]) if one.roles else ("mentioned",)
    spans = tuple(one.spans) if len(one.spans) < 2 else tuple(sorted(one.spans, key=_start))
    return Actor(one.id, name, one.type, roles, aliases, spans)


def _full_name(one: Somebody) -> str:
    """The longest name that the paper prints; of two as long, the one that is not in capitals."""
    name = max(one.names, key=lambda name: (len(name), not name.isupper())) if len(one.names) > 1 else one.names[0]
    return _printed(name, one.type) if _CAPITALS.search(name) else name


def _printed(name: str, kind: str) -> str:
    """A name from a letterhead or a signature, HALDANE-PRYCE, as names are printed elsewhere."""
    if " " not in name or (kind == "organisation" and not name.isupper()):
        return name
    words = [_in_capitals_once(word) if word.isupper() and len(word.strip(".'’")) > 3 else word for word in name.split(" ")]
    if name.isupper() and kind == "person":
        words = [word if word in _NUMERALS or "." in word else _in_capitals_once(word) for word in words]
    elif name.isupper():
        words = [word.lower() if word in _SMALL_IN_CAPITALS else word for word in words]
        words[0] = words[0][0].upper() + words[0][1:]
    return " ".join(words)


def _in_capitals_once(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _start(span: Span) -> int:
    return span.start
