"""What the exporters write, read back by programs that are not ours."""

import hashlib
import io
import json
import re
import shutil
import subprocess
from base64 import b64encode
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pytest
from papers import actor, paper
from test_exporters import HOSTILE

import search.exporters
from corpus.dates import PartialDate
from corpus.records import Quote, Source, TopicMention
from search.exporters import EXPORTERS, Selection
from search.exporters.columns import COLUMNS

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
WORSE = [
    *HOSTILE,
    "{unbalanced",
    "un}balanced",
    "\\input{/etc/hosts} $x$ 50% & #1 ^~_",
    "]]>&<!-- </script><script>x()</script>",
    "@article{x,",
]


def written(name: str, *records, **layout) -> bytes:
    stream = io.BytesIO()
    words = layout.pop("words", "firewall")
    assert EXPORTERS[name](iter(records), stream, Selection(words, len(records), 3, **layout)) == len(records)
    return stream.getvalue()


def hostile_paper(title: str, **values):
    """A paper with the text in every place where an exporter may print it."""
    return paper(
        title=title,
        url=f"https://harbours.example/{title}",
        source=Source(title, title, "html", "generic", ""),
        actors=(actor(title, "answerer", "quoted", "publisher"), actor("Rowan Ashdown", "author")),
        topics=(TopicMention("firewall", title),),
        quotes=(Quote(title, title, 0, 1),),
        references=MappingProxyType({"house": title, "uin": title, "column": title}),
        **values,
    )


def shown(text: str) -> str:
    """The words of a text, as every exporter has to keep them: without control characters, single spaces."""
    return re.sub("[\x00-\x1f\x7f\u202e]", "", " ".join(text.split()))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_control_character_leaves(name):
    papers = [hostile_paper(title, id=f"p{number}") for number, title in enumerate(WORSE)]
    found = written(name, *papers, words=" ".join(WORSE))
    if name in ("xlsx", "jsonl", "json"):  # a packed file, and the exact records, whose escapes are plain text
        return
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202e\u2028]", found.decode("utf-8"))


class TestRis:
    def test_it_reads_back(self):
        rispy = pytest.importorskip("rispy")
        answer = paper(references={"house": "Lords", "volume": "741", "column": "205-206WA", "uin": "HL1"})
        first, second = rispy.loads(written("ris", answer, paper(id="b", kind="letter")).decode())
        assert first["title"] == "Safe reporting"
        assert first["authors"] == ["Okoro, Mina"]
        assert first["type_of_reference"] == "GOVDOC"
        assert first["volume"] == "741"
        assert first["year"] == "2023"
        assert first["urls"] == ["https://harbours.example/answers/1"]
        assert "Cite as: HL Deb 31 July 2023, vol 741, cols WA205–06 (HL1)" in first["notes"][0]
        assert second["type_of_reference"] == "PCOMM"

    @pytest.mark.parametrize("title", WORSE)
    def test_a_hostile_title_stays_one(self, title):
        rispy = pytest.importorskip("rispy")
        found = rispy.loads(written("ris", hostile_paper(title + "\r\nER  - \r\nTY  - X"), paper(id="b")).decode())
        assert len(found) == 2
        assert found[0]["title"].startswith(shown(title))


class TestBibtex:
    def parsed(self, *records):
        database = pytest.importorskip("pybtex.database")
        return database.parse_string(written("bibtex", *records).decode(), "bibtex").entries

    def test_it_reads_back(self):
        found = self.parsed(
            paper(references={"house": "Lords", "uin": "HL1"}), paper(id="b", kind="news", date=PartialDate("2021"))
        )
        answer, news = found["uin-1"], found["b"]
        assert (answer.type, news.type) == ("misc", "article")
        assert answer.fields["title"] == "{Safe reporting}"
        (person,) = answer.persons["author"]
        assert (person.last_names, person.first_names) == (["Okoro"], ["Mina"])
        assert answer.fields["month"] == "jul"
        assert answer.fields["uin"] == "HL1"
        assert answer.fields["url"] == "https://harbours.example/answers/1"
        assert news.fields["journal"] == "Office for Harbours"
        assert "month" not in news.fields

    @pytest.mark.parametrize("title", WORSE)
    def test_a_hostile_title_is_text(self, title):
        found = self.parsed(hostile_paper(title), paper(id="b"))
        assert list(found) == ["uin-1", "b"]
        latex = pytest.importorskip("pybtex.richtext")
        text = str(latex.Text.from_latex(found["uin-1"].fields["title"]))
        for command, character in ((r"\textbraceleft", "{"), (r"\textbraceright", "}"), (r"\textbackslash", "\\")):
            text = text.replace(command, character)
        assert (
            squeezed(text) in (squeezed(shown(title)), squeezed(shown(title)) + "textasciicircumtextasciitilde") or "~" in title
        )


