"""Who wrote a story or a release: by its byline, a line of its own under the headline, or a note at its end?"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.date_text import MONTH
from corpus.knowledge import organisations
from corpus.layouts.bylines import CELL, POST, byline_names, in_name_case, is_person, names_alone
from corpus.lines import Line, split_filled
from corpus.names.words import COMMON, LINK, POLICY, SMALL, sort_of
from corpus.records import Document, Evidence, Findings, Mention, RoleMention, Span
from corpus.senders.role_mentions import role_of, within

_CONTRIBUTED = re.compile(
    r"\b(?:contributed(?: to this (?:report|story|article))?|reported from [A-Z][\w ]{1,30}|contributed reporting)\b[.,]?"
    r"|\b(?:[Rr]eporting|[Ww]ritten) by\b"
)
_CREDIT = re.compile(r"\n+(?P<name>[A-Z]{2,6})\n")  # below a full stop
_CLOSING = frozenset(("END", "ENDS", "MORE"))  # as a release closes
FULL_STOPS = frozenset('.!?”"')
_SIGNS = ("ontributed", "eporting by", "ritten by", "eported from")
_ROW_CELL = re.compile(r"(?<!\S)[^,;&\s][^,;&]*")
_FEWEST_WRITERS = 3
_HEAD = 600  # characters in which a line with nothing but a name is a byline
_LINE = 70
_MOST_LINES = 20  # above the first paragraph
_BY_ALONE = re.compile(r"(?:By|BY|Authors?|Written by|Words by|Words)\s?:?")
_PROSE = 120
_REPORTS = re.compile(r" (?:reports|investigates|explains|writes|finds out|looks (?:back|ahead))\.?(?=\n|\Z)")
_WORDS_BY = re.compile(r"(?:\b[Ww]rites|\b[Rr]eports|\b[Ww]ords(?: by)?:?|\b(?:[Rr]eport|[Ss]tory|[Ii]nterview) by) $")
_FOOT_LINES = 5
_ENDS_LINE = re.compile(r"\.?(?=\n|\Z)")
_OF_NEWSROOM = re.compile(r", [A-Z][^,.]{2,40} (?:[Nn]ews(?:room|desk)?|NEWS)$")  # "Ann Cole, Fenside Radio news"


def byline_roles(document: Document, found: Findings) -> list[RoleMention]:
    """The authors that the paper names as such."""
    roles = _read(document, found)
    if not any(role.type == "person" for role in roles):
        parts = found.parts_named("byline")
        roles = [role_of(document, "author", one, "role.byline", part.span) for part in parts for one in within(found, part.span)]
    if found.kind == "news" and not roles:
        roles = _lone_lines(document, found)
    if found.kind == "news" and not roles:
        roles = _standfirst(document, found)
    if found.kind == "other" and not roles:
        roles = _row_of_writers(document, found)
    if found.kind != "other" and not roles:
        roles = _signed_below(document, found)
    return roles + _notes(document, found) + _credit(document)


def _read(document: Document, found: Findings) -> list[RoleMention]:
    """Those whom the lines above the first paragraph name as writers by their form, known by name or not."""
    roles: list[RoleMention] = []
    above = ""
    seen: set[str] = set()
    headline = next((part.span for part in found.parts_named("headline")), None)
    lines = split_filled(document.text)[:_MOST_LINES]
    for line, after in zip(lines, (*lines[1:], None), strict=False):
        if len(line.text) > _PROSE and line.text.rstrip('”"’)')[-1:] in ".!?":
            break
        titled = headline is not None and headline.start <= line.start < headline.end
        places = () if titled else byline_names(line.text)
        if (
            not places
            and not titled
            and (
                _BY_ALONE.fullmatch(above)
                or _OF_NEWSROOM.search(line.text)
                or (found.kind == "news" and _is_writer(document, line, above, after))
            )
        ):
            places = _leading_name(line.text)
        if not places and not titled and found.kind == "news" and after is not None and _is_dated(after.text):
            places = tuple(place for place in names_alone(line.text) if not _is_subject(line.text[slice(*place)]))
        if not places and headline and line.start >= headline.end and after is not None and _is_sentence(after.text):
            places = _name_in_capitals(document.text, line)
        for start, end in places:
            name = in_name_case(line.text[start:end])
            if name not in seen and not _is_body(found, line.part(start, end)):
                roles.append(_author(document, found, line.part(start, end), name))
                seen.add(name)
        above = line.text
    return roles


def _is_sentence(text: str) -> bool:
    return len(text) > _LINE and text[-1] in FULL_STOPS


def _name_in_capitals(text: str, line: Line) -> tuple[tuple[int, int], ...]:
    """A name in capitals right over the first paragraph, of no ordinary word, whose surname the story does not speak of."""
    name = in_name_case(line.text)
    if (
        not line.text.isupper()
        or not is_person(name)
        or any(sort_of(word) & (COMMON | LINK | SMALL | POLICY) for word in name.split())
    ):
        return ()
    return () if name.rpartition(" ")[2] in text else ((0, len(line.text)),)


def _is_subject(name: str) -> bool:
    """Is it "Debt Limit", all of whose words are ordinary ones?"""
    return all(sort_of(word) & (COMMON | LINK | SMALL | POLICY) for word in name.split())


def _is_dated(text: str) -> bool:
    """Is a line hardly more than a date, as stands below the writers' names?"""
    return len(text) < _LINE and any(char.isdigit() for char in text) and MONTH.search(text) is not None


