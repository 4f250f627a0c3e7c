"""What stands below a letter that is no part of it: the office's footer, the next letter of a newspaper's page?"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page, breaks_off, kept_numbers
from corpus.layouts.letter_foot import FOOTER, foot_zones
from corpus.layouts.letter_head import head_parts
from corpus.layouts.letter_lines import HEADED, LONGEST_HEAD, is_salutation, is_sign_off, quoted_from
from corpus.layouts.letter_signs import laid_out_as_letter
from corpus.layouts.letterheads import beneath_name
from corpus.layouts.names import lead_end
from corpus.lines import Line
from corpus.records import Furniture, Span
from corpus.vocabulary import vocabulary

SIR = re.compile(r"(?:Sir|Madam|Sirs|SIR|Editor|Dear (?:Sir|Editor|Madam))\b[^.]{0,20}?[,:–—-]\s")
LONGEST_SIGN_OFF = 70  # characters
GREETINGS = frozenset(("dear", "annwyl", "chara", "chairde", "sirs", "madam", "hi", "hello"))  # a letter greets with one, mostly
HEADS = ("letterhead", "contacts")
FEW = 8  # lines at the top among which the title stands


def cut_letter_foot(page: Page) -> Page:
    """Cuts addresses, slogans and small print below the signature; a postscript, a copy list and enclosures stay."""
    if not any(is_sign_off(line.text) for line in page.lines if 3 < len(line.text) < LONGEST_SIGN_OFF):
        return page
    kept = kept_numbers(page)
    lines = [page.lines[i] for i in kept]
    kept = kept[: quoted_from(lines)]
    closing = [i for i in kept if len(page.lines[i].text) < LONGEST_SIGN_OFF and is_sign_off(page.lines[i].text)]
    if not closing or not _is_letter(lines):
        return page
    numbers = [i for i in range(closing[-1] + 1, kept[-1] + 1) if page.verdicts[i] in ("", "contacts")]
    zones = foot_zones([page.lines[i] for i in numbers])
    return page.cut_lines({i: "footer" for i, zone in zip(numbers, zones, strict=True) if zone == FOOTER})


def _is_letter(lines: list[Line]) -> bool:
    """Has a paper a salutation, the title of an open letter, or the layout of a letter?"""
    if any(is_salutation(line.text) for line in lines[:LONGEST_HEAD]) or any(HEADED.match(line.text) for line in lines[:FEW]):
        return True
    return laid_out_as_letter(lines) is not None


def cut_letter_head(page: Page) -> Page:
    """Cuts from a letterhead the office's address, those who lead it and its slogan; the address of whom it goes to stays."""
    if GREETINGS.isdisjoint(vocabulary(page.original)):
        return page
    kept = kept_numbers(page)[:LONGEST_HEAD]
    opening = next((at for at, i in enumerate(kept) if is_salutation(page.lines[i].text)), None)
    if not opening:
        return page
    salutation = page.lines[kept[opening]]
    blocks = _blocks(page, kept[:opening])
    found = [span for at, block in enumerate(blocks) for span in beneath_name(block, first=not at)]
    if not found:
        return page
    heads = [part.span for part in head_parts(blocks, salutation, frozenset(), addressed=True) if part.name in HEADS]
    cuts = [span for span in found if any(_within(span, head) for head in heads)]
    whole = {i: "letterhead" for i in kept[:opening] if page.lines[i].span in cuts}
    gone = {page.lines[i].span for i in whole}
    return page.cut_lines(whole).cut_inside([Furniture(span, "letterhead") for span in cuts if span not in gone])


def _blocks(page: Page, numbers: list[int]) -> list[list[Line]]:
    """The lines, parted where a blank line stands between two."""
    blocks: list[list[Line]] = [[]]
    for before, number in zip([None, *numbers], numbers, strict=False):
        if before is not None and number != before + 1 and not all(line.text for line in page.lines[before + 1 : number]):
            blocks.append([])
        blocks[-1].append(page.lines[number])
    return [block for block in blocks if block]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def cut_other_letters(page: Page) -> Page:
    """On a newspaper's page of letters, cuts all but the first letter that stands there."""
    if page.original.count("Sir") + page.original.count("Dear ") + page.original.count("SIR") + page.original.count("Madam") < 2:
        return page
    openings = [
        i
        for i, line in enumerate(page.lines)
        if line.text[:6].lower().startswith(("sir", "madam", "editor", "dear"))
        and SIR.match(line.text)
        and lead_end(line.text) < 0
        and not (i and breaks_off(page.lines[i - 1].text))
    ]
    if len(openings) < 2 or len(page.lines[openings[0]].text) < 40:
        return page
    start = openings[1]
    above = kept_numbers(page, openings[0] + 1, start)
    if above and len(page.lines[above[-1]].text) < 70 and page.lines[above[-1]].text[-1] not in ".,;":
        start = above[-1]
    return page.cut_lines(dict.fromkeys(kept_numbers(page, start), "other_letter"))
