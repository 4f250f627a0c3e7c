"""Which blocks of a letter's head are printed in columns, and what stands in each of these?"""

from __future__ import annotations

import re

from corpus.layouts.letter_lines import ADDRESSED, CELL_LABEL, CONTACT, GAP, POSTCODE, REFERENCE, cells_of, is_date
from corpus.lines import Line
from corpus.records import Part

Block = list[Line]
TOWN_CODE = re.compile(POSTCODE)


def below_columns(block: Block) -> list[Block]:
    """A block parted below a row of two columns, where an address follows without a blank line between."""
    rows = next((number for number, line in enumerate(block) if not GAP.search(line.text)), len(block))
    below = block[rows:]
    parted = rows and len(below) > 1 and ADDRESSED.match(below[0].text) and not any(GAP.search(line.text) for line in below[:2])
    return [block[:rows], below] if parted else [block]


def has_columns(line: Line) -> bool:
    """Do two things stand side by side on a line, and not a town and its postcode?"""
    gap = GAP.search(line.text)
    return gap is not None and TOWN_CODE.fullmatch(line.text, gap.end()) is None


def in_columns(block: Block, named: list[str]) -> list[Part]:
    """A part for each cell of a block in columns: the column that names whoever is greeted is the address."""
    parts: list[Part] = []
    column = -1
    for line in block:
        labelled = False
        for number, (start, end) in enumerate(cells_of(line.text)):
            cell = line.text[start:end]
            if named and ADDRESSED.match(cell) and any(word in cell for word in named):
                column = number
            labelled, value = CELL_LABEL.fullmatch(cell) is not None, labelled
            if not (labelled or value or CONTACT.search(cell) or is_date(cell) or REFERENCE.match(cell)):
                parts.append(Part("recipient" if number == column else "letterhead", line.part(start, end)))
    return parts
