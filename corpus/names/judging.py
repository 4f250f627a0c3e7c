"""Does what stands around a reading, and the rest of the paper, speak for it?

A sure reading is a name unless its surroundings show that it is used for something else; a likely one needs that nothing
speaks against it; a lone word or an acronym needs that something speaks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.knowledge import is_acronym, organisations, prose
from corpus.layouts.letter_lines import ATTENTION
from corpus.names.names import LIKELY, SURE, Found
from corpus.names.surroundings import (
    after_article,
    ends_longer,
    in_capitals,
    in_citation,
    in_heading,
    in_lower_case,
    is_address,
    is_called_organisation,
    is_no_actor,
    is_seat,
    is_where,
    signs_line,
    speaks,
    word_before,
)
from corpus.names.words import COMMON, COUNTRY, GENERATIONS, HONORIFIC, NATION, OFFICE, PLACE, SMALL, sort_of
from corpus.names.zones import Zones
from corpus.nouns import NamedTuple
from corpus.records import Mention, Span

_BISHOP_NAMED = re.compile(
    r", the (?:Right|Rt|Most|Very|Venerable|Revd?|Reverend)\b"
)  # the see is only the office of who is named
_OWN_POLITICIAN = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}"
    r"(?:spokes(?:man|woman|person)|leader|minister|MPs?|candidate|whip|manifesto|conference|front bench|peers|chair)\b"
)
_NAMED_BEFORE = re.compile(r"[A-Z][\w’'-]+(?:, |\n(?:RC )?)$")
_IN_BUILDING = re.compile(r"\b(?:Unit|Flat|Suite|Room|Level|Block|Floor)s? ?\w{0,3},? (?:the |The )?$")
_NEWSPAPERS = prose("newspapers")
_HEADLINE = 5  # words
_LINE = 160  # characters
_GAP = "   "  # between the columns of a line
_HOUSES = ("Bank", "House", "Lodge", "Hall", "Court", "View", "Mill", "Works", "Chambers")
_STREET_BELOW = re.compile(
    r",?\n[^\n]{0,20}\b(?:Road|Street|Lane|Avenue|Square|Row|Place|Close|Drive|Hill|Way|Terrace|Crescent|Gardens)\b"
)
_PARTS_OF_UNIVERSITIES = ("School of ", "Faculty of ", "Department of ", "SCHOOL OF ", "FACULTY OF ")
_AT_UNIVERSITY = re.compile(
    r"(?:,| at| in)? (?:the )?[A-Z][\w’'. -]{0,40}(?:University|College)\b|,? (?:at )?(?:the )?University of "
)
_SEES = ("Bishop of", "Archbishop of", "Dean of")
_FIRM_TITLE = "Messrs "
_OFFICE_HOLDERS = frozenset(
    (
        "leader",
        "chief",
        "convener",
        "bishop",
        "archbishop",
        "mayor",
        "governor",
        "minister",
        "director",
        "president",
        "secretary-general",
    )
)
_BYLINE_STUCK = re.compile(r"B[Yy][A-Z][a-z]")  # "BYAnn Poe", as some pages are copied


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of the whole paper while its names are decided."""

    text: str
    acronyms: dict[str, str]  # the type of what an acronym stands for, "" for no actor
    confirmed: frozenset[str]  # names of ordinary words that stand inside a sentence somewhere
    outside: Zones
    letterhead: Zones  # and the other blocks of names
    salutations: Zones
    headings: frozenset[tuple[int, int]]  # a heading that is nothing but a name tells the subject or the house


class PeopleNames(NamedTuple):
    """The surnames and given names of the people whom the paper names in full."""

    surnames: frozenset[str]
    given: frozenset[str]


def people_names(mentions: list[Mention]) -> PeopleNames:
    """The names by which people may be called after they were named in full."""
    surnames: set[str] = set()
    given: set[str] = set()
    for mention in mentions:
        if mention.type == "person":
            parts = (mention.name or mention.surface).split()
            if len(parts) > 2 and parts[-1] in GENERATIONS:
                parts.pop()
            if len(parts) > 1:
                surnames.add(parts[-1].title() if parts[-1].isupper() else parts[-1])
                if mention.rule != "person.peer":
                    given.add(parts[0])
            elif mention.rule == "person.title":
                surnames.add(parts[0])
    return PeopleNames(frozenset(surnames), frozenset(given))


