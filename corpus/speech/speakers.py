"""Whose words are they? The subject of a verb of saying, in a sentence with names, pronouns, posts and spokespersons."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.knowledge import any_of
from corpus.names.scenes import (
    NEXT_TO,
    SENTENCE,
    Scene,
    Speakers,
    after_preposition,
    is_aside,
    is_owner,
    joint,
    line_start,
    sentence_start,
    signatories,
    verbs_in,
)
from corpus.records import Mention
from corpus.speech.antecedents import WHO, antecedent, pronoun_subject
from corpus.speech.credits import introduced, uttered
from corpus.speech.spokespeople import BODIES, named_so, spokesperson

_UNNAMED_SOURCE = re.compile(r"\b(?:[Oo]ne|[Aa]n?) (?:[a-z-]+ ){0,2}(?:official|source|insider) $")
_CLAUSE = re.compile(r"; | but | while | whereas | although | – | — ")
_PAPER = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Aa]n? (?:open |joint )?)\s?(?:open |joint )?(?:letter|petition)\b"
)
_AUTHORS = re.compile(r"\b[Tt]he (?:[\w-]+ )?(?:authors|researchers|signatories|ministers|writers)\b")
_POST = re.compile(
    rf"\b(?:[Tt]he|(?:[Tt]he [a-z]+|[A-Z][\w-]+)['’]s) (?P<post>(?:[A-Z][\w’'-]+ |[a-z-]+ ){{0,3}}?(?i:{any_of('posts')}))\b"
)
_ANY_POST = re.compile(rf"\b(?i:{any_of('posts')})\b(?: [a-z]+ [A-Z][\w’'-]+)?,? (?:[A-Z][\w’'.-]+ )?$")
_DOES = re.compile(rf", who (?:runs|manages|leads|chairs|works) | (?:is|was) [^.;:\n]{{3,40}}\b(?i:{any_of('posts')})\b")
_BODY = re.compile(rf"\b[Tt]he {BODIES}")
_BY_AGE = re.compile(
    r"\b[Tt]he (?:[a-z-]+ ){0,2}?(?:\d{1,2}-year-old|(?:mother|father|mum|dad)-of-[\w-]+"
    r"|[a-z]*(?:mother|father|wife|husband|man|woman|keeper|worker|farmer|driver|owner|nurse|teacher|singer|artist|pensioner"
    r"|widow|widower|student|pupil|survivor))\b"
)
_ASIDE = re.compile(r", (?:where|which|whose|who|when) [^.;:“”\"\n]{3,120}, (?:(?:has|have|had|also|later|today) ){0,2}$")
_ANOTHERS = re.compile(r"[\w ]+['’]|(?:committee|court|tribunal)\b")  # its report speaks, or it bears the word in its name
_ANOTHER_THING = re.compile(r" the [a-z-]+ $")  # "The trust met over what the motion called"
_ITS_OWN = re.compile(r"\b[Ii]ts (?:[a-z-]+ ){0,2}[a-z-]+ $")  # "Its caseworker said"
_BODYS_PERSON = re.compile(
    r"(?:['’]s)? (?:[a-z]+ )?(?:experts?|advis[eo]rs?|lawyers?|barristers?|inspectors?|judges?|researchers?|doctors?|nurses?"
    r"|teachers?|workers?|members?|councillors?|volunteers?|residents?|economists?|scientists?|professors?|lecturers?"
    r"|students?|drivers?|managers?|bosses|insiders?|veterans?|editors?|columnists?|[Mm]inisters?)\b"
)
_PERSON_FOR = re.compile(r"\b(?:[Ll]awyers|[Bb]arristers|[Cc]ounsel|[Ss]olicitors) (?:for|acting for|of) (?:the )?$")
_OPENS_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|as|since|although|because|(?:in|on) which|said that|says that|where) (?:the )?"
    r"(?:(?:[A-Z][\w’'-]+|and|of|for) ){0,6}$"
)
_REPORTED = re.compile(r" (?:that )?(?:it|he|she|they|we|the \w+) (?:\w+ )?")

_POST_BEFORE = 60  # characters of a post before a name
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


def told_of(scene: Scene, start: int, end: int) -> Speakers:
    """Whom a sentence is about, where that is a person: the first who is no object of a preposition, else the only one."""
    people = [mention for mention in scene.between(start, end) if mention.type == "person"]
    if not people:
        first = scene.text[start:end].split(" ", 1)[0].lower()
        return antecedent(scene, first, start) if first in ("he", "she") else ()
    free = [mention for mention in _free(scene, start, end) if mention.type == "person"]
    return tuple(free[:1] or (people if len(people) == 1 else ()))


def _finite(text: str, verb: re.Match[str]) -> bool:
    """Neither "to say" nor "was called"."""
    before = text[max(0, verb.start() - 12) : verb.start()]
    if before.endswith(("expected to ", "due to ", "set to ", "going to ", "went on to ", "goes on to ")):
        return True
    passive = verb.group() in _PASSIVE and before.endswith((" was ", " were ", " is ", " are ", " been "))
    return not passive and not before.endswith(" to ")


def subject(scene: Scene, start: int, verb: int) -> Speakers:
    """The subject of the verb at `verb`, in the sentence that begins at `start`; empty where it is nobody by name."""
    near = max(start, verb - _NEAR_VERB)
    if any(word in scene.text[near:verb] for word in _SPOKEN_FOR):
        spoken_for = spokesperson(scene, near, verb)
        if spoken_for:
            return spoken_for
        if _UNNAMED_SOURCE.search(scene.text, near, verb):
            return ()
    pronoun = pronoun_subject(scene, start, verb)
    if pronoun is not None:
        return pronoun
    return introduced(scene, start, verb) or _named_subject(scene, start, verb) or described(scene, near, verb)


def _named_subject(scene: Scene, start: int, verb: int) -> Speakers:
    named = scene.between(start, verb)
    if not named:
        return ()
    if _OPENS_CLAUSE.search(
        scene.text, max(start, named[-1].span.start - _POST_BEFORE), named[-1].span.start
    ) and NEXT_TO.fullmatch(scene.text, named[-1].span.end, verb):
        return (named[-1],)  # "after the committee called it"
    aside = _ASIDE.search(scene.text, start, verb)
    if aside and named[0].span.start < aside.start():
        verb = aside.start()
    nearest = [m for m in named if is_aside(scene.text, m, verb) or _who_tells(scene.text, m, verb)][-1:]
    if nearest:
        return tuple(nearest)
    for clause in reversed([start, *(match.end() for match in _CLAUSE.finditer(scene.text, start, verb))]):
        free = _free(scene, clause, verb)
        people = [mention for mention in free if mention.type == "person"]
        speaking = [mention for mention in people if not is_owner(scene.text, mention)]
        if speaking:
            return joint(scene, people, speaking[0])
        if free:
            return () if people or _is_unnamed(scene.text, free[0]) else (free[0],)
    held = scene.between(start, verb)
    return (held[0],) if held and uttered(scene.text, held[0].span.start) else ()


def _who_tells(text: str, mention: Mention, verb: int) -> bool:
    """Is the verb that of a name's relative clause: "from Ms Dahl of Rook, who told us"?"""
    who = WHO.match(text, mention.span.end) if mention.type == "person" else None
    return who is not None and NEXT_TO.fullmatch(text, who.end() - 1, verb) is not None


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


