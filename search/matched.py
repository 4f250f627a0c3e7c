"""Which actors, in which roles, made a paper match, and where does it say so?"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Record, Span
from indexer.analysis import fold_value
from indexer.fields import FIELDS, ActorsWith, actor_keyword, names
from search.query import Group, Match, Node, SearchRequest

ANY = ""  # stands for every role
Matched = frozenset[tuple[str, str]]  # pairs of an actor's id and a role, or ANY


def matched_roles(record: Record, request: SearchRequest) -> Matched:
    """The actors that the request names, each with the roles that it asks for and that they have; ANY where it asks for none."""
    wanted = [node for node in (*asked_for(request.query), *choices(request)) if is_role(node.field)]
    return frozenset(pair for node in wanted for pair in pairs(record, node)) if wanted else frozenset()


def is_role(field: str) -> bool:
    """Is it a field of actors?"""
    return isinstance(FIELDS[field].keywords, ActorsWith)


def asked_for(node: Node) -> Iterator[Match]:
    """The values that a paper is to have, not those that it must not have."""
    if isinstance(node, Match):
        yield node
    elif isinstance(node, Group):
        for part in node.nodes:
            yield from asked_for(part)


def choices(request: SearchRequest) -> Iterator[Match]:
    """The values of the filters."""
    return (choice for filter in request.filters for choice in filter.choices if isinstance(choice, Match))


def pairs(record: Record, node: Match) -> Iterator[tuple[str, str]]:
    """The actors of the paper that a value names, with those of the field's roles that they have."""
    getter, wanted = FIELDS[node.field].keywords, fold_value(node.value)
    roles = getter.roles if isinstance(getter, ActorsWith) else ()
    for actor in record.actors:
        if wanted in names(actor_keyword(actor)):
            yield from ((actor.id, role) for role in (actor.roles if roles else (ANY,)) if role in roles or not roles)


def matched_spans(record: Record, request: SearchRequest) -> tuple[Span, ...]:
    """Where the body says what the request asks of fields: the evidence of roles, topics and instruments, none overlapping."""
    found: list[Span] = []
    for node in (*asked_for(request.query), *choices(request)):
        wanted = fold_value(node.value)
        if is_role(node.field):
            for actor, role in pairs(record, node):
                found += evidence(record, actor, role)
        elif node.field == "topic":
            found += [span for one in record.topics if wanted in map(fold_value, (one.id, one.label)) for span in one.spans]
        elif node.field == "instrument":
            found += [span for one in record.instruments if wanted.partition("/")[0] == one.id for span in one.spans]
    apart: list[Span] = []
    for span in sorted(found):
        if span.start < span.end and (not apart or span.start >= apart[-1].end):
            apart.append(span)
    return tuple(apart)


def evidence(record: Record, actor: str, role: str) -> list[Span]:
    """The places in the body that prove an actor's role; for any role, those that name the actor."""
    if role == ANY:
        return [span for one in record.actors if one.id == actor for span in one.mentions]
    proofs = record.evidence.get(f"actors.{actor}.{role}", ())
    return [proof.span for proof in proofs if proof.origin == "body" and proof.span]
