"""When was a question asked, and when was it answered?

What the nearest label says counts first. A day without a label belongs to whoever is named beside it, on its line or right above.
Of days that nobody is named beside, the earlier is that of the question. Days that labels call others (due, printed, corrected)
and those of which the question or the answer speaks are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dates import PartialDate
from corpus.dating.date_labels import TYPES, Placed, is_told
from corpus.dating.letter_dates import HEAD
from corpus.layouts.letter_lines import is_date
from corpus.layouts.question_names import ALSO_ANSWERED
from corpus.records import Findings

ROLES = {"asker": "asked", "answerer": "answered"}
FIELDS = {"answered_on": "answered", "asked_on": "asked"}  # what the values of a form's fields are
OTHER = re.compile(
    r"\b(?:print\w*|argraffwyd|updated|export\w*|accessed|retrieved|saved|compiled|issue|page|session)\b", re.IGNORECASE
)
OPENING = re.compile(  # with at most a few words between the first and the day
    r"\W*(?:(?P<asked>(?:written )?question|asked|tabled|lodged|put|posed|submitted|raised)"
    r"|answer|answered|reply|replied|response)\b"
    r"(?!.*\b(?:due|expected|by(?! (?:the )?(?!\w+day)(?-i:[A-Z])))\b)(?:[^.?!]{0,40}|[^?!]{0,110}\((?:[^()]{0,20}, )?)\Z",
    re.IGNORECASE,
)
ON = re.compile(r"On (?:\w+day,? )?")  # before a day at the head of a sentence: "On 3 May 2022 Ann Lee asked ..."
OPEN_BOX = re.compile(r"[\[(](?:[^()\[\]]{0,20}, )?(?:on )?\Z")
CLOSED_BOX = re.compile(r"[^()\[\]]{0,20}[\])]\s*:")
NUMBERED_BOX = re.compile(r"[\[(][^()\[\]]{0,12}\d{4,7},? \Z")  # behind a question: "(41225, 6 September 2021)"
SINCE = re.compile(
    r"\b(?:asked|ask) the [A-Z].* (?:since|in|between|from|to|before|after|during|by|until|of) \Z"
)  # of what is asked
UNTOLD = frozenset(("", "sent", "event"))  # labels that say neither who nor which day
LONGEST_BESIDE = 160  # characters of a line on which a day stands beside a name
WORDS = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 9  # on a line that bears a day and nobody's name

Dated = tuple[str, PartialDate, str, Placed]  # asked or answered, the day, the rule that tells it, and where it stands


def question_dates(found: Findings, placed: tuple[Placed, ...]) -> Iterator[Dated]:
    """The days of a question and its answer, the best first."""
    placed = tuple(place for place in placed if ALSO_ANSWERED.match(place.line.text) is None)  # others' days
    labelled = [
        place
        for place in placed
        if place.label in ("corrected", "answered", "asked") and is_told(place) and not SINCE.search(_before(place))
    ]
    told = [
        (TYPES.get(place.label, place.label), place.found.date, f"date.{place.label}", place)
        for label in ("corrected", "answered", "asked")
        for place in labelled
        if place.label == label and place.found.date
    ]
    fields = [
        (name, place.found.date, f"date.{name}", place)
        for part, name in FIELDS.items()
        for place in placed
        if place.found.date and _within(found, place, part)
    ]
    free = [place for place in placed if place.found.day and _is_free(found, place)]
    named = [(place, name) for place in placed if place.label in UNTOLD and (name := _opening(place))]
    named += [(place, "asked") for place in placed if _is_numbered(place)]
    named += [(place, ROLES[role]) for place in free if (role := _beside(found, place)) and not _opening(place)]
    beside = [(name, place.found.date, "date.beside", place) for place, name in named if place.found.date]
    yield from (*fields, *told, *beside)
    known = {name: day for name, day, _, _ in (*beside[::-1], *told[::-1], *fields[::-1])}
    yield from _in_order(known, [place for place in free if all(place is not other for other, _ in named)])
    short = [(place, TYPES.get(place.label, place.label)) for place in labelled]
    yield from _without_year((*short, *named), known, placed)


def _before(place: Placed) -> str:
    return place.line.text[: place.found.start - place.line.start]


def _opening(place: Placed) -> str:
    """What the first word of the line says of a day on it: "Question received in the Table Office: 3 May 2022"."""
    behind = place.line.text[place.found.end - place.line.start :]
    whole = len(behind) <= 1 or behind.startswith(") by ")
    opened = OPENING.match(place.line.text[: place.found.start - place.line.start]) if whole else None
    return "" if opened is None else "asked" if opened["asked"] else "answered"


def _is_free(found: Findings, place: Placed) -> bool:
    """Does a day stand in neither the question nor the answer, and does no label say that it is another's?"""
    if place.label not in UNTOLD:
        return False
    if ON.fullmatch(_before(place)) or _is_boxed(found, place):
        return True
    if len(place.line.text) > LONGEST_BESIDE:
        return False
    if is_date(place.line.text.strip("()[]")) and not _within(found, place, "due_on", *FIELDS):
        return True
    if OTHER.search(place.line.text):
        return False
    return not _within(found, place, "question", "answer", "due_on", *FIELDS)


