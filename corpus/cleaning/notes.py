"""Which lines below the end of a press release are no notes of it?

Below "Ends" stand notes, each with a number or under a heading, and what only journalists need: where to ring, who can be
interviewed, which pictures there are, who sent the mail. The notes stay.
"""

from __future__ import annotations

import re

from corpus.cleaning.below import STORY, genre_of
from corpus.cleaning.page import Page, in_sentence, kept_numbers
from corpus.layouts.letter_lines import COPY_LIST, QUOTED
from corpus.layouts.releases import CONTACTS, ENDS, NOTES

ITEM = re.compile(r"\W{0,2}(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[-–•*◦▪]\s?\S")
LONGEST = 200  # characters of a line for journalists; a longer one tells something
MOST = 25  # lines below the end of a release
OUTSIDE, UNDER_HEADING, LISTED = "outside", "under heading", "listed"


def cut_below_ends(page: Page) -> Page:
    """Cuts what stands below the end of a press release and belongs to none of its notes."""
    kept = kept_numbers(page)
    end = next((at for at in range(len(kept) - 1, -1, -1) if _ends(page, kept[at:])), -1)
    if end < 1 or not 0 < len(kept) - end - 1 <= MOST or genre_of(page, kept) != STORY:
        return page
    kinds: dict[int, str] = {}
    zone = OUTSIDE
    for number in kept[end + 1 :]:
        text = page.lines[number].text
        if QUOTED.match(text) or COPY_LIST.match(text):
            break
        if in_sentence(page, number) and number - 1 not in kinds:
            continue
        if ITEM.match(text):
            zone = LISTED
        elif NOTES.match(text):
            zone = UNDER_HEADING
        elif zone == LISTED or CONTACTS.match(text) or not page.prose[number]:
            zone = OUTSIDE
        if zone == OUTSIDE and len(text) <= LONGEST:
            kinds[number] = "for_journalists"
    return page.cut_lines(kinds)


def _ends(page: Page, kept: list[int]) -> bool:
    """Does the first of some lines end a release? Signs alone, "* * *", only above notes: they part a story's sections too."""
    text = page.lines[kept[0]].text
    if len(text) >= LONGEST or ENDS.match(text) is None:
        return False
    below = page.lines[kept[1]].text if len(kept) > 1 else ""
    return any(map(str.isalnum, text)) or bool(NOTES.match(below) or CONTACTS.match(below) or ITEM.match(below))
