"""Whose page is this? The name at its head, confirmed by what it is or by the rest of the page.

The head of a page copy prints the site's name, then its menu, its sections and the story. A newspaper's name is often one
that no list knows (The Lamp, Plough, FenshireLive); but the page says it again: "told the Lamp", "Follow FenshireLive".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.cleaning.furniture import furniture_kind, is_link_word
from corpus.cleaning.furniture_forms import ALL_HINTS, Hints, form_hints
from corpus.genres.release_or_news import CELL, RELEASED, is_medium
from corpus.knowledge import is_nobody, organisations, prose
from corpus.layouts.bylines import POST, byline_names
from corpus.layouts.headlines import LABEL, is_meta
from corpus.layouts.names import is_name
from corpus.lines import Line, split_filled
from corpus.names.words import COMMON, PLACE, POLICY, SMALL, sort_of
from corpus.records import Document, Evidence, Findings, RoleMention, Span
from corpus.vocabulary import TEXTS

_BYLINE_CELL = re.compile(rf"{CELL.pattern}|,\s+")
_SPACED = re.compile(r"[A-Z][A-Z'’&-]*(?P<gap> {2,4})[A-Z][A-Z'’&-]*(?:(?P=gap)[A-Z][A-Z'’&-]*)*(?=$|\s+[|·•–—])")
_AGENCY = re.compile(r" Agency$")
_MEMBER = re.compile(
    r"(?:(?:U\.?S\.? )?(?:Congress(?:man|woman|member)|Senator|Representative|Rep\.|Sen\.)) "
    r"(?P<name>[A-Z][^\W\d_]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3})"
)
_REFERENCE = re.compile(r"(?: (?:[Nn]o|NO|[Rr]ef|REF)\b[.:]?)? [\w/.-]*\d[\w/.-]*$")  # NEWS RELEASE 61/23
_FREQUENCY = re.compile(r" \d{2,3}(?:\.\d(?: ?FM)?| ?FM)$")  # of a radio station
_HOST = re.compile(r"\w\.\w{2,}")
_FIELD = re.compile(r"(?:To|From|Cc|Bcc|Date|Sent|Subject|FAO|Attention|Contact)\s*:", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:No\.?|Issue|Edition|Number) ?\d{1,5}\b|\bVol(?:ume|\.) ?[\dIVXLC]+\b")
_MEDIA = prose("newspapers") | prose("stations") | {"Today", "Online"}
_HONOURABLE = frozenset(("Hon", "Hon.", "Honourable"))
_LINES = 12  # above the story, in which its page's name stands
_MOST_WORDS = 7
_LONGEST = 60  # characters of a name
_ENOUGH = 3.0
_FIRST, _SECOND, _ARTICLE, _OF_MEDIA, _AGAIN, _FOLLOWED = 1.5, 0.5, 1.5, 2.0, 2.0, 1.0  # what each sign weighs
_KNOWN, _LABELLED = 1.0, 2.0
_FOLLOW = ("follow ", "about ", "© ", "support ", "told ", "subscribe to ", "join ")


def masthead(document: Document, found: Findings) -> RoleMention | None:
    """The publisher whose name heads the page; None where none is confirmed."""
    place = 0
    title = next((part.span for part in found.parts_named("headline")), None)
    printed = " ".join(document.text[title.start : title.end].split()) if title else ""
    headings = [heading.lower() for heading in (printed, found.title) if heading]
    hints = form_hints(document.original)
    for line in split_filled(document.original)[:_LINES]:
        cells = list(_cells(line)) if len(line.text) <= _LONGEST * 4 else []
        labelled = _LABELLED * any(RELEASED.fullmatch(_REFERENCE.sub("", cell)) or _ISSUE.search(cell) for _, cell in cells)
        no_headline = bool(labelled) or _FREQUENCY.search(line.text) is not None
        if not cells or (not no_headline and any(heading in line.text.lower() for heading in headings)):
            break
        if furniture_kind(line.text, hints) in ("cookies", "newsletter"):
            continue
        named = False
        for span, name in cells:
            member = _MEMBER.match(name) if found.kind == "press_release" else None
            if member:
                start = span.start + member.start("name")
                return _publisher(member["name"], "person", Span(start, start + len(member["name"])))
            if is_masthead(name, hints):
                if _weight(document, found, span, name, place) + labelled >= _ENOUGH:
                    return _publisher(_usual(document, name), "organisation", span)
                named = True
        place += named
    return _of_byline(document) if found.kind == "news" else None


def _of_byline(document: Document) -> RoleMention | None:
    """A newspaper or an agency that stands beside the writer's name: "By Ann Cole, Isle Press Agency"."""
    signed = False  # on the line above, so that a post and its paper stand here
    for line in split_filled(document.text)[:_LINES]:
        beside = signed and POST.search(line.text) is not None
        signed = len(line.text) < _LONGEST * 2 and bool(byline_names(line.text))
        if signed or (beside and len(line.text) < _LONGEST * 2):
            for span, name in _cells(line, _BYLINE_CELL):
                if is_masthead(name) and is_medium(_AGENCY.sub("", name)) and len(name.split()) > 1:
                    return RoleMention("publisher", name, "organisation", Evidence("role.byline", name, span), span)
    return None


