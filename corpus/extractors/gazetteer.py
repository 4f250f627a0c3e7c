"""Which words of a run are a name that the gazetteer knows?"""

from __future__ import annotations

from corpus.extractors.words import ACRONYM, LINK, LOWER_HEADS, PARTICLE, PLACE, Word
from corpus.knowledge import Organisation, organisations


def in_gazetteer(words: list[Word], i: int) -> tuple[int, Organisation] | None:
    """The longest known name that starts at word i, and where it ends; one without an id is of nobody or of a place."""
    first = words[i]
    known = organisations()
    single = known.get(first.base) if first.sort & ACRONYM or first.base.isupper() else None
    if first.longest:
        for j in range(min(len(words), i + first.longest), i, -1):
            last = words[j - 1]
            if j - i > 1 and last.sort & (LINK | PARTICLE) and last.base not in LOWER_HEADS:
                continue
            inner = "".join([word.key + " " for word in words[i : j - 1]])
            entry = known.get(inner + last.key) or (known.get(inner + last.base_key) if last.owns else None)
            if entry and (j - i > 1 or single is None):
                return j, entry
    return (i + 1, single) if single else None


def local_branch(words: list[Word], i: int) -> int:
    """The end of "Peterborough Rape Crisis": a place or an unknown word, then a known organisation of more than one word."""
    local = words[i].sort & PLACE or not words[i].sort
    if not local or words[i].owns or i + 1 >= len(words):
        return 0
    known = in_gazetteer(words, i + 1)
    return known[0] if known and known[1].id and known[0] - i > 2 and words[i + 1].base[0].isupper() else 0
