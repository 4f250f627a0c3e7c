"""How does a source that knows a page's fields write its papers down?

A reader gives a `Paper` as the passages that the page prints, each with what the page's own markup calls it; `written` makes the
document: the passages that stay are the text, all of them are the original, and the names are parts of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.errors import CleanError
from corpus.layouts.names import name_parts
from corpus.layouts.speakers import NAMED
from corpus.records import Document, Furniture, Given, Locator, Part, RawDocument, Span

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page: the part of the paper that it is ("" for plain text), or the kind of furniture (`cut`)."""

    text: str
    part: str = ""
    cut: str = ""
    gap: str = PARAGRAPH  # between it and the passage before


@dataclass(frozen=True, slots=True)
class Paper:
    """One record of a page; `member` tells it from the others, and is None where the page is one paper."""

    passages: tuple[Passage, ...]
    given: tuple[Given, ...] = ()
    member: str | None = None


Reader = Callable[[RawDocument], Iterable[Paper]]


def read_papers(raw: RawDocument, source: str, reader: Reader) -> tuple[Document, ...]:
    """The documents that a reader finds on a page; none where the page has not the markup that it knows."""
    try:
        papers = list(reader(raw))
    except (RecursionError, ValueError) as error:
        raise CleanError(f"{raw.locator}: the page cannot be read: {error}. Save it again.") from error
    return tuple(written(raw, source, paper) for paper in papers if any(has_words(p.text) for p in paper.passages if not p.cut))


def has_words(text: str) -> bool:
    """Is there a letter or a digit?"""
    return any(char.isalnum() for char in text)


def written(raw: RawDocument, source: str, paper: Paper) -> Document:
    """The document of a paper, with what came with the file above what the page states."""
    original: list[str] = []
    text: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    furniture: list[Furniture] = []
    parts: list[Part] = []
    at = size = 0  # in the original, in the text
    for passage in paper.passages:
        gap = passage.gap if original else ""
        original += [gap, passage.text]
        start, at = at + len(gap), at + len(gap) + len(passage.text)
        if passage.cut:
            furniture.append(Furniture(Span(start, at), passage.cut))
            continue
        gap = passage.gap if text else ""
        text += [gap, passage.text]
        pieces.append((size + len(gap), start, len(passage.text)))
        parts += _parts(passage, size + len(gap))
        size += len(gap) + len(passage.text)
    place = Locator(raw.locator.path, "/".join(filter(None, (raw.locator.member, paper.member)))) if paper.member else raw.locator
    body, before, given = "".join(text), "".join(original), raw.given + paper.given
    return Document(
        place, raw.format, source, raw.sha256, body, before, tuple(pieces), tuple(furniture), given, tuple(_joined(parts))
    )


def _parts(passage: Passage, start: int) -> Iterable[Part]:
    if passage.part in NAMED:
        return name_parts(passage.part, passage.text, start)
    return (Part(passage.part, Span(start, start + len(passage.text))),) if passage.part else ()


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Neighbouring passages of one part as one."""
    for name, run in groupby(parts, key=lambda part: part.name):
        found = list(run)
        if name in ("question", "answer", "speech"):
            yield Part(name, Span(found[0].span.start, found[-1].span.end))
        else:
            yield from found


def verbatim(raw: RawDocument, source: str) -> Document:
    """The paper as its loader wrote it: nothing of it is furniture."""
    pieces = ((0, 0, len(raw.text)),)
    return Document(raw.locator, raw.format, source, raw.sha256, raw.text, raw.text, pieces, (), raw.given, raw.parts)
