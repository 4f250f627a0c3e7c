"""Where on a page of parliamentary questions does one record end and the next begin?

A record is a question, or several grouped ones, up to the end of their answer. The day, the department, the heading and the
member whose page it is, where they stand above several records, belong to each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.cleaning import Page
from corpus.cleaning.page import BREAK, is_prose, kept_numbers
from corpus.date_text import find_dates
from corpus.layouts.houses import is_house_line, names_house
from corpus.layouts.labels import is_labelled, is_written
from corpus.layouts.letter_lines import is_date
from corpus.layouts.question_heads import DATED_HEADING
from corpus.layouts.question_labels import field_at
from corpus.layouts.question_names import is_member_line
from corpus.layouts.record_headings import NUMBERED_HEADING, is_heading
from corpus.layouts.verbs import WRITTEN_TO, is_person_line, reported, verb
from corpus.lines import unbulleted
from corpus.nouns import NamedTuple
from corpus.vocabulary import hints_of

HINTS = {  # of a page of questions, each with its word
    "o ask ": "ask",
    "sked the ": "asked",
    "sked H": "asked",
    "sked by": "asked",
    "nswered ": "answered",
    "abled ": "tabled",
    "NSWERED BY": "answered",
    "SKED BY": "asked",
    "ofyn i": "ofyn",
    "uestion ": "question",
    "UIN ": "uin",
    "NSWER": "answer",
    "UESTION ": "question",
    "Cllr ": "cllr",
    "Q. ": "q",
    "Q: ": "q",
}
NUMBER = re.compile(r"\b(?:S\d[WOFT]-\d+|(?:UIN|HL|WQ|OQ|AQ[WOT]|WAQ|TQ|PQ)\s?\d[\d/.-]*\d|\d{5,7})\b")
CLOSING = re.compile(
    r"[Tt]his (?:question|answer) (?:was|has been|is)\b.*|[Aa]nswer (?:expected|due)\b.*|.* asked this question$"
)  # ends the record above it
MET = re.compile(r"\b(?:meeting|council|committee|panel|cabinet|sitting)\b", re.I)  # beside a day
OWN_DAY = re.compile(r"\W*(?:date )?(?:question )?(?:asked|tabled|lodged|put|submitted|answered|replied)\b", re.I)  # a record's
OF_DAY = re.compile(r"(?:\A|\s)(?:answers|replies|responses)(?: given| received)? (?:of|for|on)\W+(?:\w+day,? )?\d", re.I)
ASKING = frozenset(("ask", "asker", "number", "body", "query"))
LABELS = frozenset(("answerer", ""))  # these only say who answers
WORDS = frozenset(("", "answer", "lead"))  # a line of these may hold the words of an answer
ANSWERING = frozenset(("answer", "answerer", "lead"))
ENDS = frozenset(".?!)]")  # of a sentence, or of the number behind a question
DASHES = frozenset("—–")  # before the name of who signs the answer above
LONGEST_SEARCHED = 320  # characters of a paragraph among which a verb is looked for
LONGEST_DAY = 110  # characters of a line that says on which day somebody met
LONGEST_HEAD = 8  # lines of headings and labels above a question


class Section(NamedTuple):
    """One record: the numbers of its lines, the inherited headings first, and its anchor on the page."""

    numbers: tuple[int, ...]
    member: str


def split_records(page: Page) -> tuple[Section, ...]:
    """The records of a page; none where it holds one record or no questions."""
    if sum(map(page.original.count, hints_of(page.original, HINTS))) < 2:
        return ()
    kept = kept_numbers(page)
    starts = _starts(page, kept)
    if len(starts) < 2:
        return ()
    starts = [_with_head(page, kept, starts[i - 1] if i else -1, start) for i, start in enumerate(starts)]
    ends = [*starts[1:], len(kept)]
    sections: list[Section] = []
    inherited = _Inherited()
    used: set[str] = set()
    for start, end in zip(starts, ends, strict=True):
        first = 0 if start == starts[0] else start
        own = _without_rules(page, kept[first:end])
        above = inherited.above(page, own)
        member = _anchor(page, own, len(sections) + 1)
        member = member if member not in used else str(len(sections) + 1)
        used.add(member)
        sections.append(Section((*above, *range(own[0], own[-1] + 1)), member))
    return tuple(sections)


def _without_rules(page: Page, own: list[int]) -> list[int]:
    """Lines without the rules, of dashes or stars, that a site draws above and below a record."""
    drawn = [not any(map(str.isalnum, page.lines[number].text)) for number in own]
    if all(drawn):
        return own
    return own[drawn.index(False) : len(own) - drawn[::-1].index(False)]


def _starts(page: Page, kept: list[int]) -> list[int]:
    """Where in the kept lines a question begins that follows an answer, and where the first begins."""
    starts: list[int] = []
    state = ""
    pending = -1
    answered = 0
    given = True  # has the answer that stands open been given?
    worded = False  # has the question that stands open been put?
    put = False  # and in the formula, to its end?
    queried = False  # and to a mark of question?
    numbered = any(is_written(page.lines[number].text) for number in kept[:40])  # "Name: ...?" asks a written question
    for place, text in _paragraphs(page, kept):
        does = verb(text, asking=state == "asked" or not given)
        told = reported(text) if numbered and not does and state != "answered" else None
        does = told.does if told else does
        if does == "query" and not numbered:
            does = "lead"
        if state == "asked" and does == "lead" and not worded and text[-1] == "?":  # below a number, "Name: ...?" asks
            does = "ask"
        if state == "asked" and does == "number" and worded:  # the question above has no answer yet
            state = "answered"
        if state == "answered" and does in ASKING and not given:  # who asks and who answers stood above the question
            state, answered = "asked", answered - 1
        words = text.rstrip("”\"’')")
        given = given or (does in WORDS and words[-1:] in (".", "?", "!"))
        queried = queried and state == "asked"
        worded = state == "asked" and (worded or does == "ask" or words[-1:] == "?")
        if does == "ask":
            put = "o ask " in text and (text[-1] in ENDS or len(text) >= LONGEST_SEARCHED)
        if does in ASKING and (does != "body" or state != "asked"):
            if state != "asked":
                pending = place
            if does != "body":
                if state != "asked":
                    starts.append(pending if pending >= 0 else place)
                state = "asked"
        elif state == "asked" and (
            does in ANSWERING or _names_answerer(page, kept, place) or ((put or queried) and not does and _tells(text))
        ):
            state = "answered"
            answered += 1
            given = does not in LABELS or text[-1] in ".?!"
        queried = state == "asked" and (queried or words[-1:] == "?")
    if state == "asked" and starts and answered < len(starts) and answered == 0:
        return []
    return starts if answered > 1 else starts[:1]


def _tells(text: str) -> bool:
    """Is a line below a question a sentence that tells something, and so its answer, whoever gave it?"""
    return (
        text[-1] in ".!"
        and text[0].isalnum()
        and not text[0].islower()
        and not is_labelled(text[:80])
        and not CLOSING.match(text)
    )


def _paragraphs(page: Page, kept: list[int]) -> Iterator[tuple[int, str]]:
    """The place of each line that goes on in no line above, with the lines in which it goes on as far as a verb is looked for."""
    place = 0
    while place < len(kept):
        first, text = place, unbulleted(page.lines[kept[place]]).text
        while page.ties[kept[place]] != BREAK and place + 1 < len(kept):
            place += 1
            if len(text) < LONGEST_SEARCHED:
                text = f"{text} {page.lines[kept[place]].text}"
        yield first, text
        place += 1


def _names_answerer(page: Page, kept: list[int], place: int) -> bool:
    """Does a line between a question and a paragraph bear nothing but a name?"""
    before = page.lines[kept[place - 1]].text if place else ""
    return before[-1:] in (".", "?", "]", ")") and is_person_line(page.lines[kept[place]].text)


def _with_head(page: Page, kept: list[int], after: int, start: int) -> int:
    """Moves a record's beginning up over the headings and labels above its question."""
    lowest = max(after + 1, start - LONGEST_HEAD)
    while start > lowest:
        text = unbulleted(page.lines[kept[start - 1]]).text
        heading = (NUMBERED_HEADING.fullmatch(text) or ("ritten " in text and WRITTEN_TO.fullmatch(text))) or (
            len(text) < 110
            and not is_prose(text)
            and (
                is_heading(text)
                or names_house(text)
                or NUMBER.fullmatch(text)
                or is_date(text)
                or ((is_labelled(text) or field_at(text)) and text[-1] not in ".?!")
            )
        )
        if not heading or verb(text) in ANSWERING or CLOSING.match(text) or text[0] in DASHES:
            break
        start -= 1
    return start


