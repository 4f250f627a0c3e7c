"""Who signs a letter: one name over an office, a name to a line, names side by side, or bodies alone?

The blocks below the sign-off are read together, for their shape is what tells: a name and its post fill a block, a list gives
each line to another, and columns put the post under the name. Each who signs has a part "signature"; what is printed under a
name in its column is an "affiliation".
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.layouts.letter_foot import OTHERS
from corpus.layouts.letter_head import only_contact
from corpus.layouts.letter_lines import cells_of
from corpus.layouts.names import BODY, PEOPLE_TITLES, is_name
from corpus.layouts.positions import LETTERS
from corpus.layouts.posts import POST, SEPARATOR, is_post, person_like
from corpus.lines import Line
from corpus.records import Part, Span

Block = list[Line]
SIGNED = re.compile(
    r"\W*(?:s|sgd|e-?signed|signed(?: electronically)?(?: (?:by|for|on behalf of)(?: the undersigned)?)?|signatories"
    r"|(?:co-?)?signed by"
    r"|(?:the )?undersigned(?: organisations)?"
    r"|(?:and )?(?:also )?on behalf of(?: .{0,20}following)?|supported by|endorsed by|pp|signatures?"
    r"|the following .{2,40})\W*",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"\W*(?:signatories|(?:co-)?signed .*(?:by|of)|(?:the )?undersigned|on behalf|supported|endorsed|the following)\b",
    re.IGNORECASE,
)
BY_SEE = re.compile(r"[+✠†✝] ?[A-Z]")  # as a bishop signs above the name in print
FOR_ANOTHER = re.compile(r"p\.?p\.?\s+[A-Z]")  # who signs for the one named below
BULLET = re.compile(r"(?:[•*·‣▪●○◦–—-]|\(?\d{1,3}[.)])\s+")
MEMBER = re.compile(rf"\b(?:{LETTERS}|KC|CBE|OBE|MBE)\b|\([^()]{2, 40}\)$")
MEMBERS = re.compile(rf"\b(?:{LETTERS}|Lord|Baroness|Lady|Viscount|Earl|Cllr|Councillor|Senator)\b")
PARTY = re.compile(r"\(([^()\d]{2,40})\)$")
SIGNED_LIST = re.compile(r"(?:(?:co-)?signed(?: by)?|signatories|supported by|endorsed by)\s*:\s+(?=\S)", re.IGNORECASE)
BESIDE = (";", " · ", " | ", " • ")  # between names on one line
FEWEST = 3  # lines of a list of signatures
FEW_DOUBTFUL = 5  # one line of so many may hold a figure, as the name of a body may
_BOTH = 2  # who sign one below the other
LONGEST_BLOCK = 4  # lines of a name and its post


def signature_parts(blocks: list[Block], sign_off: str = "") -> list[Part]:
    """A part for each who signs, from the blocks of lines below the sign-off that only names and posts fill."""
    parts: list[Part] = []
    listed = opens_list(sign_off)
    alone = False  # a name of its own stands above, without a post
    several = sum(map(len, blocks)) > 1
    for block in blocks:
        listed = listed or opens_list(block[0].text)
        lines = [
            line
            for line in block
            if any(char.isalpha() for char in line.text)
            and line.text[-1] != "*"
            and not (several and (FOR_ANOTHER.match(line.text) or (BY_SEE.match(line.text) and not line.text.isupper())))
            and not (SIGNED.fullmatch(line.text) or OTHERS.match(line.text))
        ]
        if not lines or only_contact(lines):
            continue
        if alone and not person_like(lines[0].text) and len(lines) < FEWEST and not listed:
            parts.append(Part("affiliation", Span(lines[0].start, lines[-1].end)))  # the post, after a blank line
            alone = False
            continue
        parts += of_block(lines, listed=listed)
        parts += _seats(lines)
        alone = len(lines) == 1 and person_like(lines[0].text)
    return parts


def _seats(lines: Block) -> list[Part]:
    """The party or seat of a member, in brackets behind the name."""
    cells = [cell for line in lines for piece in _split(line, ";") for cell in _cells(_line(line, piece))]
    found = [(cell, PARTY.search(cell.text)) for cell in cells if "(" in cell.text and _is_member(cell.text)]
    return [Part("seat", cell.part(*match.span(1))) for cell, match in found if match]


def _line(line: Line, span: Span) -> Line:
    return Line(span.start, span.end, line.text[span.start - line.start : span.end - line.start])


def _is_member(text: str) -> bool:
    """Is it a member of a parliament: letters behind the name, or a peer?"""
    return MEMBERS.search(text) is not None


def opens_list(text: str) -> bool:
    """Does a line say that names follow: "Signatories", "Signed on behalf of:"?"""
    return LISTED.match(text) is not None and SIGNED.fullmatch(text) is not None


def listed_in_line(line: Line) -> list[Part]:
    """Those whom one line lists: "Signed: A, B, C and D"."""
    label = SIGNED_LIST.match(line.text)
    if label is None or line.text.count(",") + line.text.count(";") + 1 < FEWEST:
        return []
    rest = Line(line.start + label.end(), line.end, line.text[label.end() :].rstrip("."))
    spans = _split(rest, ";" if ";" in rest.text else ",")
    parts: list[Part] = []
    for span in spans:
        text = line.text[span.start - line.start : span.end - line.start]
        start = span.start + (4 if text.startswith("and ") else 0)
        both = text.find(" and ", start - span.start) if span == spans[-1] and ";" not in rest.text else -1
        if both > 0:
            parts.append(Part("signature", Span(start, span.start + both)))
            start = span.start + both + len(" and ")
        parts.append(Part("signature", Span(start, min(span.end, rest.start + len(rest.text)))))
    return parts


def signed_in_paragraph(line: Line) -> list[Part]:
    """Those whom a paragraph of names lists, each with a post or a body: "Rev. A, Vicar of B, Dr C, D Trust, and E".

    No piece of such a paragraph begins in small letters, as a piece of a sentence does. What follows a name is that person's,
    unless it bears a title; what follows a post is a name again. Newspapers print names in another type, with no comma before
    the post.
    """
    if line.text.count(",") + 1 < LONGEST_BLOCK or ";" in line.text:
        return []
    spans = [Span(span.start + (4 if _cut(line, span).startswith("and ") else 0), span.end) for span in _split(line, ",")]
    pieces = [_cut(line, span) for span in spans]
    if not person_like(_before_post(pieces[0])) or not all(piece[:1].isupper() for piece in pieces):
        return []
    only_names = all(person_like(piece) for piece in pieces)
    names = [_before_post(piece) for piece in pieces]
    posted = sum(0 < len(name) < len(piece) for name, piece in zip(names, pieces, strict=True)) >= FEWEST
    starts: list[int] = []
    for i, piece in enumerate(names if posted else pieces):
        if person_like(piece) and (only_names or PEOPLE_TITLES.match(piece) or not starts or starts[-1] != i - 1):
            starts.append(i)
    if len(starts) < FEWEST or len(starts) * LONGEST_BLOCK < len(pieces):
        return []
    ends = [*starts[1:], len(spans)]
    if posted:
        named = [Part("signature", Span(spans[i].start, spans[i].start + len(names[i]))) for i in starts]
        return named + [Part("affiliation", spans[end - 1]) for i, end in zip(starts, ends, strict=True) if end - 1 > i]
    return [Part("signature", Span(spans[i].start, spans[end - 1].end)) for i, end in zip(starts, ends, strict=True)]


def _before_post(piece: str) -> str:
    """The name that stands before a post without a comma, "Ann Poe Director"; the whole piece where none does."""
    post = POST.search(piece)
    name = piece[: post.start()].rstrip() if post else piece
    return name if person_like(name) else piece


def _cut(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def of_block(lines: Block, *, listed: bool) -> list[Part]:
    """The signatures of one block, each line one where it is known for a list."""
    columns = [_cells(line) for line in lines]
    if table := _of_table(columns):
        return table
    if len(columns[0]) > 1 and all(person_like(line.text) for line in columns[0]):
        return [Part("signature", cell.span) for cell in columns[0]] + _under_names(columns)
    mark = next((mark for mark in BESIDE if all(line.text.count(mark) > 1 for line in lines)), "")
    if mark and (len(lines) == 1 or mark != ";") and not _is_one(lines, mark):
        return [Part("signature", span) for line in lines for span in _split(line, mark.strip())]
    if len(lines) == 1 and (signed := signed_in_paragraph(lines[0])):
        return signed
    if _is_list(lines, listed):
        return [Part("signature", _bare(line)) for line in lines]
    heads = _in_capitals(lines) or [
        i for i, line in enumerate(lines) if person_like(line.text) and i + 1 < len(lines) and is_post(lines[i + 1].text)
    ]
    if len(lines) == _BOTH and (all(_is_titled(line.text) for line in lines) or _are_both_entries(lines)):
        return [Part("signature", line.span) for line in lines]
    if len(heads) > 1 and heads[0] == 0:
        ends = [*heads[1:], len(lines)]
        return [Part("signature", Span(lines[i].start, lines[end - 1].end)) for i, end in zip(heads, ends, strict=True)]
    return [Part("signature", Span(lines[0].start, lines[-1].end))]


def _of_table(columns: list[Block]) -> list[Part]:
    """Those of a table with a body and who signs for it in each row: both sign where the body stands first."""
    if len(columns) < FEWEST or any(len(row) != _BOTH for row in columns):
        return []
    first, second = (all(person_like(SEPARATOR.split(row[i].text, maxsplit=1)[0]) for row in columns) for i in range(_BOTH))
    if first == second:
        return []
    if first:
        return [Part(name, cell.span) for row in columns for name, cell in zip(("signature", "affiliation"), row, strict=True)]
    return [
        Part("signature", cell.part(0, len(SEPARATOR.split(cell.text, maxsplit=1)[0]) if cell is row[0] else len(cell.text)))
        for row in columns
        for cell in row
    ]


def _in_capitals(lines: Block) -> list[int]:
    """The numbers of the lines in capitals, where each stands over a see, a post or a town: so newspapers print who signs."""
    heads = [i for i, line in enumerate(lines) if line.text.isupper() and " " in line.text]
    return heads if len(heads) >= FEWEST and heads[0] == 0 and all(b - a > 1 for a, b in pairwise(heads)) else []


def _is_one(lines: Block, mark: str) -> bool:
    """Is it one who signs, with the post beside the name: "Ann Poe | Manager | Haven"?"""
    name, *beside = lines[0].text.split(mark)
    return len(lines) == 1 and mark != ";" and person_like(name) and any(POST.search(cell) is not None for cell in beside)


def _under_names(columns: list[Block]) -> list[Part]:
    """What stands in the rows under a row of names: posts and bodies, or another row of names."""
    parts: list[Part] = []
    if all(len(row) > 1 and all(_is_titled(cell.text) for cell in row) for row in columns):
        return [Part("signature", cell.span) for row in columns[1:] for cell in row]
    for number, row in enumerate(columns[1:], start=1):
        after = columns[number + 1] if number + 1 < len(columns) else []
        names = len(row) > 1 and all(person_like(cell.text) for cell in row) and any(is_post(cell.text) for cell in after)
        parts += [Part("signature" if names else "affiliation", cell.span) for cell in row]
    return parts


def _is_titled(text: str) -> bool:
    """Is a cell a person's name by the title before it or by what stands after it?"""
    return person_like(text) and (PEOPLE_TITLES.match(text) is not None or MEMBER.search(text) is not None)