def is_named(paper: Paper, one: Found) -> bool:
    """Is a sure or likely reading a name where it stands?"""
    text, reading = paper.text, one.reading
    if text.startswith("FAO", one.start) and ATTENTION.match(text, one.start) and text[max(0, one.start - 1)] == "\n":
        return False  # for the attention of whoever is named next
    if text.startswith("B", one.start) and _BYLINE_STUCK.match(text, one.start):
        return False
    if reading.weight == SURE:
        if reading.rule == "person.given-name" and text.endswith(_HOUSES, one.start, one.end) and after_article(text, one.start):
            return False  # the Digby Hall
        if reading.type == "person" and one.start and text[one.start - 1] in "+†✠✝" and not text[one.start : one.end].isupper():
            return False  # +Ada Tarn, as a bishop signs by the see
        if reading.rule == "person.peer" and (_BISHOP_NAMED.match(text, one.end) or _is_see(text, one.start)):
            return False
        if reading.type == "organisation":
            surface = text[one.start : one.end]
            if paper.acronyms.get(surface) == "":
                return False
            if (one.start, one.end) in paper.headings:
                return False
            form = reading.rule == "organisation.form"
            if form and "office" in surface.lower() and _is_office(surface):
                return False
            if form and is_seat(text, one.start, one.end) and text[one.end + 1 : one.end + 3] in (" (", ":", ": "):
                return False
            if is_no_actor(text, one.start, one.end, form):
                return False
            if form and one.start not in paper.letterhead and is_address(text, one.end):
                return False
            if form and text.startswith(_PARTS_OF_UNIVERSITIES, one.start) and _in_university(paper, one):
                return False
            if form and text.endswith(_HOUSES, one.start, one.end) and _STREET_BELOW.match(text, one.end):
                return False
            if form and surface_in_headline(text, one.start, one.end):
                return False
            if (
                reading.rule == "organisation.known"
                and after_article(text, one.start)
                and _is_newspapers_end(text, one.start, one.end)
            ):
                return False
            near = max(0, one.start - 20)
            if form and not text[near : one.start].islower() and _IN_BUILDING.search(text, near, one.start):
                return False
        return True
    return reading.weight == LIKELY and _likely(paper, one)


def _in_university(paper: Paper, one: Found) -> bool:
    """Is a school or a department only where somebody works in a university, which is the body?"""
    text = paper.text
    if text.startswith("Department", one.start):
        named = one.start in paper.letterhead and ("University" in text or "UNIVERSITY" in text)
        return named or _AT_UNIVERSITY.match(text, one.end) is not None
    return text.startswith(", ", one.end) or "University" in text or "UNIVERSITY" in text


def surface_in_headline(text: str, start: int, end: int) -> bool:
    """Does a name in capitals stand inside a longer line in capitals, whose words may only look like a name?"""
    if not text[start:end].isupper():
        return False
    begin, stop = text.rfind("\n", max(0, start - _LINE), start) + 1, text.find("\n", end, end + _LINE)
    begin = begin or max(0, start - _LINE)
    line = text[begin:start].rpartition(_GAP)[2] + text[start : stop if stop > 0 else end + _LINE].partition(_GAP)[0]
    return line.isupper() and len(line.split()) > _HEADLINE and (end - start) * 2 < len(line)


def _is_newspapers_end(text: str, start: int, end: int) -> bool:
    """Is "the Courier" the end of a newspaper's longer name in this paper?"""
    return text[start:end] in _NEWSPAPERS and ends_longer(text, text[start:end])


def _is_see(text: str, start: int) -> bool:
    """Is it "the Bishop of Ely" or "Ann Poe, Bishop of Ely", an office? In the Lords he is called "the Lord Bishop of Ely"."""
    if not text.startswith(_SEES, start):
        return False
    return (
        text[max(0, start - 4) : start] in ("the ", "The ") or _NAMED_BEFORE.search(text, max(0, start - 24), start) is not None
    )


