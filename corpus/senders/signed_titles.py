"""Who signs by a title alone: the peer as "Harbottle", the bishop as "+ Ann Wexcombe"?

A peer signs with the name of the peerage, and a bishop with a first name and the see, or its place alone; who that is, the
letterhead tells, or the line in print below.
"""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from corpus.knowledge import titles
from corpus.records import Mention, Part, Span

_TITLES = titles()["peerage"] | titles()["of_place"] | {"of", "the"}
_SIGNED = re.compile(r"[+✠†✝ \t]*(?P<name>[^\W\d_][^\n,(\d]{1,40}?)[ \t:.,]*(?=\n|$)")


def signed_by_title(text: str, mentions: list[Mention], parts: tuple[Part, ...]) -> list[Mention]:
    """The mentions, a signature by a title alone among them as the peer's or bishop's whom the letter's head or foot names."""
    heads = [part.span for part in parts if part.name in ("letterhead", "sender", "signature", "affiliation")]
    titled = {_title(one): one for one in mentions if one.rule == "person.peer" and _within(one.span, heads)}
    signed = [span for part in parts if part.name == "signature" for span in [_name(text, part.span)] if span] if titled else []
    for span in signed:
        printed = text[span.start : span.end]
        holder = titled.get(printed.casefold()) or titled.get(printed.casefold().partition(" ")[2])
        if holder and not span.start <= holder.span.start < span.end:
            mentions = [one for one in mentions if not _within(one.span, [span])]
            mentions.append(Mention(span, printed, "person", "person.signs-by-title", holder.name or holder.surface))
    return mentions


def _title(mention: Mention) -> str:
    """What a peer or bishop signs with: "harbottle" of Lord Harbottle of Wem, "wexcombe" of the Bishop of Wexcombe."""
    words = dropwhile(_TITLES.__contains__, (mention.name or mention.surface).split())
    return " ".join(takewhile("of".__ne__, words)).casefold()


def _name(text: str, part: Span) -> Span | None:
    """The name by hand in the first line of a signature."""
    match = _SIGNED.match(text, part.start, part.end)
    return Span(*match.span("name")) if match else None


def _within(span: Span, zones: list[Span]) -> bool:
    return any(zone.start <= span.start < zone.end for zone in zones)
