"""Which heading above a question or a speech tells what it is about, and which only where the House is in its business?

The heading nearest the text does, but for labels ("Oral Answers to Questions"), departments, parties and seats; of a bill the
bill does, whatever stage and clause stand below it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.date_text import find_dates
from corpus.extractors.date_labels import label_of
from corpus.extractors.departments import body_of_office
from corpus.knowledge import parliament
from corpus.layouts.bylines import has_first_name, in_name_case
from corpus.layouts.houses import is_house_line
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS as NAMES_BRACKETS
from corpus.layouts.names import is_chair
from corpus.layouts.positions import DEPARTMENT_NAME, is_seat
from corpus.layouts.question_names import is_member_line
from corpus.layouts.turns import NAMED, header
from corpus.layouts.verbs import is_person_line
from corpus.records import Document, Findings, Span

STAGE = re.compile(  # of a bill: then the bill is the title
    r"(?:(?:report|committee)(?: stage)?(?: \([^)]{3,20}\)){0,3}"
    r"|stage \d\b.{0,20}|(?:second|consideration|further consideration|final) stage.{0,20}"
    r"|(?:first|second|third|1st|2nd|3rd) reading|consideration of .{3,80}"
    r"|(?:new )?clause .{1,40}|schedule .{1,20}|amendment(?: no)?s? .{1,30}|motion(?: to .{3,40})?"
    r"|\(?(?:(?:1st|2nd|3rd|\d+th|first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|\w{4,9}(?:th|first|second|third)|last)(?: \w+)? (?:day|sitting|allotted day).{0,20})\)?)\W*",
    re.IGNORECASE,
)
BY = re.compile(r"\b(?:Asked|Answered|Tabled|Lodged) by\b")  # beside a name, in a table of who asked and answered
BEHIND = re.compile(r"\s+[-–—]\s+|: ")
STAGED = re.compile(r"\s*\(([^()]{4,40})\)$")
AGENDA = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})?\.\s+|\d{1,3}\.\d{1,2}\s{2,})(?=[A-Z“\"‘'])")  # the number of an item of business
SAT = re.compile(
    r"\s+[-–—]+\s+(?:Westminster Hall|Grand Committee|Commons Chamber|Lords Chamber|Hansard(?: - UK Parliament)?)$"
    r"|\s+[-–—]\s+(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\s+[-–—]\s+.{0,40}"
    r"(?:[Aa]nswers?|[Qq]uestions?|[Dd]ebates?|Hansard|Hansard - UK Parliament)$"
    r"|\s+[-–—]+\s+\[[^\[\]]{4,60} in the Chair\]$"
    r"|\s+[-–—]+\s+(?:(?:[Ww]ritten|[Pp]arliamentary) )?[Qq]uestion(?: for (?:written|oral) answer| (?:for|to) [A-Z].*)?$"
    r"|\s*[-–—]?\s+[-–—]?\s*in the (?:House of (?:Commons|Lords)|Scottish Parliament|Northern Ireland Assembly|Senedd)\b"
    r".*\bat \d.*"
)
CELLS = re.compile(r"\s{3,}|\t+| [/|–—-] ")
BILL = re.compile(r"\b(?:Bill|BILL|Order|ORDER|Regulations|REGULATIONS)\b")
DATED = frozenset(("asked", "answered", "holding"))  # what a line says that is no heading
ASKS = re.compile(r"(?:Who|Whom|When|What|Where)\b(?!.*[?]\Z)|(?:WHO|WHEN|WHAT|WHERE)\b")  # of a form in everyday words
NAMED_CELL = re.compile(r"\s+[▸►→|·•»-]\s+")
BRACKETED = re.compile(r"\([^()]*\)")
SENT = re.compile(  # the subject of a mail that tells of questions, and not what they are about
    r"\b(?:P?Qs?|questions?|answers?|alerts?|digest|update) .{0,30}(?:answered|answer|reply|received|for [\"“‘']|of [\d\"“‘'])"
    r"|\b(?:your|new|daily|weekly) (?:.{0,40} )?(?:alert|digest|questions?|answers?)\b",
    re.IGNORECASE,
)
MINISTER = re.compile(  # who answers what stands below
    r"(?:To )?(?:[Tt]he )?(?:(?:Deputy|Cabinet|First|Prime) ){0,2}(?:Minister|Secretary(?: of State)?)"
    r"(?: (?:for|of) (?:the )?[A-Z].{2,80})?"
)
OF_PAGE = re.compile(r"\b(?:tabled|lodged|for answer) on (?:\w+day,? )?\d|^\d+ (?:questions?|answers?|results?) found\b")
DAY_BEHIND = re.compile(r"\s+\(\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}\)$")  # on which it was asked or answered
UNHEADED = re.compile(r"\bS\dW-\d|\b(?:WA?Q|AQW)\s?\d{3,}")  # the number of a question in Edinburgh, Cardiff or Belfast
LETTERLESS = re.compile(r"[QT]?[\W\d]+|\d{5,7} \(.*")  # nothing but the number of a question, and its House
LABEL = re.compile(rf"(?:{'|'.join(parliament('labels'))})\W*", re.IGNORECASE)  # no title of anything
BILL_ALONE = re.compile(r".*\b(?:Bill|BILL)\b(?: ?[\[(].{1,12}[\])])?\W*$")
SITTING = re.compile(  # words beside its day
    r"\b(?:hansard|official report|(?:morning|afternoon|evening|special )?\s?sitting"
    r"|meeting of the (?:parliament|assembly|committee)"
    r"|westminster hall|house of (?:commons|lords)|(?:commons|lords) chamber|northern ireland assembly|scottish parliament|senedd"
    r"|plenary|grand committee|debate|debated|vol(?:ume)?\.? ?\d+|col(?:umn)?s?\.? ?\d+(?:-\d+)?|of|on|the|in"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
OPENING = {"debate": ("speech", "question"), "written_answer": ("asker", "question", "speaker", "speech", "answerer")}


def record_heading(document: Document, found: Findings) -> tuple[str, Span] | None:
    """The heading nearest the first question or speech that is no stage of a bill and no label."""
    text = document.text
    labelled = [part.span for part in found.parts_named("subject") if _tells(text, part.span, of_bill=False)]
    if labelled and not SENT.search(text, *_ends(labelled[0])):
        return "title.subject", labelled[0]
    first = next((part.span.start for part in found.parts if part.name in OPENING[found.kind]), None)
    asked = next((part.span.start for part in found.parts_named("question")), first)
    headings = [part.span for part in found.parts_named("heading") if not _is_seat_below(document, found, part.span)]
    above = [span for span in headings if first is None or span.start <= first]
    between = [span for span in headings if span not in above and asked is not None and span.start < asked]
    bill = _bill(text, above)
    if bill:
        return "title.heading", bill
    of_bill = any(BILL.search(text, *_ends(span)) for span in above)
    named = [span for span in above if _tells(text, span, of_bill)]
    if first is None:
        chosen = (named or above)[:1]
    elif named:
        chosen = named[-1:]
    else:  # above stands only where the House sat: below who asks, or further down, may stand more
        below = [span for span in headings if span.start > first and span not in between]
        further = [span for span in between if _tells(text, span, of_bill)][-1:] or [
            span for span in below if _tells(text, span, of_bill)
        ][:1]
        silent = _is_department if found.kind == "debate" else _says_nothing
        quiet = [span for span in above if not silent(told := text[span.start : span.end]) and not _is_no_title(told)]
        chosen = further or quiet[-1:]
    if len(named) > 1 and found.kind == "written_answer":  # the department may stand below the heading
        chosen = [span for span in named if body_of_office(text[span.start : span.end]) is None][-1:] or chosen
    if labelled and not named:
        return "title.subject", labelled[0]
    return ("title.heading", _without_stage(text, chosen[0])) if chosen else None


def _is_no_title(surface: str) -> bool:
    """Is a line nothing but a seat or a number, or does it say when questions were put, and how many?"""
    return is_seat(surface) or LETTERLESS.fullmatch(surface) is not None or OF_PAGE.search(surface) is not None


def _is_seat_below(document: Document, found: Findings, span: Span) -> bool:
    """Is a line right below who asks the seat, on a page of a legislature that prints no headings over its questions?"""
    text = document.text
    names = [part.span.end for part in found.parts_named("asker", "seat") if part.span.end < span.start]
    if not names or text.count("\n", names[-1], span.start) != 1 or ": " in text[span.start : span.end]:
        return False
    return UNHEADED.search(document.original) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _tells(text: str, span: Span, of_bill: bool) -> bool:
    """Does a heading tell what is spoken of?"""
    surface = text[span.start : span.end]
    if all(LABEL.fullmatch(cell) or is_house_line(cell) or is_date(cell) for cell in CELLS.split(surface) if cell) or (
        of_bill and STAGE.fullmatch(surface)
    ):
        return False
    if (
        BRACKETED.fullmatch(surface)
        or ASKS.match(surface)
        or is_member_line(NAMED_CELL.split(surface)[0])
        or _is_dated(surface)
        or _says_when(surface)
    ):
        return False
    if LETTERLESS.fullmatch(surface) or is_chair(surface) or surface[0].islower() or surface[0] == "|" or BY.search(surface):
        return False
    name = header(surface)
    if (name and name.weight >= NAMED) or _names_member(surface):
        return False
    return not _is_department(surface) and not is_seat(surface) and not MINISTER.fullmatch(surface)


def _says_when(heading: str) -> bool:
    """Is a heading nothing but the day of a sitting, and the House or its record?

    >>> _says_when("Official Report: Wednesday 15 November 2023"), _says_when("Roads, 1 May 2023")
    (True, False)
    """
    dates = find_dates(heading)
    if not any(dated.date and dated.day for dated in dates):
        return False
    for dated in reversed(dates):
        heading = heading[: dated.start] + heading[dated.end :]
    return not any(map(str.isalnum, SITTING.sub("", heading)))


def _is_dated(surface: str) -> bool:
    """Is a heading little more than a day, or does it say when something was asked or answered?"""
    dates = find_dates(surface)
    label = surface[: dates[0].start] if dates else ""
    return any(label_of(surface[: d.start]) in DATED for d in dates) or (label.rstrip()[-1:] == ":" and " " not in label.strip())


def _names_member(heading: str) -> bool:
    """Is a heading nothing but who speaks or asks, perhaps with a seat?"""
    if any(is_seat(one or other) for one, other in NAMES_BRACKETS.findall(heading)):
        return True
    if heading[-1] == ")" and heading.partition("(")[0].isupper():  # "ANN LEE (Leeds)"
        heading = in_name_case(heading.partition("(")[0].strip())
    return is_person_line(heading) and has_first_name(heading)


def _says_nothing(heading: str) -> bool:
    """Is a heading over an answer the name of a department or of whoever asks?"""
    return _is_department(heading) or _names_member(heading) or MINISTER.fullmatch(heading) is not None


def _is_department(heading: str) -> bool:
    """Is a heading the name of a department alone?"""
    return DEPARTMENT_NAME.fullmatch(heading) is not None or (heading.isupper() and body_of_office(heading) is not None)


def _bill(text: str, above: list[Span]) -> Span | None:
    """The bill whose stage or clause stands right below its name, but for the day and the House."""
    told = [span for span in above if not _says_when(text[span.start : span.end])]
    for one, after in reversed(list(pairwise(told))):
        if BILL_ALONE.match(text[one.start : one.end]) and STAGE.fullmatch(text[after.start : after.end]):
            return one
    return None


def _without_stage(text: str, span: Span) -> Span:
    """The name alone, where a heading says behind it which stage of the bill it is, or where and when the House sat."""
    surface = text[span.start : span.end]
    start = span.start + (numbered.end() if (numbered := AGENDA.match(surface)) else 0)
    sat = SAT.search(surface)
    surface = surface[: sat.start()] if sat else surface
    surface = DAY_BEHIND.sub("", surface)
    staged = STAGED.search(surface)
    if staged and STAGE.fullmatch(staged[1]) and BILL.search(surface, 0, staged.start()):
        surface = surface[: staged.start()]
    for match in BEHIND.finditer(surface):
        if BILL.search(surface, 0, match.start()) and STAGE.fullmatch(surface.split(match[0])[1]):
            surface = surface[: match.start()]
            break
    return Span(start, max(start + 1, span.start + len(surface)))
