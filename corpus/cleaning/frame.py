"""Where on a saved web page does the article begin and end?

A page is taken for one of the web where several lines are furniture by their own words, or where many short lines stand on
end like a menu. What stands above its headline goes, and what the tail's own rules take from below the last paragraph.
"""

from __future__ import annotations

from corpus.cleaning.appeals import FEWEST_SIGNS, WEB
from corpus.cleaning.article import article_of, clusters_of
from corpus.cleaning.edges import cut_edges
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.head import cut_head
from corpus.cleaning.links import greets, link_runs, menus
from corpus.cleaning.page import Page, is_prose, kept_numbers, prose_numbers
from corpus.cleaning.records import speakers
from corpus.cleaning.story import is_other
from corpus.cleaning.tail import cut_tail
from corpus.layouts.headlines import is_meta

LONG_MENU = 24  # short lines on end above the first paragraph that are a menu whatever their words
MENU, MENU_LINKS = 12, 2  # short lines on end that make a page one of the web, and the known links among them
LABEL_WORDS = 5  # of a heading over links
LONGEST_HEAD = 12  # characters of one of these
HEADS_OTHERS = frozenset(("read more", "read also", "read next", "more", "see also", "must read", "trending", "popular"))


def cut_frame(page: Page) -> Page:
    """Cuts what stands around the article of a saved web page."""
    signs = sum(verdict in WEB for verdict in page.verdicts)
    if signs < FEWEST_SIGNS and not _has_menu(page):
        return page
    prose = prose_numbers(page)
    if not prose:
        return page
    record = speakers(page)
    article = prose if record else article_of(page, clusters_of(page, prose))
    page = cut_tail(page, article, prose, record)
    page, title = cut_head(page, article, record)
    return cut_edges(_cut_middle(page, title or 0, record))


def _has_menu(page: Page) -> bool:
    """Do many lines of a word or three stand on end above the first paragraph?"""
    first = next((i for i, prose in enumerate(page.prose) if prose), len(page.lines))
    if first >= LONG_MENU and any(len(run) >= LONG_MENU for run in menus(page, first)):
        return True
    run = links = 0
    for number, (line, prose) in enumerate(zip(page.lines, page.prose, strict=True)):
        if not line.text:
            continue
        if prose or greets(page, number):
            return False
        short = len(line.text) < 40 and line.text[-1] not in ".,;:?!" and len(line.text.split()) <= 4
        run, links = (run + 1, links + is_link_word(line.text.lower())) if short else (0, 0)
        if run >= MENU and links >= MENU_LINKS:
            return True
    return False


def _cut_middle(page: Page, top: int, record: frozenset[str]) -> Page:
    """Cuts from a line on the short lines that follow a heading such as "Related stories" up to the next paragraph, and links."""
    kinds: dict[int, str] = {}
    related = False
    for i, (line, verdict) in enumerate(zip(page.lines[top:], page.verdicts[top:], strict=True), top):
        if verdict and not record and _heads_others(page, line.text, verdict):
            related = True
        elif related and line.text and not verdict and any(map(str.isalpha, line.text)):
            related = not is_prose(line.text) and len(line.text.split()) >= 3 and line.text[-1] not in ".:!"
            related = related and not is_meta(line.text)
            if related:
                kinds[i] = "related"
    for run in link_runs(page, kept_numbers(page)):
        if sum(is_link_word(page.lines[i].text.lower()) for i in run) * 2 >= len(run):
            kinds |= dict.fromkeys(run, "navigation")
    return page.cut_lines(kinds)


def _heads_others(page: Page, text: str, verdict: str) -> bool:
    """Is a line of furniture the heading over links to other stories? In a letter or a record "Read more" is none.

    "Read more: Ten geese" is such a link itself.
    """
    if verdict == "related":
        return len(text.split()) <= LABEL_WORDS and ":" not in text[:-1]
    if verdict != "navigation" or len(text) > LONGEST_HEAD or text.lower().rstrip(":.…") not in HEADS_OTHERS:
        return False
    return not is_other(page, kept_numbers(page))
