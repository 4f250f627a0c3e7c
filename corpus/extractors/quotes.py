"""Who says what, in their own words? Direct speech in quotation marks, with its speaker, and speech set off without marks.

Scare quotes, titles and slogans have no speaker and are left out. `resolve` gives the speakers their full names.
"""

from __future__ import annotations

import re

from corpus.knowledge import any_of
from corpus.names.scenes import Scene, Speakers, joint, line_start, sentence_end, sentence_start, verbs_in
from corpus.names.zones import Zones
from corpus.records import Document, Evidence, Findings, Mention, Quote, RoleMention, Span
from corpus.speech.credits import credited, labelled, owned, tempered
from corpus.speech.followed import by_nobody, told_after
from corpus.speech.marked_terms import is_label
from corpus.speech.quotation_marks import Marked, find_marked, plain_marks
from corpus.speech.speakers import said_by, subject, told_of

_BLOCK_LEAD = re.compile(
    r"\b(?:said|says|added|adds|commented|comments|commenting|stated|explained|continued|concluded|wrote|writes)\b[^.!?“”\"\n]{0,100}:\s*$"
)
_FOLLOWING = re.compile(r"\b(?:made|issued|gave|given|released) (?:the following|this) (?:statement|comment|remarks?)\b")
_MARGIN = 12  # characters of bullets and marks before a paragraph that is all quotation
_LABEL = re.compile(r"(?: \([^()\n]*\)){0,3}:")  # "Lord Avebury (Lib Dem):"
_ATTRIBUTED = re.compile(r"[”\"’']?,? [^\n“”\".:]{1,60}\.\s*\n\s*[“\"‘']?")  # "..., she said." and the next paragraph begins
_AROUND_A_LETTER = (
    "letterhead",
    "sender",
    "recipient",
    "salutation",
    "signature",
    "copy_list",
    "thread_writer",
)  # who stands there says nothing
_BY_SOMEBODY = 60  # characters
_DIALOGUE = 800  # characters over which one asks and another answers
_OWN_WORDS = re.compile(r"\b(?:I|I['’]m|I['’]ve|[Mm]y|[Ww]e)\b")
_RANK = re.compile(r"(?:[A-Z][\w’'-]+ ){1,4}")  # "Detective Chief Inspector " before a name
_GOES_ON = re.compile(r" (?:is|was|are|were|means|meant|may|can|could|would|will|became|has|had)\b")
_NOT_SPEECH = re.compile(rf"\b(?:{any_of('labels')})\s*,?\s*\(?$")


def extract(document: Document, found: Findings) -> Findings:
    """The quotations, and the role "quoted" for whoever speaks in marks or after "X said:"."""
    text = plain_marks(document.text)
    marked = find_marked(text)
    if not marked and ":\n" not in text:
        return found
    labels = tuple(part.span for part in found.parts_named("speaker", "asker", "answerer"))
    if found.kind in ("written_answer", "debate"):
        labels += tuple(
            m.span
            for m in found.mentions
            if text[m.span.start - 1 : m.span.start] in ("", "\n") and _LABEL.match(text, m.span.end)
        )
    if found.kind == "letter":
        labels += tuple(part.span for part in found.parts_named(*_AROUND_A_LETTER))
    speech = Zones.of(Span(words.start, words.end) for words in marked)
    scene = Scene(text, found.mentions, Zones.of(labels), found.roles, speech, [mention.span.start for mention in found.mentions])
    titles = found.parts_named("headline", "heading", "subject", "contacts")
    outside = Zones.of(part.span for part in titles if part.span.end < len(text.rstrip()))
    quotes: list[Quote] = []
    roles: list[RoleMention] = []
    for words, following in zip(marked, (*marked[1:], None), strict=False):
        if words.start in outside or not text[words.start : words.end].strip(" .,…"):
            continue
        speakers, rule = _speakers(scene, words, found.kind)
        if not speakers and following:
            speakers, rule = _shared(scene, words, following)
        if not speakers:
            continue
        first = speakers[0]
        quotes.append(
            Quote(document.text[words.start : words.end], first.name or first.surface, words.start, words.end, rule=rule)
        )
        roles += [_quoted(speaker, rule, document.text, words.start, words.end) for speaker in speakers]
        if scene.last and speakers[0].name != scene.last[0].name:
            scene.before = scene.last
        scene.last, scene.last_end, scene.going_on = speakers, words.end, not words.closed
    roles += _unmarked(scene, document.text)
    return found._replace(quotes=tuple(quotes), roles=(*found.roles, *roles)) if roles else found


