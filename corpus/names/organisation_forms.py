"""Which organisations' names have a form of their own, such as "Royal Borough of ...", "Transport for ..." or "Harrow & Pike"?"""

from __future__ import annotations

from corpus.names.name_blocks import block_end, is_head, tail_end
from corpus.names.words import (
    ACRONYM,
    COMMON,
    COMPASS,
    COURTESY,
    FIRST,
    HEAD,
    HONORIFIC,
    LEADING,
    LINK,
    NATION,
    NUMBER,
    OFFICE,
    OFFICE_BODIES,
    OTHER,
    PARTICLE,
    PLACE,
    POLICY,
    SMALL,
    SURNAME,
    Word,
)

_PRISONS = frozenset(("HMP", "HMYOI", "HMP/YOI"))
_FAITHS = frozenset(("CofE", "CE", "C.E.", "RC", "R.C.", "Catholic", "Methodist", "E.", "E"))
_SHORT_SCHOOLS = frozenset(("Primary", "Infant", "Infants", "Junior", "Juniors", "First", "Secondary", "High"))
_PLURALS = ("men", "Men", "People", "Children")
_FRIENDS = frozenset(("Friends", "Supporters"))
_NEVER_FRIENDS = FIRST | HONORIFIC | COURTESY | NATION | SMALL | NUMBER | OFFICE | POLICY
_SECOND_NAMES = frozenset(("Chelsea", "Fulham", "Dagenham", "Maidenhead"))  # of boroughs


def formed(words: list[Word], i: int, block: int) -> int:
    """Where an organisation ends that starts at word i and has such a form; 0 where none does. Its capitals end at `block`."""
    return (
        _transport_for(words, i)
        or office_body(words, i)
        or _borough(words, i)
        or _firm(words, i)
        or _prison(words, i, block)
        or _led_end(words, i, block)
        or _shared_owners(words, i, block)
        or _short_school(words, i, block)
        or _friends_of(words, i)
        or _mayors_office(words, i, block)
    )


def _shared_owners(words: list[Word], i: int, block: int) -> int:
    """The end of "Norwood Tenants' and Residents' Association", two groups of people with one head behind them."""
    if block + 2 >= len(words) or words[block].base not in ("and", "&"):
        return 0
    first, second = words[block - 1], words[block + 1]
    if not (_owns_as_people(first) and _owns_as_people(second)) or any(word.owns for word in words[i : block - 1]):
        return 0
    end = block_end(words, block + 1)
    return end if end > block + 2 and is_head(words[end - 1]) and not words[end - 1].owns else 0


def _owns_as_people(word: Word) -> bool:
    """Is it a group of people with an apostrophe: "Tenants'", "Women's"?"""
    return word.owns and word.base[0].isupper() and (word.text[-1] in "'’" or word.base.endswith(_PLURALS))


def _short_school(words: list[Word], i: int, block: int) -> int:
    """The end of "St Withburga's Primary" or "Marl CofE Infants", which leave the word School away."""
    for k in range(i + 1, block):
        if words[k].base in _SHORT_SCHOOLS:
            named = (words[k - 1].owns and words[k - 2].base in ("St", "St.") and k - 2 >= i) or words[k - 1].base in _FAITHS
            ends = k + 1 == block and not words[k].owns
            return block if named and ends and words[i].base not in _FAITHS else 0
    return 0


def _friends_of(words: list[Word], i: int) -> int:
    """The end of "Friends of Bury Park" or "Friends of the River Ouse", who look after a place or a house."""
    if words[i].base not in _FRIENDS or i + 2 >= len(words) or words[i + 1].base != "of":
        return 0
    begin = i + 3 if words[i + 2].base == "the" and i + 3 < len(words) else i + 2
    if words[begin].base[0].islower() or (words[begin].sort & _NEVER_FRIENDS and not words[begin].sort & PLACE):
        return 0
    end = block_end(words, begin)
    cared_for = any(word.sort & (OTHER | HEAD) for word in words[begin:end]) and not words[end - 1].owns
    return end if cared_for and end - begin > 1 else 0


def _mayors_office(words: list[Word], i: int, block: int) -> int:
    """The end of "West Marl Mayor's Office for Policing and Crime", a body that is named after an office."""
    office = block if words[block - 1].base == "Mayor" else block + 1
    if not (office - i > 0 and office + 2 < len(words) and words[office - 1].base == "Mayor" and words[office - 1].owns):
        return 0
    if words[office].base != "Office" or words[office + 1].base != "for" or not words[i].base[0].isupper() or office - 1 == i:
        return 0
    end = block_end(words, office + 2)
    goes_on = end + 1 < len(words) and words[end].base in ("and", "&") and words[end + 1].sort & POLICY
    return block_end(words, end + 1) if goes_on else end


