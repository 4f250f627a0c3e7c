"""Which lines between two paragraphs of a story only name other stories?

A subheading, a list or a caption speaks of what the story speaks of. Two or more short lines on end that share no word with any
of its paragraphs, and that nothing introduces, are links to others.
"""

from __future__ import annotations

from itertools import pairwise

from corpus.cleaning.appeals import FEWEST_SIGNS, WEB
from corpus.cleaning.page import Page, kept_numbers, prose_numbers
from corpus.cleaning.story import INVITING, is_other
from corpus.layouts.bylines import names_alone
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import is_body_name
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.lines import ARROWS, BULLETS
from corpus.vocabulary import long_words

CARD, CARDS = 4, 3  # lines above a link, among which stands what heads its card; cards of other stories in one
SHORT = 40  # characters of the last line of a card: its day, or who wrote it
FEWEST, MOST = 2, 8  # lines on end
FEWEST_WORDS, LONGEST = 3, 110  # of a headline: words, characters
STEM = 5  # letters by which two words are taken for forms of one
FEWEST_PARAGRAPHS = 3  # of a story
MARKS = "".join((" \t", *BULLETS, *ARROWS))  # before a headline
ENDINGS = frozenset(".:;,")


def cut_teasers(page: Page) -> Page:
    """Cuts the headlines of other stories between the paragraphs of one, on pages of the web."""
    if sum(verdict in WEB for verdict in page.verdicts) < FEWEST_SIGNS:
        return page
    page = page.cut_lines(_linked(page))
    prose = prose_numbers(page)
    between = [_between(page, upper, lower) for upper, lower in pairwise(prose)]
    runs = [run for run in between if FEWEST <= len(run) <= MOST]
    found = [run for run in runs if _is_card(page, run) or all(_is_headline(page.lines[i].text) for i in run)]
    if not found or len(prose) < FEWEST_PARAGRAPHS or is_other(page, kept_numbers(page)):
        return page
    told = {stem for i in prose for stem in stems(page.lines[i].text)}
    others = [run for run in found if _is_card(page, run) or all(_is_of_another(page.lines[i].text, told) for i in run)]
    return page.cut_lines({i: "related" for run in others for i in run})


def _linked(page: Page) -> dict[int, str]:
    """The cards below a paragraph that end in a link to what heads them: "Amina's story", a line of it, "Read Amina's story".

    A page of many such cards is about what they tell.
    """
    first = next(iter(prose_numbers(page)), len(page.lines))
    filled = [i for i in kept_numbers(page) if i > first]
    cards: list[list[int]] = []
    for at, number in enumerate(filled):
        order, _, linked = page.lines[number].text.lower().partition(" ")
        if linked and order in INVITING:
            heads = [near for near in range(max(0, at - CARD), at) if page.lines[filled[near]].text.lower() == linked]
            cards += [filled[heads[-1] : at + 1]] if heads else []
    return {number: "related" for card in cards for number in card} if len(cards) <= CARDS else {}


def _between(page: Page, upper: int, lower: int) -> list[int]:
    """The lines that stay between two paragraphs; none where the upper one introduces them."""
    if lower - upper < FEWEST + 1 or page.lines[upper].text[-1] == ":":
        return []
    return [i for i in range(upper + 1, lower) if page.lines[i].text and not page.verdicts[i]]


def _is_card(page: Page, run: list[int]) -> bool:
    """Is a run the headline of another story with its day, and perhaps a label above it and who wrote it?"""
    texts = [page.lines[i].text for i in run]
    heads = [at for at, text in enumerate(texts) if _is_headline(text)]
    return any(is_date(text) for text in texts[heads[0] + 1 :]) and len(texts[-1]) < SHORT if heads else False


def _is_headline(text: str) -> bool:
    """Has a line the shape of a headline: some words, no full stop, no name, date, number or heading of a paper's own?"""
    text = text.strip(MARKS)
    if len(text) > LONGEST or text.count(" ") < FEWEST_WORDS - 1 or text[-1] in ENDINGS or text[0].islower():
        return False
    if is_numbered(text) or is_meta(text) or names_alone(text) or is_body_name(text):
        return False
    return not (NOTES.match(text) or ENDS.match(text) or CONTACTS.match(text))


def _is_of_another(text: str, told: set[str]) -> bool:
    """Does a line tell something, and nothing of what the story tells?"""
    own = stems(text)
    return bool(own) and told.isdisjoint(own)


def stems(text: str) -> set[str]:
    """The beginnings of the long words of a line, by which two forms of a word are one."""
    return {word[:STEM] for word in long_words([text])}
