"""Parallel Parliament, parallelparliament.co.uk: written questions and debates of the UK Parliament, one page each or in lists.

It is run by volunteers; the words are Parliament's, under the Open Parliament Licence. Its pages show a member's portrait, then
the name, then the office, before "This question was answered on ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from bs4 import Tag

from corpus.cleaning import STEPS, Page
from corpus.layouts.labels import is_labelled
from corpus.layouts.speakers import speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import address, cut_out, first_date, line, page_of, paragraphs
from corpus.sources.parallel_debates import PORTRAIT, contributions
from corpus.sources.parallel_lists import questions
from corpus.sources.passages import Paper, Passage, read_papers
from corpus.sources.publisher_pages import is_of, publisher_page
from corpus.sources.reading import documents, visible

TITLE = "Parallel Parliament"
READS_TEXT = True
YIELDS = (
    "a record for each question with its answer, alone or in a list: who asks, who answers, for whom, when; for each speech of a"
    " debate: speaker, day, heading, house; for a page about a bill, a committee or a member"
)

SIGNS = (
    re.compile(r"Parallel Parliament|parallelparliament", re.IGNORECASE),
    re.compile(r"^This question was answered on \d", re.MULTILINE),
    re.compile(r"Reticulating Splines|^.{3,60} Portrait$", re.MULTILINE),
    re.compile(r"^Question to the .{3,60}:$", re.MULTILINE),
)
LONGEST_OFFICE = 200

SLUG = "parallel-parliament"
HOST = "parallelparliament.co.uk"
SITE_TITLE = re.compile(r"<title>[^<]{0,300}\bParallel ?Parliament\s*</title>", re.IGNORECASE)
SECTIONS = {"/": "other"}  # what is neither a question nor a debate tells of a bill, a committee, a member
TO_BODY = re.compile(r"Question to the (?P<body>.{3,80}?):?$")
ASKED_ON = re.compile(r"\(?asked on (?P<date>[^)]{6,40})\)?", re.IGNORECASE)
ANSWERED_ON = re.compile(r"This question was answered on (?P<date>.{6,40}?)\.?$")
ASKED_BY = re.compile(r"Asked by:?\s*(?P<name>.*)$", re.IGNORECASE)
ANSWERED_BY = re.compile(r"Answered by:?\s*(?P<name>.*)$", re.IGNORECASE)
END = re.compile(
    r"(?:Reticulating Splines|Share this|Secondary legislation|Cookies|Data provided by|About Parallel)", re.IGNORECASE
)


def recognises(raw: RawDocument) -> bool:
    """A page that names the site as its own, or that is laid out as its pages of questions are."""
    text = raw.text or raw.markup or ""
    if any(SIGNS[0].search(fact.value) for fact in raw.given if fact.name == "url") or is_of(raw, HOST) or _titled(raw):
        return True
    return "This question was answered on" in text and sum(sign.search(text) is not None for sign in SIGNS) > 1


def _titled(raw: RawDocument) -> bool:
    """Does the title of a saved page end in the site's name?"""
    return raw.markup is not None and raw.format in ("html", "mhtml") and SITE_TITLE.search(raw.markup, 0, 30_000) is not None


def read(raw: RawDocument) -> Iterator[Document]:
    """The questions or speeches of a page from its fields, where it is saved as a page; without portraits and offices."""
    found = read_papers(raw, SLUG, papers) if raw.markup is not None and not raw.text else ()
    if not found and raw.markup is not None and not raw.text and "This question was answered on" not in raw.markup:
        yield from publisher_page(raw, SLUG, TITLE, SECTIONS)
    else:
        yield from found or documents(visible(raw), SLUG, (*STEPS, cut_offices))


def papers(raw: RawDocument) -> Iterator[Paper]:
    """What a page holds: one question with its answer, a list of such, or the speeches of a debate."""
    root = page_of(raw.markup or "")
    found = tuple(_one_question(root)) or tuple(questions(root))
    yield from found or contributions(root)