def _prison(words: list[Word], i: int, block: int) -> int:
    """The end of "HMP Wealstun" or "HM Prison Belmarsh"."""
    start = (
        i + 1
        if words[i].base in _PRISONS
        else i + 2
        if words[i].base == "HM" and block > i + 1 and words[i + 1].base == "Prison"
        else 0
    )
    named = 0 < start < block and not any(word.sort & (HEAD | NUMBER | OFFICE) for word in words[start:block])
    return block if named else 0


def _transport_for(words: list[Word], i: int) -> int:
    """The end of "Transport for Wales" or "Transport for the Wye Valley", which name a body of a place."""
    if words[i].base != "Transport" or i + 2 >= len(words) or words[i + 1].base != "for":
        return 0
    begin = i + 3 if words[i + 2].base == "the" and i + 3 < len(words) else i + 2
    place = words[begin].sort & PLACE or not words[begin].sort or words[begin].base in COMPASS
    return block_end(words, begin) if place and words[begin].base[0].isupper() else 0


def _led_end(words: list[Word], i: int, block: int) -> int:
    """The end of "Radio Tarn", whose head stands first; 0 where none does."""
    if not words[i].sort & LEADING or block - i < 2 or words[i + 1].sort & (NUMBER | SMALL | HEAD):
        return 0
    return next((k + 1 for k in range(i, block) if words[k].owns), block)


def _firm(words: list[Word], i: int) -> int:
    """The end of "Harrow & Pike", which joins two words that are no ordinary ones and not both places."""
    if i + 2 >= len(words) or words[i + 1].base != "&" or (i and words[i - 1].base[0].isupper() and words[i - 1].base != "The"):
        return 0
    first, second = words[i], words[i + 2]
    ordinary = SMALL | COMMON | POLICY | HEAD | OTHER | OFFICE | NATION | ACRONYM | NUMBER
    if first.sort & ordinary & ~COMMON or second.sort & ordinary & ~COMMON or first.sort & second.sort & PLACE:
        return 0
    plain = (first.sort | second.sort) & COMMON and not (first.sort & SURNAME and second.sort & SURNAME)
    end = tail_end(words, i + 3, block_end(words, i + 3)) if i + 3 < len(words) else i + 3
    return 0 if plain or (end < len(words) and words[end].base[0].isupper()) else end


def office_body(words: list[Word], i: int) -> int:
    """The end of an office that is a body: "Children's Commissioner for Wales", "Police and Crime Commissioner for Kent"."""
    for k in range(i + 1, min(i + 6, len(words) - 2)):
        if words[k].base in OFFICE_BODIES and words[k + 1].base == "for":
            before = words[i:k]
            begin = k + 3 if words[k + 2].base == "the" and k + 3 < len(words) else k + 2
            if not all(word.sort & (POLICY | COMMON | LINK | NATION) for word in before) or words[begin].base[0].islower():
                return 0
            end = block_end(words, begin)
            return (
                end + 2
                if end + 1 < len(words) and words[end].base == "and" and words[end + 1].base in ("Wales", "Northern")
                else end
            )
        if words[k].base[0].islower() and words[k].base not in ("and", "&"):
            return 0
    return 0


def _borough(words: list[Word], i: int) -> int:
    """The end of "London borough of Hillingdon" or "Royal Borough of Kensington and Chelsea"."""
    for k in range(i + 1, min(i + 3, len(words) - 2)):
        if (
            words[k].base in ("borough", "Borough")
            and words[k + 1].base == "of"
            and not words[k + 2].sort & (LINK | PARTICLE | OFFICE)
        ):
            end = _place_of_borough(words, k + 2)
            if words[k].base == "Borough" and end + 1 < len(words) and words[end].base in ("and", "upon", "on"):
                return end + 2 if words[end].base != "and" or words[end + 1].base in _SECOND_NAMES else end
            return end
    return 0


def _place_of_borough(words: list[Word], k: int) -> int:
    """The end of the borough's own name, of one word or two: "Tower Hamlets"."""
    if k + 1 < len(words) and not words[k].owns:
        second = words[k + 1]
        other = HEAD | LINK | PARTICLE | OFFICE | HONORIFIC | SMALL | NUMBER | FIRST | ACRONYM | COURTESY
        if second.base[0].isupper() and (not second.sort & other or (second.sort & PLACE and not second.sort & HEAD)):
            return k + 2
    return k + 1
