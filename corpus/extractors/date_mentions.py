"""Which dates does a paper name, and which days do "today", "Tuesday" and "22 October" mean in it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from corpus.date_text import FoundDate
from corpus.dates import PartialDate
from corpus.extractors.date_labels import TYPES, Placed
from corpus.records import DateMention, Span

DAY_WORD = re.compile(r"day\b")
RELATIVE = re.compile(
    r"(?:([Tt]o)|([Yy]ester)|(?:\b([Ll]ast|[Nn]ext|[Oo]n|[Tt]his) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun))day\Z"
)
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def date_mentions(
    text: str, placed: tuple[Placed, ...], own: PartialDate | None, types: dict[Span, str]
) -> Iterator[DateMention]:
    """Every date of the text, with its type; those without a year in the year nearest to the paper's own date.

    `types` says of the spans of the paper's own dates what they are.
    """
    found: list[DateMention] = []
    for place in placed:
        span = Span(place.found.start, place.found.end)
        date = place.found.date or (_nearest(place.found, own) if own else None)
        if date is None:
            continue
        type_ = types.get(span) or TYPES.get(place.label, place.label) or "event"
        found.append(DateMention(span, text[span.start : span.end], date, type_, "date.text", place.found.date is None))
    if own is not None and own.precision == "day":
        found += _relative(text, own)
    yield from sorted(found, key=lambda mention: mention.span)


def _nearest(found: FoundDate, own: PartialDate) -> PartialDate | None:
    """The day and month in the year that brings it nearest to the paper's own date."""
    middle = own.first_day
    years = [date for year in (middle.year - 1, middle.year, middle.year + 1) if (date := found.in_year(year)) is not None]
    return min(years, key=lambda date: abs((date.first_day - middle).days), default=None)


def _relative(text: str, own: PartialDate) -> Iterator[DateMention]:
    """Today, yesterday, Tuesday, last Tuesday, next Tuesday, counted from the paper's own date."""
    for word in DAY_WORD.finditer(text):
        match = RELATIVE.search(text, max(0, word.start() - 14), word.end())
        if match is None:
            continue
        today = own.first_day
        if match[1]:
            day = today
        elif match[2]:
            day = today - timedelta(days=1)
        else:
            back = (today.weekday() - WEEKDAYS.index(match[4])) % 7
            which = (match[3] or "").lower()
            day = today + timedelta(days=(7 - back) if which == "next" else -(back or 7 * (which == "last")))
        yield DateMention(Span(*match.span()), match[0], PartialDate(day.isoformat()), "event", "date.relative", True)
