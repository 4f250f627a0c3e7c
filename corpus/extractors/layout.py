"""Which stretch of a paper is its letterhead, its question, its signature, its notes to editors?"""

from __future__ import annotations

from collections.abc import Callable

from corpus.cleaning.page import to_original
from corpus.layouts.debates import debate_parts
from corpus.layouts.houses import is_house_line
from corpus.layouts.letters import letter_parts
from corpus.layouts.questions import question_parts
from corpus.layouts.releases import release_parts
from corpus.lines import ARROWS, has_figure, split_filled
from corpus.records import Document, Findings, Part

_LONGEST_LINK = 80  # characters
_LINK_WORDS = 5

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
    if found.kind == "letter":
        read = _with_menu(document, read)
    return found._replace(parts=(*document.parts, *(part for part in read if part.name not in given)))


def _house_lines(text: str, parts: tuple[Part, ...]) -> list[Part]:
    """The lines above the first question or speech that say which House sat: what they name is none of the paper's."""
    first = min((part.span.start for part in parts if part.name not in ("heading", "answering_body")), default=0)
    return [Part("house", line.span) for line in split_filled(text) if line.start < first and is_house_line(line.text)]


def _with_menu(document: Document, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a letter that was saved as a page: what stands among the links of its menu is no letterhead."""
    first = next((part for part in parts if part.name == "letterhead"), None)
    begins = min((part.span.start for part in parts if part.name in ("subject", "date", "sender", "salutation")), default=0)
    top = to_original(document.pieces, begins) or 0
    links = [cut.span.start for cut in document.furniture if cut.kind == "navigation" and cut.span.start < top]
    if first is None or not links:
        return parts
    return tuple(
        [part._replace(name="menu") if part is not first and _in_menu(document, part, links) else part for part in parts]
    )


def _in_menu(document: Document, part: Part, links: list[int]) -> bool:
    """Is it a short line between two links, or one with the arrow to another page?"""
    line = document.text[part.span.start : part.span.end]
    if part.name not in ("letterhead", "recipient") or "\n" in line or len(line) > _LONGEST_LINK:
        return False
    at = to_original(document.pieces, part.span.start) or 0
    short = part.name == "letterhead" and len(line.split()) <= _LINK_WORDS and not has_figure(line)
    return line[0] in ARROWS or line[-1] in ARROWS or (short and links[0] < at < links[-1])
