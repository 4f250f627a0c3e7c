"""Who is named in a paper? Every place where a person or an organisation stands by name.

A run of capitals is read by itself first (`corpus.extractors.names`). What it leaves open is decided here from the words
around it and from the rest of the paper: a lone surname after the full name, an acronym in brackets, an item of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain

from corpus.extractors.callings import with_called
from corpus.extractors.departments import named_by_office
from corpus.extractors.lists import affiliations, listed_organisations
from corpus.extractors.names import LIKELY, SURE, Found, read
from corpus.extractors.runs import find_runs
from corpus.extractors.surroundings import (
    after_article,
    in_heading,
    is_address,
    is_called_organisation,
    is_no_actor,
    is_seat,
    is_where,
    mid_sentence,
    speaks,
    word_before,
)
from corpus.extractors.words import COMMON, COUNTRY, NATION, PLACE, POLICY, SMALL, sort_of
from corpus.extractors.zones import Zones
from corpus.knowledge import continued_organisations, is_acronym, organisations
from corpus.records import Document, Findings, Mention, Span

_POLICIES = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,4},? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_OPEN_END = re.compile(r" (?:for|of|on) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?$")
_COMMA_HEADS = ("Committee", "Department", "Office", "Ministry", "Directorate", "Board", "Commission", "Council")
_ASKER_LINE = re.compile(r"^(?:Asked by|Tabled by|Lodged by|Member|Gan)\b[^\n|]{0,60}(?P<rest>\|[^\n]*)", re.MULTILINE)
_BEFORE_BRACKET = re.compile(r"\b[A-Z][\w’'-]+ \( ?$")
_ATTRIBUTES = 100  # characters of a party and a seat behind a name
_NO_ACTORS = ("contacts", "seat", "office")  # parts whose names are none of the paper's


@dataclass(slots=True)
class _Paper:
    """What is known of the whole paper while its names are decided."""

    text: str
    surnames: frozenset[str]
    given_names: frozenset[str]
    acronyms: dict[str, str]  # the type of what an acronym stands for, "" for no actor
    confirmed: frozenset[str]  # names of ordinary words that stand inside a sentence somewhere
    outside: Zones
    letterhead: Zones  # and the other blocks of names
    salutations: Zones
    headings: frozenset[tuple[int, int]]  # a heading that is nothing but a name tells the subject or the house


def extract(document: Document, found: Findings) -> Findings:
    """The paper's mentions, in the order of the text, without overlap."""
    text = document.text
    runs = find_runs(text)
    parts: dict[str, list[Span]] = {}
    for part in found.parts:
        parts.setdefault(part.name, []).append(part.span)
    letterhead, signatures = parts.get("letterhead", []), parts.get("signature", [])
    everything = with_called(text, runs, _extended(text, _read_all(text, runs)), letterhead, signatures)
    paper = _Paper(
        text,
        *_people_names(text, everything),
        _defined_acronyms(text, everything),
        frozenset(text[o.start : o.end] for o in everything if o.reading.weight == LIKELY and mid_sentence(text, o.start)),
        outside=Zones.of((*chain(*(parts.get(name, ()) for name in _NO_ACTORS)), *_beside_askers(text, found))),
        letterhead=Zones.of((*letterhead, *signatures, *parts.get("sender", ()), *parts.get("recipient", ()))),
        salutations=Zones.of(parts.get("salutation", ())),
        headings=frozenset((span.start, span.end) for span in parts.get("heading", ())),
    )
    listed = listed_organisations(text, runs, everything) | affiliations(text, runs, everything)
    mentions = [mention for items in listed.values() for mention in items]
    for one in everything:
        if one.run not in listed and one.start not in paper.outside:
            mention = _decide(paper, one)
            if mention:
                mentions.append(mention)
    if found.kind == "letter":
        mentions += named_by_office(text)
    return replace(found, mentions=_without_overlap(mentions))


