"""Which body's name does a letterhead break over its lines, "Ministry" above "of Justice"?"""

from __future__ import annotations

import re

from corpus.names.names import SURE, read
from corpus.records import Mention, Part, Span

_GOES_ON = (  # over the end of a line: behind a comma or a small word, or before one
    r"(?:(?:(?<=,)|(?<= of)|(?<= for)|(?<= and)|(?<= &))\n[ \t]*(?=[A-Z])|\n[ \t]*(?=(?:for|of|and|&) (?:the )?[A-Z]))"
)
_BESIDE = r"(?:[ \t]{3,}[^\n]*)?"  # the other column
_BROKEN = re.compile(
    r"^[ \t]*(?P<name>[A-Z][\w’'-]+(?:,? (?:and |& |of |for )?[A-Z][\w’'-]+){0,3}(?:,| of| for| and| &)?"
    rf"{_BESIDE}(?:{_GOES_ON}\S+(?: \S+)*{_BESIDE}){{1,3}})(?=[ \t]*\n)",
    re.MULTILINE,
)
_HEAD = 1500  # characters in which a letter's head stands
_COLUMN = re.compile(r"[ \t]{3,}")


def broken_names(text: str, parts: tuple[Part, ...]) -> list[Mention]:
    """The bodies that the lines of a letterhead name only together."""
    heads = [part.span for part in parts if part.name in ("letterhead", "sender")]
    found = []
    for match in _BROKEN.finditer(text, 0, _HEAD) if heads else ():
        start = match.start("name")
        if any(span.start <= start < span.end for span in heads):
            found += _longest(start, match["name"])
    return found


def _longest(start: int, printed: str) -> list[Mention]:
    """The body that the most of the lines name together; beside another column its first line stands for it."""
    lines = printed.split("\n")
    columns = [_COLUMN.split(line.strip())[0] for line in lines]
    for count in range(len(lines), 1, -1):
        name = " ".join(columns[:count]).rstrip(",")
        if any(one.type == "organisation" and one.weight == SURE and one.end - one.start == len(name) for one in read(name)):
            alone = _COLUMN.search(lines[0]) is None
            surface = "\n".join(lines[:count]).rstrip(" ,\t") if alone else columns[0]
            return [Mention(Span(start, start + len(surface)), surface, "organisation", "organisation.broken", name)]
    return []
