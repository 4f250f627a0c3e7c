"""Whose words are they? The subject of a verb of saying, in a sentence with names, pronouns, posts and spokespersons."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.extractors.credits import introduced, uttered
from corpus.extractors.scenes import SENTENCE, Scene, Speakers, after_preposition, joint, line_start, sentence_start, verbs_in
from corpus.knowledge import any_of
from corpus.records import Mention

_CLAUSE = re.compile(r"; | but | while | whereas | although | – | — ")
_REQUESTING = ("ask", "request")  # a letter that repeats what was asked of it quotes no speech
_ANSWERED = ("replied", "responded", "answered")
_TOLD = re.compile(r"\b(?:told|asked) $")
_GREETED = ("role.recipient", "role.salutation")
_PRONOUNS = {"he": "person", "she": "person", "it": "organisation", "they": ""}
_AUXILIARIES = "will would is was are were expected due set going to also has have had"
_ADVERBS = frozenset(f"{_AUXILIARIES} then later previously recently however further both all who which".split())
_SPOKESPERSON = re.compile(
    r"\b(?:[Aa]|[Tt]he|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[\w-]+ ){0,2}?(?:spokes(?:man|woman|person)|source|officials?)\b"
    r"(?: (?:for|from|at) (?:the )?)?"
)
_PAPER = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Aa]n? (?:open |joint )?)\s?(?:open |joint )?(?:letter|petition)\b"
)
_AUTHORS = re.compile(r"\b[Tt]he (?:[\w-]+ )?(?:authors|researchers|signatories|ministers|writers)\b")
_POST = re.compile(rf"\b[Tt]he (?P<post>(?:[A-Z][\w’'-]+ |[a-z-]+ ){{0,3}}?(?i:{any_of('posts')}))\b")
_BODIES = rf"(?P<body>(?:(?:county|city|borough|district|town|parish) )?(?i:{any_of('bodies')}))\b"
_BODY = re.compile(rf"\b[Tt]he {_BODIES}")
_BODYS_OWN = re.compile(rf"\b(?:[Tt]he|[Aa]n?) {_BODIES}(?:['’]s)? ")
_ITS_OWN = re.compile(r"\b[Ii]ts (?:[a-z-]+ ){0,2}[a-z-]+ $")  # "Its caseworker said"
_BODYS_PERSON = re.compile(
    r"(?:['’]s)? (?:[a-z]+ )?(?:experts?|advis[eo]rs?|lawyers?|barristers?|inspectors?|judges?|researchers?|doctors?|nurses?"
    r"|teachers?|workers?|members?|councillors?|volunteers?|residents?|economists?|scientists?|professors?|lecturers?"
    r"|students?|drivers?|managers?|bosses|insiders?|veterans?)\b"
)
_PERSON_FOR = re.compile(r"\b(?:[Ll]awyers|[Bb]arristers|[Cc]ounsel|[Ss]olicitors) (?:for|acting for|of) (?:the )?$")
_OPENS_CLAUSE = re.compile(r"\b(?:after|before|when|while|as|since|although|because) (?:the )?$")
_NEXT_TO = re.compile(r" (?:has |had |have |also )?")
_MEN, _WOMEN = ("Sir", "Mr", "Lord", "Mr."), ("Dame", "Mrs", "Ms", "Miss", "Lady", "Baroness", "Mrs.", "Ms.")
_REPORTED = re.compile(r" (?:that )?(?:it|he|she|they|we|the \w+) (?:\w+ )?")

_REMEMBERED = 80  # mentions among which the holder of a post is looked for
_PASSIVE = ("called", "written", "described", "said", "told", "accused", "branded")  # "he is said to be": others say it
_NEAR_VERB = 200  # characters before a verb in which a spokesperson or a post is its subject
_SPOKEN_FOR = ("spokes", "source", "official")
_VERB_FIRST = 3  # characters before a verb that opens its sentence: "Said Mair Hughes:", "Dywedodd Mair Hughes:"


def said_by(scene: Scene, start: int, end: int, reach: int = 200) -> Speakers:
    """Who says something in the sentence that begins at `start`: the subject of the last verb of saying that has one."""
    verbs = [match for match in verbs_in(scene.text, max(start, end - reach), end) if _finite(scene.text, match)]
    for place, verb in reversed(list(enumerate(verbs))):
        if place and _REPORTED.fullmatch(scene.text, verbs[place - 1].end(), verb.start()):
            continue  # "X said that it accepted": what X says, and X says it
        speakers = subject(scene, start, verb.start())
        if speakers:
            return speakers
    if verbs and verbs[0].start() - start < _VERB_FIRST:
        return tuple(scene.between(verbs[0].end(), end)[-1:])
    return ()


def _finite(text: str, verb: re.Match[str]) -> bool:
    """Neither "to say" nor "was called"."""
    before = text[max(0, verb.start() - 12) : verb.start()]
    if before.endswith(("expected to ", "due to ", "set to ", "going to ")):
        return True
    passive = verb.group() in _PASSIVE and before.endswith(("was ", "were ", " is ", "are ", "been "))
    return not passive and not before.endswith("to ")


def subject(scene: Scene, start: int, verb: int) -> Speakers:
    """The subject of the verb at `verb`, in the sentence that begins at `start`; empty where it is nobody by name."""
    near = max(start, verb - _NEAR_VERB)
    if any(word in scene.text[near:verb] for word in _SPOKEN_FOR):
        spokesperson = _spokesperson(scene, near, verb)
        if spokesperson:
            return spokesperson
    pronoun = _pronoun(scene, start, verb)
    if pronoun is not None:
        return pronoun
    return introduced(scene, start, verb) or _named_subject(scene, start, verb) or described(scene, near, verb)


def _named_subject(scene: Scene, start: int, verb: int) -> Speakers:
    named = scene.between(start, verb)
    if not named:
        return ()
    if _OPENS_CLAUSE.search(scene.text, max(start, named[-1].span.start - 14), named[-1].span.start) and _NEXT_TO.fullmatch(
        scene.text, named[-1].span.end, verb
    ):
        return (named[-1],)  # "after the committee called it"
    for clause in reversed([start, *(match.end() for match in _CLAUSE.finditer(scene.text, start, verb))]):
        free = _free(scene, clause, verb)
        people = [mention for mention in free if mention.type == "person"]
        if people:
            return joint(scene, people, people[0])
        if free:
            return () if _is_unnamed(scene.text, free[0]) else (free[0],)
    held = [mention for mention in scene.between(start, verb) if mention.type == "person"]
    return (held[0],) if held and uttered(scene.text, held[0].span.start) else ()


def _free(scene: Scene, start: int, end: int) -> list[Mention]:
    """The names that are no object of a preposition, nor joined to one that is."""
    free: list[Mention] = []
    held: Mention | None = None
    for mention in scene.between(start, end):
        joined = held is not None and scene.text[held.span.end : mention.span.start] == " and "
        if joined or after_preposition(scene.text, mention.span.start, start):
            held = mention
        else:
            free.append(mention)
    return free


def _is_unnamed(text: str, body: Mention) -> bool:
    """Does a body's name only tell whose an unnamed speaker is: "a United Nations expert", "Lawyers for the Home Office"?"""
    before = _PERSON_FOR.search(text, max(0, body.span.start - 30), body.span.start)
    return before is not None or _BODYS_PERSON.match(text, body.span.end) is not None


