"""Hansard of Pacific parliaments (Fiji, Cook Islands), as pages that pacific-hansard made of the parliaments' PDF files.

The words are the parliaments'. A page of Fiji is one part of a sitting, with its day in the title; one of the Cook Islands is a
whole sitting, whose lines are placed by their coordinates and whose speakers stand in bold capitals before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from bs4 import Tag

from corpus.layouts.speakers import calm, speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import cut_out, first_date, line, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import fields_or_text

TITLE = "Hansard of Pacific parliaments (Fiji, Cook Islands), pages"
YIELDS = "a record for each contribution of a sitting, or for each part of one: speaker, date, heading"

SLUG = "pacific-hansard"
SIGN = re.compile(r"<title>[^<]{1,200} - Fiji Hansard \d{4}-\d{2}-\d{2}|Hansard Report\s*(?:<|$)", re.IGNORECASE | re.MULTILINE)
SPEAKER = re.compile(
    r"(?P<name>(?:MR|MRS|MS|MADAM|HON|HONOURABLE|SIR|DR|THE|CLERK|DEPUTY|ACTING|CHAIR|CHAIRMAN)\b[^:]{0,90}):\s*"
)
FIJI_SPEAKER = re.compile(r"(?P<name>(?:MR|MRS|MS|MADAM|HON|THE)\b[^a-z:]{1,80}?)\.-\s*")
RUNNING_HEAD = re.compile(r"(?:Page )?\d+$|\d+\w{0,2} (?:Session|Meeting)|Volume \d+$")


def recognises(raw: RawDocument) -> bool:
    """A page whose head says so."""
    return raw.markup is not None and not raw.text and SIGN.search(raw.markup, 0, 4_000) is not None


def read(raw: RawDocument) -> Iterator[Document]:
    """The contributions of a page."""
    return fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """Each contribution, under the heading above it."""
    root = page_of(raw.markup or "")
    title = " ".join((root.findtext(".//title") or "").split())
    if " - Fiji Hansard" not in title:
        yield from _cook_islands(root)
    elif box := cut_out(root, "//body"):
        yield from _fiji(title, box)


def _fiji(title: str, box: Tag) -> Iterator[Paper]:
    """A part of a sitting: its speeches, or the whole where nobody is named."""
    heading = calm(line(box.find(["h3", "h4"])) or title.partition(" - ")[0])
    walk = _Walk(heading, first_date(title) or "", "title", FIJI_SPEAKER)
    headings = {line(tag) for tag in box.find_all(["h3", "h4"])}
    for text in paragraphs(box):
        if text not in headings:
            yield from walk.step(text, bold=True)
    yield from walk.close()


def _cook_islands(root: lxml.html.HtmlElement) -> Iterator[Paper]:
    """A whole sitting: the boxes of text in their order."""
    walk = _Walk("", "", "first page", SPEAKER)
    for box in root.xpath('//div[contains(@style, "textbox")]'):
        text = " ".join("".join(map(str, box.itertext())).split())
        bolds = ("".join(map(str, span.itertext())) for span in box.iter("span") if "Bold" in (span.get("style") or ""))
        bold = " ".join("".join(bolds).split())
        if text and not RUNNING_HEAD.match(text):
            yield from walk.step(text, bold=bool(bold), whole=len(bold) >= len(text) - 2)
    yield from walk.close()


@dataclass(slots=True)
class _Walk:
    """A walk through a sitting: the running heading and day, and the contribution that stands open."""

    title: str
    date: str
    dated_by: str
    speaker: re.Pattern[str]
    passages: list[Passage] = field(default_factory=list)
    said_by: str = ""
    count: int = 0

    def step(self, text: str, *, bold: bool, whole: bool = False) -> Iterator[Paper]:
        """Takes in one paragraph; `whole` where all of it is bold."""
        found = self.speaker.match(text) if bold else None
        if not self.date:  # the cover
            self.date = (first_date(text.title()) if len(text) < 60 else None) or ""
        elif found:
            yield from self.close()
            self.said_by = found["name"]
            said = text[found.end() :].strip()
            self.passages = [Passage(found["name"].strip(), "speaker")] + ([Passage(said, "speech")] if said else [])
        elif whole and text.isupper() and len(text) < 120:
            yield from self.close()
            self.title = calm(text)
        else:
            self.passages.append(Passage(text, "speech"))  # below a heading whoever spoke above it goes on

    def close(self) -> Iterator[Paper]:
        """The contribution that stands open, if any."""
        if any(passage.part == "speech" for passage in self.passages):
            self.count += 1
            facts = [Given("kind", "debate", "field:page")]
            facts += [Given("title", self.title, "field:heading")] if self.title else []
            facts += [Given("date", self.date, f"field:{self.dated_by}")] if self.date else []
            facts += [Given("speaker", speaker_name(self.said_by), "field:bold")] if self.said_by else []
            yield Paper(tuple(self.passages), tuple(facts), f"contribution {self.count}")
        self.passages = []
