"""Who says what on a debate's page of Parallel Parliament?

Below the heading, the day and the chamber stand the contributions: a portrait, the member's name with seat and party, a row of
links ("View Speech - Hansard - -"), the paragraphs. Pages of one member's part in a debate are laid out likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import lxml.html
from bs4 import BeautifulSoup, Tag

from corpus.layouts.speakers import speaker_name, split_position
from corpus.records import Given
from corpus.sources.markup import address, cut_out, first_date, line, paragraphs
from corpus.sources.passages import Paper, Passage

PORTRAIT = " Portrait"
LINKS = re.compile(r"[-–—|\s]*(?:(?:View Speech|Hansard|Copy Link|Share|Watch|Excerpts)[-–—|\s]*)+")
TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?")
COLUMN = re.compile(r"Column (?P<column>\d+[A-Z]*)")
CHAMBER = re.compile(
    r"(?P<house>Commons|Lords) Chamber|Westminster Hall|Grand Committee|(?:Public Bill|General|Select) Committees?.{0,40}"
)
BOX = ("//main[.//h1 or .//h2]", '//*[@id="content"][.//h1 or .//h2]', "//body[.//h1 or .//h2]")
FRAME = frozenset(("nav", "header", "footer", "aside", "form"))


def contributions(root: lxml.html.HtmlElement) -> Iterator[Paper]:
    """Each contribution of a debate's page; none where the page is no debate."""
    box = cut_out(root, *BOX)
    if box is None:
        return
    _show_portraits(box)
    headings = {line(tag) for tag in box.find_all(["h1", "h2", "h3", "h4"])}
    lines = list(paragraphs(box, lambda tag: tag.name in FRAME))
    starts = [number - 1 for number, text in enumerate(lines) if number and _is_links(text)]
    if not starts:
        return
    head = [text for text in lines[: starts[0]] if not text.endswith(PORTRAIT)]
    title = next((text for text in head if text in headings), "")
    shared = tuple(_shared(root, head))
    heading, column = title, ""
    for count, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        facts = [Given("title", heading, "field:heading")] if heading else []
        facts += [*shared, *([Given("column", column, "field:Column")] if column else [])]
        name, position = split_position(lines[start])
        passages = [Passage(heading, cut="heading"), Passage(name, "speaker"), Passage(position, cut="office")]
        facts.append(Given("speaker", speaker_name(name), "field:View Speech"))
        said = [text for text in lines[start + 2 : end] if text]
        for text in said:
            if mark := COLUMN.fullmatch(text):
                column = mark["column"]
            heading = text if text in headings else heading
        passages += [_passage(text, headings) for text in said]
        yield Paper(tuple(passage for passage in passages if passage.text), tuple(facts), f"speech {count}")


def _is_links(text: str) -> bool:
    return "Hansard" in text and LINKS.fullmatch(text) is not None


def _show_portraits(box: Tag) -> None:
    """Writes the words of each portrait where it stands, so that it parts what is above it from what is below."""
    for picture in box.find_all("img"):
        words = str(picture.get("alt") or "")
        if words.endswith(PORTRAIT):
            shown = BeautifulSoup("", "lxml").new_tag("p")
            shown.string = words
            picture.replace_with(shown)


def _shared(root: lxml.html.HtmlElement, head: list[str]) -> Iterator[Given]:
    """What every contribution of the page has: kind, day, house, address."""
    yield Given("kind", "debate", "field:View Speech")
    if day := next((day for text in head if (day := first_date(text))), None):
        yield Given("date", day, "field:day")
    if chamber := next((found for text in head if (found := CHAMBER.fullmatch(text)) and found["house"]), None):
        yield Given("house", chamber["house"], "field:chamber")
    if url := address(root):
        yield Given("url", url, "field:canonical")


def _passage(text: str, headings: set[str]) -> Passage:
    if text.endswith(PORTRAIT):
        return Passage(text, cut="portrait")
    if TIME.fullmatch(text) or COLUMN.fullmatch(text) or text in headings:
        return Passage(text, cut="column" if COLUMN.fullmatch(text) else "frame")
    return Passage(text, "speech")
