"""Whom does a letter's layout name where the words alone would not tell?

Who signs, is addressed or copied stands at the head of a line, before a post or a body: there a name of unknown words is a
person's. What ends an item of a list of signatures, or stands in the column under a name, is a body. And where those who sign
without a post are mostly bodies, the others are bodies too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from corpus.extractors.lists import Runs
from corpus.extractors.names import SURE, Found
from corpus.extractors.words import (
    ACRONYM,
    COMMON,
    COUNTRY,
    DOUBTFUL_FIRST,
    FIRST,
    HEAD,
    INITIAL,
    LINK,
    NATION,
    NUMBER,
    OFFICE,
    OTHER,
    PLACE,
    POLICY,
    POST_NOMINAL,
    SMALL,
    SURNAME,
    TITLE,
    sort_of,
)
from corpus.layouts.letter_lines import COPY_LIST
from corpus.layouts.posts import POST, SEPARATOR
from corpus.records import Mention, Part, Span

MOST_NAMES = 5
LONGEST_POST = 60  # characters
GENERATIONS = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
LIST = 3  # signatures
_NAMED = ("signature", "recipient", "sender", "copy_list")
_ITEM = re.compile(r"[^;\n]+")
_TOGETHER = re.compile(r" (?:and|&) ")
_SEE = re.compile(r", (?:Arch)?[Bb]ishop of |, Dean of |\n(?:Arch)?[Bb]ishop of ")
_NO_FIRST = COUNTRY | NATION | PLACE | POLICY | HEAD | OTHER | COMMON | SMALL | OFFICE
_NO_LAST = HEAD | OTHER | POLICY | COUNTRY | OFFICE | NATION | SMALL
_NAME = FIRST | DOUBTFUL_FIRST | INITIAL | SURNAME


class _Item(NamedTuple):
    """One who signs, is addressed or copied."""

    name: Span
    signs: bool
    detailed: bool  # something stands beside or below the name
    posted: bool  # and it is a post
    bare: bool  # only a title could show that the line of an address is a person's name


def named_by_layout(text: str, runs: Runs, everything: list[Found], parts: tuple[Part, ...]) -> dict[int, list[Mention]]:
    """The mentions that only their place in a letter shows, by the number of the run, in place of that run's readings."""
    items = [item for part in parts if part.name in _NAMED for item in _items(text, part)]
    found: dict[int, list[Mention]] = {}
    if not items:
        return found
    starts = [start for start, _ in runs]
    sure: dict[int, list[Found]] = {}
    for one in everything:
        if one.reading.weight == SURE:
            sure.setdefault(one.run, []).append(one)
    signing = [item for item in items if item.signs]
    lone = [item for item in signing if not item.detailed]
    bodies = sum(_type(sure, starts, item.name) == "organisation" for item in lone)
    for item in items:
        in_list = item.signs and not item.detailed and len(signing) >= LIST
        known = _type(sure, starts, item.name)
        people = [] if known == "organisation" else _people(text, item)
        if people and not (in_list and known == "" and bodies * 2 >= len(lone)):
            _put(found, text, starts, people, "person.signs")
        elif in_list and known == "" and _is_body(text, item.name):
            _put(found, text, starts, [item.name], "organisation.signs")
    if len(signing) >= LIST:
        for span in _affiliations(text, parts):
            if _type(sure, starts, span) == "" and _is_body(text, span):
                _put(found, text, starts, [span], "organisation.affiliation")
    for part in parts:
        if part.name == "signature":
            _leave_sees(found, text, starts, part)
    return found


def signer_end(text: str, part: Part) -> int:
    """Where the name at the head of a signature ends."""
    line = text.find("\n", part.span.start, part.span.end)
    end = part.span.end if line < 0 else line
    separator = SEPARATOR.search(text, part.span.start + 1, end)
    return separator.start() if separator else end


def _items(text: str, part: Part) -> list[_Item]:
    """The names at the head of the part's items: a signature is one item, a copy list has one to a line or a semicolon."""
    spans = [part.span]
    if part.name == "copy_list" or (part.name == "recipient" and ";" in text[part.span.start : part.span.end]):
        spans = [Span(*match.span()) for match in _ITEM.finditer(text, part.span.start, part.span.end)]
    items = []
    for span in spans:
        label = COPY_LIST.match(text[span.start : span.end]) if part.name == "copy_list" else None
        start = span.start + (label.end() if label else 0)
        start += len(text[start : span.end]) - len(text[start : span.end].lstrip(' •*–-"'))
        end = signer_end(text, Part(part.name, Span(start, span.end))) if start < span.end else start
        if end > start:
            beside = text[end : min(span.end, end + LONGEST_POST)]
            posted = part.name == "signature" and POST.search(beside) is not None
            bare = part.name == "recipient" and end >= span.end
            items.append(_Item(Span(start, end), part.name == "signature", end < span.end, posted, bare))
    return items


