"""Where on a saved web page does the article begin and end?

A page is taken for one of the web where several lines are furniture by their own words, or where many short lines stand on
end like a menu. Its paragraphs fall into clusters with furniture between them; the largest is the article. What stands above
the headline goes, and what the tail's own rules take from below the last paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from corpus.cleaning.appeals import FEWEST_SIGNS, WEB
from corpus.cleaning.edges import SPEECH, cut_edges
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.headline import ends_crumbs, find_title
from corpus.cleaning.page import Page, is_prose, kept_numbers, prose_numbers
from corpus.cleaning.records import speakers
from corpus.cleaning.story import NO_QUESTION
from corpus.cleaning.tail import COMMENTS_HEADING, cut_tail
from corpus.knowledge import parliament
from corpus.layouts.bylines import byline_names, is_person, names_post
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_date, is_salutation
from corpus.layouts.verbs import verb

MENU, MENU_LINKS = 12, 2  # short lines on end that make a page one of the web, and the known links among them
PARTIES = frozenset(parliament("parties"))  # below a member's name, on a card
RUN, LINK = 6, 4  # short lines on end that are navigation, and the most words of each
YEAR = re.compile(r"(?:19|20)\d{2}")
DATE_ABOVE = 3  # lines above the headline on which its date may stand
FEWEST_BELOW, NEXT = 3, 2  # paragraphs of an article with a standfirst; lines below one, among them a date or byline
BODY_LINES = 6  # paragraphs whose words the headline shares
GAP = 8  # lines without a paragraph, some of them furniture, that part two clusters


def cut_frame(page: Page) -> Page:
    """Cuts what stands around the article of a saved web page."""
    signs = sum(verdict in WEB for verdict in page.verdicts)
    if signs < FEWEST_SIGNS and not _has_menu(page):
        return page
    prose = prose_numbers(page)
    if not prose:
        return page
    record = speakers(page)
    article = prose if record else _article(page, _clusters(page, prose))
    page = cut_tail(page, article, prose, record)
    page, title = _cut_head(page, article, record)
    return cut_edges(_cut_middle(page, title or 0, record))


def _has_menu(page: Page) -> bool:
    """Do many lines of a word or three stand on end above the first paragraph?"""
    run = links = 0
    for line, prose in zip(page.lines, page.prose, strict=True):
        if not line.text:
            continue
        if prose or is_salutation(line.text):
            return False
        short = len(line.text) < 40 and line.text[-1] not in ".,;:?!" and len(line.text.split()) <= 4
        run, links = (run + 1, links + is_link_word(line.text.lower())) if short else (0, 0)
        if run >= MENU and links >= MENU_LINKS:
            return True
    return False


def _clusters(page: Page, prose: list[int]) -> list[list[int]]:
    """The paragraphs, parted where many lines without one, some of them furniture, stand between two."""
    clusters = [[prose[0]]]
    for before, number in pairwise(prose):
        between = [i for i in range(before + 1, number) if page.lines[i].text]
        signs = sum(page.verdicts[i] in WEB or is_link_word(page.lines[i].text.lower()) for i in between)
        if len(between) >= GAP and signs * 6 >= len(between):
            clusters.append([])
        clusters[-1].append(number)
    return clusters


def _article(page: Page, clusters: list[list[int]]) -> list[int]:
    """The first cluster that is at least nearly as large as the largest, and those that go on with its story.

    A story goes on below its inserts where somebody speaks and no date or byline opens another story.
    """
    sizes = [sum(len(page.lines[i].text) for i in cluster) for cluster in clusters]
    first = next(at for at, size in enumerate(sizes) if size * 2 >= max(sizes))
    article = clusters[first]
    for cluster in clusters[first + 1 :]:
        between = [page.lines[i].text for i in range(article[-1] + 1, cluster[0]) if page.lines[i].text]
        speaks = any(SPEECH.search(page.lines[i].text) for i in cluster)
        if not speaks or any(is_meta(text) or COMMENTS_HEADING.fullmatch(text) for text in between):
            break
        article = [*article, *cluster]
    return article


def _cut_head(page: Page, article: list[int], record: frozenset[str]) -> tuple[Page, int | None]:
    """Cuts what stands above the headline, and runs of links between it and the first paragraph; with the headline's number."""
    article = article if record else _without_standfirst(page, article)
    first = article[0]
    above = [i for i in range(first) if page.lines[i].text]
    if any(is_salutation(page.lines[i].text) for i in (*above, first)):
        return page, None
    parliament = bool(record) or any(
        verb(page.lines[i].text) not in NO_QUESTION or is_numbered(page.lines[i].text) for i in (*above, first)
    )
    title = None if parliament else find_title(page, above, article[:BODY_LINES])  # a question's heading is found by its layout
    if not parliament and any(
        len(page.lines[i].text) > len(page.lines[first].text) and ends_crumbs(page, i, first) for i in above
    ):
        title = first  # a headline that reads like a paragraph
    top = 0 if title is None else bisect_left(above, title)
    kinds = {i: "navigation" for place, i in enumerate(above[:top]) if top - place > DATE_ABOVE or not _dates(page, above, place)}
    for run in _runs(page, [i for i in above if i not in kinds and i != title]):
        if not record or 2 * sum(page.verdicts[i] != "" or is_link_word(page.lines[i].text.lower()) for i in run) >= len(run):
            kinds |= dict.fromkeys(run, "navigation")
    return page.cut_lines(kinds), title


def _without_standfirst(page: Page, article: list[int]) -> list[int]:
    """The article from its first paragraph on: a sentence with a date or a byline right below it stands over the article."""
    if len(article) < FEWEST_BELOW:
        return article
    between = [page.lines[i].text for i in range(article[0] + 1, article[1]) if page.lines[i].text]
    return article[1:] if any(is_meta(text) for text in between[:NEXT]) else article


def _dates(page: Page, above: list[int], place: int) -> bool:
    """Is a line right above the headline the paper's date or byline?"""
    if page.verdicts[above[place]]:
        return False
    text = page.lines[above[place]].text
    before, after = (page.lines[above[i]].text if 0 <= i < len(above) else "" for i in (place - 1, place + 1))
    if (is_person(text) and names_post(after)) or (is_person(before) and names_post(text)):
        return True
    return (is_date(text) and YEAR.search(text) is not None) or byline_names(text) != ()


def _runs(page: Page, numbers: list[int]) -> list[list[int]]:
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


def _cut_middle(page: Page, top: int, record: frozenset[str]) -> Page:
    """Cuts from a line on the short lines that follow a heading such as "Related stories" up to the next paragraph, and links."""
    kinds: dict[int, str] = {}
    related = False
    for i, (line, verdict) in enumerate(zip(page.lines[top:], page.verdicts[top:], strict=True), top):
        if verdict == "related" and not record and len(line.text.split()) <= 5:
            related = True
        elif related and line.text and not verdict and any(map(str.isalpha, line.text)):
            related = not is_prose(line.text) and len(line.text.split()) >= 3 and line.text[-1] not in ".:!"
            if related:
                kinds[i] = "related"
    for run in _runs(page, kept_numbers(page)):
        if sum(is_link_word(page.lines[i].text.lower()) for i in run) * 2 >= len(run):
            kinds |= dict.fromkeys(run, "navigation")
    return page.cut_lines(kinds)
