"""Which heading above a question or a speech tells what it is about, and which only where the House is in its business?

Every heading is weighed by the CLUES below, and the heaviest wins: most often the one nearest the text, but for labels ("Oral
Answers to Questions"), departments, parties and seats; of a bill the bill, whatever stage and clause stand below it.
"""

from __future__ import annotations

import re

from corpus.date_text import find_dates
from corpus.dating.date_labels import label_of
from corpus.knowledge import parliament
from corpus.layouts.bylines import has_first_name, in_name_case
from corpus.layouts.headline_choice import stems_of
from corpus.layouts.houses import HOUSE_WORDS, is_house_line
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS as NAMES_BRACKETS
from corpus.layouts.names import is_chair
from corpus.layouts.positions import DEPARTMENT_NAME, is_seat
from corpus.layouts.question_names import is_member_line
from corpus.layouts.turns import NAMED, header
from corpus.layouts.verbs import is_person_line
from corpus.names.departments import body_of_office
from corpus.nouns import NamedTuple
from corpus.records import Document, Findings, Span
from corpus.weighing import Clue, weigh

STAGE = re.compile(  # of a bill: then the bill is the title
    r"(?:(?:report|committee)(?: stage)?(?: \([^)]{3,20}\)){0,3}"
    r"|stage \d\b.{0,20}|(?:second|consideration|further consideration|final) stage.{0,20}"
    r"|(?:first|second|third|1st|2nd|3rd) reading|consideration of .{3,80}"
    r"|(?:commons|lords) (?:amendments?|reasons?|message)\b.{0,60}"
    r"|(?:new )?clause .{1,40}|schedule .{1,20}|amendment(?: no)?s? .{1,30}|motion(?: to .{3,40})?"
    r"|\(?(?:(?:1st|2nd|3rd|\d+th|first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|\w{4,9}(?:th|first|second|third)|last)(?: \w+)? (?:day|sitting|allotted day).{0,20})\)?)\W*",
    re.IGNORECASE,
)
BY = re.compile(r"\b(?:Asked|Answered|Tabled|Lodged) by\b")  # beside a name, in a table of who asked and answered
BEHIND = re.compile(r"\s+[-–—]\s+|: ")
STAGED = re.compile(r"\s*\(([^()]{4,40})\)$")
AGENDA = re.compile(
    r"(?:(?:Lords|Commons) debate: |\d{1,3}(?:\.\d{1,2})?\.\s+|\d{1,3}\.\d{1,2}\s{2,})(?=[A-Z“\"‘'])"
)  # the number of an item of business, the House
SAT = re.compile(
    r"\s+[-–—]+\s+(?:Westminster Hall|Grand Committee|Commons Chamber|Lords Chamber|Hansard(?: - UK Parliament)?)$"
    r"|\s+[-–—]\s+(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\s+[-–—]\s+.{0,40}"
    r"(?:[Aa]nswers?|[Qq]uestions?|[Dd]ebates?|Hansard|Hansard - UK Parliament)$"
    r"|\s+[-–—]+\s+\[[^\[\]]{4,60} in the Chair\]$"
    r"|\s+[-–—]+\s+(?:(?:[Ww]ritten|[Pp]arliamentary) )?[Qq]uestion(?: for (?:written|oral) answer| (?:for|to) [A-Z].*)?$"
    r"|\s*[-–—]?\s+[-–—]?\s*in the (?:House of (?:Commons|Lords)|Scottish Parliament|Northern Ireland Assembly|Senedd)\b"
    r".*\bat \d.*"
)
CELLS = re.compile(r"\s{3,}|\t+| [/|>–—-] ")
BILL = re.compile(r"\b(?:Bill|BILL|Order|ORDER|Regulations|REGULATIONS)\b")
DATED = frozenset(("asked", "answered", "holding"))  # what a line says that is no heading
ASKS = re.compile(r"(?:Who|Whom|When|What|Where)\b(?!.*[?]\Z)|(?:WHO|WHEN|WHAT|WHERE)\b")  # of a form in everyday words
NAMED_CELL = re.compile(r"\s+[▸►→|·•»-]\s+")
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # a note: "[Relevant documents: First Report of the Committee.]"
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
LETTERLESS = re.compile(  # nothing but a number and what it counts, or a field and its yes or no
    r"[QT]?[\W\d]+|\d{5,7} \(.*|ceisteanna [\W\d]+|\w{1,4}[.:\s-]{0,2}\d{1,6}/\d{2,4}(?:[-–]\d\d)?"
    r"|(?:Session|Volume|Vol|Item|No|Number|Day|Sitting|Meeting|Issue|Page)\.? ?\d[\d/-]*|[^:]{3,30}:\s+(?:Yes|No)",
    re.IGNORECASE,
)
LABEL = re.compile(rf"(?:{'|'.join(parliament('labels'))})\W*", re.IGNORECASE)  # no title of anything
BILL_ALONE = re.compile(r".*\b(?:Bill|BILL)\b(?: ?[\[(].{1,12}[\])])?\W*$")
SITTING = re.compile(  # words beside its day
    r"\b(?:hansard|official report|hybrid|(?:morning|afternoon|evening|special )?\s?sitting"
    r"|meeting of the (?:parliament|assembly|committee)"
    r"|westminster hall|house of (?:commons|lords)|(?:commons|lords) chamber|northern ireland assembly|scottish parliament|senedd"
    r"|(?:d[áa]il|seanad)(?: éireann)?|plenary|grand committee"
    r"|debate|debated|vol(?:ume)?\.? ?\d+|col(?:umn)?s?\.? ?\d+(?:-\d+)?|of|on|the|in"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
ABOVE, BETWEEN, BELOW = "above", "between", "below"
OPENING_WORDS = 1500  # characters of what is asked or said first
ADDRESSED = 120  # of them, in which it is said to whom
MOST_BELOW = 5  # headings below that are looked at
ENOUGH = 2  # words of a heading that stand in it
OF_HOUSES = stems_of(" ".join(HOUSE_WORDS))  # and of every paper of a House
LEAST = 3.0  # for less a paper bears no title
OPENING = {"debate": ("speech", "question"), "written_answer": ("asker", "question", "speaker", "speech", "answerer")}


class Heading(NamedTuple):
    """A heading of a question or a debate, as one sees it among the others."""

    span: Span
    text: str
    labelled: bool  # does a label say that it is the subject?
    place: str  # where it stands: ABOVE whoever first asks or speaks, BETWEEN who asks and what is asked, or BELOW
    nearness: float  # to what is asked or said; the nearest of its place has most
    heads_stage: bool = False  # is it a bill whose stage or clause stands below it?
    told: frozenset[str] = frozenset()  # stems of what is asked or said first
    of_bill: bool = False  # does a bill stand among the headings above?
    answered: bool = False  # is it over an answer, where a line may name whoever asks or answers?
    addressed: bool = False  # is it whom the question is put to?


def _shared(own: frozenset[str], told: frozenset[str]) -> float:
    """How much of a heading is asked or said: some words of a long one, all of a short one."""
    return min(1.0, len(own & told) / max(1, min(ENOUGH, len(own))))


CLUES: tuple[Clue[Heading], ...] = (
    Clue("a label says that it is the subject", 8.0, lambda h: h.labelled and not SENT.search(h.text)),
    Clue("it is a bill, and its stage or clause stands below it", 8.0, lambda h: h.heads_stage),
    Clue("it tells what is spoken of", 5.0, lambda h: _tells(h.text, of_bill=h.of_bill)),
    Clue("what is asked or said has its words", 1.5, lambda h: _shared(stems_of(h.text) - OF_HOUSES, h.told)),
    Clue("it stands above whoever asks or speaks first", 3.0, lambda h: h.place == ABOVE),
    Clue("it stands between who asks and what is asked", 1.5, lambda h: h.place == BETWEEN),
    Clue("it stands nearer than the others", 2.0, lambda h: h.nearness),
    Clue("it is whom the question is put to", -3.0, lambda h: h.addressed),
    Clue("it is a sentence, as somebody's first words are", -5.0, lambda h: h.text[-1] == "." and not h.labelled),
    Clue("it bears a date", -1.0, lambda h: bool(find_dates(h.text))),
    Clue("it names a department", -2.0, lambda h: body_of_office(h.text) is not None and h.answered),
    Clue("it says nothing", -4.0, lambda h: (_says_nothing if h.answered else _is_department)(h.text) or _is_no_title(h.text)),
)


def record_heading(document: Document, found: Findings) -> tuple[str, Span] | None:
    """The heading for which most speaks; None where none tells anything."""
    headings = _headings(document, found)
    weights = [weigh(CLUES, heading) for heading in headings]
    if not weights or max(weights) < LEAST:
        return None
    chosen = headings[weights.index(max(weights))]
    if chosen.labelled:
        return "title.subject", chosen.span
    return "title.heading", _without_stage(document.text, chosen.span)


def _headings(document: Document, found: Findings) -> list[Heading]:
    """What a paper prints as its subject, and its headings in the order of the text; of the same weight the first wins."""
    text = document.text
    first = next((part.span.start for part in found.parts if part.name in OPENING[found.kind]), None)
    asked = next((part.span.start for part in found.parts_named("question")), first)
    spans = [part.span for part in found.parts_named("heading") if not _is_seat_below(document, found, part.span)]
    places: dict[str, list[Span]] = {ABOVE: [], BETWEEN: [], BELOW: []}
    for span in spans:
        above = first is None or span.start <= first
        places[ABOVE if above else BETWEEN if asked is not None and span.start < asked else BELOW].append(span)
    bill = _bill(text, places[ABOVE])
    of_bill = any(BILL.search(text, *_ends(span)) for span in places[ABOVE])
    opening = text[first or 0 :][:OPENING_WORDS].replace("\n", " ")
    headings = [Heading(part.span, text[slice(*_ends(part.span))], True, "", 0.0) for part in found.parts_named("subject")]
    for place, spans in places.items():
        for number, span in enumerate(spans[:MOST_BELOW] if place == BELOW else spans):
            nearness = (number + 1) / len(spans) if place != BELOW and first is not None else -number / len(spans)
            headings.append(Heading(span, text[slice(*_ends(span))], False, place, nearness, span == bill))
    answered = found.kind == "written_answer"
    return [
        heading._replace(
            told=stems_of(opening.replace(heading.text, " ")),
            of_bill=of_bill,
            answered=answered,
            addressed=f" the {heading.text}" in opening[:ADDRESSED],
        )
        for heading in headings
    ]


def _is_no_title(surface: str) -> bool:
    """Is a line nothing but a seat, a number or a day, or does it say when questions were put, and how many?"""
    told_day = _is_dated(surface) and "," not in surface
    return told_day or is_seat(surface) or LETTERLESS.fullmatch(surface) is not None or OF_PAGE.search(surface) is not None


def _is_seat_below(document: Document, found: Findings, span: Span) -> bool:
    """Is a line right below who asks the seat, on a page of a legislature that prints no headings over its questions?"""
    text = document.text
    names = [part.span.end for part in found.parts_named("asker", "seat") if part.span.end < span.start]
    if not names or text.count("\n", names[-1], span.start) != 1 or ": " in text[span.start : span.end]:
        return False
    return UNHEADED.search(document.original) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _tells(surface: str, *, of_bill: bool) -> bool:
    """Does a heading tell what is spoken of?"""
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
    """Is a heading nothing but the House or its record, perhaps with the day of a sitting?

    >>> _says_when("Official Report: Wednesday 15 November 2023"), _says_when("Roads, 1 May 2023")
    (True, False)
    """
    for dated in reversed(find_dates(heading)):
        heading = heading[: dated.start] + heading[dated.end :]
    return not any(map(str.isalnum, SITTING.sub("", heading)))


def _is_dated(surface: str) -> bool:
    """Is a heading little more than a day, or does it say when something was asked or answered?"""
    dates = find_dates(surface)
    label = surface[: dates[0].start] if dates else ""
    return any(label_of(surface[: d.start]) in DATED for d in dates) or (label.rstrip()[-1:] == ":" and " " not in label.strip())


def _names_member(heading: str) -> bool:
    """Is a heading nothing but who speaks or asks, perhaps with a seat? "[HL]" behind a bill is the House where it began."""
    if BILL_ALONE.match(heading):
        return False
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
    """The bill whose stage or clause stands below its name."""
    told = [span for span in above if not _says_when(text[span.start : span.end])]
    staged = max((i for i, span in enumerate(told) if STAGE.fullmatch(text, *_ends(span))), default=0)
    return next((span for span in reversed(told[:staged]) if BILL_ALONE.match(STAGED.sub("", text[span.start : span.end]))), None)


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
