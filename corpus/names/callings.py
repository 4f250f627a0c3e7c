"""Which names do the words around them call an organisation? "The charity Safe Door", "manager of Llety Saff", "run by Haven".

Names of ordinary or unknown words show no form of their own; what is called an organisation once is one throughout the paper.
"""

from __future__ import annotations

from corpus.knowledge import is_nobody, prose, titles
from corpus.layouts.posts import POST
from corpus.names.acting import acting_end
from corpus.names.leading_words import NO_NAME, called_end, may_call
from corpus.names.names import SURE, Found, Reading
from corpus.names.scenes import line_start
from corpus.names.surroundings import DESCRIBING, is_described, mid_sentence, speaks, word_before
from corpus.names.words import (
    COMMON,
    COUNTRY,
    COURTESY,
    HEAD,
    HONORIFIC,
    LINK,
    NATION,
    NUMBER,
    OFFICE,
    OTHER,
    PLACE,
    POLICY,
    SMALL,
    sort_of,
)
from corpus.records import Span
from corpus.vocabulary import vocabulary

Runs = list[tuple[int, int]]

_POSTS = titles()["offices"] | {
    "agent",
    "partner",
    "associate",
    "consultant",
    "solicitor",
    "barrister",
    "broker",
    "surveyor",
    "planner",
}
_OF = (" of ", " at ", " from ")
_OWNING = ("'s", "’s")
_THING_STARTS = prose("thing_starts")
_REGIONS = (" North", " South", " East", " West")


def with_called(text: str, runs: Runs, everything: list[Found], letterhead: list[Span], signatures: list[Span]) -> list[Found]:
    """The readings, with those added that the words around a run, or its own line, call organisations."""
    everything = _with_employers(text, everything)
    taken = {
        one.run for one in everything if one.reading.weight == SURE or (one.reading.weight and one.reading.type == "organisation")
    }
    behind = {one.run: one.end for one in everything if one.reading.rule == "person.shape"}
    bare = []
    for number, run in enumerate(runs):
        if number not in taken:
            start, end = _employing(text, *run, behind[number]) if number in behind else run
            bare.append((number, *_bare(text, start, end)))
    names = _called_names(text, bare, everything, letterhead, signatures)
    if not names:
        return everything
    by_first_word: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first_word.setdefault(name.partition(" ")[0], []).append(name)
    shapes = {one.run: one.end for one in everything if one.reading.rule == "person.shape" and one.start == runs[one.run][0]}
    added = []
    for number, start, stop in bare:
        first = text[start:stop].partition(" ")[0]
        likely = by_first_word.get(first) or by_first_word.get(first[:-2]) or ()
        called = next((name for name in likely if text.startswith(name, start)), "")
        if called and (" " in called or not sort_of(called) & COMMON or _used_as_name(text, start, start + len(called))):
            end = max(start + len(called), shapes.get(number, 0))
            added.append(Found(start, end, Reading(0, end - start, 0, "organisation", "organisation.called", SURE), number))
    replaced = {one.run: one.start for one in added}
    kept = (_renamed(text, one, names) for one in everything if one.end <= replaced.get(one.run, one.end))
    return sorted([*kept, *added])


def _called_names(
    text: str, bare: list[tuple[int, int, int]], everything: list[Found], letterhead: list[Span], signatures: list[Span]
) -> set[str]:
    """The names that what stands around a run of no sure name calls an organisation."""
    names: set[str] = set()
    lines = bool(letterhead or signatures)
    described = not DESCRIBING.isdisjoint(vocabulary(text))
    read_some = {one.run for one in everything}
    shaped = {one.run for one in everything if one.reading.rule == "person.shape"}
    for number, start, end in bare:
        several = " " in text[start:end]
        seen = several or number in read_some or text.endswith(_OWNING, start, end)
        if not (seen or described) or text[end : end + 2].strip().isdigit():
            continue
        stop = _described_end(text, start, end, number in shaped) if described else 0
        if not (stop or seen):
            continue
        by_person = number in shaped and text[start - 4 : start] == " by "  # who founds and leads may be a person
        if not stop and not by_person and (lines or may_call(text, start, end)):
            stop = called_end(text, start, end) or _line_end(text, start, end, letterhead, signatures)
        if stop and not _is_no_name(text[start:stop]):
            names.add(text[start:stop])
        elif not stop and several and (number not in shaped or text.endswith(_REGIONS, start, end)):
            stop = acting_end(text, start, end)
            if stop:
                names.add(text[start:stop])
    return names


