"""Which lines are furniture by their own words, as a page's running head, or as the caption of a picture?"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.cleaning.furniture import LONGEST, furniture_kind
from corpus.cleaning.furniture_forms import form_hints
from corpus.cleaning.page import Page, ends_sentence, is_prose
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import is_date, is_salutation, is_sign_off
from corpus.layouts.releases import EMBARGO
from corpus.vocabulary import vocabulary

LABEL = re.compile(
    r"(?:press|media|news) (?:releases?|statements?|notices?|story|stories|article)|news(?:room)?|statements?|exclusive|"
    r"breaking(?: news)?",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|last updated|last modified|updated|posted|modified|page last updated|date "
    r"published|publication date|released|issued|date released|date issued|last reviewed|page last reviewed)"
    r"(?: (?:on|at|date))?\b[\s:,-]*(?:(?=\D{0,40}\d)[\w\s,.:/'’|()+–—-]{4,60})?",
    re.IGNORECASE,
)
PUBLISHED_WORDS = frozenset(("published", "updated", "modified", "posted", "date", "released", "issued", "reviewed"))
NUMBER_ALONE = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
CREDIT = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:, | ?/ ?| for )(?:AP|PA|AFP|Getty|Reuters|EPA|Associated Press|The .{3,30}|"
    r"[A-Z]{2,4})(?: .{0,20})?|\([A-Z][^()]{2,40} (?:via|/) [^()]{2,30}\)"
)
EMBARGO_WORDS = frozenset(("embargo", "embargoed", "embargos"))
RULE = re.compile(r"([*_=#~-])\1{7,}")
LONGEST_BOX = 9  # lines between two rules that are one box
WIDE = re.compile(r"\s{3,}")  # between the cells of a page's foot; bars part rows of tables, which stay
FEWEST_SIGNS = 5  # of a reference
RUNNING_HEAD = 90  # characters
LINES_OF_HEAD = 4  # at the top of a paper's first page, and at the end of its last
SHORTEST_HEAD = 2  # letters; shorter ones stand beside the time of day
LONGEST_HEAD = 140  # characters of a running head with the blanks before the page's number
PAGE_AT_EDGE = re.compile(
    r"[^\W\d_].*(?: {3,}|\t| \| ?)(?:(?i:page) (?P<of>\d{1,3} ?(?:of|/) ?\d{1,3})|(?:(?i:page|p\.) ?)?(?P<last>\d{1,3}))"
    r"|(?P<first>\d{1,3})(?: {3,}|\t+| \| ?)[^\W\d_].*"
)
COLUMNS = re.compile(  # the head of a page in two columns, between their numbers
    r"(?P<left>\d{1,4})[A-Z]{0,3}(?=\s)(?=(?P<gap>.*\s{3})?)\s.*[^\W\d_].*\s(?P<right>\d{1,4})[A-Z]{0,3}"
)
OF_SITES = frozenset(("cookies", "newsletter", "related", "footer", "comments", "sharing", "advert"))
HEAD = 40  # lines among which a letter greets
FEWEST_BETWEEN = 4  # lines between two heads; those of a table stand closer


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
        if not kind and dated and len(text) < 90 and text[0] in "PpFfLlUuMmDdOoRrIi" and PUBLISHED.fullmatch(text):
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
    return {last: "mail"} if kinds.get(last - 1) == "mail" and len(page.lines[last].text) < RUNNING_HEAD else {}


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


def cut_running_heads(page: Page) -> Page:
    """Cuts page numbers, and the heads and feet beside them that stand on other pages as well."""
    breaks = [i for i, verdict in enumerate(page.verdicts) if verdict == "page"]
    if "\f" in page.original:
        breaks += [i for i, line in enumerate(page.lines) if line.start and "\f" in page.original[line.start - 1 : line.start]]
        breaks += [i for i, line in enumerate(page.lines) if line.text and page.original[line.end : line.end + 1] == "\f"]
    kinds = _numbered_heads(page)
    breaks += kinds
    breaks += _lone_numbers(page)
    if not breaks:
        return page
    counts = _beside_breaks(page, breaks)
    head = next((_bare(line.text) for line in page.lines if line.text), "")
    for at in breaks:
        for number in _neighbours(page, at):
            text = page.lines[number].text
            bare = _bare(text)
            repeated = (counts[bare] > 1 and len(bare) > SHORTEST_HEAD) or (
                len(head) > 8 and number > 0 and bare.startswith(head)
            )
            if (
                NUMBER_ALONE.fullmatch(text)
                or _bears_reference(page, number)
                or (len(text) < RUNNING_HEAD and repeated and not is_prose(text))
            ):
                kinds.setdefault(number, "running_head")
    return page.cut_lines(kinds)


def _beside_breaks(page: Page, breaks: list[int]) -> Counter[str]:
    """How many short lines with the same words stand beside page breaks, or at the paper's ends.

    The name of a speaker is no head, nor is a line of the contents, which stand below each other with their pages.
    """
    filled = [i for i, line in enumerate(page.lines) if line.text]
    numbered = {i for i in filled if page.lines[i].text[-1].isdigit()}
    listed = {i for i, after in pairwise(filled) if i in numbered and after in numbered}
    beside = {*filled[:LINES_OF_HEAD], *filled[-LINES_OF_HEAD:], *(i for at in breaks for i in _neighbours(page, at))}
    texts = [page.lines[i].text for i in beside - listed - {after for i, after in pairwise(filled) if i in listed}]
    return Counter(_bare(text) for text in texts if len(text) < RUNNING_HEAD and text[-1] != ":")


def _is_dated_head(text: str) -> bool:
    """Is a line a row of cells, with a day among them and the page's number at an edge?"""
    cells = WIDE.split(text)
    return len(cells) > 2 and (cells[0].isdigit() or cells[-1].isdigit()) and any(map(is_date, cells))


