"""Could the words at a place of a letter be a person's name, or a body's, to judge by their sorts and by the place?"""

from __future__ import annotations

import re

from corpus.knowledge import name_key, organisations
from corpus.layouts.posts import POST
from corpus.names.words import (
    ACRONYM,
    COMMON,
    COUNTRY,
    DOUBTFUL_FIRST,
    FIRST,
    GENERATIONS,
    HEAD,
    INITIAL,
    LINK,
    NATION,
    NUMBER,
    OFFICE,
    OTHER,
    PEERAGE,
    PLACE,
    POLICY,
    POST_NOMINAL,
    SMALL,
    SURNAME,
    TITLE,
    sort_of,
)
from corpus.nouns import NamedTuple
from corpus.records import Span

MOST_NAMES = 5
_TOGETHER = re.compile(r" (?:and|&) ")
_NO_FIRST = COUNTRY | NATION | PLACE | POLICY | HEAD | OTHER | COMMON | SMALL | OFFICE
_NO_LAST = HEAD | OTHER | POLICY | COUNTRY | OFFICE | NATION | SMALL
_NAME = FIRST | DOUBTFUL_FIRST | INITIAL | SURNAME


class Place(NamedTuple):
    """Where a name stands in a letter, and what that says of it."""

    span: Span
    signs: bool = False  # at the head of a signature
    detailed: bool = False  # something stands beside or below the name
    posted: bool = False  # and it is a post
    bare: bool = False  # only a title could show that the line of an address is a person's name


def people_in(text: str, place: Place) -> list[Span]:
    """The people named at a place, each without titles and letters; none where it does not look like people."""
    pieces = []
    start = place.span.start
    for link in [*_TOGETHER.finditer(text, place.span.start, place.span.end), None]:
        end = link.start() if link else place.span.end
        name = _person(text, start, end, place)
        if name is None:
            return []
        pieces.append(name)
        start = link.end() if link else end
    return pieces


def _person(text: str, start: int, end: int, place: Place) -> Span | None:
    found = re.finditer(r"\S+", text[start:end])
    words = [(match.start(), match.end(), word) for match in found if (word := match[0].strip(","))]
    titled = False
    if len(words) > 1 and words[0][2] == "The" and sort_of(words[1][2]) & TITLE:
        words.pop(0)
    while len(words) > 2 and _is_title(words[0][2]):
        titled = True
        words.pop(0)
    while words and _is_post_nominal(words[-1][2]):
        titled = True
        words.pop()
    names = [word for _, _, word in words if word not in GENERATIONS]
    if not names or (place.bare and not titled) or not _could_be_person([sort_of(word) for word in names], place, titled=titled):
        return None
    if not names[0][0].isupper() or not names[-1][0].isupper():
        return None
    first, last = start + words[0][0], start + words[-1][1]
    return Span(first, first + len(text[first:last].rstrip(",")))


def _is_title(word: str) -> bool:
    """Is it a title or the word of an office before a name, as it is written or in capitals, "DR ANN POE", and no peer's?"""
    in_small = sort_of(word.capitalize()) if word.isupper() else 0
    sort = sort_of(word) | (0 if in_small & PEERAGE else in_small)
    return sort & (TITLE | OFFICE) > 0 and not sort & (FIRST | INITIAL)


def _could_be_person(sorts: list[int], place: Place, *, titled: bool) -> bool:
    """Do words of these sorts make a person's name? Before a post nearly any do; one word alone only where it is a given name."""
    if len(sorts) == 1:
        return place.signs and sorts[0] & FIRST > 0
    if len(sorts) > MOST_NAMES or any(sort & (LINK | NUMBER) for sort in sorts):
        return False
    if place.posted or titled:
        return not sorts[-1] & (HEAD | OFFICE) or bool(sorts[-1] & _NAME)
    if any(sort & (ACRONYM | HEAD | OTHER) and not sort & _NAME for sort in sorts):
        return False
    listed = place.signs and place.detailed and len(sorts) == len(("Non", "Prydderch")) and sorts[1] == 0
    if listed and sorts[0] & COMMON and not sorts[0] & (_NO_FIRST & ~COMMON):
        return True
    return (not sorts[0] & _NO_FIRST or bool(sorts[0] & _NAME)) and (not sorts[-1] & _NO_LAST or bool(sorts[-1] & _NAME))


def _is_post_nominal(word: str) -> bool:
    """Is it what stands after a name: "MP", "T.D.", "AS/MS", "BEd", but not "Jr."?"""
    if word in GENERATIONS:
        return False
    return any(sort_of(part) & POST_NOMINAL for part in word.replace(".", "").split("/") if part)


def could_be_body(text: str, span: Span) -> bool:
    """Can the words be a body's name: capitals, no post, no place alone?"""
    surface = text[span.start : span.end]
    words = surface.split()
    if not words or len(words) > 9 or POST.search(surface) or any(char in surface for char in "@?!:;"):
        return False
    sorts = [sort_of(word) for word in words]
    if words[0][0].islower() or sorts[-1] & OFFICE or (len(words) == 1 and sorts[0] & (PLACE | COUNTRY | SMALL | POLICY)):
        return False
    if is_office_of_work(surface):
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or sort & LINK or len(word) < 4 for word, sort in zip(words, sorts, strict=True)
    )


def is_office_of_work(surface: str) -> bool:
    """Is it one ordinary word, where somebody works inside a body: "Library", "Estates"? Refuge and Shelter are known bodies."""
    ordinary = " " not in surface and sort_of(surface) & (COMMON | OTHER | HEAD)
    return bool(ordinary) and name_key(surface) not in organisations()