class TestCsl:
    def cited(self, *records) -> list[str]:
        citeproc = pytest.importorskip("citeproc")
        source = pytest.importorskip("citeproc.source.json")
        references = json.loads(written("csl-json", *records))
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(references), citeproc.formatter.plain)
        for reference in references:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(reference["id"])]))
        return ["".join(entry) for entry in bibliography.bibliography()]

    def test_a_processor_cites_it(self):
        found = self.cited(paper(), paper(id="b", kind="letter"), paper(id="c", kind="news"), paper(id="d", kind="press_release"))
        assert len(found) == 4
        assert all("Okoro" in one and "2023" in one and "Safe reporting" in one for one in found)

    def test_it_says_what_it_is(self):
        (found,) = json.loads(
            written("csl-json", paper(date=PartialDate("2021-03"), references={"house": "Lords", "uin": "HL1"}))
        )
        assert found["issued"] == {"date-parts": [[2021, 3]]}
        assert (found["genre"], found["authority"], found["number"]) == ("Written answer", "Lords", "HL1")
        assert found["author"] == [{"family": "Okoro", "given": "Mina"}]

    @pytest.mark.parametrize("title", WORSE)
    def test_a_hostile_title_is_text(self, title):
        (found,) = json.loads(written("csl-json", hostile_paper(title)))
        assert found["title"] == shown(title)


class TestXlsx:
    def sheets(self, *records, **layout):
        openpyxl = pytest.importorskip("openpyxl")
        return openpyxl.load_workbook(io.BytesIO(written("xlsx", *records, **layout)))

    def test_it_reads_back(self):
        book = self.sheets(paper(), paper(id="b", date=PartialDate("2021-03"), dates={"asked": PartialDate("1899-02-03")}))
        sheet = book["papers"]
        assert sheet.freeze_panes == "A2"
        header, first, second = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert header == list(COLUMNS)
        row = dict(zip(header, first, strict=True))
        assert row["date"] == datetime(2023, 7, 31)
        assert row["asked"] == datetime(2023, 7, 3)
        assert row["actor"] == "Rowan Ashdown; Mina Okoro; Office for Harbours"
        later = dict(zip(header, second, strict=True))
        assert (later["date"], later["asked"]) == ("2021-03", "1899-02-03")
        assert [cell.value for cell in book["about"]["B"]] == ["firewall", "2", "3"]

    def test_no_papers_make_a_sheet_with_a_heading(self):
        (header,) = self.sheets()["papers"].iter_rows(values_only=True)
        assert header == COLUMNS

    @pytest.mark.parametrize("title", WORSE)
    def test_nothing_runs_and_nothing_is_lost(self, title):
        book = self.sheets(hostile_paper(title), words=title, fields=("id", "title", "actor", "url", "topic"))
        for sheet in book:
            assert not sheet._hyperlinks
            for row in sheet.iter_rows():
                assert all(cell.data_type in ("s", "n", "d") and cell.hyperlink is None for cell in row)
        cell = book["papers"]["B2"]
        assert cell.value == shown(title)
        assert bool(cell.quotePrefix) == bool(re.match("[=+@-]", shown(title)))

    def test_a_long_text_is_cut_and_not_lost(self):
        (_, row) = self.sheets(paper(body="a" * 40_000), fields=("id", "body"))["papers"].iter_rows(values_only=True)
        assert row == ("uin-1", "a" * 32_767)

    def test_the_same_papers_give_the_same_bytes(self):
        assert written("xlsx", paper()) == written("xlsx", paper())


