"""Is a timeline drawn as it is counted, and split as its papers are?"""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from command_line import home_of, said_on
from make_records import make_record

from corpus import statuses
from search.plot import ROW, WIDTH, Box, Series, svg, timeline_picture
from search.timeline import Bar, Timeline

SVG = "{http://www.w3.org/2000/svg}"
RECORDS = (
    make_record("a", "firewall", kind="letter", date="2019-03-04", actors=[{"name": "=Ada & <Bo>", "roles": ["quoted"]}]),
    make_record("b", "firewall", kind="letter", date="2021", actors=[{"name": "=Ada & <Bo>", "roles": ["quoted"]}]),
    make_record("c", "firewall", kind="news", date="2021-05"),
    make_record("d", "firewall", kind="news"),
)


def test_bars_are_as_high_as_their_counts():
    line = Timeline("year", (Bar("2019", 1), Bar("2020", 0), Bar("2021", 4)), 0)
    root = ET.fromstring(
        "\n".join(svg(timeline_picture("a <b> & c", [Series("all", line)], ["2019", "2020", "2021"], "by year")))
    )
    bars = {rect.findtext(f"{SVG}title"): rect for rect in root.iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None}
    assert set(bars) == {"2019: 1", "2021: 4"}
    assert float(bars["2021: 4"].get("height")) == pytest.approx(4 * float(bars["2019: 1"].get("height"))) == ROW
    assert root.findtext(f"{SVG}title") == "a <b> & c"
    assert float(bars["2019: 1"].get("x")) < float(bars["2021: 4"].get("x"))


def test_many_labels_leave_room():
    labels = [str(year) for year in range(1900, 2000)]
    line = Timeline("year", tuple(Bar(label, 1) for label in labels), 0)
    root = ET.fromstring("\n".join(svg(timeline_picture("t", [Series("all", line)], labels, "c"))))
    assert sum(text.text in labels for text in root.iter(f"{SVG}text")) <= 12


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return home_of(tmp_path_factory.mktemp("plot") / "home", RECORDS)


@pytest.fixture
def run(home, capsys):
    return said_on(home.root, capsys)


def test_split_by_a_field(run):
    answer = json.loads(run("timeline firewall --split kind --format json"))
    assert [(bar["label"], bar["count"]) for bar in answer["bars"]] == [("2019", 1), ("2020", 0), ("2021", 2)]
    parts = {part["label"]: (part["total"], part["undated"]) for part in answer["split"]}
    assert parts == {"letter": (2, 0), "news": (2, 1)}
    assert sum(total for total, _ in parts.values()) == answer["total"]
    lines = [line.split() for line in run("timeline firewall --split kind").splitlines()[2:]]
    assert lines == [
        ["year", "all", "letter", "news"],
        ["2019", "1", "1", "·"],
        ["2020", "·", "·", "·"],
        ["2021", "2", "1", "1"],
        ["undated", "1", "·", "1"],
    ]


def test_split_weeks_come_from_the_records(run):
    answer = json.loads(run("timeline --split kind:1 --by week --format json"))
    assert [bar["label"] for bar in answer["bars"]] == ["2019-W10"]
    assert [part["label"] for part in answer["split"]] == ["letter"]


def test_a_split_table_is_harmless(run):
    rows = list(csv.reader(io.StringIO(run("timeline --split said-by --format csv"))))
    assert rows[0] == ["year", "count", "'=Ada & <Bo>"]
    assert rows[1:] == [["2019", "1", "1"], ["2020", "0", "0"], ["2021", "2", "1"], ["undated", "1", "0"]]


def test_the_plot_is_a_file(run, tmp_path):
    path = tmp_path / "t.svg"
    assert "drawn to" in run(f"timeline firewall --split said-by --plot {path}")
    root = ET.parse(path).getroot()
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "=Ada & <Bo>" in texts
    assert "1 undated" in texts
    assert "is there already" in run(f"timeline --plot {path}", statuses.USAGE)
    assert "drawn to" in run(f"timeline --plot {path} --force")
    assert "ends in .svg or .png" in run(f"timeline --plot {tmp_path / 't.pdf'}", statuses.USAGE)


def test_a_png_shows_the_same_bars(run, tmp_path):
    images = pytest.importorskip("PIL.Image")
    path = tmp_path / "t.png"
    assert "drawn to" in run(f"timeline firewall --split kind --plot {path}")
    line = Timeline("year", (Bar("2019", 1), Bar("2020", 0), Bar("2021", 2)), 1)
    picture = timeline_picture("t", [Series(name, line) for name in "abc"], ["2019", "2020", "2021"], "1 undated")
    boxes = [shape for shape in picture.shapes if isinstance(shape, Box)]
    with images.open(path) as image:
        assert (image.format, image.size) == ("PNG", (2 * WIDTH, 2 * picture.height))
        for box in boxes[:2]:
            assert image.getpixel((2 * (box.x + 3), 2 * (box.y + 3))) == (0x2B, 0x6C, 0xB0)
            assert image.getpixel((2 * (box.x + 3), 2 * (box.y - 3))) == (255, 255, 255)


def test_bars_too_small_to_see_can_be_drawn():
    pytest.importorskip("PIL")
    from search.plot_png import write_png

    years = [f"{year:04}" for year in range(1, 2001)]
    line = Timeline("year", tuple(Bar(year, 1 if year < "2000" else 900) for year in years), 0)
    stream = io.BytesIO()
    write_png(timeline_picture("t", [Series("all", line)], years, ""), stream)
    assert stream.getvalue().startswith(b"\x89PNG")


def test_without_pillow_a_png_says_what_to_install(run, tmp_path, monkeypatch):
    monkeypatch.setattr("search.commands.timeline.find_spec", lambda name: None)
    told = run(f"timeline firewall --plot {tmp_path / 't.png'}", statuses.USAGE)
    assert "pip install 'dossier-corpus[png]'" in told and not (tmp_path / "t.png").exists()
