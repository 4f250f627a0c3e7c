"""Whose words are they, where no verb of saying has the speaker as its subject: "according to X", "said by X", "— X"?"""

from __future__ import annotations

import re

from corpus.knowledge import any_of
from corpus.names.scenes import SAYING, Scene, Speakers, line_start

_UTTERED = re.compile(rf"\b(?:{any_of('utterances')}) (?:[a-z]+ed |made |written |given )?(?:of|by|from|on behalf of) (?:the )?$")
_IN_THEIR_WORDS = re.compile(r"\b(?:in|to use) (?:his|her|their|its) (?:own )?(?:words|phrase),? [“\"‘']?$", re.IGNORECASE)
_IN_WORDS_OF = re.compile(r"\b(?:in the (?:words|phrase) of|according to|to quote) ", re.IGNORECASE)
_BY = re.compile(r"\b([A-Za-z][a-z]+) (?:[a-z]+ly )?by ")
_OWNED = re.compile(rf"['’]s? (?:[a-z]+ ){{0,2}}(?:{any_of('own_words')})\b")
_WAS = re.compile(r"(?:was|is|were|are|in) (?:the )?$")
_TEMPERED = re.compile(rf"[^.;“\"]{{0,80}} (?:is|are|was|were|remains|remained|sounded) (?:[a-z]+ )?(?:{any_of('tempers')})\b")
_NAMING = frozenset(("called", "described", "branded", "labelled", "condemned", "dismissed", "denounced", "hailed"))
_PUT = re.compile(r"\bput to [a-z]+ by $")  # "it was put to us by X that"
_BE = re.compile(r"\b(?:is|are|was|were|been|being|be)\b(?: \w+)?\s*$")
_NAMED_HERE = re.compile(r"(?:(?:the|an?|our|my|its|their|his|her|one) )?(?:[\w’'-]+,? ){0,6}$", re.IGNORECASE)
_DASH = re.compile(r"[ \xa0\n]{0,3}(?:—|–|--?) ?")
_SOMEBODY = re.compile(r"(?:^|[,”\"’'] |\n)(?:[Aa]n?|[Oo]ne) (?:(?!spokes|source|official)[\w’'-]+ ){1,8}$")
_LEAD = 90  # characters of "a councillor from the north who has"
_OWNER = 24  # characters of "was the council leader " before a name, at the most
_NEARBY = 300  # characters before "in her words" in which she is named


def uttered(text: str, at: int) -> bool:
    """Do the words before a name say that words are theirs: "the comments of X that ..."?"""
    return _UTTERED.search(text, max(0, at - 40), at) is not None


def credited(scene: Scene, start: int, at: int) -> Speakers:
    """The speaker in "the comments of X that ...", "in the words of X, ...", "X was told by Y that ..."."""
    for mention in scene.between(start, at):
        if uttered(scene.text, mention.span.start):
            return (mention,)
    if _IN_THEIR_WORDS.search(scene.text, start, at):
        return tuple(scene.between(max(0, start - _NEARBY), start)[-1:])
    for match in _IN_WORDS_OF.finditer(scene.text, start, at):
        return _named(scene, match.end(), at)
    return _agent(scene, start, at)


def credited_after(scene: Scene, begin: int, at: int, stop: int) -> Speakers:
    """The speaker in “...”, according to X; called “...” by X; “...” — X."""
    text = scene.text
    rest = text[at:stop].lstrip(" ,")
    first = stop - len(rest) if rest else stop
    if rest[:13].lower() == "according to ":
        return _named(scene, first + 13, stop)
    if rest.startswith("by ") and _passive(text, begin, at):
        return _named(scene, first + 3, stop)
    return tuple(
        mention
        for mention in scene.between(first, min(stop, first + _OWNER))[:1]
        if _OWNED.match(text, mention.span.end) and _WAS.search(text, first, mention.span.start)
    )


def owned(scene: Scene, start: int, at: int) -> Speakers:
    """The speaker in "X's view is that it is “...”"."""
    return tuple(mention for mention in scene.between(start, at) if _OWNED.match(scene.text, mention.span.end))[:1]


def tempered(scene: Scene, start: int, at: int) -> Speakers:
    """The person with whom a sentence begins that tells how the words of the next are meant: "Mark Dew was blunt."."""
    first = scene.between(start, min(at, start + _OWNER))[:1]
    return tuple(m for m in first if m.type == "person" and _TEMPERED.match(scene.text, m.span.end, at))


def signed(scene: Scene, at: int) -> Speakers:
    """The person whose name follows the words after a dash, on their line or the next."""
    dash = _DASH.match(scene.text, at)
    return tuple(m for m in scene.between(dash.end(), dash.end() + 6)[:1] if m.type == "person") if dash else ()


def labelled(scene: Scene, end: int) -> Speakers:
    """The person whose name opens a line that ends in a colon: "Anna Kowalska, director:"."""
    begin = line_start(scene.text, end)
    return tuple(m for m in scene.between(begin, begin + 10)[:1] if m.type == "person")


def _named(scene: Scene, start: int, stop: int) -> Speakers:
    """The first name from here, with a post or a description before it: a person rather than the body of the post."""
    found = [m for m in scene.between(start, stop) if m.span.start - start < 90]
    if not found or not _NAMED_HERE.match(scene.text, start, found[0].span.start):
        return ()
    held = (
        found[1:2]
        if len(found) > 1 and scene.text[found[0].span.end : found[1].span.start].startswith((", ", " ", "'s ", "’s "))
        else []
    )
    people = [m for m in held if m.type == "person" and m.span.start - found[0].span.end < 40]
    return (people[0] if people and found[0].type == "organisation" else found[0],)


def _agent(scene: Scene, start: int, at: int) -> Speakers:
    """The one by whom something was told, or described as the words that follow."""
    for match in _BY.finditer(scene.text, start, at):
        verb = match[1].lower()
        alone = verb in _NAMING or _BE.search(scene.text, max(start, match.start() - 24), match.start())
        if verb in ("quoted", "cited"):
            continue  # "X was quoted by a newspaper as saying"
        if (verb in SAYING and verb != "said" and alone) or _PUT.search(scene.text, max(start, match.end() - 24), match.end()):
            return _named(scene, match.end(), at)
    return ()


def _passive(text: str, begin: int, at: int) -> bool:
    """Does a verb of saying in the passive stand before the words that end at `at`?"""
    opening = max(text.rfind(mark, begin, at - 1) for mark in "“\"‘'")
    before = text[begin : max(opening, begin)].split()
    return len(before) > 1 and before[-1] in SAYING and before[-2] in ("is", "are", "was", "were", "been", "being")


def introduced(scene: Scene, start: int, verb: int) -> Speakers:
    """Whom "a councillor has said" means where the next paragraph opens with a name: "Mair Hughes, who sits for Redcar"."""
    text = scene.text
    following = text.find("\n", verb) if _SOMEBODY.search(text, max(start, verb - _LEAD), verb) else -1
    if following < 0:
        return ()
    begin = next((at for at in range(following, min(len(text), following + 4)) if not text[at].isspace()), len(text))
    return tuple(m for m in scene.between(begin, begin + 10)[:1] if m.type == "person" and text.startswith(",", m.span.end))
