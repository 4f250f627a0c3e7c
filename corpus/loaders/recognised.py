r"""What did text recognition, a scanner's program or a copy out of a PDF do to a text that no writer does?

    immi- gration, offi cers      immigration, officers
    the  beds  are full           the beds are full
    | the council may             the council may
    the\n\ncouncil may            the\ncouncil may

Each is mended only where the text itself says that it was done: the whole word stands elsewhere in it, a sentence goes on, or the
same is found again and again.
"""

from __future__ import annotations

import re

from corpus.lines import holds
from corpus.vocabulary import vocabulary

_PARTED = re.compile(r"(?<=[a-z]{2})- (?!(?:and|or|to|nor|but|as)\b)(?=[a-z]{2})")  # at a line's end that is none any more
_HEAD, _REST = re.compile(r"[A-Za-z]+\Z"), re.compile(r"[a-z]+")
_LONGEST = 30  # letters of a part of a word
_PIECES = ("fi ", "fl ")  # of a word that was parted where one sign stood for two letters or three
_LIGATURE = re.compile(r"\b(?<!-)(?<!\bsci )(?![hw]ifi )(?:(?:[a-z]+|O|E|Di|Su|Tra)ff[il]|[a-z]*f[il]|F[il]) (?=[a-z])")
_WHOLE = "o|sta|stu|cli|sti|sni|tari|sheri|baili|plainti|cu|pu|blu|bu|rebu|handcu|layo|payo|sho"  # words with "ff" behind them
_BEFORE_OTHERS = re.compile(rf"\b(?:(?!(?:{_WHOLE})ff )[a-z]+ff|[Oo]ff(?= (?:en|er|ic|set))) (?=[a-z])")
_UNPARTED = re.compile(r"f[il](?=[a-z])")
_FEWEST_PARTED = 2  # words
_TO_ONE_WHOLE = 4  # parted words to one that is not: in Welsh "ffi" and "hoffi" are words, and "cyfle" stands beside them
_WIDE = re.compile(r"  (?<=[a-z,]  ) {0,2}(?=[a-z])")
_GAP = re.compile(  # where no dash was lost, as it was in "PARIS  The"
    r"(?<![A-Z.)\]\s]) {2,4}(?=\S)|(?<=[a-z][.)]) {2,4}(?=\S)|(?<=\S) {2,4}(?=[a-z(“‘\"'])"
)
_COLUMNS, _SENTENCE = "   ", 8  # blanks between columns; words of a line that has none
_FEWEST = 5  # times that a thing is found before it is no chance
_STRAY_MARKS = ("\n|", "\n~", "\n.", "\n,", "\n'", "\n_", "\n·", "\n-\n", "|\n", "~\n", "·\n")
_STRAY_IN_TEXT = re.compile(  # before, behind or below a full line, or where a sentence goes on
    r"^[|~_] (?=[A-Za-z][^|~\n]{50})|[.,'](?<=[^\n]{50}\n.) (?=[a-z][^|~\n]{50})| (?<=[^|·~\n]{50} )[|·~]$"
    r"|[|·~.,'_-](?<=[^\n]{50}\n.)\n(?=\S)|[|·~.,'_-](?<=[a-z,]\n.)\n(?=[a-z])",
    re.MULTILINE,
)
_STRAY = re.compile(r"^[|~.,'_·] (?=[^|·~\n]+$)|(?<=[^|·~\n]{3}) [|·~]$|^[|·~.,'_-]\n", re.MULTILINE)
_GOES_ON = re.compile(r"\n\n(?<=[^\n]{40}[a-z,]\n\n)(?=[a-z])")  # from a line that is no item of a list
_LINE_END = re.compile(r"\n(?:[ \t]*\n)*")
_LINES_TO_ONE = 5  # of as many lines one sentence at least goes on in the next
_MOST_SINGLE = 20  # of as many ends of a line one may have no blank line below


def recognised(text: str) -> str:
    r"""The text as it was before that.

    >>> recognised("Our immi- gration and short- and long-term plans: immigration")
    'Our immigration and short- and long-term plans: immigration'
    """
    if "- " in text:
        text = _rejoined(text)
    if holds(text, _PIECES) and _lost_ligatures(text):
        text = _BEFORE_OTHERS.sub(_closed, _LIGATURE.sub(_closed, text))
    if text.count("  ") >= _FEWEST:
        text = _respaced(text)
    if holds(text, _STRAY_MARKS):
        text = (_STRAY if len(_STRAY_IN_TEXT.findall(text)) > 1 else _STRAY_IN_TEXT).sub("", text)
    return _unspread(text) if text.count("\n") <= text.count("\n\n") * 2.2 else text


def _lost_ligatures(text: str) -> bool:
    """Was a blank written behind the letters of nearly each ligature? One such word may be a name."""
    found = _LIGATURE.findall(text)
    pieces = set(found)
    if len(pieces) < _FEWEST_PARTED and not any("ff" in piece for piece in pieces):
        return False
    return len(_UNPARTED.findall(text)) * _TO_ONE_WHOLE <= len(found)


def _closed(piece: re.Match[str]) -> str:
    """A piece of a word without the blank behind it."""
    return piece[0][:-1]


def _rejoined(text: str) -> str:
    """The text with those words whole that stand in it whole as well."""
    pieces: list[str] = []
    end = 0
    for gap in _PARTED.finditer(text):
        head, rest = _HEAD.search(text, max(0, gap.start() - _LONGEST), gap.start()), _REST.match(text, gap.end())
        if head and rest and f"{head[0]}{rest[0]}".lower() in vocabulary(text):
            pieces.append(text[end : gap.start()])
            end = gap.end()
    return "".join((*pieces, text[end:])) if pieces else text


def _respaced(text: str) -> str:
    """The text with one blank between words, where two stand within its sentences again and again."""
    if len(_WIDE.findall(text)) < _FEWEST:
        return text
    rows = text.split("\n")
    return "\n".join(row if _COLUMNS in row and len(row.split()) < _SENTENCE else _GAP.sub(" ", row) for row in rows)


def _unspread(text: str) -> str:
    """The text without a blank line below each of its lines, where sentences go on over those."""
    going = len(_GOES_ON.findall(text))
    if going < _FEWEST:
        return text
    ends = _LINE_END.findall(text.strip())
    if going * _LINES_TO_ONE < len(ends) or ends.count("\n") * _MOST_SINGLE > len(ends):
        return text
    return _LINE_END.sub(lambda end: "\n" * (end[0].count("\n") // 2), text)
