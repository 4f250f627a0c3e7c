"""Which lines stand among the furniture of a page only, outside its paper?

A paper runs from its heading to its last paragraph. Above and below, a short line that has furniture on both sides, or between
itself and the paper, is of the page as well, whatever it says. Names, dates and the rows of a table may be the paper's own.
"""

from __future__ import annotations

import re

from corpus.cleaning.appeals import ADDRESS
from corpus.cleaning.below import LETTER, OF_PAGE, QUOTES, RECORD, genre_of, is_part, speaks_of_itself
from corpus.cleaning.page import Page, in_sentence
from corpus.cleaning.records import speakers
from corpus.cleaning.story import is_statement
from corpus.cleaning.tail import goes_on
from corpus.date_text import find_dates
from corpus.layouts.bylines import has_first_name, is_person
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_labelled, is_numbered
from corpus.layouts.names import is_body_name
from corpus.layouts.posts import is_post
from corpus.layouts.record_headings import is_topic
from corpus.layouts.turns import header
from corpus.layouts.verbs import verb
from corpus.vocabulary import words

NUMBERED = re.compile(r"\bNos?\b\.? ?\d")
FEWEST = 2  # lines of furniture above or below the paper
LONGEST = 70  # characters of a line right below the paper that is of the page
LONE, ALONE = 90, 3  # characters of a sentence among furniture, and lines of it right above and below
TOP = 3  # lines at the top of a page, where it is named
OF_HEAD = OF_PAGE | {"masthead", "issue"}
HEADING = 2  # lines of a heading


def cut_hemmed(page: Page) -> Page:
    """Cuts short lines among the furniture above a paper's heading and below its end."""
    if sum([verdict in OF_PAGE for verdict in page.verdicts]) < FEWEST:
        return page
    filled = [i for i, line in enumerate(page.lines) if line.text]
    upwards = (place for place in range(len(filled) - 1, -1, -1) if not _is_listed(page, filled[place]))
    last = next((place for place in upwards if _is_paper(page, filled, place)), -1)
    first = next((place for place in range(last + 1) if _is_paper(page, filled, place)), 0)
    head, tail = filled[:first], filled[last + 1 :]
    if last < 0 or all(page.verdicts[i] for i in (*head, *tail)):
        return page
    genre = genre_of(page, [i for i in filled if not page.verdicts[i]])
    if genre == LETTER:
        return page
    if genre == RECORD and speakers(page):
        said = [place for place, i in enumerate(tail) if not page.verdicts[i] and _is_said(page.lines[i].text)]
        tail = tail[said[-1] + 1 :] if said else tail
    above = _above(page, head) if genre == RECORD else []  # the head of a story is found by its headline
    return page.cut_lines(dict.fromkeys([*above, *_below(page, tail)], "hemmed"))


def _is_listed(page: Page, number: int) -> bool:
    """Is a line the number of a question that nobody asks in it, as it stands in a list of others at a page's end?"""
    text = page.lines[number].text
    return not page.prose[number] and is_numbered(text) and not verb(text, asking=True)


def _is_said(text: str) -> bool:
    """Is a short line of a debate what somebody says, or who does?"""
    return text[-1] in ".?!" or header(text) is not None


def _above(page: Page, head: list[int]) -> list[int]:
    """The lines of a head that furniture parts from the paper's heading, with furniture or the page's top above them."""
    shown = [page.verdicts[i] in OF_HEAD for i in head]
    if sum(shown) < FEWEST:
        return []
    found: list[int] = []
    heading, parted = 0, False
    for place in range(len(head) - 1, -1, -1):
        number = head[place]
        if page.verdicts[number]:
            parted = parted or (heading > 0 and shown[place])
        elif _may_be_papers(page, number) or is_labelled(page.lines[number].text):
            heading = max(heading, HEADING * is_topic(page.lines[number].text))
        else:
            heading += 1
            topmost = place < TOP or any(shown[:place])
            if topmost and (parted or heading > HEADING):
                found.append(number)
    return found


def _below(page: Page, tail: list[int]) -> list[int]:
    """The lines below the paper's end with furniture above or below them."""
    if sum(page.verdicts[i] in OF_PAGE for i in tail) < FEWEST:
        return []
    last = max(place for place, i in enumerate(tail) if page.verdicts[i] in OF_PAGE)
    found: list[int] = []
    under = introduced = False
    for place, number in enumerate(tail):
        text = page.lines[number].text
        if page.verdicts[number]:
            under, introduced = under or page.verdicts[number] in OF_PAGE, False
        elif not under and (text[-1] == ":" or is_statement(text)):
            introduced = True
        elif under or (place < last and len(text) <= LONGEST and not introduced and not _may_be_papers(page, number)):
            found.append(number)
            under = True
    return found


def _is_paper(page: Page, filled: list[int], place: int) -> bool:
    """Is a line surely the paper's: a paragraph that does not speak of its page, who speaks or asks, a heading of its own?"""
    number = filled[place]
    if page.verdicts[number]:
        return False
    text = page.lines[number].text
    if page.prose[number] and not speaks_of_itself(page, number) and not _is_alone(page, filled, place):
        return True
    return in_sentence(page, number) or is_part(text) or (text[-1] == "." and goes_on(page, number))


def _is_alone(page: Page, filled: list[int], place: int) -> bool:
    """Does a short sentence that speaks for somebody or to the reader stand below two lines of furniture and above one?"""
    text = page.lines[filled[place]].text
    beside = (*filled[max(0, place - 2) : place], *filled[place + 1 : place + 2])
    if len(text) >= LONE or len(beside) < ALONE or ADDRESS.isdisjoint(words(text)):
        return False
    return all(page.verdicts[i] in OF_PAGE for i in beside)


def _may_be_papers(page: Page, number: int) -> bool:
    """May a line outside the paragraphs be the paper's: a name, a date, a post, a number?"""
    text = page.lines[number].text
    if (
        is_topic(text)
        or is_meta(text)
        or is_person(text)
        or is_body_name(text)
        or is_post(text)
        or find_dates(text)
        or text[0] in QUOTES
    ):
        return True
    return has_first_name(text) or NUMBERED.search(text) is not None or not any(map(str.isalpha, text))
