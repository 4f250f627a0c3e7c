"""Which lines are the stamp of an office that a paper passed through, read with it from a scan?

RECEIVED                 what was done
21 APR 2016              when
CORRESPONDENCE UNIT      by whom
"""

from __future__ import annotations

from corpus.cleaning.page import Page
from corpus.layouts.letter_lines import is_date
from corpus.vocabulary import vocabulary

DONE = frozenset(("RECEIVED", "SCANNED", "DISPATCHED", "FILED", "REGISTERED", "POSTED", "ANSWERED", "ACTIONED"))
WORDS = frozenset(word.lower() for word in DONE)
LONGEST = 40  # characters of a line of a stamp


def cut_stamps(page: Page) -> Page:
    """Cuts a word in capitals that says what was done to a paper, with the day below it and the office that did it."""
    if WORDS.isdisjoint(vocabulary(page.original)):
        return page
    kinds: dict[int, str] = {}
    for number, line in enumerate(page.lines[:-1]):
        if line.text.strip(" *-:") in DONE and is_date(page.lines[number + 1].text.title()):
            below = page.lines[number + 2].text if number + 2 < len(page.lines) else ""
            office = below.isupper() and len(below) < LONGEST
            kinds |= dict.fromkeys(range(number, number + 2 + office), "page")
    return page.cut_lines(kinds)
