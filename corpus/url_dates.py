"""Which date does a page's address bear?"""

from __future__ import annotations

import re

from corpus.date_text import full_year, make_date
from corpus.dates import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
# The three before the last are parliaments' own: cm091029 and text/91028-0004 at Westminster, wa-09/wa1027 and or-09/sor1029 in
# Scotland, reports2009/091013 in Northern Ireland. In a long address the last one counts: /cm200809/ is a session, no day.
FORMS = (
    re.compile(r"[/=_-](?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"[/=_-](?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>[a-z]{3})/(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"/(?:cm|ld|text/|debtext/|halltext/|ldhansrd/)(?P<y>\d{1,2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?=[-_wdh./])"),
    re.compile(r"(?:wa|or|wq)-(?P<y>\d{2})/[a-z]{1,3}(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?:19|20)\d{2}/(?P<y>\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)[a-z]?(?=[./_-]|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})(?=/|$)"),
)


def url_date(url: str) -> tuple[PartialDate, str] | None:
    """The date in an address and the words that bear it; None where there is none.

    >>> url_date("https://news.example/2013/05/21/story")[0].iso
    '2013-05-21'
    """
    for form in FORMS:
        for match in reversed(list(form.finditer(url.lower()))):
            found = match.groupdict()
            year = full_year(found["y"].zfill(2))
            month = MONTHS.get(found["m"]) or (int(found["m"]) if found["m"].isdigit() else 0)
            day = int(found["d"]) if "d" in found else None
            date = make_date(year, month, day) if month and day != 0 else None
            if date is not None and 1800 < year < 2100:
                return date, match[0]
    return None