def _type(sure: dict[int, list[Found]], starts: list[int], span: Span) -> str:
    """The type of the sure reading that fills a span but for titles, "" where there is none."""
    number = max(0, bisect_left(starts, span.start + 1) - 1)
    while number < len(starts) and starts[number] < span.end:
        for one in sure.get(number, ()):
            if one.start < span.end and one.end > span.start and (one.end - one.start) * 2 > span.end - span.start:
                return one.reading.type
        number += 1
    return ""


def _people(text: str, item: _Item) -> list[Span]:
    """The people named by an item, each without titles and letters; none where it does not look like people."""
    pieces = []
    start = item.name.start
    for link in [*_TOGETHER.finditer(text, item.name.start, item.name.end), None]:
        end = link.start() if link else item.name.end
        name = _person(text, start, end, item)
        if name is None:
            return []
        pieces.append(name)
        start = link.end() if link else end
    return pieces


def _person(text: str, start: int, end: int, item: _Item) -> Span | None:
    words = [(match.start(), match.end(), match[0].strip(",")) for match in re.finditer(r"\S+", text[start:end])]
    titled = False
    if len(words) > 1 and words[0][2] == "The" and sort_of(words[1][2]) & TITLE:
        words.pop(0)
    while len(words) > 2 and sort_of(words[0][2]) & (TITLE | OFFICE) and not sort_of(words[0][2]) & (FIRST | INITIAL):
        titled = True
        words.pop(0)
    while words and _is_post_nominal(words[-1][2]):
        titled = True
        words.pop()
    names = [word for _, _, word in words if word not in GENERATIONS]
    if not names or (item.bare and not titled) or not _could_be_person([sort_of(word) for word in names], item, titled=titled):
        return None
    if not names[0][0].isupper() or not names[-1][0].isupper():
        return None
    first, last = start + words[0][0], start + words[-1][1]
    return Span(first, first + len(text[first:last].rstrip(",")))


def _could_be_person(sorts: list[int], item: _Item, *, titled: bool) -> bool:
    """Do words of these sorts make a person's name? Before a post nearly any do; one word alone only where it is a given name."""
    if len(sorts) == 1:
        return item.signs and sorts[0] & FIRST > 0
    if len(sorts) > MOST_NAMES or any(sort & (LINK | NUMBER) for sort in sorts):
        return False
    if item.posted or titled:
        return not sorts[-1] & (HEAD | OFFICE) or bool(sorts[-1] & _NAME)
    if any(sort & (ACRONYM | HEAD | OTHER) and not sort & _NAME for sort in sorts):
        return False
    return (not sorts[0] & _NO_FIRST or bool(sorts[0] & _NAME)) and (not sorts[-1] & _NO_LAST or bool(sorts[-1] & _NAME))


def _is_post_nominal(word: str) -> bool:
    """Is it what stands after a name: "MP", "T.D.", "AS/MS", "BEd", but not "Jr."?"""
    if word in GENERATIONS:
        return False
    return any(sort_of(part) & POST_NOMINAL for part in word.replace(".", "").split("/") if part)


def _is_body(text: str, span: Span) -> bool:
    """Can the words be a body's name: capitals, no post, no place alone?"""
    surface = text[span.start : span.end]
    words = surface.split()
    if not words or len(words) > 9 or POST.search(surface) or any(char in surface for char in "@?!:;"):
        return False
    sorts = [sort_of(word) for word in words]
    if words[0][0].islower() or sorts[-1] & OFFICE or (len(words) == 1 and sorts[0] & (PLACE | COUNTRY | SMALL | POLICY)):
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or sort & LINK or len(word) < 4 for word, sort in zip(words, sorts, strict=True)
    )


def _affiliations(text: str, parts: tuple[Part, ...]) -> list[Span]:
    """The last piece of each item of a list of signatures, and each cell under a name."""
    found = [part.span for part in parts if part.name == "affiliation" and "\n" not in text[part.span.start : part.span.end]]
    for part in parts:
        if part.name == "signature" and "\n" not in text[part.span.start : part.span.end]:
            end = part.span.end
            start = signer_end(text, part)
            last = 0
            for separator in SEPARATOR.finditer(text, start, end):
                last = separator.end() if "(" not in separator[0] else 0
            if last:
                found.append(Span(last, last + len(text[last:end].rstrip(" ).;,"))))
    return found


def _leave_sees(found: dict[int, list[Mention]], text: str, starts: list[int], part: Part) -> None:
    """A bishop who signs by name is not named again by the see behind it."""
    for match in _SEE.finditer(text, signer_end(text, part), part.span.end):
        found.setdefault(max(0, bisect_left(starts, match.start() + 3) - 1), [])


def _put(found: dict[int, list[Mention]], text: str, starts: list[int], spans: list[Span], rule: str) -> None:
    """Adds a mention for each span, of the type that the rule's name begins with."""
    kind = rule.partition(".")[0]
    for span in spans:
        start = span.start + (4 if kind == "organisation" and text.startswith("The ", span.start) else 0)
        number = max(0, bisect_left(starts, span.start + 1) - 1)
        surface = text[start : span.end]
        found.setdefault(number, []).append(Mention(Span(start, span.end), surface, kind, rule, surface))
