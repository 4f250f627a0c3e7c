"""Where does the article of a saved web page end?

Below its last paragraph all goes from the first line of furniture or the first list of other stories on. A paragraph below such
a line is the article's only where it is as long as the others, somebody speaks in it, or it goes on with the words of the story
that an insert interrupted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.cleaning.cards import cards_below
from corpus.cleaning.edges import SPEECH, about_site, site_signs
from corpus.cleaning.inside import without_link
from corpus.cleaning.page import Page, is_prose
from corpus.cleaning.story import TO_READER, is_statement
from corpus.date_text import find_dates
from corpus.layouts.bylines import is_person
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_date, is_sign_off
from corpus.layouts.turns import header, surname
from corpus.layouts.verbs import ASKED_THIS, verb
from corpus.vocabulary import long_words, vocabulary, words

CONTENT_HEADING = re.compile(
    r"\W*(?:notes? (?:to|for) (?:the )?editors?|ends?|background|about .{2,50}|notes|signatories|signed.*|references|"
    r"footnotes|contacts?)\W*",
    re.IGNORECASE,
)
STRONG = frozenset(("cookies", "comments", "newsletter", "related", "appeal"))  # may have a paragraph of their own below them
INTERRUPTING = frozenset(("appeal", "advert", "newsletter", "caption", "related", "sharing"))  # kinds in the midst of stories
MOST_INSERTED = 3  # lines that interrupt a story above its last sentence
LIKE_THE_REST = 0.7  # of the usual length of the article's paragraphs: then a paragraph alone is content as well
RUN_OF_PROSE = 250  # characters of paragraphs on end that are content wherever they stand
COMMENT = re.compile(
    r".{2,60} (?:says|said|wrote|commented)\W*|.{2,40}\bago\b.{0,20}|reply|report|like|\d{1,3}"
    r"|log in to .{3,20}"
    r"|.{2,40}\b(?:19|20)\d\d at \d{1,2}:\d\d.{0,80}",
    re.IGNORECASE,
)
COMMENTS_HEADING = re.compile(
    r"\W*(?:\d+ |all |view |reader |recent )?(?:comments?|responses(?: to .{3,120})?|replies|thoughts on .{3,120})\W*(?:\d+\W*)?",
    re.IGNORECASE,
)
COMMENTS_WORDS = frozenset(("comment", "comments", "responses", "replies", "thoughts"))
FEWEST_COMMENTS = 3  # lines below their heading that say who wrote, or when
LABEL, LETTER_END = 48, 30  # characters of a label; lines at the end among which a letter has its sign-off
LINK_MARKS, LONGEST_LINK = frozenset("▶►»›•"), 90  # before a link to another story, with no list introduced; its length
STOPS = frozenset('.!?”"’')  # end a paragraph that introduces nothing


def cut_tail(page: Page, article: list[int], prose: list[int], record: frozenset[str]) -> Page:
    """Cuts from the first line below the article that is furniture of the web to the end."""
    lists = (_comments(page, article), None if record else cards_below(page, article))
    start = min((number for number in lists if number is not None), default=None)
    beyond = next((i for i in prose if i > article[-1]), len(page.lines))  # where another cluster begins
    usual = sum(len(page.lines[i].text) for i in article) / len(article)
    run = below = 0
    lower = ""  # the line below the one looked at
    for number in range((start or beyond) - 1, article[0], -1):
        text, verdict = page.lines[number].text, page.verdicts[number]
        if not text:
            continue
        if not verdict and is_prose(text):
            run += len(text)
            below += len(text)
            if (
                (run > RUN_OF_PROSE and run > len(text))
                or SPEECH.search(text)
                or (len(text) > usual * LIKE_THE_REST and not about_site(text, site_signs(page.original).get(number, 0)))
                or goes_on(page, number, article)
            ):
                break
            lower = text
            continue
        if not verdict and not below and goes_on(page, number, article):
            break
        run = 0
        if not verdict and ((CONTENT_HEADING.fullmatch(text) and is_prose(lower)) or is_sign_off(text)):
            break
        named = without_link(text) if record else ""
        if not verdict and (text.endswith(ASKED_THIS) or (named and header(named) and surname(named) in record)):
            break
        lower = "" if verdict else text
        insert = ":" in text[:-1] and len(text.split()) > 3  # "Related: ..." between two paragraphs
        if (verdict and not below) or (verdict in STRONG and not insert):
            start = number
    if start is None:
        return page
    start = start if record else _labels_above(page, start, article[-1])
    return page.cut_lines({i: "after" for i in range(start, len(page.lines)) if page.lines[i].text})


def goes_on(page: Page, number: int, article: Sequence[int] = ()) -> bool:
    """Does the story go on in a sentence right below what interrupts it, an order or two, or with words that it used before?"""
    above = (i for i in range(number - 1, -1, -1) if page.lines[i].text)
    inserted: list[int] = []
    last = next(above, -1)
    while last >= 0 and page.verdicts[last] in INTERRUPTING:
        inserted.append(last)
        last = next(above, -1)
    text = page.lines[number].text
    if not inserted or TO_READER.search(text) or about_site(text, site_signs(page.original).get(number, 0)):
        return False
    told_above = last >= 0 and page.prose[last] and not page.verdicts[last]
    if told_above and len(inserted) <= MOST_INSERTED and all(_is_insert(page, i) for i in inserted):
        return is_statement(text)
    told = long_words(page.lines[i].text for i in article if i < inserted[0])
    return is_prose(text) and not told.isdisjoint(words(text))


def _is_insert(page: Page, number: int) -> bool:
    """Is a line of furniture an order, an advert or a link to one other story, and no heading over others?"""
    return page.verdicts[number] not in ("related", "sharing") or ":" in page.lines[number].text[:-1]


def _labels_above(page: Page, start: int, last: int) -> int:
    """Where the end of a web page begins: with the labels and links right above its first furniture below the last paragraph.

    What a paragraph introduces, names, dates, headings of the paper and items of a list are none; nor is anything in a letter
    or in a question with its answer.
    """
    texts = [line.text for line in page.lines if line.text]
    if page.lines[last].text[-1] not in STOPS or any(is_sign_off(text) for text in texts[-LETTER_END:]):
        return start
    if any(verb(text) or is_numbered(text) for text in texts):
        return start
    for number in range(start - 1, last, -1):
        text = page.lines[number].text
        if not text or page.verdicts[number]:
            continue
        if text[0] in LINK_MARKS and len(text) < LONGEST_LINK:
            if _is_introduced(page, number):
                break
            start = number
            continue
        if (
            len(text) > LABEL
            or text[-1] in '.,;:?!"”)'
            or not text[0].isalpha()
            or "," in text
            or CONTENT_HEADING.fullmatch(text)
        ):
            break
        if is_meta(text) or is_person(text) or is_date(text) or find_dates(text):
            break
        start = number
    return start


def _comments(page: Page, article: list[int]) -> int | None:
    """Where readers' comments begin: a heading, below it short lines that say who wrote when."""
    if COMMENTS_WORDS.isdisjoint(vocabulary(page.original)):
        return None
    for number in range(article[0] + 1, len(page.lines)):
        text = page.lines[number].text
        if text and len(text) < 140 and COMMENTS_HEADING.fullmatch(text):
            below = [line.text for line in page.lines[number + 1 :] if line.text]
            if sum(COMMENT.fullmatch(line) is not None for line in below if len(line) < 90) >= FEWEST_COMMENTS:
                return number
    return None


def _is_introduced(page: Page, number: int) -> bool:
    """Does a line with a colon at its end stand above the list that a line belongs to?"""
    above = number
    while above > 0 and (not page.lines[above].text or page.lines[above].text[0] in LINK_MARKS):
        above -= 1
    return page.lines[above].text.endswith(":") and not page.verdicts[above]