def _is_office(surface: str) -> bool:
    """Is it only where somebody works: "Office of the Leader", "Chief Constable's Office", "Office of the Minister for X"?"""
    words = surface.lower().split()
    if words[:3] == ["office", "of", "the"] and len(words) > 3:
        rest = words[3:]
        return rest[0] in _OFFICE_HOLDERS or all(sort_of(word.title()) & (OFFICE | HONORIFIC) for word in rest)
    holder = [word.removesuffix("'s").removesuffix("’s") for word in words[:-1]]
    return words[-1] == "office" and holder != words[:-1] and all(sort_of(word.title()) & (OFFICE | HONORIFIC) for word in holder)


def mention_of(text: str, one: Found, kind: str = "") -> Mention:
    """The mention that a reading stands for."""
    start, end, reading, _ = one
    if reading.type == "organisation" and text.startswith(_FIRM_TITLE, start):
        start += len(_FIRM_TITLE)
    surface = text[start:end]
    name = reading.called or (surface if reading.name == reading.start else text[start + reading.name - reading.start : end])
    return Mention(
        Span(start, end), surface, kind or reading.type, reading.rule, " ".join(name.split()) if "  " in name else name
    )


def _likely(paper: Paper, one: Found) -> bool:
    """A name of ordinary words, or a person by shape alone: what stands around it must agree."""
    text = paper.text
    surface = text[one.start : one.end]
    if one.reading.type == "organisation":
        if is_acronym(surface):
            usual = organisations().get(surface)
            return (usual is not None and usual.name in text) or is_called_organisation(text, one.start, one.end)
        if (surface.isupper() and len(surface) > 4) or text[max(0, one.start - 3) : one.start] == "My ":
            return False
        if after_article(text, one.start) and ends_longer(text, surface):
            return False  # the Shelter is Exe Women's Shelter
        if one.reading.article and not after_article(text, one.start):
            return False
        if (
            one.start in paper.letterhead
            and text[one.start - 1 : one.start] == "\n"
            and text[one.end : one.end + 1] in ("", "\n", ",")
        ):
            return True  # it heads a line of a block of names
        if text[one.end : one.end + 3] in ("'s ", "’s ") and text[one.end + 3 : one.end + 4].isupper():
            return True  # Labour's Ines Calloway
        if _OWN_POLITICIAN.match(text, one.end):
            return True
        if surface in paper.confirmed and not in_heading(text, one.start, one.end):
            return True
        return speaks(text, one.end) or is_called_organisation(text, one.start, one.end)
    if surface.isupper():
        return one.start in paper.letterhead
    if is_where(text, one.start) or is_seat(text, one.start, one.end) or word_before(text, one.start).isdigit():
        return False
    if any(in_lower_case(text, word) for word in surface.split()):
        return False
    if word_before(text, one.start).lower() in ("the", "a", "an") or in_citation(text, one.start, one.end):
        return False
    return surface in paper.confirmed or not in_heading(text, one.start, one.end) or signs_line(text, one.start, one.end)


def type_of_weak(paper: Paper, one: Found, people: PeopleNames) -> str:
    """The type of a lone word or an acronym, "" where nothing speaks for it."""
    text = paper.text
    surface = text[one.start : one.end]
    if one.reading.type == "organisation":
        if surface in paper.acronyms:
            return "organisation" if paper.acronyms[surface] == "organisation" else ""
        sort = sort_of(surface)
        if sort & (SMALL | PLACE | NATION) or text[one.end + 1 : one.end + 2].isdigit():
            return ""
        if sort & COMMON:
            return "organisation" if word_before(text, one.start) == "by" and not in_capitals(text, one.start) else ""
        supplied = len(surface) > 2 and word_before(text, one.start) == "by"
        return "organisation" if supplied or speaks(text, one.end) or is_called_organisation(text, one.start, one.end) else ""
    if surface in people.surnames:
        return "person"
    if surface not in people.given:
        return ""
    greeted = one.start in paper.salutations
    by_given_name = not sort_of(surface) & (COUNTRY | NATION) and (
        speaks(text, one.end) or word_before(text, one.start) in ("said", "says", "added")
    )
    return "person" if greeted or by_given_name else ""
