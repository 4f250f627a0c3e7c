"""Which lines of a letter are its letterhead, its address, its subject, its signatures?

The salutation and the sign-off are the two pillars; every other part is known by where it stands between or around them. A
letter without the one begins with its first paragraph, and without the other it ends with its last.
"""

from __future__ import annotations

import re

from corpus.layouts.letter_columns import Block
from corpus.layouts.letter_foot import ADDRESSING, BEYOND, COPIES, SIGNATURE, foot_zones
from corpus.layouts.letter_head import head_parts, take_cell
from corpus.layouts.letter_lines import (
    ENCLOSED,
    FOOT_ADDRESS,
    LABEL_SUBJECT,
    LONGEST_HEAD,
    QUOTED,
    SALUTATION,
    is_salutation,
    is_sign_off,
    quoted_from,
)
from corpus.layouts.letter_signs import first_paragraph, is_paragraph, laid_out_as_letter
from corpus.layouts.names import PARTICLES
from corpus.layouts.signatures import FEWEST, listed_in_line, opens_list, signature_parts, signed_in_paragraph
from corpus.layouts.threads import thread_parts
from corpus.lines import Line, runs_on, split_lines
from corpus.records import Part, Span

LONGEST_SUBJECT, MOST_SUBJECT_LINES = 130, 3
FEW_LINES = 6  # at the end of a letter
OWN_WORDS = re.compile(r"(?:I|We|Thank|Further to|Please)\b")  # begin a paragraph and no subject
GREETED = re.compile(r"\s*a ch(?:ara|airde)\s?[,:–-]?$", re.IGNORECASE)
ENDS = frozenset("?*_~”\"'’)]")  # of a heading, beside letters and figures
SHORT = 3  # letters of a word that may be a title or a particle
BELOW_TO = re.compile(r"(?:To|TO|FAO)\s*:\s*(?=\S)")  # whom it goes to, told at the foot
TO_EDITOR = re.compile(r"(?:To )?the Editor\W*", re.IGNORECASE)  # an address, where a salutation follows
BELOW_EDITOR = range(1, 5)  # filled lines
MOST_UNSIGNED = 40  # blocks below the last paragraph among which names are looked for


def letter_parts(text: str) -> tuple[Part, ...]:
    """letterhead, reference, date, recipient, sender, salutation, subject, sign_off, signature, copy_list, quoted_history, with
    the writers and recipients of what is quoted.
    """
    lines = split_lines(text)
    flat = [line for line in lines if line.text]
    if not flat:
        return ()
    quoted = quoted_from(flat)
    greeting = [i for i, line in enumerate(flat[:LONGEST_HEAD]) if is_salutation(line.text)]
    opening = next((i for i in greeting if not (TO_EDITOR.fullmatch(flat[i].text) and greeting[-1] - i in BELOW_EDITOR)), None)
    closing = next((i for i in range((opening or 0) + 1, quoted) if is_sign_off(flat[i].text) or opens_list(flat[i].text)), None)
    while closing is not None and closing + 1 < quoted and is_sign_off(flat[closing + 1].text):
        closing += 1
    end = flat[quoted].start if quoted < len(flat) else len(text)
    body = opening if opening is not None else first_paragraph(flat)
    below = _blocks([line for line in lines if closing is not None and flat[closing].start < line.start < end])
    foot = (
        _closing_parts(below, flat[closing].text)
        if closing is not None
        else _unsigned_parts(_blocks([ln for ln in lines if ln.start < end]))
    )
    salutation = flat[opening] if opening is not None else None
    above = [line for line in lines if body < len(flat) and line.start < flat[body].start]
    answered = [line for line in above if line.text and QUOTED.match(line.text)]
    head = _blocks([line for line in above if line not in answered], drawn=True)
    parts = head_parts(
        head, salutation, _surnames(text, foot), addressed=opening is not None or laid_out_as_letter(flat) is not None
    )
    if salutation is not None:
        parts += _opening_parts([line for line in lines if line.start >= salutation.start], parts)
    if closing is not None:
        parts.append(Part("sign_off", flat[closing].span))
    addressed = any(part.name == "recipient" for part in parts)
    if not any(part.name == "signature" for part in foot):
        foot = [*foot, *(part for line in flat[-FEW_LINES:] for part in listed_in_line(line))]
    parts += [part for part in foot if not (addressed and part.name == "recipient")]
    if answered:
        parts.append(Part("quoted_history", Span(answered[0].start, answered[-1].end)))
    if quoted < len(flat):
        parts += [Part("quoted_history", Span(flat[quoted].start, flat[-1].end)), *thread_parts(flat[quoted:])]
    return tuple(sorted(parts, key=lambda part: (part.span, part.name)))


def _blocks(lines: list[Line], *, drawn: bool = False) -> list[Block]:
    """The lines between blank ones, or where that is asked for between rules that are `drawn` across the page too."""
    blocks: list[Block] = [[]]
    for line in lines:
        if any(map(str.isalnum, line.text)) if drawn else line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _surnames(text: str, foot: list[Part]) -> frozenset[str]:
    """The last words of the names that sign, in small letters."""
    found = set()
    for part in foot:
        if part.name == "signature":
            name = text[part.span.start : part.span.end].partition("\n")[0].partition(",")[0]
            words = name.split()[1:] or [name]
            found |= {word.strip("().").casefold() for word in words if sum(char.isalpha() for char in word) > SHORT}
    return frozenset(found)


