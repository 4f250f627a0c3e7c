"""How does a result set become a workbook? A row per record, with dates as dates, and nothing that runs.

Every text is written as text: no formula, no link. One that looks like a formula also bears the mark (quotePrefix) by which a
spreadsheet keeps it as text when somebody edits it. Rows are written as they come and kept in a temporary file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from corpus.nouns import NamedTuple
from corpus.records import Record
from indexer.fields import FIELDS
from search.exporters.columns import cell, chosen
from search.exporters.selection import ExportError, Selection
from search.harmless import FORMULA, one_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet, beside the heading
LONGEST = 32_767  # characters of a cell
FIRST_YEAR = 1900  # of a spreadsheet's calendar
WIDTHS = {"title": 60, "citation": 60, "body": 60, "quote": 60, "url": 40, "path": 30, "date": 12, "kind": 15}
MADE = datetime(2000, 1, 1)  # the same for every workbook, so that the same papers give the same bytes


class Looks(NamedTuple):
    """How a cell looks: a heading, a day, a text that must not become a formula."""

    heading: Format
    day: Format
    literal: Format


def export_xlsx(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """A sheet of papers and one about the question. Raises ExportError where a sheet cannot hold so many."""
    if selection.total > MOST_ROWS:
        raise ExportError(f"a sheet holds {MOST_ROWS:,} papers, and these are {selection.total:,}; take csv or narrow the query.")
    from xlsxwriter import Workbook

    columns = chosen(selection.fields)
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": one_line(selection.words)[:255], "created": MADE})
        looks = Looks(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            book.add_format({"quote_prefix": True}),
        )
        sheet = book.add_worksheet("papers")
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.set_column(place, place, WIDTHS.get(name, 18))
            sheet.write_string(0, place, name, looks.heading)
        count = 0
        for record in records:
            count += 1
            for place, name in enumerate(columns):
                write_cell(sheet, (count, place), name, cell(record, name), looks)
        sheet.autofilter(0, 0, count, len(columns) - 1)
        about = book.add_worksheet("about")
        about.set_column(1, 1, 60)
        told = (("query", selection.words), ("papers", str(count)), ("revision", str(selection.revision)))
        for line, (name, value) in enumerate(told):
            about.write_string(line, 0, name, looks.heading)
            write_cell(about, (line, 1), name, value, looks)
    return count


def write_cell(sheet: Worksheet, place: tuple[int, int], name: str, text: str, looks: Looks) -> None:
    """A day of the calendar as a date, anything else as text; nothing for an empty text."""
    text = one_line(text)[:LONGEST]
    known = day_of(text) if name in FIELDS and FIELDS[name].kind == "date" else None
    if known:
        sheet.write_datetime(*place, known, looks.day)
    elif FORMULA.match(text):
        sheet.write_string(*place, text, looks.literal)
    elif text:
        sheet.write_string(*place, text)


def day_of(text: str) -> datetime | None:
    """The day, where it is one that a spreadsheet knows; a month, a year and anything before 1900 stay text."""
    if len(text) != len("2021-03-04") or int(text[:4]) < FIRST_YEAR:
        return None
    found = date.fromisoformat(text)
    return datetime(found.year, found.month, found.day)
