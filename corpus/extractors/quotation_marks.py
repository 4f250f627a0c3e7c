"""Where are words in quotation marks, whatever the marks: straight, curly or mixed, closed or going on in the next paragraph?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = re.compile(r"[“”\"„«»]|(?<![\w.,!?…])[‘'](?=[\w…“\"])|(?<=[\w.,!?…\-—])[’'](?![\w])")
_OPENS_BEFORE = frozenset(" \t\n(\xa0[—–-:/‘'*")


class Marked(NamedTuple):
    """Words in quotation marks; `start` and `end` are of the words, without the marks."""

    start: int
    end: int
    double: bool
    closed: bool
    paragraph: tuple[int, int]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of the text that hold anything."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def find_marked(text: str) -> list[Marked]:
    """Every stretch in outer quotation marks, in the order of the text; marks inside others belong to their words."""
    if not any(mark in text for mark in "“”\"‘«„'"):
        return []
    found: list[Marked] = []
    for start, end in paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Marked]:
    opened = -1
    double = False
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened < 0:
            if mark in "“„«" or (mark == '"' and _opens(text, at, start, end)):
                opened, double = at + 1, True
            elif mark in "‘'" and (at == start or text[at - 1] in _OPENS_BEFORE):
                opened, double = at + 1, False
        elif double:
            if mark in "”»" or (mark == '"' and _closes(text, at, end)):
                yield Marked(opened, at, True, True, (start, end))
                opened = -1
            elif mark == "“":  # the closing mark was forgotten, or the words go on from the last paragraph
                opened = at + 1
        elif mark in "’'" and at > opened:
            yield Marked(opened, at, False, True, (start, end))
            opened = -1
        elif mark in '“"„«':
            opened, double = at + 1, True
    if opened >= 0 and double and end > opened:
        yield Marked(opened, end - (len(text[opened:end]) - len(text[opened:end].rstrip())), True, False, (start, end))


def _opens(text: str, at: int, start: int, end: int) -> bool:
    return (at == start or text[at - 1] in _OPENS_BEFORE) and at + 1 < end and not text[at + 1].isspace()


def _closes(text: str, at: int, end: int) -> bool:
    return at + 1 >= end or not (text[at + 1].isalnum()) or text[at - 1] in ".,?!"
