"""Which lines of a letter are its letterhead, its address, its subject, its signatures?

The salutation and the sign-off are the two pillars; every other part is known by where it stands between or around them.
"""

from __future__ import annotations

import re

from corpus.layouts.letter_lines import (
    CONTACT,
    COPY_LIST,
    ENCLOSED,
    FOOT_ADDRESS,
    GAP,
    HEADED,
    LABEL_FROM,
    LABEL_SUBJECT,
    LABEL_TO,
    LETTER_FROM,
    NOTICE,
    PROSE,
    QUOTED,
    REFERENCE,
    SALUTATION,
    SIGNATURE_LINE,
    SUBMITTED,
    is_date,
    is_salutation,
    is_sign_off,
)
from corpus.layouts.names import is_name
from corpus.lines import Line, split_lines
from corpus.records import Part, Span

Block = list[Line]
SENTENCE = 60  # characters of a line above the salutation that, with its stop, is an editor's and no address


def letter_parts(text: str) -> tuple[Part, ...]:
    """letterhead, reference, date, recipient, sender, salutation, subject, sign_off, signature, copy_list, quoted_history."""
    blocks = _blocks(text)
    flat = [line for block in blocks for line in block]
    if not flat:
        return ()
    quoted = next((i for i, line in enumerate(flat) if i and QUOTED.match(line.text)), len(flat))
    opening = next((i for i, line in enumerate(flat[:60]) if is_salutation(line.text)), None)
    closing = next((i for i in range((opening or 0) + 1, quoted) if is_sign_off(flat[i].text)), None)
    while closing is not None and closing + 1 < quoted and is_sign_off(flat[closing + 1].text):
        closing += 1
    parts = _header_parts(blocks, flat[opening] if opening is not None else None)
    if opening is not None:
        parts += _opening_parts(blocks, flat[opening])
    if closing is not None:
        parts.append(Part("sign_off", flat[closing].span))
        parts += _closing_parts(
            not any(part.name == "recipient" for part in parts),
            [block for block in _after(blocks, flat[closing]) if block[0].start < _start(flat, quoted, text)],
        )
    else:
        parts += _unsigned_parts(blocks)
    if quoted < len(flat):
        parts.append(Part("quoted_history", Span(flat[quoted].start, flat[-1].end)))
    return tuple(sorted(parts, key=lambda part: (part.span, part.name)))


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = [[]]
    for line in split_lines(text):
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _start(flat: list[Line], number: int, text: str) -> int:
    return flat[number].start if number < len(flat) else len(text)


def _after(blocks: list[Block], line: Line) -> list[Block]:
    """What follows a line, block by block."""
    rest = [[later for later in block if later.start > line.start] for block in blocks if block[-1].start > line.start]
    return [block for block in rest if block]


def _header_parts(blocks: list[Block], salutation: Line | None) -> list[Part]:
    """What stands above the salutation; without one, above the first paragraph."""
    parts: list[Part] = []
    plain: list[Block] = []
    for block in blocks:
        above = [line for line in block if salutation is None or line.start < salutation.start]
        if not above or (salutation is None and any(len(line.text) > PROSE for line in above)):
            break
        if LABEL_TO.fullmatch(above[0].text) and len(above) > 1:
            parts.append(Part("recipient", Span(above[1].start, above[-1].end)))
            continue
        rest = [
            line for line in above if not _take_labelled(line, parts) and not (line.text[-1] == "." and len(line.text) > SENTENCE)
        ]
        if rest:
            plain.append(rest)
    if salutation is not None and plain:
        _take_subject(plain, parts)
        _share_out(plain, salutation.text, parts)
    return parts


