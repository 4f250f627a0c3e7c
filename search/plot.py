"""How does a timeline look in print? A row of bars for each series, on one scale: shapes, which are drawn as SVG or PNG."""

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
BLUE, GREY, LIGHT, DARK = "#2b6cb0", "#4a5568", "#cbd5e0", "#1a202c"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of the picture."""

    label: str
    line: Timeline


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, and what it shows."""

    x: float
    y: float
    width: float
    height: float
    shows: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    x: float
    y: float
    end: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A text, which stands on y and begins at x, or is in the middle of it, or ends there."""

    x: float
    y: float
    text: str
    size: int = 12
    fill: str = GREY
    anchor: str = "start"  # start, middle, end


@dataclass(frozen=True, slots=True)
class Picture:
    """All shapes, on white, in the order in which they are drawn."""

    title: str
    height: int
    shapes: tuple[Box | Rule | Label, ...]


def timeline_picture(title: str, rows: Sequence[Series], labels: Sequence[str], caption: str) -> Picture:
    """The picture of a timeline; `labels` are the years, months or weeks from left to right."""
    height = HEAD + len(rows) * (ROW + LABEL) + FOOT
    greatest = max((bar.count for row in rows for bar in row.line.bars), default=0) or 1
    shapes: list[Box | Rule | Label] = [Label(MARGIN, 32, title, 18, DARK)]
    for number, row in enumerate(rows):
        shapes += row_shapes(row, labels, HEAD + number * (ROW + LABEL) + LABEL, greatest)
    shapes += ticks(labels, HEAD + len(rows) * (ROW + LABEL) + 16)
    return Picture(title, height, (*shapes, Label(MARGIN, height - 6, caption, 11)))


def row_shapes(row: Series, labels: Sequence[str], top: int, greatest: int) -> Iterator[Box | Rule | Label]:
    """One row: its label, the greatest count of the picture at the left, a baseline, and the bars."""
    bottom = top + ROW
    counts = {bar.label: bar.count for bar in row.line.bars}
    yield Label(MARGIN, top - 6, row.label)
    yield Label(MARGIN - 6, top + 4, f"{greatest:,}", anchor="end")
    yield Rule(MARGIN, top, WIDTH - MARGIN, dashed=True)
    yield Rule(MARGIN, bottom, WIDTH - MARGIN)
    step = step_of(labels)
    for place, label in enumerate(labels):
        count = counts.get(label, 0)
        if count:
            high = count * ROW / greatest
            yield Box(MARGIN + place * step, bottom - high, step * 0.8, high, f"{label}: {count:,}")


def ticks(labels: Sequence[str], y: int) -> Iterator[Label]:
    """The labels below, as many as fit."""
    every = -(-len(labels) // TICKS) or 1
    for place in range(0, len(labels), every):
        yield Label(MARGIN + (place + 0.4) * step_of(labels), y, labels[place], 11, anchor="middle")


def step_of(labels: Sequence[str]) -> float:
    """The width of a bar with the gap after it."""
    return (WIDTH - 2 * MARGIN) / max(1, len(labels))


def svg(picture: Picture) -> Iterator[str]:
    """The lines of an SVG file, without a script; what a bar shows is its title."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{picture.height}" '
        f'viewBox="0 0 {WIDTH} {picture.height}" font-family="sans-serif" role="img">'
    )
    yield f"  <title>{text(picture.title)}</title>"
    yield f'  <rect width="{WIDTH}" height="{picture.height}" fill="#ffffff"/>'
    for shape in picture.shapes:
        yield f"  {element(shape)}"
    yield "</svg>"


def element(shape: Box | Rule | Label) -> str:
    """One shape as an element of SVG."""
    if isinstance(shape, Box):
        place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}"'
        return f'<rect {place} fill="{BLUE}"><title>{text(shape.shows)}</title></rect>'
    if isinstance(shape, Rule):
        dashes = ' stroke-dasharray="2 4"' if shape.dashed else ""
        return f'<line x1="{shape.x}" y1="{shape.y}" x2="{shape.end}" y2="{shape.y}" stroke="{LIGHT}"{dashes}/>'
    look = f'font-size="{shape.size}" fill="{shape.fill}" text-anchor="{shape.anchor}"'
    return f'<text x="{shape.x:.2f}" y="{shape.y}" {look}>{text(shape.text)}</text>'


def text(value: str) -> str:
    """A text on one line, as XML."""
    return escape(one_line(value), {'"': "&quot;"})
