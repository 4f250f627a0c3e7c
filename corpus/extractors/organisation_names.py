"""Which words of a run name an organisation: by the gazetteer, or by a form such as "... Council" or "Ministry of ..."?"""

from __future__ import annotations

from functools import lru_cache

from corpus.extractors.runs import (
    ACRONYM,
    COMMON,
    COUNTRY,
    FIRST,
    HEAD,
    HONORIFIC,
    LINK,
    NATION,
    NUMBER,
    OFFICE,
    OPEN,
    OTHER,
    PARTICLE,
    PLACE,
    POLICY,
    SMALL,
    SURNAME,
    WEAK,
    Word,
)
from corpus.knowledge import Organisation, name_key, organisations, phrases

LONGEST = 12  # words in a name of the gazetteer
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
_PLURAL_HEADS = frozenset(("Governments", "Parties", "Councils", "Parliaments", "Departments", "Committees", "Ministers"))


@lru_cache(maxsize=1)
def _first_words() -> dict[str, int]:
    """The first word of every name in the gazetteer, and how many words the longest of these names has."""
    longest: dict[str, int] = {}
    for key in organisations():
        first, *rest = key.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


@lru_cache(maxsize=1)
def _not_actors() -> frozenset[str]:
    return frozenset(name_key(phrase) for phrase in phrases("not_actors"))


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """`name_key` of one word, remembered."""
    return name_key(word) or word.lower()


def in_gazetteer(words: list[Word], i: int) -> tuple[int, Organisation] | None:
    """The longest known organisation that starts at word i, and where it ends."""
    known = organisations()
    first = words[i]
    if first.sort & ACRONYM and (entry := known.get(first.base)):
        single: tuple[int, Organisation] | None = (i + 1, entry)
    else:
        single = None
    keys = word_key(first.text).split() or [""]
    longest = max(_first_words().get(keys[0], 0), _first_words().get(word_key(first.base).split()[0] if first.owns else "", 0))
    if not longest:
        return single
    for j in range(min(len(words), i + min(longest, LONGEST)), i, -1):
        last = words[j - 1]
        if last.sort & (LINK | PARTICLE) and j - i > 1 and not last.base[0].islower():
            continue
        inner = " ".join([word_key(word.text) for word in words[i : j - 1]])
        for ending in {word_key(last.text), word_key(last.base)}:
            entry = known.get(f"{inner} {ending}" if inner else ending)
            if entry and (j - i > 1 or _single_fits(first, entry)):
                return j, entry
    return single


def _single_fits(word: Word, entry: Organisation) -> bool:
    """A known name of one word must be no name or acronym of something else: "Who" is not the WHO."""
    return bool(word.base) and (word.base[0].isupper() or word.base[0].isdigit())


def by_form(words: list[Word], i: int) -> int:
    """Where an organisation that starts at word i ends, judged by its form alone; 0 where none starts there."""
    first = words[i]
    if first.sort & (SMALL | LINK) and not (first.sort & HEAD):
        return 0
    block = _block_end(words, i)
    head = _head(words, i, block)
    if head < 0:
        return _joined_form(words, i, block)
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
    return 0 if _key(words, i, end) in _not_actors() else end


def _key(words: list[Word], i: int, end: int) -> str:
    return " ".join([word_key(word.text) for word in words[i : end - 1]] + [word_key(words[end - 1].base)])


def _block_end(words: list[Word], i: int) -> int:
    """The end of the words that stand together with capitals; a post or a possessive place or person ends them."""
    k = i
    while k < len(words):
        word = words[k]
        if word.sort & (LINK | PARTICLE) and word.base[0].islower() and word.base not in _LOWER_HEADS or word.base == "&":
            break
        if k > i and word.sort & (OFFICE | HONORIFIC) and not word.sort & (HEAD | POLICY | FIRST | SURNAME):
            break
        k += 1
        if word.owns and k < len(words) and not _owner_in_name(word):
            break
    return k


_LOWER_HEADS = frozenset(
    "police party parties government governments council coalition campaign constabulary county city borough district".split()
)


def _owner_in_name(word: Word) -> bool:
    """Women's Aid, Migrants' Rights Network, King's College: but not Wales' Jane Hutt."""
    return not word.sort & COUNTRY


def is_head(word: Word) -> bool:
    """Is it the head of an organisation's name? A head in lower case ("Metropolitan police") counts too."""
    return bool(word.sort & HEAD) or word.base in _LOWER_HEADS


def _head(words: list[Word], i: int, block: int) -> int:
    for k in range(block - 1, i - 1, -1):
        if is_head(words[k]):
            return k
    return -1


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
    if words[head].sort & WEAK or words[head].base in _LOWER_HEADS:
        wanted = NATION | PLACE | ACRONYM | POLICY | SURNAME
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
        end = _block_end(words, begin)
        while end < n and words[end].base in ("and", "&") and _goes_on(words, end + 1):
            end = _block_end(words, end + 1)
    return end


def _goes_on(words: list[Word], begin: int) -> bool:
    """Do the words after "and" go on with the name? They do where they are no name of their own."""
    if begin >= len(words) or words[begin].base[0].islower():
        return False
    end = _block_end(words, begin)
    known = in_gazetteer(words, begin)
    if known and known[0] - begin > 1:
        return False
    part = words[begin:end]
    if is_head(part[-1]) and len(part) > 1 and not all(word.sort & POLICY for word in part):
        return False
    return all(word.sort & (POLICY | COMMON | NATION | OTHER) and not word.sort & FIRST for word in part)


def _joined_form(words: list[Word], i: int, block: int) -> int:
    """The end of "Kurdish and Middle Eastern Women's Organisation", whose head stands after an "and"."""
    if block >= len(words) or words[block].base not in ("and", "&"):
        return 0
    left = words[i:block]
    if not all(word.sort & (POLICY | NATION | COMMON | OTHER) and not word.sort & (FIRST | SMALL) for word in left):
        return 0
    known = in_gazetteer(words, i)
    if known and known[0] == block and known[0] - i > 1:
        return 0
    begin = block + 1
    if begin >= len(words) or words[begin].base[0].islower() or words[begin].sort & (SMALL | FIRST):
        return 0
    second = _block_end(words, begin)
    head = _head(words, begin, second)
    if head < 0 or _tail_end(words, head + 1, second) < second or words[head].base in _PLURAL_HEADS:
        return 0
    known = in_gazetteer(words, begin)
    if known and known[0] == second and second - begin > 1 and not all(word.sort & POLICY for word in left):
        return 0
    if head == begin and not any(word.sort & (POLICY | NATION) for word in left):
        return 0
    return _continuation(words, head) if words[head].sort & OPEN and head + 1 == second else second


def is_thing(words: list[Word], i: int) -> int:
    """Where a law, a scheme, an event or a place that starts at word i ends ("Domestic Abuse Bill"); 0 where none does."""
    block = _block_end(words, i)
    if block - i < 2:
        return 0
    last = words[block - 1]
    return block if last.sort & OTHER and not is_head(last) else 0
