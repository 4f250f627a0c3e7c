"""How far do words with capitals stand together as one name, and where is the head of it?"""

from __future__ import annotations

from corpus.knowledge import organisations
from corpus.names.words import (
    ACRONYM,
    COMMON,
    COMPASS,
    COUNTRY,
    FIRST,
    HEAD,
    HONORIFIC,
    LINK,
    LOWER_HEADS,
    NUMBER,
    OFFICE,
    OTHER,
    PARTICLE,
    POLICY,
    SMALL,
    SURNAME,
    Word,
)

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
        "CLG",
        "DAC",
        "CIC",
        "CIO",
        "Worldwide",
        "Europe",
    )
)
_NUMBERED = frozenset(
    ("Project", "Radio", "Group", "Unit", "Squadron", "Division", "Force", "Company", "Network", "News", "Sisters", "Rights")
)
_PEOPLE_HEADS = frozenset(("People", "Women", "Men", "Children", "Workers", "Farmers", "Youth", "Church"))


def block_end(words: list[Word], i: int) -> int:
    """The end of the words that stand together with capitals; a post or a possessive place or person ends them."""
    k = i
    while k < len(words):
        word = words[k]
        if (word.sort & (LINK | PARTICLE) and word.base[0].islower() and word.base not in LOWER_HEADS) or word.base == "&":
            if k > i and word.base == "of" and _of_church(words, k):
                k += 2
                continue
            break
        if k > i and word.sort & NUMBER and words[k - 1].sort & HEAD and words[k - 1].base not in _NUMBERED:
            break  # the Wildlife Trust 80
        post = k > i and word.sort & (OFFICE | HONORIFIC) and not word.sort & (HEAD | POLICY | FIRST | SURNAME)
        if post and not (word.base == "General" and k + 1 < len(words) and words[k + 1].sort & HEAD):
            break
        k += 1
        if word.owns and k < len(words) and not _owner_in_name(word):
            break
    return k


def _of_church(words: list[Word], k: int) -> bool:
    """Does "C. of E." stand round this "of", as in the names of schools?"""
    return k + 1 < len(words) and words[k - 1].base in ("C", "C.") and words[k + 1].base in ("E", "E.")


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


def last_head(words: list[Word], i: int, block: int) -> int:
    """The last head between word i and the end of its block; -1 where there is none."""
    for k in range(block - 1, i - 1, -1):
        if is_head(words[k]):
            return k
    return -1


def tail_end(words: list[Word], end: int, block: int) -> int:
    """After the head may stand a place or a legal form: "Refuge Wales", "Women's Centre Ltd."."""
    numbered = end > 0 and words[end - 1].base in _NUMBERED
    if end + 1 < block and words[end].base in COMPASS and words[end + 1].sort & COUNTRY:
        end += 2  # Support Centre North Wales
    while end < block and (
        words[end].base in _LEGAL_FORMS or words[end].sort & COUNTRY or (numbered and words[end].sort & NUMBER)
    ):
        end += 1
    return end


def is_thing(words: list[Word], i: int) -> int:
    """Where a law, a scheme, an event or a place that starts at word i ends ("Domestic Abuse Bill"); 0 where none does."""
    block = block_end(words, i)
    if block - i < 2 or words[i].sort & SMALL:
        return 0
    last = words[block - 1]
    return block if last.sort & OTHER and not is_head(last) else 0
