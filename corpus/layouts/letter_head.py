"""What stands above a letter's salutation: letterhead, reference, date, subject, whom it goes to?

Lines that bear a label or are nothing but a date or a reference tell their part themselves. Of the blocks that are left, that
which names whoever the salutation greets is the address; else it is the last that names somebody; the rest is the letterhead.
A block may be printed in two columns, with the letterhead beside the address.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.date_text import find_dates
from corpus.layouts.letter_columns import Block, below_columns, has_columns, in_columns
from corpus.layouts.letter_lines import (
    ADDRESSED,
    ATTENTION,
    CELL_LABEL,
    CODED,
    CONTACT,
    COPY_LIST,
    GAP,
    GOVERNING,
    HEADED,
    LABEL_FROM,
    LABEL_SUBJECT,
    LABEL_TO,
    LETTER_FROM,
    NOTICE,
    OFFICER,
    POSTED,
    REFERENCE,
    SALUTATION,
    SUBMITTED,
    cells_of,
    is_date,
)
from corpus.layouts.letterheads import places
from corpus.layouts.names import is_body_name, is_name
from corpus.layouts.posts import POST, is_post
from corpus.lines import ARROWS, Line, runs_on
from corpus.records import Part, Span

SENTENCE = 60  # characters of a line above the salutation that, with its stop, is an editor's and no address
LABELS = (("recipient", LABEL_TO), ("sender", LABEL_FROM), ("subject", LABEL_SUBJECT), ("copy_list", COPY_LIST))
FIGURES = re.compile(r"\d+")
HEADLINED = re.compile(r"\W*(?:open|joint|public) letters?\W*", re.IGNORECASE)  # the label over a headline
BRACKETED = re.compile(r"\s*\([A-Z][A-Z&]{1,7}\)$")  # the acronym behind the name of a body
CARE_OF = re.compile(r"c/o\b|care of\b", re.IGNORECASE)
TITLE_PAGE = 3  # words of a heading over a letter at the least
SHORTEST, SHORTEST_BELOW = 16, 10  # characters of a subject that bears no label; of one below an address
SUBJECT_LINES = 2  # of a subject that stands right above the body


def head_parts(blocks: list[Block], salutation: Line | None, signers: frozenset[str], *, addressed: bool) -> list[Part]:
    """The parts of the blocks above the salutation, or above the body; who signs is known by surname, in small letters.

    Where the letter is printed elsewhere and not `addressed`, its head is another's and only what bears a label is told.
    """
    parts: list[Part] = []
    plain: list[Block] = []
    for block in blocks:
        if LABEL_TO.fullmatch(block[0].text) and len(block) > 1:
            parts.append(Part("recipient", Span(block[1].start, block[-1].end)))
            continue
        if plain and len(plain) + len(parts) > 1 and ATTENTION.match(block[0].text):
            address = plain.pop()  # whose line says to whose attention
            parts.append(Part("recipient", Span(address[0].start, address[-1].end)))
        plain += [each for some in _unlabelled(block, parts) for each in below_columns(some)]
    if plain and not any(part.name == "subject" for part in parts):
        plain = _take_heading(plain, parts, printed=not addressed)
    if plain and addressed:
        if not any(part.name == "subject" for part in parts):
            _take_subject(plain, parts, salutation)
        _share_out(plain, salutation.text if salutation else "", signers, parts)
        parts += [place for number, block in enumerate(plain) for place in places(block, first=not number)]
    return parts


def _unlabelled(block: Block, parts: list[Part]) -> list[Block]:
    """Files the labelled lines of a block; the rest, parted where one stood."""
    rest: list[Block] = [[]]
    labelled = ""  # the part whose label stands above, so that lines of names go on with it
    for line in block:
        before = len(parts)
        if take_labelled(line, parts):
            labelled = parts[-1].name if len(parts) > before else ""
            rest.append([])
        elif labelled in ("recipient", "copy_list") and not rest[-1] and _goes_on(line.text):
            parts.append(Part(labelled, line.span))
        elif not (line.text[-1] == "." and len(line.text) > SENTENCE):
            labelled = ""
            rest[-1].append(line)
    return [lines for lines in rest if lines]


def _speaks_on(salutation: str) -> bool:
    """Do the letter's first words stand on the line of its salutation, as newspapers print letters?"""
    greeting = SALUTATION.match(salutation)
    return greeting is not None and len(salutation) - greeting.end() > SENTENCE


def _goes_on(text: str) -> bool:
    """Is a line below "To:" another name, or the address?"""
    return len(text) < SENTENCE and is_name(FIGURES.sub("", text).strip(" ,.-–") or "A")


