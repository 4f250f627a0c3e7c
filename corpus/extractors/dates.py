"""When was the paper asked, answered, sent, published; which other dates does it name?

The paper's own date follows its kind: answered for an answer, sat for a debate, dated for a letter, published for the rest.
Dates in lines that were removed (a column of Hansard, "Published ...") count; those of other stories on the page do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from corpus.date_text import parse_date
from corpus.dates import PartialDate
from corpus.dating.date_labels import Placed, is_american, place_dates
from corpus.dating.date_mentions import date_mentions
from corpus.dating.issue_dates import issue_dates
from corpus.dating.letter_dates import HEAD, LONGEST_LABEL, letter_dates, scanned_days
from corpus.dating.question_dates import question_dates
from corpus.dating.removed_dates import RemovedDate, labelled_dates, printed_address, removed_dates, stacked_date
from corpus.evidence import given_evidence, shown_in
from corpus.layouts.bylines import byline_names, opens_byline
from corpus.layouts.headlines import LABEL
from corpus.layouts.houses import is_house_line
from corpus.layouts.letter_lines import is_date
from corpus.nouns import NamedTuple
from corpus.records import Document, Evidence, Findings, Span
from corpus.url_dates import url_date

GIVEN = ("asked", "answered", "published", "sent")
OWN = {
    "written_answer": "answered",
    "debate": "published",
    "letter": "sent",
    "press_release": "published",
    "news": "published",
    "other": "published",
}
HEADERS = ("date.mail", "date.wire")
MAILED = "field:Date"  # of a mail
MAILS = frozenset(("eml", "mbox", "msg"))
PUBLISHED = frozenset(("date.published", "date.label"))
GUESSED = frozenset(("date.order",))
WORD = re.compile(r"[^\W\d_]{2,}")
WRAPPED = 32  # characters of a line that goes on in the next one, at the least
COLUMNS = "   "  # inside a line: things stand side by side
MOST_WORDS = 7  # on a line that holds a date and perhaps a name
SAT = re.compile(  # beside a day, on the line that says where a question or speech is recorded
    r"\b(?:House of (?:Commons|Lords)|Written (?:Answers?|Questions?|Statements?)|Hansard|Official Report|Westminster Hall"
    r"|Grand Committee|[Dd]ebated on|(?:Scottish|UK) Parliament|Assembly|Senedd|D[áa]il|Seanad|Plenary)\b"
)
ISSUE = re.compile(r"\b(?:issue|vol(?:ume)?|no|number|edition)\b\.? ?\d", re.IGNORECASE)  # of a magazine, beside its month
TODAY = re.compile(r"\b(?:today|out)\W{1,3}\Z")
FORM = 40  # filled lines in which a judgment or form says "Date of ...: "


class Candidate(NamedTuple):
    """A date that may be one of the paper's own, with its proof."""

    type: str
    date: PartialDate
    evidence: Evidence


def extract(document: Document, found: Findings) -> Findings:
    """The paper's own dates and every date that it names, those without a year resolved from its own."""
    placed = place_dates(document.text, day_first=not is_american(document))
    removed = tuple(removed_dates(document))
    candidates = (
        *_given(document),
        *(_of_question(document, found, placed) if found.kind == "written_answer" else ()),
        *_own(document, found, placed, removed),
        *_from_url(document, found),
        *_of_the_mail(document),
        *_from_banner(found, removed),
        *_from_page(document, found),
        *_at_foot(document, found, placed),
    )
    dates: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.evidence.origin != "url" or "asked" not in dates or candidate.date != dates["asked"].date:
            dates.setdefault(candidate.type, candidate)  # the address of a question may bear the day on which it was asked
    own = _choose_own(document, found.kind, dates)
    types = {
        candidate.evidence.span: name
        for name, candidate in dates.items()
        if candidate.evidence.origin == "body" and candidate.evidence.span is not None
    }
    evidence = [(f"dates.{name}", candidate.evidence) for name, candidate in sorted(dates.items())]
    if own is not None:
        evidence.insert(0, ("date", own.evidence))
        evidence += [("date.conflict", proof) for proof in _conflicts(own, found.kind, candidates, dates)]
    return found._replace(
        date=own.date if own else None,
        dates=MappingProxyType({name: candidate.date for name, candidate in sorted(dates.items())}),
        date_mentions=tuple(date_mentions(document.text, placed, own.date if own else None, types)),
        evidence=(*found.evidence, *evidence),
    )


