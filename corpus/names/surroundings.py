"""What do the words around a name say about it: does it speak, is it a charity, is it a place in an address?"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.knowledge import any_of, parliament, prose
from corpus.names.words import COMMON, HEAD, LINK, OFFICE, POLICY, SOFT, sort_of
from corpus.vocabulary import words

_SPEAKING = prose("saying") | prose("speaking") | {"call", "calls"}
_NEXT_WORD = re.compile(r"['’]?s?,? (?:(?:has|have|had|also|today|yesterday|later|then) )*([a-z]+)\b")
ORGANISATION_NOUNS = prose("organisation_nouns")
_FOLLOWERS = prose("organisation_followers")
_APPOSITION = re.compile(
    r", (?:(?:a|an|the|another|one of the) (?:(?!(?:of|in|for|at|by|to|with|from|whose|who|and|on)\b)[\w’'-]+ ){0,4}"
    rf"(?:{any_of('appositive_nouns')})\b|which (?:{any_of('body_actions')})\b)"
)
_NOUN_BEFORE = re.compile(rf"\b(?:{any_of('appositive_nouns')}), $")
_BEHIND = ("campaign", "partnership", "charity", "coalition", "network", "alliance", "think tank", "think-tank", "union")
_NOUN_BEHIND = re.compile(rf" (?:{'|'.join(_BEHIND)})\b")
_SIGNED = re.compile(r"(?: \([^()\n]{1,20}\))?,? (?:and [A-Z][\w’'-]+ [A-Z][\w’'-]+, )?(?P<rest>[^\n.]{3,100})(?=\n|\Z)")
_FOLLOWING_WORD = re.compile(r" ([A-Za-z]+)\b")
_SENTENCE_STARTS = frozenset('.!?:;"“”‘\n\t•-–—*|>[/')
_PLATFORMS = prose("platforms")
_EU_ADJECTIVE = re.compile(
    r" (?:citizens?|nationals?|countries|country|[Mm]ember|[Ss]tates?|laws?|rules|migrants?|workers?|membership|referendum"
    r"|funding)\b"
)
_ELECTION_STARTS = frozenset((" e", " g", " l", " p", " b"))
_ELECTION = re.compile(r" (?:general |local |presidential )?(?:by-)?elections?\b")
_SPOKESPERSON_FOR = re.compile(r"\bspokes(?:man|woman|person|people) (?:for|from|at) (?:the )?$")
DESCRIBING = frozenset(  # a text in which a name is described holds one of these words
    words(phrase)[-1]
    for phrase in (
        *prose("appositive_nouns"),
        *prose("body_actions"),
        *_BEHIND,
        *("spokesman", "spokeswoman", "spokesperson", "spokespeople"),
    )
)
_LEADING = frozenset(("of", "for", "at", "in", "the", "annual", "inaugural", "biennial"))
_CITATION = re.compile(r"\b(?:19|20)\d\d; ?\d+(?:\(\d+\))?: ?\d+|\bet al\b")
_VENUES = (
    "Exchange",
    "Centre",
    "Theatre",
    "Library",
    "Museum",
    "Club",
    "Academy",
    "Church",
    "Chamber",
    "College",
    "Mission",
    "Institute",
)
_HALLS = ("Exchange", "Theatre", "Library", "Museum", "Institute")  # whose town may follow "in"
_AT = re.compile(r"\bat (?:the )?$")
_IN_TOWN = re.compile(r"(?P<link>,| in) [A-Z][\w-]+(?: [A-Z][\w-]+)?[.,;]")
_THING_BEHIND = re.compile(r" (?:strategy|scheme|programme|plan|policy|framework|pilot|fund|report|initiative)\b")
_NAMES_LAW = re.compile(r" \([A-Z][\w ]{2,30}\)(?: \([^()]{2,40}\))? (?:Act|Bill|Order|Regulations|Rules|Measure)\b")
_ADDRESS = re.compile(r", (?:\d|[A-Z][\w ]+ (?:Road|Street|Lane|Avenue|Square|Row|Place)\b(?! [A-Z]))")
_HEAD_OF = re.compile(r"\b(?:[Dd]irector|[Hh]ead|[Mm]anager|[Oo]fficer|President) (?:of|for) (?:the )?$")
_WHERE = frozenset(("in", "at", "near", "into", "towards", "across", "outside", "around", "In", "At"))
_PARTY_BEFORE = re.compile(rf"[(\[](?:{'|'.join(re.escape(party) for party in parliament('parties'))}), $")
_SEAT = re.compile(
    r"(?:\b(?:M\.?P\.?|MSP|MS|AM|MEP|TD|[Mm]ember|[Pp]arliament|candidate|Senator|Representative|seat)|represents?) for $"
)
_ANY = frozenset(("a", "A", "an", "An", "another", "Another", "one", "One"))
_ITS_PEOPLE = re.compile(r" (?:spokes\w+|officers?|officials?|workers?|leaders?|source|chief|employee|staff|tenants?)\b")
_POLICE_PLACE = re.compile(r" (?:station|stations|cell|cells|custody|car|cars|van|vans|headquarters|helicopter|checkpoint)\b")
_HELD_AT = re.compile(r"\b(?:held|hosted|launched|place|gathered|met|meeting|conference|event) (?:at|in) (?:the )?$")


def speaks(text: str, end: int) -> bool:
    """Does a verb of saying follow a name that ends here?"""
    follows = _NEXT_WORD.match(text, end)
    return follows is not None and follows[1] in _SPEAKING


def word_before(text: str, start: int) -> str:
    """The word before a name, on its line; "" where there is none."""
    if start < 2 or text[start - 1] not in " \xa0":
        return ""
    return text[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1].rpartition("\n")[2]


def is_called_organisation(text: str, start: int, end: int) -> bool:
    """Does a noun beside the name say that it is one: "the charity Solace", "the Walwari party"?"""
    if word_before(text, start).lower() in ORGANISATION_NOUNS or is_described(text, start, end):
        return True
    follows = _FOLLOWING_WORD.match(text, end)
    return follows is not None and (follows[1] in _FOLLOWERS or text.startswith(" chief executive", end))


def is_described(text: str, start: int, end: int) -> bool:
    """Is it "the charity, Contact,", "Contact, the charity for ...", "a spokesperson for Contact" or "the Contact campaign"?"""
    after, before = text[end : end + 2], text[max(0, start - 2) : start]
    if after == ", " and _APPOSITION.match(text, end):
        return True
    if before == ", ":
        return after[:1] in (",", ".", ";") and _NOUN_BEFORE.search(text, max(0, start - 20), start) is not None
    if before[-1:] != " ":
        return False
    if before[0] not in "rmteE":
        return False
    if text[max(0, start - 4) : start].lower() == "the " and _NOUN_BEHIND.match(text, end):
        return True
    return is_spoken_for(text, start)


def after_article(text: str, start: int) -> bool:
    """Does "the" stand before the name?"""
    return text[max(0, start - 4) : start] in ("the ", "The ", " the", "\nThe")


def mid_sentence(text: str, start: int) -> bool:
    """Does the word at start stand inside a sentence, so that its capital means something?"""
    before = text[max(0, start - 4) : start]
    if "\n" in before[-2:]:
        return False
    before = before.rstrip(" (\xa0‘“\"'")
    return bool(before) and before[-1] not in _SENTENCE_STARTS


def in_heading(text: str, start: int, end: int) -> bool:
    """Is the line a heading in which most words bear capitals?"""
    begin = text.rfind("\n", max(0, start - 161), start) + 1
    stop = text.find("\n", end, end + 161)
    stop = min(len(text), end + 161) if stop < 0 else stop
    if (not begin and start > 160) or stop - begin > 160 or text[stop - 1] in ".?!,;:":
        return False
    words = [word for word in text[begin:stop].split() if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def signs_line(text: str, start: int, end: int) -> bool:
    """Does a name begin a line that goes on with a post or a body: "Temi Adebayo (she/her), Policy Officer, Umoja Women"?"""
    if start and text[start - 1] != "\n":
        return False
    rest = _SIGNED.match(text, end)
    return rest is not None and any(sort_of(word) & (HEAD | OFFICE) for word in rest["rest"].replace(",", " ").split())


def in_capitals(text: str, start: int) -> bool:
    """Is the whole line written in capitals?"""
    line = text[max(text.rfind("\n", max(0, start - 100), start), start - 100) + 1 : start]
    return line.isupper() or not line


def in_citation(text: str, start: int, end: int) -> bool:
    """Does the name stand in a scholar's reference, "Alarm fatigue, Rusk KJ. Curr Opin. 2015; 28: 685"?"""
    return _CITATION.search(text, max(0, start - 60), min(len(text), end + 80)) is not None


