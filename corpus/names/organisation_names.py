"""Which words of a run name an organisation by their form, such as "... Council" or "Ministry of ..."?"""

from __future__ import annotations

from corpus.knowledge import prose
from corpus.names.gazetteer import in_gazetteer
from corpus.names.name_blocks import block_end, is_head, last_head, tail_end
from corpus.names.organisation_forms import formed
from corpus.names.organisation_tails import continuation
from corpus.names.words import (
    ACRONYM,
    COMMON,
    COMPASS,
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
    OPEN,
    OTHER,
    PLACE,
    POLICY,
    SMALL,
    SOFT,
    SURNAME,
    WEAK,
    Word,
)

_GENERIC_PLURALS = prose("generic_plurals")
_KINDS_OF_PEOPLE = frozenset(("Muslims", "Christians", "Farmers", "Mothers", "Fathers", "Veterans"))
_PARTS_OF_PLACES = frozenset(("Isle", "Isles", "Vale", "Forest", "City", "Bay"))
_LOCAL_BODIES = frozenset(("Council", "Police", "Constabulary", "Corporation", "Authority", "Trust"))  # each of a place
_LOCAL_HEADS = prose("local_heads")
_PAIRED_HEADS = prose("paired_heads")
_OF_MANY = _GENERIC_PLURALS | {"University", "College", "Government", "Court", "Parliament"}  # of which each place has its own
_NO_PARTY = prose("no_party")
_COURTS = frozenset(
    (
        "High",
        "Crown",
        "County",
        "Supreme",
        "Family",
        "Sheriff",
        "Magistrates",
        "Youth",
        "Appeal",
        "Employment",
        "Coroner",
        "Coroners",
    )
)
_KEPT_LAND = frozenset(("Refuge", "Reserve", "Sanctuary"))
_LAND = frozenset(("Wildlife", "Nature", "Bird", "Marine", "Game"))
_HALVES = frozenset((("Police", "Crime"), ("Command", "Control"), ("Rescue", "Recovery"), ("Research", "Development")))
_AROUND = frozenset(("District", "Districts"))
_FIRM_HEADS = frozenset(("Homes", "Coaches", "Buses", "Ferries", "Solicitors", "Developments", "Properties", "Builders"))
_FAMILY_HEADS = frozenset(("Solicitors", "Coaches", "Buses", "Builders", "Logistics", "Bakery", "Brewery", "Lettings", "Law"))
_LEGAL_FORMS = frozenset(("plc", "PLC", "Plc", "Ltd", "ltd", "LLP", "llp", "Limited"))  # no ordinary words end in one
_RANKS = frozenset(("Senior", "Junior", "Assistant", "Deputy", "Acting", "Interim", "Chief", "Principal", "Honorary"))
_HOME_NATIONS = frozenset(("England", "Scotland", "Wales", "Cymru", "Ireland", "UK"))
_PLURAL_HEADS = frozenset(("Governments", "Parties", "Councils", "Parliaments", "Departments", "Committees", "Ministers"))


def by_form(words: list[Word], i: int) -> int:
    """Where an organisation that starts at word i ends, judged by its form alone; 0 where none starts there."""
    if words[i].sort & (SMALL | LINK) and not words[i].sort & HEAD and not _begins_small(words, i):
        return 0
    block = block_end(words, i)
    special = _of_place(words, i) or formed(words, i, block)
    if special:
        return special
    headed = _headed(words, i, block)
    around = block + 1 < len(words) and words[block + 1].base in _AROUND
    if (headed == block > 0 or around) and (whole := _second_half(words, i, block)):
        return whole
    return (
        headed if headed and not (headed == block and _is_nobody(words, i, headed)) else _joined_form(words, i, block) or headed
    )


