"""Where are the headline, byline and notes of a press release or a news story?"""

from __future__ import annotations

import re

from corpus.date_text import MONTH, find_dates, names_day
from corpus.knowledge import words
from corpus.layouts import headline_choice, headlines
from corpus.layouts.bylines import is_person, opens_byline
from corpus.layouts.letter_lines import POSTCODE, is_date
from corpus.layouts.names import is_name
from corpus.layouts.statements import signatory_parts
from corpus.lines import CELL, OPEN_WORDS, PARTICLES, Line, runs_on, split_filled
from corpus.records import Part, Span

EMBARGO = re.compile(
    r"\W*(?:strict(?:ly)? |under |the |this is )*(?:embargo\w*|(?:not )?for (?:immediate )?(?:release|publication|"
    r"broadcast)|immediate release|hold (?:for release|until|till))\b",
    re.IGNORECASE,
)
ENDS = re.compile(  # perhaps with the number of the release
    r"(?:(?:\W*\b(?:ends?|diwedd|críoch|fin)\b)+\W*(?:(?<=[/|–—-] )[A-Z\d][\w/.-]*\d[\w/.-]*)?"
    r"|[#*]\s?[#*]\s?[#*][\s#*]*|[-–—]\s?30\s?[-–—])$",
    re.IGNORECASE,
)
NOTES = re.compile(
    r"\W*(?:.{3,40} [/|] )?(?:notes? (?:to|for) (?:the )?(?:news )?editors?|editor['’]?s?['’]? notes?|notes|background(?: notes| "
    r"information)?|further information"
    r"|about [\w’' &-]{2,60}|nodiadau i olygyddion|additional information|boilerplate)\W*$",
    re.IGNORECASE,
)
CONTACTS = re.compile(
    r"\W*(?:\d{1,2}[.)]\s+)?(?:communications\s*:"
    r"|(?:media|press|news desk|journalist)s? (?:contacts?|enquir\w+|office|inquir\w+|team|line)|contacts?\b|for "
    r"(?:further|more|all|any) "
    r"(?:media |press )?(?:information|enquiries|details|queries|interviews?)|for (?:media|press|interviews?)\b)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}, [^.]{0,40}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)$|(?:By|BY|Words by|"
    r"Reporting by|Exclusive by|Written by|Posted by|Story by|Gan|Le)\s+[A-Z]"
)
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’' ]{2,30}(?:, [A-Z][\w.]{1,15}){0,2}|[A-Z][A-Z .,/’'-]{2,40})(?:\s?\([^)]{2,30}\))?(?:,? "
    r"[^–—:(]{0,30})?(?:(?:\s?\([^)]{2,30}\))?\s?(?:[–—]|--?)\s|\s?\([^)]{2,30}\d{4}\)\s?:\s)"
)
LABEL = re.compile(
    r"\W*(?:(?:press|news|media|joint|ministerial|public)\s+(?:release|notice|statement|story|centre|room|office)s?|latest "
    r"news|news|newsroom|statement"
    r"|comunicado|communiqué|datganiad(?: i[’']r wasg)?|preasráiteas|announcement|blog|article|published|updated|date|from|posted"
    r"|release date|ref|contact|tel|exclusive"
    r"|breaking|opinion|story|subject|to|politics|home)s?\b\W*",
    re.IGNORECASE,
)
OTHER_TONGUE = re.compile(r" [/|] ")  # "Datganiad / Statement"
MAIL = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments?)\s*:", re.IGNORECASE)
ADDRESS = re.compile(
    rf"@|www\.|https?:|{POSTCODE}|\d{{3,4}}[ )-]{{1,3}}\d{{3}}|\d{{5}}"
    r"|^\d{1,4}[A-Za-z]?(?:[-–]\d{1,4})? (?:[A-Z][\w'’.-]+ ){1,4}"
    r"(?:Street|Road|Lane|Avenue|Square|Row|Place|Terrace|Way|Court|House)\b(?=$|,|  | [A-Z][\w ]+ [A-Z]{1,2}\d{1,2}$)"
)
SAID = re.compile(r"\b(?:said|says|added|commented|told \w+)\s?:$")  # a quotation follows
MOST_LINES, LONGEST_LINE = 3, 110  # lines of a headline below its first, and the characters of each
MOST_ABOVE, BODY_LINES = 25, 6  # lines above the first paragraph, and below it those whose words the headline shares
LONGEST_HEADLINE = 240


def release_parts(text: str) -> tuple[Part, ...]:
    """headline, byline, dateline, embargo, signature, ends, notes and contacts, in the order of the text."""
    lines = split_filled(text)
    parts = _marked_parts(lines)
    headline = find_headline(lines)
    if headline is not None:
        parts.append(Part("headline", headline))
    after = headline.end if headline is not None else -1
    opening = next((line for line in lines if line.start > after and len(line.text) > 80), None)
    dateline = DATELINE.match(opening.text) if opening is not None else None
    if opening is not None and dateline and _is_dateline(dateline):
        parts.append(Part("dateline", opening.part(0, len(dateline[0].rstrip(" –—-")))))
    parts += signatory_parts(lines, frozenset(part.span.start for part in parts))
    return tuple(sorted(parts, key=lambda part: (part.span, part.name)))


def _is_dateline(match: re.Match[str]) -> bool:
    """A place in capitals, or one followed by a date, an agency or a dash alone: no clause of a sentence."""
    return match["place"].isupper() or MONTH.search(match[0]) is not None or len(match[0].split()) <= 4


