"""Who says what, in their own words? Direct speech in quotation marks, with its speaker, and speech set off without marks.

Scare quotes, titles and slogans have no speaker and are left out. `resolve` gives the speakers their full names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from corpus.extractors.quotation_marks import Marked, find_marked, paragraphs
from corpus.records import Document, Evidence, Findings, Mention, Quote, RoleMention, Span

_VERBS = (
    r"(?:said|says|say|saying|told|tells|telling|added|adds|adding|wrote|writes|write|written|explained|explains|stated|states|stating|argued|argues|arguing|warned|warns|warning|claimed|claims"
    r"|insisted|insists|replied|responded|responds|remarked|remarks|commented|comments|commenting|continued|continues|concluded|concludes|declared|declares|announced|noted|notes|observed|recalled|recalls"
    r"|admitted|admits|acknowledged|agreed|asked|asks|joked|urged|urges|urging|called|calls|calling|described|describes|describing|suggested|suggests|stressed|stresses|emphasised|emphasized|pointed out"
    r"|conceded|confirmed|confirms|revealed|quipped|tweeted|posted|branded|dismissed|praised|accused|hailed|testified|promised|promises|vowed|pledged|complained|thinks|believes|reads|read|condemned|labelled|labeled|welcomed|reported|denied|cautioned|voiced|greeted|predicted|quoted)"
)
_VERB = re.compile(rf"\b{_VERBS}\b")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)\b")
_AFTER = re.compile(
    rf"[,.?!…]*[\"”’']?\s*,?\s*(?:(?P<early>{_VERBS})\b|(?P<pronoun>he|she|they|it|He|She|They|It)\s(?:also |has |had |then |later )*{_VERBS}\b)"
)
_SPOKESPERSON = re.compile(
    r"\b(?:[Aa]|[Tt]he|[Oo]ne|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,3}?(?:spokes(?:man|woman|person)|source|statement|letter|report|submission|petition|authors|ministers|minister|groups)\b"
)
_INTRODUCES = re.compile(rf"(?:\b{_VERBS}\b[^.!?“”\"]{{0,160}}|\bthat|:|,|\bas|statement|\bto)\s*:?[\s—–-]*$")
_BLOCK_LEAD = re.compile(
    rf"\b(?:said|says|added|adds|commented|comments|commenting|stated|explained|continued|concluded|wrote|writes)\b[^.!?“”\"\n]{{0,100}}:\s*$"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘])|\n")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Rt|Hon|Rev|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Jr|Sr|No|[A-Z])\.$")


@dataclass(slots=True)
class _Scene:
    """What the reader knows of speakers while going through the paper."""

    text: str
    mentions: tuple[Mention, ...]
    starts: list[int]
    last: Mention | None = None  # who spoke last
    last_end: int = -1
    open_until: tuple[int, int] | None = None  # the paragraph whose quotation was not closed
    found: list[tuple[Marked, Mention, str]] = field(default_factory=list)


def extract(document: Document, found: Findings) -> Findings:
    """The quotations, and the role "quoted" for whoever speaks in marks or after "X said:"."""
    text = document.text
    scene = _Scene(text, found.mentions, [mention.span.start for mention in found.mentions])
    outside = [part.span for part in found.parts_named("headline", "heading", "subject", "contacts")]
    for marked in find_marked(text):
        if any(span.start <= marked.start < span.end for span in outside) or not text[marked.start : marked.end].strip():
            continue
        told = _speaker(scene, marked)
        if told:
            speaker, rule = told
            scene.found.append((marked, speaker, rule))
            scene.last, scene.last_end = speaker, marked.end
            scene.open_until = None if marked.closed else marked.paragraph
    quotes = tuple(
        Quote(text[marked.start : marked.end], speaker.name or speaker.surface, marked.start, marked.end, rule=rule)
        for marked, speaker, rule in scene.found
    )
    roles = [_quoted(speaker, rule, text, marked.start, marked.end) for marked, speaker, rule in scene.found]
    roles += _unmarked(scene)
    return replace(found, quotes=quotes, roles=(*found.roles, *roles))


def _quoted(speaker: Mention, rule: str, text: str, start: int, end: int) -> RoleMention:
    end = min(end, start + 120)
    return RoleMention(
        "quoted", speaker.name or speaker.surface, speaker.type, Evidence(rule, text[start:end], Span(start, end)), speaker.span
    )


def _unmarked(scene: _Scene) -> list[RoleMention]:
    """Those whose words follow "X said:" as paragraphs without marks."""
    found = []
    for start, end in paragraphs(scene.text):
        if scene.text[end - 1 : end] == ":" or scene.text[start:end].rstrip().endswith(":"):
            lead = _BLOCK_LEAD.search(scene.text, max(start, end - 260), end)
            if lead:
                following = scene.text[end : end + 3].strip()
                speaker = _subject(scene, start, lead.start())
                if speaker and not following.startswith(("“", '"')):
                    found.append(_quoted(speaker, "quote.block", scene.text, start, end))
    return found


def _speaker(scene: _Scene, marked: Marked) -> tuple[Mention, str] | None:
    """Who says the marked words, and by which rule."""
    text = scene.text
    start, end = marked.paragraph
    opening = text[start : marked.start].strip(" “\"‘'—-*•\t")
    after = _after(scene, marked, end)
    if after:
        return after
    if not opening:
        led = _led_by_last_line(scene, start)
        if led:
            return led
        if scene.last and marked.double and _carries_on(scene, marked):
            return scene.last, "quote.goes-on"
        return None
    return _before(scene, marked, start)


def _carries_on(scene: _Scene, marked: Marked) -> bool:
    """Does a paragraph that is all quotation go on with the last speaker's words?"""
    between = scene.text[scene.last_end : marked.start]
    if scene.open_until is not None:
        return len(between.strip(' \n“"‘')) == 0
    return (
        between.count("\n") > 0
        and len(between.strip(' \n“”"‘’,.')) == 0
        and len(scene.text[marked.start : marked.end].split()) > 3
    )


