"""Which line above the first paragraph of a web page is its headline?"""

from __future__ import annotations

import re
from collections import Counter

from corpus.cleaning.contacts import is_contact
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.page import Page
from corpus.date_text import find_dates
from corpus.layouts.letters import is_date

BYLINE = re.compile(
    r"(?:By|BY|Words by|From|FROM|Written by|Posted by|Author)\b:?(?: .{2,80})?"
    r"|.{3,60}(?:Correspondent|Reporter|Editor|Associated Press|Reuters|PA Media|Press Association|@\w+)"
)
CLOSE = 4  # lines above a date or byline among which the headline stands


def find_title(page: Page, above: list[int]) -> int | None:
    """The number of the line that is the headline, if one stands out among those above the first paragraph."""
    candidates = [i for i in above if not page.verdicts[i] and is_title(page.lines[i].text)]
    if not candidates:
        return None
    texts = [page.lines[i].text for i in above]
    for i in candidates:  # a headline printed again as the last of a row of links
        text = page.lines[i].text
        if any(len(crumb) > len(text) > 20 and crumb.endswith(text) for crumb in texts):
            return i
    counts = Counter(texts)
    for mark in above:
        if page.verdicts[mark] == "published" or (not page.verdicts[mark] and is_meta(page.lines[mark].text)):
            close = _just_above(page, above, mark)
            if close:
                again = [i for i in close if counts[page.lines[i].text] > 1]
                return again[-1] if again else next((i for i in close if len(page.lines[i].text.split()) >= 5), close[-1])
    again = [i for i in candidates if counts[page.lines[i].text] > 1]
    if again:
        return again[-1]
    close = _just_above(page, above, None)
    return next((i for i in close if len(page.lines[i].text.split()) >= 5), candidates[-1])


def _just_above(page: Page, above: list[int], mark: int | None) -> list[int]:
    """The possible headlines right above a date or byline, or above the first paragraph, with no furniture between."""
    close: list[int] = []
    for i in reversed(above if mark is None else above[: above.index(mark)]):
        if page.verdicts[i] or len(close) == CLOSE:
            break
        close.append(i)
    return [i for i in reversed(close) if is_title(page.lines[i].text)]


def is_title(text: str) -> bool:
    """Could a line be a headline?"""
    words = len(text.split())
    return (
        4 <= words <= 32
        and text[-1] not in ".;:,"
        and not is_meta(text)
        and not is_link_word(text.lower())
        and not is_contact(text)
    )


def is_meta(text: str) -> bool:
    """Is a line a date or a byline, as they stand between the headline and the article?"""
    if len(text) > 120:
        return False
    if BYLINE.fullmatch(text) or is_date(text):
        return True
    if len(text) > 60 or text[-1] == ".":
        return False
    return any(len(text[: found.start].split()) + len(text[found.end :].split()) <= 4 for found in find_dates(text))