def _marked_parts(lines: tuple[Line, ...]) -> list[Part]:
    """The parts that a word at the head of a line gives away."""
    parts: list[Part] = []
    opened: tuple[str, Line] | None = None
    ended = False
    last: Line | None = None
    for number, line in enumerate(lines):
        text = line.text
        if len(text) < 140:
            name = _mark(text, number, ended or number * 2 > len(lines))
            if name in ("notes", "contacts", "ends") and opened and last:
                parts.append(Part(opened[0], Span(opened[1].start, last.end)))
                opened = None
            if name in ("notes", "contacts"):
                opened = (name, line)
            elif name:
                parts.append(Part(name, line.span))
                ended = ended or name == "ends"
        last = line
    if opened and last:
        parts.append(Part(opened[0], Span(opened[1].start, last.end)))
    return parts


def _mark(text: str, number: int, late: bool) -> str:
    """What the head of a line says that it is; notes and contacts only late in the paper."""
    if number < 12 and EMBARGO.match(text):
        return "embargo"
    if number < 30 and BYLINE.match(text) and is_name(" ".join(text.split()[1:3])):
        return "byline"
    if not late:
        return ""
    if ENDS.match(text):
        return "ends"
    if NOTES.match(text):
        return "notes"
    return "contacts" if CONTACTS.match(text) else ""


def find_headline(lines: tuple[Line, ...]) -> Span | None:
    """The headline, over all its lines; None where the text begins with a paragraph."""
    first = _first_of_headline(lines)
    return None if first is None else Span(lines[first].start, _broken(lines, first)[-1].end)


def _broken(lines: tuple[Line, ...], first: int) -> tuple[Line, ...]:
    """The lines over which a headline goes on from its first."""
    last = first
    for line in lines[first + 1 : first + 1 + MOST_LINES]:
        if line.start != lines[last].end + 1 or not _goes_on(lines[last].text, line.text):
            break
        last += 1
    return lines[first : last + 1]


def _goes_on(text: str, after: str) -> bool:
    """Is a headline broken over two lines?"""
    if (
        len(after) > LONGEST_LINE
        or _is_no_headline(after)
        or after[-1] == "."
        or headlines.LABELLED.match(after)
        or headlines.DECORATED.match(text)
        or opens_byline(after)
    ):
        return False
    day = next(iter(find_dates(after)), None)
    if headlines.is_meta(after) or (day and not day.start):
        return False
    ordinary = after[0].isupper() and after.split(maxsplit=1)[0].lower() in words("common_words")
    if ordinary and text.rpartition(" ")[2] in PARTICLES:
        return text.istitle() or text.isupper()  # "Minister steps in", and below it "Campaigners welcome a change"
    return runs_on(text, after)


def _first_of_headline(lines: tuple[Line, ...]) -> int | None:
    """The number of the headline's first line, among those above the first paragraph; None where the text begins with that.

    A subject line of an e-mail serves where nothing else is a headline; so does an organisation's name.
    """
    end = _head_end(lines)
    numbers: list[int] = []  # of the first lines of what is printed over one or several
    texts: list[str] = []
    number = 0
    while number < end:
        alone = is_name(lines[number].text) and lines[number].text.rpartition(" ")[2].lower() not in OPEN_WORDS
        broken = lines[number : number + 1] if alone else _broken(lines[:end], number)
        numbers.append(number)
        texts.append(" ".join([line.text for line in broken]))
        number += len(broken)
    mailed = next((i for i, text in enumerate(texts) if text.lower().startswith("subject") and MAIL.match(text)), None)
    others = frozenset([i for i, text in enumerate(texts) if MAIL.match(text) or _is_no_headline(text)])
    found = headline_choice.find_headline(texts, " ".join([line.text for line in lines[end : end + BODY_LINES]]), others)
    if found is None:
        named = [i for i, text in enumerate(texts) if i not in others and headlines.is_candidate(text) and not is_person(text)]
        found = mailed if mailed is not None or not named else named[-1]
    return None if found is None else numbers[found]


def _head_end(lines: tuple[Line, ...]) -> int:
    """The number of the first paragraph; one that a date or a byline follows is a standfirst, and no paragraph."""
    for number, line in enumerate(lines[:MOST_ABOVE]):
        if SAID.search(line.text):
            return number
        if _is_paragraph(line.text) and not any(headlines.is_meta(after.text) for after in lines[number + 1 : number + 3]):
            return number
    return min(len(lines), MOST_ABOVE)


def _is_no_headline(text: str) -> bool:
    """Is a line a label, a date, a byline, an address, a row of cells?"""
    label = LABEL.match(text)
    if label and all(map(LABEL.fullmatch, OTHER_TONGUE.split(text))):
        return True
    if label and any(map(EMBARGO.match, CELL.split(text))):
        return True
    if EMBARGO.match(text) or BYLINE.match(text) or is_date(text) or ENDS.match(text) or text[-1] in ":,;":
        return True
    if label and len(text) < 60 and names_day(text):
        return True
    return "    " in text or "\t" in text or ADDRESS.search(text) is not None


def _is_paragraph(text: str) -> bool:
    return len(text) > LONGEST_HEADLINE or (len(text) > 90 and text.rstrip("”\"’')")[-1:] == "." and text[0] not in "“\"'‘")
