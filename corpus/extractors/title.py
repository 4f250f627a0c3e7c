"""What is the paper called, as it prints itself?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.evidence import given_evidence, shown_in
from corpus.knowledge import parliament
from corpus.layouts.letter_lines import LETTER_FROM, is_salutation
from corpus.layouts.releases import find_headline
from corpus.layouts.verbs import is_heading
from corpus.lines import split_filled
from corpus.records import Document, Findings, Span

STAGE = re.compile(  # of a bill: then the bill is the title
    r"(?:(?:report|committee)(?: stage)?(?: \([^)]{3,20}\))?|(?:first|second|third|1st|2nd|3rd) reading|consideration of .{3,40}"
    r"|(?:new )?clause .{1,40}|schedule .{1,20}|amendment(?: no)?s? .{1,30}|motion(?: to .{3,40})?"
    r"|\(?(?:(?:1st|2nd|3rd|\d+th|first|second|third|fourth|fifth|last)(?: \w+)? (?:day|sitting|allotted day).{0,20})\)?)\W*",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\s+[-–—]\s+|: ")
AGENDA = re.compile(r"\d{1,2}\.\s+(?=[A-Z])")  # the number of an item of business
SAT = re.compile(
    r"\s*[-–—]?\s+[-–—]?\s*in the (?:House of (?:Commons|Lords)|Scottish Parliament|Northern Ireland Assembly|Senedd)\b"
    r".*\bat \d.*"
)
BILL = re.compile(r"\b(?:Bill|BILL|Order|ORDER|Regulations|REGULATIONS)\b")
LABEL = re.compile(rf"(?:{'|'.join(parliament('labels'))})\W*", re.IGNORECASE)  # no title of anything
INLINE = 40  # characters of a line on which a salutation and the letter's first words stand
OPENING = "\"'“‘«„([{£$€#@¿¡.…"
MARKS = " \t*_#–—-:|•"
PREFIX = re.compile(
    r"(?:(?:re|fwd?|subject|ref|title|headline|heading|about|letter|pwnc|(?:press|media|news) (?:release|statement|notice)"
    r"|datganiad i[’']r wasg)\s*[:–—-]\s*)+",
    re.IGNORECASE,
)


def extract(document: Document, found: Findings) -> Findings:
    """The title with its evidence; none where the paper bears none."""
    for fact in document.given_values("title"):
        return replace(found, title=fact.value, evidence=(*found.evidence, ("title", given_evidence("title.given", fact))))
    chosen = TITLES[found.kind](document, found)
    if chosen is None:
        return found
    rule, span = chosen
    span = _trimmed(document.text, span)
    if span.end <= span.start:
        return found
    title = " ".join(document.text[span.start : span.end].split())
    return replace(found, title=title, evidence=(*found.evidence, ("title", shown_in(document, rule, span))))


def _trimmed(text: str, span: Span) -> Span:
    """The span without a prefix such as "Subject:" and without marks around it."""
    surface = text[span.start : span.end]
    prefix = PREFIX.match(surface)
    start = span.start + (prefix.end() if prefix else 0)
    end = span.end
    while start < end and (text[start] in MARKS or not (text[start].isalnum() or text[start] in OPENING)):
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return Span(start, end)


def _heading(document: Document, found: Findings) -> tuple[str, Span] | None:
    """The heading nearest the first question or speech that is no stage of a bill and no label."""
    opening = ("speech", "question") if found.kind == "debate" else ("asker", "question", "speaker", "speech", "answerer")
    first = next((part.span.start for part in found.parts if part.name in opening), None)
    headings = [part.span for part in found.parts_named("heading") if first is None or part.span.start <= first]
    texts = {span: document.text[span.start : span.end] for span in headings}
    of_bill = any(BILL.search(text) for text in texts.values())
    named = [span for span, text in texts.items() if not LABEL.fullmatch(text) and not (of_bill and STAGE.fullmatch(text))]
    if not named and first is not None:  # above the first speech stands only where the House sat
        below = [part.span for part in found.parts_named("heading") if part.span.start > first]
        named = [span for span in below if not LABEL.fullmatch(document.text[span.start : span.end])][:1]
    chosen = (named or headings)[:1] if first is None else (named or headings)[-1:]
    return ("title.heading", _of_bill(document.text, chosen[0])) if chosen else None


def _of_bill(text: str, span: Span) -> Span:
    """The name alone, where a heading says behind it which stage of the bill it is, or where and when the House sat."""
    surface = text[span.start : span.end]
    start = span.start + (numbered.end() if (numbered := AGENDA.match(surface)) else 0)
    sat = SAT.search(surface)
    surface = surface[: sat.start()] if sat else surface
    for match in BEHIND.finditer(surface):
        if BILL.search(surface, 0, match.start()) and STAGE.fullmatch(surface.split(match[0])[1]):
            surface = surface[: match.start()]
            break
    return Span(start, max(start + 1, span.start + len(surface)))


def _subject(document: Document, found: Findings) -> tuple[str, Span] | None:
    """A letter's subject line; the heading over a letter that is printed elsewhere."""
    for part in found.parts_named("subject"):
        return "title.subject", part.span
    lines = split_filled(document.text)
    for number, line in enumerate(lines[:8]):
        if LETTER_FROM.match(line.text):
            above = [other for other in lines[:number] if is_heading(other.text)]
            return ("title.heading", above[-1].span) if above else None
        if is_salutation(line.text):
            above = [other for other in lines[:number] if _is_over_letter(other.text)]
            return ("title.heading", above[-1].span) if above and len(line.text) > INLINE else None
    if found.parts_named("salutation", "letterhead"):
        return None
    headline = find_headline(lines)
    return ("title.headline", headline) if headline else None


def _is_over_letter(text: str) -> bool:
    """Could a line be the heading that a newspaper prints over a letter?"""
    return (
        is_heading(text) and len(text.split()) > 2 and "letters" not in text.lower() and not any(char.isdigit() for char in text)
    )


def _headline(_document: Document, found: Findings) -> tuple[str, Span] | None:
    """The headline."""
    return next((("title.headline", part.span) for part in found.parts_named("headline")), None)


TITLES: dict[str, Callable[[Document, Findings], tuple[str, Span] | None]] = {
    "letter": _subject,
    "written_answer": _heading,
    "debate": _heading,
    "press_release": _headline,
    "news": _headline,
    "other": _headline,
}
