"""Was a text filled by a program, each line with as many words as fit, and where would its lines have gone on?

Mail programs, editors and `fmt` break a line only where the next word does not fit into a width that is the same all over the
text. Such a break is known from one that was meant by arithmetic alone, whatever the line says: a headline, a link, a label or a
paragraph. Text that a typist or a scanner broke is ragged; its paragraphs are joined later, by what their lines say
(`corpus.cleaning.wrapping`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.cleaning.wrapping import COLUMNS, LABEL_LINE, WIDEST, WORD_BREAK, begins_anew, flows, hangs

GOES_ON = re.compile(r"\n(?<=[a-z,]\n)[a-z]")  # the end of a line first, since that is quick to look for
NARROWEST = 50  # characters of the width
FEWEST = 4  # sentences that go on over the end of a line
QUOTED = ">"
CHANCE = 3  # characters by which the fullest line is longer than the fullest whose sentence goes on
MOST_WIDER = 10  # of as many lines one may be wider: an address on the web
MOST_RAGGED = 10  # of as many that go on one may not be full: a list in small letters


def refilled(text: str) -> str:
    r"""The text with a blank for each end of a line that was no more than filled: as long, so that every place is what it was.

    >>> said = "the seven beds are full and the eighth is let to a nurse who works at night while her own house is mended " * 4
    >>> wrapped = re.sub(r"(.{1,60}) ", r"\1\n", said)
    >>> wrapped.count("\n"), refilled(wrapped).count("\n")
    (8, 1)
    """
    if GOES_ON.search(text) is None:
        return text
    lines = text.split("\n")
    width = _width(lines)
    if not width and (narrower := _width(lines, twice=True)):
        lines = _joined(lines, narrower, twice=True)
        width = _width(lines)
    return "\n".join(_joined(lines, width) if width else lines)


def _joined(lines: list[str], width: int, *, twice: bool = False) -> list[str]:
    """The lines that were meant, of lines that were filled to a width."""
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        ragged = not twice and _goes_on(line, after) and len(line) * 2 > width
        goes_on = line != "" != after and (ragged or _is_full(line, after, width)) and _may_go_on(line, after)
        pieces += (line, " " if goes_on else "\n")
    return "".join(pieces[:-1]).split("\n")


def _width(lines: list[str], *, twice: bool = False) -> int:
    """The width that lines were filled to, 0 where they were not, or where words were parted at their ends.

    Were they filled `twice`, to a wider one before: what did not fit into a line stands below it, alone.
    """
    going = [(line, after) for line, after in pairwise(lines) if _goes_on(line, after) and _may_go_on(line, after)]
    if len(going) < FEWEST or any(WORD_BREAK.search(line) for line, _ in going):
        return 0
    longest = max(len(line) for line, _ in going)
    width = max(len(line) for line in lines if len(line) <= longest + CHANCE)
    wider = sum(len(line) > width for line in lines)
    if not NARROWEST <= width <= WIDEST or wider * MOST_WIDER > len(lines):
        return 0
    ragged = [line for line, after in going if not _is_full(line, after, width)]
    if twice:
        below = {after for line, after in pairwise(lines) if _is_full(line, after, width)}
        ragged = [line for line in ragged if line not in below or len(line) * 2 > width]
    return width if len(ragged) * MOST_RAGGED <= len(going) else 0


def _goes_on(line: str, after: str) -> bool:
    """Does a sentence go on from one line to the next?"""
    return line != "" and after != "" and COLUMNS not in line and flows(line, after)


def _is_full(line: str, after: str, width: int) -> bool:
    """Did the next line's first word not fit into this one?"""
    return len(line) <= width < len(line) + 1 + len(after.partition(" ")[0])


def _may_go_on(line: str, after: str) -> bool:
    """Is there no sign that the next line is another: a quoted mail, a list, a column, a label, a date?"""
    if line.startswith(QUOTED) or after[0] == " " or line[-1] == " " or begins_anew(line, after):
        return False
    if line[-1] in ".?!" and after[-1] == ":":  # "Answer given by Ann Lee on 3 May 2022:"
        return False
    if line[-1].isdigit() and after[0] == "(":  # a telephone number above "(Editing by ...)"
        return False
    return not ((LABEL_LINE.match(after) and not hangs(line)) or (line.isupper() != after.isupper() and len(line) > 8))
