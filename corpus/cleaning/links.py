"""Which lines of a saved web page look like links, and where do many of them stand on end?

A menu is told by its shape, whatever its words and language: many lines on end, each a few words or a headline, none of which
ends like a sentence, and few of which begin with a first name, as a list of signatories does, or hold figures, as a table does.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, islice

from corpus.cleaning.page import Page
from corpus.knowledge import parliament
from corpus.layouts.bylines import has_first_name
from corpus.layouts.headlines import is_meta
from corpus.layouts.letter_lines import is_salutation

PARTIES = frozenset(parliament("parties"))  # below a member's name, on a card
RUN, LINK = 6, 4  # short lines on end that are navigation, and the most words of each
MENU = 15  # lines on end that are a menu
LONGEST_LINK = 100  # characters
NO_LINK_ENDS = frozenset(".:;,")
OTHERS = 4  # of so many lines of a menu one may be a name or hold figures
FOLLOWS = 4  # filled lines below a salutation, one of which is a paragraph


def link_runs(page: Page, numbers: list[int]) -> list[list[int]]:
    """Runs of short lines on end that look like links."""
    return [run for some in _parted(page, numbers, _is_no_link) for run in _parted(page, some, _tells_when_or_who)]


def menus(page: Page, end: int | None = None) -> list[list[int]]:
    """The runs of filled lines up to `end` that are menus by their shape: short lines, headlines of other stories, furniture."""
    filled = [i for i, line in enumerate(page.lines[:end]) if line.text]
    runs = [list(run) for shaped, run in groupby(filled, lambda i: _is_shaped(page, i)) if shaped]
    return [run for run in runs if len(run) >= MENU and _is_menu([page.lines[i].text for i in run if not page.verdicts[i]])]


def _is_shaped(page: Page, number: int) -> bool:
    """Has a line the shape of a link, or is it furniture?"""
    text = page.lines[number].text
    if page.verdicts[number]:
        return True
    return len(text) <= LONGEST_LINK and not page.prose[number] and text[-1] not in NO_LINK_ENDS and "\t" not in text


def _is_menu(texts: list[str]) -> bool:
    """Do few of these lines begin with a first name or hold figures?"""
    others = sum(has_first_name(text) or any(map(str.isdigit, text)) for text in texts)
    return others * OTHERS <= len(texts)


def greets(page: Page, number: int) -> bool:
    """Does a line greet whoever a letter is for? A paragraph follows it, as none does "Dear Annie" in a menu."""
    if not is_salutation(page.lines[number].text):
        return False
    below = (i for i in range(number + 1, len(page.lines)) if page.lines[i].text)
    return any(page.prose[i] for i in islice(below, FOLLOWS))


def _parted(page: Page, numbers: list[int], parts: Callable[[str], bool]) -> list[list[int]]:
    """The runs of lines long enough to be navigation, between lines that part them; what is furniture already parts none."""
    runs: list[list[int]] = [[]]
    for i in numbers:
        if page.verdicts[i] or not parts(page.lines[i].text):
            runs[-1].append(i)
        else:
            runs.append([])
    return [run for run in runs if len(run) >= RUN and sum([not page.verdicts[i] for i in run]) >= RUN]


def _is_no_link(text: str) -> bool:
    return text[-1] in ".:;,?!" or (text.count(" ") >= LINK and len(text.split()) > LINK) or text in PARTIES


def _tells_when_or_who(text: str) -> bool:
    return is_meta(text) or is_salutation(text)