def is_no_actor(text: str, start: int, end: int, form: bool) -> bool:
    """Is an organisation's name used for a place, a medium or a post: "on Twitter", "EU citizens", "Head of Care Services"?"""
    surface = text[start:end]
    if text[end : end + 2] in _ELECTION_STARTS and _ELECTION.match(text, end):
        return True
    if surface in _PLATFORMS:
        before = text[max(0, start - 6) : start]
        return before.endswith((" on ", " via ", " and ", " or ", ", ")) and not speaks(text, end)
    if surface.endswith("Library") and text[max(0, start - 8) : start].endswith(("in the ", "n both ", "in ")):
        return True  # where ministers place copies
    if surface.endswith(" council") and word_before(text, start) in _ANY and not _ITS_PEOPLE.match(text, end):
        return True  # a London council, which is not told
    if surface.endswith(" police") and _POLICE_PLACE.match(text, end):
        return True
    if surface == "EU":
        return _EU_ADJECTIVE.match(text, end) is not None
    if form and _NAMES_LAW.match(text, end):
        return True
    town = _IN_TOWN.match(text, end) if form and surface.endswith(_VENUES) else None
    if town and surface.endswith(_VENUES if town["link"] == "," else _HALLS) and _AT.search(text, max(0, start - 8), start):
        return True
    if form and sort_of(surface.rpartition(" ")[2]) & SOFT and _THING_BEHIND.match(text, end):
        return True
    if not form or word_before(text, start) not in _LEADING:
        return False
    before = text[max(0, start - 40) : start]
    if before.endswith(("annual ", "inaugural ", "biennial ")) or (text.startswith(" at ", end) and _HEAD_OF.search(before)):
        return True
    if " borough of " in surface and before.endswith(("in the ", "In the ")):
        return True
    lead = before.removesuffix("the ")
    if lead.endswith((" of ", " for ")):
        plain = _HEAD_OF.search(before) and all(sort_of(word) & (POLICY | COMMON | LINK | HEAD) for word in surface.split())
        return bool(plain)
    return lead.endswith((" at ", " in ")) and _HELD_AT.search(before) is not None


