"""Which stretch of a paper is its letterhead, its question, its signature, its notes to editors?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.layouts.debates import debate_parts
from corpus.layouts.letters import letter_parts
from corpus.layouts.questions import question_parts
from corpus.layouts.releases import release_parts
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
        return replace(found, parts=document.parts)
    read = LAYOUTS[found.kind](document.text)
    return replace(found, parts=(*document.parts, *(part for part in read if part.name not in given)))
