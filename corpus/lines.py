"""Where do the lines of a text begin and end?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.nouns import NamedTuple
from corpus.records import Span
from corpus.vocabulary import TEXTS

BULLETS = frozenset("-*•–▪●◦‣┃│▸►▶")
ARROWS = frozenset("‹›«»←→↑↓")  # of links to other pages
CELL = re.compile(r"\s+[|·•–—-]\s+")  # between the parts of a masthead: "Harbour Union - News"
LETTERS = frozenset(("Q  ", "A  ", "Q\t", "A\t"))
BARRED = re.compile(
    r"(?:(?:Q(?:uestion)?|A(?:nswer)?)\s*)?\|\s+(?=\w[^|]*$)"
)  # "Q | Asked by Ann Lee", "| on 6 July": one cell, and no row of a table
_OPEN_WORDS = "the of for to and in on with a an by at as from is are that over after against into"
OPEN_WORDS = frozenset(_OPEN_WORDS.split())  # no heading ends in one
PARTICLES = frozenset(("in", "on", "over", "by"))  # but for these, where they are a verb's own: "Minister steps in"
FIGURES = "0123456789"
_FIGURE = re.compile(r"\d")
_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def holds(text: str, words: Iterable[str]) -> bool:
    """Does any of these stand in a text? Quick to ask, before a pattern is looked for that needs one of them.

    >>> holds("Dear Minister", ("Minister", "MP"))
    True
    """
    for word in words:  # noqa: SIM110 - three times as fast as any()
        if word in text:
            return True
    return False


def has_figure(text: str) -> bool:
    """Does any figure stand in a text? Ten looks for one each take a fifth of a search for any, before what needs one.

    >>> has_figure("5 May"), has_figure("May")
    (True, False)
    """
    return holds(text, FIGURES) or (not text.isascii() and _FIGURE.search(text) is not None)


def zeroed(text: str) -> bytes:
    """The text with 0 for each figure and ? for each sign beyond ASCII, as long as before: a pattern that begins with one sign
    is searched for in a tenth of the time of one that begins with any figure.

    >>> zeroed("£25 on 3 May")
    b'?00 on 0 May'
    """
    return text.encode("ascii", "replace").translate(_ZEROS)


def runs_on(text: str, after: str) -> bool:
    """Is a heading broken over two lines: it ends as none does, the second begins small, or both are in capitals?

    >>> runs_on("Beds in refuges and the", "Domestic Abuse Act"), runs_on("Beds in refuges", "Domestic Abuse Act")
    (True, False)
    """
    open_end = text[-1] in ",–—&" or text.rsplit(None, 1)[-1] in OPEN_WORDS
    return after[0].islower() or (text.isupper() and after.isupper()) or open_end


def lines_with(text: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    r"""Where the lines start and end that hold any of these pieces; no other line is looked at.

    >>> lines_with("Dear Ann\n\nYours\nAnn Lee", ("Ann",))
    [(0, 8), (16, 23)]
    """
    found: set[tuple[int, int]] = set()
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            found.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(piece, end)
    return sorted(found)


class Line(NamedTuple):
    """One line without the white space around it; `start` and `end` are offsets into the text."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """The place in the text of a stretch of this line.

        >>> Line(10, 14, "Dear").part(1, 3)
        Span(start=11, end=13)
        """
        return Span(self.start + start, self.start + end)


@lru_cache(maxsize=TEXTS)
def split_lines(text: str) -> tuple[Line, ...]:
    r"""Every line, blank ones as well. A form feed ends a line too.

    >>> [line.text for line in split_lines("  Dear Minister\n\nI write")]
    ['Dear Minister', '', 'I write']
    """
    wholes = (text.replace("\f", "\n") if "\f" in text else text).split("\n")
    lines = []
    start = 0
    for whole, stripped in zip(wholes, map(str.strip, wholes), strict=True):
        end = start + len(whole)
        if stripped is whole:
            lines.append(tuple.__new__(Line, (start, end, whole)))  # half the time of Line(...)
        else:
            left = end - len(whole.lstrip()) if stripped else start
            lines.append(tuple.__new__(Line, (left, left + len(stripped), stripped)))
        start = end + 1
    return tuple(lines)


def filled(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that hold something."""
    return tuple(line for line in lines if line.text)


def unbulleted(line: Line) -> Line:
    """The line without the mark of a list, the letter of a question or answer, or the bar of a cell at its head.

    >>> unbulleted(Line(4, 14, "- Asked by"))
    Line(start=6, end=14, text='Asked by')
    """
    if "|" in line.text[:10] and (barred := BARRED.match(line.text)):
        return Line(line.start + barred.end(), line.end, line.text[barred.end() :])
    letter = line.text[:3] in LETTERS or line.text[:2] in LETTERS  # "Q   Asked by"
    if letter and line.text[1:].lstrip()[:1] in ("(", "["):  # "A  (Ann Lee, 3 May 2022)  We have."
        return line
    if not letter and (line.text[:1] not in BULLETS or not line.text[1:2].isspace()):
        return line
    text = line.text[1:].lstrip()
    return Line(line.end - len(text), line.end, text)


@lru_cache(maxsize=TEXTS)
def split_filled(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold something."""
    return filled(split_lines(text))