def _renamed(text: str, one: Found, names: set[str]) -> Found:
    """The reading, as a body's where it read like a person and the paper calls the name a body elsewhere."""
    if one.reading.rule != "person.shape" or text[one.start : one.end] not in names:
        return one
    return one._replace(reading=Reading(0, one.end - one.start, 0, "organisation", "organisation.called", SURE))


def _with_employers(text: str, everything: list[Found]) -> list[Found]:
    """The readings, with bodies for what reads like a person and is none, as a person is "of" it: "Raj Bains of Leigh Bright"."""
    found: list[Found] = []
    for one in everything:
        before = found[-1] if found else None
        if before and _reads_like_person(text, one) and before.reading.type == "person" and before.reading.weight:
            joined = text[before.end : one.start] in (" of ", ", of ") and " " in text[before.start : before.end]
            joined = joined or (
                text[one.start - 4 : one.start] == " at " and word_before(text, one.start - 3).strip(",") in _POSTS
            )
            if joined:
                reading = Reading(0, one.end - one.start, 0, "organisation", "organisation.called", SURE)
                found.append(one._replace(reading=reading))
                continue
        found.append(one)
    return found


def _reads_like_person(text: str, one: Found) -> bool:
    return one.reading.rule in ("person.given-name", "person.shape") and " " in text[one.start : one.end]


def _employing(text: str, start: int, end: int, person: int) -> tuple[int, int]:
    """The run behind a person who is "of" somebody: "Refuge" of "Ada Byron of Refuge"."""
    if not text.startswith(_OF, person):
        return start, end
    begin = text.index(" ", person + 1) + 1
    return (begin, end) if begin < end else (start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without an article before it and a noun in lower case behind: "Fair Fares Now" of "The Fair Fares Now campaign"."""
    start += 4 if text.startswith("The ", start) and start + 4 < end else 0
    last = text.rfind(" ", start, end) + 1
    return (start, last - 1) if last and text[last].islower() else (start, end)


def _described_end(text: str, start: int, end: int, shaped: bool) -> int:
    """Where a name ends that what stands around it shows to be a body's: "Contact, the charity for ..."; else 0."""
    if text.endswith("ly", start, end) and " " not in text[start:end] and not mid_sentence(text, start):
        return 0  # Separately, the refuge
    if not is_described(text, start, end) or (shaped and text[start - 2 : start] == ", "):
        return 0  # "the owner, Amadou Sow," is a person
    sorts = [sort_of(word) for word in text[start:end].split()]
    if all(sort & (POLICY | LINK | PLACE | SMALL | NATION) for sort in sorts):
        return 0
    return 0 if (sorts[0] | sorts[-1]) & (OFFICE | HONORIFIC) else end


def _is_no_name(name: str) -> bool:
    """Is it only "the Department", "NICs", "B" or a known phrase that is nobody's?"""
    words = name.split()
    if len(words) == 1 and (
        len(name) < 3 or sort_of(name) & (HEAD | OTHER | POLICY) or (name[-1] == "s" and name[:-1].isupper())
    ):
        return True
    return words[0] in _THING_STARTS or is_nobody(name)


def _used_as_name(text: str, start: int, end: int) -> bool:
    """Does an ordinary word in capitals stand for the body that the paper calls by it?"""
    return mid_sentence(text, start) or speaks(text, end) or text.startswith((" has ", " had ", ", the "), end)


def _line_end(text: str, start: int, end: int, letterhead: list[Span], signatures: list[Span]) -> int:
    """Where a name ends that fills the first line of a letterhead, or a line of a signature below the person's; else 0."""
    rest = text[end : end + 3]
    if rest and not rest.startswith(("\n", "   ", " | ", " • ")):
        return 0
    head = any(span.start <= start and not text[span.start : start].strip() for span in letterhead if start < span.end)
    below = any(span.start < start < span.end and "\n" in text[span.start : start] for span in signatures)
    if not (head or below) or text[line_start(text, start) : start].strip():
        return 0
    sorts = [sort_of(word) for word in text[start:end].split()]
    if (
        POST.search(text, start, end)
        or len(sorts) < 2
        or sorts[0] & (NO_NAME | COURTESY)
        or sorts[-1] & (OTHER | OFFICE | COUNTRY | NUMBER)
        or any(sort & OFFICE for sort in sorts)
    ):
        return 0
    return end
