"""Which lines of a letter's head only say where an office is, who governs it and what it is proud of?

A letterhead names a body on its first line. What stands below is an address, names of those who lead the body, or a slogan.
None of them names anybody who has to do with the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.date_text import find_dates
from corpus.layouts.letter_lines import ADDRESSED, EIRCODE, GAP, GOVERNING, POSTCODE, cells_of, is_date
from corpus.layouts.names import BODY, OFFICE, is_body_name, is_name
from corpus.lines import Line, has_figure
from corpus.records import Part, Span

LONGEST_MOTTO = 60  # characters of a motto in quotation marks
LONGEST = 90  # characters of an address
FEWEST_SMALL = 1  # words of a slogan that are no name's
THREEFOLD = re.compile(r"(?:[A-Z][a-z]{2,12}[.!,|·•]? ){2,3}[A-Z][a-z]{2,12}[.!]")  # "Reach. Teach. Change."
HOUSE = 3  # words of a house's name
MOST_LINES = 8  # of a letterhead's block
SECOND = 3  # lines from its top among which a slogan stands
CHAMBER = re.compile(
    r"(?:The )?(?:House of (?:Commons|Lords)|Houses of Parliament|Leinster House|Senedd(?: Cymru)?|(?:Scottish|Welsh) Parliament"
    r"|Northern Ireland Assembly|Parliament Buildings|D[áa]il [ÉE]ireann|Seanad [ÉE]ireann)\W*"
    r"(?:(?:Edinburgh|London|Cardiff|Belfast|Dublin)\b.*)?$",
    re.IGNORECASE,
)
_STREETS = (
    "House Road Street Lane Avenue Square Place Terrace Crescent Annexe Buildings Building Floor Wharf Quay Parade Park "
    "Stryd Heol"
)
STREET = re.compile(rf".*\b(?:{'|'.join(_STREETS.split())})(?:,.*|\W*)$")
LEADING = re.compile(
    r"(?:P\.? ?O\.? ?Box|c/o|care of|Headquarters|HQ|(?:Flat|Unit|Room|Suite|Floor) [\dA-Z])\b"
    r"|\d{1,4}(?:[-–/]\d{1,4})?[A-Za-z]?,? (?-i:[A-Z])",
    re.IGNORECASE,
)
CODE = re.compile(rf"(?:.*[ ,])?(?:{POSTCODE}|{EIRCODE}|Dublin \d{{1,2}})\W*$")
DISTRICT = re.compile(r"[A-Z][a-z]+ [A-Z]{1,2}\d{1,2}\W*$")  # "Oban PA34"


def is_place(text: str) -> bool:
    """Does a line or cell say where an office is, and name no body?

    >>> is_place("Wycliffe House, Water Lane"), is_place("Home Office, 2 Marsham Street"), is_place("c/o Ludlow Library")
    (True, False, True)
    """
    if len(text) > LONGEST or is_date(text) or CHAMBER.search(text):
        return False
    if LEADING.match(text) or DISTRICT.match(text):
        return not _bears_day(text)
    if not (STREET.match(text) or CODE.match(text)) or _bears_day(text):
        return False
    return not OFFICE.search(text) and not any(BODY.search(cell) for cell in text.split(",") if not STREET.match(cell))


def _bears_day(text: str) -> bool:
    """Does a line hold a day, as "15 November 2023 (by post)" does, which is no house in a street?"""
    return any(found.date and found.day for found in find_dates(text))


def is_slogan(text: str) -> bool:
    """Is a line below a body's name a few words of praise, and no name? In quotation marks it is a motto.

    >>> is_slogan("Delivering better health"), is_slogan("Department for Transport"), is_slogan("Ann Lee, Director")
    (True, False, False)
    """
    if text[0] in '"“' and text[-1] in '"”' and text[1:2].isalpha():
        return len(text) <= LONGEST_MOTTO
    if THREEFOLD.fullmatch(text):
        return True
    words = text.split()
    if (
        not 2 <= len(words) <= 12
        or "letter" in words
        or "@" in text
        or is_name(text)
        or has_figure(text)
        or ":" in text
        or GAP.search(text)
    ):
        return False
    return sum(word.islower() and len(word) > 3 for word in words) >= FEWEST_SMALL and text[0].isalpha()


def places(block: Sequence[Line], *, first: bool) -> Iterator[Part]:
    """The lines and cells of a block that are an address, as parts; the first line of a letter names whose address it is."""
    for number, line in enumerate(block):
        for start, end in cells_of(line.text):
            cell = line.text[start:end]
            if (number or start or not first or LEADING.match(cell)) and is_place(cell):
                yield Part("address", line.part(start, end))


def beneath_name(block: Sequence[Line], *, first: bool) -> Iterator[Span]:
    """Where in a block of the letterhead an address, a governor or a slogan stands: what is no name of the office.

    The first line of a letter may name a house, if it is short and no body's; in columns only governors and slogans are told.
    """
    columns = any(GAP.search(line.text) for line in block)
    placed = headed = False
    named = not first or len(block[0].text.split()) > HOUSE
    for number, line in enumerate(block[:MOST_LINES]):
        for start, end in cells_of(line.text):
            cell = line.text[start:end].strip()
            placed = placed or (
                not columns
                and (LEADING.match(cell) is not None or ((headed or named) and (number > 0 or not first)))
                and is_place(cell)
            )
            slogan = headed and number < SECOND and is_slogan(cell)
            if GOVERNING.match(cell) or slogan or (placed and not _names_somebody(cell)):
                yield line.part(start, end)
            headed = headed or is_body_name(cell) or (cell.isupper() and is_name(cell))


def _names_somebody(text: str) -> bool:
    """Does a line hold more than the rest of an address, a town or a county: a body, an office, a titled name?"""
    if is_place(text):
        return False
    if len(text) > LONGEST or has_figure(text) or CHAMBER.search(text) or not is_name(text.strip(" .,")):
        return True
    return any(form.search(text) for form in (BODY, OFFICE)) or ADDRESSED.match(text) is not None
