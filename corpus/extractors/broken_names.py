"""Which body's name does a letterhead break over two lines: "Ministry" above "of Justice"?"""

from __future__ import annotations

import re

from corpus.extractors.names import SURE, read
from corpus.records import Mention, Part, Span

_BROKEN = re.compile(
    r"^[ \t]*(?P<first>[A-Z][\w’'-]+(?:,? (?:and |& |of |for )?[A-Z][\w’'-]+){0,3},?)(?P<beside>[ \t]{3,}[^\n]*)?\n"
    r"[ \t]*(?P<rest>(?:(?:for|of|and|&) (?:the )?|(?<=,\n))[A-Z][^\n]*?(?:(?: and| &|,)\n[ \t]*[A-Z][^\n]*?)?)"
    r"(?=[ \t]{3,}|[ \t]*\n)",
    re.MULTILINE,
)
_HEAD = 1500  # characters in which a letter's head stands


def broken_names(text: str, parts: tuple[Part, ...]) -> list[Mention]:
    """The bodies that the lines of a letterhead name only together."""
    heads = [part.span for part in parts if part.name in ("letterhead", "sender")]
    found = []
    for match in _BROKEN.finditer(text, 0, _HEAD) if heads else ():
        start = match.start("first")
        if not any(span.start <= start < span.end for span in heads):
            continue
        name = f"{match['first']} {' '.join(match['rest'].split())}"
        if any(one.type == "organisation" and one.weight == SURE and one.end - one.start == len(name) for one in read(name)):
            end = match.end("first" if match["beside"] else "rest")
            found.append(Mention(Span(start, end), text[start:end], "organisation", "organisation.broken", name))
    return found
