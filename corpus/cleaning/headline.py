"""Which line above the first paragraph of a web page is its headline?"""

from __future__ import annotations

import re
from collections import Counter

from corpus.cleaning.contacts import is_contact
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.page import Page
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import is_body_name

BYLINE = re.compile(
    r"(?:By|BY|Analysis by|Words by|From|FROM|Written by|Posted by|Author)\b:?(?: .{2,80})?"
    r"|.{3,60}(?:(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)|Associated Press|Reuters|PA Media|Press Association|@\w+)"
)
_CLOCK_WORDS = (
    "am pm a.m. p.m. gmt bst est edt pst pdt cet utc updated published posted on at last date mon tue wed thu fri sat sun"
)
CLOCK = frozenset(_CLOCK_WORDS.split())
ROW = re.compile(r"\s[|·•→»›]\s|[£$€]\d[\d.,]* (?:a|per) (?:week|month|year)|\s{3,}|\t")
INVITATION = re.compile(
    r"(?:share|follow|continue|submit|search|get|sign|explore|learn|view|see|watch|listen|subscribe|add|find|click|join|"
    r"close|open|download|try|read|these are"
    r"|this (?:article|newsletter|page)|supported|sponsored|do you want|let us)\b",
    re.IGNORECASE,
)
GROUP = 4  # lines on end above a date or byline, the first of which is the headline
CRUMBS = 5.0  # for a line in which a row of links ends
LONG_ROW = 40  # characters
SHORTEST_CRUMB = 20  # characters
FAR = 0.15  # taken off for each line between the headline and the first paragraph


def find_title(page: Page, above: list[int]) -> int | None:
    """The number of the line that is the headline, if one stands out among those above the first paragraph."""
    rows = [i for i in above if len(page.lines[i].text) > LONG_ROW]
    crumbed = {i for i in above if any(ends_crumbs(page, row, i) for row in rows)}
    candidates = [i for i in above if not page.verdicts[i] and (i in crumbed or is_title(page.lines[i].text))]
    if not candidates:
        return None
    counts = Counter(page.lines[i].text for i in above)
    groups = [_group(page, above, place) for place, i in enumerate(above) if _is_beside(page, i)]
    groups.append(_group(page, above, len(above)))
    return max((_score(page, above, i, groups, counts) + CRUMBS * (i in crumbed), i) for i in candidates)[1]


def ends_crumbs(page: Page, crumbs: int, number: int) -> bool:
    """Does a row of links end in this line, as the way to a page ends in its headline?"""
    row, text = page.lines[crumbs].text, page.lines[number].text
    return len(row) > len(text) > SHORTEST_CRUMB and row.endswith(text) and crumbs < number


def _score(page: Page, above: list[int], number: int, groups: list[list[int]], counts: Counter[str]) -> float:
    """How much a line looks like the headline: its length, its place, and whether the page prints it again."""
    text = page.lines[number].text
    words = len(text.split())
    score = 2.0 if 6 <= words <= 20 else 1.0 if words > 4 else 0.0
    score += 2 * (counts[text] > 1 and words > 4)
    score += max((2.0 + (group[0] == number) for group in groups[:-1] if number in group), default=0.0)
    score += number == (groups[-1] or [-1])[0]
    score -= 4 * (ROW.search(text) is not None)
    score -= 3 * (INVITATION.match(text) is not None)
    score -= 2 * is_body_name(text)
    return score - min(3.0, FAR * (len(above) - above.index(number)))


def _group(page: Page, above: list[int], place: int) -> list[int]:
    """The possible headlines on end right above a line, those of a few words only where there are no longer ones."""
    group: list[int] = []
    for i in reversed(above[max(0, place - GROUP) : place]):
        if page.verdicts[i] or is_meta(page.lines[i].text):
            break
        if is_title(page.lines[i].text):
            group.append(i)
    group.reverse()
    return [i for i in group if len(page.lines[i].text.split()) > 4] or group


def _is_beside(page: Page, number: int) -> bool:
    """Is a line a date or a byline, kept or not?"""
    return page.verdicts[number] == "published" or (not page.verdicts[number] and is_meta(page.lines[number].text))


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
    if text[-1] == ".":
        return False
    for found in find_dates(text):
        before, after = text[: found.start].split(), text[found.end :].split()
        if len(before) + len(after) <= 4 and len(text) <= 60:
            return True
        if (
            found.date is not None
            and not any(word[0].isalpha() and word.lower() not in CLOCK for word in before)
            and len(text) < 80
        ):
            return True
    return False