def _publisher(name: str, sort: str, span: Span) -> RoleMention:
    return RoleMention("publisher", name, sort, Evidence("role.masthead", name, span, "source"))


def _cells(line: Line, cell: re.Pattern[str] = CELL) -> Iterator[tuple[Span, str]]:
    """The parts of a line between wide gaps and separators; capitals that are spaced out evenly are one part."""
    spaced = _SPACED.match(line.text)
    if spaced and not any(is_link_word(word.lower()) for word in spaced[0].split()):
        yield line.part(0, spaced.end()), " ".join(spaced[0].split())
        line = line._replace(start=line.start + spaced.end(), text=line.text[spaced.end() :])
    start = 0
    for match in (*cell.finditer(line.text), None):
        end = match.start() if match else len(line.text)
        frequency = _FREQUENCY.search(line.text, start, end)
        name_end = frequency.start() if frequency else end
        if end > start:
            yield line.part(start, name_end), line.text[start:name_end]
        start = match.end() if match else end


def is_masthead(text: str, hints: Hints = ALL_HINTS) -> bool:
    """Could these words be the name of a site: capitals, no date, no link, no label? `hints` are those of its page.

    >>> is_masthead("The Lamp"), is_masthead("Sign in"), is_masthead("FOR IMMEDIATE RELEASE")
    (True, False, False)
    """
    if not 2 < len(text) <= _LONGEST or len(text.split()) > _MOST_WORDS or text[-1] in ".:,;?!":
        return False
    words = text.split()
    if LABEL.fullmatch(text) or _HOST.search(text) or _FIELD.match(text) or not _HONOURABLE.isdisjoint(words):
        return False
    station = words[0] == "Radio" and len(words) > 1
    if not station and all(is_link_word(word.lower()) or sort_of(word) & (PLACE | SMALL) for word in words):
        return False
    if len(words) == 1 and text[1:].islower() and sort_of(text) & (COMMON | POLICY):
        return False
    return is_name(text) and not (is_link_word(text.lower()) or is_meta(text) or furniture_kind(text, hints) or is_nobody(text))


def _weight(document: Document, found: Findings, span: Span, name: str, place: int) -> float:
    """How surely a name at the head of the page is its publisher's."""
    weight = _FIRST if place == 0 else _SECOND if place == 1 else 0.0
    words = name.split()
    known = organisations().get(name) is not None
    weight += _KNOWN * (known and found.kind == "press_release")
    weight += _ARTICLE * (words[0].lower() == "the" and len(words) > 1)
    last = words[-1].rpartition("-")[2].title()  # the Fell Star-Times
    weight += _OF_MEDIA * ((last in _MEDIA or words[0] == "Radio") and len(words) > 1 and found.kind == "news")
    bare = name.lower().removeprefix("the ")
    small = _small(document.original)
    at = small.find(bare, span.end)
    if at >= 0 and _is_whole(small, at, at + len(bare)):
        weight += _AGAIN
        weight += _FOLLOWED * any(
            small.find(f"{word}{article}{bare}", span.end) >= 0 for word in _FOLLOW for article in ("", "the ")
        )
    return weight


@lru_cache(maxsize=TEXTS)
def _small(text: str) -> str:
    """The text in small letters, where that moves none of them."""
    small = text.lower()
    return small if len(small) == len(text) else ""


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _usual(document: Document, name: str) -> str:
    """A name in capitals as the rest of the page prints it."""
    if not name.isupper():
        return name
    again = re.search(re.escape(name.title()), document.original)
    return again[0] if again else name
