"""A text on its way to being clean: its lines, what is known of each, and the map from the clean text to the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corpus.lines import Line, split_lines
from corpus.records import Furniture, Part, Span
from corpus.vocabulary import TEXTS

Pieces = tuple[tuple[int, int, int], ...]  # (start in the clean text, start in the original, length), ascending

BREAK = "\n"  # how a line is tied to the next one that stays: as in the original,
SPACE = " "  # by a space, where a hard-wrapped paragraph goes on,
HYPHEN = "-"  # or by nothing, its hyphen gone, where a word does
SENTENCE_END = frozenset(".!:;…—")
CLOSING = "”\"’')"  # may stand after the end of a sentence
WRAPPED = 55  # characters of a line that may go on in the next
NARROW, NARROWEST = 60, 20  # characters of the longest line of a narrow column; of a line of it that is full
SHORTEST_PROSE = 30  # characters of a line that may be a paragraph
MARKS = frozenset(".,;!?…。")  # one stands in every long paragraph
LONG, LONG_QUESTION = 200, 90  # characters: no headline or link is as long, no headline that asks
HEADER = re.compile(r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Re|Published|Tags?|By)\s*:")


@dataclass(frozen=True, slots=True)
class Page:
    """A text on its way to being clean."""

    original: str  # with a blank for each end of a line that is none
    lines: tuple[Line, ...]
    verdicts: tuple[str, ...]  # one for each line: the kind of furniture it is, else ""
    ties: tuple[str, ...]  # one for each line: BREAK, SPACE or HYPHEN
    prose: tuple[bool, ...]  # one for each line: is it a paragraph?
    cuts: tuple[Furniture, ...] = ()  # furniture inside lines that stay, ascending
    printed: str = ""  # the original as it was printed, where that is another

    def cut_lines(self, kinds: dict[int, str]) -> Page:
        """The page with these lines (by number) marked as furniture; a verdict once given stands."""
        if not kinds:
            return self
        verdicts = list(self.verdicts)
        for number, kind in kinds.items():
            verdicts[number] = verdicts[number] or kind
        return Page(self.original, self.lines, tuple(verdicts), self.ties, self.prose, self.cuts, self.printed)

    def cut_inside(self, cuts: list[Furniture]) -> Page:
        """The page with these stretches of lines marked as furniture."""
        return replace(self, cuts=tuple(sorted({*self.cuts, *cuts}, key=lambda cut: cut.span))) if cuts else self

    def tie(self, ties: dict[int, str]) -> Page:
        """The page with these lines (by number) tied to the next line that stays."""
        return replace(self, ties=tuple(ties.get(i, old) for i, old in enumerate(self.ties))) if ties else self

    def only(self, numbers: Sequence[int]) -> Page:
        """The page of these lines alone."""
        lines = tuple(self.lines[i] for i in numbers)
        cuts = (
            tuple(cut for cut in self.cuts if any(line.start <= cut.span.start < line.end for line in lines)) if self.cuts else ()
        )
        return replace(
            self,
            lines=lines,
            verdicts=tuple(self.verdicts[i] for i in numbers),
            ties=tuple(self.ties[i] for i in numbers),
            prose=tuple(self.prose[i] for i in numbers),
            cuts=cuts,
        )


Step = Callable[[Page], Page]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, the map back to the original, and what was left out."""

    text: str
    original: str
    pieces: Pieces
    furniture: tuple[Furniture, ...] = ()


def open_page(text: str, refilled: str = "") -> Page:
    """The page of a text before any step; `refilled` is the text with a blank for each end of a line that is none."""
    original = refilled or text
    return page_of(original, split_lines(original), text if original != text else "")


def page_of(original: str, lines: tuple[Line, ...], printed: str) -> Page:
    """The page of these lines of a text."""
    prose = tuple([len(line.text) >= SHORTEST_PROSE and is_prose(line.text) for line in lines])
    page = Page(original, lines, ("",) * len(lines), (BREAK,) * len(lines), prose, printed=printed)
    whole = paragraphs(page, [i for i, line in enumerate(lines) if line.text])
    if not whole:
        return page
    return replace(page, prose=tuple([prose or (i in whole and is_prose(whole[i])) for i, prose in enumerate(page.prose)]))


