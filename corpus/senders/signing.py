"""Whom does a letter's layout name where the words alone would not tell?

Who signs, is addressed or copied stands at the head of a line, before a post or a body: there a name of unknown words is a
person's. What ends an item of a list of signatures, or stands in the column under a name, is a body. And where those who sign
without a post are mostly bodies, the others are bodies too.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.knowledge import prose
from corpus.layouts.letter_lines import COPY_LIST
from corpus.layouts.posts import POST, SEPARATOR
from corpus.names.lists import Runs
from corpus.names.name_places import Place, could_be_body, people_in
from corpus.names.names import SURE, Found
from corpus.names.words import HEAD, sort_of
from corpus.nouns import NamedTuple
from corpus.records import Mention, Part, Span

LONGEST_POST = 60  # characters
LIST = 3  # signatures
_NAMED = ("signature", "recipient", "sender", "copy_list")
_ITEM = re.compile(r"[^;\n]+")
_SEE = re.compile(r", (?:Arch)?[Bb]ishop of |, Dean of |\n(?:Arch)?[Bb]ishop of ")


class _Sure(NamedTuple):
    """What is surely named without a look at the layout."""

    starts: list[int]  # of the runs
    by_run: dict[int, list[Found]]

    def run_at(self, at: int) -> int:
        """The number of the run that a place lies in, or the one before it."""
        return max(0, bisect_left(self.starts, at + 1) - 1)

    def over(self, span: Span) -> Found | None:
        """The sure reading that fills a span but for titles."""
        number = self.run_at(span.start)
        while number < len(self.starts) and self.starts[number] < span.end:
            for one in self.by_run.get(number, ()):
                if one.start < span.end and one.end > span.start and (one.end - one.start) * 2 > span.end - span.start:
                    return one
            number += 1
        return None

    def type(self, span: Span) -> str:
        """The type of the reading that fills a span, "" where there is none."""
        one = self.over(span)
        return one.reading.type if one else ""


def named_by_layout(text: str, runs: Runs, everything: list[Found], parts: tuple[Part, ...]) -> dict[int, list[Mention]]:
    """The mentions that only their place in a letter shows, by the number of the run, in place of that run's readings."""
    signatures = [part for part in parts if part.name == "signature"]
    by_run: dict[int, list[Found]] = {}
    for one in everything:
        if one.reading.weight == SURE:
            by_run.setdefault(one.run, []).append(one)
    sure = _Sure([start for start, _ in runs], by_run)
    bodies_first = _bodies_stand_first(text, signatures, sure)
    places = [place for part in parts if part.name in _NAMED for place in _places(text, part, bodies_first)]
    found: dict[int, list[Mention]] = {}
    for kind, named in _typed(text, places, sure):
        _put(found, text, sure, named, f"{kind}.signs")
    if len(signatures) >= LIST:
        for span in _affiliations(text, parts, bodies_first):
            if sure.type(span) == "" and could_be_body(text, span):
                _put(found, text, sure, [span], "organisation.affiliation")
    for part in signatures:
        for match in _SEE.finditer(text, signer_end(text, part), part.span.end):
            found.setdefault(sure.run_at(match.start() + 2), [])  # a bishop is not named again by the see
    for part in parts:
        if part.name == "letterhead":
            _whole_line(found, text, sure, part)
    return found


def _typed(text: str, places: list[Place], sure: _Sure) -> list[tuple[str, list[Span]]]:
    """Whom the layout names at the places: the type, and each one's name."""
    signing = [place for place in places if place.signs]
    lone = [place for place in signing if not place.detailed]
    bodies = sum(_known_as(text, place, sure) == "organisation" for place in lone)
    typed = []
    for place in places:
        in_list = place.signs and not place.detailed and len(signing) >= LIST
        known = _known_as(text, place, sure)
        doubted = known == "organisation" or (in_list and known == "" and bodies * 2 >= len(lone))
        if not doubted and (people := people_in(text, place)):
            typed.append(("person", people))
        elif known == "" and (in_list or _is_unit(text, place, signing)) and could_be_body(text, place.span):
            typed.append(("organisation", [place.span]))
    return typed


def _known_as(text: str, place: Place, sure: _Sure) -> str:
    """The type of what surely fills a place, "" where it goes on into a post: "Ann Poe Leader", as newspapers are called."""
    one = sure.over(place.span)
    return "" if one is None or POST.fullmatch(text[place.span.end : one.end].strip()) else one.reading.type


def _is_unit(text: str, place: Place, signing: list[Place]) -> bool:
    """Does an office sign, and nobody else: "Freedom of Information Team"?"""
    if len(signing) > 1 or not place.signs or place.detailed:
        return False
    words = text[place.span.start : place.span.end].split()
    return len(words) > 1 and bool(sort_of(words[-1]) & HEAD)