def _lone_numbers(page: Page) -> list[int]:
    """The lines that bear nothing but the numbers of the pages, one after the other, with blank lines around."""
    alone = [
        i
        for i, line in enumerate(page.lines)
        if line.text.isdecimal()
        and len(line.text) < 4
        and not (i and page.lines[i - 1].text)
        and not (i + 1 < len(page.lines) and page.lines[i + 1].text)
    ]
    counted = [int(page.lines[i].text) for i in alone]
    first = counted[0] if counted else 0
    return alone if len(alone) > 1 and first in (1, 2) and counted == list(range(first, first + len(alone))) else []


def _bears_reference(page: Page, number: int) -> bool:
    """Does a line beside a page's number end in a cell that the letter's own head bears too, its reference or date?"""
    _, gap, cell = page.lines[number].text.rpartition("   ")
    return bool(gap) and len(cell) > FEWEST_SIGNS and any(cell in line.text for line in page.lines[: number - 1] if line.text)


def _numbered_heads(page: Page) -> dict[int, str]:
    """The running heads and feet with the page's number at the edge: the same words, and a number that grows."""
    seen: dict[str, list[tuple[int, int]]] = {}
    kinds: dict[int, str] = {}
    before = (-FEWEST_BETWEEN, 0)
    for number, line in enumerate(page.lines):
        text = line.text
        if not text or len(text) > LONGEST_HEAD or not (text[-1].isdigit() or text[0].isdigit()):
            continue
        numbered = PAGE_AT_EDGE.fullmatch(text)
        columns = COLUMNS.fullmatch(text) if text[0].isdigit() and text[-1].isalnum() else None
        paired = columns and int(columns["right"]) == int(columns["left"]) + 1 and (columns["gap"] or find_dates(text))
        if paired or ("   " in text and _is_dated_head(text)):
            kinds[number] = "column"
        elif numbered and numbered["of"]:
            kinds[number] = "running_head"
        elif numbered:
            place = (number, int(numbered["last"] or numbered["first"]))
            seen.setdefault(" ".join(sorted(_bare(text).split())), []).append(place)
            if " | " in text and number - before[0] < FEWEST_BETWEEN and place[1] == before[1] + 1:  # of two facing pages
                kinds |= {before[0]: "running_head", number: "running_head"}
            elif numbered["last"] and _bears_date(page, number):
                kinds[number] = "running_head"
            before = place
    for places in seen.values():
        apart = all(later[0] - earlier[0] > FEWEST_BETWEEN for earlier, later in pairwise(places))
        if len(places) > 1 and apart and all(later[1] == earlier[1] + 1 for earlier, later in pairwise(places)):
            kinds |= dict.fromkeys([number for number, _ in places], "running_head")
    return kinds


def _bears_date(page: Page, number: int) -> bool:
    """Does a line with a page's number bear the day too that stands alone above it, as a letter's own date does?"""
    days = {found.date for found in find_dates(page.lines[number].text) if found.day}
    above = [line.text for line in page.lines[:number] if line.text] if days else []
    return any(found.date in days for text in above if is_date(text) for found in find_dates(text))


def _bare(text: str) -> str:
    """A line without its figures, in small letters, so that heads with page numbers are alike."""
    return re.sub(r"[\d\W]+", " ", text.casefold()).strip()


def _neighbours(page: Page, at: int) -> list[int]:
    """The two filled lines before and after a page break, and the one at it."""
    before = [i for i in range(at - 1, max(-1, at - 6), -1) if page.lines[i].text][:2]
    after = [i for i in range(at, min(len(page.lines), at + 6)) if page.lines[i].text][:3]
    return [*before, *after]


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
