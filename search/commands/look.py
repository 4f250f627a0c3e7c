"""How do hits, facets and timelines look in a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.reading import TEXT_WIDTH, line_of
from corpus.records import Record
from corpus.terminal import Screen, clip, columns, pad
from corpus.terminal_text import safe_for_terminal
from corpus.wording import ROLE_WORDS, date_words, kind_words
from search.results import Bucket, FacetCounts

OPENING = 60  # columns of the words that stand for a missing title
BLOCK = 38  # columns that a facet needs beside another one
WIDEST = 60  # columns that a facet takes at most on a terminal
BAR = 12  # columns of the longest bar of a facet
NAMES = 3  # of one role in a hit's line


def hit_lines(number: int, digits: int, record: Record, snippet: Sequence[tuple[str, bool]], screen: Screen) -> Iterator[str]:
    """The lines of one hit: title with kind and date at the right, who did what, and the words that match."""
    right = screen.mark(f"{kind_words(record.kind)} · {date_words(record.date, short=True)}")
    room = screen.width - digits - columns(right) - 4
    title = screen.style(screen.fit(line_of(record.title), room), "bold") if record.title else opening(record, screen, room)
    yield screen.justified(f"{number:>{digits}}  {title}", screen.style(right, "dim"))
    margin = " " * (digits + 2)
    roles = role_words(record)
    if roles:
        yield margin + screen.shorten("   ".join(roles), screen.width - len(margin))
    for line in filled(highlighted(snippet, screen), screen, len(margin)):
        yield margin + line


def opening(record: Record, screen: Screen, room: int) -> str:
    """What stands for the title of a paper without one: its first words."""
    words = line_of(record.body[: OPENING * 4])
    room = min(OPENING, room) if screen.terminal else OPENING
    if columns(words) <= room:
        return words or "(empty)"
    return clip(words, room - 4).rpartition(" ")[0] + screen.mark(" …")


def role_words(record: Record) -> list[str]:
    """Who did what: the publisher by name alone, an answer with its body, each name once."""
    bodies = names(record, "answering_body", ())
    told = []
    shown: list[str] = []
    for role in ("publisher", "asker", "answerer", "author", "signatory", "addressee", "speaker", "quoted"):
        who = names(record, role, shown)
        shown += [actor.id for actor in record.actors_with(role)]
        if role == "answerer" and bodies:
            who = f"{who}, {bodies}" if who else bodies
        if who:
            told.append(who if role == "publisher" else f"{ROLE_WORDS[role]}: {who}")
    return told


def names(record: Record, role: str, without: Sequence[str]) -> str:
    """The first names of those in a role but for the ids in `without`, and how many more there are."""
    found = [line_of(actor.name) for actor in record.actors_with(role) if actor.id not in without]
    more = f" +{len(found) - NAMES}" if len(found) > NAMES else ""
    return ", ".join(found[:NAMES]) + more


def highlighted(pieces: Iterable[tuple[str, bool]], screen: Screen) -> list[str]:
    """The words of a text, those that match in bold, or between marks where there is no colour."""
    text = ""
    for piece, hit in pieces:
        shown = safe_for_terminal(piece)
        if hit and screen.colour:
            shown = " ".join(screen.style(word, "match") for word in shown.split())
        text += screen.mark(f"«{shown}»") if hit and not screen.colour else shown
    return text.split()


def filled(words: Sequence[str], screen: Screen, margin: int) -> Iterator[str]:
    """The words in lines that fit beside the margin; in a pipe, on one line."""
    room = min(screen.width, TEXT_WIDTH) - margin if screen.terminal else sum(map(len, words)) * 2
    line: list[str] = []
    length = 0
    for word in words:
        if line and length + columns(word) > room:
            yield " ".join(line)
            line, length = [], 0
        line.append(word)
        length += columns(word) + 1
    if line:
        yield " ".join(line)


def facet_lines(facets: Sequence[FacetCounts], screen: Screen) -> Iterator[str]:
    """The facets in as many columns as fit; one below the other in a pipe."""
    beside = max(1, min(len(facets), screen.width // BLOCK)) if screen.terminal else 1
    width = min(WIDEST, (screen.width - 2 * (beside - 1)) // beside)
    for start in range(0, len(facets), beside):
        if start:
            yield ""
        blocks = [facet_block(facet, width, screen) for facet in facets[start : start + beside]]
        for line in range(max(map(len, blocks))):
            cells = [block[line] if line < len(block) else "" for block in blocks]
            yield "  ".join(pad(cell, width) for cell in cells).rstrip()


def facet_block(facet: FacetCounts, width: int, screen: Screen) -> list[str]:
    """One facet: its name, a line with count and bar for each value, and what is not shown."""
    lines = [screen.style(facet.field.replace("-", " "), "bold")]
    buckets = list(levels(facet.buckets))
    digits = max((len(f"{bucket.count:,}") for _, bucket in buckets), default=1)
    greatest = max((bucket.count for _, bucket in buckets), default=0)
    labels = ["  " * level + bucket_label(bucket.value, bucket.label, screen, bucket.selected) for level, bucket in buckets]
    room = max(map(columns, labels), default=0)
    if screen.terminal:
        room = min(room, width - digits - BAR - 3)
    for (_, bucket), label in zip(buckets, labels, strict=True):
        bar = screen.style(screen.bar(bucket.count, greatest, BAR), "cyan")
        lines.append(f"{pad(screen.fit(label, room), room)} {bucket.count:>{digits},} {bar}".rstrip())
    lines.append(screen.style(f"(other {facet.other:,}, none {facet.missing:,})", "dim"))
    return lines


def levels(buckets: Iterable[Bucket], level: int = 0) -> Iterator[tuple[int, Bucket]]:
    """Each value with its level, from 0, followed by those within it."""
    for bucket in buckets:
        yield level, bucket
        yield from levels(bucket.within, level + 1)


def bucket_label(value: str, label: str, screen: Screen, selected: bool) -> str:
    """A value as people read it, marked where it is selected."""
    return (screen.mark("✓ ") if selected else "") + line_of(label or value)


def bar_lines(rows: Sequence[tuple[str, int]], screen: Screen) -> Iterator[str]:
    """A line for each label with its count and a bar that uses the width that is left."""
    label_room = max((columns(label) for label, _ in rows), default=0)
    digits = max((len(f"{count:,}") for _, count in rows), default=1)
    greatest = max((count for _, count in rows), default=0)
    room = screen.width - label_room - digits - 3
    for label, count in rows:
        yield f"{pad(label, label_room)} {count:>{digits},} {screen.style(screen.bar(count, greatest, room), 'cyan')}".rstrip()
