"""What does its own line say of a date: asked, answered, published, a deadline?"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.date_text import FoundDate, find_dates
from corpus.layouts.bylines import byline_names
from corpus.layouts.letter_lines import is_date
from corpus.lines import Line, has_figure, holds, split_filled
from corpus.nouns import NamedTuple
from corpus.records import Document
from corpus.vocabulary import TEXTS, hints_of

_LABELS = (  # what the words before a date say of it: the first whose pattern fits, which needs one of these pieces of words
    (
        "range",  # the last of the days over which answers were given
        "between week w/e",
        re.compile(r"\bbetween\b.*\band(?:\W+\w+day)?\W*\Z|\b(?:week (?:ending|commencing|to)|w/[ec])\W*\Z", re.I),
    ),
    (
        "event",
        "when where what time venue location attachment period",
        re.compile(r"^\W*(?:when|where|what|date/time|time|venue|location|attachment|period)\b(?!.*\bimmediate)", re.I),
    ),
    (
        "holding",
        "hold answer due expected",
        re.compile(
            r"holding (?:answer|reply)|answer (?:due|expected)|expected (?:answer|reply)|due (?:for answer|on)?|for answer\W*\Z"
            r"|first answered|originally answered",
            re.I,
        ),
    ),
    ("corrected", "correct", re.compile(r"correct(?:ed|ion)", re.I)),
    (
        "answered",
        "answer reply respon replied ateb freagra",
        re.compile(
            r"\b(?:answered|answers? (?:to be )?(?:tabled|issued)|(?<!the )answer (?:(?:was |has been )?given|date)"
            r"|date of (?:answer|reply|response)"
            r"|(?:reply|response) (?:received|given|date|sent)|replied|ateb\w*|freagra)\b",
            re.I,
        ),
    ),
    (
        "asked",
        "ask tabled lodged question submitted yflwyn put",
        re.compile(
            r"\b(?:asked|tabled|lodged|date (?:asked|put|of question)|question (?:date|put down)|submitted|[cg]yflwyn\w*"
            r"|asking date|ceiste)\b",
            re.I,
        ),
    ),
    (
        "answered",
        "answer repl respon",
        re.compile(
            r"(?:\A|: )\W*(?:(?:written|oral|published|received|substantive|full|final|the|ministerial|date of) )*"
            r"(?:answers?|reply|replies|responses?)(?: (?:of|on|dated|received|published|sent|to question))*\W*(?:\w+day\W*)?\Z",
            re.I,
        ),
    ),
    (
        "asked",
        "question put",
        re.compile(
            r"(?:\A|[.,;|·] |\s\s)\W*(?:(?:written|oral|parliamentary|original|the|date of) )*"
            r"(?:question(?: (?:of|on|date|dated|put|received))*|put(?: down)?(?: on)?)\W*(?:\w+day\W*)?\Z",
            re.I,
        ),
    ),
    (
        "published",
        "embargo release publication use broadcast print immediate hold not",
        re.compile(
            r"\b(?:embargo|hold (?:until|till|for)\b|not (?:to be )?(?:used |published |released |broadcast )?(?:before|until)\b"
            r"|(?:not )?for (?:(?:immediate|broadcast|print|release|use)(?: or | and |, ?|/| ))*"
            r"(?:release|publication|use|broadcast|print|immediate))",
            re.I,
        ),
    ),
    ("answered", "a", re.compile(r"^A\b\W*(?:\w+day,?\s*)?\Z")),
    ("asked", "q", re.compile(r"^Q\b[\s\d.:,-]*(?:\w+day,?\s*)?\Z")),
    (
        "deadline",
        "by before until till than deadline close closing due",
        re.compile(
            r"\b(?:(?<!ed )by(?! the (?-i:[A-Z]))|before|until|till|no later than|deadline|closes?|closing date|due)\b"
            r"[^.]{0,25}\Z",
            re.I,
        ),
    ),
    (
        "published",
        "publi post issued release embargo cyhoeddwyd today out",
        re.compile(
            r"\b(?:published|posted|issued|released|release date|embargo\w*|publication|cyhoeddwyd|today|out)\b[^.]{0,30}\Z", re.I
        ),
    ),
    ("sent", "sent date", re.compile(r"\A\W*(?:sent|date|dated)\b[^.]{0,20}\Z", re.I)),
)
LABELS = tuple((name, tuple(pieces.split()), pattern) for name, pieces, pattern in _LABELS)
TELLING = tuple({piece for name, pieces, _ in LABELS if name in ("asked", "answered") for piece in pieces if len(piece) > 1})
LETTERS = frozenset("AaQq")  # that say the same at the head of a line
HEADED = re.compile(
    r"\W*(?:(?P<answer>answer(?:ed)?|reply|response)|question|asked)(?: (?:by|from)\b.*)?\W*", re.I
)  # a heading above "Date: ..."
BOXED = re.compile(  # "Answer (Ann Lee, 3 May 2022)"
    r"(?:(?P<answer>A|Answer|Reply|Response)|Q|Question)\s{0,4}[(\[][^()\[\]]{3,60}, (?:on )?[^()\[\],]{4,20}[)\]]"
)
RANGE = re.compile(r"\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})?\s?(?:[-–—]|to|and)\s?\d{1,2} [A-Z]")  # "3 - 5 May 2022"
LETTERED = re.compile(r"(?:(?P<answer>A)|Q): [^.?!]{3,100}\d{2,4}[^.?!\w]*(?:[\[(][^\[\]()]{2,20}[\])])?$")  # who, and the day
HEADLINE = re.compile(  # above a day: a line of many words that leads to none, and a byline in few, say nothing of it
    r"(?!(?:[QA]\b\W+)?(?:Answer(?:ed)?|Reply|Response|Question|Asked|Tabled|Lodged|Corrected|Published|Embargo\w*) )"
    r"(?:\S+ ){6,}(?!(?:on|until|till|by|date|of)$)[^ ]+(?<!:)$"
    r"|[Bb]y (?:[A-Z][\w’'-]*\W*){1,4}$"
    r"|[Bb]y (?:(?:the|our|a) )?(?:[\w’'-]+ ){0,3}(?:office|team|desk|staff|correspondent|reporter|editor)\W*$"
)
BY = re.compile(r"(?:(?:Q(?:uestion)?|A(?:nswer)?)\b\W+)?(?:(?P<answer>Answered)|Asked|Tabled|Lodged) by\b")
JOINED = re.compile(  # between two dates that the same words speak of: "between 3 May and Friday 5 May"
    r"\s*(?:and|to|or|until|till|[-–—/])\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?", re.I
)
BEHIND = re.compile(  # a label that stands behind its date: "5 May 2023 (tabled)"
    r"(?: ?[(\[]|: |\s{2,}|\s[–—-]\s)(?:question )?(?:(?P<answer>answered|replied)|(?P<due>due)|asked|tabled|lodged)"
    r"(?=[)\].;,]|\W*$| (?:by|for) )",
    re.I,
)
BESIDE = re.compile(r"^\W*(?:(?:ar|on|date|dyddiad)\b\W+)+", re.I)  # before a day below a name
LONGEST_TOLD = 160  # characters of a line that says when a question was asked or answered
CELLS = re.compile(r"\s*[|·•→⇒;\t]+\s*|\s{3,}|\s[–—]\s|(?: ?\.){3,}\s*")  # between what a row says
IN_BRACKETS = re.compile(
    r"\A[^\[(.?!]{3,60}(?:[(][^()\[.?!]{2,60}[)] ?)*[\[(][^)\].?!]{4,60}\Z"
)  # behind a name at a line's head
CELL_SIGNS = ("|", "·", "•", "→", "⇒", ";", "\t", "   ", "...", ". .", " – ", " — ")  # of which CELLS needs one
NAMED_LINES, LONGEST_BESIDE = 4, 80  # lines of a name and what is beside it, and the characters of each
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?")
TYPES = {"holding": "event", "corrected": "answered", "range": "event"}


HEAD_CHARACTERS = 1_500
AMERICAN = {  # at the head of an American paper, each with its word
    "The Honorable ": "honorable",
    "Washington, D": "washington",
    "United States Senate": "senate",
    "Congress of the United States": "congress",
    "Congressman": "congressman",
    "Congresswoman": "congresswoman",
    "U.S. Sen": "u",
    "U.S. Rep": "u",
    "(R-": "r",
    "(D-": "d",
    "(I-": "i",
    "WASHINGTON": "washington",
}


class Placed(NamedTuple):
    """A date of the clean text, what its line says of it, and that line."""

    found: FoundDate
    label: str
    line: Line
    number: int


@lru_cache(maxsize=TEXTS)
def place_dates(text: str, *, day_first: bool) -> tuple[Placed, ...]:
    """Every date of the text on its line, with what the words before it say."""
    lines = split_filled(text)
    placed: list[Placed] = []
    number = 0
    end = 0  # of the date before
    for found in find_dates(text, day_first=day_first):
        while number + 1 < len(lines) and lines[number + 1].start <= found.start:
            number += 1
        line = lines[number]
        between = text[max(end, line.start) : found.start]
        apart = end > line.start and JOINED.fullmatch(between) is None
        end = found.end
        before = between[-90:] if apart else line.text[max(0, found.start - line.start - 90) : max(0, found.start - line.start)]
        if (
            not (apart or WEEKDAY.sub("", before).strip(" ,.:–-("))
            and number
            and len(lines[number - 1].text) < 80
            and is_date(line.text)
        ):
            upper = lines[number - 1].text
            before = "" if byline_names(upper) or HEADLINE.match(upper) else upper
        if before[:2].lower() == "by" and HEADLINE.match(WEEKDAY.sub("", before).removesuffix("on ").rstrip()):
            before = ""
        behind = BEHIND.match(line.text, found.end - line.start)
        label = _nearest_label(before) if behind is None else _behind(behind)
        if not label and (boxed := BOXED.match(line.text)) and found.start < line.start + boxed.end():
            label = "answered" if boxed["answer"] else "asked"
        if not label and (lettered := LETTERED.match(line.text)):  # "Q: Ann Lee (Lab) 12/07/2022"
            label = "answered" if lettered["answer"] else "asked"
        if not label and is_date(BESIDE.sub("", line.text)):
            label = _named_above(lines, number)
        if not label and RANGE.match(line.text):
            label = "range"
        if label == "sent" and number and (above := HEADED.fullmatch(lines[number - 1].text)):
            label = "answered" if above["answer"] else "asked"
        placed.append(Placed(found, label, line, number))
    return tuple(placed)


def _behind(match: re.Match[str]) -> str:
    """What the label behind a date says of it."""
    return "answered" if match["answer"] else "holding" if match["due"] else "asked"


def _named_above(lines: tuple[Line, ...], number: int) -> str:
    """What a day alone on its line is, where right above it stands who asked or answered, and what is printed beside names."""
    for line in reversed(lines[max(0, number - NAMED_LINES) : number]):
        by = BY.match(line.text)
        if by or len(line.text) > LONGEST_BESIDE:
            return ("answered" if by["answer"] else "asked") if by else ""
    return ""


def _nearest_label(before: str) -> str:
    """What the cell nearest to a date that says anything of it says: "due 8 Dec · answered" or "Put down    Tuesday".

    >>> _nearest_label("due Friday · answered Mon "), _nearest_label("Answered by Ann Lee | Minister | ")
    ('answered', 'answered')
    """
    cells = CELLS.split(before) if holds(before, CELL_SIGNS) else [before]
    return next((label for cell in reversed(cells) if (label := label_of(cell))), "")


@lru_cache(maxsize=512)  # what stands before a day alone on its line is nothing, or the heading above
def label_of(before: str) -> str:
    """What the words before a date say of it; "" for nothing."""
    small = before.lower()
    return next((name for name, pieces, pattern in LABELS if holds(small, pieces) and pattern.search(before)), "")


def may_tell_day(text: str) -> bool:
    """Could a line bear a day with words before it that say it is a question's or an answer's? Asked before it is looked at.

    >>> may_tell_day("Answered 3 May 2022"), may_tell_day("3 May 2022"), may_tell_day("Answered by Ann Lee")
    (True, False, False)
    """
    return has_figure(text) and (text[0] in LETTERS or holds(text.lower(), TELLING))


def is_told(place: Placed) -> bool:
    """Does a label's own line bear the date, or a bracket at the end of a question?"""
    text = place.line.text
    if len(text) < LONGEST_TOLD or text[place.found.end - place.line.start :] in ("", ".", ")", "]", ").", "]."):
        return True
    return IN_BRACKETS.search(text, 0, place.found.start - place.line.start) is not None


def is_american(document: Document) -> bool:
    """Does the paper come from the United States, where the month stands first?"""
    head = document.text[:HEAD_CHARACTERS]
    if holds(head, hints_of(document.text, AMERICAN)):
        return True
    return any(
        ".gov" in fact.value and ".gov.uk" not in fact.value
        for name in ("url", "publisher")
        for fact in document.given_values(name)
    )
