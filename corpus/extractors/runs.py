"""Where do words with capitals run together, and what sort of word is each of them?

A run is a stretch of one line such as "Department for Work and Pensions" or "Wales' Jane Hutt": words with a capital, and the
small words between them. What a run means without its surroundings is read by `corpus.extractors.names`, once for each run.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import NamedTuple

from corpus.knowledge import name_key, organisation_words, phrases, titles, words

# The sorts of a word, as bits: one word is often of several.
SMALL, COMMON, FIRST, DOUBTFUL_FIRST, PLACE, NATION, HEAD, WEAK, OPEN, OTHER = (1 << bit for bit in range(10))
COURTESY, HONORIFIC, PEERAGE, OF_PLACE, ROYAL, OFFICE, POST_NOMINAL, POLICY, ACRONYM, INITIAL = (
    1 << bit for bit in range(10, 20)
)
SURNAME, NUMBER, LINK, PARTICLE, COUNTRY, SOFT = (1 << bit for bit in range(20, 26))

TITLE = COURTESY | HONORIFIC | PEERAGE | ROYAL
KNOWN = SMALL | COMMON | PLACE | NATION | HEAD | OTHER | POLICY | OFFICE | HONORIFIC | NUMBER | LINK

_UPPER = "".join(chr(c) for c in range(0x41, 0x1F00) if chr(c).isupper() and (c < 0x250 or c >= 0x1E00))
UPPER = f"[{re.escape(_UPPER)}]"
_ABBREVIATIONS = (
    ("Mr", "Ms", "Dr", "St", "Rt", "Lt", "Jr", "Sr", "Co", "Fr", "No"),
    ("Mrs", "Hon", "Rev", "Sen", "Rep", "Gov", "Gen", "Col", "Maj", "Sgt", "Ltd", "Inc", "Det", "Adm"),
    ("Prof", "Sens", "Reps", "Capt", "Corp", "Supt", "Cllr", "Insp", "Brig", "Govs"),
)
_POINTS = "|".join(rf"(?<=\b(?:{'|'.join(same)})\.)" for same in _ABBREVIATIONS)
_WORD = re.compile(
    rf"{UPPER}(?<![\w@#./].)(?:\w+|(?:\.{UPPER})*\.(?![^\W\d_]{{2}})|)(?:\.(?:{_POINTS}))?(?:['’&-]\w+)*(?:['’](?=\s)(?<=s.)| ['’]s\b)?"
)
_LINKING = (
    "of for and the & on in against to de da do dos di del della degli des du la le les las los van der den ter von zu zur für und"
    " af bin ibn al el en ap y e i na nan no et à ní uí"
)
_TWO_LINKS = "of the|for the|on the|in the|against the|of the|de la|de las|de los|van der|van den|von der|in den|en van"
_GAPS = frozenset(f" {link} " for link in [*_LINKING.split(), *_TWO_LINKS.split("|")]) | {" ", "\xa0", " borough of "}
_TAIL = re.compile(
    r" (?:police|party|parties|governments?|council|coalition|campaign|county council|city council|borough council"
    r"|district council|constabulary|\d{1,3}(?![\d,.]*\d))\b"
)
_NUMBER_GAP = re.compile(r" \d{1,3} ")


def find_runs(text: str) -> list[tuple[int, int]]:
    """Where the runs of a text start and end."""
    found: list[tuple[int, int]] = []
    start = end = -1
    for match in _WORD.finditer(text):
        begins, ends = match.span()
        if end >= 0:
            gap = text[end:begins]
            if gap in _GAPS or (len(gap) < 6 and _NUMBER_GAP.fullmatch(gap)):
                end = ends
                continue
            found.append((start, end))
        start, end = begins, ends
    if end >= 0:
        found.append((start, end))
    return [(start, tail.end() if (tail := _TAIL.match(text, end)) else end) for start, end in found]


_PIECE = re.compile(r"[^ \xa0]+(?: ['’]s\b)?")


class Word(NamedTuple):
    """One word of a run."""

    text: str  # as written
    base: str  # without the possessive ending
    sort: int  # bits, as above
    start: int  # in the run
    end: int  # of the base
    owns: bool  # it ends in 's, or is a plural with an apostrophe


def _listed(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(name))


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[int, frozenset[str]], ...]:
    """The lists that tell a word's sort, as it is written with a capital."""
    heads, titled = organisation_words(), titles()
    single_places = frozenset(place for place in phrases("places") if " " not in place)
    ordinary = words("small_words") | words("common_words")
    place_words = frozenset(
        w for place in phrases("places") for w in place.split() if w[0].isupper() and w.lower() not in ordinary
    )
    return (
        (FIRST, words("first_names") - words("ambiguous_first_names")),
        (DOUBTFUL_FIRST, words("ambiguous_first_names")),
        (PLACE, single_places | place_words),
        (COUNTRY, single_places),
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
        (POLICY, words("policy_words")),
        (SURNAME, words("word_surnames")),
    )


