"""Which lines below the end of a paper are no part of it, by their place and shape?

A paper ends with a paragraph, a name or a note. A line below that is shaped like a link, a row of links, an advert, an order to
the reader or a word about the medium itself ("This document can be ...", "Printed by ...") belongs to the page that it stands
on; so does a short line below such a one. A name, a post, a date, a numbered note and what a
heading of the paper introduces stay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.cleaning.edges import SPEECH
from corpus.cleaning.page import Page, ends_sentence, in_sentence
from corpus.cleaning.story import INVITING, TO_READER, is_other
from corpus.cleaning.tail import goes_on
from corpus.date_text import find_dates
from corpus.layouts.bylines import is_person
from corpus.layouts.headlines import is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import COPY_LIST, ENCLOSED, is_date, is_salutation, is_sign_off
from corpus.layouts.names import is_body_name, is_chair
from corpus.layouts.posts import is_post, person_like
from corpus.layouts.record_headings import is_topic
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.layouts.turns import header, shows_turn
from corpus.layouts.verbs import verb
from corpus.lines import ARROWS, CELL

_OF_PAGE_KINDS = (
    "sharing newsletter cookies related navigation comments footer advert reading_aid edge end after below invitation count"
    " label small_print appeal"
)
OF_PAGE = frozenset(_OF_PAGE_KINDS.split())  # kinds of furniture that only a page has around a paper
NONE, WEAK, STRONG = 0, 1, 2  # how surely a line is of the page, and not of the paper
LETTER, RECORD, STORY = "letter", "record", "story"
LONGEST_TAIL = 60  # lines below which no paper ends
LONGEST = 240  # characters of a line about the page
LONGEST_LABEL = 90  # characters of a short line
LONGEST_ORDER = 80  # of a sentence that speaks to the reader of a paper without other furniture
MARKS = frozenset("┌┐└┘│►▶☰★☆✕✉▲▼◄◀|") | ARROWS
ROW = re.compile(r"\s{3,}|\t+|\s[|·•]\s(?=[^.]*$)")
BARRED = re.compile(r"\[(?!sign)[^\[\].\d]*\](?:\s*\[[^\[\]]*\])*\s*", re.IGNORECASE)
MEDIUM = re.compile(
    r"(?:this|our) (?:\w+ )?(?:e-?mails?|messages?|(?:web)?sites?|(?:web)?pages?|newsletters?|bulletins?|downloads?|copy|copies"
    r"|prints?|printouts?|databases?)\b",
    re.IGNORECASE,
)
OFFERS = re.compile(  # "The Mercury is put through 900 doors. Fancy a walk? 01632 960118"
    r"(?:^|[.!?] )(?:want|got|need|fancy|interested in|looking for)\b[^.?!]{2,80}\? .*\d{3}", re.IGNORECASE
)
PIECE = re.compile(  # of which a record or a letter may tell something too
    r"(?:this|our) (?:\w+ )?(?:documents?|publications?|files?|materials?|services?|lists?|forms?|links?)\b"
    r"(?P<had>.*\b(?:available|alternative|large print|download\w*|printed|licen[cs]e\w*|free of charge|translated)\b)?",
    re.IGNORECASE,
)
NOTED = re.compile(r"\[\d{1,3}\]")  # a footnote
MADE = re.compile(
    r"(?:.{2,24} / )?(?i:printed|compiled|produced|typeset|designed|distributed|issued|published|set|edited|generated|exported"
    r"|downloaded|saved|archived|retrieved)\b(?: and \w+)?[ :]+(?:by|at|in|on|from|for|with|via|\d)"
)
OWNED = re.compile(  # who has the rights, or trades under the name
    r"©|\(c\) ?(?:19|20)\d\d\b"
    r"|^[A-Z][^.]{2,80} (?:is|are) (?:a |the )?(?:trading|working|operating) (?:names?|styles?) (?:of|for)\b"
)
COMMENT = re.compile(r"[a-z][\w.-]{2,}\s?: \S")  # "fenman62: well said"
SHOUTED = re.compile(
    r"(?:[A-Z][A-Z’']{2,}[ ,.&-]+){2,}(?=.*[a-z])|[A-Z]{3,}: ?\S"
)  # "LOGS DELIVERED. Ring Pam", "WANTED: a piano"
NAME = re.compile(r"[A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]*)*(?= (?:is|are|was|does|do|has|will|may|can|copy|accepts?|uses?|relies)\b)")
MASTHEAD = 5  # lines at a page's top among which it is named
FILE = re.compile(r"\S\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|zip|mp[34])\b.{0,20}$", re.IGNORECASE)
WHERE = re.compile(r"\b(?:at|on|from|here:?) (?:www\.|https?:)")  # something can be read
_READER_WORDS = "you your you're you’re you'll you’ll please want got need fancy don't don’t"
READER = frozenset(_READER_WORDS.split())
ITEM = re.compile(r"\W{0,2}(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|[-–◦▪]\s")
PAPER_END = (";", ",", " and", " or", ":")
QUOTES = frozenset('“”"‘')


def cut_below(page: Page) -> Page:
    """Cuts what stands below the end of the paper and is shaped like a part of its page."""
    filled = [i for i, line in enumerate(page.lines) if line.text]
    kept = [i for i in filled if not page.verdicts[i]]
    end, tail = _below(page, filled[-LONGEST_TAIL:], STORY)
    if end >= 0 and not tail:
        return page  # what ends a story ends any paper
    genre = genre_of(page, kept)
    if genre != STORY:
        end, tail = _below(page, filled[-LONGEST_TAIL:], genre)
    shown = any(verdict in OF_PAGE for verdict in page.verdicts)
    kinds: dict[int, str] = {}
    under = False
    for number in filled[filled.index(end) + 1 :] if tail else ():
        text = page.lines[number].text
        if page.verdicts[number]:
            under = under or page.verdicts[number] in OF_PAGE
        elif number in tail and not _is_row(page, number):
            spoken = (shown or (number == kept[-1] and len(text) < LONGEST_ORDER)) and (under or not page.prose[number])
            shape = shape_of(text, reader=genre == STORY and spoken)
            if shape == STRONG or speaks_of_itself(page, number) or (under and shape == WEAK and _may_go(text, genre)):
                kinds[number] = "below"
                under = True
    return page.cut_lines(kinds)


def _may_go(text: str, genre: str) -> bool:
    """May a short line below one of the page go with it? In a record it may be what somebody says, or who does."""
    return genre == STORY or (genre == RECORD and text[-1] not in ".?!" and header(text) is None and not is_chair(text))


def genre_of(page: Page, kept: list[int]) -> str:
    """Is the paper a letter, a record of questions or speeches, or a story?"""
    if any(is_sign_off(page.lines[i].text) or is_salutation(page.lines[i].text) for i in (*kept[:30], *kept[-30:])):
        return LETTER
    return RECORD if is_other(page, kept) else STORY


def _is_row(page: Page, number: int) -> bool:
    """Is a line the row of a table, with another row of as many cells right above or below it?"""
    text = page.lines[number].text
    cells = len(ROW.split(text)) if len(text) <= LONGEST else 0
    near = [page.lines[i].text for i in (number - 1, number + 1) if 0 <= i < len(page.lines)]
    return cells > 1 and any(0 < len(text) <= LONGEST and len(ROW.split(text)) == cells for text in near)


def _below(page: Page, filled: list[int], genre: str) -> tuple[int, set[int]]:
    """The last line that is surely of the paper, and the kept lines below it that may be the page's."""
    tail: set[int] = set()
    for place in range(len(filled) - 1, -1, -1):
        number = filled[place]
        if page.verdicts[number]:
            continue
        if page.prose[number] and len(page.lines[number].text) > LONGEST:
            return number, tail
        near = filled[max(0, place - 3) : place] if page.prose[number] and _may_be_page(page.lines[number].text) else ()
        above = sum([_is_of_page(page, i) for i in near])
        if in_sentence(page, number) or ends_sentence(page, number) or goes_on(page, number):
            return number, tail
        if _is_paper(page, number, genre, above):
            return number, tail
        tail.add(number)
    return -1, set()