def _is_numbered(place: Placed) -> bool:
    """Does a day stand behind a question, in brackets with its number?"""
    at, end = place.found.start - place.line.start, place.found.end - place.line.start
    return place.line.text[end:].strip(" .") in (")", "]") and NUMBERED_BOX.search(place.line.text, 0, at) is not None


def _is_boxed(found: Findings, place: Placed) -> bool:
    """Does a day stand in brackets between a name and the words: "Ann Lee (Leeds) [3 May 2022]: To ask"?"""
    named = any(place.line.start <= part.span.start < place.found.start for part in found.parts_named(*ROLES))
    closed = CLOSED_BOX.match(place.line.text, place.found.end - place.line.start)
    return named and closed is not None and OPEN_BOX.search(_before(place)) is not None


def _within(found: Findings, place: Placed, *names: str) -> bool:
    return any(part.span.start <= place.found.start < part.span.end for part in found.parts_named(*names))


def _beside(found: Findings, place: Placed) -> str:
    """Who is named on the line of a day, the nearest before it, or right above a line that bears nothing but the day."""
    names = found.parts_named(*ROLES)
    line = place.line
    on_line = [part for part in names if line.start <= part.span.start < line.end]
    if on_line:
        before = [part for part in on_line if part.span.start < place.found.start]
        return (before[-1] if before else on_line[0]).name
    if not is_date(line.text.strip("()[]")):
        return ""
    above = [part for part in names if 0 < line.start - part.span.end < LONGEST_BESIDE / 2]
    return above[-1].name if above else ""


def _in_order(known: dict[str, PartialDate], free: list[Placed]) -> Iterator[Dated]:
    """Days above the answer that nobody is named beside: of two the earlier is that of the question."""
    free = [place for place in free if place.number < HEAD and len(WORDS.findall(place.line.text)) <= MOST_WORDS]
    days = sorted({place.found.date.iso: place for place in free if place.found.date}.items())
    asked, answered = known.get("asked"), known.get("answered")
    if asked and not answered:
        days = [(iso, place) for iso, place in days if iso > asked.iso]
    elif answered and not asked:
        days = [(iso, place) for iso, place in days if iso < answered.iso]
    if not (asked or answered) and len(days) == len(ROLES):
        chosen = list(zip(ROLES.values(), days, strict=True))
    elif (asked is None) != (answered is None) and len(days) == 1:
        chosen = [("answered" if asked else "asked", days[0])]
    else:
        return
    for name, (_, place) in chosen:
        if place.found.date:
            yield name, place.found.date, "date.order", place


def _without_year(
    told: tuple[tuple[Placed, str], ...], known: dict[str, PartialDate], placed: tuple[Placed, ...]
) -> Iterator[Dated]:
    """Days without a year that are labelled or stand beside a name: the last up to the answer's, or in the page's only year."""
    answered = known.get("answered")
    named = {place.found.date.iso[:4] for place in placed if place.found.date}
    years = [int(answered.iso[:4]), int(answered.iso[:4]) - 1] if answered else [int(year) for year in named if len(named) == 1]
    for place, name in told:
        if place.found.date is None and place.found.day:
            days = [day for year in years if (day := place.found.in_year(year))]
            chosen = next((day for day in days if not answered or day.iso <= answered.iso), None)
            if chosen:
                yield name, chosen, f"date.{name}", place
