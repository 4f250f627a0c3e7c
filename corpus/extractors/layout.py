"""Which stretch of a paper is its letterhead, its question, its signature, its notes to editors?"""

from __future__ import annotations

from collections.abc import Callable

from corpus.layouts.debates import debate_parts
from corpus.layouts.houses import is_house_line
from corpus.layouts.letters import letter_parts
from corpus.layouts.questions import question_parts
from corpus.layouts.releases import release_parts
from corpus.lines import split_filled
from corpus.records import Document, Findings, Part

LAYOUTS: dict[str, Callable[[str], tuple[Part, ...]]] = {
    "letter": letter_parts,
    "written_answer": question_parts,
    "debate": debate_parts,
    "press_release": release_parts,
    "news": release_parts,
    "other": release_parts,
}


def extract(document: Document, found: Findings) -> Findings:
    """The parts that the format or source knew, and for the names that it did not give, those that the text shows."""
    if not document.text:
        return found
    given = {part.name for part in document.parts}
    if given & {"question", "answer", "speech", "salutation"}:
        return found._replace(parts=document.parts)
    read = LAYOUTS[found.kind](document.text)
    if found.kind in ("written_answer", "debate"):
        read = (*read, *_house_lines(document.text, read))
    return found._replace(parts=(*document.parts, *(part for part in read if part.name not in given)))


def _house_lines(text: str, parts: tuple[Part, ...]) -> list[Part]:
    """The lines above the first question or speech that say which House sat: what they name is none of the paper's."""
    first = min((part.span.start for part in parts if part.name not in ("heading", "answering_body")), default=0)
    return [Part("house", line.span) for line in split_filled(text) if line.start < first and is_house_line(line.text)]
