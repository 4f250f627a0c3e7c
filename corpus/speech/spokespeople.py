"""Whose spokesperson is it: "A Home Office spokesman", "a spokesman for Downing Street", "the council's spokeswoman"?"""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.knowledge import any_of
from corpus.names.scenes import Scene, Speakers, after_preposition, line_start, verbs_in

BODIES = rf"(?P<body>(?:(?:county|city|borough|district|town|parish) )?(?i:{any_of('bodies')}))\b"
_BETWEEN = r"(?:(?!(?:an?|the|and|that|of|to|for|with) )[\w-]+ ){0,4}?"  # "Lib Dem environment " before a spokesman
_SPOKESPERSON = re.compile(
    rf"\b(?:[Aa]|[Tt]he|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) {_BETWEEN}(?:spokes(?:man|woman|person)|source|officials?)\b"
    r"(?: (?:for|from|at) (?:the )?)?"
)
_BODYS_OWN = re.compile(rf"\b(?:[Tt]he|[Aa]n?) {BODIES}(?:['’]s)? ")
_LONGEST_NAME = 60  # characters
_BODY = re.compile(BODIES)
_REMEMBERED = 80  # mentions among which the body is looked for


def spokesperson(scene: Scene, start: int, verb: int) -> Speakers:
    """A Home Office spokesman, a spokesman for Downing Street, the spokesman: whose?"""
    match = _SPOKESPERSON.search(scene.text, start, verb)
    if not match:
        return ()
    if named := _named_just_before(scene, match.start()):
        return named
    after = [mention for mention in scene.between(match.end(), verb) if mention.span.start - match.end() < 5]
    inside = scene.between(match.start(), match.end())
    named = tuple((after or inside)[:1])
    body = None if named else _BODYS_OWN.match(scene.text, match.start(), match.end()) or _BODY.match(scene.text, match.end())
    if body:
        return named_so(scene, body["body"], match.start())
    if named or match[0][:2] in ("A ", "a ", "On", "on"):
        return named
    earlier = _earlier_spokesperson(scene, match.start()) or _body_of_paragraph(scene, match.start())
    unnamed = "spokes" not in match[0] and scene.last and scene.last[0].type == "person"  # a source is nobody by name
    return earlier or (() if unnamed else scene.last)


def _named_just_before(scene: Scene, at: int) -> Speakers:
    """Who bears the name that "a spokesperson for ..." tells of: "Lars Dahl, a spokesman for the port,"."""
    before = scene.between(max(0, at - _LONGEST_NAME), at)[-1:]
    return tuple(m for m in before if m.type == "person" and scene.text[m.span.end : at] == ", ")


def _body_of_paragraph(scene: Scene, before: int) -> Speakers:
    """The organisation that said something earlier in the paragraph: its spokesperson goes on."""
    begin = max(line_start(scene.text, before), scene.last_end + 1)
    bodies = [m for m in scene.between(begin, before) if m.type == "organisation"]
    for body in reversed(bodies):
        if not after_preposition(scene.text, body.span.start, begin) and any(
            verbs_in(scene.text, body.span.end, min(before, body.span.end + 30))
        ):
            return (body,)
    return ()


def _earlier_spokesperson(scene: Scene, before: int) -> Speakers:
    """Whose spokesperson was named last, since somebody else spoke."""
    at = scene.text.rfind("spokes", max(0, before - 600, scene.last_end), before)
    if at < 0:
        return ()
    for mention in scene.between(max(0, at - 60), at + 60):
        before_word = scene.text[mention.span.end : at]
        after_word = scene.text[at : mention.span.start]
        if before_word == " " or re.fullmatch(r"spokes\w+ (?:for|from|at) (?:the )?", after_word):
            return (mention,)
    return ()


def named_so(scene: Scene, body: str, before: int) -> Speakers:
    """The organisation named last whose name holds the words by which it is meant: "the county council"."""
    words = body.lower()
    last = bisect_left(scene.starts, before)
    for mention in reversed(scene.mentions[max(0, last - _REMEMBERED) : last]):
        if mention.type == "organisation" and words in (mention.name or mention.surface).lower():
            return (mention,)
    return ()
