"""Which of a paper's dates stand in the lines that were removed from it?

A column of Hansard, "Published ...", the stamp of a news wire or of a mail speak of this paper; other stories' dates do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.cleaning.page import to_original
from corpus.date_text import find_dates, parse_date
from corpus.dates import PartialDate
from corpus.dating.date_labels import TYPES, label_of
from corpus.evidence import shown_in_source
from corpus.layouts.letter_lines import is_date
from corpus.layouts.letter_signs import is_paragraph
from corpus.lines import split_filled
from corpus.records import Document, Evidence, Span
from corpus.url_dates import url_date

REMOVED = {"column": "sitting", "published": "published", "issue": "published", "wire": "wire", "mail": "sent"}
CELL = re.compile(r" [|·•] ")  # between the cells of a row
ADDRESS = re.compile(r"(https?://\S+)")
NUMBERED_ADDRESS = re.compile(r"(https?://\S+)\s+(?:page )?\d{1,3} ?(?:/|of) ?\d{1,3}", re.IGNORECASE)
UPDATED = re.compile(r"\b(?:updated|modified|reviewed)\b", re.IGNORECASE)
WIRE_STAMP = re.compile(r"\b(\d{2})\d{4} ([A-Z]{3} \d{2})\b")  # day, hour and minute, month and year of transmission
WIRE_DAY = re.compile(r"\b(\d{1,2})([A-Z]{3})(\d{2})\b")
WIRE_DATE = re.compile(r"-(\d{2})-(\d{2})-(\d{2}) ")
OF_PAGE = frozenset(("byline", "standfirst", "other"))  # what stands around the article of a saved page
POSTED = re.compile(r"\W*(?:first |originally )?(?:published|posted|issued|released)\b.{0,40}\d", re.IGNORECASE)
BANNERS = frozenset(
    ("navigation", "edge", "contacts", "running_head", *OF_PAGE)
)  # removed lines that above the headline may hold the day of the issue
ROWS = frozenset(
    ("navigation", "comments", "caption")
)  # removed lines between the headline and the story that may hold its day in a cell
YEAR_LINE = re.compile(r"^[^\S\n]*(?:19|20)\d\d[^\S\n]*$", re.MULTILINE)
BOXED_ABOVE = 2_000  # characters
FIRST_LINES, PARAGRAPH = 12, 80  # lines from the top, and characters
BEYOND = frozenset(  # removed lines that may hold a question's dates
    ("edge", "after", "running_head", "navigation", "footer", "byline", "standfirst", "other")
)

RemovedDate = tuple[str, PartialDate, Evidence]  # what its line says that it is the date of


def removed_dates(document: Document) -> Iterator[RemovedDate]:
    """Dates in lines that were removed and that speak of this paper; a banner's stands above the paper's first line."""
    top = document.pieces[0][1] if document.pieces else 0
    body = _story(document)
    for cut in document.furniture:
        name = REMOVED.get(cut.kind) or ("banner" if cut.kind in BANNERS and cut.span.end <= top else None)
        if name is None and cut.kind in ROWS and cut.span.end <= body:  # "News | 18 Oct 2022 | 0 comments"
            text = document.original[cut.span.start : cut.span.end]
            name = "banner" if any(is_date(cell) or POSTED.match(cell) for cell in CELL.split(text)) else None
        if cut.kind == "footer":
            yield from _last_updated(document, cut.span)
        if name is None:
            continue
        text = document.original[cut.span.start : cut.span.end]
        if cut.kind in OF_PAGE:
            lines = text.split("\n")
            name = "published" if any(map(POSTED.match, lines)) else name if any(map(is_date, lines)) else None
            if name is None:
                continue
        stamp = WIRE_STAMP.search(text) if name == "wire" else None
        if stamp:
            text = text[: stamp.start()] + f"{stamp[1]} {stamp[2]}"
        if name == "wire" and not stamp:
            text = WIRE_DAY.sub(r"\1 \2 \3", text)
        wire = WIRE_DATE.search(text + " ") if name == "wire" else None
        if wire:
            date = _day(f"20{wire[3]}-{wire[1]}-{wire[2]}")
            if date:
                yield name, date, shown_in_source(document, "date.wire", cut.span)
            continue
        name = "updated" if name == "published" and UPDATED.search(text) else name
        for dated in find_dates(text):
            if dated.date and (dated.day or name != "banner"):
                span = Span(cut.span.start + dated.start, cut.span.start + dated.end)
                yield name, dated.date, shown_in_source(document, f"date.{cut.kind}", span)


def _last_updated(document: Document, footer: Span) -> Iterator[RemovedDate]:
    """The day on which the foot of a page says that it was last changed."""
    text = document.original[footer.start : footer.end]
    told = UPDATED.search(text)
    for dated in find_dates(text) if told else ():
        if told and dated.date and dated.day and 0 <= dated.start - told.end() < len(" on Wednesday the "):
            span = Span(footer.start + dated.start, footer.start + dated.end)
            yield "updated", dated.date, shown_in_source(document, "date.footer", span)


def _story(document: Document) -> int:
    """Where in the original the first paragraph begins, near the top; 0 where none does."""
    lines = split_filled(document.text)[:FIRST_LINES]
    line = next((line for line in lines if len(line.text) > PARAGRAPH or is_paragraph(line.text)), None)
    return (to_original(document.pieces, line.start) or 0) if line else 0


def printed_address(document: Document) -> Iterator[RemovedDate]:
    """The date in the page's own address, as a browser prints it: alone above the page, or beside the page's number below it."""
    if "://" not in document.original:
        return
    lines = split_filled(document.original)
    for line, form in ((lines[0], ADDRESS), (lines[-1], NUMBERED_ADDRESS)):
        address = form.fullmatch(line.text)
        dated = url_date(address[1]) if address else None
        if dated:
            at = line.start + line.text.lower().index(dated[1])
            yield "address", dated[0], shown_in_source(document, "date.address", Span(at, at + len(dated[1])))


def stacked_date(document: Document) -> Iterator[RemovedDate]:
    """The day near the top of a page that stands in lines of its own one below the other, as in the box beside a headline."""
    head = document.original[:BOXED_ABOVE]
    if not YEAR_LINE.search(head):
        return
    for dated in find_dates(head):
        before, after = head[: dated.start].rpartition("\n")[2], head[dated.end :].partition("\n")[0]
        if dated.date and dated.day and "\n" in head[dated.start : dated.end] and not f"{before}{after}".strip():
            yield "box", dated.date, shown_in_source(document, "date.box", Span(dated.start, dated.end))


def _day(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def labelled_dates(document: Document) -> Iterator[RemovedDate]:
    """Dates that a removed line of this record calls asked or answered."""
    for cut in document.furniture:
        text = document.original[cut.span.start : cut.span.end]
        if cut.kind not in BEYOND or len(text) > 200:
            continue
        last = 0
        for dated in find_dates(text):
            label = label_of(text[max(last, dated.start - 60) : dated.start])
            last = dated.end
            if dated.date and label in ("asked", "answered", "corrected"):
                span = Span(cut.span.start + dated.start, cut.span.start + dated.end)
                yield TYPES.get(label, label), dated.date, shown_in_source(document, f"date.{label}", span)
