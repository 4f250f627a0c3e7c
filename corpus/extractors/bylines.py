"""Who wrote a story or a release: by its byline, a line of its own under the headline, or a note at its end?"""

from __future__ import annotations

import re

from corpus.extractors.role_mentions import role_of, within
from corpus.extractors.words import COMMON, SMALL, sort_of
from corpus.knowledge import organisations
from corpus.records import Document, Evidence, Findings, Mention, RoleMention, Span

_CONTRIBUTED = re.compile(
    r"\b(?:contributed(?: to this (?:report|story|article))?|reported from [A-Z][\w ]{1,30}|contributed reporting)\b[.,]?"
    r"|\b(?:[Rr]eporting|[Ee]diting|[Ww]ritten) by\b"
)
_CREDIT = re.compile(r"(?<=[.!?”\"])\n+(?P<name>[A-Z]{2,6})\n")
_SIGNS = ("ontributed", "eporting by", "ritten by", "diting by", "eported from")
_HEAD = 600  # characters in which a line with nothing but a name is a byline
_LINE = 70
_PROSE = 120


def byline_roles(document: Document, found: Findings) -> list[RoleMention]:
    """The authors that the paper names as such."""
    roles = [
        role_of(document, "author", author, "role.byline", part.span)
        for part in found.parts_named("byline")
        for author in within(found, part.span)
    ]
    if found.kind == "news" and not roles:
        roles = _lone_lines(document, found)
    return roles + _notes(document, found) + _credit(document)


def _lone_lines(document: Document, found: Findings) -> list[RoleMention]:
    """A line above the first paragraph that holds a person, perhaps with an agency, and nothing else."""
    text = document.text
    start = 0
    for line in text[:_HEAD].split("\n"):
        span = Span(start, start + len(line))
        start += len(line) + 1
        if len(line) > _PROSE:
            break
        named = within(found, span)
        if named and named[0].type == "person" and len(line) < _LINE and span.start > 0 and _fills(line, named):
            return [role_of(document, "author", author, "role.byline", span) for author in named]
    return []


def _fills(line: str, named: list[Mention]) -> bool:
    return sum(len(mention.surface) for mention in named) * 10 >= len(line.strip()) * 8


def _notes(document: Document, found: Findings) -> list[RoleMention]:
    """Notes at the end: "X in Dublin contributed.", "Additional reporting by Y"."""
    text = document.text
    if found.kind != "news" or not any(word in text for word in _SIGNS):
        return []
    roles = []
    for match in _CONTRIBUTED.finditer(text, len(text) // 2):
        begin = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if end - begin > 240:
            continue
        after = match.group().endswith("by")
        span = Span(match.end(), end) if after else Span(max(begin, text.rfind(". ", begin, match.start())), match.start())
        roles += [
            role_of(document, "author", person, "role.contributed", Span(begin, end)) for person in within(found, span, "person")
        ]
    return roles


def _credit(document: Document) -> list[RoleMention]:
    """The agency whose initials stand on a line of their own below the last paragraph."""
    text = document.text
    for match in _CREDIT.finditer(text, len(text) // 2):
        name = match["name"]
        entry = organisations().get(name)
        if (entry is None or entry.id) and not sort_of(name) & (COMMON | SMALL):
            span = Span(*match.span("name"))
            return [RoleMention("author", name, "organisation", Evidence("role.credit", name, span), span)]
    return []