def _is_body(found: Findings, span: Span) -> bool:
    return any(body.span == span for body in within(found, span, "organisation"))


def _leading_name(text: str) -> tuple[tuple[int, int], ...]:
    """The name that a line begins with, before a post or a place."""
    cell = CELL.search(text)
    end = cell.start() if cell else len(text)
    return ((0, end),) if is_person(text[:end]) else ()


def _is_writer(document: Document, line: Line, above: str, after: Line | None) -> bool:
    """Is a lone name the writer's: over a reporter's post, above the headline and below it, or in the note at the end?"""
    text = line.text
    if after is not None and len(after.text) < _LINE and POST.search(after.text) and is_person(text):
        return True
    return (
        line.start > 0
        and is_person(text)
        and len(text) < _LINE
        and document.original.count(text) > 1
        and above[-1:] not in ("", ":")
    )


def _author(document: Document, found: Findings, span: Span, name: str) -> RoleMention:
    known = within(found, span, "person")
    if known and known[0].span.end <= span.end:
        return role_of(document, "author", known[0], "role.byline", span)
    return RoleMention("author", name, "person", Evidence("role.byline", document.text[span.start : span.end], span), span)


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


def _standfirst(document: Document, found: Findings) -> list[RoleMention]:
    """Whoever ends the line under a magazine's headline: "Ada Quill reports", "How the ford was lost. Words: Ada Quill"."""
    text = document.text
    for person in within(found, Span(0, _HEAD), "person"):
        begin, end = person.span
        after = _REPORTS.match(text, end) and (begin == 0 or text[begin - 1] == "\n" or text[begin - 2] in ".!?–—…")
        before = _ENDS_LINE.match(text, end) and _WORDS_BY.search(text, max(0, begin - 20), begin)
        if after or before:
            return [role_of(document, "author", person, "role.standfirst")]
    return []


def _row_of_writers(document: Document, found: Findings) -> list[RoleMention]:
    """Those whom a line above the first paragraph names in a row, three at least and nothing else: who wrote a study."""
    for line in split_filled(document.text)[:_MOST_LINES]:
        cells = [cell for cell in _ROW_CELL.finditer(line.text) if cell[0].strip()]
        if len(cells) >= _FEWEST_WRITERS and all(is_person(cell[0].strip()) for cell in cells):
            spans = [line.part(cell.start(), cell.start() + len(cell[0].rstrip())) for cell in cells]
            return [_author(document, found, span, document.text[span.start : span.end]) for span in spans]
        if line.text[-1] in ".!?":
            break
    return []


def _signed_below(document: Document, found: Findings) -> list[RoleMention]:
    """Whoever signs a newsletter as one signs a letter: a given name alone on a line, and the full name below it."""
    lines = split_filled(document.text)[-_FOOT_LINES:]
    for number, (short, full) in enumerate(pairwise(lines), 2):
        name = full.text.split(",", maxsplit=1)[0]
        if any(len(line.text) > _LINE for line in lines[number:]):
            continue
        if is_person(name) and short.text.rstrip(" ,x").casefold() == name.split()[0].casefold():
            return [_author(document, found, full.part(0, len(name)), name)]
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
        editing = text.find("diting by", match.end(), end) if after else -1
        span = (
            Span(match.end(), editing if editing > 0 else end)
            if after
            else Span(max(begin, text.rfind(". ", begin, match.start())), match.start())
        )
        roles += [
            role_of(document, "author", person, "role.contributed", Span(begin, end)) for person in within(found, span, "person")
        ]
    return roles


def _credit(document: Document) -> list[RoleMention]:
    """The agency whose initials stand on a line of their own below the last paragraph."""
    text = document.text
    for match in _CREDIT.finditer(text, len(text) // 2):
        name = match["name"]
        if not match.start() or text[match.start() - 1] not in FULL_STOPS or name in _CLOSING:
            continue
        entry = organisations().get(name)
        if (entry is None or entry.id) and not sort_of(name) & (COMMON | SMALL):
            span = Span(*match.span("name"))
            return [RoleMention("author", name, "organisation", Evidence("role.credit", name, span), span)]
    return []
