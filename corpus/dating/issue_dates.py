"""Which season or month of which year does a magazine print at its head?

Quarterlies and parish papers bear a season, a term or a feast in place of a day ("THE HARBOUR LIGHT   Summer 2024"), or the
first of two months. A headline may name one too ("Ferry back in summer 2024"), so it has to stand apart from its line's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_text import MONTH, MONTH_NUMBERS, make_date
from corpus.dates import PartialDate
from corpus.evidence import shown_in_source
from corpus.lines import holds, split_filled
from corpus.records import Document, Evidence, Span

LINES, LONGEST = 5, 140  # at a paper's top, and the characters of each
_NAMES = "Spring|Summer|Autumn|Winter|Christmas|Easter|Whitsun|Michaelmas|Hilary|Trinity|Lent|Advent|Harvest"
_SEASON = rf"(?:{_NAMES}|{_NAMES.lower()}|{_NAMES.upper()})"
ISSUE = re.compile(
    rf"(?:^|\s\s|[,.:|·•/(–—-] ?|\t)"
    rf"(?P<issue>(?:{_SEASON}(?:\s?[/&–-]\s?{_SEASON})?(?: (?:[Tt]erm|[Ii]ssue|[Ee]dition|TERM|ISSUE))?"
    rf"|(?P<month>{MONTH.pattern})\.?(?:\s?[/&–-]\s?{MONTH.pattern})?\.?),? (?P<year>(?:19|20)\d\d))"
    r"(?:[-/–]\d\d)?(?=\s\s|\W*$|[,|·•)]|\s[|·•/–—-]\s)"
)
YEARS = ("19", "20")


def issue_dates(document: Document) -> Iterator[tuple[PartialDate, Evidence]]:
    """The month of an issue on one of the first lines, or the year of its season, where that stands apart."""
    for line in split_filled(document.original)[:LINES]:
        match = ISSUE.search(line.text) if len(line.text) < LONGEST and holds(line.text, YEARS) else None
        date = make_date(int(match["year"]), MONTH_NUMBERS[match["month"].lower()] if match["month"] else None) if match else None
        if match and date:
            start, end = match.span("issue")
            yield date, shown_in_source(document, "date.issue", Span(line.start + start, line.start + end))