def _led_by_last_line(scene: _Scene, start: int) -> tuple[Mention, str] | None:
    """The line before ends in "X said:"."""
    text = scene.text
    end = start
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if end == 0 or text[end - 1] not in ":,":
        return None
    begin = text.rfind("\n", 0, end) + 1
    verb = None
    for verb in _VERB.finditer(text, max(begin, end - 200), end):
        pass
    if not verb:
        return None
    speaker = _subject(scene, begin, verb.start()) or _pronoun(scene, begin, verb.start())
    return (speaker, "quote.led") if speaker else None


def _after(scene: _Scene, marked: Marked, end: int) -> tuple[Mention, str] | None:
    """“...,” said X. “...,” X said. “...,” she added."""
    text = scene.text
    if not marked.closed:
        return None
    at = marked.end + 1
    tail_end = _sentence_end(text, at, end)
    tail = text[at:tail_end]
    if (
        not tail.strip()
        or text[marked.end - 1] in ".!?"
        and tail[:2].strip()
        and tail.lstrip()[:1].isupper()
        and len(tail.lstrip()) == len(tail) - 1
        and not _AFTER.match(text, marked.end)
    ):
        return None
    match = _AFTER.match(text, marked.end)
    if match and match.start("early") > 0 and match["early"]:
        speaker = _first_mention(scene, match.end(), tail_end) or _pronoun_at(scene, match.end(), tail_end)
        return (speaker, "quote.after-verb") if speaker else None
    if match and match["pronoun"]:
        speaker = _antecedent(scene, match["pronoun"].lower(), marked.start)
        return (speaker, "quote.pronoun") if speaker else None
    comma = text[marked.end - 1] in ",?!" or tail.lstrip()[:1] == "," or text[marked.end - 1] not in ".!?"
    verb = _VERB.search(text, at, min(tail_end, at + 160))
    if verb and comma:
        speaker = _first_mention(scene, at, verb.start())
        if speaker and len(text[at : speaker.span.start].strip(" ,”\"’the'")) == 0:
            return speaker, "quote.before-verb"
        if speaker is None:
            spokesman = _spokesperson(scene, at, verb.end())
            if spokesman:
                return spokesman, "quote.spokesperson"
    return None


