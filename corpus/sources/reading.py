"""How does a source turn a raw paper into clean documents?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.cleaning import STEPS, Cleaned, Page, Step, finish, mark, move_parts
from corpus.cleaning.edges import cut_edges
from corpus.cleaning.frame import cut_frame
from corpus.errors import CleanError
from corpus.ids import content_id
from corpus.records import Document, Furniture, Locator, RawDocument
from corpus.sources.page_blocks import place, show
from corpus.sources.page_tree import parse
from corpus.sources.passages import Reader, read_papers, verbatim
from corpus.splitting import split_records

PRINTED = (
    "pdf",
    "docx",
    "odt",
    "rtf",
    "doc",
)  # a paper of these has no menu around it, but for a page that was printed or pasted
OF_PAGES = frozenset(("sharing", "newsletter", "cookies", "comments", "advert", "reading_aid"))  # furniture of no other paper
FEWEST_OF_PAGES = 3  # lines of it on a page that was printed
SET_APART = ("jsonl", "json", "csv", "parlparse", "feed", "tei", "sgml")  # formats whose files part the papers themselves


def _where_printed_page(step: Step) -> Step:
    """The step, for those papers alone that are a page of the web in print."""

    def cut(page: Page) -> Page:
        return step(page) if sum(verdict in OF_PAGES for verdict in page.verdicts) >= FEWEST_OF_PAGES else page

    return cut


PRINTED_STEPS = tuple(_where_printed_page(step) if step in (cut_edges, cut_frame) else step for step in STEPS)


def documents(
    raw: RawDocument, source: str, steps: tuple[Step, ...] | None = None, *, page: Page | None = None
) -> Iterator[Document]:
    """The clean document of a paper in plain text, or one for each record of a page of questions.

    What its file sets apart already (a line, a speech) is one paper. `page` is given where the text has been marked already.
    """
    page = page or mark(raw.text, steps or (PRINTED_STEPS if raw.format in PRINTED else STEPS))
    sections = () if raw.parts or raw.format in SET_APART else split_records(page)
    if not sections:
        yield document(raw, source, finish(page))
    for section in sections:
        part = page.only(section.numbers)
        cleaned = replace(finish(part), furniture=_beside(page, section.numbers))
        yield document(
            _named(raw, section.member),
            source,
            cleaned,
            f"{raw.locator.member}/{section.member}" if raw.locator.member else section.member,
        )


def _named(raw: RawDocument, section: str) -> RawDocument:
    """The page, with the number that one of its records bears, where the page as a whole has a number."""
    numbers = {
        "content": content_id(raw.sha256, section),
        **{fact.origin: f"{fact.value}-{section}" for fact in raw.given if fact.name == "id" and fact.origin != "content"},
    }
    return raw._replace(
        given=tuple(fact._replace(value=numbers[fact.origin]) if fact.name == "id" else fact for fact in raw.given)
    )


def fields_or_text(raw: RawDocument, source: str, reader: Reader) -> Iterator[Document]:
    """The documents that a reader finds in a page's fields, else those of its text; what an API gave is taken as it is."""
    if raw.markup is None:
        yield verbatim(raw, source)
    else:
        yield from read_papers(raw, source, reader) or documents(visible(raw), source)


def visible(raw: RawDocument) -> RawDocument:
    """The paper with the text that a browser would show, where only markup is known. Raises CleanError for a broken page."""
    if raw.text or raw.markup is None:
        return raw
    try:
        return raw._replace(text=place(show(parse(raw.markup)))[0])
    except ValueError as error:
        raise CleanError(f"{raw.locator}: {error}. Save the page again.") from error


def _beside(page: Page, numbers: tuple[int, ...]) -> tuple[Furniture, ...]:
    """The furniture between the lines of one record, and above the first record of the page."""
    gaps = (after for before, after in pairwise(numbers) if after - before > 1 and page.lines[before].text)
    first = max(numbers[0], next(gaps, numbers[0]))
    around = (*range(numbers[0]), *range(first, numbers[-1] + 1))
    found = [
        Furniture(page.lines[i].span, page.verdicts[i]) for i in sorted(set(around)) if page.verdicts[i] and page.lines[i].text
    ]
    start = page.lines[numbers[0]].start
    inside = [cut for cut in page.cuts if start <= cut.span.start < page.lines[numbers[-1]].end]
    return tuple(sorted([*found, *inside], key=lambda furniture: furniture.span))


def document(raw: RawDocument, source: str, cleaned: Cleaned, member: str | None = None) -> Document:
    """The document of a cleaned text, with what came with the paper."""
    return Document(
        locator=Locator(raw.locator.path, member) if member else raw.locator,
        format=raw.format,
        source=source,
        sha256=raw.sha256,
        text=cleaned.text,
        original=cleaned.original,
        pieces=cleaned.pieces,
        furniture=cleaned.furniture,
        given=raw.given,
        parts=move_parts(cleaned.pieces, raw.parts),
    )
