"""Which sentence of a paper shows best why it was found?

Spans are offsets into the record's body; what is shown is the body's own text with its white space evened out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from corpus.nouns import NamedTuple
from corpus.records import Record, Span
from indexer.analysis import terms
from search.matching import analyse, spans
from search.query import Node

WIDTH = 200  # characters of a snippet, about two lines of a terminal
TRIED = 200  # matches at which a snippet may begin, those of the rarest words
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n|\n(?=[-•*–] )")
CLOSERS = "\"'”’)]"  # what may follow the end of a sentence
SPACE = re.compile(r"\s+")
ELLIPSIS = "…"


class Snippet(NamedTuple):
    """A stretch of a body: where it lies, the matches in it, and its text in pieces, each marked whether it is a match."""

    span: Span
    matches: tuple[Span, ...]
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The pieces as one line."""
        return "".join(text for text, _ in self.pieces)


def snippet(record: Record, query: Node, width: int = WIDTH, otherwise: tuple[Span, ...] = ()) -> Snippet:
    """The stretch of the body, about `width` characters, that shows most of the query.

    Where no word of the query stands there, it shows the places in `otherwise`; without any, the beginning.
    """
    body = record.body
    found = spans(query, analyse(record, query)) or otherwise
    if not found:
        return cut(body, opening(record, width), ())
    words = [tuple(terms(body[match.start : match.end])) for match in found]
    counts = Counter(words)
    rarest = sorted(range(len(found)), key=lambda index: (counts[words[index]], index))[:TRIED]
    candidates = sorted({around(body, found[index], width) for index in rarest})

    def worth(span: Span) -> tuple[float, int]:
        """How much of the query a stretch shows: different words first, the rarer the better, then the matches."""
        first, last = inside(span, found)
        return sum(counts[word] ** -0.5 for word in sorted(set(words[first:last]))), last - first

    best = max(candidates, key=worth)
    return cut(body, best, found[slice(*inside(best, found))])


def opening(record: Record, width: int) -> Span:
    """The beginning of the body, after the title where it stands there."""
    body, title = record.body, record.title
    start = len(body) - len(body.lstrip())
    if title and body.startswith(title, start) and len(body) > start + len(title):
        start += len(title)
        start += len(body[start:]) - len(body[start:].lstrip())
    return Span(start, good_end(body, start, start, width))


def around(body: str, match: Span, width: int) -> Span:
    """A stretch that begins with the sentence of one match, or nearer to it where that sentence is long."""
    start = sentence_start(body, match.start, width)
    if match.end - start > width * 3 // 4:
        start = word_start(body, max(start, match.start - width // 3))
    start = min(start, match.start)
    return Span(start, good_end(body, start, match.end, width))


def sentence_start(body: str, at: int, reach: int) -> int:
    """Where the sentence around an offset begins, or the first word within `reach` characters before it."""
    first = max(0, at - reach)
    ends = [match.end() for match in SENTENCE_END.finditer(body, first, at + 2)]  # the pattern looks two characters ahead
    started = [end for end in ends if end <= at]
    start = started[-1] if started else word_start(body, first)
    while start < at and body[start].isspace():
        start += 1
    return start


def word_start(body: str, at: int) -> int:
    """The first beginning of a word at an offset or after it."""
    if at <= 0 or body[at - 1].isspace():
        return at
    space = SPACE.search(body, at)
    return space.end() if space else at


def good_end(body: str, start: int, least: int, width: int) -> int:
    """Where a stretch from `start` ends well: with the last sentence that fits, else between two words."""
    limit = start + max(width, least - start)
    if limit >= len(body):
        return len(body.rstrip())
    ends = [match.start() + len(match.group().rstrip()) for match in SENTENCE_END.finditer(body, least, limit)]
    if ends and ends[-1] - start >= width // 2:
        return ends[-1]
    end = limit
    while end > least and not body[end].isspace():
        end -= 1
    if body[end : end + 1].isspace() and end > start:
        return max(end, least)
    return least if least > start else limit


def inside(span: Span, found: tuple[Span, ...]) -> tuple[int, int]:
    """Which matches lie wholly within a stretch, as a half-open range of their numbers."""
    first = bisect_left(found, span.start, key=lambda match: match.start)
    return first, max(first, bisect_left(found, span.end + 1, key=lambda match: match.end))


def cut(body: str, span: Span, matches: tuple[Span, ...]) -> Snippet:
    """The snippet of a stretch, with an ellipsis where a sentence is cut."""
    pieces = [(SPACE.sub(" ", body[start:end]), hit) for start, end, hit in parts(span, matches) if start < end]
    before = body[: span.start].rstrip(" ")
    if before and not before.endswith("\n") and sentence_start(body, span.start, 12) != span.start:
        pieces.insert(0, (f"{ELLIPSIS} ", False))
    after = body[span.end :].lstrip(" ")
    if after.strip() and not after.startswith("\n") and not ends_sentence(body[span.start : span.end]):
        pieces.append((f" {ELLIPSIS}", False))
    return Snippet(span, matches, tuple(pieces))


def ends_sentence(text: str) -> bool:
    """Is its last sentence whole?"""
    return text.rstrip(CLOSERS).endswith((".", "!", "?"))


def parts(span: Span, matches: tuple[Span, ...]) -> Iterator[tuple[int, int, bool]]:
    """The stretch divided at its matches."""
    at = span.start
    for match in matches:
        yield at, match.start, False
        yield match.start, match.end, True
        at = match.end
    yield at, span.end, False
