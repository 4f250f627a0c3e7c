"""Which paragraphs of a saved web page are its publisher's own words to the readers, wherever they stand?

A story is interrupted by the offer of a newsletter, by a request for money, by the end of what may be read free of charge, by the
rules for comments. Such a paragraph looks like one of the story, but it speaks of the publisher and its readers and not of the
world: words such as "newsletter", "journalism" and "your support" stand close together in it.
"""

from __future__ import annotations

from corpus.cleaning.edges import SPEECH
from corpus.cleaning.furniture import WORDS as LISTS
from corpus.cleaning.furniture import signs_of
from corpus.cleaning.page import Page, kept_numbers
from corpus.cleaning.records import speakers
from corpus.cleaning.story import HEAD, INVITING, NO_QUESTION
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_salutation, is_sign_off
from corpus.layouts.verbs import verb
from corpus.lines import holds
from corpus.vocabulary import vocabulary, words

WEB = frozenset(
    ("sharing", "newsletter", "cookies", "related", "navigation", "comments", "footer", "advert", "reading_aid", "edge", "appeal")
)  # kinds of furniture that pages of the web have
FEWEST_SIGNS = 2  # lines of them on a page of the web
SIGNS = signs_of(("appeal words", 2), ("appeal hints", 1))
TELLING = frozenset(word for word, signs in SIGNS.items() if any(sign.loudness > 1 for sign in signs))
PHRASES = {  # those of publishers as they are printed, by their longest word
    word: tuple(phrase for phrase in LISTS["appeal words"] if max(words(phrase), key=len) == word) for word in TELLING
}
ADDRESS = frozenset(("you", "your", "our", "us", "we", "my"))
REPORTING = frozenset(("said", "told", "asked", "says"))  # of which an appeal has no need
YOU = frozenset(("you", "your"))
FEWEST_SPOKEN, MANY = 3, 6  # paragraphs that speak to the reader, and of how many one, in a paper that does so throughout
FEW = 30  # words of a line in which one word of publishers is enough
SURE = 3  # words of publishers that need no reader beside them
SHORTEST, LONGEST = 24, 900  # characters
ENOUGH = ((12, 4), (30, 5), (60, 6), (1000, 8))  # words of a line at the most, and how loudly it has to speak
NEAR = 2  # how loudly a line speaks that stands between two of the publisher's
QUOTES = frozenset('“"‘')


def cut_appeals(page: Page) -> Page:
    """Cuts what the publisher of a web page says to its readers about itself; a letter stays whole."""
    words_told = TELLING & vocabulary(page.original)
    if not words_told or sum(verdict in WEB for verdict in page.verdicts) < FEWEST_SIGNS:
        return page
    small = page.original.lower()
    told = [phrase for word in words_told for phrase in PHRASES[word] if phrase in small]
    if not told:
        return page
    kinds = {
        number: "appeal"
        for number, (line, verdict) in enumerate(zip(page.lines, page.verdicts, strict=True))
        if not verdict and len(line.text) >= SHORTEST and holds(line.text.lower(), told) and appeals(line.text)
    }
    if not kinds:
        return page
    filled = kept_numbers(page)
    greeted = next((i for i in filled if is_salutation(page.lines[i].text)), -1)
    if greeted >= 0:
        closed = next((i for i in reversed(filled) if is_sign_off(page.lines[i].text)), -1)
        kinds = {number: kind for number, kind in kinds.items() if number < greeted or number > closed >= 0}
    elif _is_record(page, kinds) or _guides(page, kinds):
        return page  # a question or a speech may say anything
    return page.cut_lines(kinds | _between(page, kinds))


def _is_record(page: Page, kinds: dict[int, str]) -> bool:
    """Does somebody ask, answer or make a speech on the page?"""
    texts = [page.lines[i].text for i in kept_numbers(page) if i not in kinds][:HEAD]
    return any(verb(text) not in NO_QUESTION or is_numbered(text) for text in texts) or bool(speakers(page))


def _guides(page: Page, kinds: dict[int, str]) -> bool:
    """Does the paper itself speak to its reader throughout, as advice does?"""
    told = [line.text for i, line in enumerate(page.lines) if page.prose[i] and not page.verdicts[i] and i not in kinds]
    spoken = sum(text[0] not in QUOTES and not YOU.isdisjoint(words(text)) for text in told)
    return spoken >= FEWEST_SPOKEN and spoken * MANY >= len(told)


def _between(page: Page, kinds: dict[int, str]) -> dict[int, str]:
    """The paragraph between two of the publisher's, or between one and other furniture, that speaks of it a little too."""
    filled = [i for i, line in enumerate(page.lines) if line.text]
    found: dict[int, str] = {}
    for above, number, below in zip(filled, filled[1:], filled[2:], strict=False):
        if page.verdicts[number] or number in kinds or not (above in kinds or below in kinds):
            continue
        both = all(i in kinds or page.verdicts[i] in WEB for i in (above, below))
        held = words(page.lines[number].text)
        loud, telling = loudness(held) if both else (0, 0)
        if loud >= NEAR and (telling or not YOU.isdisjoint(held)) and not _is_said(page.lines[number].text):
            found[number] = "appeal"
    return found


def appeals(text: str) -> bool:
    """Does a line speak of its publisher and the readers, and of nothing else?

    >>> appeals("Our journalism needs your support. Make a donation today."), appeals("Our journalists went to Leeds.")
    (True, False)
    """
    if not SHORTEST <= len(text) <= LONGEST:
        return False
    held = words(text)
    if TELLING.isdisjoint(held):
        return False
    loud, telling = loudness(held)
    enough = next(least for most, least in ENOUGH if len(held) <= most)
    if not REPORTING.isdisjoint(held) or loud < enough or telling < (1 if len(held) <= FEW else 2):
        return False
    if telling < SURE and ADDRESS.isdisjoint(held) and held[0] not in INVITING:
        return False
    return not _is_said(text)


def loudness(held: list[str]) -> tuple[int, int]:
    """How loudly these words speak of a publisher and its readers, each once, and how many of them only publishers use."""
    among = f" {' '.join(held)} "
    loud = telling = 0
    for word in SIGNS.keys() & held:
        said = max([sign.loudness for sign in SIGNS[word] if sign.among in among], default=0)
        loud += said
        telling += said > 1
    return loud, telling


def _is_said(text: str) -> bool:
    """Does somebody say it, in quotation marks?"""
    return text[0] in QUOTES or SPEECH.search(text) is not None
