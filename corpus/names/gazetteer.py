"""Which words of a run are a name that the gazetteer knows?"""

from __future__ import annotations

import re

from corpus.knowledge import Organisation, continued_organisations, organisations, prose
from corpus.names.name_blocks import block_end, is_head
from corpus.names.words import (
    ACRONYM,
    COMPASS,
    COUNTRY,
    FIRST,
    HEAD,
    HONORIFIC,
    LINK,
    LOWER_HEADS,
    NATION,
    OFFICE,
    PARTICLE,
    PLACE,
    SMALL,
    SURNAME,
    Word,
)

_NATIONS = frozenset(("UK", "England", "Wales", "Cymru", "Scotland", "Ireland", "Northern", "International"))
_LIKE_A_PLACE = re.compile(
    r"(?:shire|ton|ham|ford|bury|side|field|wick|mouth|port|dale|stone|bridge|minster|chester|cester|borough|burgh|worth|hurst|combe|stead"
    r"|pool|haven|moor|thorpe|land|ley|gate|well)\Z"
)
_FEDERATED = prose("federated")
_IN_PLACES = frozenset(("Mind",))  # whose branches are called "Mind in Camden"
_BRANCHES = frozenset(("Branch", "Region"))
_LONGEST_BRANCH = 4  # words
COUNTRY_LETTERS = frozenset(("UK", "GB", "NI", "USA"))  # behind the name of a body that works in several
_CHAMBERS = frozenset(("House", "Commons", "Lords", "Oireachtas", "Senate"))


def in_gazetteer(words: list[Word], i: int) -> tuple[int, Organisation] | None:
    """The longest known name that starts at word i, and where it ends; one without an id is of nobody or of a place."""
    first = words[i]
    known = organisations()
    single = known.get(first.base) if first.sort & ACRONYM or first.base.isupper() else None
    if first.longest:
        keys = [word.key for word in words[i : i + first.longest]]
        for length in range(len(keys), 0, -1):
            last = words[i + length - 1]
            if length > 1 and last.sort & (LINK | PARTICLE) and last.base not in LOWER_HEADS:
                continue
            entry = known.get(" ".join(keys[:length]))
            if not entry and last.owns:
                entry = known.get(" ".join([*keys[: length - 1], last.base_key]))
            if entry and (length > 1 or single is None):
                return i + length, entry
    return (i + 1, single) if single else None


def known_end(text: str, start: int, end: int) -> int:
    """Where a known name ends whose first words stand from start to end, and which goes on over a comma."""
    rests = continued_organisations().get(text[start:end], ())
    return next((end + len(rest) for rest in rests if text.startswith(rest, end)), end)


def local_branch(words: list[Word], i: int) -> int:
    """The end of "Peterborough Rape Crisis": a place or an unknown word, then a known organisation of more than one word."""
    local = words[i].sort & PLACE or not words[i].sort
    if not local or words[i].owns or i + 1 >= len(words):
        return 0
    known = in_gazetteer(words, i + 1)
    return known[0] if known and known[1].id and known[0] - i > 2 and words[i + 1].base[0].isupper() else 0


def named_branch(words: list[Word], i: int) -> int:
    """The end of "Red Gate Women's Aid": two words or three, then a known organisation whose branches have names of their own."""
    last = min(i + 4, len(words))
    if last < i + 3 or not any(word.longest > 1 for word in words[i + 2 : last]):
        return 0
    for j in range(i + 1, last):
        before = words[j - 1]
        if before.base[0].islower() or before.owns or before.sort & (SMALL | OFFICE | HONORIFIC | LINK | NATION | HEAD | FIRST):
            return 0
        known = in_gazetteer(words, j) if words[j].longest and j > i + 1 else None
        if known and known[1].name in _FEDERATED and not known[1].ordinary:
            return known[0]
    return 0


def _branch_end(words: list[Word], end: int, name: str) -> int:
    """The end of the place behind a known name: "Stockport", "Carlisle and Eden", "in Camden", "Harbour Region"."""
    block = block_end(words, end) if end < len(words) and words[end].base[0].isupper() else end
    if end < block and words[block - 1].base in _BRANCHES and block - end <= _LONGEST_BRANCH and not words[block - 1].owns:
        return block
    k = _place_end(words, end)
    if end < k < len(words) - 1 and words[k].base in ("and", "&"):
        known = in_gazetteer(words, k + 1)
        second = _place_end(words, k + 1) if not (known and known[1].id) else 0
        k = second if second > k + 1 else k
    if k == end and name in _IN_PLACES and end + 1 < len(words) and words[end].base == "in":
        k = max(end, _place_end(words, end + 1)) if words[end + 1].sort & PLACE else end
    return k if k == len(words) or words[k].base[0].islower() or words[k].base == "&" or words[k - 1].owns else end


def _place_end(words: list[Word], k: int) -> int:
    begin = k
    while k < len(words) and k - begin < 3 and not (k > begin and words[k - 1].owns) and _could_be_place(words[k]):
        k += 1
    return k


def _could_be_place(word: Word) -> bool:
    return bool(word.sort & PLACE or word.base in COMPASS or (not word.sort & ~SURNAME and word.base[0].isupper()))


def part_of_known(words: list[Word], i: int, end: int, name: str, *, ordinary: bool) -> int:
    """The end of "Stagecoach East Midlands" or "House of Lords Economic Affairs Committee", which begin with a known name."""
    if words[end - 1].owns and not name.endswith(("'s", "’s", "s'", "s’")):
        return end
    if not ordinary and end < len(words) and words[end].base in COUNTRY_LETTERS:
        return end + 1
    if (
        name in _FEDERATED
        and (branch := _branch_end(words, end, name)) > end
        and (not ordinary or words[branch - 1].sort & PLACE or words[branch - 1].base in COMPASS | _BRANCHES)
    ):
        return branch
    if ordinary:
        return end
    k = end
    if (
        k < len(words)
        and not words[k].sort
        and _LIKE_A_PLACE.search(words[k].base)
        and (k + 1 == len(words) or words[k + 1].base[0].islower())
    ):
        return k + 1
    while k < len(words) and (words[k].sort & COUNTRY or words[k].base in COMPASS):
        k += 1
        if words[k - 1].owns:
            break
    if words[i].base == "NHS" and k > end and k + 1 < len(words) and words[k].base in ("and", "&"):
        block = block_end(words, k + 1)
        return block if is_head(words[block - 1]) else k
    if (
        k > end
        and words[k - 1].sort & COUNTRY | (words[k - 1].base in COMPASS)
        and (k == len(words) or words[k].base[0].islower())
    ):
        nations = end - i == 1 or all(word.base in _NATIONS for word in words[end:k])
        return k if nations else end
    block = block_end(words, end)
    if block - end < 2 or not is_head(words[block - 1]) or words[i].base not in _CHAMBERS or end - i < 2:
        return end
    return block
