"""Who speaks in a debate, and which words are whose?

A speaker stands before a colon, or on a line of their own above the speech, with a seat, a party or an office in brackets the
first time and by the name alone afterwards.
"""

from __future__ import annotations

from corpus.layouts.names import BRACKETS, is_name, lead_end, name_parts
from corpus.layouts.verbs import is_heading
from corpus.lines import Line, split_filled
from corpus.records import Part, Span

LONGEST_STOPPED = 60  # characters of a heading that ends in a full stop, as old Hansards print them
SHORTEST_SPEECH = 40  # characters after the colon, on a line that ends in no full stop
CHAIRS = frozenset(
    (
        "Mr Speaker",
        "Mr. Speaker",
        "Madam Deputy Speaker",
        "Mr Deputy Speaker",
        "The Presiding Officer",
        "The Deputy Presiding Officer",
        "The Llywydd",
        "The Chair",
        "Hon. Members",
        "Several hon. Members",
        "Noble Lords",
        "An Ceann Comhairle",
        "An Leas-Cheann Comhairle",
    )
)


def is_speech(text: str) -> bool:
    """Does a line open with a speaker's name and a speech?

    >>> is_speech("Alan Johnson: The burden is not confined to crimes."), is_speech("Legal Aid: Immigration")
    (True, False)
    """
    end = lead_end(text)
    if end < 0:
        return False
    rest = text[end + 1 :].strip()
    return not rest or rest[-1] in '.?!—”"…-)' or len(rest) > SHORTEST_SPEECH


def is_speaker_line(text: str, known: set[str]) -> bool:
    """Does a line bear nothing but a speaker, new with brackets or known by name?

    >>> is_speaker_line("Jess Philpott (Yardley North) (Lab)", set()), is_speaker_line("Third Reading", set())
    (True, False)
    """
    if len(text) > 160 or text[-1] in ".?!:;," or not text[0].isupper():
        return False
    plain = BRACKETS.sub(" ", text).strip()
    if text.endswith(")") and plain != text:
        return is_name(plain) and len(plain.split()) > 1 and not any(char.isdigit() for char in text)
    return text in CHAIRS or text in known


def debate_parts(text: str) -> tuple[Part, ...]:
    """heading, speaker (with office and seat) and speech, in the order of the text."""
    walk = _Walk(text, colons=any(is_speech(line.text) for line in split_filled(text)))
    lines = split_filled(text)
    for number, line in enumerate(lines):
        walk.step(line, lines[number + 1].text if number + 1 < len(lines) else "")
    walk.close()
    return tuple(walk.parts)


class _Walk:
    """A walk down the page: the speech that stands open, and the parts found so far."""

    def __init__(self, text: str, *, colons: bool) -> None:
        self.text = text
        self.colons = colons  # speakers stand before colons on this page, so that a line with brackets is a heading
        self.parts: list[Part] = []
        self.known: set[str] = set()
        self.opened: int | None = None
        self.last_end = 0

    def step(self, line: Line, after: str) -> None:
        """Takes in one line; a speaker in the line after it makes "Shipping: Pollution" a heading, however long."""
        stopped = line.text[-1] in '.?!—”"…)'
        if is_speech(line.text) and (stopped or self.opened is not None or not is_speech(after)):
            self.close()
            end = lead_end(line.text)
            self._name(line.text[:end], line.start)
            self.opened = line.start + end + 1
        elif not self.colons and is_speaker_line(line.text, self.known):
            self.close()
            self._name(line.text, line.start)
            self.opened = line.end
        elif self.opened is None:
            if is_heading(line.text) or (line.text[-1] == "." and len(line.text) < LONGEST_STOPPED):
                self.parts.append(Part("heading", line.span))
            elif len(line.text) > 80:
                self.opened = line.start
        self.last_end = line.end

    def _name(self, text: str, start: int) -> None:
        named = name_parts("speaker", text, start)
        self.parts += named
        self.known |= {self.text[part.span.start : part.span.end] for part in named if part.name == "speaker"}

    def close(self) -> None:
        """Ends the speech that stands open."""
        if self.opened is not None:
            start = (
                self.opened + len(self.text[self.opened : self.last_end]) - len(self.text[self.opened : self.last_end].lstrip())
            )
            if self.last_end > start:
                self.parts.append(Part("speech", Span(start, self.last_end)))
        self.opened = None
