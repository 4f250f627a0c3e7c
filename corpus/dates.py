"""How precisely do we know when? A date is an ISO prefix; its length is its precision."""

from __future__ import annotations

import re
from datetime import date

from corpus.nouns import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Self

ISO_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


class Iso(NamedTuple):  # no frozen dataclass: every search reads dates, and importing dataclasses would be a part of its time
    """A text that is to be the prefix of a date; PartialDate checks it, which a NamedTuple cannot do itself."""

    iso: str


class PartialDate(Iso):
    """A year, a month or a day, as an ISO 8601 prefix. They sort as their text does: 2021 < 2021-03 < 2021-03-04.

    >>> PartialDate("2021-02").last_day
    datetime.date(2021, 2, 28)
    """

    __slots__ = ()

    def __new__(cls, iso: str) -> Self:
        """Raises ValueError where `iso` is not a day, month or year of the calendar."""
        match = ISO_PREFIX.match(iso)
        if not match:
            raise ValueError(f"not a date: {iso!r} (wanted YYYY, YYYY-MM or YYYY-MM-DD)")
        year, month, day = match.groups()
        date(int(year), int(month or 1), int(day or 1))
        return super().__new__(cls, iso)

    def __str__(self) -> str:
        return self.iso

    @property
    def precision(self) -> str:
        """year, month or day."""
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def first_day(self) -> date:
        """The first day that it can mean."""
        return date.fromisoformat(self.iso + "-01-01"[len(self.iso) - 4 :])

    @property
    def last_day(self) -> date:
        """The last day that it can mean."""
        if self.precision == "day":
            return self.first_day
        month = int(self.iso[5:7]) if self.precision == "month" else 12
        year = int(self.iso[:4])
        from calendar import monthrange  # what a search without dates need not import

        return date(year, month, monthrange(year, month)[1])

    def overlaps(self, first: PartialDate | None, last: PartialDate | None) -> bool:
        """Can it lie in the inclusive range? None is open.

        >>> PartialDate("2021").overlaps(PartialDate("2021-06"), None)
        True
        """
        if first is not None and self.last_day < first.first_day:
            return False
        return last is None or self.first_day <= last.last_day
