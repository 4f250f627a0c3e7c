"""Parallel Parliament, parallelparliament.co.uk: written questions and debates of the UK Parliament, one page each or in lists.

It is run by volunteers; the words are Parliament's, under the Open Parliament Licence. Its pages show a member's portrait, then
the name, then the office, before "This question was answered on ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.cleaning import STEPS, Page
from corpus.layouts.verbs import LABELLED
from corpus.records import Document, RawDocument
from corpus.sources.reading import documents, visible

TITLE = "Parallel Parliament"

SIGNS = (
    re.compile(r"Parallel Parliament|parallelparliament", re.IGNORECASE),
    re.compile(r"^This question was answered on \d", re.MULTILINE),
    re.compile(r"Reticulating Splines|^.{3,60} Portrait$", re.MULTILINE),
    re.compile(r"^Question to the .{3,60}:$", re.MULTILINE),
)
LONGEST_OFFICE = 200


def recognises(raw: RawDocument) -> bool:
    """A page that names the site, or that is laid out as its pages are."""
    text = raw.text or raw.markup or ""
    return any(SIGNS[0].search(fact.value) for fact in raw.given if fact.name == "url") or (
        "answered on" in text and sum(sign.search(text) is not None for sign in SIGNS) > 1
    )


def read(raw: RawDocument) -> Iterator[Document]:
    """The questions of a page, without portraits and offices."""
    yield from documents(visible(raw), "parallel-parliament", (*STEPS, cut_offices))


def cut_offices(page: Page) -> Page:
    """Cuts the line of an answerer's office, which stands between the name under a portrait and the date of the answer."""
    kinds: dict[int, str] = {}
    named = 0  # lines since the portrait
    for number, line in enumerate(page.lines):
        if page.verdicts[number] == "portrait":
            named = 1
        elif named and line.text:
            if LABELLED.match(line.text) or len(line.text) > LONGEST_OFFICE:
                named = 0
            elif named > 1 or not page.verdicts[number] and _is_office_after(page, number):
                kinds[number] = "office"
            named = named and named + 1
    return page.cut_lines(kinds)


def _is_office_after(page: Page, number: int) -> bool:
    """Is the line right below a portrait an office, because the name stands above the portrait?"""
    portrait = next((page.lines[i].text for i in range(number - 1, -1, -1) if page.verdicts[i] == "portrait"), "")
    return not portrait.startswith(page.lines[number].text.split("(")[0].strip()[:20])
