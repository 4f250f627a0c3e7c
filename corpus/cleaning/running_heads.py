"""Which lines are a page's running head or foot, or its number?"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.cleaning.page import Page, is_prose
from corpus.date_text import find_dates
from corpus.layouts.letter_lines import is_date

NUMBER_ALONE = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
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
COUNTED = re.compile(
    r"(?P<of>[A-Z]{1,6}(?:-| ?(?=0)))?(?P<number>\d{1,8})(?: ?/ ?(?P<all>\d{1,3}))?"
)  # "1/3"; "HB-00412" of a bundle
FEWEST_BETWEEN = 4  # lines between two heads; those of a table stand closer
FEWEST_HEADS, FEWEST_BLANKS = 3, 2  # times that a head stands beside a number of its page, and blanks in it
LONGEST_NUMBER = 4  # figures of no page


def cut_running_heads(page: Page) -> Page:
    """Cuts page numbers, and the heads and feet beside them that stand on other pages as well."""
    breaks = [i for i, verdict in enumerate(page.verdicts) if verdict == "page"]
    if "\f" in page.original:
        breaks += [i for i, line in enumerate(page.lines) if line.start and "\f" in page.original[line.start - 1 : line.start]]
        breaks += [i for i, line in enumerate(page.lines) if line.text and page.original[line.end : line.end + 1] == "\f"]
    kinds = _numbered_heads(page)
    breaks += kinds
    kinds |= _counted_heads(page)
    breaks += _lone_numbers(page)
    if not breaks:
        return page.cut_lines(kinds)
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
    numbered = {i for i in filled if page.lines[i].text[-1].isdigit() and i not in breaks}
    listed = {i for i, after in pairwise(filled) if i in numbered and after in numbered}
    beside = {*filled[:LINES_OF_HEAD], *filled[-LINES_OF_HEAD:], *(i for at in breaks for i in _neighbours(page, at))}
    texts = [page.lines[i].text for i in beside - listed - {after for i, after in pairwise(filled) if i in listed}]
    return Counter(_bare(text) for text in texts if len(text) < RUNNING_HEAD and text[-1] != ":")


def _is_dated_head(text: str) -> bool:
    """Is a line a row of cells, with a day among them and the page's number at an edge?"""
    cells = WIDE.split(text)
    return len(cells) > 2 and (cells[0].isdigit() or cells[-1].isdigit()) and any(map(is_date, cells))


def _counted_heads(page: Page) -> dict[int, str]:
    """The heads that stand three times at least, each right beside the number of its page, and those numbers."""
    filled = [i for i, line in enumerate(page.lines) if line.text]
    alone = [at for at, i in enumerate(filled) if page.lines[i].text.isdecimal() and len(page.lines[i].text) < LONGEST_NUMBER]
    seen: dict[str, list[tuple[int, int]]] = {}
    for at in alone if len(alone) >= FEWEST_HEADS else ():
        for beside in (at - 1, at + 1):
            text = page.lines[filled[beside]].text if 0 <= beside < len(filled) else ""
            if len(text) < RUNNING_HEAD and text.count(" ") >= FEWEST_BLANKS and not is_prose(text):
                seen.setdefault(text, []).append((filled[beside], filled[at]))
    kinds: dict[int, str] = {}
    for places in seen.values():
        counted = [int(page.lines[number].text) for _, number in places]
        if len(places) >= FEWEST_HEADS and counted == list(range(counted[0], counted[0] + len(places))):
            kinds |= {number: "running_head" for place in places for number in place}
    return kinds


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
        elif (counted := COUNTED.fullmatch(text)) and (counted["all"] or (counted["of"] and len(counted["number"]) > 2)):
            seen.setdefault(f"{counted['of']}/{counted['all']}", []).append((number, int(counted["number"])))
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
    """A line without its figures, in small letters, so that heads with page numbers are alike; one of figures alone as it is."""
    return re.sub(r"[\d\W]+", " ", text.casefold()).strip() or text


def _neighbours(page: Page, at: int) -> list[int]:
    """The two filled lines before and after a page break, and the one at it."""
    before = [i for i in range(at - 1, max(-1, at - 6), -1) if page.lines[i].text][:2]
    after = [i for i in range(at, min(len(page.lines), at + 6)) if page.lines[i].text][:3]
    return [*before, *after]
