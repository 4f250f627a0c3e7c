"""Who is named in a paper? Every place where a person or an organisation stands by name.

A run of capitals is read by itself first (`corpus.extractors.names`). What it leaves open is decided here from the words
around it and from the rest of the paper: a lone surname after the full name, an acronym in brackets, an item of a list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from corpus.extractors.lists import listed_organisations
from corpus.extractors.names import LIKELY, SURE, WEAK, Reading, read
from corpus.extractors.runs import ACRONYM, COMMON, NATION, PLACE, SMALL, find_runs, sort_of
from corpus.knowledge import continued_organisations
from corpus.records import Document, Findings, Mention, Span

_SAYS = re.compile(
    r"['’]?s?,? (?:has |have |had |also |today |yesterday |later |then )*(?:said|says|say|told|tells|added|adds|wrote|writes|argued|argues|warned|warns"
    r"|claimed|claims|replied|explained|insisted|stated|states|announced|urged|urges|called for|accused|welcomed|criticised|criticized|condemned|confirmed|admitted|denied"
    r"|believes|commented|concluded|responded|suggested|noted|spoke|asked|declined to)\b"
)
_ACTS = re.compile(
    r" (?:\w+ly )?(?:was|were|is|are|has|had|have|won|lost|led|stood|ran|served|became|resigned|returned|defeated|supported|opposed|introduced|signed|joined|left|died"
    r"|began|made|took|gave|held|received|endorsed|appointed|nominated|proposed|refused|decided|continued|failed|attempted|campaigned|attacked|stepped|founded|formed|himself|herself|who|whose|and his|and her|also|would|did|could|later|entered|headed|governed|governs|represents|represented|contested|voted|met|visited|moved|married|retired|remained|sought|used|considered|felt|thought|wanted|saw|went|came|declared|chose|published)\b"
)
_ORGANISATION_BEFORE = re.compile(
    r"(?:charit(?:y|ies)|group|groups|organisations?|organizations?|federation|coalition|union|company|firm|agency|newspaper|network|think[- ]tank|party|provider|campaign|broadcaster|association) $"
)
_ORGANISATION_AFTER = re.compile(
    r" (?:coalition|campaign|charity|group|party|newspaper|submission|spokes\w+|organisation|organization|union|movement|federation|government|administration"
    r"|network|agency|council|members|MPs?|MSPs?|leader|candidates?|leadership|chief executive|chairman|chair|director)\b"
)
_SENTENCE_STARTS = frozenset('.!?:;"“”‘\n\t•-–—*|>[')
_INITIALS = re.compile(r"[A-Z]")


class Found(NamedTuple):
    """A reading in its place in the text."""

    start: int
    end: int
    reading: Reading
    run: int  # the number of the run


def extract(document: Document, found: Findings) -> Findings:
    """The paper's mentions, in the order of the text, without overlap."""
    text = document.text
    runs = find_runs(text)
    everything = [
        Found(start + reading.start, start + reading.end, reading, number)
        for number, (start, end) in enumerate(runs)
        for reading in read(text[start:end])
    ]
    everything = _continued(text, everything)
    listed = listed_organisations(text, runs, everything)
    mentions = [*_decide(document, found, everything, {number for number, _ in listed}), *(mention for _, mention in listed)]
    mentions.sort(key=lambda mention: mention.span)
    return replace(found, mentions=tuple(mentions))


def _continued(text: str, everything: list[Found]) -> list[Found]:
    """Names that go on after a comma: "Department for Culture, Media and Sport"."""
    continued = continued_organisations()
    kept: list[Found] = []
    reach = -1
    for one in everything:
        if one.start < reach:
            continue
        head = text[one.start : one.end]
        for rest in continued.get(head, ()):
            if text.startswith(rest, one.end):
                reach = one.end + len(rest)
                one = one._replace(
                    end=reach, reading=one.reading._replace(type="organisation", rule="organisation.known", weight=SURE)
                )
                break
        kept.append(one)
    return kept