def _pronoun(scene: Scene, start: int, verb: int) -> Speakers | None:
    """The antecedent, where the subject is a pronoun; None where it is none; empty for the first person."""
    for word in reversed(scene.text[max(start, verb - 30) : verb].split()[-4:]):
        lower = word.lower().strip(",")
        if lower in _PRONOUNS:
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
    surnames = {name.split()[-1] for name in named}
    chosen = max(named, key=len, default="")
    return (named[chosen],) if len(surnames) == 1 and named[chosen].type == "person" else ()


def antecedent(scene: Scene, pronoun: str, at: int) -> Speakers:
    """Whom a pronoun means: the last speaker of its sort, else the last one named before."""
    wanted = _PRONOUNS[pronoun]
    before = [m for m in scene.between(max(0, at - 1500), at) if wanted in ("", m.type) and _fits(scene.text, m, pronoun)]
    fresh = _newly_spoken(scene, at)
    if fresh and wanted in ("", fresh[0].type):
        return fresh
    if pronoun == "they":
        return scene.last or tuple(m for m in before[-1:] if "\n" not in scene.text[m.span.end : at])
    if scene.last and scene.last[0].type == wanted:
        newer = [m for m in before if m.span.start > scene.last_end]
        subjects = [m for m in newer if not after_preposition(scene.text, m.span.start, scene.last_end)]
        return tuple(subjects[-1:]) if subjects else scene.last
    free = [m for m in before if not after_preposition(scene.text, m.span.start, 0)]
    return tuple(free[-1:] or before[-1:])


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
    if opening <= begin:
        return ()
    subjects = [m for m in scene.between(begin, opening) if not after_preposition(scene.text, m.span.start, begin)]
    spokesperson = _spokesperson(scene, begin, opening)
    return spokesperson or tuple(subjects[:1])


