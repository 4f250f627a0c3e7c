"""Which stretches inside a line that stays are furniture?"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page
from corpus.lines import holds
from corpus.records import Furniture
from corpus.vocabulary import hints_of

ENDINGS = re.compile(
    r"\s*[-–—|•·]?\s*(?:View [Ss]ource|(?:Link to|Share|Copy link to) this (?:speech|answer|question|contribution)|"
    r"Hansard [Ss]ource|Copy [Ll]ink|"
    r"Bywgraffiad(?: ?[/|])? Biography|In context|Read (?:Full )?[Dd]ebate)(?:\s*[|,•·-].{0,60})?\Z"
    r"|(?<=[.!?”\"])\s+Follow (?:us|@\w+|[A-Z]\w+(?: [A-Z]\w+){0,3}) (?:on|at|@)[^.]{2,80}\.?\Z"
    r"|(?<=[.!?”\"])\s+(?:To (?:stop receiving|unsubscribe)|You (?:are receiving|can unsubscribe))\b[^.]{3,120}\.?\Z"
    r"|(?<=[.!?”\"])\s+(?:Read more|READ MORE|Find out more|Click here)\b(?: here|:|: .{2,80}| about [^.]{2,80})?[.»›>]*\Z"
)
PICTURED = re.compile(
    r"(?:Photo of (?P<one>.{3,80}?)|(?P<other>[^|:]{3,80}?) Portrait) (?=(?P=one)\b|(?:.{0,120}[ (])?(?P=other)\b)"
)
LANGUAGES = re.compile(r"\[\s?[A-Z]{2}(?:\s?[|/]\s?[A-Z]{2})+\s?\]")
COLUMN = re.compile(r"\s?\[(?:\d{1,2} \w{3,9} \d{4} ?: )?(?:Col(?:umn|\.)?:? ?(?:WA|WS|GC|CWH)? ?|c\. ?)\d+\w{0,3}\]")
CONTRIBUTION = re.compile(
    r"§ ?(?=(?:\d{1,3}\. )?(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|The) ?\.?)"
)  # of old
HINTS = {  # what ENDINGS matches holds one of these, and the page its word
    "ource": "source",
    "ink": "link",
    "Share this ": "share",
    "Biography": "biography",
    "In context": "context",
    "ebate": "debate",
    "Follow ": "follow",
    "ead more": "more",
    "EAD MORE": "more",
    "out more": "more",
    "ick here": "click",
    "receiving": "receiving",
    "nsubscribe": "unsubscribe",
}
LONGEST_END = 160  # characters at the end of a line that may be furniture
ADDRESS = re.compile(r"\s*[<\[(][\w.+-]+@[\w.-]+[>\])]")
HEADER = re.compile(r"(?:From|To|Cc|Bcc|Reply-To|Sent)\s*:\s")


def without_link(text: str) -> str:
    """A short line without the link at its end.

    >>> without_link("Ann Lee (Fenside) (Con)   Share this contribution")
    'Ann Lee (Fenside) (Con)'
    """
    if len(text) > LONGEST_END or (" this " not in text and "ink" not in text and "Biography" not in text):
        return text
    match = ENDINGS.search(text)
    return text[: match.start()] if match else text


def cut_inside_lines(page: Page) -> Page:
    """Cuts links at the end of a line, who is pictured, columns, choices of language, e-mail addresses beside a name.

    The mark that old Hansards print before a speech goes as well.
    """
    cuts: list[Furniture] = []
    hints = hints_of(page.original, HINTS)
    bracketed = "[" in page.original
    mailed = "@" in page.original
    pictured = "Photo of " in page.original or " Portrait " in page.original
    marked = "§" in page.original
    if not (hints or bracketed or mailed or pictured or marked):
        return page
    for line, verdict in zip(page.lines, page.verdicts, strict=True):
        text = line.text
        if verdict or not text:
            continue
        end = text[-LONGEST_END:]
        if holds(end, hints) and (match := ENDINGS.search(end)):
            before = len(text) - len(end)
            span = line.part(before + match.start(), before + match.end())
            cuts.append(Furniture(span, "sharing" if "ollow" in match[0] else "navigation"))
        if pictured and ("Photo of " in text or " Portrait " in text) and (match := PICTURED.match(text)):
            cuts.append(Furniture(line.part(*match.span()), "portrait"))
        if bracketed and "[" in text:
            cuts += [Furniture(line.part(*match.span()), "navigation") for match in LANGUAGES.finditer(text)]
            cuts += [Furniture(line.part(*match.span()), "column") for match in COLUMN.finditer(text)]
        if marked and (match := CONTRIBUTION.match(text)):
            cuts.append(Furniture(line.part(*match.span()), "column"))
        if mailed and "@" in text and HEADER.match(text):
            cuts += [Furniture(line.part(*match.span()), "mail") for match in ADDRESS.finditer(text)]
    return page.cut_inside(cuts)
