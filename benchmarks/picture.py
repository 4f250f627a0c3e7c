"""How does a session look on a terminal? Runs real commands on the sample papers and draws what they print, for the README.

python -m benchmarks.picture          draw docs/session.svg anew
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "session.svg"
SESSION = (  # a command, and how many lines of what it prints are shown
    ("dossier search firewall --since 2020 -n 3 --facet topic:4 --facet said-by:4", 40),
    ("dossier show 2 --why", 16),
)
COLUMNS = 104
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CELL, LINE, SIZE = 8.4, 19, 14  # of the picture: the width of a character, the height of a line, the size of the letters
MARGIN, BAR = 20, 36  # around the text, and above it
CODE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;;[^\x1b]*\x1b\\")
GROUND, TEXT, DIM, FRAME = "#16191f", "#d8dce3", "#8a93a2", "#2a2f3a"
COLOURS = {"31": "#f0717a", "32": "#8cc779", "33": "#f2c55c", "36": "#58b8c4"}
Style = tuple[str, bool]  # colour, bold


def main() -> None:
    """Draw the session into docs/session.svg."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        ran("dossier ingest corpus/sample", home)
        lines: list[str] = []
        for command, most in SESSION:
            printed = ran(command, home)
            lines += [*([""] if lines else []), f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", *printed[:most]]
            lines += ["\x1b[2m…\x1b[0m"] if len(printed) > most else []
    PICTURE.write_text("\n".join(drawn(lines)) + "\n", "utf-8")
    print(f"drew {PICTURE.relative_to(ROOT)}: {len(lines)} lines")


def ran(command: str, home: Path) -> list[str]:
    """The lines that a command prints on a terminal, with their codes."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "LANG": "C.UTF-8", "TERM": "xterm-256color", "DOSSIER_HOME": str(home)}
    environment = {name: value for name, value in environment.items() if name not in ("NO_COLOR", "LC_ALL", "FORCE_HYPERLINK")}
    words = [sys.executable, "-m", "cli", "--no-pager", *shlex.split(command)[1:]]
    with subprocess.Popen(words, stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, env=environment) as running:
        os.close(theirs)
        text = b"".join(chunks(ours))
        if running.wait():
            raise SystemExit(f"{command} failed: {running.stderr.read().decode() if running.stderr else ''}")
    os.close(ours)
    return text.decode().replace("\r\n", "\n").rstrip("\n").split("\n")


def chunks(terminal: int) -> Iterator[bytes]:
    """What comes from a terminal, until the other side is closed."""
    while True:
        try:
            found = os.read(terminal, 65_536)
        except OSError:  # so Linux says that nobody writes any more
            return
        if not found:
            return
        yield found


def drawn(lines: Sequence[str]) -> Iterator[str]:
    """The lines of an SVG file that shows the lines in a window."""
    width, height = COLUMNS * CELL + 2 * MARGIN, len(lines) * LINE + BAR + MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
        f'font-family="{FONTS}" font-size="{SIZE}" role="img">'
    )
    yield "  <title>A session: a search with its facets, and the evidence of one of its hits</title>"
    yield f'  <rect width="{width:.0f}" height="{height}" rx="10" fill="{GROUND}" stroke="{FRAME}"/>'
    for place, colour in enumerate(("#f0717a", "#f2c55c", "#8cc779")):
        yield f'  <circle cx="{MARGIN + 4 + place * 18}" cy="18" r="5.5" fill="{colour}"/>'
    for number, line in enumerate(lines):
        for column, text, (colour, bold) in runs(line):
            weight = ' font-weight="bold"' if bold else ""
            yield (
                f'  <text x="{MARGIN + column * CELL:.1f}" y="{BAR + number * LINE + SIZE}" fill="{colour}"{weight} '
                f'textLength="{len(text) * CELL:.1f}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">{escape(text)}</text>'
            )
    yield "</svg>"


def runs(line: str) -> Iterator[tuple[int, str, Style]]:
    """The stretches of a line that look the same, each with its column; no blanks at their ends, and few within them."""
    cells = list(styled(line))
    column = 0
    for style, group in groupby(cells, key=lambda cell: cell[1]):
        text = "".join(character for character, _ in group)
        for word in re.finditer(r"\S+(?: \S+)*", text):
            yield column + word.start(), word.group(), style
        column += len(text)


def styled(line: str) -> Iterator[tuple[str, Style]]:
    """Each character with the style that its codes give it."""
    at, style = 0, (TEXT, False)
    for code in CODE.finditer(line):
        yield from ((character, style) for character in line[at : code.start()])
        at = code.end()
        if code[1] is not None:
            style = style_of(code[1].split(";"))
    yield from ((character, style) for character in line[at:])


def style_of(codes: Sequence[str]) -> Style:
    """The style of a code: all that Screen.style() writes."""
    colour = next((COLOURS[code] for code in codes if code in COLOURS), DIM if "2" in codes else TEXT)
    return colour, "1" in codes


if __name__ == "__main__":
    main()
