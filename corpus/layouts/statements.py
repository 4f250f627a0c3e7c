"""Who signs a joint statement, an article or a pledge: a paper without a salutation that ends in a list of names?"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.layouts.letter_signs import is_paragraph
from corpus.layouts.signatures import FEWEST, Block, of_block
from corpus.lines import Line
from corpus.records import Part

SIGNATORIES = re.compile(
    r"\W*(?:(?:list of )?signatories(?: (?:to|of) .{3,60})?"
    r"|(?:(?:co-?|jointly )?signed|endorsed)(?: by| on behalf of)?(?: .{0,30}\bby)?"
    r"|the undersigned(?: organisations)?|signatures)\W*",
    re.IGNORECASE,
)
LONGEST = 160  # characters of a line of the list: a name, a post, a body


def signatory_parts(lines: tuple[Line, ...], marks: Collection[int]) -> list[Part]:
    """A "signature" for each line below "Signed by:" or "Signatories" and above the next line that starts at a mark."""
    opened = False  # is there a text above, which they sign?
    for number, line in enumerate(lines):
        opened = opened or is_paragraph(line.text)
        if opened and SIGNATORIES.fullmatch(line.text):
            block = _list_below(lines[number + 1 :], marks)
            if len(block) >= FEWEST:
                return of_block(block, listed=True)
    return []


def _list_below(lines: tuple[Line, ...], marks: Collection[int]) -> Block:
    """The lines up to the next that is no name, post or body."""
    block: Block = []
    for line in lines:
        if line.start in marks or len(line.text) > LONGEST or is_paragraph(line.text) or line.text[-1] in ".:!?”":
            break
        block.append(line)
    return block
