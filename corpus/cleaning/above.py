"""Which lines above a paper's first paragraph are no part of it, by their shape?

Letterhead, date, names, headline, and the labels of a question stand there. A row of links, buttons in brackets, the place of a
page among others ("‹ 3 of 40 ›"), the number of a volume, opening hours and who printed the page are of the page.
"""

from __future__ import annotations

import re

from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.page import HEADER, Page
from corpus.layouts.bylines import is_person
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_salutation
from corpus.layouts.names import is_body_name
from corpus.layouts.positions import is_party
from corpus.layouts.posts import is_post, person_like
from corpus.layouts.turns import shows_turn
from corpus.layouts.verbs import verb

LONGEST = 240  # characters of a line of the page
HEAD = 40  # lines among which a paper begins
CELLS = re.compile(r"\s+[|·•/]\s+|\s{2,}|\t+")
FEWEST, MOST_WORDS = 3, 4  # cells of a row of links, and the words of each
BUTTON = re.compile(r"\[[^\[\]\d]{2,24}\]")
GLYPHS = frozenset("☰✕×▼▾→»›★☆")  # of buttons, at the end of a line
AMONG = re.compile(r"[‹«<←].{0,24}\b\d+ ?(?:of|/) ?\d+")
_NUMBER = r"\.? ?(?:\d{1,4}|[ivxlc]{1,7})\b"
ISSUE = re.compile(
    rf"\W*(?:vol(?:ume)?|issue|edition){_NUMBER}(?:[\s,·|–:(-]+(?:vol(?:ume)?|issue|edition|no|number|nos|part){_NUMBER})*\W*",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur)?(?:day)?s?"
HOURS = re.compile(rf"(?:open(?:ing hours)?:? )?{_DAY}\s?(?:-|–|to)\s?{_DAY}\b.*\d", re.IGNORECASE)
PRINTED = re.compile(
    r"\W*(?:printed|generated|exported|downloaded|saved|archived|retrieved)\b[ :]+(?:by|at|in|on|from|via|\d)", re.IGNORECASE
)
REACH = re.compile(r"(?:tel(?:ephone)?|fax|minicom|switchboard|e-?mail|website)\b\s?[:.]\s?\S|DX:? ?\d{2,}", re.IGNORECASE)


def cut_above(page: Page) -> Page:
    """Cuts what stands above the first paragraph and is shaped like a part of the page."""
    head: list[int] = []
    kinds: dict[int, str] = {}
    for number, line in enumerate(page.lines):
        if not line.text:
            continue
        if len(head) == HEAD or (page.prose[number] and not is_row_of_links(line.text)):
            break
        head.append(number)
        if not page.verdicts[number] and (kind := _kind(line.text)):
            kinds[number] = kind
    if not kinds:
        return page
    begins = next((number for number in head if _begins(page.lines[number].text)), len(page.lines))
    return page.cut_lines({number: kind for number, kind in kinds.items() if number < begins})


def _begins(text: str) -> bool:
    """Does somebody ask, answer, speak or greet in a line?"""
    return verb(text) != "" or verb(text, asking=True) != "" or shows_turn(text) or is_salutation(text)


def _kind(text: str) -> str:
    """The kind of furniture that a line above the first paragraph is by its shape, else "".

    >>> _kind("Our trees   Visit us   Shop"), _kind("Vol. 12 No. 3"), _kind("5 May 2020   Ref: AB/1   By e-mail")
    ('navigation', 'issue', '')
    """
    if len(text) > LONGEST:
        return ""
    if ISSUE.fullmatch(text):
        return "issue"
    if (len(BUTTON.findall(text)) > 1 and HEADER.match(text) is None) or AMONG.search(text):
        return "navigation"
    if text.strip("[] ")[-1:] in GLYPHS and "«" not in text:  # which marks somebody's words
        return "navigation"
    if PRINTED.match(text):
        return "small_print"
    if HOURS.match(text) or REACH.match(text):
        return "contacts"
    return "navigation" if is_row_of_links(text) else ""


def is_row_of_links(text: str) -> bool:
    """Are there three cells at least on a line, each a few words, and none a name, a date, a number or a label with its value?"""
    if len(text) > LONGEST:
        return False
    if "  " not in text and "\t" not in text and not any(mark in text for mark in "|·•/"):
        return False
    if ":" in text or any(map(str.isdigit, text)) or is_numbered(text) or is_meta(text):
        return False
    cells = [cell for cell in CELLS.split(text.strip("|·•/ \t")) if cell]
    if len(cells) < FEWEST or any(cell.count(" ") >= MOST_WORDS or cell[-1] == "," for cell in cells):
        return False
    return not any(map(_tells_who, cells))


def _tells_who(cell: str) -> bool:
    """Is a cell a name, a party, a body, or somebody with a post? "Press" and "Peers A-Z" are links."""
    if is_link_word(cell.lower()):
        return False
    if is_person(cell) and not cell.endswith("A-Z"):
        return True
    return is_party(cell) or is_body_name(cell) or (person_like(cell) and is_post(cell))