class TestGraphml:
    def graph(self, *records):
        root = ElementTree.fromstring(written("graphml", *records))
        keys = {key.get("id"): key.get("attr.name") for key in root.iter(f"{GRAPHML}key")}

        def values(element):
            return {keys[data.get("key")]: data.text for data in element.iter(f"{GRAPHML}data")}

        nodes = {node.get("id"): values(node) for node in root.iter(f"{GRAPHML}node")}
        edges = {(edge.get("source"), edge.get("target")): values(edge) for edge in root.iter(f"{GRAPHML}edge")}
        assert all(end in nodes for ends in edges for end in ends)
        return nodes, edges

    def test_it_counts_papers(self):
        nodes, edges = self.graph(paper(), paper(id="b", date=PartialDate("2021-03")), paper(id="c", topics=(), date=None))
        assert nodes["actor:mina-okoro"] == {"label": "Mina Okoro", "kind": "person", "papers": "3"}
        assert nodes["topic:firewall"]["papers"] == "2"
        assert edges["actor:mina-okoro", "topic:firewall"] == {"weight": "2", "first": "2021-03", "last": "2023-07-31"}
        assert len(edges) == 3

    @pytest.mark.parametrize("title", WORSE)
    def test_hostile_names_are_text(self, title):
        nodes, _ = self.graph(hostile_paper(title))
        assert shown(title) in {node["label"] for node in nodes.values()}


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.links, self.texts, self.inside = [], [], {}, []
        self.attributes = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag not in ("meta", "input"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        assert self.inside.pop() == tag

    def handle_data(self, text):
        if self.inside:
            self.texts.setdefault(self.inside[-1], []).append(text)


# A page of one's own to run the script on: elements with children, attributes and listeners, and nothing else.
DOM = """
const byId = {}, articles = %s.map((v) => ({ dataset: { v }, textContent: "words", hidden: false }));
const element = (tag) => ({ tag, children: [], listeners: {}, textContent: "", value: "",
  appendChild(child) { this.children.push(child); return child; }, setAttribute() {}, remove() {},
  addEventListener(name, call) { this.listeners[name] = call; } });
byId.values = { textContent: JSON.stringify(%s) };
byId.facets = element("nav"); byId.told = { textContent: "3 papers" };
const document = { getElementById: (id) => byId[id], getElementsByTagName: () => articles, createElement: element };
"""
CHOOSE = """
const boxes = byId.facets.children.filter((one) => one.tag === "fieldset");
const texts = (label) => label.children.slice(1).map((one) => one.textContent);
const rows = () => boxes.map((box) => box.children.slice(1).map(texts));
const before = rows(), input = boxes[0].children[1].children[0];
input.checked = true; input.listeners.change();
console.log(JSON.stringify([before, rows(), articles.map((one) => one.hidden), byId.told.textContent]));
"""


class TestHtml:
    def test_it_reads_back(self):
        page = Page(written("html", paper(), paper(id="b", title=None, url=None)).decode())
        assert page.tags.count("article") == 2
        assert page.links == ["https://harbours.example/answers/1"]
        assert page.texts["h2"] == ["Untitled"]
        assert page.texts["a"] == ["Safe reporting"]
        assert page.texts["title"] == ["firewall"]
        assert "Rowan Ashdown, ‘Safe reporting’" in page.texts["cite"][0]
        assert not page.inside

    @pytest.mark.parametrize("title", WORSE)
    def test_hostile_text_is_text(self, title):
        page = Page(written("html", hostile_paper(title), words=title).decode())
        assert page.tags.count("script") == 2
        assert set(page.tags).isdisjoint({"b", "img", "iframe", "link", "object", "form"})
        assert not {name for name in page.attributes if name.startswith("on")}
        assert shown(title) in page.texts["h1"][0]
        assert all(link.startswith("https://harbours.example/") for link in page.links)

    def test_only_the_page_s_own_script_may_run_and_nothing_is_loaded(self):
        text = written("html", paper()).decode()
        script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
        assert "default-src 'none'" in policy
        for part in (script, style):
            assert b64encode(hashlib.sha256(part.encode()).digest()).decode() in policy
        assert not re.search(r"innerHTML|eval|fetch|XMLHttp|import|https?://|url\(", script + style)

    def test_the_facets_count_as_in_a_search(self):
        if not (node := shutil.which("node")):
            pytest.skip("node is not installed, which runs the page's script")
        script = Path(search.exporters.__file__).with_name("page.js").read_text("utf-8")
        # papers with values 0, 1 of one facet and 2, 3 of another
        asked = "console.log(JSON.stringify(chosen([[0, 2], [0, 3], [1, 2], []], [0, 0, 1, 1], new Set(%s), () => true)))"
        for picked, left, counts in (
            ([], [True, True, True, True], [2, 1, 2, 1]),
            ([0], [True, True, False, False], [2, 1, 1, 1]),
            ([0, 1], [True, True, True, False], [2, 1, 2, 1]),
            ([0, 3], [False, True, False, False], [1, 0, 1, 1]),
        ):
            done = subprocess.run([node, "-e", script + asked % picked], capture_output=True, text=True, check=True)
            assert json.loads(done.stdout) == {"left": left, "counts": counts}, picked

    def test_a_choice_hides_the_other_papers(self):
        if not (node := shutil.which("node")):
            pytest.skip("node is not installed, which runs the page's script")
        script = Path(search.exporters.__file__).with_name("page.js").read_text("utf-8")
        values = [["kind", "topic"], [[0, "letter"], [1, "Firewall"], [0, "news"]]]
        page = DOM % (json.dumps(["0 1", "0", "2 1"]), json.dumps(values))
        done = subprocess.run(
            [node, "-e", page + script.replace('"use strict";', "") + CHOOSE], capture_output=True, text=True, check=True
        )
        before, after, hidden, told = json.loads(done.stdout)
        assert before == [[["letter", 2], ["news", 1]], [["Firewall", 2]]]
        assert after == [[["letter", 2], ["news", 1]], [["Firewall", 1]]]
        assert hidden == [False, False, True]
        assert told == "2 of 3 papers"
