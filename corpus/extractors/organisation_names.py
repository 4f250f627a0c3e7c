"""Which words of a run name an organisation by their form, such as "... Council" or "Ministry of ..."?"""

from __future__ import annotations

from corpus.extractors.gazetteer import in_gazetteer
from corpus.extractors.name_blocks import block_end, is_head, last_head, tail_end
from corpus.extractors.words import (
    ACRONYM,
    COMMON,
    COMPASS,
    COUNTRY,
    DOUBTFUL_FIRST,
    FAMILY_FIRMS,
    FIRST,
    HEAD,
    HONORIFIC,
    LEADING,
    LINK,
    LOWER_HEADS,
    NATION,
    NUMBER,
    OFFICE,
    OFFICE_BODIES,
    OPEN,
    OTHER,
    PARTICLE,
    PLACE,
    POLICY,
    SMALL,
    SOFT,
    SURNAME,
    WEAK,
    Word,
)
from corpus.knowledge import prose

_KEY_LINKS = frozenset(("of", "for", "on", "against", "in", "to"))
_AFTER_IN = frozenset(("Union", "Party", "Bund", "Church", "Women"))
_GENERIC_PLURALS = prose("generic_plurals")
_SECOND_NAMES = frozenset(("Chelsea", "Fulham", "Dagenham", "Maidenhead"))  # of boroughs
_KINDS_OF_PEOPLE = frozenset(("Muslims", "Christians", "Farmers", "Mothers", "Fathers", "Veterans"))
_PARTS_OF_PLACES = frozenset(("Isle", "Isles", "Vale", "Forest", "City", "Bay"))
_LOCAL_HEADS = prose("local_heads")
_KEPT_LAND = frozenset(("Refuge", "Reserve", "Sanctuary"))
_LAND = frozenset(("Wildlife", "Nature", "Bird", "Marine", "Game"))
_PLURAL_HEADS = frozenset(("Governments", "Parties", "Councils", "Parliaments", "Departments", "Committees", "Ministers"))


def by_form(words: list[Word], i: int) -> int:
    """Where an organisation that starts at word i ends, judged by its form alone; 0 where none starts there."""
    if words[i].sort & (SMALL | LINK) and not words[i].sort & HEAD and not _no_recourse(words, i):
        return 0
    block = block_end(words, i)
    special = _of_place(words, i) or _office_body(words, i) or _borough(words, i) or _firm(words, i) or _led_end(words, i, block)
    if special:
        return special
    headed = _headed(words, i, block)
    return (
        headed if headed and not (headed == block and _is_nobody(words, i, headed)) else _joined_form(words, i, block) or headed
    )


def _of_place(words: list[Word], i: int) -> int:
    """The end of "City of York Council" or "Tyne and Wear Fire and Rescue Service", which begin with a place of several words."""
    known = in_gazetteer(words, i)
    if known and known[0] - i > 1 and not known[1].id and words[i].sort & PLACE:
        begin = known[0]
    elif words[i].base in _PARTS_OF_PLACES and i + 2 < len(words) and words[i + 1].base == "of":
        begin = i + 3
    else:
        return 0
    if begin >= len(words) or not words[begin].base[0].isupper() or words[begin - 1].owns:
        return 0
    body = in_gazetteer(words, begin)
    end = max(block_end(words, begin), body[0] if body else 0)
    return end if is_head(words[end - 1]) and not words[begin].sort & (FIRST | HONORIFIC) else 0


def _no_recourse(words: list[Word], i: int) -> bool:
    """Is it "the No Recourse Network", whose "No" belongs to the name?"""
    return (
        words[i].base == "No" and i > 0 and words[i - 1].base == "The" and i + 1 < len(words) and words[i + 1].base[0].isupper()
    )


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
    return 0 if plain or (i + 3 < len(words) and words[i + 3].base[0].isupper()) else i + 3


def _office_body(words: list[Word], i: int) -> int:
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


def _headed(words: list[Word], i: int, block: int) -> int:
    head = last_head(words, i, block)
    if head < 0:
        return _chamber(words, i, block)
    if head > i and words[head].base in _KEPT_LAND and words[head - 1].base in _LAND:
        return 0
    end = head + 1
    tail = tail_end(words, end, block)
    if words[head].base == "College" and head > i and words[head - 1].base == "University":
        return block  # University College Cork
    if tail < block:
        return 0
    end = _continuation(words, head) if tail == end and words[head].sort & OPEN else tail
    if head == i and end == head + 1:
        return 0
    if end == tail and not _named(words, i, head):
        return 0
    if words[head].base in _PLURAL_HEADS and end == head + 1:
        return 0
    if words[head].base in _KINDS_OF_PEOPLE and end == head + 1 and all(word.sort for word in words[i:head]):
        return 0
    if end - i > 2 and all(word.sort & (COMMON | POLICY) for word in words[i : end - 2]) and _is_nobody(words, end - 2, end):
        return 0
    if words[end - 1].owns and words[head].base == "Government" and end < len(words):
        more = block_end(words, end)
        end = more if is_head(words[more - 1]) else end
    return end


def _is_nobody(words: list[Word], i: int, end: int) -> bool:
    """Is what only an ordinary word stands before a name of nobody: "Permanent Civil Service"?"""
    known = in_gazetteer(words, i)
    return known is not None and known[0] == end and not known[1].id


def _chamber(words: list[Word], i: int, block: int) -> int:
    """The end of "Indiana House" before its Speaker."""
    is_house = block - i == 2 and words[i].sort & COUNTRY and words[block - 1].base == "House"
    return block if is_house and block < len(words) and words[block].sort & (OFFICE | HONORIFIC) else 0