def _bodies_stand_first(text: str, signatures: list[Part], sure: _Sure) -> bool:
    """Does a list name the body before the person, "Refuge – Ann Poe"?"""
    bodies = people = 0
    for part in signatures:
        kind = (
            sure.type(Span(part.span.start, signer_end(text, part))) if "\n" not in text[part.span.start : part.span.end] else ""
        )
        bodies += kind == "organisation" and signer_end(text, part) < part.span.end
        people += kind == "person"
    return len(signatures) >= LIST and bodies > people


def _whole_line(found: dict[int, list[Mention]], text: str, sure: _Sure, part: Part) -> None:
    """The first line of a letterhead is wholly the name of the body whose form, or no more than whose head, ends it."""
    end = signer_end(text, part)
    line = text.find("\n", part.span.start, part.span.end)
    icon = next((at for at in range(part.span.start, end) if text[at].isalnum()), end)  # a menu's sign may stand before
    span = Span(icon, end)
    one = sure.over(span)
    if end != (part.span.end if line < 0 else line) or (one and one.reading.rule != "organisation.form"):
        return
    covered = one is not None and one.start <= span.start and one.end >= span.end
    if not covered and (one or _is_headed(text[icon:end])) and could_be_body(text, span):
        for number in range(sure.run_at(span.start), sure.run_at(span.end - 1) + 1):
            found[number] = []
        _put(found, text, sure, [span], "organisation.letterhead")


def _is_headed(line: str) -> bool:
    """Do words end in the head of a body's name that is no building's: "The Harbour Trust", but not "Marlowe Court"?"""
    _, _, last = line.strip().rpartition(" ")
    return last != line.strip() and bool(sort_of(last) & HEAD) and last not in prose("house_names")


def signer_end(text: str, part: Part) -> int:
    """Where the name at the head of a signature ends."""
    line = text.find("\n", part.span.start, part.span.end)
    end = part.span.end if line < 0 else line
    separator = SEPARATOR.search(text, part.span.start + 1, end)
    return separator.start() if separator else end


def _places(text: str, part: Part, bodies_first: bool) -> list[Place]:
    """The names at the head of the part's items: a signature is one item, a copy list has one to a line or a semicolon."""
    spans = [part.span]
    if part.name == "copy_list" or (part.name == "recipient" and ";" in text[part.span.start : part.span.end]):
        spans = [Span(*match.span()) for match in _ITEM.finditer(text, part.span.start, part.span.end)]
    places = []
    for span in spans:
        label = COPY_LIST.match(text[span.start : span.end]) if part.name == "copy_list" else None
        start = span.start + (label.end() if label else 0)
        start += len(text[start : span.end]) - len(text[start : span.end].lstrip(' •*–-"'))
        end = signer_end(text, Part(part.name, Span(start, span.end))) if start < span.end else start
        if bodies_first and part.name == "signature" and (separator := SEPARATOR.match(text, end)):
            start = separator.end()
            end = signer_end(text, Part(part.name, Span(start, span.end)))
        if end > start:
            beside = text[end : min(span.end, end + LONGEST_POST)]
            posted = part.name == "signature" and POST.search(beside) is not None
            detailed = end < span.end or (bodies_first and part.name == "signature")
            places.append(
                Place(Span(start, end), part.name == "signature", detailed, posted, part.name == "recipient" and not detailed)
            )
    return places


def _affiliations(text: str, parts: tuple[Part, ...], bodies_first: bool) -> list[Span]:
    """The last piece of each item of a list of signatures, or the first, and each cell under a name."""
    found = [part.span for part in parts if part.name == "affiliation" and "\n" not in text[part.span.start : part.span.end]]
    for part in parts:
        if part.name == "signature" and "\n" not in text[part.span.start : part.span.end]:
            end = part.span.end
            start = signer_end(text, part)
            if bodies_first:
                found.append(Span(part.span.start, start))
                continue
            last = 0
            for separator in SEPARATOR.finditer(text, start, end):
                last = separator.end() if "(" not in separator[0] else 0
            if last:
                found.append(Span(last, last + len(text[last:end].rstrip(" ).;,"))))
    return found


def _put(found: dict[int, list[Mention]], text: str, sure: _Sure, spans: list[Span], rule: str) -> None:
    """Adds a mention for each span, of the type that the rule's name begins with."""
    kind = rule.partition(".")[0]
    for span in spans:
        start = span.start + (4 if kind == "organisation" and text.startswith("The ", span.start) else 0)
        number = sure.run_at(span.start)
        surface = text[start : span.end]
        found.setdefault(number, []).append(Mention(Span(start, span.end), surface, kind, rule, surface))
