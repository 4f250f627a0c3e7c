"""Which lines go on in the next one: hard-wrapped paragraphs, hyphenated words, sentences that a page break interrupts?"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.cleaning.page import HYPHEN, SPACE, Page, is_prose, kept_numbers
from corpus.layouts.bylines import opens_byline
from corpus.layouts.letter_lines import COPY_LIST, is_date, is_sign_off
from corpus.layouts.turns import is_broken_office

NARROWEST, WIDEST = 32, 110  # characters on a full line of hard-wrapped text
LIST_LINE = re.compile(r"[•*·‣▪o–—-]\s|\W?\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|#|>|\|")
LABEL_LINE = re.compile(r"[A-Z][\w ’'/()-]{0,28}:(?:\s|$)")
NUMBERED_END = re.compile(r" {5,}[\[(]\w{0,3}\d+[\])]$")  # the number of a question at the margin
COLUMNS = " " * 5  # inside a line: two things stand side by side
WORD_BREAK = re.compile(r"[^\W\d_]{2,}-\Z")
NAME_BREAK, NAME_REST = re.compile(r"(?<![\w-])[A-Z][\w’']*[a-z]-\Z"), re.compile(r"[A-Z][\w’']*[a-z]")  # Ann Lisle-Poe
# The first part of words that keep their hyphen at the end of a line.
_COMPOUND_WORDS = (
    "long short well self non co re cross part full high low anti semi twenty thirty forty fifty sixty seventy eighty "
    "ninety half no pre post ex vice"
    " multi inter sub under over mid so one two three four five six ten follow decision policy evidence rights third first "
    "second year vulnerable"
)
COMPOUND = frozenset(_COMPOUND_WORDS.split())
MISREAD = re.compile(r"l(?:[fnst]|['’](?:m|ve|d|ll))?\b")  # a capital I in scanned text: "l write", "lt is"
SHARED = re.compile(r"(?:and|or|to|nor|as well)\b")
HANGING = frozenset(("the", "a", "an", "of", "in", "to", "that", "and", "for", "with", "by", "on", "at", "from", "than"))
MOST_LIKELY = 0.5
FEWEST_PAIRS = 3  # of lines between which a sentence goes on, in a text that is wrapped
FEWEST_WIDE, WIDE, RAGGED = 2, 60, 15  # or so many, all of them so wide, and no wider one from another
FOOT = 60  # lines below a sign-off among which names are listed
STAMPED = re.compile(
    r"(?:First )?(?:[Pp]ublished|PUBLISHED|Posted|POSTED|[Uu]pdated|UPDATED)(?: (?:on|by|in|at))?:? (?:\d|[A-Z])"
)
LONGEST_INSIDE = 60  # characters of a bracket on its second line
LONGEST_DATE = 45  # characters of a line that is nothing but a date
WIDEST_HEADING = 70  # characters; a longer line without a stop is no heading


def join_lines(page: Page) -> Page:
    """Ties each line of a hard-wrapped paragraph to the next, and a paragraph cut by a page break to its rest."""
    numbers = kept_numbers(page)
    width = _width(page, numbers)
    ties: dict[int, str] = {}
    listed = _listed(page, numbers) if width else frozenset()
    quoted = _quoted_widths(page, numbers)
    for at, following in pairwise(numbers):
        if at in listed:
            continue
        text, after = page.lines[at].text, page.lines[following].text
        adjacent = following == at + 1
        if adjacent and text[-1] == "-" and NAME_BREAK.search(text) and NAME_REST.match(after):
            ties[at] = ""
            continue
        if (
            (adjacent and (own := quoted.get(at, width)) and _goes_on(text, after, own))
            or (not adjacent and _interrupted(page, at, following, width))
            or (adjacent and _in_brackets(text, after))
            or (adjacent and not width and _set_in(page, at, following) and flows(text, after))
        ):
            ties[at] = SPACE
        elif not (adjacent and _breaks_word(text, after)):
            continue
        if _breaks_word(text, after):
            ties[at] = HYPHEN if text[:-1].split()[-1].lower().strip("(“\"'‘") not in COMPOUND else ""
    return page.tie(ties)


def _listed(page: Page, numbers: list[int]) -> frozenset[int]:
    """The lines right below a sign-off that list names: up to the first that begins like the rest of a sentence."""
    found: set[int] = set()
    closing = next((number for number in reversed(numbers[-FOOT:]) if is_sign_off(page.lines[number].text)), None)
    for at, following in pairwise(numbers[-FOOT:]):
        if closing is None or at <= closing:
            continue
        after = page.lines[following].text
        if after[0].islower() and following == at + 1:
            break
        if is_prose(page.lines[at].text) or COPY_LIST.match(page.lines[at].text):
            break
        found.add(at)
    return frozenset(found)


def _breaks_word(text: str, after: str) -> bool:
    """Does a line end in a part of a word, and no other word follow that shares its end: "short- and long-term"?"""
    return text[-1] == "-" and after[0].islower() and WORD_BREAK.search(text) is not None and SHARED.match(after) is None


def _quoted_widths(page: Page, numbers: list[int]) -> dict[int, int]:
    """The lines of quoted paragraphs that are set in from the margin, with the width that each is wrapped at by itself."""
    found: dict[int, int] = {}
    block: list[int] = []
    for number in (*numbers, -1):
        if block and (number != block[-1] + 1 or _depth(page, number) != _depth(page, block[-1])):
            width = max(len(page.lines[i].text) for i in block)
            if len(block) > 1 and NARROWEST <= width <= WIDEST:
                found |= dict.fromkeys(block[:-1], width)
            block = []
        if number >= 0 and (block or (page.lines[number].text[0] in '“"' and _depth(page, number) > 1)):
            block.append(number)
    return found


def _depth(page: Page, number: int) -> int:
    """How many characters a line is set in from the margin."""
    start = page.lines[number].start
    return start - page.original.rfind("\n", 0, start) - 1


def _set_in(page: Page, at: int, following: int) -> bool:
    """Are two lines set in from the margin, the first of them full, as those of a quoted paragraph are?"""
    first, second = page.lines[at], page.lines[following]
    indented = all(page.original[line.start - 2 : line.start] == "  " for line in (first, second))
    return indented and WIDE <= len(first.text) <= WIDEST


def _width(page: Page, numbers: list[int]) -> int:
    """The width that the text is wrapped at, else 0."""
    pairs = [
        len(page.lines[i].text)
        for i, following in pairwise(numbers)
        if following == i + 1
        and NARROWEST <= len(page.lines[i].text) <= WIDEST
        and flows(page.lines[i].text, page.lines[following].text)
    ]
    if len(pairs) < FEWEST_PAIRS and (len(pairs) < FEWEST_WIDE or min(pairs) < WIDE or max(pairs) - min(pairs) > RAGGED):
        return 0
    longest = sum(len(page.lines[i].text) > WIDEST + 20 for i in numbers)
    if longest * 2 > len(pairs):
        return 0
    return sorted(pairs)[-max(1, len(pairs) // 10)]


def flows(text: str, after: str) -> bool:
    """Does a sentence go on from one line to the next?"""
    return text[-1] not in ".?!:;" and _is_small(after) and not LIST_LINE.match(after)


def _is_small(text: str) -> bool:
    """Does a line begin in a small letter, and not in one that was read for a capital I?"""
    return text[0].islower() and MISREAD.match(text) is None


def hangs(text: str) -> bool:
    """Does a line end in a word that ends no sentence and no name: "Tarn Rowing Club told me that"?"""
    return text.rpartition(" ")[2].lower() in HANGING


def begins_anew(text: str, after: str) -> bool:
    """Is the next line another by its look: of a list, a column, a byline, a stamp, a date alone, or the same once more?"""
    return (
        LIST_LINE.match(after) is not None
        or COLUMNS in text
        or COLUMNS in after
        or after == text
        or opens_byline(after)
        or STAMPED.match(after) is not None
        or (len(after) <= LONGEST_DATE and is_date(after) and not hangs(text))
    )


def _in_brackets(text: str, after: str) -> bool:
    """Does a long line end inside brackets which the next one closes: "The Minister of State, Home Office (Ann", "Lee): ..."?"""
    closed = after.find(")", 0, LONGEST_INSIDE)
    return len(text) >= NARROWEST and text.rfind("(") > text.rfind(")") and closed >= 0 and "(" not in after[:closed]


def _goes_on(text: str, after: str, width: int) -> bool:
    """Was the line broken because the next word did not fit?"""
    if COLUMNS in after:
        after = NUMBERED_END.sub("", after)
    if begins_anew(text, after) or (LABEL_LINE.match(after) and text[-1] in ".?!"):
        return False
    first_word = after.split(None, 1)[0]
    if len(text) + 1 + len(first_word) <= width - 2:
        if "(" in after and is_broken_office(text, after):
            return True
        return (flows(text, after) or hangs(text)) and len(text) > width * MOST_LIKELY
    if text.isupper() != after.isupper() and len(text) > 8:
        return False
    return len(text) > width * MOST_LIKELY and (text[-1] not in ":" or after[0].islower())


def _interrupted(page: Page, at: int, following: int, width: int) -> bool:
    """Is a sentence cut by a blank line or a page break: no stop before it, a small letter after it?"""
    text, after = page.lines[at].text, page.lines[following].text
    if (
        COLUMNS in text
        or not (text[-1].isalpha() or text[-1] in ",-")
        or not _is_small(after)
        or LIST_LINE.match(after)
        or opens_byline(after)
        or following - at > 8
    ):
        return False
    wide = len(text) > WIDEST_HEADING or is_prose(text) or (width > 0 and len(text) > width * MOST_LIKELY)
    return wide and (len(after) > 40 or width > 0) and not re.search(r"[,;] (?:and|or)\Z", text)
