"""WhatDoTheyKnow, whatdotheyknow.com, by mySociety: requests under the Freedom of Information Acts, and their answers, as mail.

Each message belongs to whoever wrote it. The site answers for the one who asks from an address of its own, and sets a notice
under each message, which is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.cleaning import STEPS, Page
from corpus.records import Document, Given, RawDocument
from corpus.sources.article import read_page
from corpus.sources.reading import documents

TITLE = "WhatDoTheyKnow, mail of requests under the Freedom of Information Acts"
READS_TEXT = True
YIELDS = "a record for each message: who writes to whom, when, about what; attachments as records of their own"

SLUG = "whatdotheyknow"
SITE = "whatdotheyknow.com"
MAILS = ("eml", "mbox", "msg")
ADDRESS = re.compile(r"@(?:\w+\.)?whatdotheyknow\.com\b|whatdotheyknow\.com/request/", re.IGNORECASE)
SUBJECT = re.compile(r"(?:(?:re|fwd?|internal review of)\s*:?\s*)*freedom of information (?:\(foi\) )?request\b", re.IGNORECASE)
FOOTER = re.compile(
    r"Please use this e-?mail address for all replies to this request"
    r"|Disclaimer: This message and any reply that you make will be"
    r"|For more detailed guidance on safely disclosing information|Please note that in some cases publication of requests"
    r"|If you find this service useful as an FOI officer|Is .{3,80} the wrong address for Freedom of Information requests"
)
RULE = re.compile(r"[-=_*]{10,}$")


def recognises(raw: RawDocument) -> bool:
    """A message from or to an address of the site, or about a request by the subject that the site gives."""
    if raw.format not in MAILS:
        return False
    title = next((fact.value for fact in raw.given if fact.name == "title"), "")
    named = any(SITE in fact.value for fact in raw.given if fact.name in ("id", "author", "addressee"))
    return named or SUBJECT.match(title) is not None or ADDRESS.search(raw.text or raw.markup or "") is not None


def read(raw: RawDocument) -> Iterator[Document]:
    """The message as a letter, without the site's notice."""
    if not any(fact.name == "kind" for fact in raw.given):
        raw = raw._replace(given=(*raw.given, Given("kind", "letter", "field:Subject")))
    if raw.markup is not None and not raw.text:
        yield read_page(raw, SLUG)
    else:
        yield from documents(raw, SLUG, (*STEPS, cut_notice))


def cut_notice(page: Page) -> Page:
    """Cuts the site's notice: from its first sentence, or the rule above, to the rule below or the end."""
    kinds: dict[int, str] = {}
    inside = False
    for number, line in enumerate(page.lines):
        if FOOTER.search(line.text):
            inside = True
            if number and RULE.match(page.lines[number - 1].text):
                kinds[number - 1] = "footer"
        if inside:
            kinds[number] = "footer"
            inside = not RULE.match(line.text)
    return page.cut_lines(kinds)
