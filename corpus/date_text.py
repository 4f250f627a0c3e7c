"""Which dates does a text print, and where?

British and Irish papers write the day first, American ones the month; a month's name settles it, and for dates in
figures the caller says. Every pattern starts at a month's name or at figures with their separators, so that a long text
without dates costs one scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.dates import ISO_PREFIX, PartialDate
from corpus.lines import has_figure, zeroed
from corpus.nouns import NamedTuple
from corpus.vocabulary import vocabulary, words

# English, then Welsh and Irish, as bilingual letterheads print them, and German; _ stands for a blank.
MONTHS = (
    "january jan ionawr eanáir januar jänner",
    "february feb febr chwefror feabhra februar",
    "march mar mawrth fawrth márta märz",
    "april apr ebrill aibreán aibreáin",
    "may mai fai bealtaine",
    "june jun mehefin fehefin meitheamh mheithimh juni",
    "july jul gorffennaf orffennaf iúil juli",
    "august aug awst lúnasa",
    "september sept sep medi fedi meán_fómhair",
    "october oct hydref oktober deireadh_fómhair",
    "november nov tachwedd dachwedd samhain samhna",
    "december dec rhagfyr ragfyr nollaig nollag dezember",
)
MONTH_NUMBERS = {name.replace("_", " "): number for number, names in enumerate(MONTHS, start=1) for name in names.split()}
_NAMES = sorted(MONTH_NUMBERS, key=len, reverse=True)
# No assertion stands first, so that the scan can skip to capitals and figures; `find_dates` looks at the character before.
_NO_LETTER = r"(?![^\W\d_])"
_WRITTEN = [written for name in _NAMES for written in (name.title(), name.upper())]
_BY_LETTER = [  # so that a capital is compared with a dozen beginnings, and not with all names
    first + "(?:" + "|".join(name[1:] for name in _WRITTEN if name[0] == first) + ")"
    for first in sorted({n[0] for n in _WRITTEN})
]
MONTH = re.compile(f"(?:{'|'.join(_BY_LETTER)}){_NO_LETTER}")
_BY_WORD = {
    word: [name for name in _NAMES if max(words(name), key=len) == word]
    for word in {max(words(name), key=len) for name in _NAMES}
}
NAMES = {  # by a word from A to Z that a text with them holds, the names alone
    word: re.compile(rf"(?:{'|'.join(f'{name.title()}|{name.upper()}' for name in names)}){_NO_LETTER}")
    for word, names in _BY_WORD.items()
}

_SUFFIX = r"(?:\s?(?:(?i:st|nd|rd|th)|fed|af|ail|ydd|eg|ain|ú))?"
DAY_BEFORE = re.compile(rf"(?<![\w.,:/£$€])(\d{{1,2}}){_SUFFIX}(?:,? (?:day )?of(?: the)?| de| M[íÍ] na)?[\s.,-]{{1,3}}\Z")
# where a page runs cells together: "by Ann Lee25 May 2018"
DAY_GLUED = re.compile(rf"(?<=[a-z]{{2}})(\d{{1,2}}){_SUFFIX}[\s.,-]{{1,3}}\Z")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {name: number for number, name in enumerate(_ORDINALS.split(), start=1)}
WORD_BEFORE = re.compile(rf"\b({'|'.join(_ORDINALS.split())})(?: day)?(?: of)?\s\Z", re.IGNORECASE)  # if the year stands behind
NUMBERED = re.compile(r"\b(?:[Nn]o|NO|[Ii]ssue|ISSUE|[Vv]ol|VOL|[Nn]umber|NUMBER)\.? ?\Z")  # "Bulletin No 12" over its month
TWIN = re.compile(rf" ?/ ?({MONTH.pattern})")  # the month in a second language
DAY_AFTER = re.compile(
    r"\.?[\s-]{1,2}(?:the )?(\d{1,2})(?i:st|nd|rd|th)?(?![\d:%/]|\.\d|,(?!(?:19|20)\d\d(?!\d))\d|\s?[ap]\.?m\b)"
)
YEAR_AFTER = re.compile(r"[.,]{0,2}(?:\s{1,3}|-|(?<=[.,])|\s?of )(\d{4})(?:(?![\d/]|:\d|,\d{3})|(?=\d{1,2}:\d\d(?!\d)))")
SHORT_YEAR_AFTER = re.compile(r"[.,]?[\s-]?['’‘](\d{2})(?!\d)|\.?[\s-](\d{2})(?![\d.,:%/]|\s?[ap]\.?m\b|\s[a-z])")
NUMERIC = re.compile(
    r"(?:((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?=(?:T\d|[^\w/-]|$))|(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\6 ?(\d{4}|"
    r"\d{2})(?![\w/-]))(?![.,]\d)",
    re.ASCII,
)
SEPARATED = re.compile(  # in what `zeroed` gives: the last figure before a date's middle, which may be Roman
    rb"0(?:(?= ?[-/.] ?00? ?[-/.] ?0)|(?=[-./ ] ?[ivxIVX]{1,4}[-./ ] ?(?P<roman>0)))"
)
BEFORE_SEPARATOR = 4  # figures that a date may begin with
ROMAN = re.compile(  # with two figures for the year where nothing else stands on the line
    r"(?<![\w.])(\d{1,2})([-./ ]) ?([ivx]{1,4}|[IVX]{1,4})\2 ?((?:19|20)\d{2})(?![\w/-])"
    r"|^[ \t]*(\d{1,2})([-./ ]) ?([ivx]{1,4}|[IVX]{1,4})\6 ?(\d\d)[ \t]*$",
    re.MULTILINE,
)
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LINE = 400  # characters; of longer texts nothing is remembered
LONGEST_WORD = 26  # "twenty-seventh day of " before a month
LONGEST_BEFORE = 18  # "17th day of the " before a month


class FoundDate(NamedTuple):
    """A date as printed. Where the year is missing, `date` is None, and the month and day are what is known."""

    start: int
    end: int
    date: PartialDate | None
    month: int
    day: int | None

    def in_year(self, year: int) -> PartialDate | None:
        """The date, with this year where none is printed; None where the calendar has no such day."""
        return self.date or make_date(year, self.month, self.day)


@lru_cache(maxsize=4096)
def make_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The partial date, or None where the calendar has no such day.

    >>> make_date(2021, 2, 30) is None
    True
    """
    iso = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
    try:
        return PartialDate(iso)
    except ValueError:
        return None


