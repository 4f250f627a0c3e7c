"""Who is named in a paper? Every place where a person or an organisation stands by name.

A run of capitals is read by itself first (`corpus.names.names`). What it leaves open is decided here from the words
around it and from the rest of the paper: a lone surname after the full name, an acronym in brackets, an item of a list.
"""

from __future__ import annotations

import re
from itertools import chain

from corpus.knowledge import prose
from corpus.names.acronyms import defined_acronyms
from corpus.names.broken_names import broken_names
from corpus.names.callings import with_called
from corpus.names.departments import named_by_office
from corpus.names.handwriting import in_type
from corpus.names.joined_names import nicknamed, parted
from corpus.names.judging import Paper, is_named, mention_of, people_names, type_of_weak
from corpus.names.lists import affiliations, listed_organisations
from corpus.names.long_names import extended, printed_over_commas
from corpus.names.mail_names import turned_names
from corpus.names.names import LIKELY, WEAK, Found, read
from corpus.names.printed_names import offices, with_printed
from corpus.names.runs import find_runs
from corpus.names.scenes import line_start
from corpus.names.surroundings import mid_sentence
from corpus.names.zones import Zones
from corpus.records import Document, Findings, Mention, Span
from corpus.senders.signed_titles import signed_by_title
from corpus.senders.signing import named_by_layout

_ASKER_LINE = re.compile(r"^(?:Asked by|Tabled by|Lodged by|Member|Gan)\b[^\n|]{0,60}(?P<rest>\|[^\n]*)", re.MULTILINE)
_ATTRIBUTES = 100  # characters of a party and a seat behind a name
_CHAMBERS = prose("chambers")
_LONGEST_HEAD = 120  # characters of a line that is no paragraph
_NO_ACTORS = ("contacts", "seat", "house", "address", "menu")  # parts whose names are none of the paper's


def extract(document: Document, found: Findings) -> Findings:
    """The paper's mentions, in the order of the text, without overlap."""
    text = document.text
    runs = find_runs(text)
    parts: dict[str, list[Span]] = {}
    for part in found.parts:
        parts.setdefault(part.name, []).append(part.span)
    letterhead, signatures = parts.get("letterhead", []), parts.get("signature", [])
    everything = with_called(text, runs, extended(text, _read_all(text, runs)), letterhead, signatures)
    paper = Paper(
        text,
        defined_acronyms(text, everything),
        frozenset(text[o.start : o.end] for o in everything if o.reading.weight == LIKELY and mid_sentence(text, o.start)),
        outside=Zones.of(
            (
                *chain(*(parts.get(name, ()) for name in _NO_ACTORS)),
                *_other_mails(document),
                *offices(text, found),
                *_beside_askers(text, found),
            )
        ),
        letterhead=Zones.of((*letterhead, *signatures, *parts.get("sender", ()), *parts.get("recipient", ()))),
        salutations=Zones.of((*parts.get("salutation", ()), *parts.get("thread_recipient", ()))),
        headings=frozenset((span.start, span.end) for span in parts.get("heading", ())),
    )
    listed = listed_organisations(text, runs, everything) | affiliations(text, runs, everything, signatures)
    if found.kind == "letter":
        listed |= named_by_layout(text, runs, everything, found.parts)
    mentions = [mention for items in listed.values() for mention in items]
    open_to_doubt = [one for one in everything if one.run not in listed and one.start not in paper.outside]
    mentions += [mention_of(text, one) for one in open_to_doubt if is_named(paper, one)]
    mentions += [*nicknamed(text, runs), *printed_over_commas(text)]
    people = people_names(mentions)
    mentions = parted(mentions, people)
    for one in open_to_doubt:
        kind = type_of_weak(paper, one, people) if one.reading.weight == WEAK else ""
        if kind:
            mentions.append(mention_of(text, one, kind))
    if found.kind == "letter":
        mentions += [
            *named_by_office(text, parts.get("recipient", ())),
            *turned_names(text, found.parts),
            *broken_names(text, found.parts),
        ]
        mentions = in_type(text, signed_by_title(text, mentions, found.parts), found)
    if found.kind in ("written_answer", "debate"):
        mentions = [mention for mention in mentions if not _heads_page(text, mention)]
    return found._replace(mentions=_without_overlap(with_printed(text, found, mentions)))


def _heads_page(text: str, mention: Mention) -> bool:
    """Is it the parliament whose record this is, on a line of its own or beside the record's title?"""
    if mention.surface.lower() not in _CHAMBERS:
        return False
    begin, end = line_start(text, mention.span.start), text.find("\n", mention.span.end)
    line = text[begin : end if end >= 0 else len(text)]
    before = text[begin : mention.span.start]
    heads = before.strip().lower() in ("", "the") or before.endswith(("  ", "| ", "/ ", "• ", "\t"))
    return heads and len(line) < _LONGEST_HEAD and line.rstrip()[-1:] not in ".?!;:,"


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


def _other_mails(document: Document) -> list[Span]:
    """What a mail quotes of mails that are papers of their own; a thread that is saved as one paper is all of it that paper."""
    return [part.span for part in document.parts if part.name == "quoted_history"]


def _beside_askers(text: str, found: Findings) -> tuple[Span, ...]:
    """What stands on an asker's line behind the name, a party and a seat; a question on it does not belong to it."""
    spans = []
    for part in found.parts_named("asker"):
        end = text.find("\n", part.span.end)
        end = len(text) if end < 0 else end
        if end - part.span.end < _ATTRIBUTES and "o ask" not in text[part.span.end : end]:
            spans.append(Span(part.span.end, end))
    if found.kind == "written_answer" and "|" in text:
        spans += [Span(*match.span("rest")) for match in _ASKER_LINE.finditer(text)]
    return tuple(spans)


def _read_all(text: str, runs: list[tuple[int, int]]) -> list[Found]:
    make = Found._make  # half the time of Found(...)
    return [
        make((start + reading.start, start + reading.end, reading, number))
        for number, (start, end) in enumerate(runs)
        for reading in read(text[start:end])
    ]
