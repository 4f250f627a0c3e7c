"""Which lines are furniture by their own words, or as the caption of a picture?"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.cleaning.furniture import LONGEST, furniture_kind
from corpus.cleaning.furniture_forms import form_hints
from corpus.cleaning.page import Page, ends_sentence
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import is_date, is_salutation, is_sign_off
from corpus.layouts.releases import EMBARGO
from corpus.vocabulary import vocabulary

LABEL = re.compile(
    r"(?:press|media|news) (?:releases?|statements?|notices?|story|stories|article)(?: \d[\d/-]*)?|"
    r"news(?:room)?|statements?|exclusive|"
    r"breaking(?: news)?",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"\W*(?:first |originally )?(?:published|last updated|last modified|updated|posted|modified|page last updated|date "
    r"published|publication date|released|issued|date released|date issued|last reviewed|page last reviewed)"
    r"(?: (?:on|at|date))?\b[\s:,-]*(?:(?=\D{0,40}\d)[\w\s,.:/'’|()+–—-]{4,60})?",
    re.IGNORECASE,
)
PUBLISHED_WORDS = frozenset(("published", "updated", "modified", "posted", "date", "released", "issued", "reviewed"))
CREDIT = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:, | ?/ ?| for )(?:AP|PA|AFP|Getty|Reuters|EPA|Associated Press|The .{3,30}|"
    r"[A-Z]{2,4})(?: .{0,20})?|\([A-Z][^()]{2,40} (?:via|/) [^()]{2,30}\)"
)
EMBARGO_WORDS = frozenset(("embargo", "embargoed", "embargos"))
RULE = re.compile(r"([*_=#~-])\1{7,}")
LONGEST_BOX = 9  # lines between two rules that are one box
LONGEST_LAST = 90  # characters of the line below a mail program's disclaimer
OF_SITES = frozenset(("cookies", "newsletter", "related", "footer", "comments", "sharing", "advert"))
HEAD = 40  # lines among which a letter greets


def cut_phrases(page: Page) -> Page:
    """Cuts the lines that are furniture wherever they stand; a label above the first paragraph as well."""
    kinds: dict[int, str] = {}
    wanted = ""
    hints = form_hints(page.original)
    held = vocabulary(page.original)
    dated, embargoed = not held.isdisjoint(PUBLISHED_WORDS), not held.isdisjoint(EMBARGO_WORDS)
    for number, line in enumerate(page.lines):
        text = line.text
        if not text or len(text) > LONGEST * 3:
            continue
        if wanted:
            if is_date(text) or PUBLISHED.fullmatch(text):
                kinds[number] = wanted
            wanted = ""
        kind = furniture_kind(text, hints)
        if not kind and dated and len(text) < 90 and text[0] in "PpFfLlUuMmDdOoRrIi|·•" and PUBLISHED.fullmatch(text):
            kind = "published"
            wanted = kind if text[-1] == ":" or not any(map(str.isdigit, text)) else ""
            if (wanted and not _date_follows(page, number)) or text.partition(" by ")[2][:1].isupper():  # who wrote it stays
                kind = wanted = ""
        if not kind and number < 30 and len(text) < 20 and LABEL.fullmatch(text):
            kind = "label"
        if not kind and embargoed and number < 30 and len(text) < 110 and "mbargo" in text.lower() and EMBARGO.match(text):
            kind = "published" if any(found.date for found in find_dates(text)) else ""
        if kind and not (text[0].islower() and _goes_on(page, number)):
            kinds[number] = kind
    if any(page.prose[number] and kind in OF_SITES for number, kind in kinds.items()):
        kinds = _not_written(page, kinds)
    mail = _boxed(page, kinds) | _below_disclaimer(page, kinds) if "mail" in kinds.values() else {}
    return page.cut_lines(kinds | mail)


def _not_written(page: Page, kinds: dict[int, str]) -> dict[int, str]:
    """The furniture without the sentences of a letter, which may tell of a site's cookies or newsletter."""
    filled = [i for i, line in enumerate(page.lines) if line.text]
    greeted = next((at for at, i in enumerate(filled[:HEAD]) if is_salutation(page.lines[i].text)), -1)
    closed = next((i for i in reversed(filled) if i not in kinds and is_sign_off(page.lines[i].text)), -1)
    if greeted < 0 or closed < filled[greeted]:
        return kinds
    first = [i for i in filled[greeted + 1 : greeted + 2] if kinds.get(i) in OF_SITES]  # the letter's subject
    return {
        i: kind
        for i, kind in kinds.items()
        if not (i in first or (filled[greeted] < i < closed and page.prose[i] and kind in OF_SITES))
    }


def _below_disclaimer(page: Page, kinds: dict[int, str]) -> dict[int, str]:
    """The last line of a mail, where it stands right below the program's disclaimer."""
    last = next((number for number in range(len(page.lines) - 1, 0, -1) if page.lines[number].text), 0)
    return {last: "mail"} if kinds.get(last - 1) == "mail" and len(page.lines[last].text) < LONGEST_LAST else {}


def _goes_on(page: Page, number: int) -> bool:
    """Is a line the rest of a sentence in a hard-wrapped paragraph: its end, or one of three lines at least?"""
    if page.lines[number].text[-1] not in ".?!”" and not (number > 1 and page.lines[number - 2].text):
        return False
    return ends_sentence(page, number)


def _boxed(page: Page, kinds: dict[int, str]) -> dict[int, str]:
    """The other lines between two rules, where one of them is a mail program's: a disclaimer and what its office adds."""
    rules = [number for number, line in enumerate(page.lines) if line.text and RULE.fullmatch(line.text)]
    boxes = [range(upper, lower + 1) for upper, lower in pairwise(rules) if lower - upper <= LONGEST_BOX]
    return {
        number: "mail" for box in boxes if any(kinds.get(i) == "mail" for i in box) for number in box if page.lines[number].text
    }


def _date_follows(page: Page, number: int) -> bool:
    """Is the next filled line a date?"""
    following = next((line.text for line in page.lines[number + 1 : number + 4] if line.text), "")
    return is_date(following)


def cut_captions(page: Page) -> Page:
    """Cuts a photographer's credit that stands alone, and the caption above it where that bears a full date."""
    kinds: dict[int, str] = {}
    before = -1
    for number, line in enumerate(page.lines):
        if not line.text:
            continue
        if len(line.text) < 60 and before >= 0 and "," in line.text and not page.verdicts[number] and CREDIT.fullmatch(line.text):
            caption = page.lines[before].text
            dated = any(found.date and found.day for found in find_dates(caption))
            if dated and len(caption) > 60 and '"' not in caption and "“" not in caption:
                kinds |= {before: "caption", number: "caption"}
        before = number
    return page.cut_lines(kinds)