def _may_be_page(text: str) -> bool:
    """Does it matter of a paragraph what stands above it: does it speak to the reader, or begin with a name?"""
    return TO_READER.search(text) is not None or NAME.match(text.removeprefix("The ")) is not None


def _is_of_page(page: Page, number: int) -> bool:
    if page.verdicts[number]:
        return page.verdicts[number] in OF_PAGE
    return not page.prose[number] and not _is_row(page, number) and shape_of(page.lines[number].text, reader=False) == STRONG


def _is_paper(page: Page, number: int, genre: str, above: int) -> bool:
    """Is a line surely of the paper: a paragraph, who speaks, who signs, a heading of the paper?

    `above` is how many of the three lines above are of its page.
    """
    text = page.lines[number].text
    if is_part(text):
        return True
    if not page.prose[number]:
        return False
    if shape_of(text, reader=genre == STORY) == STRONG or (above and speaks_of_itself(page, number)):
        return False
    parted = above > 1 or (genre == STORY and above > 0)
    return genre == LETTER or not parted or len(text) > LONGEST or not QUOTES.isdisjoint(text) or not TO_READER.search(text)


def is_part(text: str) -> bool:
    """Does a line open or close a part of a paper, or does somebody ask, answer or speak in it?"""
    if NOTES.match(text) or ENDS.match(text) or COPY_LIST.match(text) or ENCLOSED.match(text):
        return True
    if verb(text) or verb(text, asking=True) or is_numbered(text) or shows_turn(text) or is_sign_off(text) or is_salutation(text):
        return True
    return SPEECH.search(text) is not None


