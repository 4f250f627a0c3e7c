"""What the exporters of citations write, read back by programs that are not ours."""

import json

import pytest
from exporting import WORSE, hostile_paper, shown, squeezed, written
from papers import paper

from corpus.dates import PartialDate


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
