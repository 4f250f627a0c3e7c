"""What does an acronym stand for that the paper prints in brackets behind a name, or whose letters begin a name's words?"""

from __future__ import annotations

import re

from corpus.knowledge import is_acronym
from corpus.names.names import SURE, Found

_BEFORE_BRACKET = re.compile(r"\b[A-Z][\w’'-]+ \( ?$")


def defined_acronyms(text: str, everything: list[Found]) -> dict[str, str]:
    """What the acronyms stand for that stand in brackets after a name."""
    found: dict[str, str] = {}
    initials: set[str] | None = None
    before: Found | None = None
    for one in everything:
        bracketed = text[max(0, one.start - 2) : one.start].strip() == "(" and is_acronym(text[one.start : one.end])
        if one.reading.rule == "organisation.acronym" or bracketed:
            acronym = text[one.start : one.end]
            if initials is None:
                initials = _initials(text, everything)
            if len(acronym) > 2 and acronym in initials:
                found[acronym] = "organisation"
            elif bracketed and acronym not in found and _BEFORE_BRACKET.search(text, max(0, one.start - 14), one.start):
                near = before is not None and before.reading.weight and one.start - before.end <= 3
                found[acronym] = before.reading.type if near and before else ""
        before = one
    return found


def _initials(text: str, everything: list[Found]) -> set[str]:
    """Those of the organisations that are named in full."""
    return {
        "".join([word[0] for word in text[one.start : one.end].split() if word[0].isupper()])
        for one in everything
        if one.reading.weight == SURE and one.reading.type == "organisation" and one.end - one.start > 8
    }
