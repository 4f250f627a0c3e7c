"""Canada's House of Commons, ourcommons.ca: debates and committee evidence, as the House's XML and as pages made of it.

Reproduced with the permission of the Speaker of the House of Commons. A page has an element for each statement, whose
attributes name the person speaking and the time; the XML is read by a loader of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from corpus.layouts.speakers import speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import cut_out, line, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import fields_or_text

TITLE = "Canada's House of Commons: debates and committees, XML and pages"
YIELDS = "a record for each intervention: speaker, date, heading, language"

SLUG = "canada-hansard"
SIGN = re.compile(r"data-person-speaking-attribution=|data-HoCid=", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4")


def recognises(raw: RawDocument) -> bool:
    """A page whose statements bear the House's own numbers."""
    return raw.markup is not None and not raw.text and SIGN.search(raw.markup) is not None


def read(raw: RawDocument) -> Iterator[Document]:
    """The statements of a page, or the intervention that the loader read."""
    return fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """Each statement of a page, under the heading that stands above it."""
    box = cut_out(page_of(raw.markup or ""), "//body")
    if box is None:
        return
    rows = {str(row.get("data-name")): str(row.get("data-value") or "") for row in box.find_all("tr", class_="metadata")}
    title = line(box.find("h1"))
    sitting = [Given("date", rows["date"], "field:date")] if rows.get("date") else []
    sitting += [Given("language", rows["language"], "field:language")] if rows.get("language") else []
    for number, element in enumerate(box.find_all([*HEADINGS, "div"])):
        if element.name in HEADINGS:
            title = line(element) or title
        elif "statement" in (element.get("class") or []):
            yield _statement(element, title, sitting, number)


def _statement(element: Tag, title: str, sitting: list[Given], number: int) -> Paper:
    nearest = next((name for name in ("data-h2", "data-h1") if element.get(name)), "h1")
    heading = ": ".join(filter(None, (str(element.get(nearest) or title), str(element.get("data-h3") or ""))))
    anchor = str(element.get("id") or "")
    name = str(element.get("data-person-speaking-attribution") or "")
    facts = [Given("id", f"canada-{anchor}", "field:id")] if anchor else []
    facts.append(Given("kind", "debate", "field:data-intervention-type"))
    if heading:
        facts.append(Given("title", heading, f"field:{nearest}"))
    if name:
        facts.append(Given("speaker", speaker_name(name), "field:data-person-speaking-attribution"))
    stamp = str(element.get("data-timestamp") or "")[:10]
    if stamp and not any(fact.name == "date" for fact in sitting):
        facts.append(Given("date", stamp, "field:data-timestamp"))
    said = tuple(Passage(text, "speech") for text in paragraphs(element))
    return Paper(said, (*facts, *sitting), f"canada-{anchor}" if anchor else f"statement {number}")
