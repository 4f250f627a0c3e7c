"""When was a letter written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates import PartialDate
from corpus.dating.date_labels import Placed
from corpus.layouts.letter_lines import cells_of, is_date
from corpus.lines import split_filled
from corpus.records import Findings, Span
from corpus.scanned_dates import scanned_date

NEAR = 92  # days between a letter and one that it names, if both are of one correspondence
HEAD = 12  # filled lines above which a date of its own is the paper's
WORD, MOST_BESIDE = re.compile(r"[^\W\d_][\w’']*"), 4  # words beside a day at the foot
RECEIVED = re.compile(
    r"\W*(?:(?:date )?received(?: (?:on|by|in|at|date)\b[^\d]{0,40})?|rec['’]d|date of receipt)\W*", re.IGNORECASE
)
RECEIVED_HINT = re.compile(r"^\W*(?:date )?(?:of )?rec(?:eived|eipt|['’]d)\b", re.IGNORECASE | re.MULTILINE)
LONGEST_LABEL = 100  # characters

Dated = tuple[str, PartialDate, Span]  # the rule that found a date, and where it stands


def letter_dates(text: str, found: Findings, placed: tuple[Placed, ...]) -> Iterator[Dated]:
    """The date line, the most precise first; else a date in a short line above the salutation; the best first."""
    if RECEIVED_HINT.search(text):
        placed = _not_stamped(text, placed)
    spans = [part.span for part in found.parts_named("date")]
    dated = [place for place in placed if any(span.start <= place.found.start < span.end for span in spans)]
    whole = sorted((place for place in dated if place.found.date), key=lambda place: -len(str(place.found.date)))
    yield from (_as("date.letter", place) for place in whole if place.found.day)
    yield from scanned_days(text)
    yield from (_as("date.letter", place) for place in whole if not place.found.day)
    for place in dated:
        if place.found.date is None:
            yield from _with_year(place, placed)
    top = next((part.span.start for part in found.parts_named("salutation")), 0)
    days = [place for place in placed if place.found.date and place.found.day]
    for place in days:
        if place.found.start < top and len(place.line.text) < LONGEST_LABEL:
            yield _as("date.letterhead", place)
    for place in days:
        if top < place.found.start and place.number < HEAD and is_date(place.line.text):
            yield _as("date.line", place)
    signed = next((part.span.end for part in found.parts_named("sign_off")), len(text))
    yield from (_as("date.line", place) for place in days if place.found.start > signed and _stands_at_foot(place))


def _not_stamped(text: str, placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The dates but for those of a stamp with which an office marks when a letter came."""
    lines = split_filled(text)
    marked = {number for number, line in enumerate(lines) if RECEIVED.match(line.text)}
    alone = {number + 1 for number in marked if RECEIVED.fullmatch(lines[number].text)}
    return tuple(place for place in placed if place.number not in marked | alone)


def _stands_at_foot(place: Placed) -> bool:
    """Does a line below the sign-off hold a day at one of its ends, and nothing else but a label, a town or a reference?"""
    before = place.line.text[: place.found.start - place.line.start].strip()
    after = place.line.text[place.found.end - place.line.start :].strip()
    words = WORD.findall(f"{before} {after}")
    apart = not (before and after) and not (before[-1:] + after[:1]).isalnum()
    return apart and place.label in ("", "sent") and len(words) <= MOST_BESIDE and not any(map(str.islower, words[1:]))


def _as(rule: str, place: Placed) -> Dated:
    assert place.found.date is not None
    return rule, place.found.date, Span(place.found.start, place.found.end)


def scanned_days(text: str) -> Iterator[Dated]:
    """Lines at the head that are a date but for the mistakes of text recognition."""
    for line in split_filled(text)[:HEAD]:
        for start, end in cells_of(line.text):
            if (day := scanned_date(line.text[start:end])) is not None:
                yield "date.scanned", day, line.part(start, end)


def _with_year(place: Placed, placed: tuple[Placed, ...]) -> Iterator[Dated]:
    """A date line without its year: the year in which it is near to a day that the letter names with one."""
    named = [date.fromisoformat(other.found.date.iso) for other in placed if other.found.date and other.found.day]
    years = sorted({day.year + step for day in named for step in (-1, 0, 1)})
    possible = [found for year in years if (found := place.found.in_year(year)) is not None]
    near = [
        (min(abs((date.fromisoformat(found.iso) - day).days) for day in named), found) for found in possible if place.found.day
    ]
    distance, nearest = min(near, default=(NEAR + 1, None))
    if nearest is not None and distance <= NEAR:
        yield "date.year-of-text", nearest, Span(place.found.start, place.found.end)
