"""Which lines of a letter give their own part away: salutation, sign-off, reference, date, copy list?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.date_text import ROMAN, find_dates, names_day
from corpus.layouts.positions import LETTERS
from corpus.lines import Line, has_figure, holds
from corpus.scanned_dates import scanned_date

SALUTATION = re.compile(
    r"(?:(?:A (?:[Cc]h(?:ara|airde)|Aire)|Annwyl|Dear|My dear|Dearest|Chère?)\b[^.?!:,;]{0,90}"
    r"(?:(?:(?<=[A-Z])|(?<=Mr|Ms|Dr|St)|(?<=Mrs|Rev|Sen|Rep|Hon|Gov)|(?<=Prof|Cllr))\.[^.?!:,;]{0,60}){0,3}|To whom "
    r"it may concern"
    r"|My (?:Lords?|Lady)(?: [A-Z][a-z]+)?(?=,?$)|Your (?:Grace|Excellency|Majesty|Worship|Honour|Lordship|Eminence|Holiness)"
    r"|(?:Most|Right|Very) Reverend(?: [A-Z][\w’'-]+){1,3}(?=,$)|(?:To )?[Tt]he Editor|Sirs?(?: "
    r"or Madam)?|SIRS?|Madam|MADAM|Gentlemen(?=[,:]$)"
    r"|(?:Colleagues|Friends|Comrades|Excellenc(?:y|ies)|(?:(?:Prime|First) )?Ministers?|All|Everyone"
    r"|(?:(?:Home|Foreign|Justice|Health) )?Secretary(?: of State)?|Chief Constable|Chancellor|Taoiseach|Lord Mayor)(?=,$)"
    r"|To the (?:Board|Trustees|Committee|Council|Members)\b[^.?!:,;]{0,40}(?=:$))"
    r"(?:,|:|\s[–—-](?=\s|$)|$|(?=\.\s*$))"
    r"|(?:Sirs?|SIRS?|Madam|MADAM|Editor|EDITOR)(?:,? ?[–—]| -)(?=\s|$|[A-Z“\"])",
)
SALUTING = (
    "Dear",
    "Sir",
    "SIR",
    "Madam",
    "MADAM",
    "My ",
    "To ",
    "The Ed",
    "the Ed",
    "A ",
    "Annwyl",
    "Your ",
    "Coll",
    "Friends",
    "Comrades",
    "All,",
    "Everyone,",
    "Excellenc",
    "Minister",
    "Ch",
    "Ed",
    "ED",
    "Gent",
    "Home ",
    "Foreign ",
    "Justice ",
    "Health ",
    "Secretary",
    "Prime ",
    "First ",
    "Taoiseach",
    "Lord Mayor",
    "Lad",
    "Mr",
    "Most ",
    "Right ",
    "Very ",
)
GREETING = re.compile(  # of a mail, or with the name before it as in Irish
    r"(?:(?:Hi|Hello|Good (?:morning|afternoon|evening))(?: (?:[A-Z][\w.’'-]*|there|all|both)){0,3}|[A-Z][\w’'-]+(?: "
    r"[A-Z][\w’'-]+){0,2}, a (?:chara|chairde))\s?[,:!–-]?$"
)
SIGN_OFF = re.compile(
    r"(?:Yours\b|Your (?:[\w-]+ ){0,4}servants?\b|I have the honour to (?:be|remain)\b|I am, (?:Sir|Madam)\b"
    r"|(?:With |My )?(?:(?:very |all |our )*(?:kind|kindest|best|warm|warmest|good|many) (?:good )?(?:regards|"
    r"wishes|thanks)|regards"
    r"|thanks|solidarity)\b|In solidarity|Sincerely|Respectfully|Faithfully|Very truly|Most sincerely|Le (?:gach )?(?:meas|"
    r"dea-(?:mhéin|ghuí))"
    r"|Is mise|Mise|Cofion|Yn gywir|Yr eiddoch|Cordially"
    r"|At(?:enciosa|enta)mente|Mit (?:\w+ )?Grü(?:ß|ss)en|Hochachtungsvoll|(?:Bien )?Cordialement|(?:Cordiali|Distinti) saluti"
    r"|Met vriendelijke groet|(?:Cordiales )?Saludos"
    r"|Thanking you|For and on behalf of|Is sinne|Signed|Regards|Cheers|I remain)[^.]{0,50}(?:etc\.)?[,.:]?$",
    re.IGNORECASE,
)
_SHORT_SIGN_OFFS = (
    "best|ever|as ever|yrs|all best|all the best|warmly|take care|diolch|diolch yn fawr|slán|go raibh maith agat"
    "|every blessing|with every blessing|blessings|peace and blessings|in friendship|in hope|in peace|shalom"
)
SHORT_SIGN_OFFS = frozenset(_SHORT_SIGN_OFFS.split("|"))
_BEGINNINGS = (  # the first four letters of each, with blanks as _; behind "My" the first
    "your with very all_ our_ kind best warm good many rega than soli in_s sinc resp fait most le_g le_m le_d is_m mise cofi "
    "yn_g yr_e cord aten mit_ hoch bien dist met_ salu for_ is_s sign chee i_re take diol slán go_r "
    "i_am i_ha v a o k b w g m r t s as_e yrs ever bles peac in_f in_h in_p shal"
)
SIGN_OFF_BEGINNINGS = frozenset(beginning.replace("_", " ") for beginning in _BEGINNINGS.split())
REFERENCE = re.compile(
    r"(?:(?:our|your|my|case|file|policy|letter|ein|eich)?\s*(?:ref(?:erence)?|cyf)\b[^:]{0,20}[:.]?"
    r"|\w{2,8} ref(?:erence)?\b[^:]{0,20}:|FOI|TRO)[\s/]*\S",
    re.IGNORECASE,
)
CODED = re.compile(
    r"(?=.{3,29}:)[A-Z][\w.’'/-]*(?: [\w.’'/-]+){0,2}:\s*(?=[\w/.-]*\d)[\w/.-]{2,24}$"
)  # "Hospital number: 4471882"
ATTENTION = re.compile(r"\**(?:F\.? ?A\.? ?O\b\.?|(?:FOR|For) (?:THE|the) (?:ATTENTION|attention) (?:OF|of)\b)\s*:?\**\s*")
LABEL_TO = re.compile(rf"\**(?:TO|To|AT)\s*:\**\s*|{ATTENTION.pattern}|T[oO] {{1,6}}(?=(?:the |all |our |every )?[A-Z])")
LABEL_FROM = re.compile(
    r"\**(?:FROM|From|Oddi wrth)\s*:\**\s*"
    r"|From (?=(?:the )?(?:Rt |Right |Sir |Dame |Lord |Baroness |.{5,40} (?:MP|MSP|MS|MLA|TD)$))"
)
RE = r"r ?[ec]|re\[\d+\]|subj(?:ect)?(?: matter)?|about"  # "Re", also as text recognition reads it
ABOUT = "parthed|pwnc|testun|ynglŷn â|ábhar|maidir le"  # in Welsh and Irish
LABEL_SUBJECT = re.compile(
    rf"[*_>\s]*(?:r ?e\s*\.|(?:(?:{ABOUT}) / )?(?:{RE}|regarding|in respect of|{ABOUT})\s*:\**"
    r"|(?:re|subject)\s+[–—-]\s)\s*"
    r"|ref(?:erence)?\s*:\s*(?=(?:[^\W\d]\S* ){2}[^\W\d])|re\s+(?=\S)",
    re.IGNORECASE,
)
OFFICER = re.compile(  # who deals with it at the office
    r"(?:please (?:ask for|contact|reply to)|(?:your )?contact|enquiries(?: to)?|(?:if )?calling|dealt with by"
    r"|case ?(?:worker|officer)|direct (?:line|dial)|ext(?:ension)?|tel(?:ephone)?|e-?mail|fax"
    r"|web(?: ?site)?|mobile|phone)\b\W{0,3}(?:number|no\.?)?\s*(?::|\d|$|\S+$|[A-Z])",
    re.IGNORECASE,
)
MEMO_LABEL = re.compile(
    r"(?:to|from|subject|re|ref|reference|date|cc|copies|circular|memorandum)\s*(?::|no\b)|(?:circular|memo)\b.{0,20}\d",
    re.IGNORECASE,
)
LABEL_DATE = re.compile(r"(?:dyddiad|dáta|(?:letter )?dated?)\b[^:\d]{0,16}[:.]?\s*", re.IGNORECASE)
POSTCODE = r"\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b"  # a piece of other patterns, as the next one is
EIRCODE = r"\b[AC-FHKNPRTV-Y]\d[\dW] ?(?=[A-Z\d]{0,3}[A-Z])[A-Z\d]{4}\b"
CONTACT = re.compile(
    r"\b(?:tel(?:ephone)?|phone|fax|e-?mail|www\.|https?:)|@\w|\b0\d{3,4} ?\d{3}"
    rf"|{POSTCODE}|{EIRCODE}|\bDublin \d{{1,2}}\b",
    re.IGNORECASE,
)
FOOT_ADDRESS = re.compile(rf"\b(?:House of (?:Lords|Commons)|London|Street|Road|Lane|Avenue|Square)\b|{POSTCODE}")
POSTED = re.compile(r"(?:posted|published|uploaded|written) (?:by|on|in|at)\b.{3,90}", re.IGNORECASE)
GOVERNING = re.compile(  # who governs a body, and how it is registered
    r"(?:joint |vice-|honorary |royal )?(?:patrons?|presidents?|trustees|directors|registered (?:charity|office|company|number)"
    r"|(?:charity|company) (?:no|number|reg))\b(?!,).{0,30}?:?\s.+"
    r"|(?:joint |vice-|deputy |interim |acting )*(?:chair(?:man|woman|person)?|chief (?:executive|constable|officer)(?: officer)?"
    r"|convener|director(?:[- ]general)?|head ?(?:teacher|master|mistress)|principal|vice-chancellor|registrar|clerk|provost"
    r"|(?:honorary |hon\.? )?(?:treasurer|secretary)|leader|rector|bishop|cadeirydd|prif weithredwr)"
    r"(?: (?:of|to) the \w+)?\s?:\s.+",
    re.IGNORECASE,
)
CELL_LABEL = re.compile(  # in a column of its own, beside what it is a label of
    r"(?:(?P<date>date|dyddiad|dáta)|(?P<reference>(?:our|your|my|case|file|ein|eich)? ?(?:ref(?:erence)?|cyf)(?: no)?)"
    r"|(?P<contacts>enquiries(?: to)?|contact|please ask for|dealt with by|case ?(?:officer|worker)|direct (?:line|dial)"
    r"|tel(?:ephone)?|ext(?:ension)?|e-?mail|fax|mobile|web(?: ?site)?))\W*",
    re.IGNORECASE,
)
COPY_LIST = re.compile(
    r"(?:c\.?c\.?|(?:copi / )?copy|copied|copies|cc'd|bcc|c/c)(?:\s+to)?\s*[:.]?\s+(?=\S)"
    r"|(?:cóip(?:eanna)? chuig|copi(?:au)? (?:at|i))\s*:?\s+(?=\S)|(?:c\.?c\.?|copies to|copied to)\s*:?$",
    re.IGNORECASE,
)
ENCLOSED = re.compile(r"(?:enc(?:l(?:osures?)?)?s?\b|[A-Z]{2,6}/[a-z]{2,8}\b)", re.IGNORECASE)
BESIDE_DATE = re.compile(
    r"\((?:sent )?by [a-z -]{3,20}\)|\bdraft\b|\bthis\b|\bday of\b|\bt\d\d:\d\d"
    r"|\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\bthe\b|\bpage \d+"
    r"|\b(?:d[ée] (?:luain|m[áa]irt|c[ée]adaoin|haoine|sathairn|domhnaigh)|d[ée]ardaoin"
    r"|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))\b"
    r"|(?:\bat )?\b\d{1,2}[:.]\d{2}(?::\d{2})? "
    r"?(?:[ap]\.?m\.?)?"
    r"|[+-]\d{4}\b|\b(?:gmt|bst|utc|est|edt|pst|cet)\b|\W",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"\W*(?:(?:sent )?by (?:post|e-?mail|hand|fax|courier)\b.{0,40}|(?:private|strictly|in strict)\b.{0,30}\bconfidence|"
    r"(?:private (?:and|&) )?confidential"
    r"|personal|urgent(?:\s?[-–—:]\s?(?:by|please|not|for|action|reply|response|to|time|court|legal|letter)\b.{0,70})?"
    r"|without prejudice(?: (?:save|except|and|subject)\b.{0,60})?|open letter"
    r"|via (?:e-?mail|electronic|facsimile|post|courier).{0,40}|for information"
    r"|letter before (?:claim|action)|facsimile(?: transmission)?|fax|memo(?:randum)?|letter|circular"
    r"|please (?:quote|use|give) (?:this|our|the|your) (?:case |file )?ref(?:erence)?\b.{0,60}"
    r"|sent (?:by|via) .{3,60}|(?:date )?as postmark|by e-?mail(?: only)?:? ?\S+@\S+)\W*",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"\W*(?:an )?(?:open|joint) letter\b.{4,120}[^.,;]$|(?:open |joint )?letter: .{4,120}$|circular\b.{0,20}\d.{0,20}: .{4,120}$"
    r"|letter to (?!the editor).{4,100}[^.,:;]$"
    r"|(?:letter|reply|response) (?:from|to) .{3,100}\b(?:relating to|regarding|concerning|about|on the)\b.{3,120}[^.:;]$",
    re.IGNORECASE,
)
LETTER_FROM = re.compile(
    r"(?:Letter from (?!.*\b(?:relating|regarding|concerning|about|on the)\b)"
    r"([^,:]{3,80}?)(?:,? dated ([^:]{4,40}):?|:)|(?:Statement|Reply) from ([^,:]{3,80}?),? dated "
    r"([^:]{4,40}):?)$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?:>|-{3,} ?(?:original|forwarded) message|On .{6,120} wrote:$)", re.IGNORECASE)
HEADER = re.compile(r"\W*(?:To|Cc|CC|Sent|Date|Subject)\*?\s*:")
GAP = re.compile(r" {3,}|\t+| \| | • ")
GAP_SIGNS = ("   ", "\t", " | ", " • ")  # of which GAP holds one
ADDRESSED = re.compile(  # the first line of an address
    r"(?:The )?(?:Rt\.?|Right) Hon\b|(?:The )?(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor|Lord|Lady|Baroness|Viscount|Earl"
    r"|Professor|Prof|Alderman|Ald|Provost|Bishop|Canon|Rev|Revd|Captain|Capt|Colonel|Col|Major|Superintendent|Inspector"
    r"|Judge)\b\.? |.{3,40} "
    rf"(?:{LETTERS}|T\.D\.|M\.P\.)\W*$"
)
SUBMITTED = re.compile(r"(?:submitted|sent|signed|from|by)\b", re.IGNORECASE)
PROSE = 90
LONGEST_HEAD = 60  # filled lines above which the salutation stands
MAIL_HEAD = 5  # lines of a message's own header


def is_salutation(text: str) -> bool:
    """Does a line open with a salutation?

    >>> is_salutation("Dear Minister,"), is_salutation("Colleagues,"), is_salutation("Is it too dear, Minister?")
    (True, True, False)
    """
    if text.startswith(SALUTING) and SALUTATION.match(text) is not None:
        return True
    return len(text) < 60 and (text[0] in "HG" or ", a ch" in text) and GREETING.match(text) is not None


def is_sign_off(text: str) -> bool:
    """Is a line a sign-off, such as "Yours sincerely,"?"""
    if len(text) > 70 or text[:4].lower().removeprefix("my ") not in SIGN_OFF_BEGINNINGS or text[-1] == "?":
        return False
    return SIGN_OFF.match(text) is not None or text.rstrip(",.!").lower() in SHORT_SIGN_OFFS


def quoted_from(lines: Sequence[Line]) -> int:
    """The number of the filled line at which the message that is answered begins; how many there are, where none does."""
    for i in range(1, len(lines)):
        text = lines[i].text
        if text[0] in ">O" and _is_answered_below(lines, i):
            continue
        if text[0] in ">-OF*" and (
            QUOTED.match(text) or (i > MAIL_HEAD and _mail_header([line.text for line in lines[i : i + 4]]))
        ):
            return i
    return len(lines)


def _is_answered_below(lines: Sequence[Line], number: int) -> bool:
    """Does a quoted line belong to what is answered below it, and not to a history at the end?"""
    if not QUOTED.match(lines[number].text):
        return False
    after = next((line.text for line in lines[number + 1 :] if not line.text.startswith(">")), "")
    return after != "" and is_salutation(after)


def _mail_header(lines: list[str]) -> bool:
    """Do lines begin with the header of a message: "From:", and "Sent:", "Date:" or "To:" right below?"""
    return lines[0].startswith(("From:", "From :", "*From:*")) and sum(HEADER.match(line) is not None for line in lines[1:]) > 1


@lru_cache(maxsize=1024)  # every step asks about a page's lines
def cells_of(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line in columns begin and end; a line in one column is one cell.

    >>> cells_of("Ann Lee MP   Home Office"), cells_of("Ann Lee MP")
    ([(0, 10), (13, 24)], [(0, 10)])
    """
    gaps = [match.span() for match in GAP.finditer(text)] if holds(text, GAP_SIGNS) else []
    cells = zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True)
    return [(start, end) for start, end in cells if text[start:end].strip()]


def is_date(cell: str) -> bool:
    """Is this nothing but a date, with its weekday or label, perhaps in two languages?

    >>> is_date("Wednesday July 5 2023"), is_date("5 vii 2023"), is_date("since 5 July 2023 we have")
    (True, True, False)
    """
    cell = cell.lstrip("*")
    return len(cell) <= 70 and (has_figure(cell) or cell[:1] in "dD") and _is_day(cell)


@lru_cache(maxsize=512)  # every step asks about a page's lines
def _is_day(cell: str) -> bool:
    if scanned_date(cell) is not None:
        return True
    if not (names_day(cell) or ROMAN.search(cell)):
        return False
    label = LABEL_DATE.match(cell)
    rest = cell[label.end() if label else 0 :]
    for found in reversed(find_dates(rest)):
        rest = rest[: found.start] + rest[found.end :]
    words = BESIDE_DATE.sub("", rest)
    return not words.strip()
