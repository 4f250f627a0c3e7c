"""Where below its article does a saved web page begin to list other stories?

Such a list is told by its shape: the same mark stands on every card (a date, how long ago, "Learn more"), beside the headline of
a story and, perhaps, a sentence that tells of it. They have few words of the article, and no paragraphs on end follow them. A
chronology has dates and no headlines, and the words of its article.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.cleaning.appeals import WEB
from corpus.cleaning.page import Page
from corpus.date_text import find_dates
from corpus.layouts.turns import shows_turn
from corpus.layouts.verbs import verb
from corpus.vocabulary import long_words

AGO = re.compile(r"(?:updated )?\d{1,2} ?[a-z]{1,7}\.? ago|[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}", re.IGNORECASE)
FEWEST = 4  # cards of a list
FARTHEST = 6  # filled lines from one mark to the next
BESIDE = 2  # lines from a mark to its headline
LONGEST_MARK, MARK_WORDS = 60, 6  # characters and words
SHORTEST, LONGEST = 5, 24  # words of a headline
FEWEST_SIGNS = 3  # lines of furniture from the list on
SHARED = 0.25  # of the words of cards that may be the article's
MORE = 3  # times as much text as above may stand on cards
ON_END = 3  # paragraphs that are no card's


def cards_below(page: Page, article: list[int]) -> int | None:
    """The number of the line with which the first list of other stories below the article's beginning opens."""
    filled = [i for i, line in enumerate(page.lines) if line.text and i > article[0]]
    marks = _marks(page, filled)
    if len(marks) < FEWEST:
        return None
    places = [place for place, number in enumerate(filled) if number in marks]
    runs: list[list[int]] = [[places[0]]]
    for before, place in pairwise(places):
        if place - before > FARTHEST:
            runs.append([])
        runs[-1].append(place)
    for run in runs:
        heads = [_headline(page, filled, place, marks) for place in run]
        cards = sorted({head for head in heads if head is not None})
        if len(cards) >= FEWEST and len(cards) * 2 >= len(run):
            start = min(cards[0], run[0])
            if _others(page, filled, start, run[-1]):
                return filled[start]
    return None


def _marks(page: Page, filled: list[int]) -> frozenset[int]:
    """The lines that may mark a card: dates, how long ago, links that stand on the page as often as a list has cards."""
    links = {i: page.lines[i].text for i in filled if page.verdicts[i] in WEB and _is_short(page.lines[i].text)}
    often = Counter(links.values())
    dated = [i for i in filled if i not in links and _tells_when(page.lines[i].text)]
    return frozenset([*(i for i, text in links.items() if often[text] >= FEWEST), *dated])


def _is_short(text: str) -> bool:
    return (
        len(text) <= LONGEST_MARK
        and text.count(" ") < MARK_WORDS
        and text[-1] not in ".:;,?"
        and any(map(str.isalpha, text))
        and not verb(text)
    )


def _tells_when(text: str) -> bool:
    """Is a short line a date, or how long ago something was?"""
    if not any(map(str.isdigit, text)) or not _is_short(text):
        return False
    return AGO.fullmatch(text) is not None or (not shows_turn(text) and any(found.date for found in find_dates(text)))


def _headline(page: Page, filled: list[int], place: int, marks: frozenset[int]) -> int | None:
    """The place of the headline right above or below a mark."""
    around = range(max(0, place - BESIDE), min(len(filled), place + BESIDE + 1))
    for near in sorted(around, key=lambda near: abs(near - place)):
        number, text = filled[near], page.lines[filled[near]].text
        long_enough = SHORTEST <= text.count(" ") + 1 <= LONGEST
        if long_enough and text[-1] not in ".:;," and number not in marks and not page.verdicts[number]:
            return near
    return None


def _others(page: Page, filled: list[int], start: int, last: int) -> bool:
    """Do the lines of a list tell of other things than what stands above, with no paragraphs on end below its beginning?"""
    if sum(page.verdicts[i] in WEB for i in filled[start:]) < FEWEST_SIGNS or page.lines[filled[start - 1]].text[-1] == ":":
        return False
    below = [i for i in filled[start:] if page.prose[i] and not page.verdicts[i]]
    above = [i for i in filled[:start] if page.prose[i] and not page.verdicts[i]]
    if MORE * sum(len(page.lines[i].text) for i in above) < sum(len(page.lines[i].text) for i in below):
        return False
    at = {number: place for place, number in enumerate(filled)}
    if any(at[lower] - at[upper] == ON_END - 1 for upper, lower in zip(below, below[ON_END - 1 :], strict=False)):
        return False
    told = long_words(page.lines[i].text for i in above)
    own = long_words(page.lines[i].text for i in filled[start : last + 1] if not page.verdicts[i])
    return len(own & told) < SHARED * len(own)
