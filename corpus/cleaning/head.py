"""What stands above the headline of a saved web page, and between it and the first paragraph?"""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.headline import ends_crumbs, find_title
from corpus.cleaning.links import greets, link_runs
from corpus.cleaning.page import Page
from corpus.cleaning.phrases import LABEL
from corpus.cleaning.story import NO_QUESTION
from corpus.cleaning.teasers import stems
from corpus.date_text import find_dates
from corpus.layouts.bylines import byline_names, has_first_name, is_person, names_post
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import is_body_name
from corpus.layouts.posts import is_post
from corpus.layouts.record_headings import is_topic
from corpus.layouts.verbs import verb

YEAR = re.compile(r"(?:19|20)\d{2}")
DATE_ABOVE = 3  # lines above the headline on which its date may stand
FEWEST_BELOW, NEXT = 3, 2  # paragraphs of an article with a standfirst; lines below one, among them a date or byline
MONEY = frozenset("£$€")
BUTTONS, BUTTON_WORDS, LONGEST_BUTTON = 4, 5, 16  # lines on end; blanks in a button or a count, and in a link to another story
BODY_LINES = 6  # paragraphs whose words the headline shares


def cut_head(page: Page, article: list[int], record: frozenset[str]) -> tuple[Page, int | None]:
    """Cuts what stands above the headline, and runs of links between it and the first paragraph; with the headline's number."""
    article = article if record else _without_standfirst(page, article)
    first = article[0]
    above = [i for i in range(first) if page.lines[i].text]
    if any(greets(page, i) for i in (*above, first)):
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
    for run in link_runs(page, [i for i in above if i not in kinds and i != title]):
        if not record or 2 * sum(page.verdicts[i] != "" or is_link_word(page.lines[i].text.lower()) for i in run) >= len(run):
            kinds |= dict.fromkeys(run, "navigation")
    page = page.cut_lines(kinds)
    return (page if title is None or parliament else page.cut_lines(_buttons(page, title, article))), title


def _buttons(page: Page, title: int, article: list[int]) -> dict[int, str]:
    """The lines from the headline to the last paragraph that stand between two of furniture and are no part of the story.

    The first paragraph, or who wrote it when, counts as the lower one: a subheading stands above other paragraphs.
    """
    told = {stem for i in article for stem in stems(page.lines[i].text)}
    kinds: dict[int, str] = {}
    run: list[int] = []
    under = signed = False  # is there furniture above, and has somebody been named?
    for number in range(title + 1, article[-1] + 1):
        text = page.lines[number].text
        if not text:
            continue
        if page.verdicts[number] or number == article[0] or is_meta(text):
            kinds |= dict.fromkeys(run, "navigation")
            run, under = [], page.verdicts[number] != ""
            signed = signed or not under
        elif under and len(run) < BUTTONS and not page.prose[number] and _is_button(text, told, signed=signed):
            run.append(number)
        else:
            run, under = [], False
            signed = signed or is_person(text)
    return kinds


def _is_button(text: str, told: set[str], *, signed: bool) -> bool:
    """Is a line a few words that tell neither who nor when, or a longer one of other things than the story?

    Where the story is signed already, three words in capitals are no name.
    """
    if text[-1] in ".:;,?!":
        return False
    if text.count(" ") >= BUTTON_WORDS:
        return text.count(" ") < LONGEST_BUTTON and told.isdisjoint(stems(text)) and not any(map(str.isdigit, text))
    if is_link_word(text.lower()) or LABEL.fullmatch(text) or not MONEY.isdisjoint(text):
        return True
    if is_person(text) and (has_first_name(text) or not signed):
        return False
    return not (is_post(text) or is_body_name(text) or is_topic(text) or find_dates(text))


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
