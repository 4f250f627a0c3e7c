r"""Where does each piece of a query begin, and what is it?

Text becomes tokens in one pass, left to right, and everything that can be wrong with a single piece is said here: an
unclosed quote, a `*` in the middle of a word. Columns count from 1, as people do.

A backslash takes the next character as it is: `Rape\: Victim`, `\OR`, `82\(1\)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.nouns import NamedTuple
from corpus.terminal_text import safe_for_terminal

MAX_LENGTH = 10_000  # characters of one query
MAX_SLOP = 1_000
MAX_EDITS = 2

QUOTES = '"“”„‟«»'
OPERATORS = ("AND", "OR", "NOT")

ATTACHED = rf"\([^\s(){QUOTES}\\]*\)"  # the (1) of 82(1), the (s) of migrant(s); compiled for a word that has one
FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*):(?!//)")
CLOSING_SINGLE = re.compile(r"’(?!\w)")
SUFFIX = re.compile(r"~(\d*)")


class QueryError(Exception):
    """A query that cannot be understood: what is wrong, in which text, at which column (from 1), and what to write instead."""

    def __init__(self, message: str, text: str, column: int, hint: str = "") -> None:
        super().__init__(message, text, column, hint)
        self.message = message
        self.text = text
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        """The message, the query with a caret under the place, and the hint."""
        lines = [f"{self.message} (column {self.column})", *caret(self.text, self.column)]
        return "\n".join([*lines, self.hint] if self.hint else lines)


def caret(text: str, column: int, width: int = 72) -> list[str]:
    """Two lines: the part of the text around the column, and a caret under it.

    >>> print(*caret("kidn:letter", 1), sep="|")
      kidn:letter|  ^
    """
    at = min(max(column - 1, 0), len(text))
    first = max(0, at - width // 2)
    before = one_line(text[first:at])
    shown = before + one_line(text[at : first + width])
    lead = "…" if first else ""
    tail = "…" if first + width < len(text) else ""
    return [f"  {lead}{shown}{tail}", "  " + " " * (columns(lead) + columns(before)) + "^"]


def one_line(text: str) -> str:
    """The text without line ends, tabs and what a terminal might obey."""
    return safe_for_terminal(re.sub(r"\s", " ", text))


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


class Token(NamedTuple):
    """One piece of a query.

    `kind` is one of ( ) AND OR NOT word phrase prefix fuzzy field saved all end; `number` is a phrase's slop or a fuzzy
    word's edits; `spaced` tells that space or the end follows; `column` counts from 1.
    """

    kind: str
    text: str
    column: int
    number: int = 0
    spaced: bool = False


def lex(text: str) -> Iterator[Token]:
    """The tokens of a query, the last of kind "end". Raises QueryError."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text):,} characters, and {MAX_LENGTH:,} are allowed", text, MAX_LENGTH + 1)
    at = 0
    valued = False  # the token before is a field, so that what follows is its value
    singles = "‘" in text and CLOSING_SINGLE.search(text) is not None
    while at < len(text):
        char = text[at]
        value, valued = valued, False
        if char.isspace():
            at += 1
        elif char in "()":
            yield Token(char, char, at + 1)
            at += 1
        elif char in QUOTES:
            token, at = phrase(text, at)
            yield token
        elif char == "‘" and singles and (closing := CLOSING_SINGLE.search(text, at)):
            yield Token("phrase", text[at + 1 : closing.start()], at + 1)
            at = closing.end()
        elif char == "-" and not value and at + 1 < len(text) and not text[at + 1].isspace():
            if text[at + 1] == "-":
                hint = "Options such as --since stand outside the query; -word excludes a word."
                raise QueryError("two minus signs", text, at + 1, hint)
            yield Token("NOT", "-", at + 1)
            at += 1
        elif not value and (name := FIELD.match(text, at)) is not None:
            valued, at = True, name.end()
            spaced = at == len(text) or text[at].isspace() or text[at] == ")"
            yield Token("field", name.group(1), name.start() + 1, spaced=spaced)
        else:
            singles = singles and char != "‘"
            token, at = word(text, at)
            yield token
    yield Token("end", "", len(text) + 1)


def phrase(text: str, start: int) -> tuple[Token, int]:
    """The phrase that opens at `start`, and where it ends."""
    letters: list[str] = []
    at = start + 1
    while at < len(text) and text[at] not in QUOTES:
        if text[at] == "\\" and at + 1 < len(text):
            at += 1
        letters.append(text[at])
        at += 1
    if at == len(text):
        raise QueryError("this quote is never closed", text, start + 1, f"Add a closing {text[start]} after the last word.")
    at += 1
    slop = 0
    if suffix := SUFFIX.match(text, at):
        slop = number(text, at, suffix.group(1), MAX_SLOP, 'Write "migrant victims"~5 for words at most five apart.')
        at = suffix.end()
    return Token("phrase", "".join(letters), start + 1, slop), at


def word(text: str, start: int) -> tuple[Token, int]:
    """The word that begins at `start`, with its `*` or `~` taken off, and where it ends."""
    letters, at = plain_letters(text, start)
    typed = text[start:at]
    kind, value, end = "word", 0, at
    if text[at : at + 1] == "*":
        kind, end = ("prefix" if letters else "all"), at + 1
    elif (suffix := SUFFIX.match(text, at)) and letters:
        value = number(text, at, suffix.group(1) or "1", MAX_EDITS, "Write refuge~ for one letter wrong, refuge~2 for two.")
        kind, end = "fuzzy", suffix.end()
    elif typed in OPERATORS:
        kind = typed
    elif typed.startswith("@") and len(typed) > 1:
        kind, letters = "saved", letters[1:]
    elif boost := re.search(r"\w\^\d", typed):
        raise QueryError("weights with ^ are not part of the query language", text, start + boost.start() + 2)
    if end > at and end < len(text) and not ends_word(text[end]):
        mark = text[at]
        raise QueryError(f"{mark} can only stand at the end of a word", text, at + 1, f"Write \\{mark} for the character itself.")
    return Token(kind, letters or text[at:end], start + 1, value), end


def ends_word(char: str) -> bool:
    """Can a word not go on with it?"""
    return char.isspace() or char in "()" or char in QUOTES


def plain_letters(text: str, at: int) -> tuple[str, int]:
    """The letters of a word up to its end, a `*` or a `~`, without their backslashes; and where that is."""
    letters: list[str] = []
    while at < len(text):
        char = text[at]
        if char == "\\" and at + 1 < len(text):
            letters.append(text[at + 1])
            at += 2
        elif char == "(" and letters and "".join(letters[:4]) not in OPERATORS and (attached := re.match(ATTACHED, text[at:])):
            letters.append(attached.group())
            at += attached.end()
        elif ends_word(char) or char == "*" or (char == "~" and letters):
            break
        else:
            letters.append(char)
            at += 1
    return "".join(letters), at


def number(text: str, at: int, digits: str, most: int, hint: str) -> int:
    """The number after a `~` at offset `at`, from 1 to `most`."""
    if not digits or len(digits) > 5 or not 1 <= int(digits) <= most:
        raise QueryError(f"~ wants a number from 1 to {most} here", text, at + 1, hint)
    return int(digits)
