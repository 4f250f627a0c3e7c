"""What has the user set right in whom the papers mean?

A correction says of an actor: this one is that one (merge), is two (split), or is called otherwise (rename). They are kept in the
store and applied, in the order in which they were made, to every record as it was extracted; so they hold for papers that come
later, and go away without a trace. A split may be for certain papers only, or for certain names of the actor only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from corpus.errors import CorrectionError
from corpus.records import ROLES, Actor, Evidence, Quote, Record


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `number` is 0 until the store has given it one."""

    action: str
    actor: str  # the id that it is about
    was: str  # what that one was called when the correction was made
    target: str  # the id that it becomes; for a rename the same
    name: str  # the name that it gets
    aliases: tuple[str, ...] = ()  # of a split: the names that mean the other; none: every one
    papers: tuple[str, ...] = ()  # of a split: the ids of the records where it holds; none: everywhere
    number: int = 0
    made: str = ""

    @property
    def text(self) -> str:
        """The correction in words."""
        if self.action == "merge":
            return f"{self.was} is {self.name}"
        if self.action == "rename":
            return f"{self.was} is called {self.name}"
        names = f" as {' or '.join(self.aliases)}" if self.aliases else ""
        papers = f" in {', '.join(self.papers)}" if self.papers else ""
        return f"{self.was}{names}{papers} is somebody else, {self.name}"


