"""Which date does a page's address bear?"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.date_text import full_year, make_date
from corpus.dates import PartialDate

# The last two are parliaments' own: cm091029 and text/91028-0004 at Westminster, wa-09/wa1027 and or-09/sor1029 in Scotland.
FORMS: tuple[tuple[re.Pattern[str], Callable[..., PartialDate | None]], ...] = (
    (re.compile(r"[/=_-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)"), lambda y, m, d: make_date(int(y), int(m), int(d))),
    (re.compile(r"[/=_-]((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)"), lambda y, m, d: make_date(int(y), int(m), int(d))),
    (re.compile(r"/((?:19|20)\d{2})/([a-z]{3})/(\d{1,2})(?!\d)"), lambda y, m, d: _named(y, m, d)),
    (
        re.compile(r"(?:/(?:cm|ld|text/|debtext/|halltext/|ldhansrd/))(\d{1,2})([01]\d)([0-3]\d)(?=[-_wdh./])"),
        lambda y, m, d: make_date(full_year(f"{int(y):02d}"), int(m), int(d)),
    ),
    (
        re.compile(r"(?:wa|or|wq)-(\d{2})/[a-z]{1,3}([01]\d)([0-3]\d)(?!\d)"),
        lambda y, m, d: make_date(full_year(y), int(m), int(d)),
    ),
    (
        re.compile(r"(?:19|20)\d{2}/(\d{2})([01]\d)([0-3]\d)[a-z]?(?=[./_-]|$)"),
        lambda y, m, d: make_date(full_year(y), int(m), int(d)),
    ),
    (re.compile(r"/((?:19|20)\d{2})/(\d{1,2})(?=/|$)"), lambda y, m: make_date(int(y), int(m))),
)
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _named(year: str, month: str, day: str) -> PartialDate | None:
    return make_date(int(year), SHORT_MONTHS.index(month) + 1, int(day)) if month in SHORT_MONTHS else None


def url_date(url: str) -> tuple[PartialDate, str] | None:
    """The date in an address and the words that bear it; None where there is none.

    >>> url_date("https://news.example/2013/05/21/story")[0].iso
    '2013-05-21'
    """
    for pattern, make in FORMS:
        match = pattern.search(url.lower())
        if match and (date := make(*match.groups())) is not None and 1800 < int(date.iso[:4]) < 2100:
            return date, match[0]
    return None