_LOWER_TABLES = ((SMALL, _listed("small_words")), (COMMON, _listed("common_words")))
_LINKS = frozenset(["of", "for", "and", "the", "&", "on", "in", "against", "to", "borough"])


@lru_cache(maxsize=65536)
def sort_of(word: str) -> int:
    """The bits of one word, without its possessive ending."""
    if word[-1].isdigit() or word[0].isdigit():
        return NUMBER
    if word[0].islower() or word == "&":
        return LINK if word in _LINKS else PARTICLE
    bare = word.rstrip(".")
    if word in ("A", "I"):
        return SMALL
    if len(bare) == 1 or (
        word.endswith(".") and bare.replace(".", "").isupper() and len(bare) <= 5 and bare not in ("U.S", "U.N", "U.K", "E.U")
    ):
        return INITIAL
    sort = sum(bit for bit, listed in _tables() if word in listed)
    lower = word.lower()
    short_capitals = 1 < len(bare) < 4 and bare.isupper()  # the US is not us, and IT is not it
    for bit, listed in _LOWER_TABLES:
        if lower in listed and not short_capitals:
            sort |= bit
    if bare.replace(".", "").isupper() and not sort & (POST_NOMINAL | HEAD):
        folded = word.capitalize()
        shouted = any(folded in listed for _, listed in _tables()) or sort & (SMALL | COMMON)
        if not shouted or len(bare) <= 3:
            sort |= ACRONYM
    if not sort and (_looks_ordinary(lower) or _HALF_LOWER.search(word)):
        sort |= COMMON
    return sort


_HALF_LOWER = re.compile(r"-[a-z]{4,}\Z")  # "GOP-dominated"
_ORDINARY = re.compile(
    r"(?:tions?|sions?|ments?|ness|ities|ity|ances?|ences?|ings|ising|izing|ising|ised|ized|ably|ibly|able|ible|ously|ous|ively|ive|ives|fully|ful|less|isms?|ships?|ologys?|ologies|ists|ological|ational|ically|ical|hood|wards|worthy)\Z"
)


def _looks_ordinary(lower: str) -> bool:
    """Has it an ending that ordinary words have and names hardly ever?"""
    return len(lower) > 6 and bool(_ORDINARY.search(lower))


def split_run(run: str) -> list[Word]:
    """The words of a run. A run wholly in capitals is read as if it were written Like This."""
    shouting = len(run) > 5 and run.isupper() and " " in run
    found = []
    for match in _PIECE.finditer(run):
        text = match.group()
        base, owns = text, False
        if text[-2:] in ("'s", "’s", "'S", "’S"):
            base, owns = text[:-2].rstrip(), True
        elif text[-1] in "'’":
            base, owns = text[:-1], True
        if not base:
            continue
        known = sys.intern(base if not shouting or len(base) < 2 or "." in base else _unshout(base))
        found.append(Word(text, known, sort_of(known), match.start(), match.start() + len(base), owns))
    return found


_LETTERS = re.compile(r"\w+")


def _unshout(word: str) -> str:
    """HALDANE-PRYCE as Haldane-Pryce, OF as of."""
    lower = word.lower()
    return (
        lower if lower in _LINKS or lower in ("de", "van", "der") else _LETTERS.sub(lambda part: part.group().capitalize(), lower)
    )


def multiword_places() -> frozenset[str]:
    """The keys of places of more than one word."""
    return _place_keys()


@lru_cache(maxsize=1)
def _place_keys() -> frozenset[str]:
    return frozenset(name_key(place) for place in phrases("places") if " " in place)
