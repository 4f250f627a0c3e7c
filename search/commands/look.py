"""How do facets and timelines look in a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.reading import line_of
from corpus.terminal import Screen, columns, pad
from search.results import Bucket, FacetCounts

BLOCK = 38  # columns that a facet needs beside another one
WIDEST = 60  # columns that a facet takes at most on a terminal
BAR = 12  # columns of the longest bar of a facet


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