def _without_overlap(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions in order; of two that overlap, the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if kept and mention.span.start < kept[-1].span.end:
            if mention.span.end - mention.span.start <= kept[-1].span.end - kept[-1].span.start:
                continue
            kept.pop()
        kept.append(mention)
    return tuple(kept)


def _beside_askers(text: str, found: Findings) -> tuple[Span, ...]:
    """What stands on an asker's line behind the name, a party and a seat; a question on it does not belong to it."""
    spans = []
    for part in found.parts_named("asker"):
        end = text.find("\n", part.span.end)
        end = len(text) if end < 0 else end
        if end - part.span.end < _ATTRIBUTES and "o ask" not in text[part.span.end : end]:
            spans.append(Span(part.span.end, end))
    if found.kind == "written_answer":
        spans += [Span(*match.span("rest")) for match in _ASKER_LINE.finditer(text)]
    return tuple(spans)


def _read_all(text: str, runs: list[tuple[int, int]]) -> list[Found]:
    return [
        Found(start + reading.start, start + reading.end, reading, number)
        for number, (start, end) in enumerate(runs)
        for reading in read(text[start:end])
    ]


def _extended(text: str, everything: list[Found]) -> list[Found]:
    """The readings with names that go on over a comma: "Department for Culture, Media and Sport"."""
    continued = continued_organisations()
    kept: list[Found] = []
    reach = -1
    for one in everything:
        if one.start < reach:
            continue
        whole = _with_rest(text, one, continued) if one.reading.type == "organisation" and one.reading.weight else one
        reach = whole.end
        while kept and kept[-1].start >= whole.start:
            kept.pop()
        kept.append(whole)
    return kept


def _with_rest(text: str, one: Found, continued: dict[str, tuple[str, ...]]) -> Found:
    for rest in continued.get(text[one.start : one.end], ()):
        if text.startswith(rest, one.end):
            return one._replace(end=one.end + len(rest), reading=one.reading._replace(rule="organisation.known", weight=SURE))
    more = _POLICIES.match(text, one.end) if _OPEN_END.search(text, one.start, one.end) else None
    if more and all(sort_of(word.strip(",")) & POLICY for word in more[0].split() if word[0].isupper()):
        return one._replace(end=more.end(), reading=one.reading._replace(rule="organisation.form"))
    listed = text[one.start - 2 : one.start] == ", " and text.endswith(_COMMA_HEADS, one.start, one.end)
    return _with_left(text, one) if listed else one


def _with_left(text: str, one: Found) -> Found:
    """The name with the items of policy before its first comma."""
    if not any(link in text[one.start : one.end] for link in (" and ", " & ")):
        return one
    start = one.start
    while text[start - 2 : start] == ", ":
        begin = start - 2
        while begin > max(0, start - 60) and (text[begin - 1].isalpha() or text[begin - 1] in " -’'") and text[begin - 1] != "\n":
            begin -= 1
        words = text[begin : start - 2].split()
        length = 0
        while length < len(words) and words[-1 - length][0].isupper() and sort_of(words[-1 - length]) & POLICY:
            length += 1
        if not length:
            break
        start = text.index(words[-length], begin) if length == len(words) else start - 2 - len(" ".join(words[-length:]))
    return one if start == one.start else one._replace(start=start, reading=one.reading._replace(rule="organisation.form"))


def _people_names(text: str, everything: list[Found]) -> tuple[frozenset[str], frozenset[str]]:
    """The surnames and the given names of the people whose full names the paper gives."""
    surnames: set[str] = set()
    given: set[str] = set()
    for one in everything:
        if one.reading.type == "person" and one.reading.weight:
            parts = text[one.start + one.reading.name - one.reading.start : one.end].split()
            if len(parts) > 1:
                surnames.add(parts[-1].title() if parts[-1].isupper() else parts[-1])
                given.add(parts[0])
            elif one.reading.rule == "person.title":
                surnames.add(parts[0])
    return frozenset(surnames), frozenset(given)


def _defined_acronyms(text: str, everything: list[Found]) -> dict[str, str]:
    """What the acronyms stand for that stand in brackets after a name."""
    found: dict[str, str] = {}
    initials = {
        "".join([word[0] for word in text[one.start : one.end].split() if word[0].isupper()])
        for one in everything
        if one.reading.weight == SURE and one.reading.type == "organisation" and one.end - one.start > 8
    }
    before: Found | None = None
    for one in everything:
        bracketed = text[max(0, one.start - 2) : one.start].strip() == "(" and is_acronym(text[one.start : one.end])
        if one.reading.rule == "organisation.acronym" or bracketed:
            acronym = text[one.start : one.end]
            if len(acronym) > 2 and acronym in initials:
                found[acronym] = "organisation"
            elif bracketed and acronym not in found and _BEFORE_BRACKET.search(text, max(0, one.start - 14), one.start):
                near = before is not None and before.reading.weight and one.start - before.end <= 3
                found[acronym] = before.reading.type if near and before else ""
        before = one
    return found


def _decide(paper: _Paper, one: Found) -> Mention | None:
    """The mention, if what stands around it does not speak against it, or speaks for it where that is needed."""
    text, reading = paper.text, one.reading
    if reading.weight == SURE:
        if reading.type == "organisation":
            if paper.acronyms.get(text[one.start : one.end]) == "":
                return None
            if (one.start, one.end) in paper.headings:
                return None
            form = reading.rule == "organisation.form"
            if is_no_actor(text, one.start, one.end, form):
                return None
            if form and one.start not in paper.letterhead and is_address(text, one.end):
                return None
        return _mention(text, one)
    if reading.weight == LIKELY:
        return _mention(text, one) if _likely(paper, one) else None
    kind = _weak(paper, one)
    return (
        Mention(Span(one.start, one.end), text[one.start : one.end], kind, reading.rule, text[one.start : one.end])
        if kind
        else None
    )


def _mention(text: str, one: Found) -> Mention:
    reading = one.reading
    name = reading.called or text[one.start + reading.name - reading.start : one.end]
    return Mention(Span(one.start, one.end), text[one.start : one.end], reading.type, reading.rule, name)


def _likely(paper: _Paper, one: Found) -> bool:
    """A name of ordinary words, or a person by shape alone: what stands around it must agree."""
    text = paper.text
    surface = text[one.start : one.end]
    if one.reading.type == "organisation":
        if is_acronym(surface):
            usual = organisations().get(surface)
            return (usual is not None and usual.name in text) or is_called_organisation(text, one.start, one.end)
        if (surface.isupper() and len(surface) > 4) or text[max(0, one.start - 3) : one.start] == "My ":
            return False
        if one.reading.article and not after_article(text, one.start):
            return False
        if surface in paper.confirmed and not in_heading(text, one.start, one.end):
            return True
        return speaks(text, one.end) or is_called_organisation(text, one.start, one.end)
    if surface.isupper():
        return one.start in paper.letterhead
    if is_where(text, one.start) or is_seat(text, one.start, one.end):
        return False
    return surface in paper.confirmed or not in_heading(text, one.start, one.end)


def _weak(paper: _Paper, one: Found) -> str:
    """The type of a lone word or an acronym, "" where nothing speaks for it."""
    text = paper.text
    surface = text[one.start : one.end]
    if one.reading.type == "organisation":
        if surface in paper.acronyms:
            return "organisation" if paper.acronyms[surface] == "organisation" else ""
        if sort_of(surface) & (SMALL | COMMON | PLACE | NATION) or text[one.end + 1 : one.end + 2].isdigit():
            return ""
        supplied = len(surface) > 2 and word_before(text, one.start) == "by"
        return "organisation" if supplied or speaks(text, one.end) or is_called_organisation(text, one.start, one.end) else ""
    if surface in paper.surnames:
        return "person"
    if surface not in paper.given_names:
        return ""
    greeted = one.start in paper.salutations
    by_given_name = not sort_of(surface) & (COUNTRY | NATION) and (
        speaks(text, one.end) or word_before(text, one.start) in ("said", "says", "added")
    )
    return "person" if greeted or by_given_name else ""