@lru_cache(maxsize=1024)  # every step asks about a page's lines
def is_prose(text: str) -> bool:
    """Is a line a paragraph or a whole sentence, not a link, a label or a heading?"""
    length = len(text)
    if length < SHORTEST_PROSE or (text[0] in "FTCBSDRP" and HEADER.match(text)):
        return False
    if length >= LONG:
        return not MARKS.isdisjoint(text) or not _is_row(text)
    last = text[-1] if text[-1] not in CLOSING else text.rstrip(CLOSING)[-1:]
    return (last in SENTENCE_END or (last == "?" and length >= LONG_QUESTION)) and text.count(" ") >= 5


def _is_row(text: str) -> bool:
    """Is a line without a comma or a full stop a row of links or tags: do most of its words begin with a capital?"""
    own = text.split()
    return sum(word[0].isupper() or not word[0].isalpha() for word in own) * 5 >= len(own) * 3


def prose_numbers(page: Page) -> list[int]:
    """The numbers of the lines that are paragraphs and stay."""
    return [i for i, prose in enumerate(page.prose) if prose and not page.verdicts[i]]


def ends_sentence(page: Page, number: int) -> bool:
    """Is a line the rest of a sentence that the line right above it began? Then it says what that says."""
    text, above = page.lines[number].text, page.lines[number - 1].text if number else ""
    return (
        text[0].islower()
        and not text.startswith(("www.", "http"))
        and text.split(None, 1)[0][-1] != ":"
        and len(above) >= (full := full_line(page.original))
        and (above[-1].isalpha() or above[-1] == ",")
        and (" " in text or text[-1] == "." or full < WRAPPED)
    )


