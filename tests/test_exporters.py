"""Every exporter's output is read back, by a reader that is not ours where there is one."""

import csv
import io
import json

import pytest
from exporting import HOSTILE, written
from markdown_it import MarkdownIt
from papers import actor, paper

from corpus.dates import PartialDate
from corpus.json_form import from_json, loads
from corpus.records import Quote, Source
from search.exporters import EXPORTERS, SUFFIXES
from search.exporters.columns import COLUMNS
from search.exporters.selection import ExportError


def export(name: str, *records, **layout) -> str:
    return written(name, *records, **layout).decode("utf-8")


def references(text: str) -> list[dict[str, list[str]]]:
    """RIS as its specification says: tag, two spaces, hyphen, space, value; ER ends a reference."""
    found: list[dict[str, list[str]]] = [{}]
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, value = line[:2], line[6:]
        assert line[2:6] == "  - ", line
        if tag == "ER":
            found.append({})
        else:
            found[-1].setdefault(tag, []).append(value)
    assert found.pop() == {}, "every reference ends with ER"
    return found


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "xlsx"])
def test_no_records_make_a_valid_file(name):
    text = export(name)
    assert "uin" not in text
    if name == "csv":
        assert list(csv.reader(io.StringIO(text))) == [list(COLUMNS)]


def test_every_suffix_names_an_exporter():
    assert set(SUFFIXES.values()) == set(EXPORTERS)


def test_csv_reads_back():
    (row,) = csv.DictReader(io.StringIO(export("csv", paper()), newline=""))
    assert row["id"] == "uin-1"
    assert row["date"] == "2023-07-31"
    assert row["asked"] == "2023-07-03"
    assert row["asked-by"] == "Rowan Ashdown"
    assert row["actor"] == "Rowan Ashdown; Mina Okoro; Office for Harbours"
    assert row["topic"] == "Firewall"
    assert row["url"] == "https://harbours.example/answers/1"
    assert row["path"] == "papers/one.html"
    assert "body" not in row


def test_tsv_has_the_same_cells():
    records = [paper(), paper(id="b", title="tab\there", date=None)]
    lines = [line.split("\t") for line in export("tsv", *records).splitlines()]
    assert lines == list(csv.reader(io.StringIO(export("csv", *records), newline="")))


@pytest.mark.parametrize("title", HOSTILE)
def test_cells_are_harmless(title):
    record = paper(title=title, source=Source(title, title, "html", "generic", ""), url=title)
    (row,) = csv.DictReader(io.StringIO(export("csv", record), newline=""))
    for value in row.values():
        assert value[:1] not in ("=", "+", "-", "@", "\t", "\r"), value
        assert not any(ord(c) < 32 or c in "\x7f\u202e" for c in value), value
    assert row["title"].lstrip("'").startswith(title.strip()[:1])


def test_jsonl_gives_the_records_back():
    records = [paper(), paper(id="b", title="\x1b=1", body="x\u2028y", quotes=(), instruments=(), topics=())]
    lines = export("jsonl", *records).split("\n")
    assert lines.pop() == ""
    assert [loads(line) for line in lines] == records
    assert all(json.loads(line)["format"] == 1 for line in lines)


def test_ris_reads_back():
    (found,) = references(export("ris", paper()))
    assert found["TY"] == ["GOVDOC"]
    assert found["TI"] == ["Safe reporting"]
    assert found["AU"] == ["Okoro, Mina"]
    assert found["A2"] == ["Ashdown, Rowan"]
    assert found["PB"] == ["Office for Harbours"]
    assert found["DA"] == ["2023/07/31/"]
    assert found["KW"] == ["Firewall"]
    assert next(iter(found)) == "TY"


@pytest.mark.parametrize(("kind", "type"), [("letter", "PCOMM"), ("news", "NEWS"), ("press_release", "RPRT"), ("other", "GEN")])
def test_ris_types(kind, type):
    (found,) = references(export("ris", paper(kind=kind, title=None, date=PartialDate("2021-03"))))
    assert found["TY"] == [type]
    assert found["TI"] == [f"{kind.replace('_', ' ').capitalize()} without a title"]
    assert found["DA"] == ["2021/03//"]
    assert found["PY"] == ["2021"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Jane Hutt", "Hutt, Jane"),
        ("Ursula von der Leyen", "von der Leyen, Ursula"),
        ("Mary-Kate Ní Eadhra", "Ní Eadhra, Mary-Kate"),
        ("Baroness Williams of Trafford", "Baroness Williams of Trafford"),
        ("Lord Bishop of Gloucester", "Lord Bishop of Gloucester"),
        ("Dame Vera Baird", "Dame Vera Baird"),
        ("Ms Hutt", "Ms Hutt"),
        ("Meacher", "Meacher"),
    ],
)
def test_ris_names(name, written):
    (found,) = references(export("ris", paper(actors=(actor(name, "author"),))))
    assert found["AU"] == [written]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_ends_no_reference(title):
    records = [paper(title=title + "\r\nER  - \r\nTY  - X"), paper(id="b")]
    assert [found["TY"] for found in references(export("ris", *records))] == [["GOVDOC"], ["GOVDOC"]]


