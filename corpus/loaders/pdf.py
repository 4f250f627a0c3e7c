"""How is a PDF read? Line by line in reading order: a wide gap between lines is a blank line, a page ends with a form feed.

Words broken at line ends, running heads and page numbers are left to the cleaning, which knows them from every format.
pdfium does not run a page's scripts, open links or load fonts from elsewhere.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import LoadError
from corpus.limits import PDF_PAGES, TEXT_LENGTH
from corpus.loaders.encoding import tidy
from corpus.loaders.inputs import InputFile, inside, read_whole
from corpus.loaders.properties import believed
from corpus.records import RawDocument, Rejection

_GAP = 1.45  # times the usual distance between lines: from here a paragraph begins
_COLUMN_GAP = 12.0  # points between two columns at least
_COLUMN = 100.0  # points that a column is wide at least
_COLUMN_SHARE = 0.25  # of the width of both, that the lines of a column fill at least
_ENDS = '.!?:;”")'
_ENOUGH_LINES = 8  # of a page that may have two columns
_RECOGNISE = "ocrmypdf --skip-text adds it to the file"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, and where it stands on the page, in points from below."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    halves: tuple[Line, ...] = ()  # the two pieces of a line with a wide gap in it, as two columns or a table have


def load_pdf(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The one paper of a PDF, and a rejection where most of its pages are pictures without text.

    Raises LoadError for one that is encrypted, broken, or a scan without any text.
    """
    try:
        with pypdfium2.PdfDocument(read_whole(file)) as document:
            if len(document) > PDF_PAGES:
                raise LoadError(f"{file.locator} has more than {PDF_PAGES:,} pages. Split it.")
            shown = list(_pages(document))
            text = tidy("\f".join(words for words, _ in shown))
            title, author = document.get_metadata_value("Title"), document.get_metadata_value("Author")
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise LoadError(_what_is_wrong(file, str(error))) from error
    if sum(c.isalnum() for c in text) < 2 * pages:
        pictures_only = "its page is a picture" if pages == 1 else f"its {pages:,} pages are pictures"
        raise LoadError(
            f"{file.locator} is a scan: {pictures_only} without text. Run text recognition on it "
            f"({_RECOGNISE}) and ingest the result."
        )
    yield RawDocument(file.locator, "pdf", file.sha256, text=text, given=tuple(believed(title, author, text)))
    pictures = [str(number) for number, (_, picture) in enumerate(shown, 1) if picture]
    if len(pictures) * 2 > pages:
        reason = (
            f"{file.locator} is a scan for the most part: {len(pictures)} of its {pages} pages are pictures without text. "
            f"Run text recognition on them ({_RECOGNISE}) and ingest the result."
        )
        yield Rejection(inside(file.locator, f"pages {', '.join(pictures[:10])}"), "load", reason)


def _what_is_wrong(file: InputFile, error: str) -> str:
    if "assword" in error:
        return f"{file.locator} is a PDF with a password. Save it without one and ingest that."
    if "ecurity" in error:
        return f"{file.locator} is a PDF encrypted in a way that cannot be read. Save it without protection and ingest that."
    return f"{file.locator} is a broken PDF: {error.rstrip('. ')}. Fetch it again, or print it to a new PDF."


def _pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bool]]:
    """The text of each page, and whether it is a picture without any."""
    size = 0
    for number in range(len(document)):
        page = document[number]
        try:
            shown = page.get_textpage()
            try:
                text = _page_text(shown)
            finally:
                shown.close()
            picture = not text and next(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2), None) is not None
        finally:
            page.close()
        size += len(text)
        yield text, picture
        if size > TEXT_LENGTH:
            return


def _page_text(page: pypdfium2.PdfTextPage) -> str:
    lines = list(_lines(page))
    if not lines:
        return ""
    pieces = [piece for line in lines for piece in line.halves or (line,)]
    middle = _gutter(pieces)
    if middle is not None:
        lines = list(_by_column(pieces, middle))
    steps = Counter(
        round(above.bottom - below.bottom) for above, below in itertools.pairwise(lines) if above.bottom > below.bottom
    )
    usual = min(steps, key=lambda step: (-steps[step], step)) if steps else 0
    parts = [lines[0].text]
    for above, below in itertools.pairwise(lines):
        step = above.bottom - below.bottom
        goes_on = -1 <= step <= max(usual * _GAP, 1.2 * (above.top - above.bottom)) or (step < -1 and _runs_on(above, below))
        parts.append("\n" if goes_on else "\n\n")
        parts.append(below.text)
    return "".join(parts)


