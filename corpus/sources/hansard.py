"""Hansard online, hansard.parliament.uk: the debates of both Houses since 1988, as pages and from the site's API.

The words are Parliament's, under the Open Parliament Licence. A page is one debate; each contribution stands in an element of
its own with the member's name, their seat or office, and its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from bs4 import Tag

from corpus.layouts.speakers import speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import address, cut_out, first_date, line, of_class, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import fields_or_text

TITLE = "Hansard online (hansard.parliament.uk), pages and API"
YIELDS = "a record for each contribution: speaker, date, heading, column, address"

SLUG = "hansard"
SIGN = re.compile(r"hansard\.parliament\.uk|debate-item-contributiondebateitem", re.IGNORECASE)
ITEM = "debate-item"
VOLUME = re.compile(r"Volume (\d+)")
COLUMN = re.compile(r"Column (\d+[A-Z]*)")
HOUSE = re.compile(r"/(lords|commons)/", re.IGNORECASE)
CHAMBER = re.compile(r"\b(Lords|Commons) Chamber\b")
SITE = "hansard.parliament.uk"


def recognises(raw: RawDocument) -> bool:
    """A page of the site, by its markup or address."""
    if raw.markup is None or raw.text:
        return False
    return (SIGN.search(raw.markup) is not None and ITEM in raw.markup) or any(
        SITE in fact.value for fact in raw.given if fact.name == "url"
    )


def read(raw: RawDocument) -> Iterator[Document]:
    """The contributions of a page, or the one that the API gave."""
    return fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """Each contribution of a debate's page; what nobody says (a motion, a division) is one as well."""
    root = page_of(raw.markup or "")
    box = cut_out(root, f'//main[.//*[contains(@class, "{ITEM}")]]', f'//body[.//*[contains(@class, "{ITEM}")]]')
    if box is None:
        return
    shared = tuple(_shared(root, box, next((fact.value for fact in raw.given if fact.name == "url"), None)))
    column, heading, count = "", "", 0
    for item in box.find_all(lambda tag: tag.name in ("h2", "h3", "h4") or ITEM in (tag.get("class") or [])):
        if item.name.startswith("h"):
            heading = line(item) if not item.find_parent(class_=["hero-banner", ITEM]) else heading
            continue
        new = _column(item)
        if "debate-item-contributiondebateitem" in (item.get("class") or []) or not new:
            count += 1
            titled = (Given("title", heading, "field:h3"),) if heading else ()
            cited = (Given("column", column or new, "field:column-number"),) if column or new else ()
            paper = _contribution(item, (*titled, *shared, *cited), count)
            if paper:
                yield paper
        column = new or column


def _shared(root: lxml.html.HtmlElement, box: Tag, given: str | None) -> Iterator[Given]:
    """What every contribution of the page has: title, date, address, house and volume."""
    hero = cut_out(root, '//*[contains(@class, "hero-banner")]') or box
    title = line(hero.find("h1")) or line(box.find("h1"))
    if title:
        yield Given("title", title, "field:h1")
    about = line(hero)
    day = first_date(about.partition("debated on")[2] or about)
    if day:
        yield Given("date", day, "field:hero-banner")
    url = address(root) or given
    if url:
        yield Given("url", url, "field:canonical")
    house = HOUSE.search(url or "") or CHAMBER.search(about)
    if house:
        yield Given("house", house[1].capitalize(), "field:canonical" if HOUSE.search(url or "") else "field:hero-banner")
    volume = VOLUME.search(about)
    if volume:
        yield Given("volume", volume[1], "field:hero-banner")


def _column(item: Tag) -> str:
    """The column that begins in an item."""
    mark = item if "column-number" in (item.get("class") or []) else of_class(item, "column-number")
    if mark is None:
        return ""
    number = str(mark.get("data-column-number") or "")
    found = COLUMN.search(line(mark))
    return number or (found[1] if found else "")


def _contribution(item: Tag, shared: tuple[Given, ...], number: int) -> Paper | None:
    name, place = line(of_class(item, "primary-text")), line(of_class(item, "secondary-text"))
    content = of_class(item, "content")
    text = list(paragraphs(content if content is not None else item, _beside))
    if not text:
        return None
    facts, passages = [Given("kind", "debate", f"field:{ITEM}"), *shared], []
    if name:
        printed = f"{name} ({place.strip('()')})" if place else name
        facts.append(Given("speaker", speaker_name(name), "field:primary-text"))
        passages.append(Passage(name, "speaker"))
        if printed != name:
            passages.append(Passage(place, cut="office"))
    passages += [Passage(paragraph, "speech" if name else "") for paragraph in text]
    anchor = str(item.get("id") or "").removeprefix("contribution-")
    return Paper(tuple(passages), tuple(facts), anchor or f"contribution {number}")


def _beside(tag: Tag) -> bool:
    """Furniture of a contribution: its header, links for sharing, column marks."""
    return bool({"header", "copy-link", "column-number", "share", "attributed-to-details"} & set(tag.get("class") or []))
