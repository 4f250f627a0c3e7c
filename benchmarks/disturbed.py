"""How much do the figures of the labelled sets fall where the papers were wrapped, printed, quoted or scanned on their way?

    python -m benchmarks.disturbed [--set NAME]... [--only DISTURBANCE]...

Each disturbance does to the text what a program does that saves or sends it: whoever reads the paper learns the same from it.
So what falls is the program's fault, whatever the labels are worth, and a rule that was made for the look of one labelled paper
shows. Papers in text alone are taken; the figures are means over the sets.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

from benchmarks.extraction import labelled_set, score

SETS = ("gold-dev", "authored-dev", *(f"tests/examples/papers-{name}" for name in ("two", "four", "ten", "eleven")))
FIGURES = ("kind", "title", "date", "asked", "actors", "roles", "topics", "quotes", "kept", "removed", "multi")
COLUMNS = re.compile(r" {3}|\t|\|")  # a line that holds one is no running text
SHEET = 40  # lines of a printed page


def wrapped(width: int) -> Callable[[str], str]:
    """Breaks each longer line of running text where the next word does not fit, as mail programs and editors do."""

    def wrap(line: str) -> list[str]:
        whole = len(line) <= width or COLUMNS.search(line) is not None
        return [line] if whole else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)

    return lambda text: "\n".join(piece for line in text.split("\n") for piece in wrap(line))


def sheets_of(text: str) -> list[list[str]]:
    """The lines of each printed page."""
    lines = text.split("\n")
    return [lines[start : start + SHEET] for start in range(0, len(lines), SHEET)]


def printed(text: str) -> str:
    """Puts a browser's lines above and below each sheet."""
    sheets = sheets_of(text)
    return "\n".join(
        "\n".join(
            (
                "23/11/2025, 10:15    Print view",
                "",
                *sheet,
                "",
                f"https://papers.example/view?id=4471    {number}/{len(sheets)}",
                "",
            )
        )
        for number, sheet in enumerate(sheets, start=1)
    )


def numbered(text: str) -> str:
    """Numbers the sheets, a form feed after each."""
    sheets = sheets_of(text)
    return "\n".join("\n".join((*sheet, "", f"Page {n} of {len(sheets)}", "\f")) for n, sheet in enumerate(sheets, start=1))


def quoted(text: str) -> str:
    """Marks each line of a wrapped text, as a mail program does that quotes it."""
    return "\n".join(f"> {line}".rstrip() for line in wrapped(72)(text).split("\n"))


def forwarded(text: str) -> str:
    """Copies the text into a mail that was passed on."""
    head = (
        "See below.",
        "",
        "-----Original Message-----",
        "From: post@papers.example",
        "Sent: 23 November 2025 10:15",
        "To: all",
    )
    return "\n".join((*head, "", text))


def line_numbered(text: str) -> str:
    """Numbers each fifth filled line in the margin, as transcripts do."""
    lines = wrapped(80)(text).split("\n")
    numbers = itertools.accumulate(bool(line.strip()) for line in lines)
    pairs = zip(numbers, lines, strict=True)
    return "\n".join(f"{number if line.strip() and number % 5 == 0 else '':>3}  {line}".rstrip() for number, line in pairs)


def recognised(text: str) -> str:
    """Parts the letters of each ligature, doubles each twentieth blank and sets a stray mark behind each fifteenth line."""
    text = re.sub(r"(?<=[a-z])(ffi|fi|fl)(?=[a-z])", r"\1 ", text)
    blanks = itertools.count(1)
    text = re.sub(r"(?<=\w) (?=\w)", lambda _: "  " if next(blanks) % 20 == 0 else " ", text)
    lines = enumerate(wrapped(80)(text).split("\n"), start=1)
    return "\n".join(f"{line} |" if line and number % 15 == 0 else line for number, line in lines)


DISTURBANCES: dict[str, Callable[[str], str]] = {
    "as labelled": lambda text: text,
    "wrapped at 72": wrapped(72),
    "wrapped at 90": wrapped(90),
    "no blank lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "set in": lambda text: "\n".join("    " + line if line else line for line in text.split("\n")),
    "no-break spaces": lambda text: re.sub(r"(?<=\d) (?=[A-Z])", "\u00a0", text),
    "printed": printed,
    "pages numbered": numbered,
    "quoted": quoted,
    "forwarded": forwarded,
    "lines numbered": line_numbered,
    "double spaced": lambda text: wrapped(72)(text).replace("\n", "\n\n"),
    "recognised": recognised,
    "marks « »": lambda text: re.sub(r"[“\"](?=\w)", "« ", text).replace("”", " »").replace('"', " »"),
}


def disturbed(name: str, disturb: Callable[[str], str]) -> dict[str, float]:
    """The scorer's figures for the text papers of one labelled set, each disturbed."""
    folder = labelled_set(name)
    labels = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    labels = [label for label in labels if label["file"].endswith(".txt")]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        (copy / "docs").mkdir()
        for label in labels:
            text = (folder / "docs" / Path(label["file"]).name).read_text(encoding="utf-8")
            (copy / "docs" / Path(label["file"]).name).write_text(disturb(text), encoding="utf-8")
        if (told := folder / "docs" / "metadata.csv").is_file():
            head, *rest = told.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = (row for row in rest if (copy / "docs" / row.partition(",")[0]).is_file())
            (copy / "docs" / "metadata.csv").write_text("".join((head, *kept)), encoding="utf-8")
        rows = (json.dumps(label, ensure_ascii=False) + "\n" for label in labels)
        (copy / "gold.jsonl").write_text("".join(rows), encoding="utf-8")
        return score(copy)


def main() -> None:
    """Print a row of figures for each disturbance."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", help=f"a labelled set ({', '.join(SETS)})")
    parser.add_argument("--only", action="append", choices=DISTURBANCES)
    options = parser.parse_args()
    print(f"{'':<16}" + "".join(f"{figure:>9}" for figure in FIGURES))
    for name in options.only or DISTURBANCES:
        found = [disturbed(one, DISTURBANCES[name]) for one in options.set or SETS]
        told = {figure: [figures[figure] for figures in found if figures.get(figure) is not None] for figure in FIGURES}
        means = (f"{sum(values) / len(values):9.3f}" if values else f"{'':>9}" for values in told.values())
        print(f"{name:<16}" + "".join(means), flush=True)


if __name__ == "__main__":
    main()
