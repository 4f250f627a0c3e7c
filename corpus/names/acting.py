"""Which names of ordinary words act like a body, or are dealt with like one: "Fair Way has published", "I wrote to Fair Way"?

A name shows here neither a form nor a noun that calls it an organisation; but laws, schemes and places write no letters and are
asked nothing. Only runs of several words are looked at, as single words are too often the surnames of people.
"""

from __future__ import annotations

import re

from corpus.knowledge import is_nobody, prose
from corpus.names.surroundings import in_heading, word_before
from corpus.names.words import (
    COMMON,
    COMPASS,
    COUNTRY,
    COURTESY,
    FIRST,
    HEAD,
    HONORIFIC,
    LINK,
    NATION,
    OFFICE,
    OTHER,
    PLACE,
    POLICY,
    SMALL,
    sort_of,
)

_SUBJECT_OF = re.compile(
    r",? (?:(?:who|which) )?(?:(?:has|have|had|also|now|both|all|since|already|recently|first|then|today|yesterday) )*([a-z]+)\b"
)
_BEYOND_ASIDE = re.compile(
    r", (?:which|whose|where|based) [^.;:“”\"\n]{3,100}, (?:(?:has|have|had|also|now|today|yesterday) )*([a-z]+)\b"
)
_PASSIVE = re.compile(
    r" (?:(?:has|have|had|was|were|is|are) (?:also |now |already )?(?:being |been )?"
    r"(?:fined|told|sued|prosecuted|awarded|asked|accused|urged|warned|banned|contracted|hired|paid|approached|acquitted|rebuked|thanked|consulted)"
    r"|and its (?:owners?|parent|staff|members|partners|chief|chair|board|trustees|workers|subsidiary|subsidiaries|volunteers))\b"
)
_NEXT = re.compile(r" ([a-z-]+)")
_SAYING = prose("saying")
_ACTING = _SAYING | prose("speaking") | prose("acting")
_DEALINGS, _ADDRESSING, _DEALING_VERBS = prose("dealings"), prose("addressing"), prose("dealing_verbs")
_LEADS = _DEALING_VERBS | {"the", "with", "from", "by", "to", "of", "on", "against"}
_THINGS, _THING_STARTS, _DONE_BY = prose("thing_followers"), prose("thing_starts"), prose("done_by")
_HOUSE_NAMES = prose("house_names")
_MEMBERS = re.compile(r"[A-Z]{2,3}s")  # TWO MSPs
_KEPT_OPEN = re.compile(
    r"(?:, which)? (?:has|had|have|will|runs?|offers?|takes?|took|helps?|helped|supports?|supported|needs?|needed)\b"
)
_ADJECTIVE = re.compile(r"-(?:based|owned|led|controlled|run|backed|funded|only|style|era)\Z")
_CASES = frozenset(
    ("action", "case", "complaint", "complaints", "allegations", "claim", "claims", "lawsuit", "proceedings", "ruling", "appeal")
)
_LONGEST = 6  # words of a name


def acting_end(text: str, start: int, end: int) -> int:
    """Where a name ends that acts or is dealt with as a body; 0 where nothing shows it."""
    before = word_before(text, start)
    if before in ("between", "Between"):
        return 0
    if not (_acts(text, end) or (before in _LEADS and _dealt_with(text[max(0, start - 60) : start]))):
        return 0
    if text[start - 1 : start] in ('"', "“", "‘", "'", "/", "#") or text[end : end + 1] in ("/", '"', "”"):
        return 0
    if sort_of(text[start:end].rpartition(" ")[2]) & OFFICE:
        return 0
    joined = text.find(" and ", start, end)
    if joined > 0 and " " in text[start:joined] and " " in text[joined + 5 : end]:
        end = joined  # two names
    end = _before_place(text, start, end)
    words = text[start:end].split()
    if not 1 < len(words) <= _LONGEST or not _could_be_body(words):
        return 0
    follows = _NEXT.match(text, end)
    if (follows and follows[1] in _THINGS) or in_heading(text, start, end):
        return 0
    return end


def _before_place(text: str, start: int, end: int) -> int:
    """Where a name ends behind whose head its town is told: "the Peatland Study Centre in Thurso"."""
    place = text.find(" in ", start, end)
    sort = sort_of(text[place + 4 : end].removeprefix("the ").split(" ", 1)[0]) if place > 0 else POLICY
    return place if (sort & PLACE or not sort) and sort_of(text[start:place].rpartition(" ")[2]) & HEAD else end


def _acts(text: str, end: int) -> bool:
    """Does a verb follow, of what only somebody does or is done to?"""
    if not text[end : end + 3].lstrip(", ")[:1].islower() or text[end] not in " ,":
        return False
    if text.endswith((" House", " Lodge"), max(0, end - 6), end) and _KEPT_OPEN.match(text, end):
        return True  # a refuge, a hostel or a home is called by its house
    subject = _SUBJECT_OF.match(text, end)
    if text[end] == "," and (beyond := _BEYOND_ASIDE.match(text, end)) and beyond[1] in _SAYING:
        return True
    return (subject is not None and subject[1] in _ACTING) or _PASSIVE.match(text, end) is not None


def _could_be_body(words: list[str]) -> bool:
    """Is it neither a place nor an office, a law or a subject of policy, as far as its words tell?"""
    sorts = [sort_of(word) for word in words]
    first, last = sorts[0], sorts[-1]
    if (first & (SMALL | OFFICE | HONORIFIC | COURTESY | NATION) and not first & FIRST) or last & (OFFICE | SMALL):
        return False
    if (first & FIRST and (len(words) == 2 or words[1] in ("in", "from", "at"))) or _ADJECTIVE.search(words[0]):
        return False
    if last & OTHER and words[-1] not in _HOUSE_NAMES and words[-1] not in COMPASS:
        return False
    if any(word == "of" and words[k] in _THING_STARTS for k, word in enumerate(words[:-1], 1)):
        return False  # Officers of Operation Yewtree
    if words[0] in _THING_STARTS or is_nobody(" ".join(words)) or _MEMBERS.fullmatch(words[-1]):
        return False
    if any(word == "the" and (words[k].isupper() or _MEMBERS.fullmatch(words[k])) for k, word in enumerate(words[1:])):
        return False  # he told MPs the UK was losing
    if words[-1][-1] == "s" and all(sort & (COMMON | POLICY | LINK | HEAD) and not sort & SMALL for sort in sorts):
        return False  # "Dog Legislation Officers"
    if all(sort & (PLACE | LINK) for sort in sorts) or first & last & COUNTRY:
        return False
    return not all(sort & (POLICY | LINK | NATION) for sort in sorts) and not words[-1].isdigit()


def _dealt_with(before: str) -> bool:
    """Do these words, which a name follows, lead to somebody: "written to", "evidence from", "supported by", "thanked"?"""
    words = before.rpartition("\n")[2].split()
    if words and words[-1] == "the":
        words.pop()
    if len(words) < 2:
        return False
    last, other = words[-1], words[-2].lower()
    if last in ("with", "from"):
        return other in _DEALINGS
    if last == "by":
        return other in _DEALINGS or other in _DONE_BY
    if last in ("to", "of", "on"):
        return other in _ADDRESSING and (last == "to" or other == "behalf")
    if last == "against":
        return other in _CASES
    return last in _DEALING_VERBS
