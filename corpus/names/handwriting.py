"""Which names in a signature are by hand, with the writer's full name in type below?

"Fay" over Fenella Osei is no name of its own; "Fay Osei" over "(Fenella Osei)" is she, and her name stands in type.
"""

from __future__ import annotations

import re

from corpus.records import Findings, Mention, Part, Span

_FOR_BODY = ("On behalf of", "on behalf of", "For and on behalf")
_TYPED = re.compile(r"(?:^|\s{2,})\((?P<name>[A-Z][^()\n]{3,50})\)(?=\s{2,}|$)", re.MULTILINE)
_BELOW = 240  # characters below a signature in which its name stands in type


def in_type(text: str, mentions: list[Mention], found: Findings) -> list[Mention]:
    """The mentions without a short name by hand, and those who signed by hand under their names in type."""
    signed = found.parts_named("signature")
    short = _short(text, signed)
    kept = [mention for mention in mentions if mention.span != short]
    for typed in _TYPED.finditer(text, signed[0].span.start, signed[-1].span.end + _BELOW) if signed else ():
        for number, mention in enumerate(kept):
            by_hand = mention.type == "person" and signed[0].span.start <= mention.span.start < typed.start("name")
            if by_hand and _is_one(mention.name or mention.surface, typed["name"]):
                kept[number] = mention._replace(name=typed["name"])
    return kept


def _is_one(by_hand: str, typed: str) -> bool:
    """Have both one surname and one initial, however the surname's halves are joined?"""
    first, second = (name.casefold().replace("-", " ").split() for name in (by_hand, typed))
    return len(first) > 1 and len(second) > 1 and first[-1] == second[-1] and first[0][0] == second[0][0]


def _short(text: str, parts: tuple[Part, ...]) -> Span | None:
    """The name by which friends know the writer, by hand above the full name in type: "Fay" or "Nell" over Fenella Osei."""
    signed = [part for part in parts if not text.startswith(_FOR_BODY, part.span.start)]
    if len(signed) != 2:
        return None
    short, full = (text[part.span.start : part.span.end].split("\n", maxsplit=1)[0] for part in signed)
    words = full.split()
    alone = short.isalpha() and len(words) > 1 and short not in words
    return signed[0].span if alone and (words[0][0] == short[0] or short.casefold() in words[0].casefold()) else None
