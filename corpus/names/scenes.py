"""What does the reader know of those who speak, and where do the sentences around their words begin and end?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.knowledge import prose
from corpus.names.words import HONORIFIC, NATION, OFFICE, sort_of
from corpus.names.zones import Zones
from corpus.records import Mention, RoleMention

Speakers = tuple[Mention, ...]  # several who say it together, the first of them first
SAYING = prose("saying")
_SAYING_WITH: dict[str, str | tuple[str, ...]] = {
    **dict.fromkeys(("put", "puts"), " it"),
    **dict.fromkeys(("went", "goes"), (" on:", " on.", " on,", " on to say")),
}
_FINDING = frozenset(("found", "finds", "ruled", "rules", "held", "decided"))
_THAT = re.compile(r"(?: [\w’'-]+){0,4} that\b")  # "found in December that"
_JUDGING = prose("judging")
_AS = re.compile(r"(?: [a-z’'-]+){0,8} {1,2}[“\"‘]|(?: [\w’'-]+){1,9} as (?:an? |the )?[“\"‘]")  # "found the practice “slow”"
_LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")
_PREPOSITIONS = prose("prepositions")
_APPOSED = re.compile(r"(?: |, )(?:and|as well as) (?:[^,.;:()]{0,60} )?\Z")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'])|\n|(?<=[a-z])\]\s")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Rt|Hon|Rev|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Jr|Sr|No|[A-Z])\.$")
_OWNING = ("'s ", "’s ", "' ", "’ ")
NEXT_TO = re.compile(r" (?:has |had |have |also )?")
_AFTER_COMMA = re.compile(r", (?:the |an? )?(?:[A-Z][\w’'-]* |former |deputy ){0,4}$")  # "..., Labour MP " before a name
_POST = 60  # characters of it
SENTENCE = 600  # characters: what is longer is no sentence, and not searched for its ends


@dataclass(slots=True)
class Scene:
    """What the reader knows of those who speak while going through the paper."""

    text: str
    mentions: tuple[Mention, ...]
    labels: Zones  # "Lord Condon:" names who speaks here, and no subject of a sentence
    roles: tuple[RoleMention, ...]
    speech: Zones  # the words in marks: whom they name is no subject of the sentences around them
    starts: list[int] = field(default_factory=list)
    last: Speakers = ()
    last_end: int = -1
    before: Speakers = ()  # who spoke before the last speaker
    going_on: bool = False  # the last quotation was not closed

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch of the text, without the labels."""
        found = self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [mention for mention in found if mention.span.start not in self.labels] if self.labels.starts else list(found)


def line_start(text: str, at: int) -> int:
    """Where the line that leads to `at` begins; no further back than a long sentence."""
    low = max(0, at - SENTENCE)
    return max(low, text.rfind("\n", low, at) + 1)


def sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that leads to `at` begins, not before `start`, nor longer ago than a sentence is long."""
    begin = start = max(start, at - SENTENCE)
    for match in _SENTENCE_END.finditer(text, start, at):
        if not _ABBREVIATED.search(text, max(start, match.start() - 6), match.start() + 1):
            begin = match.end()
    return begin


def sentence_end(text: str, at: int, end: int) -> int:
    """Where the sentence that goes on at `at` ends, not after `end`, nor further on than a sentence is long."""
    end = min(end, at + SENTENCE)
    for match in _SENTENCE_END.finditer(text, at, end):
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start() + 1):
            return match.start() + 1
    return end


def verbs_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs of saying in a stretch of the text."""
    return (
        match
        for match in _LOWER_WORD.finditer(text, start, end)
        if (word := match[0]) in SAYING
        or (word in _SAYING_WITH and text.startswith(_SAYING_WITH[word], match.end()))
        or (word in _FINDING and _THAT.match(text, match.end()))
        or (word in _JUDGING and _AS.match(text, match.end()))
    )


def joint(scene: Scene, people: list[Mention], first: Mention) -> Speakers:
    """Those who say it together: "Ms Lee and Mr Poe"."""
    joined = [first]
    for person in people[people.index(first) + 1 :]:
        between = scene.text[joined[-1].span.end : person.span.start]
        if not (_APPOSED.search(between) or between == ", ") or any(verbs_in(between, 0, len(between))):
            break
        joined.append(person)
    return tuple(joined)


def is_aside(text: str, mention: Mention, verb: int) -> bool:
    """Does a name stand with its verb between commas: "It was slow, the Labour MP Ann Poe said, and"?"""
    return (
        mention.type == "person"
        and NEXT_TO.fullmatch(text, mention.span.end, verb) is not None
        and _AFTER_COMMA.search(text, max(0, mention.span.start - _POST), mention.span.start) is not None
    )


def signatories(scene: Scene) -> Speakers:
    """Those who signed the letter that the paper reports."""
    places = {role.span.start for role in scene.roles if role.role == "signatory" and role.span}
    return tuple(mention for mention in scene.mentions if mention.span.start in places) if places else ()


def is_owner(text: str, mention: Mention) -> bool:
    """Is it a person who only tells whose something or somebody is: "Ms Dahl's lawyer", "Lars Dahl’s office"?"""
    return mention.type == "person" and text.startswith(_OWNING, mention.span.end)


def after_preposition(text: str, at: int, start: int) -> bool:
    """Is the name the object of a preposition: "to the Home Office"?"""
    before = text[max(start, at - 40) : at].rstrip()
    if before.endswith(("'s", "’s")):  # "by Sky's Ann Poe"
        before = before.rpartition(" ")[0]
    before, _, word = before.removesuffix(" the").removesuffix(" The").rstrip(" (").rpartition(" ")
    while word[:1].isupper() and sort_of(word) & (OFFICE | HONORIFIC | NATION):  # "with the Labour MP Ann Poe"
        before, _, word = before.rpartition(" ")
    return word.lower() in _PREPOSITIONS and word != "and"
