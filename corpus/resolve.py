"""Whom does a mention mean? Joins what a paper calls one person or one organisation, and gives each their roles.

"Ms Hutt" and "Hutt" join "Jane Hutt" where no other Hutt is named; "ONS" joins the name before its brackets; a known
organisation joins under all of its names. Two people of one surname are never made one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.ids import slug
from corpus.knowledge import name_key, organisations
from corpus.records import ROLES, Actor, Document, Evidence, Findings, Mention, Quote, Span

_COURTESY = re.compile(r"\A(?:(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Madam|Messrs)\.? )+", re.IGNORECASE)
_LADY = re.compile(r"(?:Lady|Baroness) ")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The actors of a paper, its quotations with their speakers, and the evidence of the roles."""

    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    evidence: tuple[tuple[str, Evidence], ...]


@dataclass(slots=True)
class _Somebody:
    """One person or organisation while the paper is being read."""

    type: str
    id: str
    names: list[str] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    known: str | None = None  # the gazetteer's name


def resolve(document: Document, found: Findings) -> Resolved:
    """Every actor once, in the order of the text, with roles and aliases; quotations with the speaker's full name."""
    people = _People()
    bodies = _Bodies(document.text)
    by_start: dict[int, _Somebody] = {}
    for mention in sorted(
        found.mentions,
        key=lambda mention: -len(mention.name or mention.surface) if mention.type == "person" else mention.span.start,
    ):
        somebody = people.find(mention.name or mention.surface) if mention.type == "person" else bodies.find(mention)
        if somebody:
            somebody.spans.append(mention.span)
            somebody.surfaces.append(mention.surface)
            by_start[mention.span.start] = somebody
    evidence: list[tuple[str, Evidence]] = []
    proofs: list[tuple[_Somebody, str, Evidence]] = []
    for role in found.roles:
        place = _at(by_start, found.mentions, role.span)
        somebody = place or (people.find(role.name) if role.type == "person" else bodies.named(role.name))
        if not somebody:
            continue
        if role.role not in somebody.roles:
            somebody.roles.append(role.role)
        proofs.append((somebody, role.role, role.evidence))
    everybody = sorted([*people.everybody, *bodies.everybody], key=lambda one: (min(one.spans, default=Span(-1, -1)), one.id))
    actors = tuple(_actor(one) for one in everybody)
    names = {id(one): actor for one, actor in zip(everybody, actors, strict=True)}
    evidence = [(f"actors.{names[id(one)].id}.{role}", proof) for one, role, proof in proofs]
    quotes = []
    for quote in found.quotes:
        speaker = people.find(quote.speaker, new=False) or bodies.named(quote.speaker, new=False)
        if speaker:
            quotes.append(replace(quote, speaker=_spoken_name(speaker, names[id(speaker)]), actor_id=names[id(speaker)].id))
        else:
            quotes.append(quote)
    return Resolved(actors, tuple(quotes), tuple(evidence))


def _at(by_start: dict[int, _Somebody], mentions: tuple[Mention, ...], span: Span | None) -> _Somebody | None:
    """Who is mentioned at a place."""
    if span is None:
        return None
    if span.start in by_start:
        return by_start[span.start]
    inside = [m for m in mentions if m.span.start < span.end and span.start < m.span.end]
    return by_start.get(inside[0].span.start) if inside else None


