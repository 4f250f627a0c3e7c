"""What do the records of parliaments print beside a name: a party, an office, a seat, the time?"""

from __future__ import annotations

import re

from corpus.knowledge import parliament

PARTIES, ABBREVIATIONS, CHAIRS = (frozenset(parliament(kind)) for kind in ("parties", "abbreviations", "chairs"))
LETTERS = "|".join(parliament("letters"))  # a pattern of what stands right after a member's name
_RANKS = "Parliamentary|Assistant|Deputy|Senior|Shadow|Chief|Opposition|First|Cabinet|Principal|Permanent"
_POSITION = (  # words that open an office or a party printed right after a name
    rf"(?:The )?(?:(?:{_RANKS}) )*"
    r"(?:Minister|Secretary|Under[- ]Secretary|Whip|Chancellor|Leader of|Chair of|Lord in Waiting|Baroness in Waiting"
    r"|Lords Spokesperson|Spokesperson|Advocate|Attorney|Solicitor|Paymaster|Captain of|Lord President|Lord Privy"
    r"|(?:First |Second |Principal )?Deputy Speaker|Speaker of|Lord Commissioner|Treasurer of|Comptroller of|President of"
    r"|[Ii]n the Chair)\b"
)
POST = re.compile(  # a post on a line of its own, in English or Welsh, or in both
    rf"(?:{_POSITION}|(?:Y |Yr )?(?:Prif |Dirprwy |Is-)*(?:Weinidog|Gweinidog|Ysgrifennydd|Llywydd|Lywydd|Cwnsler|Trefnydd)\b)"
)
_POSTED = re.compile(r"\b(?:Minister|Secretary|Chancellor|Whip|Advocate|Solicitor|Attorney)\b")
_PARTY = "|".join(re.escape(party) for party in sorted(PARTIES, key=lambda party: (-len(party), party)))
_AFTER = re.compile(
    rf"(?:[ ,]+|\s[|–—-]\s)(?:{_POSITION}.*|(?P<party>{_PARTY})(?: (?:{LETTERS}|Life peer|Bishop))?(?P<seat>(?:,| \|).*)?)$"
)
_POSTS = (
    "The Second Minister Secretary Under Under-Secretary Whip Chancellor Leader Chair Lord Baroness Lords Spokesperson Advocate "
    "Attorney Attorney-General Solicitor Solicitor-General Paymaster Captain Treasurer Comptroller President Speaker in In"
)
_OPENING = frozenset((*_POSTS.split(), *_RANKS.split("|"), *(party.split()[0] for party in PARTIES)))
_TITLES = re.compile(
    r"^(?:The |Rt\.? Hon\.? |(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Rev|Deputy|Senator)\b\.? ?)*"
)
_PEER = re.compile(
    r"(?:The )?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Duchess|Marquess|Bishop|Archbishop)\b"
)
_BODIES = frozenset(("Office", "Department", "Ministry", "Committee", "Commission"))  # begin no person's name
DEPARTMENT_NAME = re.compile(  # words that are the name of one, and nothing else
    r"(?:the )?(?:(?:department|ministry) (?:of|for)\b.*"
    r"|(?:home|foreign|cabinet|scotland|scottish|wales|welsh|northern ireland) office|(?:hm )?treasury)",
    re.IGNORECASE,
)
SEAT_NAMED = re.compile(r"Member (?:of (?:the )?\w+(?: \w+)? )?for [A-Z]")
_SEVERAL = re.compile(r"[,/–-]")
TIME = re.compile(
    r"(?P<before>^(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
    r"|\d{1,2}\.\d ?[ap]\.?m\.?|\d{1,2} ?[ap]\.?m\.?|\d{1,2} noon)(?=\s|$)\s*)"
    r"|(?P<behind>:?[\s,(]+\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?:,? \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4})?\)?$)"
)


def position_at(text: str) -> int:
    """Where behind a name an office or a party begins, with the blanks before it; -1 where none does.

    >>> position_at("Tomasz Bielak Labour MP, Northwick"), position_at("Damian Green"), position_at("The Cabinet Secretary")
    (13, -1, -1)
    """
    if not may_hold_position(text):
        return -1
    behind = _AFTER.search(text)
    if not behind or behind.start() < 3:
        return -1
    name = text[: behind.start()]
    if " " not in name or (name.startswith("The ") and not _PEER.match(name)):  # "Madam Deputy Speaker", "The Solicitor-General"
        return -1
    if name in PARTIES or _POSTED.search(name) or name[-1] in "'’" or name.split()[0] in _BODIES:
        return -1
    alone = behind["party"] and not behind["seat"] and not text.startswith(("  ", ","), behind.start())
    if alone and not _PEER.match(name) and len(_TITLES.sub("", name).split()) < 2:  # "Dr Damian Green"
        return -1
    comma = name.find(",")  # "Name, Seat, Party"
    return comma if comma > 0 else behind.start()


def is_party(line: str) -> bool:
    """Does a line below a name begin with a party, and go on with the seat at the most?

    >>> is_party("Conservative, Tarnside"), is_party("Labour"), is_party("Labour, and others, voted against.")
    (True, True, False)
    """
    party, _, seat = line.partition(", ")
    return party in PARTIES and (not seat or (len(seat) < 50 and seat[0].isupper() and seat[-1].isalnum()))


def may_hold_position(text: str) -> bool:
    """Does a word behind the first open an office or a party? Quick to ask, before `position_at`."""
    return not _OPENING.isdisjoint(text.replace(",", " ").split()[1:])


def is_seat(bracketed: str) -> bool:
    """Do these words, from a bracket behind a name, tell a party, or call themselves a seat?

    >>> is_seat("Lab/Co-op"), is_seat("Member of Parliament for Tarnside"), is_seat("Northern Ireland")
    (True, True, False)
    """
    words = [bracketed, *re.split(r", | ?[/–-] ?", bracketed)] if _SEVERAL.search(bracketed) else [bracketed]
    return SEAT_NAMED.match(bracketed) is not None or any(
        word.strip() in PARTIES or word.strip() in ABBREVIATIONS for word in words
    )