def _before(scene: _Scene, marked: Marked, start: int) -> tuple[Mention, str] | None:
    """X said: “...”; X called it “...”; or the paragraph's earlier quotation goes on."""
    text = scene.text
    sentence = _sentence_start(text, start, marked.start)
    lead = text[sentence : marked.start]
    verb = None
    for verb in _VERB.finditer(text, sentence, marked.start):
        pass
    if verb:
        speaker = (
            _pronoun(scene, sentence, verb.start())
            or _subject(scene, sentence, verb.start())
            or _spokesperson(scene, sentence, verb.end())
        )
        return (speaker, "quote.lead") if speaker else None
    if not lead.strip(" “\"‘'") and scene.last and scene.last_end >= start:
        return scene.last, "quote.goes-on"
    return None


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that leads to `at` begins, not before `start`."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, at):
        if not _ABBREVIATED.search(text, max(start, match.start() - 6), match.start() + 1):
            begin = match.end()
    return begin


def _sentence_end(text: str, at: int, end: int) -> int:
    for match in _SENTENCE_END.finditer(text, at, end):
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start() + 1):
            return match.start() + 1
    return end


def _mentions_in(scene: _Scene, start: int, end: int) -> tuple[Mention, ...]:
    return scene.mentions[bisect_left(scene.starts, start) : bisect_left(scene.starts, end)]


def _first_mention(scene: _Scene, start: int, end: int) -> Mention | None:
    mentions = _mentions_in(scene, start, end)
    return mentions[0] if mentions else None


def _subject(scene: _Scene, start: int, verb: int) -> Mention | None:
    """The subject of a verb: the person nearest before it, else the organisation that comes first in its clause."""
    mentions = _mentions_in(scene, start, verb)
    if not mentions:
        return None
    people = [mention for mention in mentions if mention.type == "person"]
    if people:
        joint = people[0]
        for earlier, later in zip(people, people[1:], strict=False):
            if scene.text[earlier.span.end : later.span.start].strip() not in ("and", "&", ","):
                joint = later
        return joint
    clause = max((scene.text.rfind(mark, start, verb) for mark in (", ", "; ")), default=-1)
    inside = [mention for mention in mentions if mention.span.start > clause]
    return inside[0] if inside and clause > start else mentions[0]


def _pronoun(scene: _Scene, start: int, verb: int) -> Mention | None:
    """The antecedent, where the subject of a verb is a pronoun."""
    words = scene.text[max(start, verb - 24) : verb].split()
    for word in reversed(words[-3:]):
        if word.lower() in ("he", "she", "they", "it"):
            return _antecedent(scene, word.lower(), verb)
        if word.lower() not in ("also", "has", "have", "had", "then", "later"):
            break
    return None


def _pronoun_at(scene: _Scene, start: int, end: int) -> Mention | None:
    match = _PRONOUN.match(scene.text, start + 1, end)
    return _antecedent(scene, match.group().lower(), start) if match else None


def _antecedent(scene: _Scene, pronoun: str, at: int) -> Mention | None:
    """Whom a pronoun means: the last speaker of its sort, else the last one named."""
    wanted = {"he": "person", "she": "person", "it": "organisation"}.get(pronoun)
    before = scene.mentions[: bisect_left(scene.starts, at)]
    near = [mention for mention in before[-8:] if wanted in (None, mention.type)]
    if scene.last and wanted in (None, scene.last.type):
        newer = [mention for mention in near if mention.span.start > scene.last_end and mention.type == "person"]
        if not newer or pronoun == "they":
            return scene.last
        return newer[-1] if pronoun in ("he", "she") else scene.last
    return near[-1] if near else None


def _spokesperson(scene: _Scene, start: int, end: int) -> Mention | None:
    """ "The spokesman added": whose spokesman was named before."""
    match = _SPOKESPERSON.search(scene.text, start, end)
    if not match:
        return None
    return scene.last
