"""How is one contribution of a structured file written down: a speech, or a question with its answers?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from corpus.ids import digest
from corpus.layouts import speakers
from corpus.loaders.encoding import has_word, tidy
from corpus.loaders.inputs import InputFile, inside
from corpus.records import Given, Part, RawDocument, Span

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody said, as paragraphs, each with the part of the paper that it is ("" for none); and what its fields say."""

    paragraphs: tuple[tuple[str, str], ...]  # part, text
    given: tuple[Given, ...]
    member: str  # what tells it from the others of its file


def paper(file: InputFile, form: str, source: str, contribution: Contribution) -> RawDocument:
    """The contribution as the one paper that it is."""
    text: list[str] = []
    parts: list[Part] = []
    size = 0
    for name, run in groupby(contribution.paragraphs, key=lambda paragraph: paragraph[0]):
        joined = tidy(PARAGRAPH.join([words for _, words in run]))
        gap = PARAGRAPH if text else ""
        text += [gap, joined]
        start, size = size + len(gap), size + len(gap) + len(joined)
        if name:
            parts.append(Part(name, Span(start, size)))
    body = "".join(text)
    sha256 = digest("\0".join([body, *(f"{fact.name}={fact.value}" for fact in contribution.given)]))
    return RawDocument(
        inside(file.locator, contribution.member), form, sha256, body, given=contribution.given, parts=tuple(parts), source=source
    )


def spoken(contribution: Contribution) -> bool:
    """Does it hold a word?"""
    return any(has_word(text) for _, text in contribution.paragraphs)


@lru_cache(maxsize=4096)  # the same few people speak all day
def speaker_name(printed: str) -> str:
    """The name alone, in ordinary letters."""
    return speakers.speaker_name(printed)


@lru_cache(maxsize=1024)
def calm(printed: str) -> str:
    """A name or heading set in capitals, in ordinary letters."""
    return speakers.calm(printed)


def distinct(facts: Iterator[Given]) -> tuple[Given, ...]:
    """The facts in order, each once."""
    return tuple(dict.fromkeys(facts))
