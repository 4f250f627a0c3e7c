"""Which forms has the furniture of print and of the wire?

Columns of a record, numbers of pages, markings, the head of an issue, stamps of scans and of wire copy.
"""

from __future__ import annotations

import re

from corpus.cleaning.form import CAPITALS, DASH, FIGURES, Form

PAGE_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
_DAY = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?[ ./-](?:[A-Z]{3,9}|[A-Z][a-z]{2,8}|\d{1,2})(?:[ ./-]\d{2,4})?"
PRINT_FORMS = (
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
    Form(
        "page",  # the stamp of an office
        re.compile(
            rf"\W*(?:RECEIVED|REC['’]D|SCANNED|DISPATCHED|FILED)(?:[ –—|:,.-]+[A-Z][A-Z &]{{1,30}}){{0,2}}:?[ –—|:,.-]+"
            rf"{_DAY}\b.{{0,30}}"
            r"|(?:FILE COPY|COPY (?:FOR|TO) FILE|OFFICE COPY|SCANNED (?:COPY|DOCUMENT))\W*"
            r"|(?:Scanned|Digiti[sz]ed|Document (?:scanned|generated|created)) (?:with|by|using|from) [A-Z][\w .-]{2,40}"
        ),
        {
            "RECEIVED": "received",
            "REC'D": "rec",
            "REC’D": "rec",
            "SCANNED": "scanned",
            "DISPATCHED": "dispatched",
            "FILED": "filed",
            "COPY": "copy",
            "SCANNED ": "scanned",
            "canned ": "scanned",
            "Digiti": "digitised digitized",
            "Document ": "document",
        },
    ),
    Form("time", re.compile(r"\d{1,2}:\d{2}:\d{2}"), first=FIGURES),  # of a recording, above whoever begins to speak
    Form(
        "page",
        re.compile(
            r"[/(.… ]*(?:[Cc]ontinued?|CONTINUED|[Cc]ont(?:['’]?d)?|P\.?T\.?O|(?<=/)(?i:over))"
            r"(?: over(?:leaf)?| on next page)?[/.…) ]*|/ ?\d{1,2}"
            r"|\(?(?:[Cc]ontinued|CONTINUED|[Cc]ont['’]?d?\.?) (?:on|from|at) (?:(?i:pages?|pp?\.?) ?\d{1,3}|(?:the )?back page"
            r"|(?:the )?(?:next|previous|following|facing) page)\W*"
            r"|[-–—]{1,3}\s?\d{1,4}(?: (?:of|/) \d{1,4})?\s?[-–—]{1,3}|(?:.{3,60}\s[|*·–-]\s+)?[Pp]age \d{1,3} ?\(\d{1,3}\)"
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
        "issue",
        re.compile(
            r"(?=.*\b(?:issue|vol\.?|volume|edition) ?\d|.*(?:[|·•]|\s\s)\s*(?:[£$€]\d[\d.]{0,5}|free)(?:$|\s*[|·•]|\s\s)"
            r"|.*\bno\. ?\d{1,4}\s)"
            r"(?=.*[|·•]|.*\s{2}).{0,140}\b(?:19|20)\d\d\b.{0,60}",
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
)
