"""Does a mail do no more than pass another on? Then that one is the paper, without the note and the marks of quotation.

Subject: FW: Beds for the winter
Please see below. M.
-----Original Message-----
> From: Lisle, Ann
"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page, is_prose, page_of
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import GREETING, SALUTATION, is_date, is_sign_off

_FIELD = re.compile(r"(?:From|Sent|Date|To|Cc|Bcc|Attachments?|Importance|Reply-To)\s?:", re.IGNORECASE)
_PASSED_ON = re.compile(r"Subject\s?:\s*(?:FWD?|Fwd?|fw|TR|WG)\s?:")
_BEGINS = re.compile(r"[>\s]*(?:-{2,} ?(?:Original|Forwarded) [Mm]essage\b.*|Begin forwarded message:|_{10,}|From\s?:.*)$")
_MARKER = re.compile(r"-{2,} ?(?:Original|Forwarded) [Mm]essage\b|Begin forwarded message:")
_HEADER_LINE = re.compile(rf"{_FIELD.pattern}|Subject\s?:", re.IGNORECASE)
_NOTE, _OPENING = 12, 30  # lines of a note above the marker; filled lines above a letter's text
_MARKS = re.compile(r"(?:> ?)+")
_HEADER = 8  # lines of a header, or of what stands above a paper
_LONGEST_NOTE = 40  # words: who writes more writes a letter


def cut_forwarding(page: Page) -> Page:
    """The page of the mail that was passed on, where a short note is all that stands above it.

    The header of a mail into which another paper was copied goes as well.
    """
    subject = next((i for i, line in enumerate(page.lines[:_HEADER]) if _PASSED_ON.match(line.text)), None)
    if subject is None:
        return _marked(page)
    if not all(_FIELD.match(line.text) for line in page.lines[:subject] if line.text):
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


def _marked(page: Page) -> Page:
    """The page of what a program marked as passed on, below no more than a note."""
    marked = next((i for i, line in enumerate(page.lines[:_NOTE]) if _MARKER.match(line.text)), None)
    if marked is None or sum(len(line.text.split()) for line in page.lines[:marked]) > _LONGEST_NOTE:
        return page
    return _copied(_passed_on(page, marked))


def _copied(page: Page) -> Page:
    """The page without the header of a mail into which another paper was copied."""
    begin = next((i for i, line in enumerate(page.lines) if line.text and not page.verdicts[i]), 0)
    end = begin
    while end < len(page.lines) and _HEADER_LINE.match(page.lines[end].text):
        end += 1
    own = [line.text for line in page.lines[end:] if line.text]
    return page.cut_lines(dict.fromkeys(range(begin, end), "forwarding")) if end > begin and _is_copied(own) else page


def _is_copied(own: list[str]) -> bool:
    """Is the text of a mail a paper that was copied into it: another mail, or one that bears a day at its head?"""
    if own and _FIELD.match(own[0]):
        return True
    greeted = next((i for i, text in enumerate(own[:_OPENING]) if SALUTATION.match(text) or GREETING.match(text)), -1)
    if greeted >= 0 or any(map(is_sign_off, own)):
        return any(map(is_date, own[: max(greeted, 0)]))
    return any(find_dates(text) for text in own[:_OPENING] if not is_prose(text))


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
