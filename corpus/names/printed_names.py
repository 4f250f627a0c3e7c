"""Whom does a line name that is there to name somebody? A speaker's, asker's or answerer's, read whole whatever its words are."""

from __future__ import annotations

import re

from corpus.layouts.positions import LETTERS
from corpus.layouts.speakers import calm
from corpus.records import Findings, Mention, Span

_PARTS = ("speaker", "asker", "answerer")
_BEFORE = re.compile(
    r"(?:(?:The )?(?:Rt\.?|Right) (?:Hon\.?|Honourable) "
    r"|(?:Hon|Mrs?|Ms|Miss|Dr|Sir|Dame|Deputy|Senator|Rev|Revd|Prof|Professor)\b\.? )+",
    re.IGNORECASE,
)
_AT_BODY = re.compile(r"(?:, | (?:at|in) the )(?=Department |Ministry |[A-Z]\w+ Office\b|(?:HM )?Treasury\b)")
_BEHIND = re.compile(rf"(?:,? (?:{LETTERS}|KC|QC|[CODMK]BE))+$")


def with_printed(text: str, found: Findings, mentions: list[Mention]) -> list[Mention]:
    """The mentions, and the names of the layout in place of what was read otherwise in them."""
    parts = found.parts_named(*_PARTS)
    begun = {mention.span.end: mention.span.start for mention in mentions if mention.type == "person"} if parts else {}
    named: list[Mention] = []
    for part in parts:
        surface = text[part.span.start : part.span.end]
        before, behind = _BEFORE.match(surface), _BEHIND.search(surface)
        span = Span(part.span.start + (before.end() if before else 0), part.span.end - (len(behind[0]) if behind else 0))
        name = calm(text[span.start : span.end])
        if (
            (begun.get(span.end, -1) >= part.span.start and name == text[span.start : span.end])
            or " " not in surface
            or not name[:1].isupper()
        ):
            continue
        named.append(Mention(span, text[span.start : span.end], "person", "person.printed", name))
    if not named:
        return mentions
    inside = {at for one in named for at in range(one.span.start, one.span.end)}
    return [*(one for one in mentions if one.span.start not in inside and one.span.end - 1 not in inside), *named]


def offices(text: str, found: Findings) -> list[Span]:
    """The offices that are printed beside names, up to a department that one ends in: "Minister of State, Home Office"."""
    spans = [part.span for part in found.parts_named("office")]
    ends = [_AT_BODY.search(text, span.start, span.end) for span in spans]
    return [Span(span.start, end.start() if end else span.end) for span, end in zip(spans, ends, strict=True)]
