"""When were the papers that match written? Counts by year, month or week, with the empty ones between.

A paper whose date is less precise than the unit counts as undated: nobody knows in which of them it was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import PartialDate
from search.results import FacetCounts

UNITS = ("year", "month", "week")
MOST_BARS = 2_000  # of a timeline; beyond this the empty ones are left out


@dataclass(frozen=True, slots=True)
class Bar:
    """One year ("2020"), month ("2020-03") or week ("2020-W09", of ISO 8601), and how many papers it has."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars in order, and the number of papers whose date is unknown or too imprecise."""

    unit: str
    bars: tuple[Bar, ...]
    undated: int

    @property
    def total(self) -> int:
        """All papers counted."""
        return self.undated + sum(bar.count for bar in self.bars)


def timeline(dates: Iterable[PartialDate | None], unit: str = "year") -> Timeline:
    """The timeline of papers with these dates, None for a paper without one.

    Raises ValueError for a unit that is none of UNITS.

    >>> timeline([PartialDate("2019"), PartialDate("2021-03")]).bars
    (Bar(label='2019', count=1), Bar(label='2020', count=0), Bar(label='2021', count=1))
    """
    if unit not in UNITS:
        raise ValueError(f"unknown unit {unit!r}: the units are {', '.join(UNITS)}")
    counts = Counter(label_of(found, unit) for found in dates)
    undated = counts.pop(None, 0)
    return filled({label: count for label, count in counts.items() if label is not None}, undated, unit)


def timeline_of(facet: FacetCounts) -> Timeline:
    """The timeline that the complete counts of the facet `year` or `month` make.

    Raises ValueError for another facet, or one that leaves values out.
    """
    if facet.field not in ("year", "month") or facet.other:
        raise ValueError(f"no timeline can be made of the facet {facet.field!r}: ask for year:0 or month:0")
    return filled({bucket.value: bucket.count for bucket in facet.buckets}, facet.missing, facet.field)


def filled(counts: Mapping[str, int], undated: int, unit: str) -> Timeline:
    """The timeline of these counts, with bars for the labels between them."""
    labels = sorted(counts)
    if labels and ordinal(labels[-1], unit) - ordinal(labels[0], unit) < MOST_BARS:
        labels = list(between(labels[0], labels[-1], unit))
    return Timeline(unit, tuple(Bar(label, counts.get(label, 0)) for label in labels), undated)


def label_of(found: PartialDate | None, unit: str) -> str | None:
    """The year, month or week of a date; None where it is not known so precisely."""
    if found is None:
        return None
    if unit == "week":
        return week_label(found.first_day) if found.precision == "day" else None
    length = 4 if unit == "year" else 7
    return found.iso[:length] if len(found.iso) >= length else None


def week_label(day: date) -> str:
    """The ISO week of a day.

    >>> week_label(date(2021, 1, 3))
    '2020-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def ordinal(label: str, unit: str) -> int:
    """A number that rises by one from each label to the next."""
    if unit == "year":
        return int(label)
    if unit == "month":
        return int(label[:4]) * 12 + int(label[5:]) - 1
    return date.fromisocalendar(int(label[:4]), int(label[6:]), 1).toordinal() // 7


def between(first: str, last: str, unit: str) -> Iterator[str]:
    """Every label from one to another, both included."""
    start, end = ordinal(first, unit), ordinal(last, unit)
    if unit == "week":
        monday = date.fromisocalendar(int(first[:4]), int(first[6:]), 1)
        for number in range(end - start + 1):
            yield week_label(monday + timedelta(weeks=number))
        return
    for number in range(start, end + 1):
        yield f"{number:04}" if unit == "year" else f"{number // 12:04}-{number % 12 + 1:02}"
