"""Which day does a date line mean that was read from a scan with wrong signs, or mistyped: "l2 Mareh 2O18", "15th Sepember 2015"?

Text recognition takes l, I and | for 1, O for 0, S for 5, B for 8 and rn for m, and one letter of a month for another.
"""

from __future__ import annotations

import re

from corpus.date_text import MONTH_NUMBERS, make_date
from corpus.dates import PartialDate

FIGURES = str.maketrans("OoQIl|!iZzSsB", "0001111122558")
_FIGURE = r"[0-9OoQIl|!iZzSsB]"
DATE_LINE = re.compile(
    r"(?:[Dd]ated?:? )?(?:[A-Za-z0-9]{4,7}day,? )?(?P<day>"
    rf"{_FIGURE}{{1,2}})(?: ?[a-z1][hdt])?,? {{0,2}}(?P<month>[A-Za-z0-9|]{{3,11}})[.,]{{0,2}} {{0,2}}(?P<year>{_FIGURE}{{4}})\.?"
)
LETTERS = str.maketrans("01|58", "olisb")
FIRST, LAST = 1900, 2099  # years
LONGEST = 50  # characters of a date line
SHORTEST = 4  # letters of a month of which one may be another letter
NAMES = {name: number for name, number in MONTH_NUMBERS.items() if name.isascii()}


def scanned_date(line: str) -> PartialDate | None:
    """The day that a line means which is nothing but a date once the usual mistakes are undone; else None.

    >>> scanned_date("Date: l2 Mareh 2O18")
    PartialDate(iso='2018-03-12')
    """
    match = DATE_LINE.fullmatch(line) if len(line) <= LONGEST else None
    month = _month(match["month"]) if match else 0
    if match is None or not month:
        return None
    day, year = (int(match[part].translate(FIGURES)) for part in ("day", "year"))
    return make_date(year, month, day) if FIRST <= year <= LAST and day else None


def _month(word: str) -> int:
    """The number of the month that a word is read from; 0 for none or several.

    >>> _month("Septernber"), _month("0ctober"), _month("Mareh"), _month("Febuary"), _month("Marsden")
    (9, 10, 3, 2, 0)
    """
    meant = word.casefold().translate(LETTERS).replace("rn", "m")
    if meant in NAMES:
        return NAMES[meant]
    near = {number for name, number in NAMES.items() if len(name) >= SHORTEST and _is_one_off(name, meant)}
    return near.pop() if len(near) == 1 else 0


def _is_one_off(name: str, word: str) -> bool:
    """Is a word the name but for one other letter, two that changed places, or in a longer name one too few or too many?"""
    if len(name) == len(word):
        wrong = [place for place, (a, b) in enumerate(zip(name, word, strict=True)) if a != b]
        swapped = len(wrong) == 2 and name[wrong[0]] + name[wrong[1]] == word[wrong[1]] + word[wrong[0]]
        return len(wrong) == 1 or swapped
    short, long = sorted((name, word), key=len)
    return len(name) > SHORTEST and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