def _quoted(speaker: Mention, rule: str, text: str, start: int, end: int) -> RoleMention:
    proof = Span(start, min(end, start + 120))
    evidence = Evidence(rule, text[proof.start : proof.end], proof)
    return RoleMention("quoted", speaker.name or speaker.surface, speaker.type, evidence, speaker.span)


def _unmarked(scene: Scene, text: str) -> list[RoleMention]:
    """Those whose words follow "X said:" as paragraphs without marks."""
    found: list[RoleMention] = []
    at = text.find(":\n")
    while at >= 0:
        start = line_start(text, at)
        lead = _BLOCK_LEAD.search(text, max(start, at - 260), at + 1)
        if lead and not text[at + 1 : at + 4].strip().startswith(("“", '"')):
            speakers = subject(scene, sentence_start(text, start, lead.start()), lead.start())
            found += [_quoted(speaker, "quote.block", text, start, at + 1) for speaker in speakers]
        at = text.find(":\n", at + 1)
    return found


def _speakers(scene: Scene, words: Marked, kind: str) -> tuple[Speakers, str]:
    """Who says the marked words, and by which rule; nobody where they are no speech."""
    text = scene.text
    start, end = words.paragraph
    if _NOT_SPEECH.search(text, max(start, words.start - 40), words.start - 1):
        return (), ""
    after = told_after(scene, words, end)
    if after[0] or by_nobody(text[words.end + 1 : min(end, words.end + _BY_SOMEBODY)]):
        return after
    if words.start - start < _MARGIN and not text[start : words.start].strip(" “\"‘'—-*•>\t"):
        led = _led_by_last_line(scene, start, words)
        if led:
            return led, "quote.led"
        if scene.last and (words.double or scene.going_on) and _goes_on(scene, words):
            return _reply(scene) or scene.last, "quote.goes-on"
        return (_only_person(scene, words), "quote.alone") if kind == "news" and words.double else ((), "")
    return _before(scene, words, start, kind)


def _shared(scene: Scene, words: Marked, following: Marked) -> tuple[Speakers, str]:
    """Who says the next words of the same sentence says these: It is “slow” and must be “mended at once”, said Ms Dahl."""
    begin = sentence_start(scene.text, words.paragraph[0], words.start)
    end = words.paragraph[1]
    if following.start > sentence_end(scene.text, words.end + 1, end) or is_label(scene.text, words, begin):
        return (), ""
    return told_after(scene, following, end)


def _goes_on(scene: Scene, words: Marked) -> bool:
    """Does a paragraph that is all quotation go on with the last speaker's words?"""
    between = scene.text[scene.last_end : min(words.start, scene.last_end + 80)]
    if "—" in between and len(between) < 60 and scene.text[words.start].islower():
        return True
    if between.strip(" \n“”\"‘’',.>") and not _ATTRIBUTED.fullmatch(between):
        return False
    return scene.going_on or len(scene.text[words.start : words.end].split()) > 3


def _reply(scene: Scene) -> Speakers:
    """Whom the last speaker asked something: the words that follow a question are the answer of the one who spoke before."""
    asked = scene.text[scene.last_end - 1] == "?" and not scene.going_on
    near = scene.before and scene.last_end - scene.before[0].span.end < _DIALOGUE
    return scene.before if asked and near and scene.before[0].type == "person" else ()