def described(scene: Scene, start: int, end: int) -> Speakers:
    """Whom "the Prime Minister", "the authors", "the charity" or "the letter" means in this paper."""
    text = scene.text
    if _PAPER.search(text, start, end):
        return signatories(scene)
    if _AUTHORS.search(text, start, end):
        return _written_by(scene, start)
    if _ITS_OWN.search(text, start, end):
        return antecedent(scene, "it", start)
    if _BY_AGE.search(text, start, end):
        return antecedent(scene, "the one", start)
    post = _POST.search(text, start, end)
    if post:
        named = holder(scene, post["post"], start) or _only_person(scene, start) or _named_next(scene, post["post"], end)
        return named or (antecedent(scene, "the one", start) if post["post"].isalpha() and post["post"].islower() else ())
    body = _BODY.search(text, start, end)
    if body and not after_preposition(text, body.start(), start) and not _ANOTHER_THING.search(text, body.end(), end):
        called = named_so(scene, body["body"], body.start())
        return called or (() if _ANOTHERS.match(text, body.end() - len(body["body"])) else antecedent(scene, "it", start))
    return ()


def _written_by(scene: Scene, before: int) -> Speakers:
    at = scene.text.rfind("written by ", max(0, before - 10 * SENTENCE), before)
    if at < 0:
        return scene.last
    people = [mention for mention in scene.between(at, at + 200) if mention.type == "person"]
    return joint(scene, people, people[0]) if people else ()