def _conflicts(own: Candidate, kind: str, candidates: tuple[Candidate, ...], dates: dict[str, Candidate]) -> Iterator[Evidence]:
    """The first date of each other origin (the file, the address, a header, the text) that is not the paper's own date.

    An answer's address may bear the day of the question: what another of the paper's dates says is no conflict.
    """
    asked = {_origin(own.evidence)}
    others = {candidate.date for name, candidate in dates.items() if name != OWN[kind]}
    for candidate in candidates:
        origin = _origin(candidate.evidence)
        if candidate.type == OWN[kind] and origin not in asked and candidate.date not in others:
            asked.add(origin)
            if not own.date.iso.startswith(candidate.date.iso) and not candidate.date.iso.startswith(own.date.iso):
                yield candidate.evidence


def _origin(evidence: Evidence) -> str:
    """What speaks: the text, a header that was removed from it, or what came with the file."""
    if evidence.origin not in ("body", "source"):
        return evidence.origin
    return "header" if evidence.rule in HEADERS else "text"


def _given(document: Document) -> Iterator[Candidate]:
    """The dates that came with the file, but for that of the mail to which it was attached."""
    for name in GIVEN:
        for fact in document.given_values(name):
            if (date := _parse(fact.value)) is not None and (fact.origin != MAILED or document.format in MAILS):
                yield Candidate(name, date, given_evidence("date.given", fact))


def _of_the_mail(document: Document) -> Iterator[Candidate]:
    """The day on which an attachment was sent, for want of a day of its own."""
    for fact in document.given_values("sent"):
        if fact.origin == MAILED and (date := _parse(fact.value)) is not None:
            yield Candidate("sent", date, given_evidence("date.given", fact))


def _parse(text: str) -> PartialDate | None:
    try:
        date = parse_date(text)
    except ValueError:
        return None
    return None if date.iso.startswith("0001") else date  # in the year 1 programs write that there is no day


def _own(
    document: Document, found: Findings, placed: tuple[Placed, ...], removed: tuple[RemovedDate, ...]
) -> Iterator[Candidate]:
    """Candidates for the paper's own date, the best first."""
    own = OWN[found.kind]
    if found.kind == "letter":
        for rule, day, span in letter_dates(document.text, found, placed):
            yield Candidate(own, day, shown_in(document, rule, span))
        header = [place for place in placed if place.number < HEAD and place.line.text.startswith(("Sent:", "Date:"))]
        yield from (_shown(document, own, "date.sent", place) for place in header if place.found.date)
    yield from (Candidate(own, date, evidence) for name, date, evidence in removed if name in ("sitting", "published"))
    if found.kind in ("press_release", "news", "other"):
        reach = {"published": HEAD, "sent": FORM if found.kind == "other" else 0}
        yield from (
            _shown(document, own, f"date.{place.label}", place)
            for place in placed
            if place.number < reach.get(place.label, 0) and place.found.date and _is_label_line(place)
        )
    if found.kind != "letter":
        yield from _in_head(document, found, own, placed)
    yield from (Candidate(own, date, evidence) for name, date, evidence in removed if name in ("wire", "sent", "updated"))
    if found.kind in ("press_release", "news", "other"):
        yield from (Candidate(own, date, proof) for date, proof in issue_dates(document))
    if found.kind == "written_answer":
        yield from (
            _shown(document, own, "date.range", place)
            for place in placed
            if place.label == "range" and place.found.date and place.number < HEAD and len(place.line.text) < LONGEST_LABEL
        )
    if found.kind != "letter":
        yield from (Candidate(own, day, shown_in(document, rule, span)) for rule, day, span in scanned_days(document.text))
    yield from (
        _shown(document, own, "date.sent", place)
        for place in placed
        if place.label == "sent" and place.found.date and is_date(place.line.text)
    )


def _is_label_line(place: Placed) -> bool:
    """Does a line only say when the paper is published, or a paragraph that it is out today?"""
    before = place.line.text[: place.found.start - place.line.start]
    return len(place.line.text) < LONGEST_LABEL or TODAY.search(before) is not None or len(before) < 24


def _in_head(document: Document, found: Findings, own: str, placed: tuple[Placed, ...]) -> Iterator[Candidate]:
    """A date alone on a line near the top, in the dateline or the embargo, or in brackets after a place or "today"."""
    starts = [part.span.start for part in found.parts if part.name in ("speech", "answer", "question")]
    top = min(starts, default=None)
    for place in placed:
        if (
            place.found.date is None
            or place.number >= HEAD
            or (top is not None and place.found.start > top and found.kind == "debate")
            or place.label in ("holding", "event")
            or (place.label == "range" and found.kind == "written_answer")
            or (place.label == "asked" and found.kind != "other" and not (found.kind == "debate" and is_date(place.line.text)))
            or (place.label == "deadline" and not byline_names(place.line.text))
        ):
            continue
        alone = _stands_alone(place, found) and not _is_within(document.text, place)
        if is_date(place.line.text) or alone or is_house_line(place.line.text):
            yield _shown(document, own, "date.line", place)
    for part in found.parts_named("dateline", "embargo"):
        yield from (
            _shown(document, own, "date.dateline", place)
            for place in placed
            if place.found.date and part.span.start <= place.found.start < part.span.end + 2
        )