def _second_half(words: list[Word], i: int, block: int) -> int:
    """The end of "Essex Police and Crime Panel" or "National Command and Control Unit", which are halved by their "and"."""
    if block + 2 >= len(words) or words[block].base not in ("and", "&"):
        return 0
    if words[block + 1].base in _AROUND and block - i < 3:  # Marl and District Angling Club
        end = block_end(words, block + 1)
        head = last_head(words, block + 2, end)
        return end if head > 0 and tail_end(words, head + 1, end) == end else 0
    halves = (words[block - 1].base, words[block + 1].base)
    commissioner = halves == ("Police", "Crime") and words[block + 2].base == "Commissioner" and not words[block - 2].owns
    return block + 3 if commissioner or (halves in _HALVES and is_head(words[block + 2])) else 0


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
    block = block_end(words, begin)
    behind = 0 if is_head(words[block - 1]) else _joined_form(words[begin:], 0, block - begin)
    end = max(block, body[0] if body and body[1].id else 0, begin + behind if behind else 0)
    return end if is_head(words[end - 1]) and not words[begin].sort & (FIRST | HONORIFIC) else 0


def _begins_small(words: list[Word], i: int) -> bool:
    """Does a small word belong to the name: "the No Blame Network", "All Party Parliamentary Group"?"""
    if i + 1 >= len(words) or not words[i + 1].base[0].isupper():
        return False
    return (words[i].base == "No" and i > 0 and words[i - 1].base == "The") or (words[i].base, words[i + 1].base) == (
        "All",
        "Party",
    )


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
    end = continuation(words, head) if tail == end and words[head].sort & OPEN else tail
    if head == i and end == head + 1:
        return 0
    if end == tail and not _named(words, i, head) and not (head > i and words[end - 1].base in _HOME_NATIONS):
        return 0
    if words[head].base in _PLURAL_HEADS and end == head + 1:
        return 0
    if head > i and all(word.base in _RANKS for word in words[i:head]):
        return 0  # the Deputy Ombudsman, a Senior Press Officer
    if words[head].sort & OFFICE and end == head + 1 < len(words) and words[end].sort & OFFICE and not words[head].owns:
        return 0  # Port of Oakland Executive Director
    if words[head].base == "Police" and head > i and words[head - 1].owns:
        return 0  # Essex's Police and Crime Commissioner
    if words[head].base in _KINDS_OF_PEOPLE and end == head + 1 and all(word.sort for word in words[i:head]):
        return 0
    before = words[i : end - 2]
    if (
        before
        and all(word.sort & (COMMON | POLICY) and word.base not in COMPASS for word in before)
        and _is_nobody(words, end - 2, end)
    ):
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


def _named(words: list[Word], i: int, head: int) -> bool:
    """Is there something before the head that makes it one organisation and not any?"""
    before = words[i:head]
    if not before:
        return False
    if words[head].base in _LEGAL_FORMS:
        return not all(word.sort & (SMALL | LINK) for word in before)
    if words[head].base == "Force" and before[-1].base == "Task":
        return len(before) > 1
    if words[head].base in _FIRM_HEADS and len(before) > 1 and before[0].sort & (FIRST | SURNAME) and not before[0].owns:
        return not before[-1].sort & (FIRST | OFFICE)
    if words[head].base in _FAMILY_HEADS and len(before) == 1 and before[0].sort & (FIRST | SURNAME) and not before[0].owns:
        return True
    if words[head].base in _FIRM_HEADS and len(before) > 1 and before[-1].sort & OTHER:
        return True  # Tarn Valley Coaches
    if words[head].base == "Court" and not any(word.sort & (COMMON | POLICY | NATION) or word.base in _COURTS for word in before):
        return False  # Langdale Court is a house
    if words[head].sort & SOFT and len(before) > 1 and before[0].sort & PLACE and not before[0].owns:
        return not before[-1].sort & (SMALL | LINK)
    if words[head].sort & SOFT:
        after_the = i > 0 and words[i - 1].base == "The"
        return (
            after_the or any(not word.sort or word.sort & ACRONYM for word in before) or all(word.sort & PLACE for word in before)
        )
    if words[head].base in _GENERIC_PLURALS:
        return any(word.sort & (NATION | PLACE | ACRONYM) or not word.sort for word in before)
    if words[head].base == "Party":  # the Freedom Party, but no Working Party
        return before[-1].base not in _NO_PARTY and any(not word.sort & (SMALL | NUMBER) for word in before)
    if words[head].sort & WEAK or words[head].base in LOWER_HEADS:
        wanted = NATION | PLACE | ACRONYM | POLICY | SURNAME | FIRST | DOUBTFUL_FIRST
        if words[head].base[0].islower():
            wanted = NATION | PLACE | ACRONYM
        return any(word.sort & wanted or not word.sort for word in before)
    return any(not word.sort & (SMALL | NUMBER) for word in before)


