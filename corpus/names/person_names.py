"""Which words of a run name a person: after a title, with a known given name, or by their shape?"""

from __future__ import annotations

from corpus.knowledge import prose
from corpus.names.gazetteer import in_gazetteer
from corpus.names.peers import PersonName, of_place, peer
from corpus.names.words import (
    ACRONYM,
    CALLING,
    COMMON,
    COURTESY,
    DOUBTFUL_FIRST,
    FIRST,
    GENERATIONS,
    GUESSED,
    HEAD,
    HONORIFIC,
    INITIAL,
    KNOWN,
    LINK,
    NATION,
    NUMBER,
    OF_PLACE,
    OFFICE,
    OTHER,
    PARTICLE,
    PEERAGE,
    PLACE,
    POLICY,
    POST_NOMINAL,
    ROYAL,
    SMALL,
    SURNAME,
    TITLE,
    Word,
)

_PARTICLES = prose("name_particles")
_LONGEST_NAME = 5
_INSIDE = frozenset(
    ("St", "St.", "Van", "De", "Di", "Da", "Du", "La", "Le", "Ní", "Uí", "Mac", "Mc", "Ó", "Al", "El", "Bin", "Ben")
)


def person_at(words: list[Word], i: int) -> PersonName | None:
    """The person whose titles or name start at word i."""
    p, seen = i, 0
    while p < len(words) and words[p].sort & (TITLE | OFFICE | CALLING) and not _begins_name(words, p):
        if words[p].sort & PEERAGE and not words[p].sort & DOUBTFUL_FIRST:
            return peer(words, p)
        if words[p].sort & OF_PLACE and p + 2 < len(words) and words[p + 1].base == "of":
            return of_place(words, p, p)
        seen |= words[p].sort
        p += 1
        if words[p - 1].owns:
            seen = 0
        while p + 1 < len(words) and words[p].base == "the" and words[p + 1].sort & HONORIFIC:
            p += 1
    if p >= len(words):
        return None
    if words[p].sort & PEERAGE:
        return peer(words, p)
    if words[p].sort & OF_PLACE and p + 2 < len(words) and words[p + 1].base == "of":
        return of_place(words, p, p)
    return _titled(words, p, seen) if seen else _untitled(words, p)


def _begins_name(words: list[Word], p: int) -> bool:
    """A title that is a given name too ("Dean", "Major") begins a name where no other name follows its next word."""
    word = words[p]
    if word.base == "Justice" and p and words[p - 1].sort & COURTESY:
        return False  # Mrs Justice Lund
    if p and words[p - 1].sort & COURTESY and word.sort & SURNAME and not word.sort & (COURTESY | PEERAGE):
        return word.owns or p + 1 >= len(words) or not (surname(words[p + 1]) or words[p + 1].base == "of")  # Mr Baker
    if not word.sort & (FIRST | DOUBTFUL_FIRST) or word.sort & (COURTESY | PEERAGE):
        return False
    if word.sort & CALLING and not word.sort & FIRST and p + 2 < len(words) and surname(words[p + 1]) and surname(words[p + 2]):
        return False  # Porter Dariusz Wolski
    return p + 1 < len(words) and not words[p + 1].sort & (FIRST | INITIAL | TITLE | OFFICE) and surname(words[p + 1])


def surname(word: Word) -> bool:
    """Can it be a surname, or a further given name?"""
    sort = word.sort
    if sort & (SURNAME | FIRST | INITIAL) or word.base in _INSIDE:
        return True
    if sort & (LINK | PARTICLE | NUMBER | SMALL | ACRONYM | POST_NOMINAL | TITLE | OFFICE | HEAD | OTHER | NATION | POLICY):
        return False
    return not sort & COMMON or bool(sort & DOUBTFUL_FIRST)


def _name_end(words: list[Word], p: int, any_word: bool = False) -> int:
    """The end of the name whose first word is p."""
    q, count = p, 0
    while q < len(words) and count < _LONGEST_NAME:
        word = words[q]
        if word.sort & PARTICLE and q > p and word.base.lower() in _PARTICLES:
            following = q + 1
            while following < len(words) and words[following].sort & PARTICLE and words[following].base in _PARTICLES:
                following += 1
            if (
                following >= len(words)
                or not surname(words[following])
                or (words[following - 1].base in ("e", "i", "y") and words[following].sort & FIRST)
            ):
                break
            q = following
            continue
        named = surname(word) or (q == p + 1 and word.sort & GUESSED and _is_given_name(words[p]))
        if not (named or (q == p and any_word and not word.sort & (LINK | NUMBER | POST_NOMINAL | PARTICLE))):
            break
        if q > p + 1 and word.longest > 1 and (known := in_gazetteer(words, q)) and known[0] - q > 1 and known[1].id:
            break
        q += 1
        count += 1
        if word.owns:
            break
    return _without_repetition(words, p, _with_generation(words, p, q))


def _is_given_name(word: Word) -> bool:
    """Is it a given name and nothing else?"""
    return bool(word.sort & FIRST) and not word.sort & (KNOWN | SURNAME) and not word.owns


def _ends_as_surname(words: list[Word], q: int) -> bool:
    """Is the word behind a given name, with a title before, a surname, though it could be the head of a thing's name?"""
    if q >= len(words) or words[q].sort & ~(OTHER | COMMON) or not words[q].sort & OTHER:
        return False
    return q + 1 >= len(words) or words[q].owns or words[q + 1].base[0].islower()