def _runs_on(above: Line, below: Line) -> bool:
    """Does a sentence go on from the foot of one column at the head of the next, to its right?"""
    return below.left - above.left > _COLUMN and below.text[0].islower() and above.text[-1] not in _ENDS


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The lines of a page as they were written; pdfium marks a hyphen at a line's end with U+FFFE or U+0002.

    A soft hyphen is one that is printed: unlike a page of the web, a printed page has no others.
    """
    text = page.get_text_range().replace("\ufffe", "-").replace("\x02", "-").replace("\xad", "-")
    at = 0
    for printed in text.split("\n"):
        bare = printed.strip("\r \t\u00a0")
        if bare:
            start = at + printed.index(bare)
            first, last = _index(page, start), _index(page, start + len(bare) - 1)
            left, right = _box(page, first), _box(page, last)
            if left and right:
                line = Line(" ".join(bare.split()), left[0], right[1], left[2], max(left[3], left[2] + 1))
                middle = _gap(page, first, last)
                yield line if middle is None else replace(line, halves=_halves(page, bare, start, line, middle))
            else:
                yield Line(" ".join(bare.split()), 0.0, 0.0, 0.0, 0.0)
        at += len(printed) + 1


def _gap(page: pypdfium2.PdfTextPage, first: int, last: int) -> float | None:
    """The middle of the widest gap between the runs that a line was written in, where that is as wide as between columns."""
    count = pdfium.FPDFText_CountRects(page.raw, first, last - first + 1)
    if count < 2:  # written in one go
        return None
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    sides = tuple(map(ctypes.byref, (left, top, right, bottom)))
    end, widest, middle = 0.0, 0.0, 0.0
    for number in range(count):
        pdfium.FPDFText_GetRect(page.raw, number, *sides)
        if number and left.value - end > widest:
            widest, middle = left.value - end, (left.value + end) / 2
        end = right.value
    return middle if widest > _COLUMN_GAP else None


def _halves(page: pypdfium2.PdfTextPage, bare: str, start: int, line: Line, middle: float) -> tuple[Line, ...]:
    """The two pieces of a line, parted at the space that stands there."""
    for space in re.finditer(r"\s+", bare):
        before, behind = (_box(page, _index(page, start + at)) for at in (space.start() - 1, space.end()))
        if before and behind and before[1] <= middle <= behind[0]:
            words, rest = bare[: space.start()], bare[space.end() :]
            return (
                Line(" ".join(words.split()), line.left, before[1], line.bottom, line.top),
                Line(" ".join(rest.split()), behind[0], line.right, line.bottom, line.top),
            )
    return ()


def _index(page: pypdfium2.PdfTextPage, text_index: int) -> int:
    """The number of a character among those of the page; below zero for one that pdfium put in."""
    return int(pdfium.FPDFText_GetCharIndexFromTextIndex(page.raw, text_index))


def _box(page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float] | None:
    """Left, right, bottom and top of a character, of the space that its font gives it."""
    box = pdfium.FS_RECTF()
    if index < 0 or not pdfium.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box)):
        return None
    return box.left, box.right, box.bottom, box.top


def _gutter(lines: list[Line]) -> float | None:
    """Where two columns part that were written line by line across the page: then the text has to be read column by column.

    The lines of both columns fill them; the cells of a table are short, on one side at least, and stay in their rows.
    """
    placed = [line for line in lines if line.right > line.left]
    pairs = [
        (first, second)
        for first, second in itertools.pairwise(placed)
        if abs(first.bottom - second.bottom) < 2 and second.left - first.right > _COLUMN_GAP
    ]
    if len(pairs) < _ENOUGH_LINES or len(pairs) * 2 < len(placed) * 0.6:
        return None
    left, right = max(first.right for first, _ in pairs), min(second.left for _, second in pairs)
    if right - left <= _COLUMN_GAP / 2:
        return None
    whole = max(second.right for _, second in pairs) - min(first.left for first, _ in pairs)
    widths = [sorted(line.right - line.left for line in side)[len(side) // 2] for side in zip(*pairs, strict=True)]
    return (left + right) / 2 if min(widths) > _COLUMN_SHARE * whole else None


def _by_column(lines: list[Line], middle: float) -> Iterator[Line]:
    """The left column and then the right one, of each block that ends where a line stands across both."""
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        if line.left < middle - _COLUMN_GAP and line.right > middle + _COLUMN_GAP:
            yield from itertools.chain(*columns)
            columns = ([], [])
            yield line
        else:
            columns[line.left >= middle].append(line)
    yield from itertools.chain(*columns)