def speaks_of_itself(page: Page, number: int) -> bool:
    """Does a sentence begin with a name that stands at the page's top, and nowhere in the paper?"""
    text = page.lines[number].text.removeprefix("The ")
    named = NAME.match(text)
    if not page.prose[number] or named is None or len(text) > LONGEST:
        return False
    filled = [i for i, line in enumerate(page.lines) if line.text]
    heads = [page.lines[i].text for i in filled[:MASTHEAD] if not page.prose[i] and not is_topic(page.lines[i].text)]
    several = " " in named[0]  # a word by itself is a name only where it stands by itself: "Fares are low" below "Bus Fares"
    cells = [cell.strip().removeprefix("The ") for head in heads for cell in ([head] if several else CELL.split(head))]
    top = any(name in cell if several else name == cell for cell in cells for name in (named[0], named[0].upper()))
    return top and not any(named[0] in page.lines[i].text for i in filled if page.prose[i] and i != number)


@lru_cache(maxsize=512)  # asked of a line by those below it as well
def shape_of(text: str, *, reader: bool = True) -> int:
    """How surely a line below the end of a paper is of its page; `reader`: may it be for speaking to the reader?

    >>> shape_of("Printed by Fen Press, Ely"), shape_of("Two swans rescued"), shape_of("Ann Lee, Director")
    (2, 1, 0)
    """
    if (
        len(text) > LONGEST
        or not any(map(str.isalpha, text))
        or (ITEM.match(text) and text[0] not in "•*")
        or text.endswith(PAPER_END)
    ):
        return NONE
    if NOTES.match(text) or ENDS.match(text) or CONTACTS.match(text) or NOTED.match(text):
        return NONE
    piece = PIECE.match(text)
    if piece and (reader or piece["had"]):
        return STRONG
    if COMMENT.match(text) or MADE.match(text) or MEDIUM.match(text) or OWNED.search(text):
        return STRONG
    if FILE.search(text) and (reader or "http" not in text):
        return STRONG
    if text[0] in QUOTES or find_dates(text) or is_meta(text) or is_date(text) or is_person(text) or is_body_name(text):
        return NONE
    if person_like(text) and is_post(text):
        return NONE
    if text[0] in MARKS or text[-1] in MARKS or BARRED.fullmatch(text):
        return STRONG
    if reader and (SHOUTED.match(text) or OFFERS.search(text)):
        return STRONG
    if ROW.search(text) and (reader or "\t" not in text):
        return STRONG
    first, _, rest = text.partition(" ")
    first = first.lower().strip(".,!?:")
    if (
        reader
        and QUOTES.isdisjoint(text)
        and not WHERE.search(text)
        and (first in READER or (first in INVITING and TO_READER.search(rest)))
    ):
        return STRONG
    return WEAK if len(text) < LONGEST_LABEL or text[-1] in ".!?" else NONE