def corrected(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with all corrections applied that concern it."""
    for correction in corrections:
        if (not correction.papers or record.id in correction.papers) and any(a.id == correction.actor for a in record.actors):
            record = _APPLY[correction.action](record, correction)
    return record


def check(new: Correction, others: Sequence[Correction]) -> None:
    """Raises CorrectionError where the correction contradicts one that was made before, which the message names."""
    if new.action != "rename" and new.actor == new.target:
        raise CorrectionError(f"{new.was} is {new.name} already: both have the id {new.actor!r}. Name two different actors.")
    for other in others:
        if _contradict(new, other):
            raise CorrectionError(
                f"correction {other.number} says already that {other.text}. "
                f"Take it back first: dossier corrections remove {other.number}"
            )


def _contradict(new: Correction, old: Correction) -> bool:
    if old.action == "merge" and old.actor in (new.actor, new.target):  # nobody has that id any more
        return True
    if new.action == "merge" and old.action == "split":
        return {new.actor, new.target} == {old.actor, old.target}
    if new.action != old.action or new.actor != old.actor:
        return new.action == "split" and old.action == "merge" and {new.actor, new.target} == {old.actor, old.target}
    return new.action != "split" or (_meet(new.aliases, old.aliases) and _meet(new.papers, old.papers))


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two lists, of which an empty one means everything, have anything in common?"""
    return not one or not other or not {fold(name) for name in one}.isdisjoint(map(fold, other))


def _merge(record: Record, correction: Correction) -> Record:
    return _become(record, correction, lambda actor: actor._replace(id=correction.target, name=correction.name))


def _rename(record: Record, correction: Correction) -> Record:
    return _become(record, correction, lambda actor: actor._replace(name=correction.name))


def _become(record: Record, correction: Correction, change: Callable[[Actor], Actor]) -> Record:
    """The record with the actor changed, as a whole, and joined to the one who has the new id already."""
    actors: list[Actor] = []
    for actor in record.actors:
        new = actor
        if actor.id == correction.actor:
            new = change(actor)
            new = new._replace(aliases=_names(new.name, (actor.name, *actor.aliases)))
        place = next((i for i, one in enumerate(actors) if one.id == new.id), None)
        if place is None:
            actors.append(new)
        else:
            actors[place] = _joined(actors[place], new)
    name = next(one.name for one in actors if one.id == correction.target)
    if correction.action == "merge" and name != correction.name:
        actors = [_called(one, correction.name) if one.id == correction.target else one for one in actors]
    was = next(actor for actor in record.actors if actor.id == correction.actor)
    evidence = _renamed(record.evidence, correction.actor, correction.target, lambda _: True)
    quotes = tuple(_said_by(quote, correction) for quote in record.quotes)
    return _proved(record._replace(actors=tuple(actors), quotes=quotes, evidence=evidence), correction, was)


def _split(record: Record, correction: Correction) -> Record:
    was = next(actor for actor in record.actors if actor.id == correction.actor)
    if not correction.aliases:
        return _become(record, correction, lambda actor: actor._replace(id=correction.target, name=correction.name))
    names = set(map(fold, correction.aliases))
    moved = tuple(span for span in was.mentions if fold(record.body[span.start : span.end]) in names)
    if not moved and fold(was.name) not in names and not any(fold(alias) in names for alias in was.aliases):
        return record

    def moves(proof: Evidence) -> bool:
        if proof.span and proof.origin == "body":
            return any(span.start < proof.span.end and proof.span.start < span.end for span in moved)
        return fold(proof.surface) in names

    prefix = f"actors.{was.id}."
    gone = {role for role in was.roles if any(map(moves, record.evidence.get(prefix + role, ())))}
    kept = {role for role in was.roles if role not in gone or not all(map(moves, record.evidence[prefix + role]))}
    stay = tuple(span for span in was.mentions if span not in moved)
    other = Actor(
        correction.target, correction.name, was.type, _ordered(gone), _names(correction.name, correction.aliases), moved
    )
    aliases = tuple(name for name in (was.name, *was.aliases) if fold(name) not in names)
    actors = [actor for actor in record.actors if actor is not was]
    if aliases and (stay or kept - {"mentioned"} or not was.mentions):
        left = was._replace(name=aliases[0], roles=_ordered(kept), aliases=aliases[1:], mentions=stay)
        actors.insert(record.actors.index(was), left)
    same = next((one for one in actors if one.id == other.id), None)
    actors = [_joined(one, other) if one is same else one for one in actors] if same else [*actors, other]
    evidence = _renamed(record.evidence, was.id, other.id, moves)
    said = names if "quoted" in kept else names | {fold(quote.speaker) for quote in record.quotes if quote.actor_id == was.id}
    quotes = tuple(_said_by(quote, correction) if fold(quote.speaker) in said else quote for quote in record.quotes)
    return _proved(
        record._replace(actors=tuple(actors), quotes=quotes, evidence=evidence), correction, was._replace(mentions=moved)
    )


_APPLY: Mapping[str, Callable[[Record, Correction], Record]] = {"merge": _merge, "split": _split, "rename": _rename}


def _joined(one: Actor, other: Actor) -> Actor:
    """Two actors of one id as one, under the name of the first."""
    roles = _ordered({*one.roles, *other.roles} - {"mentioned"})
    aliases = _names(one.name, (*one.aliases, other.name, *other.aliases))
    return one._replace(roles=roles, aliases=aliases, mentions=tuple(sorted({*one.mentions, *other.mentions})))


def _called(actor: Actor, name: str) -> Actor:
    return actor._replace(name=name, aliases=_names(name, (actor.name, *actor.aliases)))


def _names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(other for other in dict.fromkeys(others) if other != name)


def _ordered(roles: Iterable[str]) -> tuple[str, ...]:
    found = set(roles)
    return tuple(role for role in ROLES if role in found) or ("mentioned",)


def _said_by(quote: Quote, correction: Correction) -> Quote:
    return quote._replace(actor_id=correction.target) if quote.actor_id == correction.actor else quote


def _renamed(
    evidence: Mapping[str, tuple[Evidence, ...]], old: str, new: str, moves: Callable[[Evidence], bool]
) -> Mapping[str, tuple[Evidence, ...]]:
    """The evidence with the proofs that move under the other id."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for key, proofs in evidence.items():
        head, _, role = key.rpartition(".")
        gone = tuple(proof for proof in proofs if moves(proof)) if head == f"actors.{old}" and old != new else ()
        for name, some in ((key, tuple(proof for proof in proofs if proof not in gone)), (f"actors.{new}.{role}", gone)):
            if some:
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *some)))
    return found


def _proved(record: Record, correction: Correction, was: Actor) -> Record:
    """The record with the correction among its evidence."""
    span = min(was.mentions, default=None)
    surface = record.body[span.start : span.end] if span else was.name
    rule = f"correction {correction.number}: {correction.action}"
    proof = Evidence(rule, surface, span, "body" if span else "correction")
    key = f"actors.{correction.target}.identity"
    return record._replace(evidence=MappingProxyType({**record.evidence, key: (*record.evidence.get(key, ()), proof)}))


def fold(name: str) -> str:
    """A name as it is compared: without case and extra blanks."""
    return " ".join(name.casefold().split())