def take_labelled(line: Line, parts: list[Part]) -> bool:
    """Files the dates, references and labelled names of a line; True where nothing else is on it."""
    letter_from = LETTER_FROM.match(line.text)
    if letter_from:
        by, dated = (1, 2) if letter_from[1] else (3, 4)
        start, end = letter_from.span(by)
        to = line.text.find(" to ", start, end)
        parts.append(Part("signature", line.part(start, to if to > 0 else end)))
        if to > 0:
            parts.append(Part("recipient", line.part(to + len(" to "), end)))
        if letter_from[dated]:
            parts.append(Part("date", line.part(*letter_from.span(dated))))
        return True
    if GOVERNING.match(line.text) or POSTED.match(line.text) or NOTICE.fullmatch(line.text):
        parts.append(Part("contacts", line.span))
        return True
    if OFFICER.match(line.text) and not GAP.search(line.text):
        return True
    heading = len(line.text) - len(line.text.lstrip("# "))  # of a page in Markdown
    if 0 < heading < len(line.text) or HEADED.match(line.text):
        parts.append(Part("subject", line.part(heading, len(line.text))))
        return True
    for name, label in LABELS:
        match = label.match(line.text)
        if match:
            if match.end() < len(line.text):
                parts.append(Part(name, line.part(match.end(), len(line.text))))
            return True
    whole = True
    beside = ""  # what the label in the cell before is of
    for start, end in cells_of(line.text):
        labelled = CELL_LABEL.fullmatch(line.text, start, end)
        if labelled and end < len(line.text):
            beside = labelled.lastgroup or ""
        elif beside:
            parts.append(Part(beside, line.part(start, end)))
            beside = ""
        else:
            whole = take_cell(line, start, end, parts) and whole
    return whole


def take_cell(line: Line, start: int, end: int, parts: list[Part]) -> bool:
    """Files one cell of a line if it is a date or a reference."""
    cell = line.text[start:end]
    if is_date(cell):
        parts.append(Part("date", line.part(start, end)))
        return True
    if REFERENCE.match(cell) or CODED.match(cell):
        parts.append(Part("reference", line.part(start, end)))
        return True
    return not cell.strip() or OFFICER.match(cell) is not None


def _take_heading(plain: list[Block], parts: list[Part], *, printed: bool) -> list[Block]:
    """Files the headline below "Joint letter" on a page, or the heading over a letter `printed` elsewhere; the other blocks."""
    lines = [line for block in plain for line in block]
    for above, line in pairwise(lines):
        if HEADLINED.fullmatch(above.text) and len(line.text.split()) > TITLE_PAGE and not is_date(line.text):
            parts.append(Part("subject", line.span))
            return [rest for block in plain if (rest := [each for each in block if each not in (above, line)])]
    heading = plain[0][0]
    if printed and len(plain[0]) == 1 and any(part.name == "signature" for part in parts) and heading.text[-1].isalnum():
        parts.append(Part("subject", heading.span))
        return plain[1:]
    return plain


def _take_subject(plain: list[Block], parts: list[Part], salutation: Line | None) -> None:
    """A line of its own that is no name is the subject: right above the salutation, or a heading over the whole letter."""
    last, unsaluted = plain[-1], salutation is None
    if SUBMITTED.match(last[0].text) and len(plain) > 1:
        last = plain[-2]
    words = len(last[0].text.split())
    below_address = any(_addresses_somebody(block) for block in plain[:-1]) and "," not in last[0].text
    below_address = below_address and (words >= TITLE_PAGE or last[0].text.rpartition(" ")[2].islower())
    stands_over_body = ((unsaluted and words > TITLE_PAGE) or below_address) and not is_post(last[0].text)
    broken = len(last) == SUBJECT_LINES and runs_on(last[0].text, last[1].text)
    fits = len(last) == 1 or ((unsaluted or broken) and len(last) <= SUBJECT_LINES)
    if len(plain) > 1 and fits and _could_be_subject(last[0].text, named=stands_over_body):
        parts.append(Part("subject", Span(last[0].start, last[-1].end)))
        plain.remove(last)
    elif salutation and len(plain[-1]) > 1 and _stands_right_over(plain[-1][-1], salutation):
        parts.append(Part("subject", plain[-1].pop().span))
    elif not (salutation and _speaks_on(salutation.text)) and _is_phrase(plain[0][0].text):
        parts.append(Part("subject", plain[0][0].span))
        del plain[0][0]
        if not plain[0]:
            del plain[0]


