"""Who speaks in a debate, and which words are whose?"""

from __future__ import annotations

from corpus.layouts.names import lead_end, name_parts
from corpus.layouts.verbs import is_heading
from corpus.lines import split_filled
from corpus.records import Part, Span

SHORTEST_SPEECH = 20  # characters after the colon, on a line that ends in no full stop


def is_speech(text: str) -> bool:
    """Does a line open with a speaker's name and a speech?

    >>> is_speech("Alan Johnson: The burden is not confined to crimes."), is_speech("Legal Aid: Immigration")
    (True, False)
    """
    end = lead_end(text)
    if end < 0:
        return False
    rest = text[end + 1 :].strip()
    return not rest or rest[-1] in '.?!—”"…-)' or len(rest) > SHORTEST_SPEECH * 2


def debate_parts(text: str) -> tuple[Part, ...]:
    """heading, speaker (with office and seat) and speech, in the order of the text."""
    parts: list[Part] = []
    opened: int | None = None
    last_end = 0
    for line in split_filled(text):
        end = lead_end(line.text)
        rest = line.text[end + 1 :].strip() if end > 0 else ""
        if end > 0 and is_speech(line.text):
            if opened is not None and last_end > opened:
                parts.append(Part("speech", _without_break(text, opened, last_end)))
            parts += name_parts("speaker", line.text[:end], line.start)
            opened = line.start + line.text.index(rest, end + 1) if rest else line.end
        elif opened is None:
            if is_heading(line.text):
                parts.append(Part("heading", line.span))
            elif len(line.text) > 80:
                opened = line.start
        last_end = line.end
    if opened is not None and last_end > opened:
        parts.append(Part("speech", _without_break(text, opened, last_end)))
    return tuple(parts)


def _without_break(text: str, start: int, end: int) -> Span:
    """The span without the white space before its first word."""
    return Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