def is_where(text: str, start: int) -> bool:
    """Does a preposition of place, or a member's seat, stand before: "in Tarnside South", "MP for Harbour Towns"?"""
    before = word_before(text, start)
    return before in _WHERE or (before == "for" and _SEAT.search(text, max(0, start - 30), start) is not None)


def is_seat(text: str, start: int, end: int) -> bool:
    """Does the name stand alone in brackets, as a member's seat does: "Huw Penderyn MS (Cynon Taf)", "(Labour, Tarn East)"?"""
    if text[end : end + 1] not in (")", "]", ",", ";") or start < 2:
        return False
    if text[start - 1] in "([":
        return True
    return (
        text[end] in ")]"
        and text[start - 2 : start] == ", "
        and _PARTY_BEFORE.search(text, max(0, start - 30), start) is not None
    )


def is_spoken_for(text: str, start: int) -> bool:
    """Does "a spokesperson for" stand before the name?"""
    near = max(0, start - 34)
    return text.find("spokes", near, start) >= 0 and _SPOKESPERSON_FOR.search(text, near, start) is not None


def is_address(text: str, end: int) -> bool:
    """Does a street follow, so that the name is that of a building?"""
    return _ADDRESS.match(text, end) is not None


@lru_cache(maxsize=32)  # a paper may say "the Shelter" often
def ends_longer(text: str, surface: str) -> bool:
    """Does the paper's first longer name end in this word?"""
    at = text.find(f" {surface}")
    while at >= 0:
        before = text[max(0, at - 24) : at].rpartition(" ")[2]
        if (
            before[:1].isupper()
            and before not in ("The", "A")
            and not text[at + 1 + len(surface) : at + 2 + len(surface)].isalnum()
        ):
            return True
        at = text.find(f" {surface}", at + 1)
    return False


def in_lower_case(text: str, word: str) -> bool:
    """Does the paper write the word without its capital too, as it does with no name?"""
    lower = word.lower()
    at = text.find(lower) if lower != word else -1
    while at >= 0:
        end = at + len(lower)
        if (
            not text[at - 1 : at].isalnum()
            and not text[end : end + 1].isalnum()
            and text[at - 1 : at] not in ("@", "/", ".", "#", "-")
        ):
            return text[end : end + 1] not in ("@", "/")
        at = text.find(lower, end)
    return False
