"""Which dates does a paper name, and which days do "today", "Tuesday" and "22 October" mean in it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from corpus.date_text import FoundDate
from corpus.dates import PartialDate
from corpus.dating.date_labels import TYPES, Placed
from corpus.records import DateMention, Span
from corpus.vocabulary import vocabulary

RELATIVE = re.compile(
    r"(?:([Tt]o)|([Yy]ester)|(?:\b([Ll]ast|[Nn]ext|[Oo]n|[Tt]his) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun))day\Z"
    r"|\b([Tt]omorrow)\Z|\b([Ll]ast|[Nn]ext|[Tt]his) (month|year)\Z"
)
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
RELATIVE_WORDS = frozenset(  # RELATIVE needs one of them
    ["today", "yesterday", "tomorrow", "month", "year", *(f"{name.lower()}day" for name in WEEKDAYS)]
)
# What RELATIVE ends in; each is sooner found than all of them by one pattern.
ENDINGS = tuple(re.compile(rf"{ending}\b") for ending in ("day", "morrow", "month", "year"))
LONGEST = len("last Wednesday")
STEPS = {"last": -1, "this": 0, "next": 1}


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
    """Today, yesterday, tomorrow, (last, next) Tuesday, last month, next year: counted from the paper's own date."""
    endings = () if vocabulary(text).isdisjoint(RELATIVE_WORDS) else ENDINGS
    for end in [word.end() for ending in endings for word in ending.finditer(text)]:
        match = RELATIVE.search(text, max(0, end - LONGEST), end)
        if match is not None:
            date = PartialDate(_meant(match, own.first_day).isoformat()[: {"month": 7, "year": 4}.get(match[7], 10)])
            yield DateMention(Span(*match.span()), match[0], date, "event", "date.relative", True)


def _meant(match: re.Match[str], own: date) -> date:
    """Which day the words mean on the paper's own one. A weekday alone is the one just past: news tells what was."""
    if match[4]:
        which, weekday = (match[3] or "").lower(), WEEKDAYS.index(match[4])
        if which == "next":
            return own + timedelta((weekday - own.weekday() - 1) % 7 + 1)
        last = own - timedelta(which == "last")
        return last - timedelta((last.weekday() - weekday) % 7)
    if match[7]:
        number = STEPS[match[6].lower()]
        return own + (relativedelta(months=number) if match[7] == "month" else relativedelta(years=number))
    return own + timedelta(-1 if match[2] else 1 if match[5] else 0)
