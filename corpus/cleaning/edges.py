"""Which lines above the first paragraph or below the last speak of the site and not of the paper?

A line that would be content in the middle of a text ("Made by volunteers", "Are you happier now?", "Cabinet papers ›")
is furniture at its edges where its words are those of web sites.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corpus.cleaning.furniture import SITE_SIGNS, STRONG, WEAK
from corpus.cleaning.page import Page, ends_sentence, is_prose, kept_numbers, paragraphs
from corpus.date_text import find_dates
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import COPY_LIST, is_date, is_salutation, is_sign_off
from corpus.layouts.question_names import names_minister, names_somebody
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.layouts.verbs import verb
from corpus.lines import ARROWS, holds, split_lines
from corpus.vocabulary import TEXTS, vocabulary, words_of_lines

SIGN = re.compile(  # each way begins with a character of its own, so that the scan can skip to one of them
    r"[▶▲▼✕©®☰★☆♥❤🔒🔗👍👎🔔⭐📧📱📣🐦]|#\w{3,}|(?P<address>www\.|https?:|@(?<=\w@)\w|\.(?<=\S\.)(?:example|org|com|co\.uk|gov)\b)"
    r"|[|•·](?<=\s[|•·])\s|\[[^\]]{1,24}\]\s*\[[^\]]{1,24}\]|°C?\b"
)
PLAIN_MARKS = ("#", "www.", "http", "@", ".exam", ".org", ".com", ".co.uk", ".gov", "|", "[")
MARKS = (*PLAIN_MARKS, *"▶▲▼✕©®☰★☆♥❤🔒🔗👍👎🔔⭐📧📱📣🐦•·°", *ARROWS)  # one stands in what SIGN matches, or at an end of a line
SPEECH = re.compile(
    r"\b(?:said|says|told|added|adds)\b[^.?!]{0,80}[:,] [“\"'‘]|[,.?!][”\"'’] (?:\w+ ){0,3}(?:said|says|added|adds)\b"
)  # of no teaser
LONGEST_EDGE = 260
LONGEST_LABEL = 40  # characters; a longer line that ends in a colon introduces what follows
FEWEST = 2  # words or signs that speak of the site in a short line
FEW, MANY = 9, 24  # words: the longer a line, the more of them have to speak of the site
SENTENCE = 7  # blanks in a line that may be a sentence
MAIL_HEADER = re.compile(r"\*?(?:From|To|Cc|CC|Sent|Subject|Oddi wrth)\*?\s*:\*?\s*\S")
SHORT_HEAD = 5  # words of a line above the first paragraph that is no headline
LONGEST_TAIL = 30  # lines below the paper; of more only those go that speak of the site themselves
LAST_LINES, LONGEST_BELOW = 6, 260  # lines and characters among which a line surely of the site ends the paper
THANKS = ("thanks for your", "thank you for your")
PARAGRAPH = 140  # characters
SURE = 4  # signs that make even a long line furniture
SITE_WORDS = frozenset(SITE_SIGNS)


ITEM = re.compile(r"\(?\d{1,2}[.)]\s")  # of the notes below a release
ALSO_NAMED = re.compile(r"\W*(?:grouped|answered together)\b.*\d ?\([A-Z]", re.IGNORECASE)  # "Grouped: HL12 (Lady Poe)"


def cut_edges(page: Page) -> Page:
    """Cuts lines about the site below the last paragraph, with what follows them, and above the first."""
    signs = site_signs(page.original)
    about = frozenset([i for i in signs if not page.verdicts[i] and about_site(page.lines[i].text, signs[i])])
    about = frozenset([i for i in about if "|" not in page.lines[i].text or not names_minister(page.lines[i].text)])
    if not about:
        return page
    filled = kept_numbers(page)
    if len(filled) < 3 or about.isdisjoint(_outer(page, filled)):
        return page
    if any(_signs_off(page.lines[i].text) for i in filled[-14:]):
        return page
    whole = paragraphs(page, filled)
    speaking = (about - whole.keys()) | {i for i, paragraph in whole.items() if about_site(paragraph)}
    last = next((i for i in reversed(filled) if _is_content(whole.get(i) or page.lines[i].text, i in speaking)), None)
    if last is None:
        return page
    if page.lines[last].text[-1] == ":":  # what it introduces belongs to it
        last = next((i for i in filled if i > last), last)
    first = next(i for i in filled if _is_content(whole.get(i) or page.lines[i].text, i in speaking))
    last = _last_note(page, filled, _before_sure(page, filled, last, about))
    kinds: dict[int, str] = {}
    tail = [i for i in filled if i > last]
    for i in tail:
        if (i in speaking and not ends_sentence(page, i)) or (kinds and len(tail) <= LONGEST_TAIL):
            kinds[i] = "edge"
    few = 0 if verb(page.lines[first].text) else SHORT_HEAD  # "Copyright: Music" may head a question
    for i in filled:
        text = page.lines[i].text
        if i >= first:
            break
        if i not in about or _is_head(text) or is_numbered(text) or ends_sentence(page, i):
            continue
        if MAIL_HEADER.match(text) and any(is_salutation(page.lines[number].text) for number in filled):
            continue
        if len(text.split()) <= few or signs.get(i, 0) >= SURE or (not few and _has_sign(text)):
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


def _last_note(page: Page, filled: list[int], last: int) -> int:
    """The last of the numbered notes right below their heading, where the paper ends in that."""
    if NOTES.match(page.lines[last].text):
        for number in filled[filled.index(last) + 1 :]:
            if not ITEM.match(page.lines[number].text):
                break
            last = number
    return last


def _before_sure(page: Page, filled: list[int], last: int, about: frozenset[int]) -> int:
    """The last line of the paper: above a line surely of the site that only a few words follow, if there is one."""
    below = 0
    for place in range(len(filled) - 1, max(0, len(filled) - LAST_LINES), -1):
        number = filled[place]
        text = page.lines[number].text
        below += len(text)
        if below > LONGEST_BELOW or verb(text) or SPEECH.search(text):
            break
        if number < last and number in about and site_signs(page.original).get(number, 0) >= SURE:
            return filled[place - 1]
    return last


def _is_content(text: str, about: bool) -> bool:
    """Is a line surely of the paper: a paragraph that does not speak of the site, a question, an answer, notes?"""
    if is_prose(text) and not about:
        return True
    if NOTES.match(text) or ENDS.match(text) or CONTACTS.match(text) or COPY_LIST.match(text):
        return True
    return verb(text, asking=True) != "" or ALSO_NAMED.match(text) is not None


def _is_head(text: str) -> bool:
    """Is a line above the first paragraph one of the paper's own: a date, a salutation, what a question's label says?"""
    return names_somebody(text) or is_salutation(text) or is_date(text) or verb(text) != "" or find_dates(text) != ()


@lru_cache(maxsize=TEXTS)
def site_signs(text: str) -> Mapping[int, int]:
    """How loudly lines of a text, by number, speak of a web site: two for a strong word or sign, one for a weak word.

    A text whose words could make no line speak of one is not looked at line by line.
    """
    marks = tuple([mark for mark in (PLAIN_MARKS if text.isascii() else MARKS) if mark in text])
    told = _telling(vocabulary(text), WEAK if marks else FEWEST)
    loudness: dict[int, int] = {}
    for number, held in enumerate(words_of_lines(text) if told else ()):
        if not told.isdisjoint(held):
            among = f" {' '.join(held)} "
            said = [sign.loudness for word in told.intersection(held) for sign in SITE_SIGNS[word] if sign.among in among]
            loudness[number] = sum(said)
    for number, line in enumerate(split_lines(text) if marks else ()):
        if line.text and holds(line.text, marks):
            loudness[number] = loudness.get(number, 0) + STRONG * _marked(line.text)
    return loudness


def _telling(held: frozenset[str], enough: int) -> frozenset[str]:
    """The words of a text that belong to words or phrases of web sites, where all of these together are loud enough."""
    said = [(word, sign.loudness) for word in held & SITE_WORDS for sign in SITE_SIGNS[word] if sign.words <= held]
    return frozenset([word for word, _ in said]) if sum([loudness for _, loudness in said]) >= enough else frozenset()


def _marked(text: str) -> int:
    """How many marks of a web site a line bears."""
    found = SIGN.findall(text)
    if found and text.count(" ") >= SENTENCE and (text[-1] == "." or "/" in text.rsplit(None, 1)[-1]):
        found = [address for address in found if not address]  # a sentence may say where a report is published
    return len(found) + (text[0] in ARROWS) + (text[-1] in ARROWS)


def about_site(text: str, signs: int | None = None) -> bool:
    """Does a line speak of the web site that it stands on? `signs` is how loudly, where that is known.

    >>> about_site("Made by volunteers. Spotted an error?"), about_site("We have protected the budget.")
    (True, False)
    """
    signs = site_signs(text).get(0, 0) if signs is None else signs
    if signs < FEWEST or len(text) > LONGEST_EDGE or (text[-1] == ":" and len(text) > LONGEST_LABEL):
        return False
    length = text.count(" ") + 1
    enough = FEWEST if length <= FEW and text[-1] not in ".:" else 3 if length <= MANY else SURE
    return signs >= (enough if enough < SURE or len(text) < PARAGRAPH else SURE + 2)


def _has_sign(text: str) -> bool:
    return SIGN.search(text) is not None or text[0] in ARROWS or text[-1] in ARROWS