def _one_question(root: lxml.html.HtmlElement) -> Iterator[Paper]:
    """The question of a page and its answer; none where the page is of another sort."""
    box = _question_box(root)
    if box is None:
        return
    walk = _Walk(line(box.find(["h1", "h2", "h3"])))
    for text in paragraphs(box):
        if END.match(text) and walk.state == "answer":
            break
        for each in text.split("\n") if len(text) < LONGEST_OFFICE else [text]:
            walk.step(each)
    if walk.answered_on != 1:
        return
    url = address(root)
    facts = (Given("kind", "written_answer", "field:This question was answered on"), *walk.facts)
    yield Paper(tuple(walk.passages), (*facts, Given("url", url, "field:canonical")) if url else facts)


def _question_box(root: lxml.html.HtmlElement) -> Tag | None:
    """The smallest element that holds both the heading and the answer."""
    box = "self::main or self::article or self::section or self::div or self::body"
    holds = 'contains(., "This question was answered on") and (.//h1 or .//h2 or .//h3)'
    return cut_out(root, f"(//*[{box}][{holds}])[last()]")


class _Walk:
    """A walk down a question's page: what stands open, and the passages and facts so far."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.state = "head"  # head, asker, question, answerer, office, answer
        self.passages: list[Passage] = []
        self.facts: list[Given] = []
        self.answered_on = 0

    def step(self, text: str) -> None:
        """Takes in one line or paragraph."""
        if text == self.title and self.state == "head" and not any(fact.name == "title" for fact in self.facts):
            self._keep(text, "heading", "title", text, "heading")
        elif found := ANSWERED_ON.match(text):
            self.answered_on += 1
            self.state = "answer"
            day = first_date(found["date"])
            self._drop(text, "frame", *((name, day, "This question was answered on") for name in ("date", "answered") if day))
        elif self.state == "answer":
            self.passages.append(Passage(text, "answer"))
        elif found := ASKED_BY.match(text):
            self._name(found["name"], "asker")
        elif found := ANSWERED_BY.match(text):
            self._name(found["name"], "answerer")
        elif text.endswith(PORTRAIT):
            self._drop(text, "portrait")
        elif self.state in ("asker", "answerer"):
            self._name(text, self.state)
        elif found := TO_BODY.match(text):
            self.state = "question"
            self._drop(text, "frame", ("answering_body", found["body"], "Question to the"))
        elif found := ASKED_ON.match(text):
            self._drop(text, "frame", ("asked", first_date(found["date"]), "asked on"))
        elif self.state == "question":
            self.passages.append(Passage(text, "question"))
        else:
            self._drop(text, "office" if self.state == "office" else "frame")

    def _name(self, name: str, role: str) -> None:
        """A name after its label, or on the line below."""
        if not name:
            self.state = role
            return
        self.state = "office" if role == "answerer" else "head"
        self._keep(name, role, role, speaker_name(name), "Answered by" if role == "answerer" else "Asked by")

    def _keep(self, text: str, part: str, name: str, value: str, field: str) -> None:
        self.passages.append(Passage(text, part))
        self.facts.append(Given(name, value, f"field:{field}"))

    def _drop(self, text: str, kind: str, *facts: tuple[str, str | None, str]) -> None:
        self.passages.append(Passage(text, cut=kind))
        self.facts += [Given(name, value, f"field:{field}") for name, value, field in facts if value]


def cut_offices(page: Page) -> Page:
    """Cuts the line of an answerer's office, which stands between the name under a portrait and the date of the answer."""
    kinds: dict[int, str] = {}
    named = 0  # lines since the portrait
    for number, printed in enumerate(page.lines):
        if page.verdicts[number] == "portrait":
            named = 1
        elif named and printed.text:
            if is_labelled(printed.text) or len(printed.text) > LONGEST_OFFICE:
                named = 0
            elif named > 1 or (not page.verdicts[number] and _is_office_after(page, number)):
                kinds[number] = "office"
            named = named and named + 1
    return page.cut_lines(kinds)


def _is_office_after(page: Page, number: int) -> bool:
    """Is the line right below a portrait an office, because the name stands above the portrait?"""
    portrait = next((page.lines[i].text for i in range(number - 1, -1, -1) if page.verdicts[i] == "portrait"), "")
    return not portrait.startswith(page.lines[number].text.split("(")[0].strip()[:20])