def _only_person(scene: Scene, before: int) -> Speakers:
    """The one person whom the paper has named so far, beside its writers, by no other post: only they can be "the minister"."""
    writers = {role.span.start for role in scene.roles if role.role in ("author", "speaker") and role.span}
    people = [m for m in scene.between(0, before) if m.type == "person" and m.span.start not in writers]
    people = [m for m in people if not is_owner(scene.text, m)]
    if len({(m.name or m.surface).split()[-1] for m in people}) != 1 or any(_beside_post(scene, m) for m in people):
        return ()
    return tuple(people[-1:])


def _named_next(scene: Scene, post: str, at: int) -> Speakers:
    """The person with whose name and post a later sentence opens, as a story first tells of somebody and then names them."""
    later = [m for m in scene.between(at, at + SENTENCE) if m.type == "person" and m.span.start not in scene.speech][:1]
    first = not any(m.type == "person" for m in scene.between(0, at)[-_REMEMBERED:])
    for person in later:
        begin = sentence_start(scene.text, line_start(scene.text, person.span.start), person.span.start)
        if begin > at and (
            (first and begin == person.span.start) or post.lower().split()[-1] in scene.text[begin : person.span.start].lower()
        ):
            return (person,)
    return ()


def _beside_post(scene: Scene, mention: Mention) -> bool:
    """Does a post stand beside the name, or in its relative clause: "Clerk of Works Ann Poe", "Ann Poe, who runs a refuge"?"""
    begin = sentence_start(scene.text, line_start(scene.text, mention.span.start), mention.span.start)
    before = scene.text[max(begin, mention.span.start - _POST_BEFORE) : mention.span.start]
    return _ANY_POST.search(before) is not None or _DOES.match(scene.text, mention.span.end) is not None


def holder(scene: Scene, post: str, at: int) -> Speakers:
    """The person beside whose name a post stands, before `at`: "Grenada's Prime Minister, Dr Mitchell"."""
    wanted = post.lower().split()[-1]
    last = bisect_left(scene.starts, at)
    for mention in reversed(scene.mentions[max(0, last - _REMEMBERED) : last]):
        if mention.type == "person":
            begin = sentence_start(scene.text, line_start(scene.text, mention.span.start), mention.span.start)
            before = _apart(scene, max(begin, mention.span.start - 90), mention.span.start)
            verb = next(verbs_in(before, 0, len(before)), None)
            before = before[verb.end() if verb else 0 :].lower()
            after = scene.text[mention.span.end : mention.span.end + 60].lower()
            if wanted in before or (after.startswith(", ") and wanted in after.split(", ")[1]):
                return (mention,)
    return ()


def _apart(scene: Scene, start: int, end: int) -> str:
    """The words before a name that belong to no other: nothing of "Ann Lee, director of Refuge, and" before "Peter Lyle"."""
    people = [mention for mention in scene.between(start, end) if mention.type == "person"]
    between = scene.text[people[-1].span.end if people else start : end]
    return between.rpartition(", ")[2] if people and between.startswith(", ") else between
