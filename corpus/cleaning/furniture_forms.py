"""Which forms does furniture take whose words vary: columns, page numbers, captions, counts, stamps of wire copy?

The patterns are many and seldom match. So each names what stands in every line of its form: a piece of a word, a sign, or the
character that such a line begins with. A page is asked once which of the words and signs it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from corpus.vocabulary import TEXTS, vocabulary

CAPITALS = "AA"  # stands for any two
FIGURES, DASH = tuple("0123456789"), tuple("-–—")


class Form(NamedTuple):
    """A form of furniture."""

    kind: str
    pattern: re.Pattern[str]  # fits the whole line
    hints: Mapping[str, str] = {}  # one of these stands in the line, and one of its words on the page; a sign has no word
    first: tuple[str, ...] = ()  # or the line begins with one of these


PAGE_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
AGENCIES = ("Getty", "PA", "Reuters", "AFP", "AP", "EPA", "Alamy", "Shutterstock", "BBC", "iStock")
Hints = tuple[tuple[str, int], ...]  # what may stand in a line, and the number of the form that it hints at

FORMS = (
    Form(
        "column",
        re.compile(
            r"\(Citation: [^()]{5,80}\)|(?:\[?\d{1,2} \w{3,9} \d{4}\]? ?: ?)?Col(?:umn|\.)?:? ?(?:WA|WS|GC|CWH)? ?\d+\w{0,3}"
            r"(?:[–-]\d+\w{0,3})?|H[CL] Deb,? .{0,60}?(?:vol|cc?\d|col).{0,40}|(?-i:W[AS]) \d{1,4}"
            r"|Volume \d+(?:,? Column \d+)?",
            re.IGNORECASE,
        ),
        {
            "Citation": "citation",
            "Col": "col column",
            "COLUMN": "column",
            "HC Deb": "deb",
            "HL Deb": "deb",
            "Volume": "volume",
            "WA ": "wa",
            "WS ": "ws",
        },
    ),
    Form("time", re.compile(r"\d{1,2}:\d{2}:\d{2}"), first=FIGURES),  # of a recording, above whoever begins to speak
    Form(
        "comments",
        re.compile(
            r"\d[\d,.]*k? (?:comments?|annotations?|shares?|likes?|views?|replies|reactions?)"
            r"|posted (?:by|on|in)\b.{3,80}[|·•] ?\d* ?comments?\W*"
            r"|\d[\d,.]*k? (?:(?:\w+ ){0,3}(?:signed|joined)|signatures?|supporters|signatories)(?: so far)?"  # a petition's
            r"(?:\W*|[.!,:–-]* (?:(?:help|let['’]s|goal|target|next|please|add|join) .{2,60}|(?:of|out of|/) \d.{0,20}))",
            re.IGNORECASE,
        ),
        {"osted ": "posted"},
        first=FIGURES,
    ),
    Form(
        "portrait",
        re.compile(r"[^.,:;?!]{3,60} (?:[Pp]ortrait|Excerpts)|Photo of (?!(.{3,60}) \1\b)[A-Z][^.,:;?!]{3,60}"),
        {"ortrait": "portrait", "Excerpts": "excerpts", "Photo of": "photo"},
    ),
    Form(
        "page",
        re.compile(
            r"[/(.… ]*(?:[Cc]ontinued?|CONTINUED|[Cc]ont['’]?d|P\.?T\.?O)(?: over(?:leaf)?| on next page)?[/.…) ]*"
            r"|[-–—]{1,3}\s?\d{1,4}\s?[-–—]{1,3}"
            r"|(?:[Pp]age|PAGE|[Tt]udalen|[Ll]eathanach|[Dd]uilleag) \d{1,4}(?: ?(?:of|OF|o|de|as|/) ?\d{1,4})?"
            r"|\[(?:[Pp]age|PAGE|[Pp]p?\.) ?\d{1,4}\]"
            rf"|[Pp]age (?:[lIO\d]{{1,3}} of [lIO\d]{{1,3}}|(?i:{PAGE_WORDS}))|[|.~*\s–-]*pp?\. ?\d{{1,3}}[|.~*\s–-]*"
            r"|\d{1,2} \w{3,9} \d{4}\s+(?:[Pp]age|PAGE|p\.) \d{1,3}"
            r"|\d{1,3} (?:of|/) \d{1,3}|/ ?\d{1,3} ?\.{2,}|\[?\{?page break\}?\]?"
            r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\s{2,}.+"  # of a browser's print
            r"|(?:https?://|file:///|www\.)\S+\s+(?:Page )?\d{1,3} ?(?:/|of) ?\d{1,3}"
        ),
        {
            "ontinue": "continue continued",
            "CONTINUE": "continue continued",
            "ont'd": "cont",
            "ont’d": "cont",
            "ontd": "contd",
            "PTO": "pto",
            "P.T.O": "p",
            "age ": "page",
            "PAGE ": "page",
            "p.": "p pp",
            "http": "http https",
            "www.": "www",
            "file:": "file",
            "page break": "break",
            "udalen ": "tudalen",
            "eathanach ": "leathanach",
            "uilleag ": "duilleag",
        },
        first=(*FIGURES, *DASH, "/"),
    ),
    Form(
        "reading_aid",
        re.compile(r"(?:about )?\d{1,3}[ -]?min(?:ute)?s?\.? read\b.{0,40}|(?:a ){2,}a", re.IGNORECASE),
        {"min": "min mins minute minutes", "Min": "min mins minute minutes", "MIN": "min mins minute minutes", "A A": "a"},
    ),
    Form(
        "navigation",
        re.compile(
            r"[^.>›»→]{2,40}(?:[>›»→][^.>›»→]{2,80}){2,}|yes ?\d+ {1,3}no ?\d+|(?:about |updated |posted |published )?"
            r"(?:\d{1,3}|an?) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago"
            r"|\((?:\d{1,3} (?:day|week|month|year)s?(?:,| and)? ){1,3}ago\)",
            re.IGNORECASE,
        ),
        {">": "", "›": "", "»": "", "→": "", " ago": "ago", "Yes": "yes"},
    ),
    Form(
        "attachment",
        re.compile(
            r".{3,90}[(\[](?:pdf|html|word|odt|docx?|rtf|xlsx?|csv|mp[34])"
            r"(?:[, –-]+[\d.,]+ ?[km]?b(?:ytes)?)?(?:, \d+ pages?)?[)\]]|\d+(?:\.\d+)? ?[km]b? (?:download|view)\b.{0,40}"
            r"|[\w()&' .-]{2,80}\.(?:pdf|docx?|xlsx|png|jpg)",
            re.IGNORECASE,
        ),
        {
            **dict.fromkeys(("PDF", "(pdf", ".pdf"), "pdf"),
            **dict.fromkeys(("HTML", "(html"), "html"),
            **dict.fromkeys(("DOC", ".doc"), "doc docx"),
            **dict.fromkeys(("XLS", ".xlsx"), "xls xlsx"),
            **{"(Word": "word", "ODT": "odt", "CSV": "csv", "MP3": "mp", "MP4": "mp", ".png": "png", ".jpg": "jpg"},
        },
        first=FIGURES,
    ),
    Form(
        "small_print",
        re.compile(
            r"(?:[A-Z][\w&' ]{2,40} [-–—:|] )?OFFICIAL(?: ?[-–—:|/] ?[A-Z][A-Z ]{3,20})?"
            r"|(?:\W*EMBARGO(?:ED)?\b\W*){2,}|(?:NOT )?PROTECTIVELY MARKED|RESTRICTED(?: WHEN COMPLETE)?|UNCLASSIFIED"
        ),
        {
            "OFFICIAL": "official",
            "EMBARGO": "embargo embargoed",
            "PROTECTIVELY": "protectively",
            "RESTRICTED": "restricted",
            "UNCLASSIFIED": "unclassified",
        },
    ),
    Form(
        "caption",
        re.compile(
            r"(?:Getty(?: Images)?|PA(?: Media| Wire)?|Reuters|AFP|EPA|Alamy|Shutterstock|BBC|iStock) "
            r"(?:A|An|The|People|Women|Men|File|Generic|Stock)\b[^.]{8,160}"
            r"|\[(?i:crest|logo|letterhead|watermark|bar ?code|qr code|coat of arms|portcullis|seal|graphic|chart|map|photo|"
            r"picture|image|video|advert\w*|embedded \w+|tweet|blank page)\b[^\[\]]{0,160}\]"
            r"|.{0,160}\b[A-Z][\w’'-]+ ?/ ?(?:AP|PA|AFP|EPA|Getty(?: Images)?|Reuters|Shutterstock|Alamy)"
            r"(?: (?:file|via|Images)\b.{0,30})?"
        ),
        {"[": "", **{name: name.lower() for name in AGENCIES}},
    ),
    Form(
        "issue",
        re.compile(
            r"(?=.*\b(?:issue|vol\.?|volume|edition) ?\d|.*(?:[|·•]|\s\s)\s*(?:[£$€]\d[\d.]{0,5}|free)(?:$|\s*[|·•]|\s\s)"
            r"|.*\bno\. ?\d{1,4}\s)"
            r"(?=.*[|·•]|.*\s{2}).{0,60}\b(?:19|20)\d\d\b.{0,60}",
            re.IGNORECASE,
        ),
        {
            **{"ssue ": "issue", "SSUE ": "issue", "ol": "vol volume", "OL": "vol volume", "dition": "edition", "o. ": "no"},
            **{"FREE": "free", "Free": "free", "£": "", "$": "", "€": ""},
        },
    ),
    Form(
        "page",
        re.compile(r"(?:[^\W\d][^\d.:]{2,40} (?:pp?\.|page) ?\d{1,3}(?:[-–]\d{1,3})?(?:[\s,;|·•]{2,}|$)){2,}", re.IGNORECASE),
        {" p.": "p", " pp.": "pp", "age ": "page"},
    ),
    Form("mail", re.compile(r"\[(?:EXTERNAL|EXT)\b[^\]]{0,30}\]"), {"[EXT": "ext external"}),
    Form("advert", re.compile(r"[A-Za-z][^.]{2,40}\b\d{2,4} ?x ?\d{2,4}"), {"x": "x"}),
    Form(
        "wire",
        re.compile(
            r"\(?(?:MORE(?: [a-z]{2,5})?|MORE FOLLOWS|more follows|more to come|MORE TO COME)\)?"
            r"|.{0,40}\b[a-z]\d{4}\b.{0,60}\(?BC-.*|"
            r".{0,60}\b(?:Ld-)?Writethru\b.*"
            r"|.{0,60}\b\d{4}GMT(?: \d{1,2}[A-Z]{3}\d{2,4})?|.{0,40}\bSlug: .{2,100}|BC-[A-Z]{2,}--.{2,60}"
            r"|(?:ADDS|UPDATES|CORRECTS|RECASTS|REPEATS|WITHDRAWS|UPDATED(?= with| to))[ :].{3,100}"
            r"|(?:Received|Filed|Transmitted):? \d[\d/.: ]{5,24}"
            r"|(?:Eds|EDS|Editors|Ed's note|Note to desks?)[:.] .+"
        ),
        {
            **dict.fromkeys(("MORE", "ore follows", "ore to come"), "more"),
            **{
                word: word.lower()
                for word in ("GMT", "Writethru", "Slug", "Received", "Filed", "Transmitted", "Eds", "EDS", "Editors")
            },
            **{word: word.lower() for word in ("ADDS", "UPDATES", "UPDATED", "CORRECTS", "RECASTS", "REPEATS")},
            **{"BC-": "bc", "WITHDRAWS": "withdraws", "Ed's": "ed", "Note to d": "note"},
        },
    ),
    Form(
        "wire",
        re.compile(
            r"[A-Z]{2,5} \d{1,2}[A-Z]{3}\d{2,4} \d{4}\b.{0,40}|[A-Z]{2,5}-[A-Z]{2,3}-\d{2}-\d{2}-\d{2} ?\d{4}GMT"
            r"|(?:[A-Z]{2,4} )?(?:\d{4} )?\d{6} [A-Z]{3} \d{2}"
            r"|(?![A-Z]{1,2}\d{1,2} \d[A-Z]{2}$)[A-Z]{2,6}\d{2,5}(?: [A-Z\d]{1,12}){1,3}(?: [\w-]+){0,2}"
            r"|[A-Z]{2,6} \d{4} \d{1,2} [A-Z][a-z]{2} \d{4}|\d{2,4} words"
        ),
        first=(*FIGURES, CAPITALS),
    ),
    Form(
        "advert",
        re.compile(
            r"(?=.*\b(?:subscri\w+|journalism|trial|access|offer|support us)\b)"
            r".*[£$€]\d[\d.]* (?:a|per|for)(?: \d+)? (?:week|month|year)s?.*",
            re.IGNORECASE,
        ),
        {"£": "", "$": "", "€": ""},
    ),
    Form(
        "footer",
        re.compile(
            r"[^.]{2,80}[,(·|:] ?(?:registered )?(?:charity|company)(?: (?:no|number|reg)\b\.?:?)? ?\d{5,}.*"
            r"|.{2,180}(?:\s\s|/ )unsubscribe"
            r"|.{2,60} is (?:run|kept going|made|built|maintained) by (?:volunteers|our readers|a small)\b.*"
            r"|.{2,60}\b(?:privacy|data protection|cookie) (?:policy|notice|statement) (?:is|can be|may be)\b.{0,120}|<!--.*-->"
            r"|.{2,60} (?:is|are) not responsible for (?:the )?(?:content|opinions|comments|views)\b.*"
            r"|.{2,60} is published (?:by|weekly|fortnightly|monthly)\b.*|.{0,140}\bISSN:? [\dX]{4}-?.*"
            r"|.{2,80} (?:is|are) (?:a )?registered (?:charity|charities|society|trade ?mark|company|with|in)\b.*"
            r"|.{0,60}\ball rights reserved\b.*|[^.]{0,60}©[^.]{0,100}",
            re.IGNORECASE,
        ),
        {
            "<!--": "",
            " by ": "volunteers readers small",
            "olicy": "policy",
            "otice": "notice",
            "harity": "charity",
            "ompany ": "company",
            "nsubscribe": "unsubscribe",
            "not responsible": "responsible",
            " is published ": "published",
            "ISSN": "issn",
            "ights reserved": "reserved",
            "RIGHTS RESERVED": "reserved",
            "egistered": "registered",
            "©": "",
        },
    ),
)
COLUMN = FORMS[0].pattern


def _by_word() -> dict[str, Hints]:
    """The hints with the numbers of their forms, by the word that a page holds where one stands on it; the signs under ""."""
    found: dict[str, Hints] = {}
    for number, form in enumerate(FORMS):
        for hint, held in form.hints.items():
            for word in held.split() or ("",):
                found[word] = (*found.get(word, ()), (hint, number))
    return found


def _by_first() -> dict[str, tuple[int, ...]]:
    """The numbers of the forms by the character with which a line of them begins."""
    found: dict[str, tuple[int, ...]] = {}
    for number, form in enumerate(FORMS):
        for first in form.first:
            found[first] = (*found.get(first, ()), number)
    return found


BY_WORD, BY_FIRST = _by_word(), _by_first()
SIGNS = BY_WORD.pop("")
WORDS = frozenset(BY_WORD)
ALL_HINTS: Hints = (*(hint for hints in BY_WORD.values() for hint in hints), *SIGNS)


@lru_cache(maxsize=TEXTS)
def form_hints(text: str) -> Hints:
    """The hints that may stand in the lines of a page."""
    words = [hint for word in WORDS & vocabulary(text) for hint in BY_WORD[word]]
    return (*words, *[sign for sign in SIGNS if sign[0] in text])


def form_kind(text: str, hints: Hints) -> str:
    """The kind of the form that a line has, else ""; `hints` are those of its page."""
    numbers = [number for hint, number in hints if hint in text]
    first = BY_FIRST.get(CAPITALS if text[:2].isupper() and text[0].isalpha() else text[0])
    if first:
        numbers += first
    if not numbers:
        return ""
    for number in sorted(numbers):
        if FORMS[number].pattern.fullmatch(text):
            return FORMS[number].kind
    return ""