def _take_labelled(line: Line, parts: list[Part]) -> bool:
    """Files the dates, references and labelled names of a line; True where nothing else is on it."""
    letter_from = LETTER_FROM.match(line.text)
    if letter_from:
        by, dated = (1, 2) if letter_from[1] else (3, 4)
        parts.append(Part("signature", line.part(*letter_from.span(by))))
        if letter_from[dated]:
            parts.append(Part("date", line.part(*letter_from.span(dated))))
        return True
    if NOTICE.fullmatch(line.text):
        return True
    if HEADED.match(line.text):
        parts.append(Part("subject", line.span))
        return True
    for name, label in (("recipient", LABEL_TO), ("sender", LABEL_FROM), ("subject", LABEL_SUBJECT), ("copy_list", COPY_LIST)):
        match = label.match(line.text)
        if match:
            if match.end() < len(line.text):
                parts.append(Part(name, line.part(match.end(), len(line.text))))
            return True
    whole = True
    start = 0
    for gap in [*GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        whole = _take_cell(line, start, end, parts) and whole
        start = gap.end() if gap else end
    return whole


def _take_cell(line: Line, start: int, end: int, parts: list[Part]) -> bool:
    """Files one cell of a line if it is a date or a reference."""
    cell = line.text[start:end]
    if is_date(cell):
        parts.append(Part("date", line.part(start, end)))
        return True
    if REFERENCE.match(cell):
        parts.append(Part("reference", line.part(start, end)))
        return True
    return not cell.strip()


def _take_subject(plain: list[Block], parts: list[Part]) -> None:
    """A line of its own right above the salutation, that is no name, is the subject."""
    last = plain[-1]
    if SUBMITTED.match(last[0].text) and len(plain) > 1:
        last = plain[-2]
    if (
        len(plain) > 1
        and len(last) == 1
        and len(last[0].text) > 15
        and not is_name(re.sub(r"\d", "", last[0].text))
        and not CONTACT.search(last[0].text)
    ):
        parts.append(Part("subject", last[0].span))
        plain.remove(last)


def _share_out(plain: list[Block], salutation: str, parts: list[Part]) -> None:
    """Shares the unlabelled blocks out between the letterhead and the address."""
    named = [word.strip(",:.") for word in salutation.split()[1:] if word[0].isupper() and len(word) > 3]
    addressed = [i for i, block in enumerate(plain) if any(word in line.text for line in block for word in named)]
    labelled = any(part.name == "recipient" for part in parts)
    if addressed:
        chosen = addressed[-1]
    elif len(plain) > 1 and not labelled:
        chosen = max((i for i in range(1, len(plain)) if not _only_contact(plain[i])), default=-1)
    else:
        chosen = -1
    for i, block in enumerate(plain):
        parts.append(
            Part("recipient" if i == chosen or (labelled and i > 0) else "letterhead", Span(block[0].start, block[-1].end))
        )


def _only_contact(block: Block) -> bool:
    return all(CONTACT.search(line.text) for line in block)


def _opening_parts(blocks: list[Block], line: Line) -> list[Part]:
    """The salutation, and the subject where it stands below it."""
    match = SALUTATION.match(line.text)
    end = match.end() if match else len(line.text)
    parts = [Part("salutation", line.part(0, end))]
    if end < len(line.text) - 1:
        return parts
    following = _after(blocks, line)
    if not following:
        return parts
    block = following[0]
    label = LABEL_SUBJECT.match(block[0].text)
    short = len(block) <= 3 and all(len(each.text) < 130 for each in block)
    heading = short and block[-1].text[-1] not in ".,;?!:" and len(following) > 1 and not block[0].text[0].islower()
    if label or heading or (block[0].text.isupper() and len(block[0].text) > 8):
        last = block[-1] if heading else block[0]
        parts.append(Part("subject", Span(block[0].start + (label.end() if label else 0), last.end)))
    return parts


def _closing_parts(unaddressed: bool, blocks: list[Block]) -> list[Part]:
    """The signatures and the copy list below the sign-off, and the address where it stands at the foot."""
    parts: list[Part] = []
    for i, block in enumerate(blocks):
        copied = next((n for n, line in enumerate(block) if COPY_LIST.match(line.text)), None)
        signed = block[:copied]
        if (
            unaddressed
            and i
            and len(signed) > 1
            and any(part.name == "signature" for part in parts)
            and FOOT_ADDRESS.search(signed[-1].text)
        ):
            parts.append(Part("recipient", Span(signed[0].start, signed[-1].end)))
            signed, unaddressed = [], False
        parts += _signatures(
            [line for line in signed if line.text.strip("_-. ") and not _take_cell(line, 0, len(line.text), parts)]
        )
        if copied is not None:
            tail = [line for rest in blocks[i:] for line in rest if line.start >= block[copied].start]
            tail = tail[: next((n for n, line in enumerate(tail) if n and _ends_copy_list(tail[n - 1], line)), len(tail))]
            parts.append(Part("copy_list", Span(tail[0].start, tail[-1].end)))
            break
        if any(len(line.text) > SIGNATURE_LINE for line in block):
            break
    return parts


def _ends_copy_list(before: Line, line: Line) -> bool:
    return ENCLOSED.match(line.text) is not None or (line.start - before.end > 1 and len(line.text) > 60 and line.text[-1] == ".")


def _signatures(lines: list[Line]) -> list[Part]:
    """One part for each who signs: a block for one, a line for each in a list."""
    lines = [line for line in lines if not ENCLOSED.match(line.text)]
    if not lines or any(len(line.text) > SIGNATURE_LINE and ";" not in line.text for line in lines):
        return []
    if all(_only_contact([line]) for line in lines):
        return []
    listed = [line for line in lines if ", " in line.text and is_name(line.text.split(",")[0]) and " " in line.text.split(",")[0]]
    if len(lines) > 2 and len(listed) * 3 >= len(lines) * 2:
        return [Part("signature", line.span) for line in lines]
    return [Part("signature", Span(lines[0].start, lines[-1].end))]


def _unsigned_parts(blocks: list[Block]) -> list[Part]:
    """A letter without a sign-off may end in the names of those who wrote it."""
    prose = [
        i
        for i, block in enumerate(blocks)
        if any(len(line.text) > PROSE for line in block) and block[-1].text[-1] in '.?!”"' and ";" not in block[-1].text
    ]
    tail = blocks[prose[-1] + 1 :] if prose else []
    return [part for block in tail for part in _signatures(block)] if len(tail) < 40 else []