def _are_both_entries(lines: Block) -> bool:
    """Do two lines each bear a person with a post, or each with nothing but a body: "Ann Poe, Haven Trust"?"""
    entries = [SEPARATOR.split(line.text) for line in lines]
    if not all(rest and person_like(name) for name, *rest in entries):
        return False
    posts = [any(POST.search(cell) for cell in rest) for _, *rest in entries]
    return all(posts) or (not any(posts) and all(len(rest) == 1 and is_name(rest[0]) for _, *rest in entries))


def _is_list(lines: Block, listed: bool) -> bool:
    """Does each line of a block name another who signs?"""
    if listed:
        return True
    if len(lines) < FEWEST:
        return False
    entries = sum(_is_entry(line.text) for line in lines)
    if entries * 3 >= len(lines) * 2:
        return True
    named = sum(_is_entry(line.text) or person_like(line.text) or BODY.search(line.text) is not None for line in lines)
    if entries >= FEWEST and named * 2 >= len(lines) and not any(_is_bare_post(line.text) for line in lines):
        return True
    doubtful = sum(bool(POST.search(line.text)) or any(char.isdigit() for char in line.text) for line in lines)
    if doubtful * FEW_DOUBTFUL > len(lines) or (doubtful and person_like(lines[0].text)):
        return False
    return len(lines) > LONGEST_BLOCK or (not person_like(lines[0].text) and BODY.search(lines[0].text) is not None)


def _is_bare_post(text: str) -> bool:
    """Is a line somebody's post alone, which stands below a name?"""
    return POST.search(text) is not None and not _is_entry(text) and not person_like(text) and BODY.search(text) is None


def _is_entry(text: str) -> bool:
    """Is it "Name, Post, Body", "Name – Body", or a line with the bullet of a list?"""
    if BULLET.match(text):
        return True
    name, *rest = SEPARATOR.split(text, maxsplit=1)
    return bool(rest) and (person_like(name) or (BODY.search(name) is not None and person_like(rest[0])))


def _cells(line: Line) -> Block:
    """The cells of a line, each as a line."""
    return [Line(line.start + start, line.start + end, line.text[start:end]) for start, end in cells_of(line.text)]


def _bare(line: Line) -> Span:
    """The line without its bullet."""
    bullet = BULLET.match(line.text)
    return line.part(bullet.end() if bullet else 0, len(line.text))


def _split(line: Line, mark: str) -> list[Span]:
    spans = []
    start = 0
    for piece in line.text.split(mark):
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append(line.part(start + left, start + len(piece.rstrip())))
        start += len(piece) + 1
    return spans