def _stands_right_over(line: Line, salutation: Line) -> bool:
    """Is a line the subject right above the salutation, in a letter without blank lines?"""
    return line.end + 1 == salutation.start and _is_phrase(line.text) and not is_post(line.text)


def _could_be_subject(text: str, *, named: bool) -> bool:
    """Could a line be a subject? One that has the form of a name only where that is allowed."""
    if BRACKETED.sub("", text) != text and is_name(BRACKETED.sub("", text)):
        return False  # "Kelso Rape Crisis (KRC)"
    if (
        len(text) < (SHORTEST_BELOW if named else SHORTEST)
        or CARE_OF.match(text)
        or CONTACT.search(text)
        or ADDRESSED.match(text)
        or GAP.search(text)
        or not ARROWS.isdisjoint(text)
        or _is_place_and_day(text)
    ):
        return False
    if text.isupper() and len(text.split()) > TITLE_PAGE and not is_body_name(text):
        return True
    return named or not is_name(FIGURES.sub("", text)) or any(word.islower() and len(word) > 4 for word in text.split())


def _is_place_and_day(text: str) -> bool:
    """Is a line where and when a letter was written: "Kendal, 20.ix.2019"?"""
    days = find_dates(text)
    return bool(days) and days[-1].end == len(text) and len(text[: days[-1].start].split()) < TITLE_PAGE


def _is_phrase(text: str) -> bool:
    """Is a line a heading in words, "Data sharing agreement with the Home Office", and no address, name or slogan?"""
    words = text.split()
    if len(words) < TITLE_PAGE or text[-1] in ".,;:" or CONTACT.search(text) or GAP.search(text) or ADDRESSED.match(text):
        return False
    if not ARROWS.isdisjoint(text):
        return False
    return sum(word[0].islower() and len(word) > 3 for word in words) > 1 and words[0][0].isupper() and not is_body_name(text)


def _share_out(plain: list[Block], salutation: str, signers: frozenset[str], parts: list[Part]) -> None:
    """Shares the unlabelled blocks out between the letterhead and the address."""
    named = [word.strip(",:.") for word in salutation.split()[1:] if word[0].isupper() and len(word) > 3]
    labelled = any(part.name == "recipient" for part in parts)
    of_signer = [_names_signer(block, signers) for block in plain]
    chosen = -1
    addressed = [i for i, block in enumerate(plain) if any(word in line.text for line in block for word in named)]
    addressed = [i for i in addressed if not of_signer[i]] or addressed
    if addressed:
        chosen = addressed[-1]
    elif not labelled:
        somebody = [i for i, block in enumerate(plain) if not of_signer[i] and _addresses_somebody(block)]
        after = [i for i in range(1, len(plain)) if not only_contact(plain[i]) and not of_signer[i]]
        offices = [i for i, block in enumerate(plain) if not of_signer[i] and len(block) > 1 and _is_office(block[0].text)]
        chosen = max(somebody or offices, default=max(after, default=-1))
    for i, block in enumerate(plain):
        name = "recipient" if i == chosen or (labelled and not of_signer[i] and _addresses_somebody(block)) else "letterhead"
        parts += in_columns(block, named) if any(map(has_columns, block)) else _whole(name, block, named)


def _names_signer(block: Block, signers: frozenset[str]) -> bool:
    return bool(signers) and any(word.strip(",.").casefold() in signers for line in block for word in line.text.split())


def _is_office(text: str) -> bool:
    """Is a line an office to which one may write: "Director of Law", "The Chief Executive"?"""
    office = POST.match(text.removeprefix("The "))
    return office is not None and len(text) < SENTENCE and not GAP.search(text) and ":" not in text


def _addresses_somebody(block: Block) -> bool:
    return any(ADDRESSED.match(line.text) for line in block[:2])


def _whole(name: str, block: Block, named: list[str]) -> list[Part]:
    """One part for a block; two where the letterhead stands above the address without a blank line between."""
    if name == "recipient" and len(block) > 3:
        first = next((i for i, line in enumerate(block) if ADDRESSED.match(line.text.partition(",")[0])), 0)
        above = first > 1 or (first == 1 and is_name(block[0].text) and not _is_office(block[0].text))
        if above and any(word in block[first].text for word in named):
            return [
                Part("letterhead", Span(block[0].start, block[first - 1].end)),
                Part("recipient", Span(block[first].start, block[-1].end)),
            ]
    return [Part(name, Span(block[0].start, block[-1].end))]


def only_contact(block: Block) -> bool:
    """Does a block only say how to reach somebody?"""
    return all(CONTACT.search(line.text) for line in block)
