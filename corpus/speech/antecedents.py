"""Whom does a pronoun before a verb of saying mean: "she added", "it said", "you told us" in a letter?"""

from __future__ import annotations

import re

from corpus.names.scenes import (
    Scene,
    Speakers,
    after_preposition,
    is_aside,
    is_owner,
    line_start,
    sentence_start,
    signatories,
    verbs_in,
)
from corpus.records import Mention
from corpus.speech.spokespeople import spokesperson

_REQUESTING = ("ask", "request")  # a letter that repeats what was asked of it quotes no speech
_ANSWERED = ("replied", "responded", "answered")
_TOLD = re.compile(r"\b(?:told|asked) $")
_GREETED = ("role.recipient", "role.salutation")
_PRONOUNS = {"he": "person", "she": "person", "it": "organisation", "they": ""}
_AUXILIARIES = "will would is was are were expected due set going went goes on to also has have had"
_ADVERBS = frozenset(f"{_AUXILIARIES} then later previously recently however further both all who which".split())
_HEADED_BY = re.compile(r"(?:The|An?|His|Her|Its|Their) (?:[a-z-]+ ){1,3}(?:from|of|by) ")
WHO = re.compile(r"(?:(?:,| of| from| at) [^,.;:“\"]{2,60})?,? (?:who|whose) ")  # "X of the Trust, who came"
_LETTER = re.compile(r"(?:The|Their|An?) (?:open |joint |leaked )?(?:letter|petition|statement)\b")
_SENT_BY = re.compile(
    r"\b(?:sent|written|wrote|signed|penned|drafted|drawn up|tabled|issued|posted)\b[^.;:]{0,40} by (?:the )?(?:\w+ )?$"
)
_JOINED = re.compile(r",?(?: [A-Z]{2,4})? and (?:the )?")
_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b")
_ASKING = re.compile(r"\b[Aa]sked (?:[a-z]+ )?by [^,.;:“\"\n]{0,50}$")  # "Asked by the MP Ann Poe whether ..., he said"
_HELD = ("Commissioner", "Ombudsman", "Inspector", "Secretary", "Auditor", "Registrar")
_NEAR_ASKED = 70  # characters of it before a name
_NEAR_BODY = 24  # characters between a body and its spokesperson
_MEN, _WOMEN = ("Sir", "Mr", "Lord", "Mr."), ("Dame", "Mrs", "Ms", "Miss", "Lady", "Baroness", "Mrs.", "Ms.")


def pronoun_subject(scene: Scene, start: int, verb: int) -> Speakers | None:
    """The antecedent, where the subject is a pronoun; None where it is none; empty for the first person."""
    for word in reversed(scene.text[max(start, verb - 30) : verb].split()[-4:]):
        lower = word.lower().strip(",")
        if lower in _PRONOUNS and word[-1] != ",":  # "X, who wrote it, said"
            return (_answering(scene) if scene.text.startswith(_ANSWERED, verb) else ()) or antecedent(scene, lower, verb)
        if lower == "you":
            return () if scene.text.startswith(_REQUESTING, verb) else _addressee(scene)
        if lower in ("i", "we"):
            return ()
        if lower not in _ADVERBS and not lower.endswith("ly"):
            return None
    return None


def _answering(scene: Scene) -> Speakers:
    """Whom the last speaker spoke to, where that was told: "X told Y: ...", he replied."""
    if not scene.last:
        return ()
    told = [m for m in scene.between(scene.last[0].span.end, scene.last_end) if m.type == "person" and m not in scene.last]
    return tuple(m for m in told[:1] if _TOLD.search(scene.text, max(0, m.span.start - 20), m.span.start))


def _addressee(scene: Scene) -> Speakers:
    """Whom a letter greets, where that is one person by name."""
    greeted = [role for role in scene.roles if role.role == "addressee" and role.evidence.rule in _GREETED and role.span]
    places = {role.span.start for role in greeted if role.span}
    named = {mention.name or mention.surface: mention for mention in scene.mentions if mention.span.start in places}
    chosen = max(named, key=len, default="")
    one = all(name.split()[-1] in chosen.split() for name in named)  # "Dear Ottilie" is Ottilie Doyle
    return (named[chosen],) if named and one and named[chosen].type == "person" else ()


def antecedent(scene: Scene, pronoun: str, at: int) -> Speakers:
    """Whom a pronoun means: the last speaker of its sort, else the last one named before."""
    wanted = _PRONOUNS.get(pronoun, "person")  # "the 34-year-old"
    if pronoun == "it" and _LETTER.match(scene.text, _line_before(scene.text, at)):
        return signatories(scene)
    writers = {role.span.start for role in scene.roles if role.evidence.rule == "role.byline" and role.span}
    outside = [m for m in scene.between(max(0, at - 1500), at) if m.span.start not in scene.speech]
    near = [m for m in outside if m.span.start not in writers]
    before = [m for m in near if (wanted in ("", m.type) or _is_holder(scene, m, at, wanted)) and _fits(scene.text, m, pronoun)]
    before = [m for m in before if not is_owner(scene.text, m)] or before
    fresh = _newly_spoken(scene, at)
    if fresh and wanted in ("", fresh[0].type):
        return fresh
    if pronoun == "they":
        return scene.last or tuple(m for m in before[-1:] if "\n" not in scene.text[m.span.end : at])
    if scene.last and scene.last[0].type == wanted:
        newer = [m for m in before if m.span.start > scene.last_end]
        newer = [m for m in newer if not _ASKING.search(scene.text, max(0, m.span.start - _NEAR_ASKED), m.span.start)]
        subjects = [
            m
            for m in newer
            if (not after_preposition(scene.text, m.span.start, scene.last_end) or _is_topic(scene.text, m))
            and not _behind_another(scene, m)
        ]
        return tuple(subjects[-1:]) if subjects else scene.last
    if wanted == "person" and _spokesperson_goes_on(scene, before):
        return scene.last
    free = _told_of(scene.text, before)
    return tuple(free[-1:] or before[-1:])


