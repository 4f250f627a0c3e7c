"""Is the README's picture of a session drawn as the terminal shows it?"""

import xml.etree.ElementTree as ET

from benchmarks.picture import CELL, COLOURS, DIM, MARGIN, PICTURE, TEXT, drawn, runs
from corpus.terminal import Screen

SCREEN = Screen(colour=True, links=True)
SVG = "{http://www.w3.org/2000/svg}"


def test_a_line_becomes_stretches_of_one_look():
    linked = SCREEN.link(SCREEN.style("ef", "dim"), "https://x.example")
    line = f"ab {SCREEN.style('cd', 'match')}  {linked}   {SCREEN.style('g h', 'cyan')}"
    assert list(runs(line)) == [
        (0, "ab", (TEXT, False)),
        (3, "cd", (COLOURS["33"], True)),
        (7, "ef", (DIM, False)),
        (12, "g h", (COLOURS["36"], False)),
    ]


def test_each_stretch_stands_in_its_column():
    root = ET.fromstring("\n".join(drawn(["a <b>   c"])))
    found = {text.text: float(text.get("x")) for text in root.iter(f"{SVG}text")}
    assert found == {"a <b>": MARGIN, "c": round(MARGIN + 8 * CELL, 1)}


def test_the_picture_shows_a_search_and_its_evidence():
    texts = [text.text for text in ET.parse(PICTURE).getroot().iter(f"{SVG}text")]
    assert any("papers match" in text for text in texts)
    assert any(text.startswith("dossier show") for text in texts)
    assert PICTURE.name in (PICTURE.parents[1] / "README.md").read_text("utf-8")
