"""Does a mail do no more than pass another on? Then that one is the paper, without the note and the marks of quotation.

Subject: FW: Beds for the winter
Please see below. M.
-----Original Message-----
> From: Lisle, Ann
"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page, page_of

_FIELD = re.compile(r"(?:From|Sent|Date|To|Cc|Bcc|Attachments?|Importance|Reply-To)\s?:", re.IGNORECASE)
_PASSED_ON = re.compile(r"Subject\s?:\s*(?:FWD?|Fwd?|fw|TR|WG)\s?:")
_BEGINS = re.compile(r"[>\s]*(?:-{2,} ?(?:Original|Forwarded) [Mm]essage\b.*|Begin forwarded message:|_{10,}|From\s?:.*)$")
_MARKS = re.compile(r"(?:> ?)+")
_HEADER = 8  # lines
_LONGEST_NOTE = 40  # words: who writes more writes a letter


def cut_forwarding(page: Page) -> Page:
    """The page of the mail that was passed on, where a short note is all that stands above it."""
    subject = next((i for i, line in enumerate(page.lines[:_HEADER]) if _PASSED_ON.match(line.text)), None)
    if subject is None or not all(_FIELD.match(line.text) for line in page.lines[:subject] if line.text):
        return page
    words = 0
    for number in range(subject + 1, len(page.lines)):
        text = page.lines[number].text
        if _BEGINS.match(text) and not _FIELD.match(page.lines[number - 1].text):
            return _passed_on(page, number)
        words += 0 if _FIELD.match(text) else len(text.split())
        if words > _LONGEST_NOTE:
            break
    return page


def _passed_on(page: Page, begin: int) -> Page:
    """The page from a line on, its lines without the marks of quotation before them."""
    begin += not page.lines[begin].text.lstrip("> ").startswith("From")
    lines = list(page.lines)
    for number in range(begin, len(lines)):
        line, marks = lines[number], _MARKS.match(lines[number].text)
        if marks:
            rest = line.text[marks.end() :].strip()
            start = line.start + line.text.index(rest) if rest else line.end
            lines[number] = line._replace(start=start, end=start + len(rest), text=rest)
    return page_of(page.original, tuple(lines), page.printed).cut_lines(dict.fromkeys(range(begin), "forwarding"))