def _with_generation(words: list[Word], p: int, end: int) -> int:
    """The end with the "III" or "Jr." that tells a son from his father."""
    return end + 1 if p + 1 < end < len(words) and words[end].base in GENERATIONS and not words[end - 1].owns else end


def _without_repetition(words: list[Word], p: int, end: int) -> int:
    """The end of the first of two equal names that stand side by side, as a caption and a heading do."""
    half = (end - p) // 2
    repeated = half > 1 and [w.base for w in words[p : p + half]] == [w.base for w in words[p + half : p + 2 * half]]
    return p + half if repeated else end


def _titled(words: list[Word], p: int, seen: int) -> PersonName | None:
    courtesy = bool(seen & (COURTESY | ROYAL))
    first = words[p]
    initial = courtesy and first.base in ("A", "I") and p + 1 < len(words) and surname(words[p + 1])  # Mr A Wharf
    if (
        first.sort & (SMALL | OFFICE | LINK | NUMBER | PARTICLE | TITLE)
        and not first.sort & (FIRST | SURNAME | DOUBTFUL_FIRST | INITIAL)
        and not initial
    ):
        return None
    if not courtesy and first.sort & KNOWN and not first.sort & (FIRST | DOUBTFUL_FIRST | INITIAL | SURNAME):
        return PersonName(p + 2, p, p, "person.title") if seen & HONORIFIC and _called_by_place(words, p) else None
    if (
        not courtesy
        and first.sort & (HEAD | OTHER | POLICY)
        and not first.sort & FIRST
        and p + 1 < len(words)
        and words[p + 1].sort & HEAD
    ):
        return None
    if first.sort & (ACRONYM | POST_NOMINAL) and not first.sort & FIRST:
        return None
    end = _name_end(words, p, any_word=True)
    if end - p == 1 and first.sort & INITIAL:
        return None  # Ms K., who is not to be known
    if end - p == 1 and _is_given_name(first) and _ends_as_surname(words, end):
        end += 1  # General Secretary Polly Wharf
    if (
        not courtesy
        and end - p == 1
        and (
            not seen & (HONORIFIC | PEERAGE)
            or (end < len(words) and not first.owns and words[end].sort & (COMMON | OTHER | HEAD | POLICY))
            or (first.sort & (OTHER | HEAD | COMMON) and not first.sort & SURNAME)
        )
    ):
        return None
    before = words[p - 1]
    start = p - 1 if before.sort & (COURTESY | ROYAL) else p
    if start < p and start and words[start - 1].sort & COURTESY:
        start -= 1
    return PersonName(end, start, p - 1 if before.sort & ROYAL else p, "person.title")


def _called_by_place(words: list[Word], p: int) -> bool:
    """Is a place the given name of a titled person: "Chief Constable Perth Macrae"?"""
    if not words[p].sort & PLACE or words[p].owns or p + 1 >= len(words):
        return False
    behind = words[p + 2] if p + 2 < len(words) else None
    last = words[p + 1]
    ends = last.owns or behind is None or behind.base[0].islower() or bool(behind.sort & POST_NOMINAL)
    return ends and last.base[0].isupper() and not last.sort & ~(SURNAME | FIRST | DOUBTFUL_FIRST)


def _double_barrelled(word: Word) -> bool:
    """Is it "Castellini-Pugh", which no ordinary word or place is?"""
    halves = word.base.split("-")
    return len(halves) == 2 and not word.sort & ~SURNAME and all(len(half) > 2 and half[0].isupper() for half in halves)


def _untitled(words: list[Word], p: int) -> PersonName | None:
    first = words[p]
    if first.sort & (SMALL | LINK | NUMBER | PARTICLE) and not first.sort & (FIRST | DOUBTFUL_FIRST):
        return None
    if first.owns:
        return None
    any_word = bool(first.sort & (FIRST | DOUBTFUL_FIRST)) or (p + 1 < len(words) and _double_barrelled(words[p + 1]))
    end = _name_end(words, p, any_word=any_word)
    if end - p < 2:
        return None
    second = words[p + 1]
    if first.sort & INITIAL:
        last = words[end - 1]
        if last.sort & INITIAL or (not first.base.endswith(".") and (first.base in "AI" or last.sort & KNOWN)):
            return None
        return PersonName(end, p, p, "person.initial")
    if first.sort & DOUBTFUL_FIRST and not first.sort & FIRST:
        doubtful = second.sort & (COMMON | HEAD | OTHER | POLICY | PLACE) and not second.sort & (FIRST | INITIAL)
        if doubtful and not (second.sort & SURNAME and not first.sort & (PLACE | SMALL)):
            return None
        return PersonName(end, p, p, "person.given-name")
    if first.sort & FIRST:
        return PersonName(end, p, p, "person.given-name")
    if first.sort & KNOWN:
        named = first.sort & COMMON and not first.sort & (SMALL | OFFICE | HONORIFIC | HEAD | NATION | LINK)
        return PersonName(end, p, p, "person.shape") if named and end - p == 2 and _double_barrelled(second) else None
    if words[end - 1].sort & (OTHER | HEAD | INITIAL):
        return None
    before = words[p - 1] if p else None
    if before and before.base[0].isupper() and not before.owns and not before.sort & (TITLE | OFFICE | NATION | SMALL):
        return None  # the middle of "Reinforced Autoclaved Aerated Concrete"
    if all(not word.sort & (PLACE | COMMON) or word.sort & (SURNAME | FIRST) for word in words[p:end]):
        return PersonName(end, p, p, "person.shape")
    return None
