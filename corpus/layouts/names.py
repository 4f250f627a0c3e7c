"""Who is printed before a colon, after "asked by", or on a line of their own: which words are the name, which the office?

Ann Poe (Highlands and Islands) (SNP): ...                             name, seat, seat
The Parliamentary Under-Secretary of State, Home Office (Lord X): ...  office, name
Shona Petrovic, Lothian Shore, Scottish Labour                         name, seat
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.knowledge import is_listed
from corpus.knowledge import words as knowledge_words
from corpus.layouts.positions import CHAIRS, is_seat, position_at
from corpus.records import Part, Span

_PARTICLES_WORDS = (
    "of the de la le du des von van der den ter and for to in on at ap ab ferch y e da dos das do di del della bin bint al el"
    " uí ní mac nic ó ua mhic a' agus na an with upon under"
)
PARTICLES = frozenset(_PARTICLES_WORDS.split())
OFFICE = re.compile(
    r"\b(?:Ministers?|Minister's|Secretary|Secretaries|Under-Secretary|Solicitor|Attorney|Advocate[- ]General|Chancellor|"
    r"Leaders? of"
    r"|Lord President|Lord Privy|Paymaster|Chair(?:man|woman|person)? of|Treasurer|Captain of|Whip|Comptroller|Taoiseach|Tánaiste"
    r"|Commissioner|Mayor|Vice-Chamberlain|Spokes\w+|Gweinidog|Aire(?= (?:Stáit|Dlí|Airgeadais|Oideachais|Sláinte|na|um|do|i)\b)|"
    r"Cabinet Member|Portfolio Holder|Deputy Chairman|Counsel General|Parliamentary "
    r"Assistant)\b"
)
_NOT_SPEAKERS_WORDS = (
    "question answer questions answers q a published from to subject date dated note notes contact contacts background tel "
    "email e-mail"
    " telephone phone fax source tags tag topics topic about re ref reference our your my cc copy ps nb url web website "
    "copied enc"
    " tabled lodged answered asked reply updated embargo embargoed location where when time venue address hansard citation dear"
    " department member house uin caption image photo photograph picture session row total table see also read related next "
    "previous"
    " short debate motion motions business plenary item agenda topical urgent point points stage oral"
    " share contents section clause amendment article annex appendix chapter part figure new background following example"
)
NOT_SPEAKERS = frozenset(_NOT_SPEAKERS_WORDS.split())
BUSINESS = frozenset(
    ("Debate", "Statement", "Question", "Questions", "Motion", "Bill", "Regulations", "Order", "Business")
)  # of a House
BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]")  # "(Minister (Justice); Leeds)" is one
NUMBER = re.compile(r"^(?:\d{1,4}\.|[QT]\d{1,4}\.?)\s+(?:[\[(]\d{3,7}[\])]\s*)?")  # of an oral question
JOINT = re.compile(  # two who ask together
    r"(?P<one>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}) (?:and|&) (?P<other>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})"
)
PARTED = re.compile(r" [-–—|] | {3,}|\t+")  # between a name and what is printed beside it
_SHOUTED = re.compile(r"[A-Z]{4}")
MAYOR = re.compile(r"(?:The )?(?:Deputy )?Mayor (?=[A-Z][\w’'-]+ [A-Z][\w’'-]+$)")
DAY_BEFORE = re.compile(r"(?:on )?\d[\d/. \w-]{5,18}, (?=[A-Z])")  # "(3 May 2022, Ann Lee)"
_SEE = re.compile(r"(?:The )?(?:Right Reverend (?:the )?)?(?:Lord )?(?:Arch)?[Bb]ishop of ")
BOXED = re.compile(r"\[(?P<name>[A-Z][^\[\]:]{2,80})\]\s?:(?=\s|$)")  # "[Name]: words"
LONGEST_CHAIR = 60  # characters
LONGEST_LEAD = 220
NO_NAME = re.compile(r'[\d¹²³⁰⁴-⁹₀-₉?!;"“”]')  # figures, and marks that stand in no name
PEOPLE_TITLES = re.compile(
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess|The (?:Earl|"
    r"Duke|Lord|"
    r"Countess|Viscount|Marquess|Archbishop|Bishop|Baroness|Lady|Rt|Right)|Rt|Prof|Professor|Rev|Revd|Cllr|Hon|Deputy|"
    r"Senator|Several|An?)\b"
)


DEPARTMENT = re.compile(r"\b(?:Department|Ministry|[A-Z][a-z]+ Office|Treasury)\b")
BODY = re.compile(
    r"\b(?:Council|Association|Trust|Government|Police|Constabulary|University|Union|Society|Ltd|Limited|Centre|Center|"
    r"Group|Department|Ministry|Office|Homes|Housing"
    r"|Gazette|Herald|Times|Post|Mail|Press|Media|News|Chronicle|Telegraph|Echo|Argus|Mercury|Observer|Express|Star|"
    r"Ombudsman|Inspectorate|Foundation|Network|Alliance|Party|Committee"
    r"|Commission|Commissioner|Coalition|Federation|Institute|Service|Services|Agency|Charity|Parliament|Assembly|Senedd|"
    r"House|Radio|Television|TV|Cymru|Board|Forum)"
    r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]+(?: (?:[\w’'-]+|&)){0,3}| UK)?\W*$",
    re.IGNORECASE,
)


SMALL_IN_BODIES = frozenset(("of", "for", "and", "the", "in", "on", "de", "la", "y"))


HEADED = re.compile(  # of a commissioner or advocate; by what the name begins with
    r"OFFICE OF THE |HM (?:CHIEF )?INSPECTOR(?:ATE)? |HM (?:Chief )?Inspector(?:ate)? |EMBASSY OF |HIGH COMMISSION (?:OF|FOR) "
    r"|(?:The )?(?:Office of the|(?:Arch)?[Dd]iocese of|Church of|Department (?:of|for)"
    r"|Ministry of|Embassy of|High Commission (?:of|for)"
    r"|(?:Institute|Association|Federation|Council|Commission|Centre|University|Union|Society|Alliance|Inspectorate"
    r"|(?:Royal )?College) (?:of|for)) (?=[A-Z])"
)


_SENTENCE_WORDS = "TO A AN WITH IS ARE BY FROM AS WHO THAT OVER AFTER NOT"
OF_SENTENCES = frozenset(_SENTENCE_WORDS.split())  # a headline's words, in capitals


def is_body_name(text: str) -> bool:
    """Is a line the name of an organisation, as a letterhead or masthead prints it?

    >>> is_body_name("HOMEFIRST HOUSING ASSOCIATION"), is_body_name("NEW REFUGE OPENS IN TARNSIDE")
    (True, False)
    """
    if len(text) >= 80:
        return False
    if is_listed(text):
        return True
    words = text.split()
    small = all(word in SMALL_IN_BODIES for word in words if word[0].islower())
    if text.isupper() and not OF_SENTENCES.isdisjoint(words):
        return False
    return len(words) <= 11 and small and (BODY.search(text) or HEADED.match(text)) is not None and is_name(text)


def is_name(text: str) -> bool:
    """Could these words be a name or an office: capitals throughout but for particles, no figures, no sentence?

    >>> is_name("Baroness Williams of Trafford"), is_name("It is clear")
    (True, False)
    """
    words = text.replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= 22 or not words[0][0].isupper():
        return False
    for word in words:
        if word[0].isupper():
            continue
        if word.lower() in PARTICLES or word in ("&", "hon.", "-", "–") or word[:2] in ("d'", "d’", "l'", "l’", "o'", "o’"):
            continue
        if word[0].islower() and "-" in word and word.split("-")[-1][:1].isupper():
            continue
        return False
    return NO_NAME.search(text) is None


_CHAIRS = frozenset(chair.replace(".", "").casefold() for chair in CHAIRS)


def is_chair(text: str) -> bool:
    """Does it mean whoever keeps order, or the members together: an office, and nobody by name?

    >>> is_chair("Mr. Speaker"), is_chair("Y Llywydd / The Llywydd"), is_chair("Mr. Speakman")
    (True, True, False)
    """
    return (
        len(text) < LONGEST_CHAIR
        and text[:1] in "MTYCAHSNDPL"
        and any(each.strip(" :").replace(".", "").casefold() in _CHAIRS for each in text.split("/"))
    )


def _is_office(text: str) -> bool:
    """Do words hold those of an office, in capitals or not: "The MINISTER of LABOUR"?"""
    return OFFICE.search(text) is not None or (_SHOUTED.search(text) is not None and OFFICE.search(text.title()) is not None)


def name_parts(role: str, text: str, start: int) -> tuple[Part, ...]:
    """The parts of a printed name that stands at an offset: the role over the name alone, office and seat beside it.

    >>> [(part.name, part.span.start, part.span.end) for part in name_parts("asker", "Bernard Tunn MP [Independent]", 0)]
    [('asker', 0, 15), ('seat', 17, 28)]
    """
    numbered = NUMBER.match(text)
    if numbered:
        return name_parts(role, text[numbered.end() :], start + numbered.end())
    brackets = list(BRACKETS.finditer(text))
    main = text[: brackets[0].start()] if brackets else text
    if brackets and not main.strip():
        inside = brackets[0][1] or brackets[0][2]
        day = DAY_BEFORE.match(inside)
        after = day.end() if day else 0
        return name_parts(role, inside[after:], start + brackets[0].start() + 1 + after)
    main_end = len(main.rstrip(" ,:–-"))
    found: list[Part] = []
    inner = [(match.start() + 1, match.end() - 1) for match in brackets if match.end() - match.start() > 2]
    behind = position_at(main)
    parted = PARTED.search(main) if behind < 0 else None
    if parted and " " in main[: parted.start()]:
        sort = "office" if OFFICE.search(main) else _beside(role, main[parted.end() :])
        found = [_part(role, start, 0, parted.start()), _part(sort, start, parted.end(), main_end)]
    elif behind > 0 and not _SEE.match(main):
        beside = behind + len(main[behind:]) - len(main[behind:].lstrip(" ,-–—|"))
        found = [
            _part(role, start, 0, len(main[:behind].rstrip(" ,–—-|"))),
            _part("office" if OFFICE.search(main[behind:]) else "seat", start, beside, main_end),
        ]
    elif mayor := MAYOR.match(main):
        found = [_part(role, start, mayor.end(), main_end)]
    elif (
        is_chair(main[:main_end])
        or (_SEE.match(main) and role != "speaker")
        or (_is_office(main) and not main.startswith(("Baroness", "Lord ")))
    ):
        named = next(
            ((a, b) for a, b in inner if is_name(text[a:b]) and not is_seat(text[a:b]) and not OFFICE.search(text[a:b])), None
        )
        if named:
            inner.remove(named)
            found = [_part("office", start, 0, main_end), _part(role, start, *named)]
        elif _SEE.match(main):  # by which a bishop is known
            found = [_part(role, start, 0, see if (see := main.find(", Bishop")) > 0 else main_end)]
        elif ", " in main and _could_name(main[main.rindex(", ") + 2 : main_end]):
            found = [_part("office", start, 0, main.rindex(", ")), _part(role, start, main.rindex(", ") + 2, main_end)]
        elif ", " in main and not OFFICE.search(main[: main.index(", ")]):
            found = [_part(role, start, 0, main.index(", ")), _part("office", start, main.index(", ") + 2, main_end)]
        else:
            found = [_part("office", start, 0, main_end)]
    elif role == "asker" and (joint := JOINT.fullmatch(main[:main_end])):
        found = [_part(role, start, *joint.span("one")), _part(role, start, *joint.span("other"))]
    elif ", " in main:
        comma = main.index(", ")
        found = [_part(role, start, 0, comma), _part(_beside(role, main[comma + 2 :]), start, comma + 2, main_end)]
    elif main_end:
        found = [_part(role, start, 0, main_end)]
    found += [_part(_beside(role, text[a:b]), start, a, b) for a, b in inner]
    after = brackets[-1].end() if brackets else len(text)
    if _beside(role, text[after:]) == "office":
        found.append(_part("office", start, after + len(text[after:]) - len(text[after:].lstrip(" ,:-–")), len(text)))
    return tuple(sorted((part for part in found if part.span.start < part.span.end), key=lambda part: part.span))


def _beside(role: str, text: str) -> str:
    """What stands beside a name: an office, or the body in whose name somebody answers; else a seat."""
    return "office" if OFFICE.search(text) or (role == "answerer" and DEPARTMENT.search(text)) else "seat"


def _could_name(text: str) -> bool:
    """Could what ends an office be the name of who holds it, and not the last of its subjects: "Energy and Rural Affairs"?"""
    words = text.split()
    plain = " and " in text or words[-1] in knowledge_words("policy_words")
    return is_name(text) and not OFFICE.search(text) and len(words) > 1 and not plain


def _part(name: str, offset: int, start: int, end: int) -> Part:
    return Part(name, Span(offset + start, offset + end))


@lru_cache(maxsize=4096)
def lead_end(text: str) -> int:
    """Where the colon of a speaker's name at the head of a line stands, else -1.

    >>> lead_end("Lord Adonis: While we"), lead_end("We ask: why"), lead_end("Note: see")
    (11, -1, -1)
    """
    if text[:1] == "[" and (boxed := BOXED.match(text)):
        return boxed.end() - 1 if is_name(BRACKETS.sub(" ", boxed["name"])) else -1
    colon = text.find(":", 0, LONGEST_LEAD)
    if colon < 3 or not (text[0].isupper() or text[0] in "*0123456789"):
        return -1
    opened = text.find("(", 0, colon)
    if opened >= 0 and text.count("(", 0, colon) > text.count(")", 0, colon):  # the colon stands inside the brackets
        closed = text.find(")", colon)
        colon = text.find(":", closed, LONGEST_LEAD) if closed >= 0 else -1
        if colon < 0:
            return -1
    if colon + 1 < len(text) and text[colon + 1] not in " \t\n\xa0":
        return -1
    head = NUMBER.sub("", text[:colon].lstrip("*")).strip()
    main = BRACKETS.sub(" ", head) if "(" in head or "[" in head else head
    main = main.replace(" on behalf of ", " of ", 1)
    words = main.split()
    if not words or words[0].lower().rstrip(".") in NOT_SPEAKERS or words[-1] in BUSINESS or not is_name(main):
        return -1
    if len(words) == 1 and not words[0].isupper() and "(" not in head and not is_chair(main):
        return -1
    return colon
