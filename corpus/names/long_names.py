"""Which organisations' names go on over a comma, a bracket or a word that names seldom begin with?

"Department for Culture, Media and Sport", "Glaziers, Roofers & Allied Workers' Union", "Upper Tribunal (Lands Chamber)", "the No
Blame Network".
"""

from __future__ import annotations

import re
from functools import cache

from corpus.knowledge import continued_organisations, name_key, organisations
from corpus.names.names import SURE, Found, read
from corpus.names.surroundings import mid_sentence
from corpus.names.words import COMMON, FIRST, NATION, OFFICE, PLACE, POLICY, SMALL, sort_of
from corpus.records import Mention, Span
from corpus.vocabulary import vocabulary

_ITEMS = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,4},? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_OPEN_END = re.compile(r" (?:for|of|on) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?$")
_LISTING = ("Committee", "Department", "Office", "Ministry", "Directorate", "Board", "Commission", "Council")
_OF_TRADES = ("Union", "Association", "Federation", "Guild")
_COMMISSIONER = " Commissioner for "
_COURTS, _CHAMBER = ("Tribunal", "Court"), re.compile(r" \([A-Z][A-Za-z,&’' -]{2,50} (?:Chamber|Division|List)\)")
_REACH = 60  # characters of an item before a comma


def extended(text: str, everything: list[Found]) -> list[Found]:
    """The readings, with the whole of each name that goes on in one of these ways."""
    continued = continued_organisations()
    kept: list[Found] = []
    reach = -1
    for one in everything:
        if one.start < reach:
            continue
        whole = _with_rest(text, one, continued) if one.reading.type == "organisation" and one.reading.weight else one
        reach = whole.end
        while kept and kept[-1].start >= whole.start:
            kept.pop()
        kept.append(whole)
    return kept


def printed_over_commas(text: str) -> list[Mention]:
    """The known names whose words before the first comma are no name themselves: "Friends, Families and Travellers"."""
    used = vocabulary(text)
    found = []
    for first, form in _open_names():
        at = text.find(form) if first in used else -1
        while at >= 0:
            found.append(Mention(Span(at, at + len(form)), form, "organisation", "organisation.known", form))
            at = text.find(form, at + len(form))
    return found


@cache
def _open_names() -> tuple[tuple[str, str], ...]:
    """Each such name behind its first word in small letters."""
    found = []
    for head, rests in continued_organisations().items():
        if not any(reading.type == "organisation" for reading in read(head)):
            found += [(head.split()[0].lower(), head + rest) for rest in rests]
    return tuple(found)


def _formed(one: Found, start: int, end: int) -> Found:
    return one._replace(start=start, end=end, reading=one.reading._replace(rule="organisation.form", weight=SURE))


def _with_rest(text: str, one: Found, continued: dict[str, tuple[str, ...]]) -> Found:
    for rest in continued.get(text[one.start : one.end], ()):
        if text.startswith(rest, one.end):
            return one._replace(end=one.end + len(rest), reading=one.reading._replace(rule="organisation.known", weight=SURE))
    if one.reading.rule == "organisation.form" and text[one.start - 3 : one.start] == "No " and mid_sentence(text, one.start - 3):
        return _formed(one, one.start - 3, one.end)
    court = text.endswith(_COURTS, one.start, one.end) and _CHAMBER.match(text, one.end)
    if court:
        return _formed(one, one.start, court.end())
    goes_on = text.startswith(", ", one.end) and _OPEN_END.search(text, one.start, one.end)
    more = _ITEMS.match(text, one.end) if goes_on else None
    if more and all(_is_field(word.strip(",")) for word in more[0].split() if word[0].isupper()):
        return _formed(one, one.start, more.end())
    return _with_left(text, one) if text[one.start - 2 : one.start] == ", " else one


def _is_field(word: str) -> bool:
    """Is it a field of policy or a trade: "Media", "Porters"?"""
    return bool(sort_of(word) & POLICY) or _is_trade(word)


def _is_trade(word: str) -> bool:
    """Is it a plural by which people call their work, and no name: "Bakers", "Surveyors"?"""
    plural = word.endswith(("ers", "ors", "men", "ists", "ians", "ants")) and len(word) > 5
    return plural and not sort_of(word) & (PLACE | NATION | SMALL | OFFICE) and organisations().get(name_key(word)) is None


def _with_left(text: str, one: Found) -> Found:
    """The name with the items before its first comma: "Police, Fire and Crime Commissioner for Kent"."""
    if not any(link in text[one.start : one.end] for link in (" and ", " & ")):
        return one
    listing = text.endswith(_LISTING, one.start, one.end) or _COMMISSIONER in text[one.start : one.end]
    trades = text.endswith(_OF_TRADES, one.start, one.end)
    if not listing and not trades:
        return one
    start = one.start
    while text[start - 2 : start] == ", ":
        begin = start - 2
        while (
            begin > max(0, start - _REACH)
            and (text[begin - 1].isalpha() or text[begin - 1] in " -’'")
            and text[begin - 1] != "\n"
        ):
            begin -= 1
        words = text[begin : start - 2].split()
        length = _item(words, trades)
        if not length:
            break
        start = text.index(words[-length], begin) if length == len(words) else start - 2 - len(" ".join(words[-length:]))
    return one if start == one.start else _formed(one, start, one.end)


def _item(words: list[str], trades: bool) -> int:
    """How many words before a comma are a field of policy, or a trade where a union is named after several."""
    if trades and words and _is_trade(words[-1]) and words[-1][0].isupper():
        length, fitting = 1, COMMON | POLICY | NATION
    else:
        length, fitting = 0, POLICY
    while length < len(words) and words[-1 - length][0].isupper() and _fits(words[-1 - length], fitting):
        length += 1
    return length


def _fits(word: str, fitting: int) -> bool:
    sort = sort_of(word)
    return bool(sort & fitting) and (fitting == POLICY or not sort & (SMALL | FIRST))
