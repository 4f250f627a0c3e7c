"""Which lines of a saved web page look like links, and where do many of them stand on end?"""

from __future__ import annotations

from collections.abc import Callable

from corpus.cleaning.page import Page
from corpus.knowledge import parliament
from corpus.layouts.headlines import is_meta
from corpus.layouts.letter_lines import is_salutation

PARTIES = frozenset(parliament("parties"))  # below a member's name, on a card
RUN, LINK = 6, 4  # short lines on end that are navigation, and the most words of each


def link_runs(page: Page, numbers: list[int]) -> list[list[int]]:
    """Runs of short lines on end that look like links."""
    return [run for some in _parted(page, numbers, _is_no_link) for run in _parted(page, some, _tells_when_or_who)]


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