def test_markdown_is_a_briefing():
    text = export("markdown", paper())
    assert text.startswith("# firewall\n\n1 paper, revision 3.\n")
    assert "## 1. Safe reporting" in text
    assert "*written answer, 31 July 2023*" in text
    assert "- asked: Rowan Ashdown" in text
    assert "> A firewall keeps people safe.\n> — Mina Okoro" in text
    assert "Source: <https://harbours.example/answers/1> (papers/one.html, id uin-1)" in text


@pytest.mark.parametrize("title", HOSTILE)
def test_markdown_stays_text(title):
    quote = Quote(title, title, 0, 1)
    text = export("markdown", paper(title=title, quotes=(quote,), url=f"javascript:{title}"))
    parser = MarkdownIt("commonmark", {"html": True})
    tokens = [child for token in parser.parse(text) for child in (token.children or [token])]
    assert {token.type for token in tokens}.isdisjoint(
        {"html_inline", "html_block", "link_open", "image", "strong_open", "code_inline"}
    )
    assert len([token for token in tokens if token.type == "heading_open"]) == 3


def test_markdown_lists_the_sources():
    text = export("markdown", paper(), paper(id="b", kind="letter", url=None, title=None))
    sources = text.partition("## Sources\n\n")[2].splitlines()
    assert sources == [
        "1. Rowan Ashdown, ‘Safe reporting’ (Written Question, answered 31 July 2023). <https://harbours.example/answers/1>"
        " (papers/one.html, id uin-1)",
        "2. Letter ‘Untitled letter’ (31 July 2023). papers/one.html, id b",
    ]


def test_a_briefing_by_topic_gives_the_quotations_about_it():
    other = Quote("Rowan Ashdown asked", "Nobody", 0, 19)
    text = export("markdown", paper(quotes=(other, *paper().quotes)), paper(id="b", title="Lamps", topics=()), by="topic")
    firewall, _, rest = text.partition("## without topic (1 paper)")
    assert "## Firewall (1 paper)\n\n### Safe reporting [1]" in firewall
    assert "> A firewall keeps people safe." in firewall
    assert "Nobody" not in text
    assert "### Lamps [2]" in rest
    assert rest.index("## Sources") < rest.index("2. ")


def test_a_briefing_by_speaker_gives_what_they_said():
    text = export("markdown", paper(), by="actor")
    okoro = text.partition("## Mina Okoro (1 paper)")[2].partition("\n## ")[0]
    assert "> A firewall keeps people safe." in okoro
    assert text.count("> A firewall keeps people safe.") == 1


def test_a_briefing_by_what_cannot_be_counted_says_what_can():
    with pytest.raises(ExportError, match="said-by"):
        export("markdown", paper(), by="body")


def test_the_columns_can_be_chosen():
    record = paper(references={"house": "Lords", "uin": "HL1"})
    fields = ("citation", "actor", "uin", "body")
    (header, row) = csv.reader(io.StringIO(export("csv", record, fields=fields), newline=""))
    assert header == list(fields)
    assert row[1:3] == ["Rowan Ashdown; Mina Okoro; Office for Harbours", "HL1"]
    assert row[0].startswith("Rowan Ashdown, ‘Safe reporting’ (HL Written Question HL1")
    assert export("tsv", record, fields=fields).splitlines()[1].split("\t") == row
    few = json.loads(export("jsonl", record, fields=("id", "actor", "url")))
    assert few == {
        "id": "uin-1",
        "actor": ["Rowan Ashdown", "Mina Okoro", "Office for Harbours"],
        "url": "https://harbours.example/answers/1",
    }
    with pytest.raises(ExportError, match="citation"):
        export("csv", record, fields=("colour",))


def test_json_is_one_object_with_the_records():
    records = [paper(), paper(id="b", title="\x1b=1", body="x\u2028y", quotes=(), instruments=(), topics=())]
    found = json.loads(export("json", *records))
    assert {name: found[name] for name in ("format", "query", "total", "revision")} == {
        "format": 1,
        "query": "firewall",
        "total": 2,
        "revision": 3,
    }
    assert [from_json(one) for one in found["records"]] == records


def test_citations_are_a_line_each():
    records = [paper(), paper(id="b", title="a\nb")]
    for name in ("oscola", "citations"):
        assert len(export(name, *records).splitlines()) == 2