def _spokesperson(scene: Scene, start: int, verb: int) -> Speakers:
    """A Home Office spokesman, a spokesman for Downing Street, the spokesman: whose?"""
    match = _SPOKESPERSON.search(scene.text, start, verb)
    if not match:
        return ()
    after = [mention for mention in scene.between(match.end(), verb) if mention.span.start - match.end() < 5]
    inside = scene.between(match.start(), match.end())
    named = tuple((after or inside)[:1])
    body = None if named else _BODYS_OWN.match(scene.text, match.start(), match.end())
    if body:
        return _named_so(scene, body["body"], match.start())
    if named or match[0][:2] in ("A ", "a ", "On", "on"):
        return named
    return _earlier_spokesperson(scene, match.start()) or _body_of_paragraph(scene, match.start()) or scene.last


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


def described(scene: Scene, start: int, end: int) -> Speakers:
    """Whom "the Prime Minister", "the authors", "the charity" or "the letter" means in this paper."""
    text = scene.text
    if _PAPER.search(text, start, end):
        return signatories(scene)
    if _AUTHORS.search(text, start, end):
        return _written_by(scene, start)
    if _ITS_OWN.search(text, start, end):
        return antecedent(scene, "it", start)
    post = _POST.search(text, start, end)
    if post:
        return holder(scene, post["post"], start)
    body = _BODY.search(text, start, end)
    if body:
        return _named_so(scene, body["body"], body.start()) or antecedent(scene, "it", start)
    return ()


def _named_so(scene: Scene, body: str, before: int) -> Speakers:
    """The organisation named last whose name holds the words by which it is meant: "the county council"."""
    words = body.lower()
    last = bisect_left(scene.starts, before)
    for mention in reversed(scene.mentions[max(0, last - _REMEMBERED) : last]):
        if mention.type == "organisation" and words in (mention.name or mention.surface).lower():
            return (mention,)
    return ()


def signatories(scene: Scene) -> Speakers:
    """Those who signed the letter that the paper reports."""
    places = {role.span.start for role in scene.roles if role.role == "signatory" and role.span}
    return tuple(mention for mention in scene.mentions if mention.span.start in places) if places else ()


def _written_by(scene: Scene, before: int) -> Speakers:
    at = scene.text.rfind("written by ", max(0, before - 10 * SENTENCE), before)
    if at < 0:
        return scene.last
    people = [mention for mention in scene.between(at, at + 200) if mention.type == "person"]
    return joint(scene, people, people[0]) if people else ()


def holder(scene: Scene, post: str, at: int) -> Speakers:
    """The person beside whose name a post stands, before `at`: "Grenada's Prime Minister, Dr Mitchell"."""
    wanted = post.lower().split()[-1]
    last = bisect_left(scene.starts, at)
    for mention in reversed(scene.mentions[max(0, last - _REMEMBERED) : last]):
        if mention.type == "person":
            begin = sentence_start(scene.text, line_start(scene.text, mention.span.start), mention.span.start)
            before = scene.text[max(begin, mention.span.start - 90) : mention.span.start].lower()
            after = scene.text[mention.span.end : mention.span.end + 60].lower()
            if wanted in before or (after.startswith(", ") and wanted in after.split(", ")[1]):
                return (mention,)
    return ()
