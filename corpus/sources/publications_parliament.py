"""Hansard as it stood at publications.parliament.uk until 2016: debates, oral and written answers, statements, petitions.

The pages are Parliament's, under the Open Parliament Licence. A page is a row of headings and paragraphs: a heading names the
department or the subject, bold words with a colon name who speaks, and a line or an anchor gives the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import lxml.html
from bs4 import NavigableString, Tag

from corpus.layouts.speakers import speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.article import read_page
from corpus.sources.markup import cut_out, first_date, holds, lies_in, line, page_of, paragraphs, table_text, words
from corpus.sources.passages import Paper, Passage, read_papers

TITLE = "Hansard at publications.parliament.uk (until 2016)"
YIELDS = "a record for each speech, question with its answer, statement and petition: who, when, heading, column"

SLUG = "publications-parliament"
SIGN = re.compile(r'<notus-date\b|name="column_\d|publications\.parliament\.uk/pa/|/styles/hansard\.css', re.IGNORECASE)
INDEX = " Index for "
COLUMN = re.compile(r"\d{1,2} \w+ \d{4} ?: ?Column (?P<column>(?:GC ?)?\d+[A-Z]*)")
ANCHOR_COLUMN = re.compile(r"column_((?:GC)?\d+[A-Z]*)")
HEADINGS = ("h1", "h2", "h3", "h4")
SECTIONS = re.compile(
    r"(?:Oral Answers to Questions|Written (?:Answers|Questions|Ministerial Statements?|Statements?)(?: to Questions)?"
    r"|Petitions?|Ministerial Corrections?|Westminster Hall|House of (?:Commons|Lords)|Grand Committee|Prayers|Observations)",
    re.IGNORECASE,
)
NO_SUBJECT = re.compile(
    r"\[.*in the Chair\s*\]|The (?:House|Committee|sitting) met|.*\bw(?:as|ere) asked\W*$|Volume |\W*$", re.IGNORECASE
)
UIN = re.compile(r"\[((?:HL)?\d{3,7})\]\s*$")
PETITION = re.compile(r"The (?:Humble )?Petition of|To the House of Commons|Observations (?:from|by) ")
PRESENTED = re.compile(r"\[Presented by (.+?), Official Report", re.DOTALL)
PROCEDURE = re.compile(
    r"(?:Question|Motion|Amendment|The (?:House|Committee) (?:divided|having)|Resolved|Ordered|It being|Sitting|Bill )"
)
KIND = {"written answers": "written_answer", "petition": "other", "petitions": "other"}


@dataclass(frozen=True, slots=True)
class Where:
    """Where on the page we are: what the headings above say."""

    section: str = ""
    department: str = ""
    subject: str = ""
    date: str = ""
    column: str = ""

    @property
    def written(self) -> bool:
        """Is it among the written answers?"""
        return self.section.lower().startswith(("written answers", "written questions"))

    @property
    def petitions(self) -> bool:
        """Is it among the petitions?"""
        return self.section.lower().startswith("petition")


@dataclass(slots=True)
class Open:
    """The paper that stands open while the page is walked."""

    where: Where
    passages: list[Passage] = field(default_factory=list)
    facts: list[Given] = field(default_factory=list)
    anchor: str = ""
    answered: bool = False


def recognises(raw: RawDocument) -> bool:
    """A page with columns of Hansard marked as that site marked them."""
    return raw.markup is not None and not raw.text and SIGN.search(raw.markup, 0, 60_000) is not None and "olumn" in raw.markup


def read(raw: RawDocument) -> Iterator[Document]:
    """Every contribution of the page; an index without any is read as any page."""
    yield from read_papers(raw, SLUG, papers) or (read_page(raw, SLUG),)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """The papers of a page in order."""
    root = page_of(raw.markup or "")
    title = " ".join((root.findtext(".//title") or "").split())
    box = cut_out(root, '//*[@id="content-small"]', '//*[@id="maincontent1"]', "//body")
    if box is None:
        return
    if INDEX in title:
        yield _index(title, box)
        return
    house = "Lords" if "ords" in title or "ldhansrd" in (raw.markup or "")[:20_000] or _is_lords(root) else "Commons"
    walk = _Walk(house)
    for element in box.find_all(True):
        yield from walk.step(element)
    yield from walk.close()


def _index(title: str, box: Tag) -> Paper:
    """A table of contents: one paper of no kind."""
    dated = first_date(title)
    facts = [Given("kind", "other", "field:title"), Given("title", title, "field:title")]
    facts += [Given("date", dated, "field:title"), Given("published", dated, "field:title")] if dated else []
    return Paper(tuple(Passage(text) for text in paragraphs(box)), tuple(facts))


def _is_lords(root: lxml.html.HtmlElement) -> bool:
    return any("House of Lords" in heading.text_content() for heading in root.iter("h1", "h2"))


class _Walk:
    """A walk down the page."""

    def __init__(self, house: str) -> None:
        self.house = house
        self.where = Where()
        self.open: Open | None = None
        self.anchor = ""  # the last that stood outside a paragraph
        self.turned = False  # has a new column begun since the last paragraph?
        self.count = 0

    def step(self, element: Tag) -> Iterator[Paper]:
        """Takes in one element."""
        if element.name == "a":
            self._anchor(element)
        elif element.name in HEADINGS:
            yield from self.close()
            self._heading(element)
        elif element.name == "columnnum":
            self._column(line(element))
        elif element.name == "h5":
            self._cut(line(element), "time")
        elif element.name == "table" and not holds(element, {"table"}):
            if self.open and (rows := table_text(element)):
                self.open.passages.append(Passage(rows, self._part()))
        elif element.name == "p" and not holds(element, {"p"}) and not lies_in(element, "table"):
            text = words(element)
            if COLUMN.fullmatch(text):
                self._column(text)
            elif text:
                yield from self._paragraph(element, text)

    def _anchor(self, element: Tag) -> None:
        name = str(element.get("name") or "")
        column = ANCHOR_COLUMN.match(name)
        if column:
            self.where = replace(self.where, column=column[1])
        elif name.isdigit() and len(name) > 8 and not lies_in(element, "p"):
            self.anchor = name

    def _column(self, text: str) -> None:
        found = COLUMN.search(text)
        if found:
            self.where = replace(self.where, column=found["column"], date=first_date(text) or self.where.date)
            if not (self.open and self.open.passages and self.open.passages[-1].text == text):
                self._cut(text, "column")
            self.turned = True

    def _cut(self, text: str, kind: str) -> None:
        if self.open and text:
            self.open.passages.append(Passage(text, cut=kind))

    def _heading(self, element: Tag) -> None:
        text = line(element)
        dated = first_date(text)
        if dated and len(text) < 40:
            self.where = replace(self.where, date=dated)
        elif SECTIONS.fullmatch(text):
            if text.lower() != "observations":
                self.where = Where(text, "", "", self.where.date, self.where.column)
        elif not text or NO_SUBJECT.match(text):
            return
        elif "uppercase" in str(element.get("style") or ""):
            self.where = replace(self.where, department=text, subject="")
        else:
            self.where = replace(self.where, subject=text)

    def _paragraph(self, element: Tag, text: str) -> Iterator[Paper]:
        bold = _speaker_in(element)
        said = text
        if bold:
            name = words(bold)
            number = text[: text.find(name)]
            said = text[text.find(name) + len(name) :].strip()
            asks = self.where.written and (said.startswith("To ask") or UIN.search(said) is not None)
            if not (self.where.written and self.open) or (asks and self.open.answered):
                yield from self.close()
            self._say(element, name, number.strip(), said, asks)
        elif (self.where.petitions and PETITION.match(text)) or (
            PROCEDURE.match(text) and holds(element, {"i"}) and self._spoken()
        ):
            yield from self.close()
            self._begin(element)
            self._add(text, self._part())
        else:
            if self.open is None:
                self._begin(element)
            self._add(text, self._part())
        presented = PRESENTED.search(text) if self.where.petitions else None
        if presented and self.open:
            self.open.facts.append(Given("speaker", speaker_name(presented[1].replace("\n", " ")), "field:b"))
        uin = UIN.search(said) if self.where.written else None
        if uin and self.open and not any(fact.name == "id" for fact in self.open.facts):
            self.open.facts.append(Given("id", uin[1], "field:p"))
        self.turned = False

    def _spoken(self) -> bool:
        return self.open is not None and any(passage.part == "speaker" for passage in self.open.passages)

    def _part(self) -> str:
        """What a paragraph without a name goes on with."""
        passages = self.open.passages if self.open else []
        parts = [passage.part for passage in passages if passage.part in ("question", "answer", "speech")]
        return parts[-1] if parts else "" if self.where.written or self.where.petitions else "speech"

    def _begin(self, element: Tag) -> Open:
        anchors = [str(a.get("name")) for a in element.find_all("a") if str(a.get("name") or "").isdigit()]
        self.open = Open(self.where, anchor=anchors[0] if anchors else self.anchor)
        self.anchor = ""
        return self.open

    def _say(self, element: Tag, name: str, number: str, said: str, asks: bool) -> None:
        """Somebody begins to speak, ask or answer."""
        paper = self.open or self._begin(element)
        role, part = ("asker", "question") if asks else ("answerer", "answer") if self.where.written else ("speaker", "speech")
        paper.answered = paper.answered or part == "answer"
        if number:
            paper.passages.append(Passage(number, cut="number"))
        paper.passages.append(Passage(name.rstrip(": "), role))
        paper.facts.append(Given(role, speaker_name(name), "field:b"))
        if said:
            paper.passages.append(Passage(said, part))

    def _add(self, text: str, part: str) -> None:
        assert self.open is not None
        before = next((passage.text for passage in reversed(self.open.passages) if not passage.cut), "")
        goes_on = self.turned and before and before[-1] not in '.?!:”"’)]'
        self.open.passages.append(Passage(text, part, gap=" " if goes_on else "\n\n"))

    def close(self) -> Iterator[Paper]:
        """The paper that stands open, if any."""
        paper, self.open = self.open, None
        if paper is None or not any(not passage.cut for passage in paper.passages):
            return
        self.count += 1
        facts = tuple(self._facts(paper))
        number = next((fact.value for fact in facts if fact.name == "id"), None)
        yield Paper(tuple(paper.passages), facts, number or f"paper {self.count}")

    def _facts(self, paper: Open) -> Iterator[Given]:
        where = paper.where
        if paper.anchor and not any(fact.name == "id" for fact in paper.facts):
            yield Given("id", paper.anchor, "field:a")
        yield from dict.fromkeys(paper.facts)
        yield Given("kind", KIND.get(where.section.lower().removesuffix(" to questions"), "debate"), "field:h2")
        title = where.subject or where.department or where.section
        if title:
            yield Given("title", title, "field:h3" if where.subject or where.department else "field:h2")
        if where.date:
            names = ("date", "answered") if where.written and paper.answered else ("date",)
            yield from (Given(name, where.date, "field:column") for name in names)
        if where.department and (where.written or where.petitions):
            yield Given("answering_body", where.department, "field:h3")
        yield Given("house", self.house, "field:page")
        if where.column:
            yield Given("column", where.column, "field:column")


def _speaker_in(paragraph: Tag) -> Tag | None:
    """The bold words with a colon that open a paragraph, after anchors and the question's number."""
    for node in paragraph.descendants:
        if isinstance(node, Tag) and node.name in ("b", "strong"):
            return node if words(node).rstrip().endswith(":") and len(words(node)) < 220 else None
        if isinstance(node, NavigableString) and not re.fullmatch(r"[\s\d.T]*", str(node)):
            return None
    return None
