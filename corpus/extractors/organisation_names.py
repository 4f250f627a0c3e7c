"""Which words of a run name an organisation: by the gazetteer, or by a form such as "... Council" or "Ministry of ..."?"""

from __future__ import annotations

from corpus.extractors.words import (
    ACRONYM,
    COMMON,
    COUNTRY,
    DOUBTFUL_FIRST,
    FAMILY_FIRMS,
    FIRST,
    HEAD,
    HONORIFIC,
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
from corpus.knowledge import Organisation, organisations

_KEY_LINKS = frozenset(("of", "for", "on", "against", "in", "to"))
_AFTER_IN = frozenset(("Union", "Party", "Bund", "Church", "Women"))
_LEGAL_FORMS = frozenset(
    (
        "Ltd",
        "Ltd.",
        "Limited",
        "PLC",
        "plc",
        "LLP",
        "Inc",
        "Inc.",
        "UK",
        "International",
        "NI",
        "GB",
        "USA",
        "AG",
        "Worldwide",
        "Europe",
    )
)
_GENERIC_PLURALS = frozenset(
    [
        "Authorities",
        "Agencies",
        "Councils",
        "Committees",
        "Departments",
        "Groups",
        "Boards",
        "Schools",
        "Hospitals",
        "Trusts",
        "Services",
        "Units",
        "Panels",
        "Teams",
        "Centres",
        "Centers",
        "Forces",
        "Partnerships",
        "Courts",
        "Tribunals",
        "Companies",
        "Banks",
        "Networks",
        "Organisations",
        "Organizations",
        "Associations",
        "Societies",
        "Institutes",
        "Institutions",
        "Universities",
        "Parties",
        "Unions",
    ]
)
_LOCAL_HEADS = frozenset(
    ("Police", "Constabulary", "Council", "Service", "Board", "Trust", "Association", "Authority", "Partnership", "Chamber")
)
_KEPT_LAND = frozenset(("Refuge", "Reserve", "Sanctuary"))
_LAND = frozenset(("Wildlife", "Nature", "Bird", "Marine", "Game"))
_PEOPLE_HEADS = frozenset(("People", "Women", "Men", "Children", "Workers", "Farmers", "Youth", "Church"))
_PLURAL_HEADS = frozenset(("Governments", "Parties", "Councils", "Parliaments", "Departments", "Committees", "Ministers"))


def in_gazetteer(words: list[Word], i: int) -> tuple[int, Organisation] | None:
    """The longest known name that starts at word i, and where it ends; one without an id is of nobody or of a place."""
    first = words[i]
    known = organisations()
    single = known.get(first.base) if first.sort & ACRONYM else None
    if first.longest:
        for j in range(min(len(words), i + first.longest), i, -1):
            last = words[j - 1]
            if j - i > 1 and last.sort & (LINK | PARTICLE):
                if last.base not in LOWER_HEADS:
                    continue
            inner = "".join([word.key + " " for word in words[i : j - 1]])
            entry = known.get(inner + last.key) or (known.get(inner + last.base_key) if last.owns else None)
            if entry and (j - i > 1 or single is None):
                return j, entry
    return (i + 1, single) if single else None


def by_form(words: list[Word], i: int) -> int:
    """Where an organisation that starts at word i ends, judged by its form alone; 0 where none starts there."""
    if words[i].sort & (SMALL | LINK) and not words[i].sort & HEAD:
        return 0
    block = _block_end(words, i)
    return _office_body(words, i) or _borough(words, i) or _headed(words, i, block) or _joined_form(words, i, block)


def _office_body(words: list[Word], i: int) -> int:
    """The end of an office that is a body: "Children's Commissioner for Wales", "Police and Crime Commissioner for Kent"."""
    for k in range(i + 1, min(i + 6, len(words) - 2)):
        if words[k].base in OFFICE_BODIES and words[k + 1].base == "for":
            before = words[i:k]
            begin = k + 3 if words[k + 2].base == "the" and k + 3 < len(words) else k + 2
            if not all(word.sort & (POLICY | COMMON | LINK | NATION) for word in before) or words[begin].base[0].islower():
                return 0
            end = _block_end(words, begin)
            return (
                end + 2
                if end + 1 < len(words) and words[end].base == "and" and words[end + 1].base in ("Wales", "Northern")
                else end
            )
        if words[k].base[0].islower() and words[k].base not in ("and", "&"):
            return 0
    return 0


def _headed(words: list[Word], i: int, block: int) -> int:
    head = _head(words, i, block)
    if head < 0:
        return _chamber(words, i, block)
    if head > i and words[head].base in _KEPT_LAND and words[head - 1].base in _LAND:
        return 0
    end = head + 1
    tail = _tail_end(words, end, block)
    if tail < block:
        return 0
    if tail == end and words[head].sort & OPEN:
        end = _continuation(words, head)
    else:
        end = tail
    if head == i and end == head + 1:
        return 0
    if end == tail and not _named(words, i, head):
        return 0
    if words[head].base in _PLURAL_HEADS and end == head + 1:
        return 0
    if words[end - 1].owns and words[head].base == "Government" and end < len(words):
        more = _block_end(words, end)
        end = more if is_head(words[more - 1]) else end
    return end


def _chamber(words: list[Word], i: int, block: int) -> int:
    """The end of "Indiana House" before its Speaker."""
    is_house = block - i == 2 and words[i].sort & COUNTRY and words[block - 1].base == "House"
    return block if is_house and block < len(words) and words[block].sort & (OFFICE | HONORIFIC) else 0


def _borough(words: list[Word], i: int) -> int:
    """The end of "London borough of Hillingdon" or "Royal Borough of Kingston"."""
    for k in range(i, min(i + 3, len(words) - 2)):
        if words[k].base in ("borough", "Borough") and words[k + 1].base == "of" and words[k + 2].sort & PLACE and k > i:
            return k + 3
    return 0


def _block_end(words: list[Word], i: int) -> int:
    """The end of the words that stand together with capitals; a post or a possessive place or person ends them."""
    k = i
    while k < len(words):
        word = words[k]
        if (word.sort & (LINK | PARTICLE) and word.base[0].islower() and word.base not in LOWER_HEADS) or word.base == "&":
            break
        if k > i and word.sort & (OFFICE | HONORIFIC) and not word.sort & (HEAD | POLICY | FIRST | SURNAME):
            break
        k += 1
        if word.owns and k < len(words) and not _owner_in_name(word):
            break
    return k


def _owner_in_name(word: Word) -> bool:
    """Women's Aid, Migrants' Rights Network, King's College: but not Wales' Jane Hutt, nor Bangor University's Centre."""
    if word.sort & HEAD and word.text[-1] in "sS" and word.base not in _PEOPLE_HEADS:
        return False
    if word.sort & (COUNTRY | ACRONYM):
        return bool(word.sort & (COMMON | FIRST))
    entry = organisations().get(word.base_key)
    return entry is None or entry.ordinary or not entry.id


def is_head(word: Word) -> bool:
    """Is it the head of an organisation's name? A head in lower case ("Metropolitan police") counts too."""
    return bool(word.sort & HEAD) or word.base in LOWER_HEADS


def _head(words: list[Word], i: int, block: int) -> int:
    for k in range(block - 1, i - 1, -1):
        if is_head(words[k]):
            return k
    return -1


def local_branch(words: list[Word], i: int) -> int:
    """The end of "Peterborough Rape Crisis": a place or an unknown word, then a known organisation of more than one word."""
    local = words[i].sort & PLACE or not words[i].sort
    if not local or words[i].owns or i + 1 >= len(words):
        return 0
    known = in_gazetteer(words, i + 1)
    return known[0] if known and known[1].id and known[0] - i > 2 and words[i + 1].base[0].isupper() else 0


def _tail_end(words: list[Word], end: int, block: int) -> int:
    """After the head may stand a place or a legal form: "Refuge Wales", "Women's Centre Ltd."."""
    while end < block and (words[end].base in _LEGAL_FORMS or words[end].sort & COUNTRY or words[end].sort & NUMBER):
        end += 1
    return end


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
        end = _before_person(words, begin, _block_end(words, begin))
        while end < n and words[end].base in ("and", "&"):
            begin = (
                end + 2 if end + 2 < n and words[end + 1].base == "the" and words[end + 2].sort & (POLICY | COMMON) else end + 1
            )
            if not _goes_on(words, begin):
                break
            end = _block_end(words, begin)
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
    end = _block_end(words, begin)
    known = in_gazetteer(words, begin)
    if known and known[1].id and known[0] - begin > 1:
        return False
    part = words[begin:end]
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
    places = all(word.sort & PLACE for word in left) or words[block].base == "&"
    if not places and not all(
        word.sort & (POLICY | NATION | COMMON | OTHER) and not word.sort & (FIRST | SMALL) for word in left
    ):
        return 0
    known = in_gazetteer(words, i)
    if known and known[0] == block and known[0] - i > 1:
        return 0
    begin = block + 1
    if begin >= len(words) or words[begin].base[0].islower() or words[begin].sort & (SMALL | FIRST):
        return 0
    if words[block].base == "&" and words[begin].base in FAMILY_FIRMS:
        return begin + 1
    second = _block_end(words, begin)
    head = _head(words, begin, second)
    if head < 0 or _tail_end(words, head + 1, second) < second or words[head].base in _PLURAL_HEADS:
        return 0
    known = in_gazetteer(words, begin)
    if known and known[0] == second and second - begin > 1 and not all(word.sort & POLICY for word in left):
        return 0
    if head == begin and not any(word.sort & (POLICY | NATION) for word in left):
        return 0
    if places and words[block].base != "&" and not (words[begin].sort & PLACE and words[head].base in _LOCAL_HEADS):
        return 0
    return _continuation(words, head) if words[head].sort & OPEN and head + 1 == second else second


def is_thing(words: list[Word], i: int) -> int:
    """Where a law, a scheme, an event or a place that starts at word i ends ("Domestic Abuse Bill"); 0 where none does."""
    block = _block_end(words, i)
    if block - i < 2:
        return 0
    last = words[block - 1]
    return block if last.sort & OTHER and not is_head(last) else 0
