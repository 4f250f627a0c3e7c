"""What sort of word is it: a given name, a title, the head of an organisation's name, a place, an ordinary word?

One word is often of several sorts, so they are bits. Everything about a word is looked up once and remembered.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from corpus.knowledge import name_key, organisation_words, organisations, phrases, prose, titles, words
from corpus.nouns import NamedTuple

SMALL, COMMON, FIRST, DOUBTFUL_FIRST, PLACE, NATION, HEAD, WEAK, OPEN, OTHER = (1 << bit for bit in range(10))
COURTESY, HONORIFIC, PEERAGE, OF_PLACE, ROYAL, OFFICE, POST_NOMINAL, POLICY, ACRONYM, INITIAL = (
    1 << bit for bit in range(10, 20)
)
SURNAME, NUMBER, LINK, PARTICLE, COUNTRY, SOFT, FORMAL, LEADING, CALLING, GUESSED = (1 << bit for bit in range(20, 30))

TITLE = COURTESY | HONORIFIC | PEERAGE | ROYAL
KNOWN = SMALL | COMMON | PLACE | NATION | HEAD | OTHER | POLICY | OFFICE | HONORIFIC | NUMBER | LINK

# Words that give an organisation's name its form, beside the heads of organisation_words.toml.
LOWER_HEADS = prose("lower_heads")
OFFICE_BODIES = frozenset(("Commissioner", "Commissioners", "Advocate", "Ombudsman", "Adjudicator", "Regulator", "Inspector"))
COMPASS = frozenset(
    ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Midlands", "Mid", "Central", "Greater")
)
FAMILY_FIRMS = frozenset(
    ("Sons", "Son", "Daughter", "Bros", "Co", "Co.", "Partners", "Associates", "Daughters", "Company", "Brothers")
)

GENERATIONS = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))  # behind a surname

_LINKS = frozenset(("of", "for", "and", "the", "&", "on", "in", "against", "to", "borough"))
_SHORTEST_WORD, _LONGEST_ACRONYM = 4, 6
_HALF_LOWER = re.compile(r"-[a-z]{4,}\Z")  # "GOP-dominated"
_NATIONS_IN_CAPITALS = frozenset(("U.S", "U.N", "U.K", "E.U"))
_TOKENISED, _POSSESSIVE = ("'s", "’s"), ("'s", "’s", "'S", "’S")
_PREFIXED = re.compile(
    r"(?:(?:al|el|ul|ad|as|ar|an|at|abu)-|(?:d|l|dell|dall|degl)['’]|[ht])[A-ZÀ-Ý]"
)  # "al-Rashid" is a name's word
_MEMBERS_LETTERS = frozenset(("AS", "MS", "AP", "MP", "AC", "AM"))  # in Welsh and English, side by side: AS/MS
_LETTERS = re.compile(r"\w+")


class Word(NamedTuple):
    """One word of a run of capitals."""

    text: str  # as written
    base: str  # without the possessive ending; not in capitals where the whole run is
    sort: int  # bits, as above
    length: int  # of the base as written
    owns: bool  # it ends in 's, or is a plural with an apostrophe
    key: str  # as in the gazetteer's keys
    base_key: str
    longest: int  # words of the longest name in the gazetteer that begins with it


@cache
def _sorts() -> dict[str, int]:
    """The bits of every listed word, as it is written with a capital."""
    heads, titled = organisation_words(), titles()
    ordinary = words("small_words") | words("common_words")
    places = frozenset(place for place in phrases("places") if " " not in place)
    parts = frozenset(w for place in phrases("places") for w in place.split() if w[0].isupper() and w.lower() not in ordinary)
    firsts = words("first_names")
    firsts |= {bare for name in firsts if not name.isascii() and (bare := _unaccented(name)) not in words("nationalities")}
    tables = (
        (FIRST, firsts - words("ambiguous_first_names")),
        (DOUBTFUL_FIRST, words("ambiguous_first_names")),
        (PLACE, places | parts),
        (COUNTRY, places),
        (NATION, words("nationalities")),
        (HEAD, heads["heads"] | heads["soft_heads"]),
        (SOFT, heads["soft_heads"] - heads["heads"]),
        (WEAK, heads["weak_heads"]),
        (OPEN, heads["open_heads"]),
        (OTHER, heads["others"]),
        (COURTESY, titled["courtesy"]),
        (HONORIFIC, titled["honorifics"]),
        (PEERAGE, titled["peerage"]),
        (OF_PLACE, titled["of_place"]),
        (ROYAL, titled["royal"]),
        (POST_NOMINAL, titled["post_nominals"]),
        (OFFICE, frozenset(word[0].upper() + word[1:] for word in titled["offices"])),
        (CALLING, frozenset(word.capitalize() for word in titled["callings"])),
        (POLICY, words("policy_words")),
        (SURNAME, words("word_surnames")),
        (LEADING | FORMAL, heads["leading_heads"]),
        (
            FORMAL,
            OFFICE_BODIES | FAMILY_FIRMS | {"Borough", "House", "Transport", "HMP", "HMYOI", "Prison", "Friends", "Primary"},
        ),
    )
    found: dict[str, int] = {}
    for bit, listed in tables:
        for word in listed:
            found[word] = found.get(word, 0) | bit
    return found


@cache
def _lower_sorts() -> dict[str, int]:
    """The bits of ordinary words, in lower case."""
    found = {word.lower(): COMMON for word in words("common_words")}
    for word in words("small_words"):
        found[word.lower()] = found.get(word.lower(), 0) | SMALL
    return found


@cache
def _ordinary_endings() -> tuple[str, ...]:
    return tuple(sorted(prose("ordinary_endings")))


@cache
def _first_words() -> dict[str, int]:
    """The first word of every name in the gazetteer, and how many words the longest of these names has."""
    longest: dict[str, int] = {}
    for key in organisations():
        first, *rest = key.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _unaccented(word: str) -> str:
    """Béatrice as Beatrice."""
    return "".join([letter for letter in normalize("NFD", word) if not combining(letter)])


@lru_cache(maxsize=65536)
def sort_of(word: str) -> int:
    """The bits of one word, without its possessive ending."""
    if word.isalpha() and word[0].isupper() and not word.isupper():  # most are such
        lower = word.lower()
        sort = _sorts().get(word, 0) | _lower_sorts().get(lower, 0) or _by_ending(word, lower)
        return sort if sort or word.isascii() else _sorts().get(_unaccented(word), 0) & (FIRST | DOUBTFUL_FIRST)
    if word[-1].isdigit() or word[0].isdigit():
        return NUMBER
    if word[0].islower() and _PREFIXED.match(word):
        return 0
    if word[0].islower() or word == "&":
        return (LINK if word in _LINKS else PARTICLE) | (FORMAL if word in LOWER_HEADS or word == "&" else 0)
    if word in ("A", "I"):
        return SMALL
    if "/" in word and all(part in _MEMBERS_LETTERS for part in word.split("/")):
        return POST_NOMINAL
    bare = word.rstrip(".")
    capitals = bare.replace(".", "").isupper()
    if word[-1] == "." and "." in bare and _sorts().get(word, 0) & POST_NOMINAL:
        return POST_NOMINAL
    if len(bare) == 1 or (word[-1] == "." and capitals and len(bare) <= 5 and bare not in _NATIONS_IN_CAPITALS):
        return INITIAL
    if len(word) == 2 and word[1] == "J" and word.isupper() and word != "DJ":
        return INITIAL  # PJ Mulvey, as many are called
    sort = _sorts().get(word, 0)
    lower = word.lower()
    if not (1 < len(bare) < 4 and bare.isupper()):  # the US is not us, and IT is not it
        sort |= _lower_sorts().get(lower, 0)
    if (
        capitals
        and not sort & (POST_NOMINAL | HEAD)
        and (len(bare) <= 3 or not (sort & (SMALL | COMMON) or word.capitalize() in _sorts()))
    ):
        sort |= ACRONYM
    if capitals and _SHORTEST_WORD <= len(bare) <= _LONGEST_ACRONYM and sort & COMMON:
        sort |= ACRONYM  # an acronym that spells a word ("CHAIN"); only its surroundings can tell
    if "-" in word and all(part in _lower_sorts() for part in lower.split("-")):
        sort |= COMMON
    if "-" in word and all(part in prose("newspapers") for part in word.split("-")):
        sort |= HEAD | WEAK  # the Fell Star-Times
    return sort or _by_ending(word, lower)


def _by_ending(word: str, lower: str) -> int:
    """What the ending alone tells of a word that no table has."""
    ordinary = len(lower) > 6 and lower.endswith(_ordinary_endings()) and (word[1:].islower() or word.isupper())
    half_lower = "-" in word and _HALF_LOWER.search(word)
    return COMMON | GUESSED if ordinary or half_lower else 0  # Cummings and Langworthy are surnames


def split_run(run: str) -> tuple[list[Word], list[int]]:
    """The words of a run and where they start. A run wholly in capitals is read as if it were written Like This."""
    shouting = len(run) > 5 and run.isupper() and " " in run.removeprefix("A ")  # not in "A DHSC spokesperson"
    found: list[Word] = []
    starts: list[int] = []
    start = 0
    for text in run.replace("\xa0", " ").split(" "):
        if text in _TOKENISED and found:
            found[-1] = look_up(found[-1].text + text, shouting)._replace(length=found[-1].length)
        elif text and text not in ("'", "’"):
            found.append(look_up(text, shouting))
            starts.append(start)
        start += len(text) + 1
    return found, starts


@lru_cache(maxsize=65536)
def look_up(text: str, shouting: bool = False) -> Word:
    """Everything about a word as it is written, remembered."""
    first = _first_words()
    if not shouting and text.isalpha():
        key = text.lower()
        return Word(text, text, sort_of(text), len(text), False, key, key, max(first.get(text, 0), first.get(key, 0)))
    base, owns = text, False
    if text[-2:] in _POSSESSIVE and len(text) > 2:
        base, owns = text[:-2], True
    elif text[-1] in "'’":
        base, owns = text[:-1], True
    known = _unshout(base) if shouting and len(base) > 1 and "." not in base else base
    key = text.lower() if text.isalpha() else name_key(text) or text.lower()
    base_key = key if not owns else name_key(base) or base.lower()
    longest = max(first.get(base, 0), first.get(key.partition(" ")[0], 0), first.get(base_key.partition(" ")[0], 0))
    return Word(text, known, sort_of(known), len(base), owns, key, base_key, longest)


def _unshout(word: str) -> str:
    """HALDANE-PRYCE as Haldane-Pryce, OF as of."""
    lower = word.lower()
    small = lower in _LINKS or _lower_sorts().get(lower, 0) & SMALL or lower in ("de", "van", "der")
    if _sorts().get(word, 0) & POST_NOMINAL:
        return word
    return lower if small else _LETTERS.sub(lambda part: part.group().capitalize(), lower)
