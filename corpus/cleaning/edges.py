"""Which lines above the first paragraph or below the last speak of the site and not of the paper?

A line that would be content in the middle of a text ("Made by volunteers", "Was this answer any good?", "Cabinet papers ›")
is furniture at its edges where its words are those of web sites.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.cleaning.furniture import SITE_SIGNS, STRONG
from corpus.cleaning.page import Page, ends_sentence, is_prose, kept_numbers, paragraphs
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import COPY_LIST, is_date, is_salutation, is_sign_off
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.layouts.verbs import is_numbered, verb
from corpus.lines import holds
from corpus.vocabulary import words

SIGN = re.compile(  # each way begins with a character of its own, so that the scan can skip to one of them
    r"[▶▲▼✕©®☰★☆♥❤🔒🔗👍👎🔔⭐📧📱📣🐦]|#\w{3,}|(?P<address>www\.|https?:|@(?<=\w@)\w|\.(?<=\S\.)(?:example|org|com|co\.uk|gov)\b)"
    r"|[|•·](?<=\s[|•·])\s|\[[^\]]{1,24}\]\s*\[[^\]]{1,24}\]|°C?\b"
)
SIGN_HINTS = ("#", "www.", "http", "@", ".exam", ".org", ".com", ".co.uk", ".gov", "|", "[")  # one stands in each from ASCII
ARROWS = frozenset("›»«‹←→↑↓")  # at an end of a line
SPEECH = re.compile(
    r"\b(?:said|says|told|added|adds)\b[^.?!]{0,80}[:,] [“\"'‘]|[,.?!][”\"'’] (?:\w+ ){0,3}(?:said|says|added|adds)\b"
)  # of no teaser
LONGEST_EDGE = 260
LONGEST_LABEL = 40  # characters; a longer line that ends in a colon introduces what follows
FEW, MANY = 9, 24  # words: the longer a line, the more of them have to speak of the site
SENTENCE = 7  # blanks in a line that may be a sentence
SHORT_HEAD = 5  # words of a line above the first paragraph that is no headline
LONGEST_TAIL = 30  # lines below the paper; of more only those go that speak of the site themselves
LAST_LINES, LONGEST_BELOW = 6, 260  # lines and characters among which a line surely of the site ends the paper
THANKS = ("thanks for your", "thank you for your")
PARAGRAPH = 140  # characters
SURE = 4  # signs that make even a long line furniture


def cut_edges(page: Page) -> Page:
    """Cuts lines about the site below the last paragraph, with what follows them, and above the first."""
    filled = kept_numbers(page)
    if len(filled) < 3 or not any(about_site(page.lines[i].text) for i in _outer(page, filled)):
        return page
    if any(_signs_off(page.lines[i].text) for i in filled[-14:]):
        return page
    whole = paragraphs(page, filled)
    last = next((i for i in reversed(filled) if _is_content(whole.get(i) or page.lines[i].text)), None)
    if last is None:
        return page
    if page.lines[last].text[-1] == ":":  # what it introduces belongs to it
        last = next((i for i in filled if i > last), last)
    first = next(i for i in filled if _is_content(whole.get(i) or page.lines[i].text))
    last = _before_sure(page, filled, last)
    kinds: dict[int, str] = {}
    tail = [i for i in filled if i > last]
    for i in tail:
        if (about_site(whole.get(i) or page.lines[i].text) and not ends_sentence(page, i)) or (
            kinds and len(tail) <= LONGEST_TAIL
        ):
            kinds[i] = "edge"
    few = 0 if verb(page.lines[first].text) else SHORT_HEAD  # "Copyright: Music" may head a question
    for i in filled:
        text = page.lines[i].text
        if i >= first:
            break
        if not about_site(text) or _is_head(text) or is_numbered(text) or ends_sentence(page, i):
            continue
        if len(text.split()) <= few or _signs(text) >= SURE or (not few and _has_sign(text)):
            kinds[i] = "edge"
    return page.cut_lines(kinds)


def _outer(page: Page, filled: list[int]) -> list[int]:
    """The lines down to the first paragraph and from the last one on, and the last few: only these may go."""
    prose = [place for place, number in enumerate(filled) if page.prose[number]]
    if not prose:
        return filled
    return [*filled[: prose[0] + 1], *filled[min(prose[-1], len(filled) - LAST_LINES) :]]


def _signs_off(text: str) -> bool:
    """Is a line a sign-off, and no thanks for what the reader tells the site?"""
    return is_sign_off(text) and not text.lower().startswith(THANKS)


def _before_sure(page: Page, filled: list[int], last: int) -> int:
    """The last line of the paper: above a line surely of the site that only a few words follow, if there is one."""
    below = 0
    for place in range(len(filled) - 1, max(0, len(filled) - LAST_LINES), -1):
        number = filled[place]
        text = page.lines[number].text
        below += len(text)
        if below > LONGEST_BELOW or verb(text) or SPEECH.search(text):
            break
        if number < last and about_site(text) and _signs(text) >= SURE:
            return filled[place - 1]
    return last


def _is_content(text: str) -> bool:
    """Is a line surely of the paper: a paragraph that does not speak of the site, a question, an answer, notes?"""
    if is_prose(text) and not about_site(text):
        return True
    if NOTES.match(text) or ENDS.match(text) or CONTACTS.match(text) or COPY_LIST.match(text):
        return True
    return verb(text, asking=True) != ""


def _is_head(text: str) -> bool:
    """Is a line above the first paragraph one of the paper's own: a date, a salutation, what a question's label says?"""
    return is_salutation(text) or is_date(text) or verb(text) != "" or find_dates(text) != ()


def about_site(text: str) -> bool:
    """Does a line speak of the web site that it stands on?

    >>> about_site("Made by volunteers. Spotted an error?"), about_site("We have protected the budget.")
    (True, False)
    """
    if len(text) > LONGEST_EDGE or (text[-1] == ":" and len(text) > LONGEST_LABEL):
        return False
    length = text.count(" ") + 1
    enough = 2 if length <= FEW and text[-1] not in ".:" else 3 if length <= MANY else SURE if len(text) < PARAGRAPH else SURE + 2
    return _signs(text) >= enough


def _has_sign(text: str) -> bool:
    return SIGN.search(text) is not None or text[0] in ARROWS or text[-1] in ARROWS


@lru_cache(maxsize=512)  # a page's lines are asked about from both ends
def _signs(text: str) -> int:
    """How loudly a line speaks of a web site: two for a strong word or sign, one for a weak word."""
    small = text.lower()
    told = (each for first in SITE_SIGNS.keys() & words(text) for each in SITE_SIGNS[first])
    said = sum(loudness for sign, loudness in told if sign in small)
    found = SIGN.findall(text) if not text.isascii() or holds(text, SIGN_HINTS) else []
    if text.count(" ") >= SENTENCE and (text[-1] == "." or "/" in text.rsplit(None, 1)[-1]):
        found = [address for address in found if not address]  # a sentence may say where a report is published
    signs = len(found)
    return said + STRONG * (signs + (text[0] in ARROWS) + (text[-1] in ARROWS))
