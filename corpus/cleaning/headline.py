"""Which line above the first paragraph of a web page is its headline?"""

from __future__ import annotations

import re

from corpus.cleaning.contacts import is_contact
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.page import Page
from corpus.layouts.headline_choice import ABOVE_OTHERS, find_headline
from corpus.layouts.headlines import is_meta

PATH = re.compile(r"\s+[/>›»|]\s+")
LONG_ROW = 40  # characters
SHORTEST_CRUMB = 20  # characters
LABEL_WORDS = 3  # of a heading over links
STORIES, LONG_LINK = 6, 3  # headlines on end that name other stories; blanks in each
FEWEST = 2  # words; lines of a headline and its kicker


def find_title(page: Page, above: list[int], below: list[int]) -> int | None:
    """The number of the line that is the headline, if one stands out among those above the first paragraph."""
    texts = [page.lines[i].text for i in above]
    rows: list[int] = []
    for i, text in zip(above, texts, strict=True):
        if len(text) > SHORTEST_CRUMB and any(ends_crumbs(page, row, i) for row in rows):
            return i
        if len(text) > LONG_ROW:
            rows.append(i)
    verdicts = [page.verdicts[i] for i in above]
    listed = _listed(texts, verdicts) | _on_end(texts, verdicts)
    others = frozenset(
        place
        for place, i in enumerate(above)
        if page.verdicts[i] or place in listed or _is_link(texts[place]) or _leads(texts, place)
    )
    found = find_headline(texts, " ".join(page.lines[i].text for i in below), others)
    if found is None:
        return None
    again = [place for place in range(found + 1, len(texts)) if texts[place] == texts[found]]
    return above[again[-1] if again else found]  # the way to a page ends in its headline too


def _listed(texts: list[str], verdicts: list[str]) -> set[int]:
    """The lines under a heading such as "Most popular", which name other stories, but for those right above a date or byline."""
    listed: set[int] = set()
    under = False
    for place, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        if (verdict == "related" and len(text.split()) <= LABEL_WORDS) or ABOVE_OTHERS.fullmatch(text):
            under = True
        elif is_meta(text):
            listed -= set(range(place - FEWEST, place))
            under = False
        elif verdict:
            under = False
        elif under:
            listed.add(place)
    return listed


def _on_end(texts: list[str], verdicts: list[str]) -> set[int]:
    """The lines of runs of headlines on end, as lists of other stories have, but for those right above a date or byline."""
    listed: set[int] = set()
    run: list[int] = []
    for place, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        if not verdict and text.count(" ") >= LONG_LINK and text[-1] not in ".:,;" and not is_meta(text):
            run.append(place)
            continue
        if len(run) >= STORIES:
            listed |= set(run if verdict or not is_meta(text) else run[:-FEWEST])
        run = []
    return listed


def _leads(texts: list[str], place: int) -> bool:
    """Is a line the way to a page: links of the menu above, and a section of one of them?"""
    first, *others = PATH.split(texts[place])
    return bool(others) and first in texts[:place]


def _is_link(text: str) -> bool:
    return len(text.split()) < FEWEST or is_link_word(text.lower()) or is_contact(text)


def ends_crumbs(page: Page, crumbs: int, number: int) -> bool:
    """Does a row of links end in this line, as the way to a page ends in its headline?"""
    row, text = page.lines[crumbs].text, page.lines[number].text
    return len(row) > len(text) > SHORTEST_CRUMB and row.endswith(text) and crumbs < number