def _stands_alone(place: Placed, found: Findings) -> bool:
    """Does a short line near the top hold little beside a day, or in a bulletin beside a month?"""
    text = place.line.text
    length = len(" ".join(text.split()))  # cells may stand far apart
    if length > LONGEST_LABEL or not (place.found.day or found.kind == "other" or _dates_issue(place)):
        return False
    if SAT.search(text[: place.found.start - place.line.start]) and place.found.end >= place.line.end - 1:
        return True
    if length > 90 or text[-1] in ".?!":
        return False
    return place.number < 6 or len(WORD.findall(text)) <= MOST_WORDS


def _is_within(text: str, place: Placed) -> bool:
    """Is a line the middle of a sentence, which the line above it begins or the one below goes on with?"""
    line = place.line
    above = text[text.rfind("\n", 0, max(0, line.start - 1)) + 1 : max(0, line.start - 1)]
    begun = line.text[0].islower() and len(above) >= WRAPPED and above[-1] not in ".?!:;" and not opens_byline(line.text)
    below = text[line.end + 1 :].partition("\n")[0]
    goes_on = place.found.end > line.end or (below[:1].islower() and not opens_byline(below))
    return COLUMNS not in line.text and (begun or goes_on)


def _dates_issue(place: Placed) -> bool:
    """Does a line bear a month beside nothing but the number of an issue, or what calls the paper a release?"""
    text, start = place.line.text, place.line.start
    beside = f"{text[: place.found.start - start]} {text[place.found.end - start :]}".strip(" -–—|:,")
    return ISSUE.search(text) is not None or LABEL.fullmatch(beside) is not None


def _of_question(document: Document, found: Findings, placed: tuple[Placed, ...]) -> Iterator[Candidate]:
    """The days of a question and its answer, on lines that are kept or removed."""
    told = [
        Candidate(name, day, shown_in(document, rule, Span(place.found.start, place.found.end)))
        for name, day, rule, place in question_dates(found, placed)
    ]
    labelled = [candidate for candidate in told if candidate.evidence.rule not in GUESSED]
    yield from labelled
    yield from (Candidate(*one) for one in labelled_dates(document))
    yield from (candidate for candidate in told if candidate.evidence.rule in GUESSED)


def _from_banner(found: Findings, removed: tuple[RemovedDate, ...]) -> Iterator[Candidate]:
    """The day that a newspaper or a page of debates prints above its headline, for want of a better."""
    if found.kind in ("news", "press_release", "debate", "letter"):
        yield from (Candidate(OWN[found.kind], date, proof) for name, date, proof in removed if name == "banner")


def _from_url(document: Document, found: Findings) -> Iterator[Candidate]:
    """The date in the page's address."""
    for fact in document.given_values("url"):
        if dated := url_date(fact.value):
            yield Candidate(OWN[found.kind], dated[0], Evidence("date.url", dated[1], None, "url"))


def _from_page(document: Document, found: Findings) -> Iterator[Candidate]:
    """The date in a box beside a story's headline, or in the address that a browser printed, for want of any other."""
    if found.kind in ("news", "press_release"):
        for _, date, proof in (*stacked_date(document), *printed_address(document)):
            yield Candidate(OWN[found.kind], date, proof)


def _at_foot(document: Document, found: Findings, placed: tuple[Placed, ...]) -> Iterator[Candidate]:
    """The day on a line of its own below a debate, where it stands nowhere else."""
    for place in placed[-1:] if found.kind == "debate" else ():
        text, last = place.line.text, place.line.start > document.text.rstrip().rfind("\n")
        whole = last and place.found.day and place.found.date and len(text) < LONGEST_LABEL
        if whole and (is_date(text) or is_house_line(text) or SAT.search(text)):
            yield _shown(document, OWN[found.kind], "date.foot", place)


def _shown(document: Document, type_: str, rule: str, place: Placed) -> Candidate:
    assert place.found.date is not None
    return Candidate(type_, place.found.date, shown_in(document, rule, Span(place.found.start, place.found.end)))


def _choose_own(document: Document, kind: str, dates: Mapping[str, Candidate]) -> Candidate | None:
    """The paper's own date: the given one, else that of its kind, else when it came out."""
    printed = dates.get(OWN[kind])
    for fact in document.given_values("date"):
        if kind == "press_release" and fact.origin == MAILED and printed is not None and printed.evidence.rule in PUBLISHED:
            continue  # the release says when it may be published
        if (date := _parse(fact.value)) is not None:
            return Candidate("date", date, given_evidence("date.given", fact))
    return printed or dates.get("published")
