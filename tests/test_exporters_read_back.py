"""What the exporters of tables and graphs write, read back by programs that are not ours; no export holds control characters."""

import io
import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from exporting import WORSE, hostile_paper, shown, written
from papers import paper

from corpus.dates import PartialDate
from search.exporters import EXPORTERS
from search.exporters.columns import COLUMNS

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_control_character_leaves(name):
    papers = [hostile_paper(title, id=f"p{number}") for number, title in enumerate(WORSE)]
    found = written(name, *papers, words=" ".join(WORSE))
    if name in ("xlsx", "jsonl", "json"):  # a packed file, and the exact records, whose escapes are plain text
        return
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202e\u2028]", found.decode("utf-8"))


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
