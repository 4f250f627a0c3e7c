"""What is the article on a web page, who published it when, and where on the page does each word stand?

`read_article` gives the text and the facts of any page; `read_page` gives the same as a Document, whose original is the text
that a browser would show. No page is fetched: what is not in the markup is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

import lxml.html

from corpus.errors import CleanError
from corpus.knowledge import prose
from corpus.records import Document, Furniture, Given, RawDocument, Span
from corpus.sources.page_blocks import Block, Place, place, show
from corpus.sources.page_choice import choose
from corpus.sources.page_fields import Fact
from corpus.sources.page_metadata import PageFacts, read_facts
from corpus.sources.page_tree import parse
from corpus.sources.page_votes import WORD, ask_trafilatura, sketch

SHORT = 150  # words; a page that shows fewer may hide its article until a script runs, or carry it in a field
MORE = 2  # times the words that the page shows: then the hidden or carried text is taken
STATED = frozenset(
    {"title", "author", "published", "publisher", "url"}
)  # a page's language is its template's, often not its text's
NAVIGATION = frozenset({"navigation", "cookies", "popup", "footer", "form", "sharing"})


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page. `evidence` maps title, author, published, publisher, language and url to the page's field."""

    title: str | None
    authors: tuple[str, ...]
    published: str | None  # an ISO date
    publisher: str | None
    language: str | None
    url: str | None
    text: str  # paragraphs apart by blank lines; lines of a list or table by line ends
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page as read: its blocks, the verdict on each ("" stays), and its facts."""

    blocks: tuple[Block, ...]
    verdicts: tuple[str, ...]
    facts: PageFacts


def read_article(markup: str, url: str | None = None) -> Article:
    """The article of a page and the facts that the page states. Raises CleanError where the page shows no text."""
    reading = _read(markup, url)
    facts = reading.facts
    return Article(
        facts.title.value if facts.title else None,
        tuple(fact.value for fact in facts.authors),
        facts.published.value if facts.published else None,
        facts.publisher.value if facts.publisher else None,
        facts.language.value if facts.language else None,
        facts.url.value if facts.url else None,
        _written(reading)[1],
        tuple(dict.fromkeys((name, fact.where) for name, fact in _named(facts))),
    )


def read_page(raw: RawDocument, source: str = "generic") -> Document:
    """A page as a clean document with the way back to the text that it shows. Raises CleanError where there is none."""
    if raw.markup is None:
        raise CleanError(f"{raw.locator} holds no markup. Read it as plain text.")
    url = next((fact.value for fact in raw.given if fact.name == "url"), None)
    try:
        reading = _read(raw.markup, url)
    except CleanError as error:
        raise CleanError(f"{raw.locator}: {error}") from error
    original, text, pieces = _written(reading)
    given = tuple(Given(name, fact.value, f"field:{fact.where}") for name, fact in _named(reading.facts) if name in STATED)
    furniture = tuple(_furniture(reading))
    return Document(raw.locator, raw.format, source, raw.sha256, text, original, pieces, furniture, raw.given + given)


def _read(markup: str, url: str | None) -> _Reading:
    try:
        root = parse(markup)
    except ValueError as error:
        raise CleanError(f"{error}. Check that it is a web page.") from error
    reading = _choose(root, url, hidden=False)
    kept = _size(reading)
    if kept < SHORT:
        whole = _choose(root, url, hidden=True)
        if _size(whole) > MORE * kept:
            reading, kept = whole, _size(whole)
    if len(WORD.findall(reading.facts.body)) > MORE * kept:
        reading = _carried(reading)
    if not reading.blocks:
        raise CleanError("the page shows no text. Save it again after it has loaded, or save its printed form.")
    if all(reading.verdicts):
        verdicts = tuple(verdict if verdict in NAVIGATION else "" for verdict in reading.verdicts)
        return _Reading(reading.blocks, ("",) * len(verdicts) if all(verdicts) else verdicts, reading.facts)
    return reading


def _choose(root: lxml.html.HtmlElement, url: str | None, *, hidden: bool) -> _Reading:
    blocks = show(root, hidden=hidden)
    facts = read_facts(root, blocks, url)
    return _Reading(blocks, choose(sketch(blocks, ask_trafilatura(root)), facts.titles), facts)


def _size(reading: _Reading) -> int:
    """How many words stay."""
    stay = (block for block, verdict in zip(reading.blocks, reading.verdicts, strict=True) if not verdict)
    return sum(len(WORD.findall(block.text)) for block in stay)


def _carried(reading: _Reading) -> _Reading:
    """The page with the text that it carries in its own fields below what it shows, in place of the little that it shows."""
    where = (Place(0, "p", "json-ld:articleBody", frozenset()),)
    paragraphs = [" ".join(line.split()) for line in reading.facts.body.splitlines()]
    carried = tuple(Block(normalize("NFC", paragraph), 0.0, 0.0, where) for paragraph in paragraphs if paragraph)
    shown = tuple(verdict or "duplicate" for verdict in reading.verdicts)
    return _Reading(reading.blocks + carried, shown + ("",) * len(carried), reading.facts)


def _named(facts: PageFacts) -> Iterator[tuple[str, Fact]]:
    """The facts that the page states, under the names that records give them."""
    rows = [("title", facts.title), *(("author", author) for author in facts.authors), ("published", facts.published)]
    rows += [("publisher", None if _carries(facts) else facts.publisher), ("language", facts.language), ("url", facts.url)]
    yield from ((name, fact) for name, fact in rows if fact is not None)


def _carries(facts: PageFacts) -> bool:
    """Is the page's site one that carries the papers of others?"""
    return facts.publisher is not None and facts.publisher.value.rpartition(" - ")[2] in prose("carriers")


def _written(reading: _Reading) -> tuple[str, str, tuple[tuple[int, int, int], ...]]:
    """The text that the page shows, the article's text, and the pieces that lead from this to that."""
    original, starts = place(reading.blocks)
    text: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    size = 0
    previous: int | None = None
    for number, (block, verdict) in enumerate(zip(reading.blocks, reading.verdicts, strict=True)):
        if verdict:
            continue
        if previous is not None:
            gap = block.gap_after(reading.blocks[previous])
            text.append(gap)
            size += len(gap)
        if previous is not None and previous == number - 1:
            start, place_of, _ = pieces.pop()
            pieces.append((start, place_of, size - start + len(block.text)))
        else:
            pieces.append((size, starts[number], len(block.text)))
        text.append(block.text)
        size += len(block.text)
        previous = number
    return original, "".join(text), tuple(pieces)


def _furniture(reading: _Reading) -> Iterator[Furniture]:
    """What is no part of the article, neighbours of one kind together, as spans of the text that the page shows."""
    _, starts = place(reading.blocks)
    for kind, run in groupby(range(len(reading.blocks)), key=lambda number: reading.verdicts[number]):
        numbers = list(run)
        if kind:
            yield Furniture(Span(starts[numbers[0]], starts[numbers[-1]] + len(reading.blocks[numbers[-1]].text)), kind)