def _decide(document: Document, found: Findings, everything: list[Found], listed: set[int]) -> list[Mention]:
    text = document.text
    surnames = _surnames(text, everything)
    acronyms = _defined_acronyms(text, everything)
    confirmed = {
        text[one.start : one.end] for one in everything if one.reading.weight == LIKELY and _mid_sentence(text, one.start)
    }
    outside = [part.span for part in found.parts_named("contacts", "seat")]
    mentions = []
    for one in everything:
        if one.run in listed or any(span.start <= one.start < span.end for span in outside):
            continue
        weight = one.reading.weight
        surface = text[one.start : one.end]
        if weight == SURE or (weight == LIKELY and _likely(text, one, surface, confirmed)):
            mentions.append(_mention(text, one))
        elif weight == WEAK:
            kind = _weak(text, one, surface, surnames, acronyms)
            if kind:
                mentions.append(Mention(Span(one.start, one.end), surface, kind, one.reading.rule, surface))
    return mentions


def _mention(text: str, one: Found) -> Mention:
    reading = one.reading
    name = text[one.start + reading.name - reading.start : one.end]
    return Mention(Span(one.start, one.end), text[one.start : one.end], reading.type, reading.rule, name)


def _surnames(text: str, everything: list[Found]) -> frozenset[str]:
    """The surnames of the people whose full names the paper gives."""
    found = set()
    for one in everything:
        if one.reading.type == "person" and one.reading.weight:
            parts = text[one.start : one.end].split()
            if len(parts) > 1:
                found.add(parts[-1])
                found.add(parts[-1].capitalize() if parts[-1].isupper() else parts[-1])
    return frozenset(found)


def _defined_acronyms(text: str, everything: list[Found]) -> dict[str, str]:
    """Acronyms that stand in brackets after a name, or that are the initials of an organisation of the paper."""
    found: dict[str, str] = {}
    before: Found | None = None
    for one in everything:
        reading = one.reading
        if reading.rule == "organisation.acronym":
            acronym = text[one.start : one.end]
            bracketed = text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] in ")"
            if bracketed and acronym not in found:
                near = before is not None and before.reading.weight and one.start - before.end <= 3
                found[acronym] = before.reading.type if near and before else ""
        before = one
    return found


def _mid_sentence(text: str, start: int) -> bool:
    """Does the word at start stand inside a sentence, so that its capital means something?"""
    before = text[max(0, start - 3) : start].rstrip(" (\xa0‘“\"'")
    return (
        bool(before) and before[-1] not in _SENTENCE_STARTS and before[-1] != "\n" and "\n" not in text[max(0, start - 2) : start]
    )


def _likely(text: str, one: Found, surface: str, confirmed: set[str]) -> bool:
    """A name of ordinary words, or a person by shape alone: what stands around it must agree."""
    if one.reading.type == "organisation":
        if surface in confirmed and not _heading(text, one):
            return True
        return bool(_SAYS.match(text, one.end) or _ORGANISATION_BEFORE.search(text, max(0, one.start - 30), one.start))
    if surface.isupper():
        return False
    return not _heading(text, one) or surface in confirmed


def _heading(text: str, one: Found) -> bool:
    """Is the line a heading in which most words bear capitals?"""
    start = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    end = len(text) if end < 0 else end
    if end - start > 160 or text[end - 1] in ".?!,;":
        return False
    words = [word for word in text[start:end].split() if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _weak(text: str, one: Found, surface: str, surnames: frozenset[str], acronyms: dict[str, str]) -> str:
    """The type of a lone word or an acronym, "" where nothing speaks for it."""
    if one.reading.type == "organisation":
        if surface in acronyms:
            return "organisation" if acronyms[surface] == "organisation" else ""
        speaks = (
            _SAYS.match(text, one.end)
            or _ORGANISATION_AFTER.match(text, one.end)
            or _ORGANISATION_BEFORE.search(text, max(0, one.start - 30), one.start)
        )
        return "organisation" if speaks and not sort_of(surface) & (SMALL | COMMON | PLACE | NATION) else ""
    if surface in surnames:
        return "person"
    return ""
