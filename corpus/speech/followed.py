"""Who speaks, as what follows their words tells: “...,” said X; “...,” X said; “...” and cannot last, X said on Friday?"""

from __future__ import annotations

import re

from corpus.knowledge import prose
from corpus.names.scenes import SAYING, Scene, Speakers, is_aside, sentence_end, verbs_in
from corpus.speech.antecedents import antecedent
from corpus.speech.credits import credited_after, signed
from corpus.speech.quotation_marks import Marked
from corpus.speech.speakers import described, subject

_EARLY_VERB = re.compile(r"[\"”’'][ \xa0]?,?[ \xa0]?([a-z]{3,})\b")
_PRONOUN_ASIDE = re.compile(r", (he|she) $")  # "..., he said"
_NO_SUBJECT = prose("conjunctions")
_RELATIVE = re.compile(r"^[a-z]+ (?:which|that|whom) ")  # the “close to nature” plots which Coed Cymru listed
_LOWER_WORDS = re.compile(r"[a-z ,-]*")
_ARTICLES = frozenset(("the", "a", "an", "one", "another"))
_PAST = ("ed", "s")
_DESCRIBING = re.compile(r"(?:[a-z-]+ ){0,4}")  # “...,” sighed retired baker Ann Poe
_ACTED = re.compile(r" [a-z]+ed\b")
_DESCRIPTION = 60  # characters of it before a name


def told_after(scene: Scene, words: Marked, end: int) -> tuple[Speakers, str]:
    """“...,” said X. “...,” X said. “...,” she added."""
    text = scene.text
    at = words.end + 1
    if words.closed and (speakers := signed(scene, at)):
        return speakers, "quote.signed"
    if not words.closed or at >= end:
        return (), ""
    stop = sentence_end(text, at, end)
    credit = credited_after(scene, words.paragraph[0], at, stop)
    if credit:
        return credit, "quote.credited"
    early = _EARLY_VERB.match(text, words.end)
    if early and early[1] in SAYING and not text.startswith((" on ", " for "), early.end()):  # the report "X", calls on ...
        return _after_verb(scene, early.end(), stop), "quote.after-verb"
    if text[words.end - 1] in ",?!" and (speakers := _by_name(scene, at, early.end() + 1 if early else at + 1)):
        return speakers, "quote.before-verb"
    ended = text[words.end - 1] in ".!?" and text[at : at + 1] != ","
    if ended and text[words.end - 1] == ".":
        return (), ""
    quoted_again = min((place for mark in '“"' if (place := text.find(mark, at, stop)) >= 0), default=stop)
    verb = next(verbs_in(text, at, min(quoted_again, at + 140)), None)
    between = text[at : verb.start()].strip(" ,") if verb else ""
    if verb and between and between.split()[0].lower() not in _NO_SUBJECT and not _RELATIVE.search(between):
        return subject(scene, at, verb.start()), "quote.before-verb"
    led = text[words.paragraph[0] : words.start - 1].rstrip().endswith((",", ":"))  # some chanted, “...,” as Ms Dahl spoke
    return () if led else _aside(scene, at, stop), "quote.before-verb"


def _aside(scene: Scene, at: int, stop: int) -> Speakers:
    """Who speaks, as the rest of the sentence tells between commas: “...” and cannot last, Ms Dahl said on Friday."""
    for verb in verbs_in(scene.text, at, stop):
        if verb.start() not in scene.speech:
            for person in scene.between(at, verb.start())[-1:]:
                if is_aside(scene.text, person, verb.start()):
                    return (person,)
            if scene.text.endswith(", ", at, verb.start()) and (inverted := _after_verb(scene, verb.end(), stop)):
                return inverted
            if pronoun := _PRONOUN_ASIDE.search(scene.text, at, verb.start()):
                return antecedent(scene, pronoun[1], at)
    return ()


def _by_name(scene: Scene, at: int, behind: int) -> Speakers:
    """The person whose name stands beside a verb, whatever it tells of the voice: “...,” beamed Ann Poe."""
    for person in scene.between(at, behind + _DESCRIPTION):
        if person.type == "person":
            inverted = (
                behind > at + 1
                and _DESCRIBING.fullmatch(scene.text, behind, person.span.start)
                and scene.text.endswith(_PAST, at, behind - 1)
            )
            follows = not scene.text[at : person.span.start].strip() and _ACTED.match(scene.text, person.span.end)
            return (person,) if inverted or follows else ()
    return ()


def _after_verb(scene: Scene, start: int, stop: int) -> Speakers:
    """The subject that follows its verb: “...,” said Branwen Oduya of Marches Refuge."""
    if scene.text[start : start + 2].lstrip().startswith(("“", '"', "‘")):
        return ()  # says "Amara", who is not named
    first = scene.text[start : start + 12].split()
    if first and first[0].lower() in ("he", "she", "they", "it"):
        return antecedent(scene, first[0].lower(), start)
    following = scene.between(start, stop)
    people = [mention for mention in following if mention.type == "person"]
    if not following:
        return described(scene, start, stop)
    chosen = following[0]
    if (
        people
        and people[0] is not chosen
        and len(scene.text[chosen.span.end : people[0].span.start]) < 60
        and not any(verbs_in(scene.text, chosen.span.end, people[0].span.start))
    ):
        chosen = people[0]
    joint = [m for m in people if m is not chosen and scene.text[chosen.span.end : m.span.start] == " and "]
    return (chosen, *joint)


def by_nobody(behind: str) -> bool:
    """Do the words behind a quotation say that somebody without a name speaks: "said a neighbour", "the doctor said"?"""
    found = _LOWER_WORDS.match(behind)
    words = found[0].replace(",", " ").split() if found else []
    first, second, *rest = [*words, "", ""]
    return (first in SAYING and second in _ARTICLES) or (first in _ARTICLES and any(word in SAYING for word in rest[:4]))
