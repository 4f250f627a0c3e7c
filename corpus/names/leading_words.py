"""Where does a name end that the words before it, or the post behind it, call a body's: "manager of Llety Saff"?"""

from __future__ import annotations

import re

from corpus.knowledge import any_of, prose
from corpus.names.surroundings import ORGANISATION_NOUNS, word_before
from corpus.names.words import (
    ACRONYM,
    COMMON,
    COUNTRY,
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

_LINKS = frozenset(("of", "for", "at", "with", "from"))
_STAFF, _RUNNING, _PROVIDING = prose("staff"), prose("running"), prose("providing")
_LEADS = _LINKS | _RUNNING | {"by", "the"}
_HINTS = _LEADS | ORGANISATION_NOUNS
_PERSON_OF = re.compile(r"[A-Z][\w’'-]+, (?:of|from) (?:the )?$")
_ITS_POST = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,3}}(?:{any_of('own_staff')})\b")
_OF_AN_AREA = re.compile(r" (?:schools?|area|areas|estate|district|region|constituency|hospitals?|community|communities)\b")
_CHARITY_POST = re.compile(
    r"\b(?:[Pp]atron|[Tt]rustees?|[Ff]ounder|[Cc]o-founder|[Vv]olunteers?|[Cc]hief executive) (?:of|at|for|with) (?:the )?$"
)
_JOINS = (" in ", " and ", " for the ", " to the ", " on the ")
_FINDINGS, _AT_WORK = prose("findings"), prose("at_work")
_HOUSE_NAMES = prose("house_names")
NO_NAME = PLACE | SMALL | NATION | OFFICE | HONORIFIC | FIRST


def may_call(text: str, start: int, end: int) -> bool:
    """Can the words around the run call it an organisation at all? A quick look, before the exact one."""
    if text[end : end + 1] in ("'", "’") or text[end - 1 : end] in ("'", "’", "s"):
        return True
    return text[start - 1 : start] == " " and text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower() in _HINTS


def called_end(text: str, start: int, end: int) -> int:
    """Where the name ends that the words before it call an organisation; 0 where they do not."""
    before = word_before(text, start)
    noun = before.lower() in ORGANISATION_NOUNS
    bare = end - 2 if text[end - 2 : end] in ("'s", "’s") else end
    if (
        not noun
        and (bare < end or text[end : end + 1] in ("'", "’"))
        and before not in ("Mr", "Ms")
        and _ITS_POST.match(text, end)
    ):
        return _owner_end(text, start, bare)
    if not noun and before not in _LEADS:
        return 0
    joins = [at for link in _JOINS if (at := text.find(link, start, end)) > 0] if " " in text[start:end] else ()
    stop = min(joins, default=end)
    if noun:
        return stop if not sort_of(text[start:end].split(maxsplit=1)[0]) & (NO_NAME & ~FIRST) else 0
    begin = max(0, start - 60)
    affiliated = text[stop : stop + 1] in (",", ";") and " " in text[start:stop] and _PERSON_OF.search(text, begin, start)
    if not affiliated and not _leads_to_body(text[begin:start].split()[-6:]):
        return 0
    if text[stop - 2 : stop] in ("'s", "’s"):
        stop -= 2
    if _OF_AN_AREA.match(text, stop):
        return 0
    words = text[start:stop].split()
    sorts = [sort_of(word) for word in words]
    house = sorts[-1] & OTHER and words[-1] in _HOUSE_NAMES and len(words) > 1
    local = sorts[0] & (PLACE | NATION) and len(words) > 1 and not all(sort & (PLACE | NATION) for sort in sorts)
    if (sorts[0] & NO_NAME and not local) or (sorts[-1] & (OTHER | OFFICE) and not house):
        return 0
    if all(sort & (POLICY | LINK) for sort in sorts):
        return 0
    ordinary = all(sort & (COMMON | POLICY | LINK | ACRONYM) for sort in sorts)
    if ordinary and len(words) > 1 and _CHARITY_POST.search(text, begin, start):
        return stop
    return 0 if ordinary and not house and (before == "of" or len(words) == 1) else stop


def _leads_to_body(words: list[str]) -> bool:
    """Do these words end in "manager of", "who runs" or "delivered by"?"""
    article = bool(words) and words[-1] == "the"
    if article:
        words = words[:-1]
    if len(words) < 2:
        return False
    last, before = words[-1], words[:-1]
    if last in _RUNNING:
        return not article  # who "runs the InterConnect" runs a line
    phrases = (before[-1].lower(), " ".join(before[-2:]).lower())
    if last == "by" and before[-1].lower() in _FINDINGS:
        return True
    if last == "by":
        return any(phrase in _PROVIDING for phrase in phrases) or before[-1] == "jointly"
    if last in ("at", "from") and before[-1].lower() in _AT_WORK:
        return True
    return last in _LINKS and any(phrase in _STAFF for phrase in (*phrases, before[-1]))


def _owner_end(text: str, start: int, end: int) -> int:
    """The end of a name of unknown words that has a chief executive or a spokesperson."""
    sorts = [sort_of(word) for word in text[start:end].split()]
    unknown = (
        any(not sort for sort in sorts)
        or (len(sorts) > 1 and sorts[-1] & HEAD)
        or (len(sorts) == 1 and not sorts[0] & (SMALL | POLICY | COUNTRY | NATION))
    )
    if (
        len(sorts) > 1
        and sorts[0] & (PLACE | NATION)
        and not sorts[-1] & (PLACE | NATION | POLICY | SMALL | FIRST | OTHER | OFFICE)
    ):
        return end  # Northern Grid's operations manager
    return end if unknown and not sorts[0] & NO_NAME and not sorts[-1] & (OTHER | OFFICE) else 0
