"""How is a line laid out for this terminal, or for a pipe?

On a terminal, lines fit the width: a wide name is cut in the middle, never a number. In a pipe nothing is cut or coloured.
Marks and bars fall back to ASCII where the terminal shows no Unicode.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence

from corpus.hyperlinks import CLOSING, LINK, OPENING, shows_links
from corpus.nouns import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TextIO

PIPE_WIDTH = 100  # what is laid out in columns in a pipe is laid out for this width
STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36", "match": "1;33"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
EIGHTHS = " ▏▎▍▌▋▊▉"
ASCII_MARKS = {"·": "-", "…": "...", "«": "*", "»": "*", "–": "-", "—": "--", "→": "->", "✓": "ok", "✗": "x"}


class Screen(NamedTuple):
    """Where output goes and what it can show. Methods return text; they write nothing."""

    width: int = PIPE_WIDTH
    terminal: bool = False  # in a pipe, values are given in full
    colour: bool = False
    unicode: bool = True
    links: bool = False

    def style(self, text: str, *names: str) -> str:
        """The text in these styles (keys of STYLES), where there is colour."""
        if not self.colour or not text or not names:
            return text
        return f"\x1b[{';'.join(STYLES[name] for name in names)}m{text}\x1b[0m"

    def link(self, text: str, address: str | None) -> str:
        """The text as a link to an address of printable ASCII, where there are links."""
        return f"{OPENING.format(address=address)}{text}{CLOSING}" if self.links and text and address else text

    def mark(self, text: str) -> str:
        """Our own marks, in ASCII where Unicode cannot be shown."""
        if self.unicode:
            return text
        return "".join(ASCII_MARKS.get(character, character) for character in text)

    def fit(self, text: str, width: int) -> str:
        """The text within that many columns, cut in the middle; in a pipe, the whole text."""
        return cut_middle(text, width, self.mark("…")) if self.terminal else text

    def shorten(self, text: str, width: int) -> str:
        """The text within that many columns, cut at the end; in a pipe, the whole text."""
        if not self.terminal or columns(text) <= width:
            return text
        return clip(text, max(0, width - columns(self.mark("…")))).rstrip() + self.mark("…")

    def bar(self, value: int, greatest: int, width: int) -> str:
        """A bar of that share of the width; anything above zero shows."""
        if value <= 0 or greatest <= 0 or width <= 0:
            return ""
        if not self.unicode:
            return "#" * max(1, round(value * width / greatest))
        eighths = max(1, round(value * width * 8 / greatest))
        return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()

    def justified(self, left: str, right: str) -> str:
        """Two texts on one line, the second at the right edge; beside each other in a pipe."""
        gap = self.width - columns(left) - columns(right) if self.terminal else 3
        return f"{left}{' ' * max(2, gap)}{right}"


def screen_of(stream: TextIO, colour: str = "auto", environ: Mapping[str, str] | None = None) -> Screen:
    """What a stream can show: `colour` is auto, always or never; NO_COLOR and TERM=dumb speak for auto."""
    environ = os.environ if environ is None else environ
    terminal = stream.isatty()
    plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
    coloured = colour == "always" or (colour == "auto" and terminal and not plain)
    given = environ.get("COLUMNS", "")
    fallback = int(given) if given.isdecimal() and int(given) > 0 else PIPE_WIDTH
    width = terminal_size().columns if terminal else fallback
    links = terminal and coloured and shows_links(environ)
    return Screen(max(40, width), terminal, coloured, speaks_unicode(stream, environ), links)


def terminal_size() -> os.terminal_size:
    """The columns and lines of the terminal."""
    import shutil  # what output into a pipe need not import

    return shutil.get_terminal_size((80, 24))


def speaks_unicode(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Can marks outside ASCII be shown? The stream's encoding decides, unless the locale is plain C."""
    if not (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf"):
        return False
    # Python itself sets LC_CTYPE to C.UTF-8 where the locale is C, so that value says nothing.
    named = [environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    chosen = next((value for value in named if value and value != "C.UTF-8"), "")
    return chosen not in ("C", "POSIX")


def columns(text: str) -> int:
    """How many columns a text takes, our own codes not counted."""
    plain = uncoloured(text)
    return len(plain) if plain.isascii() else sum(map(character_columns, plain))


def character_columns(character: str) -> int:
    """0 for a combining mark, 2 for a wide character, else 1."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def uncoloured(text: str) -> str:
    """The text without the codes that Screen.style() and Screen.link() add."""
    return LINK.sub("", COLOUR.sub("", text)) if "\x1b" in text else text


def clip(text: str, width: int) -> str:
    """As much of the beginning as fits into that many columns."""
    taken = 0
    for index, character in enumerate(text):
        taken += character_columns(character)
        if taken > width:
            return text[:index]
    return text


def cut_middle(text: str, width: int, mark: str = "…") -> str:
    """The text within that many columns, beginning and end kept.

    >>> cut_middle("Department for Levelling Up, Housing and Communities", 20)
    'Department…mmunities'
    """
    if columns(text) <= width:
        return text
    room = max(0, width - columns(mark))
    head = clip(text, room - room // 2)
    tail = clip(text[::-1], room // 2)[::-1]
    return head + mark + tail


def pad(text: str, width: int, right: bool = False) -> str:
    """The text filled up with spaces to that many columns."""
    fill = " " * max(0, width - columns(text))
    return fill + text if right else text + fill


def table(rows: Sequence[Sequence[str]], screen: Screen, heads: Sequence[str] = (), numbers: Sequence[int] = ()) -> list[str]:
    """Lines of a table whose columns are as wide as they need; on a terminal the widest of them gives way.

    `numbers` are the indexes of the columns set to the right, which are never cut.
    """
    everything = [*([heads] if heads else []), *rows]
    if not everything:
        return []
    widths = [max(columns(row[index]) for row in everything) for index in range(len(everything[0]))]
    if screen.terminal:
        widths = narrowed(widths, screen.width - 2 * (len(widths) - 1), frozenset(numbers))
    lines = []
    for place, row in enumerate(everything):
        cells = [
            pad(screen.fit(cell, width), width, index in numbers)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(cells).rstrip()
        lines.append(screen.style(line, "dim") if heads and place == 0 else line)
    return lines


def narrowed(widths: list[int], room: int, kept: frozenset[int]) -> list[int]:
    """The widths with the widest columns made narrower until all fit, none below 8, those in `kept` untouched."""
    widths = list(widths)
    free = [index for index in range(len(widths)) if index not in kept]
    while free and sum(widths) > room:
        widest = max(free, key=lambda index: widths[index])
        if widths[widest] <= 8:
            break
        widths[widest] -= 1
    return widths