class _People:
    """The people of one paper."""

    def __init__(self) -> None:
        self.everybody: list[_Somebody] = []
        self.by_key: dict[str, _Somebody] = {}
        self.by_surname: dict[str, list[_Somebody]] = {}

    def find(self, name: str, *, new: bool = True) -> _Somebody | None:
        """Who bears a name; a new person where nobody does."""
        plain = _COURTESY.sub("", name).strip()
        key = name_key(plain)
        if not key:
            return None
        somebody = self.by_key.get(key) or self._same(plain, key)
        if not somebody:
            if not new:
                return None
            somebody = _Somebody("person", slug(plain))
            self.everybody.append(somebody)
            self.by_surname.setdefault(key.split()[-1] if " of " not in key else key.split(" of ")[0].split()[-1], []).append(
                somebody
            )
        self.by_key.setdefault(key, somebody)
        if plain not in somebody.names:
            somebody.names.append(plain)
        return somebody

    def _same(self, plain: str, key: str) -> _Somebody | None:
        words = key.split()
        if words[0] in ("lady", "baroness", "lord", "baron", "viscount"):
            head = _LADY.sub("Baroness ", plain).split(" of ")[0]
            matches = [
                one for one in self.everybody if any(_LADY.sub("Baroness ", n).split(" of ")[0] == head for n in one.names)
            ]
            return (
                matches[0]
                if len(matches) == 1 and (" of " not in plain or not any(" of " in n for n in matches[0].names))
                else None
            )
        candidates = self.by_surname.get(words[-1], [])
        if len(words) == 1:
            candidates = candidates or [one for one in self.everybody if any(name_key(n).split()[0] == key for n in one.names)]
            return candidates[0] if len(candidates) == 1 else None
        matches = [one for one in candidates if any(_compatible(words, name_key(n).split()) for n in one.names)]
        return matches[0] if len(matches) == 1 else None


def _compatible(one: list[str], other: list[str]) -> bool:
    """Can two names of the same last word be one person's: "George Bush" and "George W Bush", but not "Laura Bush"?"""
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] and not (len(short[0]) == 1 and long[0].startswith(short[0])):
        return len(short) > 1 and len(short) < len(long) and long[-len(short) :] == short
    return all(word in long or any(w.startswith(word) for w in long if len(word) == 1) for word in short[1:])


class _Bodies:
    """The organisations of one paper."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.everybody: list[_Somebody] = []
        self.by_key: dict[str, _Somebody] = {}
        self.last: tuple[Span, _Somebody] | None = None

    def find(self, mention: Mention) -> _Somebody | None:
        """Which organisation a mention means; a name in brackets after another is that one's alias."""
        key = name_key(mention.surface)
        before = self.text[max(0, mention.span.start - 3) : mention.span.start]
        if self.last and before.endswith("(") and mention.span.start - self.last[0].end <= 3 and key not in self.by_key:
            somebody = self.last[1]
            self._name(somebody, mention.surface, key)
        else:
            somebody_or_none = self.named(mention.name or mention.surface)
            if somebody_or_none is None:
                return None
            somebody = somebody_or_none
        self.last = (mention.span, somebody)
        return somebody

    def named(self, name: str, *, new: bool = True) -> _Somebody | None:
        """Which organisation bears a name; a new one where none does."""
        key = name_key(name)
        if not key:
            return None
        entry = organisations().get(name) or organisations().get(key)
        somebody = self.by_key.get(key) or (self.by_key.get(entry.id) if entry else None)
        if not somebody:
            if not new:
                return None
            somebody = _Somebody(
                "organisation", entry.id if entry else slug(name.removeprefix("The ")), known=entry.name if entry else None
            )
            self.everybody.append(somebody)
            if entry:
                self.by_key[entry.id] = somebody
        self._name(somebody, name, key)
        return somebody

    def _name(self, somebody: _Somebody, name: str, key: str) -> None:
        self.by_key.setdefault(key, somebody)
        if name not in somebody.names:
            somebody.names.append(name)


def _actor(one: _Somebody) -> Actor:
    name = one.known or max(one.names, key=len)
    aliases = tuple(dict.fromkeys(other for other in (*one.names, *one.surfaces) if other != name))
    roles = tuple(role for role in ROLES if role in one.roles) or ("mentioned",)
    return Actor(one.id, name, one.type, roles, aliases, tuple(sorted(set(one.spans))))


def _spoken_name(one: _Somebody, actor: Actor) -> str:
    """The fullest form that the paper itself prints."""
    return max(one.names, key=len) if one.names else actor.name
