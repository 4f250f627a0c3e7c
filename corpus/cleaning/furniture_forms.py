"""Which forms does furniture take whose words vary: columns, page numbers, captions, counts, stamps of wire copy?

The patterns are many and seldom match, so a page is first asked for the hints, signs and figures without which none can.
"""

from __future__ import annotations

import re

PATTERNS = (
    (
        "column",
        re.compile(
            r"\(Citation: [^()]{5,80}\)|(?:\[?\d{1,2} \w{3,9} \d{4}\]? ?: ?)?Col(?:umn|\.)?:? ?(?:WA|WS|GC|CWH)? ?\d+\w{0,3}"
            r"(?:[–-]\d+\w{0,3})?|"
            r"H[CL] Deb,? .{0,60}?(?:vol|"
            r"cc?\d|col).{0,40}"
            r"|Volume \d+(?:,? Column \d+)?",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"\d{1,2}:\d{2}:\d{2}")),  # of a recording, above whoever begins to speak
    (
        "comments",
        re.compile(
            r"\d[\d,.]*k? (?:comments?|annotations?|shares?|likes?|views?|replies|reactions?)"
            r"|posted (?:by|on|in)\b.{3,80}[|·•] ?\d* ?comments?\W*",
            re.IGNORECASE,
        ),
    ),
    ("portrait", re.compile(r"[^.,:;?!]{3,60} (?:[Pp]ortrait|Excerpts)|Photo of (?!(.{3,60}) \1\b)[A-Z][^.,:;?!]{3,60}")),
    (
        "page",
        re.compile(
            r"[/(.… ]*(?:[Cc]ontinued?|CONTINUED|[Cc]ont['’]?d|P\.?T\.?O)(?: over(?:leaf)?| on next page)?[/.…) ]*"
            r"|[-–—]\s?\d{1,4}\s?[-–—]"
            r"|(?:[Pp]age|PAGE|[Tt]udalen|[Ll]eathanach|[Dd]uilleag) \d{1,4}(?: ?(?:of|OF|o|de|as|/) ?\d{1,4})?"
            r"|\d{1,3} (?:of|/) \d{1,3}|/ ?\d{1,3} ?\.{2,}|\[?\{?page break\}?\]?"
            r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\s{2,}.+"  # of a browser's print
            r"|(?:https?://|file:///|www\.)\S+\s+(?:Page )?\d{1,3} ?(?:/|of) ?\d{1,3}"
        ),
    ),
    ("reading_aid", re.compile(r"(?:about )?\d{1,3}[ -]?min(?:ute)?s?\.? read\b.{0,40}|(?:a ){2,}a", re.IGNORECASE)),
    (
        "navigation",
        re.compile(
            r"[^.>›»→]{2,40}(?:[>›»→][^.>›»→]{2,80}){2,}|yes ?\d+ {1,3}no ?\d+|(?:about |updated |posted |published )?"
            r"(?:\d{1,3}|an?) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago"
            r"|\((?:\d{1,3} (?:day|week|month|year)s?(?:,| and)? ){1,3}ago\)",
            re.IGNORECASE,
        ),
    ),
    (
        "attachment",
        re.compile(
            r".{3,90}[(\[](?:pdf|html|word|odt|docx?|rtf|xlsx?|csv|mp[34])"
            r"(?:[, –-]+[\d.,]+ ?[km]?b(?:ytes)?)?(?:, \d+ pages?)?[)\]]|\d+(?:\.\d+)? ?[km]b? (?:download|view)\b.{0,40}"
            r"|[\w()&' .-]{2,80}\.(?:pdf|docx?|xlsx|png|jpg)",
            re.IGNORECASE,
        ),
    ),
    ("mail", re.compile(r"\[(?:EXTERNAL|EXT)\b[^\]]{0,30}\]")),
    ("advert", re.compile(r"[A-Za-z][^.]{2,40}\b\d{2,4} ?x ?\d{2,4}")),
    (
        "wire",
        re.compile(
            r"\(?(?:MORE|MORE FOLLOWS|more follows|more to come|MORE TO COME)\)?|[A-Z]{2,5} \d{1,2}[A-Z]{3}\d{2,4} \d{4}\b.{0,40}"
            r"|[A-Z]{2,5}-[A-Z]{2,3}-\d{2}-\d{2}-\d{2} ?\d{4}GMT|.{0,40}\b[a-z]\d{4}\b.{0,60}\(?BC-.*|"
            r".{0,60}\b(?:Ld-)?Writethru\b.*"
            r"|(?:[A-Z]{2,4} )?(?:\d{4} )?\d{6} [A-Z]{3} \d{2}|.{0,30}\b\d{4}GMT"
            r"|(?![A-Z]{1,2}\d{1,2} \d[A-Z]{2}$)[A-Z]{2,6}\d{2,5}(?: [A-Z\d]{1,12}){1,3}(?: [\w-]+){0,2}"
            r"|.{0,40}\bSlug: .{2,100}|[A-Z]{2,6} \d{4} \d{1,2} [A-Z][a-z]{2} \d{4}"
            r"|(?:ADDS|UPDATES|CORRECTS|RECASTS|REPEATS|WITHDRAWS|UPDATED|CORRECTION)[ :].{3,100}"
            r"|(?:Received|Sent|Filed|Transmitted):? \d[\d/.: ]{5,24}|\d{2,4} words"
            r"|(?:Eds|EDS|Editors|Ed's note|Note to desks?)[:.] .+"
        ),
    ),
    (
        "advert",
        re.compile(
            r"(?=.*\b(?:subscri\w+|journalism|trial|access|offer|support us)\b)"
            r".*[£$€]\d[\d.]* (?:a|per|for)(?: \d+)? (?:week|month|year)s?.*",
            re.IGNORECASE,
        ),
    ),
    (
        "footer",
        re.compile(
            r".{2,60} (?:is|are) not responsible for (?:the )?(?:content|opinions|comments|views)\b.*"
            r"|.{2,60} is published (?:by|weekly|fortnightly|monthly)\b.*|.{0,140}\bISSN:? [\dX]{4}-?.*"
            r"|.{2,80} (?:is|are) (?:a )?registered (?:charity|charities|society|trade ?mark|company|with|in)\b.*"
            r"|.{0,60}\ball rights reserved\b.*|[^.]{0,60}©[^.]{0,100}",
            re.IGNORECASE,
        ),
    ),
)
HINTS = {  # what the patterns look for holds one of these, and the page its word,
    "Citation": "citation",
    "COLUMN": "column",
    "HC Deb": "deb",
    "HL Deb": "deb",
    "Portrait": "portrait",
    "portrait": "portrait",
    "Excerpts": "excerpts",
    "Photo of": "photo",
    " ago": "ago",
    "GMT": "gmt",
    "BC-": "bc",
    "Writethru": "writethru",
    "not responsible": "responsible",
    " is published ": "published",
    "ISSN": "issn",
    "ights reserved": "reserved",
    "IGHTS": "rights",
    "egistered": "registered",
    "A A": "a",
    "Volume": "volume",
    "osted ": "posted",
    "page break": "break",
    ".pdf": "pdf",
    ".doc": "doc",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".png": "png",
    ".jpg": "jpg",
    "Eds": "eds",
    "EDS": "eds",
    "Editors": "editors",
    "Ed's": "ed",
    "Note to d": "note",
    "ADDS": "adds",
    "UPDATES": "updates",
    "UPDATED": "updated",
    "CORRECTS": "corrects",
    "CORRECTION": "correction",
    "RECASTS": "recasts",
    "REPEATS": "repeats",
    "WITHDRAWS": "withdraws",
    "Slug": "slug",
    "PDF": "pdf",
    "(pdf": "pdf",
    "HTML": "html",
    "(html": "html",
    "(Word": "word",
    "DOC": "docx",
    "ODT": "odt",
    "XLS": "xlsx",
    "CSV": "csv",
    "ontinue": "continued",
    "CONTINUE": "continued",
    "ont'd": "cont",
    "ont’d": "cont",
    "PTO": "pto",
    "P.T.O": "p",
    "[EXT": "external",
    "MORE": "more",
    "ore follows": "more",
    "ore to come": "more",
}
SIGNS = (">", "›", "»", "→", "£", "$", "€", "©")  # or one of these,
FIGURES = re.compile(  # or figures such as these
    r"^Yes ?\d|Col(?:umn|\.)?:? ?(?:[WGC]\w+)?\d|\d ?x ?\d|[A-Z]\d|d:? \d|\dk? \w+$|\d{6} [A-Z]|[A-Z] \d{4} \d"
    r"|\d[ -]?(?:[Mm]in|MIN)|(?:[Pp]age|PAGE|udalen|eathanach|uilleag) \d"
    r"|\d:\d\d:\d|^\d+ (?:of|/) |^[-–—] ?\d|^/ ?\d|^\d\d?/\d\d?/\d+,? \d|\d ?/ ?\d+$|^\d+(?:\.\d+)? ?[KMkm]"
)
PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|last updated|last modified|updated|posted|modified|page last updated|date "
    r"published|publication date|released|issued|date released|date issued|last reviewed|page last reviewed)"
    r"(?: (?:on|at|date))?\b[\s:,-]*(?:(?=\D{0,40}\d)[\w\s,.:/'’|()+–—-]{4,60})?",
    re.IGNORECASE,
)
