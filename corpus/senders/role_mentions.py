"""How is a role written down with its proof? What the extractors of roles share."""

from __future__ import annotations

from bisect import bisect_left

from corpus.records import Document, Evidence, Findings, Mention, RoleMention, Span


def within(found: Findings, span: Span, kind: str | None = None) -> list[Mention]:
    """The mentions that begin inside a span, of one type where that is given."""
    first = bisect_left(found.mentions, span.start, key=_start)
    last = bisect_left(found.mentions, span.end, first, key=_start)
    return [mention for mention in found.mentions[first:last] if kind in (None, mention.type)]


def _start(mention: Mention) -> int:
    return mention.span.start


def role_of(document: Document, role: str, mention: Mention, rule: str, proof: Span | None = None) -> RoleMention:
    """The role of somebody who is mentioned, proved by the words of a span or by the name itself."""
    shown = proof or mention.span
    evidence = Evidence(rule, document.text[shown.start : shown.end], shown)
    return RoleMention(role, mention.name or mention.surface, mention.type, evidence, mention.span)
