"""Whose magazine is it, and who puts a paper out together with whom? By the lines at its head and by its sender.

"TILLER · the quarterly of the Ferrymen's Union", "Ferrymen's Union Newsletter", "Marl Council with Tarn University".
"""

from __future__ import annotations

import re

from corpus.knowledge import name_key
from corpus.lines import holds, split_filled
from corpus.names.long_names import extended
from corpus.names.names import SURE, Found, read
from corpus.names.runs import find_runs
from corpus.records import Document, Evidence, RoleMention
from corpus.senders.page_owners import HEAD, in_source
from corpus.vocabulary import vocabulary

_ORGANS = "magazine|quarterly|newsletter|journal|bulletin|monthly|fortnightly|weekly|newspaper|annual|review"
_ORGAN_WORDS = frozenset(_ORGANS.split("|"))
_ORGAN_OF = re.compile(
    rf"\b(?:{_ORGANS}) (?:of|for|from) (?:members of )?(?:the )?(?P<name>[A-Z][^\n|·•]{{3,90}})", re.IGNORECASE
)
_OWN_ORGAN = re.compile(rf"^\W*(?P<name>[A-Z][^\n|·•]{{3,70}}?)(?:['’]s?)? (?:{_ORGANS.title()})\b", re.MULTILINE)
_JOINING = re.compile(r"(?:\s|,|&|\||·|/|\b(?:and|with|the|together|jointly|in partnership|in association|on behalf of)\b)*")
_JOINS = (" and ", " & ", " with ", " | ", " · ")
_ADDRESS = re.compile(r"[<(\[]?\S+@\S+")
_DESK = re.compile(
    r"[ -]+(?:(?:Press|Media|News|Communications|Comms|PR)\b ?(?:Office|Team|Desk|Unit|Service)?|News(?:desk|room))\)?$"
)
_LABELS = ("News", "Release", "Notice", "Office")  # behind the publisher's name: "Regulatory News"
_WITH = ("with ", "and ", "in partnership with ", "together with ", "& ")
_HEAD_LINES = 6
_LONGEST_LINE = 160


def all_named_in(line: str, least: int = SURE) -> list[str]:
    """The organisations that a line of the source names, each at least as surely as told."""
    return [line[start:end] for start, end in _bodies_of(line, least)]


def _bodies_of(line: str, least: int = SURE) -> list[tuple[int, int]]:
    everything = [
        Found(start + reading.start, start + reading.end, reading, number)
        for number, (start, end) in enumerate(find_runs(line))
        for reading in read(line[start:end])
    ]
    named = (one for one in extended(line, everything) if one.reading.type == "organisation")
    return [(one.start, one.end) for one in named if one.reading.weight >= least]


def by_organ(document: Document) -> list[RoleMention]:
    """The body whose magazine or newsletter this is, as its head says."""
    for pattern in (_ORGAN_OF, _OWN_ORGAN) if not _ORGAN_WORDS.isdisjoint(vocabulary(document.original)) else ():
        match = pattern.search(document.original, 0, HEAD)
        named = match["name"].removeprefix("The ") if match else ""
        names = all_named_in(named)
        whole = pattern is _ORGAN_OF or (names and name_key(names[0]) == name_key(named))
        if match and names and whole and named.startswith(names[0]):
            return [in_source(names[0], match, "role.organ")]
    return []


def by_sender(document: Document) -> list[RoleMention]:
    """The body whose press office sends a release by mail: "Marl Council Press <press@...>"."""
    for fact in document.given_values("author"):
        name = _desk_owner(fact.value) if fact.origin == "field:From" else ""
        if name:
            return [RoleMention("publisher", name, "organisation", Evidence("role.sender", fact.value, None, fact.origin))]
    for line in split_filled(document.original)[:_HEAD_LINES]:
        if line.text.startswith("From:") and "@" in line.text and (name := _desk_owner(line.text[5:])):
            return [
                RoleMention(
                    "publisher", name, "organisation", Evidence("role.sender", line.text, line.part(0, len(line.text)), "source")
                )
            ]
    return []


def _desk_owner(sender: str) -> str:
    """The body before "Press Office" in a sender's name, "" where there is none."""
    name = _ADDRESS.sub("", sender).strip(" \t\"'()<>")
    owner = _DESK.sub("", name)
    return owner if owner != name and all_named_in(owner) == [owner] else ""


def together(document: Document, first: RoleMention) -> list[RoleMention]:
    """Those who put a release out with its publisher: beside it on a line of the head, or on the next one after "with"."""
    lines = split_filled(document.original)[:_HEAD_LINES]
    small, key = first.name.lower(), name_key(first.name)
    near = (k for k, line in enumerate(lines) if small in line.text.lower())
    own = next((k for k in near if key in map(name_key, _joined(lines[k].text))), None)
    if own is None:
        return []
    beside = lines[own : own + 2] if own + 1 < len(lines) and lines[own + 1].text.startswith(_WITH) else lines[own : own + 1]
    return [
        RoleMention("publisher", name, "organisation", Evidence("role.together", name, line.part(0, len(line.text)), "source"))
        for line in beside
        for name in _joined(line.text)
        if name_key(name) != name_key(first.name)
    ]


def joined_line(document: Document) -> list[RoleMention]:
    """Two bodies or more that fill a line at the head of a release: "Marl Council and Tarn University"."""
    for line in split_filled(document.original)[:_HEAD_LINES]:
        names = _joined(line.text) if holds(line.text, _JOINS) else []
        if len(names) > 1:
            span = line.part(0, len(line.text))
            return [
                RoleMention("publisher", name, "organisation", Evidence("role.together", name, span, "source")) for name in names
            ]
    return []


def _joined(line: str) -> list[str]:
    """The bodies of a line that holds nothing else but the words that join them."""
    if len(line) > _LONGEST_LINE:
        return []
    at = 0
    spans = _bodies_of(line)
    for start, end in spans:
        if not _JOINING.fullmatch(line, at, start) or line.endswith(_LABELS, start, end):
            return []
        at = end
    return [line[start:end] for start, end in spans] if _JOINING.fullmatch(line, at, len(line)) else []