class _Inherited:
    """The day, the department, the heading and the member last seen, by line number."""

    def __init__(self) -> None:
        self.day: list[int] = []
        self.department: list[int] = []
        self.heading: list[int] = []
        self.member: list[int] = []

    def above(self, page: Page, own: list[int]) -> list[int]:
        """The lines that a record inherits; what it has of its own replaces them for those that follow."""
        head: list[int] = []
        for number in own:
            text = page.lines[number].text
            if verb(text) or is_prose(text):
                break
            head.append(number)
        days = [number for number in head if _is_day(page.lines[number].text) and not OWN_DAY.match(page.lines[number].text)]
        members = [number for number in head if is_member_line(page.lines[number].text)]
        dated = [number for number in head if DATED_HEADING.fullmatch(page.lines[number].text)]
        headings = [number for number in head if number not in days and _heads(page.lines[number].text)]
        if members:  # above the name stands that of the site
            headings = [number for number in headings if number > members[-1]]
        capitals = [number for number in headings if page.lines[number].text.isupper()]
        departments = capitals or ([] if dated else headings[-2:-1])
        titles = dated or [number for number in headings if number not in departments][-1:]
        inherited = ([] if days else self.day) + ([] if members else self.member)
        if not departments:
            inherited = inherited + self.department
        if not titles and not departments:
            inherited = inherited + self.heading
        self.day, self.member = days or self.day, members or self.member
        if departments:
            self.department, self.heading = departments, titles
        elif titles:
            self.heading = titles
        return sorted(inherited)


def _heads(text: str) -> bool:
    """Is a line a heading, and no remark in brackets?"""
    return text[0] not in "([" and is_heading(text)


def _is_day(text: str) -> bool:
    """Is a line a day, the House that sat on it, or what was answered on it: "Home Office: answers of 3 May 2022"?"""
    return is_date(text) or (
        (is_house_line(text) or OF_DAY.search(text) is not None or (len(text) < LONGEST_DAY and MET.search(text) is not None))
        and any(found.date for found in find_dates(text))
    )


def _anchor(page: Page, own: list[int], place: int) -> str:
    """The question's number where its first lines print one, else its place on the page."""
    for number in own[:6]:
        match = NUMBER.search(page.lines[number].text)
        if match:
            return re.sub(r"\s", "", match[0])
    return str(place)