def _borough(words: list[Word], i: int) -> int:
    """The end of "London borough of Hillingdon" or "Royal Borough of Kensington and Chelsea"."""
    for k in range(i + 1, min(i + 3, len(words) - 2)):
        if (
            words[k].base in ("borough", "Borough")
            and words[k + 1].base == "of"
            and not words[k + 2].sort & (LINK | PARTICLE | OFFICE)
        ):
            end = k + 3
            if words[k].base == "Borough" and end + 1 < len(words) and words[end].base in ("and", "upon", "on"):
                return end + 2 if words[end].base != "and" or words[end + 1].base in _SECOND_NAMES else end
            return end
    return 0


def _named(words: list[Word], i: int, head: int) -> bool:
    """Is there something before the head that makes it one organisation and not any?"""
    before = words[i:head]
    if not before:
        return False
    if words[head].sort & SOFT:
        after_the = i > 0 and words[i - 1].base == "The"
        return (
            after_the or any(not word.sort or word.sort & ACRONYM for word in before) or all(word.sort & PLACE for word in before)
        )
    if words[head].base in _GENERIC_PLURALS:
        return any(word.sort & (NATION | PLACE | ACRONYM) or not word.sort for word in before)
    if words[head].sort & WEAK or words[head].base in LOWER_HEADS:
        wanted = NATION | PLACE | ACRONYM | POLICY | SURNAME | FIRST | DOUBTFUL_FIRST
        if words[head].base[0].islower():
            wanted = NATION | PLACE | ACRONYM
        return any(word.sort & wanted or not word.sort for word in before)
    return any(not word.sort & (SMALL | NUMBER) for word in before)


def _continuation(words: list[Word], head: int) -> int:
    """The end of "Department for Work and Pensions", from its head."""
    end = head + 1
    n = len(words)
    while end < n and words[end].base in _KEY_LINKS:
        link = words[end].base
        if link == "in" and words[head].base not in _AFTER_IN:
            break
        begin = end + 1
        while begin < n and words[begin].base == "the":
            begin += 1
        if begin >= n or words[begin].base[0].islower():
            break
        if words[begin].sort & SMALL and not words[begin].sort & POLICY:
            break
        if words[head].base == "Office" and (body := _office_body(words, begin)):
            return body
        end = _before_person(words, begin, block_end(words, begin))
        if (
            words[end - 1].base == "England"
            and end + 1 < n
            and words[end].base in ("and", "&")
            and words[end + 1].base == "Wales"
        ):
            return end + 2
        while end < n and words[end].base in ("and", "&"):
            begin = (
                end + 2 if end + 2 < n and words[end + 1].base == "the" and words[end + 2].sort & (POLICY | COMMON) else end + 1
            )
            if not _goes_on(words, begin):
                break
            end = block_end(words, begin)
    return end


def _before_person(words: list[Word], begin: int, end: int) -> int:
    """A given name inside the block begins somebody else's name."""
    for k in range(begin + 1, end - 1):
        if words[k].sort & FIRST and not words[k].sort & (POLICY | COMMON) and not words[k + 1].sort & (HEAD | OTHER | COMMON):
            return k
    return end


def _goes_on(words: list[Word], begin: int) -> bool:
    """Do the words after "and" go on with the name? They do where they are no name of their own."""
    if begin >= len(words) or words[begin].base[0].islower():
        return False
    end = block_end(words, begin)
    known = in_gazetteer(words, begin)
    if known and known[1].id and known[0] - begin > 1:
        return False
    part = words[begin:end]
    if any(word.base == "NHS" for word in part):
        return True
    if is_head(part[-1]) and len(part) > 1 and not all(word.sort & POLICY for word in part):
        return False
    if known and known[1].id and part[0].sort & ACRONYM:
        return False
    return all(word.sort & (POLICY | COMMON | NATION | OTHER | ACRONYM) and not word.sort & FIRST for word in part)


def _joined_form(words: list[Word], i: int, block: int) -> int:
    """The end of "Kurdish and Middle Eastern Women's Organisation", whose head stands after an "and"."""
    if block >= len(words) or words[block].base not in ("and", "&"):
        return 0
    left = words[i:block]
    before = words[i - 1] if i else None
    if before and before.base[0].isupper() and not before.owns and not before.sort & (SMALL | OFFICE | HONORIFIC | NATION):
        return 0  # the end of another name
    places = all(word.sort & PLACE or word.base in COMPASS for word in left) or words[block].base == "&"
    if not places and not all(
        word.sort & (POLICY | NATION | COMMON | OTHER) and not word.sort & (FIRST | SMALL) for word in left
    ):
        return 0
    known = in_gazetteer(words, i)
    if known and known[0] == block and known[0] - i > 1 and known[1].id:
        return 0
    begin = block + 1
    if begin >= len(words) or words[begin].base[0].islower() or words[begin].sort & SMALL:
        return 0
    if words[begin].sort & FIRST and not words[begin].sort & PLACE:
        return 0
    if words[block].base == "&" and words[begin].base in FAMILY_FIRMS:
        return begin + 1
    second = block_end(words, begin)
    head = last_head(words, begin, second)
    if head <= begin or tail_end(words, head + 1, second) < second or words[head].base in _PLURAL_HEADS:
        return 0
    known = in_gazetteer(words, begin)
    if known and known[0] == second and second - begin > 1 and not all(word.sort & POLICY for word in left):
        return 0
    local = words[head].base in _LOCAL_HEADS and (
        not words[begin].sort or words[begin].sort & PLACE or words[begin].base in COMPASS
    )
    if places and words[block].base != "&" and not (local or any(word.base == "NHS" for word in words[begin:second])):
        return 0
    return _continuation(words, head) if words[head].sort & OPEN and head + 1 == second else second
