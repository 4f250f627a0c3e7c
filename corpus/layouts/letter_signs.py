"""Is a paper without a salutation laid out as a letter: an address and a date above, somebody's name and office below?

A memorandum or a circular bears labels instead ("TO:", "SUBJECT:"). No sign is enough by itself; news and releases have dates,
names and telephone numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layouts.letter_lines import (
    ADDRESSED,
    COPY_LIST,
    EIRCODE,
    ENCLOSED,
    GAP,
    LABEL_FROM,
    LABEL_TO,
    MEMO_LABEL,
    NOTICE,
    POSTCODE,
    PROSE,
    REFERENCE,
    is_date,
    is_sign_off,
)
from corpus.layouts.letterheads import CHAMBER
from corpus.layouts.names import OFFICE
from corpus.lines import Line

HEAD, FOOT = 26, 14  # filled lines at the two ends of a letter that its signs stand on
ENOUGH = 4
CODED_PLACE = re.compile(rf"{POSTCODE}$|{EIRCODE}$|\bDublin \d{{1,2}}\b|\b[A-Z]{{2}} \d{{5}}$")
MOST_MEMO_LABELS = 2
_LETTER = r"(?:letter|e-?mail|correspondence|message|enquiry)\b"
OPENING = re.compile(  # what the first paragraph of a letter says, though nobody is greeted above it
    rf"(?:Many thanks|Thanks|Thank you) for (?:your|the) {_LETTER}|(?:I|We) (?:write|wrote) to\b"
    r"|(?:I am|I'm|I’m|We are) writing (?:to|in|on|with|as|about|further)\b"
    rf"|(?:Further|With reference|In (?:reply|response)|With regard) to (?:your|our|my) (?:{_LETTER}|meeting|question|request)"
)


def is_paragraph(text: str) -> bool:
    """Is a line a paragraph, or a sentence of some length?"""
    fewest = 5 if text[0].isdigit() else 9  # words; a numbered paragraph may be short
    return len(text) > PROSE or (text[-1] in ".?" and len(text.split()) > fewest)


def first_paragraph(lines: Sequence[Line]) -> int:
    """The number of the first filled line that is a paragraph; how many there are, where none is."""
    for number, line in enumerate(lines):
        if is_paragraph(line.text):
            return number
    return len(lines)


def laid_out_as_letter(lines: Sequence[Line]) -> Line | None:
    """The line that shows most plainly that the filled lines of a paper are a letter's; None where they are not.

    A letter's address names somebody and where they are; its foot holds a sign-off, a copy list or a name with an office.
    """
    body = first_paragraph(lines)
    head = lines[: min(body, HEAD)]
    if body >= len(lines) or body > HEAD or not head:
        return None
    labels = [line for line in head if MEMO_LABEL.match(line.text)]
    addressed = any(LABEL_TO.match(line.text) for line in labels)
    if addressed and len(labels) > MOST_MEMO_LABELS:
        return labels[0]
    closing = next((line for line in lines[body + 1 :][-FOOT:] if is_sign_off(line.text)), None)
    opens = OPENING.match(lines[body].text) is not None
    return closing or head[0] if _signs(head, lines[body + 1 :], closing, opens) >= ENOUGH else None


def _signs(head: Sequence[Line], below: Sequence[Line], closing: Line | None, opens: bool) -> int:
    """How many of a letter's signs stand above and below its paragraphs, and whether they open as a letter does."""
    cells = [cell.strip() for line in head for cell in GAP.split(line.text)]
    cells = [cell for cell in cells if cell]
    somebody = any(ADDRESSED.match(cell) and len(cell) < PROSE for cell in cells)
    place = sum(CODED_PLACE.search(cell) is not None or CHAMBER.match(cell) is not None for cell in cells)
    if not somebody or not (place or opens):
        return 0
    foot = below[-FOOT:]
    return (
        1
        + 2 * opens
        + min(place, 2)
        + any(is_date(cell) for cell in cells)
        + any(REFERENCE.match(cell) or NOTICE.fullmatch(cell) or LABEL_FROM.match(cell) for cell in cells)
        + 2 * (closing is not None)
        + any(COPY_LIST.match(line.text) or ENCLOSED.match(line.text) for line in foot)
        + any(OFFICE.search(line.text) and len(line.text) < PROSE for line in foot[-4:])
    )
