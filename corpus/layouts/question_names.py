"""Whom does a line of a page of questions name: somebody with a seat or an office, two together, one on behalf of a body?"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, OFFICE, is_name, name_parts
from corpus.layouts.turns import SURE, header
from corpus.layouts.verbs import BODY, CELL, REMARK
from corpus.lines import Line
from corpus.records import Part

BEHALF = " on behalf of "
DATED = re.compile(r"(?P<name>[A-Z][^\d.?!:\[]{3,120}?)[\s,|–-]+(?=\d)[\d/. \w-]{6,24}(?:\s*[\[(][^\[\]()]{2,20}[\])])?$")
REMARK_INSIDE = re.compile(r",? on \d.*$")  # "Answered by Ann Lee, on 4 March 2024: ..."


def printed_parts(role: str, line: Line, start: int, end: int) -> tuple[Part, ...]:
    """The parts of the name that stands in a stretch of a line, without remarks such as "on 4 March"."""
    text = line.text[start:end]
    remark = REMARK.search(text)
    text = text[: remark.start()] if remark else text
    behalf = text.find(BEHALF) if role == "answerer" else -1
    body: tuple[Part, ...] = ()
    if behalf > 0:
        begin = behalf + len(BEHALF)
        begin += 4 * text.startswith("the ", begin)
        body = (Part("answering_body", line.part(start + begin, start + len(text.rstrip(" |.,")))),)
        text = text[:behalf]
    lead = len(text) - len(text.lstrip(" :*.0123456789"))
    return (*body, *name_parts(role, text[lead:].rstrip(" |"), line.start + start + lead))


def names_somebody(text: str) -> bool:
    """Does a line bear a name and what only records of Parliament print beside one?"""
    found = header(text)
    return found is not None and found.weight == SURE


def dated_name(text: str, start: int) -> tuple[int, int] | None:
    """Where the name on a line that bears only that, what stands in brackets beside it and a day, begins and ends.

    >>> dated_name("Q: Ann Lee (LAB, Leeds)  12/07/2022  [UIN 37662]", 3), dated_name("A: I met Ann Lee on 12/07/2022.", 3)
    ((3, 23), None)
    """
    match = DATED.match(text, start)
    named = match["name"].strip() if match else ""
    return (start, start + len(named)) if " " in named and is_name(BRACKETS.sub(" ", named)) else None


def names_body(printed: str) -> bool:
    """Does a body answer, and nobody by name or office?

    >>> names_body("the Home Office"), names_body("Ann Lee (Home Office)"), names_body("Ann Lee on behalf of the Agency")
    (True, False, False)
    """
    return BEHALF not in printed and BODY.search(BRACKETS.sub("", printed)) is not None and not OFFICE.search(printed)


def answerer_end(text: str, start: int) -> int:
    """Where the name of who answers ends at a colon with the answer behind it, else -1."""
    end = text.find(": ", start)
    return end if end > 0 and is_name(REMARK_INSIDE.sub("", BRACKETS.sub("", text[start:end])).strip()) else -1


def is_named(heading: str, names: list[str]) -> bool:
    """Is a line above a question the name of who asks or answers, printed twice?"""
    plain = BRACKETS.sub("", heading).strip()
    return " " in plain and any(plain in name for name in names)


def is_banner(line: Line) -> bool:
    """Is the first line of a page a row of cells, as a site prints its name and what it is for?"""
    return line.start == 0 and CELL.search(line.text) is not None
