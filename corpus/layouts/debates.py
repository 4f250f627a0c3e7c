"""Who speaks in a debate, and which words are whose?

A speaker stands before a colon, or on a line of their own above the speech, with a seat, a party or an office in brackets the
first time and by the name alone afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.knowledge import parliament
from corpus.layouts.labels import is_labelled
from corpus.layouts.names import BRACKETS, OFFICE, is_chair, name_parts
from corpus.layouts.positions import TIME
from corpus.layouts.record_headings import is_heading
from corpus.layouts.turns import BRACKETS_ALONE, LONGEST_HEADING, Turn, find_turns
from corpus.lines import Line, split_filled
from corpus.records import Part, Span

LONGEST_STOPPED = 60  # characters of a heading that ends in a full stop, as old Hansards print them
MADE_BY = re.compile(r"(?:(?:Written |Ministerial )?Statement )?[Mm]ade by\s?:?")
MOST_BESIDE = 5  # lines of a name and what is printed below it
CHAIR = re.compile(r"(?:[QT]?\d+ )?(?:The )?(?:Chair|Convener)", re.IGNORECASE)
IN_CHAIR = re.compile(r"\[(?P<name>[A-Z].{4,60}?) in the Chair\]", re.IGNORECASE)
CHAIRS = re.compile(  # among those who are present: "Members present: Ann Lee (Chair); ..."
    r"(?:\bpresent:? |^|[;,*] ?)(?P<name>[A-Z][^;,:()\n]{4,50}?)(?:, | \()(?:the |in the )?"
    r"(?:Chair|Convener)(?:man|woman|person)?\b\)?(?=[;,.]|$)",
    re.IGNORECASE,
)
MEMBERS = re.compile(r"The Committee consisted of the following|Members present\b", re.IGNORECASE)
SAT_AT = re.compile(r" [–—-] in the [A-Z][\w ]{4,40} at \d[^?!]{4,40}\.?$")  # behind a heading: where and when the House sat
CLERK = re.compile("|".join(parliament("clerk")), re.IGNORECASE)


def debate_parts(text: str) -> tuple[Part, ...]:
    """heading, speaker (with office and seat) and speech, in the order of the text."""
    lines = split_filled(text)
    turns = {turn.line: turn for turn in find_turns(text)}
    parts: list[Part] = []
    opened = -1
    listed = False  # do the names of a committee's members stand here?
    below = 0  # the lines above it belong to the name of who speaks
    for number, line in enumerate(lines):
        turn = turns.get(number)
        if turn:
            parts += _speech(text, opened, lines[number - 1].end if number else 0)
            parts += _named(text, lines, turn)
            opened, below = turn.words, turn.below
        elif number < below:
            continue
        elif opened < 0 and MADE_BY.fullmatch(line.text):
            made = _made(lines, number + 1)
            parts += made
            below = number + 1 + len(made)
        elif opened < 0 or line.start < opened or _heads_more(lines, number, turns):
            if opened >= 0 and line.start > opened:
                parts += _speech(text, opened, lines[number - 1].end)
                opened = -1
            listed = (listed or MEMBERS.match(line.text) is not None) and IN_CHAIR.match(line.text) is None
            if _is_heading(line.text) and not listed:
                parts.append(Part("heading", line.span))
            elif len(" ".join(line.text.split())) > LONGEST_HEADING and not CLERK.match(line.text):
                opened = line.start
    parts += _speech(text, opened, lines[-1].end if lines else 0)
    return (*parts, *_chair(text, lines, turns))


def _made(lines: tuple[Line, ...], number: int) -> list[Part]:
    """Who makes a written statement, printed line by line: the name, then office, party and House."""
    parts: list[Part] = []
    for line in lines[number : number + MOST_BESIDE]:
        if len(line.text) > LONGEST_HEADING or line.text[-1] in ".?!:":
            break
        parts.append(Part("speaker" if not parts else "office" if OFFICE.search(line.text) else "seat", line.span))
    return parts


def _chair(text: str, lines: tuple[Line, ...], turns: dict[int, Turn]) -> Iterator[Part]:
    """Whose turns "The Chair" are, where a note says who was in the chair."""
    if any(CHAIR.fullmatch(text[turn.start : turn.end]) for turn in turns.values()):
        first = min(turn.start for turn in turns.values())
        for line in lines:
            if line.text[0] == "[" and (noted := IN_CHAIR.match(line.text)):
                yield Part("speaker", line.part(*noted.span("name")))
                return
            if line.start < first and (chairs := CHAIRS.search(line.text)):
                yield Part("speaker", line.part(*chairs.span("name")))
                return


def _heads_more(lines: tuple[Line, ...], number: int, turns: dict[int, Turn]) -> bool:
    """Is a line below a speech a heading, since what the clerk notes or the next speaker stands below it?"""
    text = lines[number].text
    if not (text[-1].isalnum() or text[-1] in ")]") or number + 1 >= len(lines) or not _is_heading(text):
        return False
    following = lines[number + 1].text
    new = number + 1 in turns and not turns[number + 1].colon
    return len(text) < LONGEST_HEADING and (new or CLERK.fullmatch(following) is not None or TIME.sub("", following) == "")


def _is_heading(text: str) -> bool:
    """Is a line above the first speech a heading, and not the time or what the clerk notes?"""
    if BRACKETS_ALONE.match(text) or CLERK.fullmatch(text) or TIME.sub("", text) == "":
        return False
    return (
        is_heading(text)
        or SAT_AT.search(text) is not None
        or (text[-1] == "." and len(text) < LONGEST_STOPPED and not is_labelled(text))
    )


def _named(text: str, lines: tuple[Line, ...], turn: Turn) -> list[Part]:
    """Who speaks, with office and seat."""
    parts = list(name_parts("speaker", text[turn.start : turn.end].replace("\n", " "), turn.start))
    for line in lines[turn.line + 1 : turn.below]:
        if line.start < turn.end:  # a name in brackets below its office
            continue
        beside = [(match.start() + 1, match.end() - 1) for match in BRACKETS.finditer(line.text)] or [(0, len(line.text))]
        parts += [
            Part("office" if is_chair(line.text) or OFFICE.search(line.text, *place) else "seat", line.part(*place))
            for place in beside
        ]
    return parts


def _speech(text: str, start: int, end: int) -> list[Part]:
    """The speech that stands open, if it holds a word."""
    said = text[start:end] if start >= 0 else ""
    return [Part("speech", Span(start + len(said) - len(said.lstrip()), end))] if said.strip() else []