def _only_person(scene: Scene, words: Marked) -> Speakers:
    """The one person whom a story has named so far, beside its writers, where somebody says: “I told someone.”"""
    behind = scene.text[words.end : words.paragraph[1]].strip('”" ')
    if behind or not words.closed or not _OWN_WORDS.search(scene.text, words.start, words.end):
        return ()
    writers = {role.span.start for role in scene.roles if role.role == "author" and role.span}
    people = [m for m in scene.between(0, words.start) if m.type == "person" and m.span.start not in writers]
    return tuple(people[:1]) if len({(m.name or m.surface).split()[-1] for m in people}) == 1 else ()


def _led_by_last_line(scene: Scene, start: int, words: Marked) -> Speakers:
    """The line before ends in "X said:", or in the middle of a sentence with which the words go on."""
    text = scene.text
    end = start
    while end > 0 and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    stated = _FOLLOWING.search(text, line_start(text, end), end)
    if stated:
        before = scene.between(line_start(text, end), stated.start())
        people = [mention for mention in before if mention.type == "person"]
        return joint(scene, people, people[0]) if people else tuple(before[:1])
    unfinished = end > 0 and text[end - 1].islower() and text[words.start].islower()
    if end == 0 or not (text[end - 1] in ":,—" or unfinished):
        return ()
    begin = sentence_start(text, line_start(text, end), end - 1)
    headed = owned(scene, begin, end) or labelled(scene, end) if text[end - 1] == ":" else ()
    return said_by(scene, begin, end) or headed


def _before(scene: Scene, words: Marked, start: int, kind: str) -> tuple[Speakers, str]:
    """X said: “...”; X called it “...”; or the paragraph's earlier quotation goes on."""
    text = scene.text
    begin = sentence_start(text, start, words.start)
    lead = text[begin : words.start - 1]
    if not lead.strip(" “\"‘'"):
        return _follows(scene, words, start, begin)
    if is_label(text, words, begin):
        return (), ""
    speakers = credited(scene, begin, words.start) or said_by(scene, begin, words.start) or owned(scene, begin, words.start)
    if speakers:
        return speakers, "quote.lead"
    broken_off = text[scene.last_end - 1] in ",.?!" or text[scene.last_end + 1 : scene.last_end + 2] == ","
    if scene.last_end > begin and lead.endswith(", ") and broken_off:
        return scene.last, "quote.goes-on"
    if lead.endswith(": ") and text[words.end - 1] in ".!?":
        colon = begin + len(lead) - len(": ")
        named = [
            m
            for m in scene.between(begin, colon)
            if m.span.start < begin + _MARGIN or m.span.end == colon or _RANK.fullmatch(text, begin, m.span.start)
        ]
        people = [m for m in named or scene.between(begin, colon) if m.type == "person"]
        return tuple(people[-1:] if named else people if len(people) == 1 else ()), "quote.lead"
    if any(verbs_in(text, begin, words.start)):
        return (), ""
    if kind in ("news", "press_release") and len(text[words.start : words.end].split()) > 3:
        free = [m for m in scene.between(begin, words.start) if m.span.start - begin < 12]
        return tuple(free[:1]), "quote.fragment"
    return (), ""


def _follows(scene: Scene, words: Marked, start: int, begin: int) -> tuple[Speakers, str]:
    """A quotation that is a sentence of its own, after one that tells who speaks."""
    if scene.last and scene.last_end >= start:
        return scene.last, "quote.goes-on"
    before = sentence_start(scene.text, start, begin - 2)
    speakers = said_by(scene, before, begin) or tempered(scene, before, begin)
    if _GOES_ON.match(scene.text, words.end + 1):
        return (), ""  # “We care” is not an answer
    ends = words.closed and scene.text[words.end - 1] in ".!?"
    return speakers or (told_of(scene, before, begin) if ends else ()), "quote.follows"
