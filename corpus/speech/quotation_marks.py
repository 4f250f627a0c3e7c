"""Where are words in quotation marks, whatever the marks: straight, curly or mixed, closed or going on in the next paragraph?"""

from __future__ import annotations

import re

from corpus.nouns import NamedTuple

_MARKS = re.compile(r"[“”\"„«»‘’'\n]")
_DOUBLE_MARKS = re.compile(r"[“”\"„«»\n]")
_REACH = 2000  # characters behind a quotation in which its speaker is looked for
_OPENS_BEFORE = frozenset(" \t\n(\xa0[—–-:/‘'*")
_OPENING, _CLOSING, _SINGLE = frozenset("“„«"), frozenset("”»"), frozenset("‘’'")

_TYPED = re.compile(
    r"(?P<opens>(?<![^\s(\[])(?:``|''|,,)(?=[^\s',])|``(?=\w))|(?P<closes>(?<=[^\s'])''(?!'))"
)  # for want of others
_SPACED = re.compile(r'(?<=[\s(])" (\w[^"\n]*[\w.,?!]) "(?=[\s.,;:?!])')  # as old printers set them: " no comment "
_TURNED = re.compile(r"»([^«»\n]+)«")
_POINTED = (("« ", " “"), ("«", "“"), (" »", "” "), ("»", "”"))
_LOW = (("“", "”"), ("„", "“"))

_PARAGRAPH_OPENS = re.compile(r"\s*[‘'](?=\w)")  # with another mark, so that the paragraph above was left open

_NESTED = re.compile(r"(?P<words>[“\"][^“”\"\n]{1,200}[”\"])(?:[^“”\"\n]{0,400}[.,!?…])?['’](?!\w)")  # 'It is "fine", he said.'


_LATER = re.compile(r"(?:[^‘’'\n]|[’'](?=\w))*(?:(?<![\s(])[’'](?!\w)|\n\s*[‘'](?=\w))")  # the end of words in single marks


class Marked(NamedTuple):
    """Words in quotation marks; `start` and `end` are of the words, without the marks."""

    start: int
    end: int
    double: bool
    closed: bool
    paragraph: tuple[int, int]


def find_marked(text: str) -> list[Marked]:
    """Every stretch in outer quotation marks, in the order of the text; marks inside others belong to their words.

    >>> text = "She said: “It is ‘fine’.”"
    >>> [text[m.start : m.end] for m in find_marked(text)]
    ['It is ‘fine’.']
    """
    has_singles = "‘" in text or " '" in text or "\n'" in text
    if not has_singles and '"' not in text and "“" not in text and "«" not in text and "„" not in text:
        return []
    found: list[Marked] = []
    opened, double, start, inner = -1, False, 0, -1
    for match in (_MARKS if has_singles else _DOUBLE_MARKS).finditer(text):
        at = match.start()
        mark = text[at]
        if at < inner:
            continue
        if mark == "\n":
            if opened >= 0 and (double or (_begins(text, opened, start) and _PARAGRAPH_OPENS.match(text, at))):
                found.append(_left_open(text, opened, at, start)._replace(double=double))
            opened, start = -1, at + 1
        elif opened < 0:
            if mark in _OPENING or (mark == '"' and _opens(text, at, start)):
                opened, double = at + 1, True
            elif mark in _SINGLE and mark != "’" and _opens(text, at, start):
                opened, double = at + 1, False
        elif double:
            if mark in _CLOSING or (mark == '"' and _closes(text, at)):
                found.append(Marked(opened, at, True, True, (start, at + 1)))
                opened = -1
            elif mark in _OPENING:  # the closing mark was forgotten
                opened = at + 1
        elif mark in _SINGLE:
            if mark != "‘" and _closes_single(text, at) and not _owns(text, at):
                found.append(Marked(opened, at, False, True, (start, at + 1)))
                opened = -1
        elif nested := _NESTED.match(text, at):
            inner = nested.end("words")
        elif mark in _OPENING or mark == '"':
            opened, double = at + 1, True
    if opened >= 0 and double:
        found.append(_left_open(text, opened, len(text), start))
    return [_in_paragraph(text, marked) for marked in found if marked.end > marked.start]


def plain_marks(text: str) -> str:
    """The text, as long as it was, with curly marks for those that typewriters, printers and other countries use instead.

    >>> plain_marks("It is ``fine'', she said; " '" no comment ".')
    'It is  “fine” , she said;  “no comment” .'
    >>> plain_marks("« No », she said, „no“")
    ' “No” , she said, “no”'
    """
    if "„" in text and text.count("„") >= text.count("“"):
        text = _exchanged(text, _LOW)
    if "``" in text or "''" in text or ",," in text:
        text = _TYPED.sub(lambda match: " “" if match["opens"] else "” ", text)
    if '" ' in text and ' "' in text:
        text = _SPACED.sub(r" “\1” ", text)
    if "»" in text and text.find("«") > text.find("»"):
        text = _TURNED.sub(r"“\1”", text)
    elif "«" in text:
        text = _exchanged(text, _POINTED)
    return text


def _exchanged(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    """The text with each of these marks for the one before it."""
    for mark, curly in marks:
        text = text.replace(mark, curly)
    return text


def _left_open(text: str, opened: int, end: int, start: int) -> Marked:
    """Words whose closing mark does not come before the end of the paragraph."""
    return Marked(opened, opened + len(text[opened:end].rstrip()), True, False, (start, end))


def _in_paragraph(text: str, marked: Marked) -> Marked:
    """The words with the end of their paragraph, as far as an attribution can stand behind them."""
    reach = min(len(text), marked.end + _REACH)
    end = text.find("\n", marked.end, reach)
    return marked._replace(paragraph=(marked.paragraph[0], reach if end < 0 else end))


def _opens(text: str, at: int, start: int) -> bool:
    return (at == start or text[at - 1] in _OPENS_BEFORE) and at + 1 < len(text) and not text[at + 1].isspace()


def _closes(text: str, at: int) -> bool:
    return at + 1 >= len(text) or not text[at + 1].isalnum() or text[at - 1] in ".,?!"


def _begins(text: str, opened: int, start: int) -> bool:
    """Is a single mark one of speech: does it open a paragraph, or stand behind a colon or a comma?"""
    return opened == start + 1 or text[start : opened - 1].rstrip().endswith((":", ","))


def _owns(text: str, at: int) -> bool:
    """Is a mark an apostrophe, as in "the councils’ plan"? Then another closes the words, or the next paragraph goes on."""
    if text[at - 1] != "s" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].isalpha():
        return False
    return _LATER.match(text, at + 1) is not None


def _closes_single(text: str, at: int) -> bool:
    """A mark after a word and before none; an apostrophe stands between two letters."""
    before = text[at - 1]
    return (before.isalnum() or before in ".,!?…-—") and not (
        at + 1 < len(text) and (text[at + 1].isalnum() or text[at + 1] == "_")
    )
