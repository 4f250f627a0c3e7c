"""Which lines of a record of Parliament are speakers, and which only say on whose page it stands?

The masthead of a House or of the site that prints its papers stands above the first words; who speaks stands on lines that would
be furniture on any other page; the form's status below an answer says again what stands above it.
"""

from __future__ import annotations

from corpus.cleaning.inside import without_link
from corpus.cleaning.page import Page, kept_numbers
from corpus.layouts.houses import is_house_masthead
from corpus.layouts.names import lead_end
from corpus.layouts.turns import CLOCK, header, shows_turn, surname
from corpus.layouts.verbs import STATUS, verb
from corpus.vocabulary import vocabulary

TIME = "time"  # the furniture above a name in the record of a recording
SHARED, REACH = "Share this contribution", 3  # the link, and the lines below a name on which it stands
HEAD = 16  # lines among which a masthead stands
_WORDS = "parliament parliamentary assembly senedd oireachtas hansard holyrood proceedings trafodion details status"
WORDS = frozenset(_WORDS.split())  # a record's page holds one
MADE = frozenset(("answerer", "answer"))


def speakers(page: Page) -> frozenset[str]:
    """Who speaks by surname in a record of Parliament, where names stand on short lines between the paragraphs; else nobody."""
    kept = kept_numbers(page)
    lines = [without_link(page.lines[i].text) for i in kept]
    timed = TIME in page.verdicts or (not WORDS.isdisjoint(vocabulary(page.original)) and any(map(CLOCK.fullmatch, lines)))
    shared = SHARED in page.original
    shown = [
        at
        for at, text in enumerate(lines)
        if text
        and (shows_turn(text) or (timed and _is_timed(page, kept[at], text)) or (shared and _is_shared(page, kept[at], text)))
    ]
    texts = [lines[max(0, at - 1) if lines[at][0] == "(" else at] for at in shown]
    return frozenset(surname(text[: lead_end(text)] if lead_end(text) > 0 else text) for text in texts)


def _is_timed(page: Page, number: int, text: str) -> bool:
    """Does a name stand right below the time of a recording, but for links between the two?"""
    above = number - 1
    while above > 0 and (not page.lines[above].text or page.verdicts[above] == "navigation"):
        above -= 1
    shown = above >= 0 and (page.verdicts[above] == TIME or CLOCK.fullmatch(page.lines[above].text) is not None)
    return shown and header(text) is not None


def _is_shared(page: Page, number: int, text: str) -> bool:
    """Does the link by which the site of a House lets a speech be shared stand right below a name?"""
    below = next((line.text for line in page.lines[number + 1 : number + 1 + REACH] if line.text), "")
    return below.startswith(SHARED) and header(text) is not None


def cut_mastheads(page: Page) -> Page:
    """Cuts the masthead above a record of Parliament, and a question's status where it says again who answered."""
    if WORDS.isdisjoint(vocabulary(page.original)):
        return page
    kept = kept_numbers(page)
    top = kept[:HEAD]
    heads = [number for number in top if is_house_masthead(page.lines[number].text)]
    first = next((number for number in top if _begins(page, number)), -1) if heads else -1  # nobody may ask or speak below
    kinds = {number: "masthead" for number in heads if number < first}
    return page.cut_lines(kinds | _status(page, kept))


def _begins(page: Page, number: int) -> bool:
    """Does a line ask, answer, or name who speaks?"""
    text = page.lines[number].text
    return verb(text) != "" or shows_turn(text) or _is_timed(page, number, text)


def _status(page: Page, kept: list[int]) -> dict[int, str]:
    """The status of a question that stands below its answer."""
    if "tatus" not in page.original:
        return {}
    told = ""
    kinds: dict[int, str] = {}
    for number in kept:
        text = page.lines[number].text
        status = STATUS.match(text)
        if status and status["name"] in told:
            kinds[number] = "small_print"
        elif verb(text) in MADE:
            told = text
    return kinds