def _behind_another(scene: Scene, mention: Mention) -> bool:
    """Is its sentence one about somebody named before it: "Ms Dahl said it because Mr Rook was ill. ..., she said"?"""
    text = scene.text
    begin = sentence_start(text, line_start(text, mention.span.start), mention.span.start)
    people = [one for one in scene.between(begin, mention.span.start) if one.type == mention.type == "person"]
    free = [one for one in people if not is_owner(text, one) and not after_preposition(text, one.span.start, begin)]
    last = _surname(scene.last[0]) if scene.last else ""
    return any(_surname(one) != _surname(mention) and (one in free or _surname(one) == last) for one in people[:1])


def _surname(mention: Mention) -> str:
    return (mention.name or mention.surface).rpartition(" ")[2]


def _is_holder(scene: Scene, mention: Mention, at: int, wanted: str) -> bool:
    """Is an office, which is a body too, the person of whom the sentence tells: "the Commissioner welcomed what she"?"""
    return (
        wanted == "person"
        and mention.surface.endswith(_HELD)
        and "\n" not in scene.text[mention.span.end : at]
        and (sentence_start(scene.text, mention.span.end, at) == mention.span.end)
    )


def _spokesperson_goes_on(scene: Scene, people: list[Mention]) -> bool:
    """Did a body's spokesperson speak last, with nobody named since: "A spokesman for the council said ... He added"?"""
    if not scene.last or scene.last[0].type != "organisation" or (people and people[-1].span.start > scene.last_end):
        return False
    body = scene.last[0].span
    return _SPOKES.search(scene.text, max(0, body.start - _NEAR_BODY), min(scene.last_end, body.end + _NEAR_BODY)) is not None


def _told_of(text: str, named: list[Mention]) -> list[Mention]:
    """Those of whom sentences tell: subjects, those by whom something was sent; in a sentence without either, its topic."""
    told: list[Mention] = []
    held: Mention | None = None  # by a preposition, and so is whoever is joined to it
    for mention in named:
        if _ASKING.search(text, max(0, mention.span.start - _NEAR_ASKED), mention.span.start):
            continue
        if held and _JOINED.fullmatch(text, held.span.end, mention.span.start):
            held = mention
        elif not after_preposition(text, mention.span.start, 0) or _is_agent(text, mention):
            told.append(mention)
            held = None
        else:
            held = mention
            begin = sentence_start(text, line_start(text, mention.span.start), mention.span.start)
            if _is_topic(text, mention) and (not told or told[-1].span.start < begin):
                told.append(mention)
    return told


def _is_agent(text: str, mention: Mention) -> bool:
    """Is it by whom something was written or sent, and so the subject in meaning?"""
    return _SENT_BY.search(text, max(0, mention.span.start - 60), mention.span.start) is not None


def _line_before(text: str, at: int) -> int:
    """Where the filled line above that of `at` begins."""
    begin = line_start(text, at)
    while begin > 0 and text[begin - 1].isspace():
        begin -= 1
    return line_start(text, begin)


def _is_topic(text: str, mention: Mention) -> bool:
    """Is the next sentence about a name, though a preposition holds it: "with X, who came", "The reply from X, sent"?"""
    if WHO.match(text, mention.span.end):
        return True
    begin = sentence_start(text, line_start(text, mention.span.start), mention.span.start)
    return _HEADED_BY.fullmatch(text, begin, mention.span.start) is not None


def _fits(text: str, mention: Mention, pronoun: str) -> bool:
    """Does the title before a name, or at its head, fit "he" or "she"?"""
    others = _WOMEN if pronoun == "he" else _MEN if pronoun == "she" else ()
    return not others or (
        mention.surface.split(None, 1)[0] not in others
        and not text[max(0, mention.span.start - 10) : mention.span.start].endswith(tuple(f"{one} " for one in others))
    )


def _newly_spoken(scene: Scene, at: int) -> Speakers:
    """Who said something by name in this paragraph since the last quotation, before the one that ends at `at`."""
    begin = max(line_start(scene.text, at), scene.last_end + 1)
    opening = max(scene.text.rfind(mark, begin, at) for mark in '“"‘')
    if opening > begin and scene.text[opening] == '"' and not scene.text[opening - 1].isspace():  # it closes
        opening = scene.text.rfind('"', begin, opening)
    if opening <= begin:
        return ()
    named = [m for m in scene.between(begin, opening) if not after_preposition(scene.text, m.span.start, begin)]
    subjects = [m for m in named if not _behind_another(scene, m)]
    sentence = sentence_start(scene.text, begin, opening - 1)
    right_before = scene.between(sentence, opening)
    verbs = [verb.start() for verb in verbs_in(scene.text, sentence, opening)]
    aside = [m for m in right_before if any(is_aside(scene.text, m, verb) for verb in verbs)]
    return spokesperson(scene, begin, opening) or tuple((aside or _told_of(scene.text, right_before) or subjects)[:1])