def _opening_parts(lines: list[Line], head: list[Part]) -> list[Part]:
    """The salutation, and the subject where it stands below it and nowhere above."""
    line = lines[0]
    match = SALUTATION.match(line.text)
    end = match.end() if match else len(line.text)
    if GREETED.match(line.text, end):  # "A Aire, a chara,"
        end = len(line.text)
    parts = [Part("salutation", line.part(0, end))]
    following = _blocks(lines[1:], drawn=True)
    if end < len(line.text) - 1 or not following:
        return parts
    block = following[0]
    while (
        len(block) + len(following) > 2
        and not LABEL_SUBJECT.match(block[0].text)
        and take_cell(block[0], 0, len(block[0].text), parts)
    ):
        following = [block[1:], *following[1:]] if len(block) > 1 else following[1:]
        block = following[0]
    for count in range(1, min(len(block), MOST_SUBJECT_LINES + 1)):  # in a letter without blank lines
        if _stands_over(block[count - 1].text, block[count].text):
            block = block[:count]
            break
        if not runs_on(block[count - 1].text, block[count].text) and not _is_whole(block[count - 1].text):
            break
    label = LABEL_SUBJECT.match(block[0].text)
    if any(part.name == "subject" for part in head):
        if not label:
            return parts
        head[:] = [part for part in head if part.name != "subject"]  # what bears the label is the subject
    short = len(block) <= MOST_SUBJECT_LINES and all(len(each.text) < LONGEST_SUBJECT for each in block)
    heading = (
        short
        and OWN_WORDS.match(block[0].text) is None
        and (block[-1].text[-1] not in ".,;?!:" or _asks(block))
        and (len(following) > 1 or len(block) < len(following[0]))
        and not block[0].text[0].islower()
    )
    if label or heading or (block[0].text.isupper() and len(block[0].text) > 8):
        last = block[-1] if heading else block[0]
        parts.append(Part("subject", Span(block[0].start + (label.end() if label else 0), last.end)))
    return parts


def _asks(block: Block) -> bool:
    """Is a block one question that is put to nobody, such as "Beds in refuges: what next?" is?"""
    return len(block) == 1 and block[0].text[-1] == "?" and ADDRESSING.search(block[0].text) is None


def _stands_over(text: str, after: str) -> bool:
    """Is a line a heading right over a paragraph, and not the paragraph's first line?"""
    begins = is_paragraph(after) and (after[0].isupper() or after[0].isdigit())
    return _is_whole(text) and (begins or (OWN_WORDS.match(after) is not None and after[-1] == "."))


def _is_whole(text: str) -> bool:
    """Does a line end as a heading does, and is it no paragraph?"""
    whole = (text[-1].isalnum() or text[-1] in ENDS) and text.rpartition(" ")[2] not in PARTICLES
    return whole and not is_paragraph(text)


def _closing_parts(blocks: list[Block], sign_off: str = "") -> list[Part]:
    """The signatures and the copy list below the sign-off, and the address where it stands at the foot."""
    parts: list[Part] = []
    spaced = [line for block in blocks for line in (*block, Line(block[-1].end, block[-1].end, ""))]
    signing: list[Block] = [[]]
    copies: list[Line] = []
    for line, zone in zip(spaced, foot_zones(spaced), strict=True):
        if not zone and signing[-1]:
            signing.append([])
        elif zone == COPIES:
            copies.append(line)
        elif zone == SIGNATURE and signing[-1:] and (label := BELOW_TO.match(line.text)):
            parts.append(Part("recipient", Span(line.start + label.end(), line.end)))
        elif zone == SIGNATURE and not ENCLOSED.match(line.text) and not take_cell(line, 0, len(line.text), parts):
            signing[-1].append(line)
        elif zone == BEYOND:
            break
    signing = [block for block in signing if block]
    for block in signing[1:]:
        if len(block) > 1 and FOOT_ADDRESS.search(block[-1].text) and not _names_in_full(block[0].text, signing[0]):
            parts.append(Part("recipient", Span(block[0].start, block[-1].end)))
            signing.remove(block)
            break
    if copies:
        parts.append(Part("copy_list", Span(copies[0].start, copies[-1].end)))
    return parts + signature_parts(signing, sign_off)


def _names_in_full(text: str, signed: Block) -> bool:
    """Does a line name whoever signed above by a given name or a surname alone: "Idris" over "Idris Lowther-Khan"?"""
    words = {word.strip(".,").casefold() for word in signed[0].text.split()}
    return len(signed) == 1 and words < {word.strip(".,").casefold() for word in text.split()}


def _unsigned_parts(blocks: list[Block]) -> list[Part]:
    """A letter without a sign-off may end in the names of those who wrote it."""
    prose = [
        i
        for i, block in enumerate(blocks)
        if any(is_paragraph(line.text) for line in block) and block[-1].text[-1] in '.?!”"' and ";" not in block[-1].text
    ]
    if not prose and blocks:  # no blank line parts the names from the last paragraph
        if signed := signed_in_paragraph(blocks[-1][-1]):
            return signed
        last = max((number for number, line in enumerate(blocks[-1]) if is_paragraph(line.text)), default=-1)
        tail_lines = blocks[-1][last + 1 :] if last >= 0 else []
        return _closing_parts([tail_lines]) if FEWEST <= len(tail_lines) <= MOST_UNSIGNED else []
    for block in blocks[prose[0] + 1 :] if prose else []:
        if len(block) == 1 and (signed := signed_in_paragraph(block[0])):
            return signed
    tail = blocks[prose[-1] + 1 :] if prose else []
    return _closing_parts(tail) if len(tail) < MOST_UNSIGNED else []