@lru_cache(maxsize=TEXTS)
def full_line(text: str) -> int:
    """How many characters a line has at least that goes on in the next: fewer in a narrow column."""
    longest = max(map(len, text.split("\n")))
    return WRAPPED if longest > NARROW else max(NARROWEST, longest * 3 // 5)


def in_sentence(page: Page, number: int) -> bool:
    """Does a sentence of a hard-wrapped paragraph go on from the line above, or from this one into the line below?"""
    full = full_line(page.original)
    if number and not page.verdicts[number - 1] and breaks_off(page.lines[number - 1].text, full):
        return True
    return (
        breaks_off(page.lines[number].text, full) and number + 1 < len(page.lines) and page.lines[number + 1].text[:1].islower()
    )


def breaks_off(text: str, full: int = WRAPPED) -> bool:
    """Does a full line end within a sentence: with a word in small letters, a comma, or an open bracket?

    >>> breaks_off("We have written to the Minister more than once to ask whether the"), breaks_off("We wrote to the")
    (True, False)
    """
    if len(text) < full:
        return False
    last = text.rsplit(None, 1)[-1].lstrip("(“‘")
    return text[-1] in ",(-" or (last.isalpha() and last.islower())


def paragraphs(page: Page, numbers: Sequence[int]) -> dict[int, str]:
    """The whole text of each hard-wrapped paragraph, by the numbers of its lines: full lines on end, one of which breaks off."""
    found: dict[int, str] = {}
    run: list[int] = []
    for number in (*numbers, -1):
        if run and number == run[-1] + 1 and len(page.lines[run[-1]].text) >= WRAPPED:
            run.append(number)
            continue
        texts = [page.lines[i].text for i in run] if len(run) > 1 else []
        if any(after[0].islower() and breaks_off(text) for text, after in pairwise(texts)):
            found |= dict.fromkeys(run, " ".join(texts))
        run = [number]
    return found


def kept_numbers(page: Page, start: int = 0, end: int | None = None) -> list[int]:
    """The numbers of the filled lines between two that stay."""
    both = zip(page.lines[start:end], page.verdicts[start:end], strict=True)
    return [i for i, (line, verdict) in enumerate(both, start) if line.text and not verdict]


def finish(page: Page) -> Cleaned:
    """Writes the clean text of a page: white space tidied, at most one blank line between two lines that stay."""
    if _is_clean(page):
        return Cleaned(page.original, page.original, ((0, 0, len(page.original)),))
    printed = page.printed or page.original
    writer = _Writer(printed)
    gap = ""
    cuts = iter(page.cuts)
    cut = next(cuts, None)
    for line, verdict, tie in zip(page.lines, page.verdicts, page.ties, strict=True):
        if verdict or not line.text:
            gap = "\n\n" if gap == "\n" and not line.text else gap
            continue
        if tie != HYPHEN and (cut is None or cut.span.start >= line.end):
            writer.add(gap, line.start, line.text)
            gap = tie
            continue
        start, end = line.start, line.end - (tie == HYPHEN)
        written = False
        while cut is not None and cut.span.start < line.end:
            written = writer.write(" " if written else gap, start, cut.span.start) or written
            start = max(start, cut.span.end)
            cut = next(cuts, None)
        if writer.write(" " if written else gap, start, end) or written:
            gap = "" if tie == HYPHEN else tie
    gone = [
        Furniture(line.span, verdict) for line, verdict in zip(page.lines, page.verdicts, strict=True) if verdict and line.text
    ]
    furniture = tuple(sorted([*gone, *page.cuts], key=lambda found: found.span)) if page.cuts else tuple(gone)
    return Cleaned("".join(writer.out), printed, tuple(writer.pieces), furniture)


def _is_clean(page: Page) -> bool:
    """Is there nothing to cut, to tie or to tidy? Then the clean text is the same, and what is remembered of it holds."""
    if page.printed or page.cuts or any(page.verdicts) or page.ties.count(BREAK) < len(page.ties):
        return False
    if not (page.lines[0].text and page.lines[-1].text) or "\n\n\n" in page.original or "\f" in page.original:
        return False
    return sum([len(line.text) for line in page.lines]) + len(page.lines) - 1 == len(page.original)


class _Writer:
    """Collects the clean text and its pieces; two pieces that touch in both texts become one."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.out: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.length = 0

    def write(self, gap: str, start: int, end: int) -> bool:
        """Adds the original's stretch after a gap, without the white space around it; False where nothing is left."""
        surface = self.original[start:end].rstrip()
        if not surface:
            return False
        surface = surface.lstrip()
        self.add(gap, self.original.index(surface, start), surface)
        return True

    def add(self, gap: str, start: int, surface: str) -> None:
        """Adds a stretch that has no white space around it, with a blank for each end of a line in it."""
        original = self.original[start : start + len(surface)]
        if "\n" in original:
            for piece in original.split("\n"):
                self.write(gap, start, start + len(piece))
                gap, start = SPACE, start + len(piece) + 1
            return
        if gap and self.out:
            self.out.append(gap)
            self.length += len(gap)
        self.out.append(surface)
        last = self.pieces[-1] if self.pieces else (0, -1, 0)
        if last[1] + last[2] + len(gap) == start and self.original.startswith(gap, start - len(gap)):
            self.pieces[-1] = (last[0], last[1], last[2] + len(gap) + len(surface))
        else:
            self.pieces.append((self.length, start, len(surface)))
        self.length += len(surface)


def to_original(pieces: Pieces, offset: int) -> int | None:
    """Where a character of the clean text stands in the original; None for one that was put in.

    >>> to_original(((0, 4, 3), (4, 10, 2)), 5)
    11
    """
    at = bisect_right(pieces, (offset, len(pieces) and pieces[-1][1] + pieces[-1][2], 0)) - 1
    if at < 0:
        return None
    start, source, length = pieces[at]
    return source + offset - start if offset < start + length else None


def to_clean(pieces: Pieces, span: Span) -> Span | None:
    """Where a stretch of the original stands in the clean text; None where nothing of it stayed."""
    first = last = None
    for start, source, length in pieces:
        left, right = max(span.start, source), min(span.end, source + length)
        if left < right:
            first = start + left - source if first is None else first
            last = start + right - source
    return Span(first, last) if first is not None and last is not None else None


def move_parts(pieces: Pieces, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The loader's parts of the original as parts of the clean text."""
    moved = ((part.name, to_clean(pieces, part.span)) for part in parts)
    return tuple(Part(name, span) for name, span in moved if span is not None)
