"""Where on a saved web page does the article begin and end?

A page is taken for one of the web where several lines are furniture by their own words. Then all that stands above the
headline goes, and all below the last paragraph from the first line on that is furniture.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.page import Page, is_prose, kept_numbers, prose_numbers
from corpus.date_text import MONTH, NUMERIC
from corpus.layouts.letters import is_date, is_salutation, is_sign_off

WEB = frozenset(("sharing", "newsletter", "cookies", "related", "navigation", "comments", "footer", "advert", "reading_aid"))
CLOSERS = frozenset(("sharing", "newsletter", "cookies", "related", "comments", "footer"))
BYLINE = re.compile(
    r"(?:By|BY|Words by|From|FROM|Written by|Posted by|Author)\b:?(?: .{2,80})?|.{3,60}(?:Correspondent|Reporter|Editor|Associated Press|Reuters|PA Media|PA)"
)
CONTENT_HEADING = re.compile(
    r"\W*(?:notes? (?:to|for) (?:the )?editors?|ends?|background|about .{2,50}|notes|signatories|signed.*|references|footnotes|contacts?)\W*",
    re.IGNORECASE,
)
FEWEST_SIGNS = 3  # furniture lines that make a page one of the web
LONGEST_TAIL = 0.35  # share of the paragraphs' characters that may stand below the article
RUN = 6  # short lines on end that are navigation


def cut_frame(page: Page) -> Page:
    """Cuts what stands around the article of a saved web page."""
    signs = sum(verdict in WEB for verdict in page.verdicts)
    if signs < FEWEST_SIGNS:
        return page
    prose = prose_numbers(page)
    if not prose:
        return page
    page = cut_tail(page, prose)
    prose = prose_numbers(page)
    return _cut_middle(cut_head(page, prose[0])) if prose else page


def cut_tail(page: Page, prose: list[int]) -> Page:
    """Cuts from the first line below the article that is furniture of the web to the end."""
    total = sum(len(page.lines[i].text) for i in prose)
    last = prose[-1]
    below = 0
    start = None
    for number in range(len(page.lines) - 1, -1, -1):
        text, verdict = page.lines[number].text, page.verdicts[number]
        if not text:
            continue
        if not verdict and (CONTENT_HEADING.fullmatch(text) or is_sign_off(text)) and number > last - 40:
            break
        if not verdict and is_prose(text):
            below += len(text)
            if below > total * LONGEST_TAIL:
                break
        elif verdict in CLOSERS:
            start = number
    if start is None or not any(i < start for i in prose):
        return page
    start = _before_related(page, start)
    return page.cut_lines({i: page.verdicts[i] or "after" for i in range(start, len(page.lines)) if page.lines[i].text})


def _before_related(page: Page, start: int) -> int:
    return start


def cut_head(page: Page, first: int) -> Page:
    """Cuts what stands above the headline, and runs of links between it and the first paragraph."""
    above = [i for i in range(first) if page.lines[i].text]
    title = find_title(page, above)
    kinds: dict[int, str] = {}
    if title is not None:
        kinds = {i: "navigation" for i in above if i < title and not page.verdicts[i]}
        rest = [i for i in above if i > title]
    else:
        rest = above
    for run in _runs(page, rest):
        kinds |= {i: "navigation" for i in run}
    return page.cut_lines(kinds)


def find_title(page: Page, above: list[int]) -> int | None:
    """The line above the first paragraph that is the page's headline, if one stands out."""
    candidates = [i for i in above if not page.verdicts[i] and is_title(page.lines[i].text)]
    if not candidates:
        return None
    texts = [page.lines[i].text for i in above]
    counts = Counter(texts)
    crumbs = [text for text in texts if len(text) > 40]
    for i in candidates:  # a headline printed again as the last of a row of links
        text = page.lines[i].text
        if any(crumb != text and crumb.endswith(text) for crumb in crumbs):
            return i
    meta = [i for i in above if is_meta(page.lines[i].text) or page.verdicts[i] == "published"]
    for mark in meta:
        before = [i for i in candidates if i < mark]
        if before and (close := [i for i in before if len([n for n in above if i < n < mark]) <= 2]):
            again = [i for i in close if counts[page.lines[i].text] > 1]
            return again[-1] if again else _widest(page, close)
    again = [i for i in candidates if counts[page.lines[i].text] > 1]
    return again[-1] if again else candidates[-1] if len(above) > RUN else candidates[0]


def _widest(page: Page, close: list[int]) -> int:
    """The first of the lines near a date or byline that is not a mere label."""
    return next((i for i in close if len(page.lines[i].text.split()) >= 5), close[-1])


def is_title(text: str) -> bool:
    """Could a line be a headline?"""
    words = len(text.split())
    return 4 <= words <= 32 and text[-1] not in ".;:," and not is_meta(text) and not is_link_word(text.lower())


def is_meta(text: str) -> bool:
    """Is a line a date or a byline, as they stand between the headline and the article?"""
    if len(text) > 120:
        return False
    return (
        bool(BYLINE.fullmatch(text))
        or is_date(text)
        or (len(text) < 50 and (MONTH.search(text) or NUMERIC.search(text)) is not None and text[-1] != ".")
    )


def _runs(page: Page, numbers: list[int]) -> list[list[int]]:
    """Runs of short lines on end that look like links."""
    runs: list[list[int]] = [[]]
    for i in numbers:
        text = page.lines[i].text
        if page.verdicts[i] or (
            len(text.split()) <= 4 and text[-1] not in ".:;,?!" and not is_meta(text) and not is_salutation(text)
        ):
            runs[-1].append(i)
        else:
            runs.append([])
    return [run for run in runs if sum(not page.verdicts[i] for i in run) >= RUN]


def _cut_middle(page: Page) -> Page:
    """Cuts the short lines that follow a heading such as "Related stories" up to the next paragraph, and runs of links."""
    kinds: dict[int, str] = {}
    related = False
    for i, (line, verdict) in enumerate(zip(page.lines, page.verdicts, strict=True)):
        if verdict == "related" and len(line.text.split()) <= 5:
            related = True
        elif line.text and not verdict:
            if related and not is_prose(line.text) and len(line.text.split()) >= 3 and line.text[-1] not in ".:!":
                kinds[i] = "related"
            else:
                related = False
    for run in _runs(page, kept_numbers(page)):
        if sum(is_link_word(page.lines[i].text.lower()) for i in run) * 2 >= len(run):
            kinds |= {i: "navigation" for i in run}
    return page.cut_lines(kinds)