def names_day(text: str) -> bool:
    """Does a text name a month, or a day in figures?

    >>> names_day("in May"), names_day("17/12/2020"), names_day("17/12")
    (True, True, False)
    """
    if MONTH.search(text):
        return True
    return any(text.count(sign) > 1 for sign in "/.-") and NUMERIC.search(text) is not None


def full_year(text: str) -> int:
    """The year that two or four figures mean: 23 is 2023, 98 is 1998."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def parse_date(text: str, *, day_first: bool = True) -> PartialDate:
    """The first date that the text holds, as people write it; ValueError where it holds none.

    >>> parse_date("Thursday, 17th December 2020").iso, parse_date("March 2021").iso
    ('2020-12-17', '2021-03')
    """
    text = text.strip()
    if ISO_PREFIX.match(text):
        return PartialDate(text)
    for found in find_dates(text.title(), day_first=day_first):
        if found.date is not None:
            return found.date
    raise ValueError(f"no date in {text!r} (wanted one such as 17 December 2020, 17/12/2020 or 2020-12-17)")


def find_dates(text: str, *, day_first: bool = True) -> tuple[FoundDate, ...]:
    """Every date of the text, in its order; a lone year is none.

    >>> [found.date.iso for found in find_dates("on 2nd Nov. 2023 and 7/4/2022")]
    ['2023-11-02', '2022-04-07']
    """
    return _of_line(text, day_first) if len(text) < LINE else _dates(text, day_first)


def _dates(text: str, day_first: bool) -> tuple[FoundDate, ...]:
    if not has_figure(text):
        return ()
    written = [found for match in _months(text) if (found := _around_month(text, match)) is not None]
    if "/" in text:
        written = [found for i, found in enumerate(written) if not i or found.end != written[i - 1].end]  # not a twin's second
    separated = list(SEPARATED.finditer(zeroed(text)))
    figures = [found for match in _numeric(text, separated) if (found := _in_figures(text, match, day_first)) is not None]
    if any(before["roman"] for before in separated):
        figures += _roman(text)
    return tuple(sorted(written + figures)) if figures else tuple(written)


_of_line = lru_cache(maxsize=512)(_dates)  # several steps ask about the same lines


def _months(text: str) -> Iterable[re.Match[str]]:
    """What MONTH.finditer would find; in a long text only the names are looked for that are among its words."""
    if len(text) < LINE:
        return MONTH.finditer(text)
    held = vocabulary(text).intersection(NAMES)
    return sorted([match for word in held for match in NAMES[word].finditer(text)], key=re.Match.start)


def _numeric(text: str, separated: list[re.Match[bytes]]) -> Iterator[re.Match[str]]:
    """What NUMERIC.finditer would find, tried only where figures stand around separators."""
    end = 0
    for before in separated:
        for start in range(max(end, before.end() - BEFORE_SEPARATOR), before.end()):
            if match := NUMERIC.match(text, start):
                end = match.end()
                yield match
                break


def _roman(text: str) -> list[FoundDate]:
    """Dates with the month in Roman figures: "20.vi.2018"."""
    found = []
    for match in ROMAN.finditer(text):
        day, numeral, year = match.group(1, 3, 4) if match[1] else match.group(5, 7, 8)
        month = ROMANS.index(numeral.lower()) + 1 if numeral.lower() in ROMANS else 0
        date = make_date(full_year(year), month, int(day)) if month >= 1 and 1 <= int(day) <= 31 else None
        if date:
            found.append(FoundDate(match.start(1 if match[1] else 5), match.end(4 if match[1] else 8), date, month, int(day)))
    return found


def _around_month(text: str, match: re.Match[str]) -> FoundDate | None:
    """The date around a month's name; None where the word is no date ("May I ask", "the march")."""
    start, end = match.span()
    if (twin := TWIN.match(text, end)) and MONTH_NUMBERS[twin[1].lower()] == MONTH_NUMBERS[match[0].lower()]:
        end = twin.end()  # "25 Tachwedd / November 2024"
    if start and text[start - 1].isalpha():
        return None
    month = MONTH_NUMBERS[match[0].lower()]
    day: int | None = None
    offset = max(0, start - LONGEST_BEFORE)
    before = DAY_BEFORE.search(text[offset:start]) if start and text[start - 1] in " .-,\n\xa0" else None
    if before and 1 <= int(before[1]) <= 31 and not NUMBERED.search(text[offset : offset + before.start()]):
        day, start = int(before[1]), offset + before.start()
    else:
        after = DAY_AFTER.match(text, end)
        if after and 1 <= int(after[1]) <= 31:
            day, end = int(after[1]), after.end()
    year = YEAR_AFTER.match(text, end)
    if year and day is None and (worded := WORD_BEFORE.search(text[max(0, start - LONGEST_WORD) : start])):
        day, start = ORDINALS[worded[1].lower()], max(0, start - LONGEST_WORD) + worded.start()
    elif year and day is None and (glued := DAY_GLUED.search(text[offset:start])) and 1 <= int(glued[1]) <= 31:
        day, start = int(glued[1]), offset + glued.start()
    if year and 1000 <= int(year[1]) <= 2199:
        date = make_date(int(year[1]), month, day)
        return FoundDate(start, year.end(), date, month, day) if date else None
    if day is None:
        return None
    short = SHORT_YEAR_AFTER.match(text, end)
    if short and (short[1] or start < match.start()) and (date := make_date(full_year(short[1] or short[2]), month, day)):
        return FoundDate(start, short.end(), date, month, day)
    return FoundDate(start, end, None, month, day) if make_date(2000, month, day) else None


def _in_figures(text: str, match: re.Match[str], day_first: bool) -> FoundDate | None:
    """The date of 2020-12-17, 17/12/2020, 17.12.20; None where the figures are no date."""
    if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "./-£$€"):
        return None
    if match[1]:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    else:
        year, day, month = full_year(match[8]), int(match[5]), int(match[7])
        if month > 12 or (not day_first and day <= 12):
            day, month = month, day
    date = make_date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    return FoundDate(match.start(), match.end(), date, month, day) if date else None
