"""How does a timeline look in print? As one SVG file: a row of bars for each series, all on the same scale, with no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from search.harmless import one_line
from search.timeline import Timeline

WIDTH = 960  # of the picture, in its own units
ROW = 120  # height of a row of bars
HEAD, FOOT, MARGIN, LABEL = 60, 40, 48, 24
TICKS = 12  # labels below the bars, at most
BLUE, GREY, LINE = "#2b6cb0", "#4a5568", "#cbd5e0"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of the picture."""

    label: str
    line: Timeline


def timeline_svg(title: str, rows: Sequence[Series], labels: Sequence[str], caption: str) -> Iterator[str]:
    """The lines of the file; `labels` are the years, months or weeks from left to right."""
    height = HEAD + len(rows) * (ROW + LABEL) + FOOT
    greatest = max((bar.count for row in rows for bar in row.line.bars), default=0) or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12" role="img">'
    )
    yield f"  <title>{text(title)}</title>"
    yield f'  <rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield f'  <text x="{MARGIN}" y="32" font-size="18" fill="#1a202c">{text(title)}</text>'
    for number, row in enumerate(rows):
        yield from row_lines(row, labels, HEAD + number * (ROW + LABEL) + LABEL, greatest)
    yield from tick_lines(labels, HEAD + len(rows) * (ROW + LABEL) + 16)
    yield f'  <text x="{MARGIN}" y="{height - 6}" fill="{GREY}" font-size="11">{text(caption)}</text>'
    yield "</svg>"


def row_lines(row: Series, labels: Sequence[str], top: int, greatest: int) -> Iterator[str]:
    """One row: its label, the greatest count of the picture at the left, a baseline, and the bars, each with its count."""
    bottom = top + ROW
    counts = {bar.label: bar.count for bar in row.line.bars}
    yield f'  <text x="{MARGIN}" y="{top - 6}" fill="{GREY}">{text(row.label)}</text>'
    yield f'  <text x="{MARGIN - 6}" y="{top + 10}" text-anchor="end" fill="{GREY}">{greatest:,}</text>'
    yield f'  <line x1="{MARGIN}" y1="{top}" x2="{WIDTH - MARGIN}" y2="{top}" stroke="{LINE}" stroke-dasharray="2 4"/>'
    yield f'  <line x1="{MARGIN}" y1="{bottom}" x2="{WIDTH - MARGIN}" y2="{bottom}" stroke="{LINE}"/>'
    step = step_of(labels)
    for place, label in enumerate(labels):
        count = counts.get(label, 0)
        if count:
            high = count * (ROW - 10) / greatest
            yield (
                f'  <rect x="{MARGIN + place * step:.2f}" y="{bottom - high:.2f}" width="{step * 0.8:.2f}" height="{high:.2f}" '
                f'fill="{BLUE}"><title>{text(label)}: {count:,}</title></rect>'
            )


def tick_lines(labels: Sequence[str], y: int) -> Iterator[str]:
    """The labels below, as many as fit."""
    every = -(-len(labels) // TICKS) or 1
    for place in range(0, len(labels), every):
        x = MARGIN + (place + 0.4) * step_of(labels)
        yield f'  <text x="{x:.2f}" y="{y}" text-anchor="middle" fill="{GREY}" font-size="11">{text(labels[place])}</text>'


def step_of(labels: Sequence[str]) -> float:
    """The width of a bar with the gap after it."""
    return (WIDTH - 2 * MARGIN) / max(1, len(labels))


def text(value: str) -> str:
    """A text on one line, as XML."""
    return escape(one_line(value), {'"': "&quot;"})