def _places_before(words: list[Word]) -> int:
    """How many words of place stand before others: "West Yorkshire" in "West Yorkshire Fire"; 0 where the last is one too."""
    count = 0
    while count < len(words) and (words[count].sort & PLACE or words[count].base in COMPASS):
        count += 1
    return count if count < len(words) and not any(word.owns for word in words[:count]) else 0


def _heads_pair(words: list[Word], begin: int) -> bool:
    """Do the words after "and" end in one head, with which two places or names share a body, and name no body of their own?"""
    if begin >= len(words) or words[begin].base[0].islower():
        return False
    end = block_end(words, begin)
    known = in_gazetteer(words, begin)
    if end - begin < 2 or (known and known[1].id):
        return False
    last = words[end - 1]
    unknown = not words[begin].sort or (
        last.base in _LOCAL_HEADS and not words[begin].sort & (PLACE | FIRST | POLICY | NATION | HEAD)
    )
    return last.base in _PAIRED_HEADS or (unknown and is_head(last) and not last.sort & OFFICE and last.base not in _OF_MANY)


def _joined_form(words: list[Word], i: int, block: int) -> int:
    """The end of "Kurdish and Middle Eastern Women's Organisation", whose head stands after an "and"."""
    if block >= len(words) or words[block].base not in ("and", "&"):
        return 0
    left = words[i:block]
    before = words[i - 1] if i else None
    if before and before.base[0].isupper() and not before.owns and not before.sort & (SMALL | OFFICE | HONORIFIC | NATION):
        return 0  # the end of another name
    of_place = block + 1 < len(words) and words[block_end(words, block + 1) - 1].base in _LOCAL_BODIES
    if of_place and left[-1].sort & OFFICE and words[block].base == "and" and not left[-1].base.endswith("s"):
        return 0  # "the Executive and Kent County Council"
    places = all(word.sort & PLACE or word.base in COMPASS for word in left) or words[block].base == "&"
    plain = (
        left if places else left[_places_before(left) or (1 if len(left) > 1 and not left[0].sort and not left[0].owns else 0) :]
    )
    of_shire = len(left) == 1 and left[0].sort & PLACE and words[block + 1 :] and words[block + 1].base.endswith("shire")
    paired = len(left) == 1 and not left[0].sort and not left[0].owns and _heads_pair(words, block + 1)
    if (
        not places
        and not paired
        and not all(word.sort & (POLICY | NATION | COMMON | OTHER) and not word.sort & (FIRST | SMALL) for word in plain)
    ):
        return 0
    known = in_gazetteer(words, i)
    if known and known[0] == block and (known[0] - i > 1 or paired) and known[1].id:
        return 0
    begin = block + 1
    if begin >= len(words) or words[begin].base[0].islower() or words[begin].sort & SMALL:
        return 0
    if words[begin].sort & FIRST and not words[begin].sort & PLACE and not paired:
        return 0
    if words[block].base == "&" and words[begin].base in FAMILY_FIRMS:
        return begin + 1
    second = block_end(words, begin)
    head = last_head(words, begin, second)
    if head <= begin or tail_end(words, head + 1, second) < second or words[head].base in _PLURAL_HEADS:
        return 0
    alone = known and known[0] == block and known[1].id  # Refuge and Marl Women's Aid
    if alone and (not words[begin].sort or words[begin].sort & PLACE) and words[block].base == "and" and not paired:
        return 0
    known = in_gazetteer(words, begin)
    if known and known[0] == second and second - begin > 1 and not all(word.sort & POLICY for word in left):
        return 0
    if paired:
        return second
    if of_shire and second - begin > 1:
        return second  # Nottingham and Nottinghamshire Refugee Forum
    shared = words[head].base in _LOCAL_HEADS or not (
        words[head].base in _OF_MANY or words[head].sort & OFFICE or left[-1].base in _HOME_NATIONS
    )
    local = shared and (not words[begin].sort or words[begin].sort & PLACE or words[begin].base in COMPASS)
    if places and words[block].base != "&" and not (local or any(word.base == "NHS" for word in words[begin:second])):
        return 0
    return continuation(words, head) if words[head].sort & OPEN and head + 1 == second else second
