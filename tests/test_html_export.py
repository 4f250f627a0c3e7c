"""What a browser makes of an exported page: its text, its links, its policy, and its facets, run by node."""

import hashlib
import json
import re
import shutil
import subprocess
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest
from exporting import WORSE, hostile_paper, shown, written
from papers import paper

import search.exporters


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
