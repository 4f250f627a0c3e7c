"""Is this a letter to a newspaper, as its page of letters prints it: greeting nobody, and signed by a list of people?"""

from __future__ import annotations

import re

from corpus.layouts.signatures import signed_in_paragraph
from corpus.lines import Line, holds
from corpus.records import Document

PAGE = re.compile(r"^\W*(?:Letters|LETTERS)(?: to the [Ee]ditor| TO THE EDITOR)?\W*$", re.MULTILINE)  # its heading
LAST = 3  # lines, among which those who sign are named


def printed_letter(document: Document, lines: tuple[Line, ...]) -> Line | None:
    """The paragraph that names those who sign, below the heading of a page of letters; None where either is missing."""
    if not holds(document.original, ("etters", "ETTERS")) or not PAGE.search(document.original):
        return None
    return next((line for line in lines[-LAST:] if signed_in_paragraph(line)), None)
