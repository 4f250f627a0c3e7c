"""What each source reads out of a publisher's own fields: small papers written for it, and counts in the shared samples."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest
from shared import shared_data
from source_examples import INPUTS, expected_path, records, stated

from corpus import sources
from corpus.ids import record_id
from corpus.loaders import load, open_input
from corpus.papers import extract
from corpus.records import Document, RawDocument, Record
from corpus.sources import SOURCES


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example(path: Path) -> None:
    found = records(path)
    assert [stated(record) for record in found] == json.loads(expected_path(path).read_text(encoding="utf-8"))
    assert {record.source.source for record in found} == {path.parent.name}


def test_every_source_says_what_it_yields() -> None:
    assert [slug for slug, source in SOURCES.items() if not getattr(source, "YIELDS", "")] == []


# the shared samples: what each holds, counted by other means


def records_of(name: str) -> list[Record]:
    """The records of a shared sample."""
    return [outcome for outcome in extract([shared_data() / "formats" / name]) if isinstance(outcome, Record)]


@lru_cache(8)
def documents_of(name: str) -> list[Document]:
    """The papers of a shared sample as its source reads them, before anything is looked for in their text."""
    raws = load(open_input(shared_data() / "formats" / name, name))
    return [document for raw in raws if isinstance(raw, RawDocument) for document in sources.read(raw)]


def given_of(documents: list[Document]) -> list[dict[str, str]]:
    """What the publisher's own fields say of each."""
    return [{fact.name: fact.value for fact in document.given if fact.value} for document in documents]


def giving(papers: list[dict[str, str]], name: str) -> int:
    """How many papers have such a fact."""
    return sum(name in given for given in papers)


def text_of(name: str, encoding: str = "utf-8-sig") -> str:
    """A shared sample as text, without comments."""
    return re.sub(r"<!--.*?-->", "", (shared_data() / "formats" / name).read_text(encoding), flags=re.DOTALL)


def named(records: list[Record], role: str) -> int:
    """How many records have somebody in that role."""
    return sum(bool(record.actors_with(role)) for record in records)


PARLPARSE = (
    "answers2009-10-28a",
    "answers2009-10-29a",
    "daylord2009-10-27a",
    "debates2009-10-27a",
    "debates2009-10-29a",
    "debates2016-05-10a",
    "debates2021-03-12a",
    "lords_simple-debates",
    "lordswms2009-10-26a",
    "lordswrans2009-10-26a",
    "ministerial2009-10-29a",
    "ni2009-10-13",
    "sp2009-10-28",
    "spwa2009-10-30",
    "standing2009-10-20_CHILDPOV_07-0_2009-10-29a",
    "westminster2009-10-29a",
)


@pytest.mark.parametrize("name", PARLPARSE)
def test_every_speech_and_answer_of_parlparse_is_a_record(name: str) -> None:
    text = text_of(f"xml/{name}.xml", "latin-1")
    papers = given_of(documents_of(f"xml/{name}.xml"))
    speeches = re.findall(r"<speech\b[^>]*>", text)
    assert len(papers) == len(speeches) + len(re.findall(r"<reply\b", text))
    assert giving(papers, "speaker") == sum('speakername="' in speech and 'speakername=""' not in speech for speech in speeches)
    assert giving(papers, "date") == len(papers)
    assert giving(papers, "title") == len(papers) or "-heading" not in text or name.startswith("ni")
    assert all({"asker", "answerer"} <= given.keys() for given in papers if given["kind"] == "written_answer")


def test_every_question_of_historic_hansard_is_a_record_with_its_answer() -> None:
    records, text = records_of("xml/historic_writtenanswers_example.xml"), text_of("xml/historic_writtenanswers_example.xml")
    paragraphs = re.findall(r"<p id=[^>]*>(.*?)</p>", text, re.DOTALL)
    assert len(records) == sum(" asked the " in one[:90] for one in paragraphs if not one.startswith("<member>"))
    assert named(records, "asker") == named(records, "answerer") == text.count("<member>") == len(records)
    assert {record.date.iso for record in records if record.date} == {"1985-12-16"}
    assert {(record.references["house"], record.references["volume"]) for record in records} == {("Commons", "89")}
    assert {"Food Storage", "Legal Aid", "Crop Research"} <= {record.title for record in records}


@pytest.mark.parametrize("name", ["historic_grand_committee_report_example", "historic_housecommons_with_non_split_divisions"])
def test_every_speech_of_historic_hansard_is_a_record(name: str) -> None:
    records, text = records_of(f"xml/{name}.xml"), text_of(f"xml/{name}.xml")
    assert named(records, "speaker") == text.count("<member>")
    assert [record.id for record in records if record.date is None or not record.title] == []


@pytest.mark.parametrize(
    ("name", "day", "language"),
    [("44-1-5-en", "2021-11-26", "en"), ("42-1-2-fr", "2015-12-04", "fr"), ("6265357-en", "2013-10-24", "en")],
)
def test_every_intervention_of_canada_is_a_record(name: str, day: str, language: str) -> None:
    papers, text = given_of(documents_of(f"xml/canada_{name}.xml")), text_of(f"xml/canada_{name}.xml")
    assert giving(papers, "speaker") == text.count("<Intervention ")
    assert {given["date"] for given in papers} == {day}
    assert {given["language"] for given in papers} == {language}
    assert giving(papers, "title") == len(papers)


@pytest.mark.parametrize("name", ["44-1-5-en", "6265357-en"])
def test_every_statement_of_a_canadian_page_is_a_record(name: str) -> None:
    papers, text = given_of(documents_of(f"html/canada_{name}.html")), text_of(f"html/canada_{name}.html")
    assert len(papers) == giving(papers, "date") == text.count('<div class="statement"')
    assert giving(papers, "speaker") == text.count("data-person-speaking-attribution=")
    titles = {given["title"] for given in given_of(documents_of(f"xml/canada_{name}.xml"))}
    assert {given["title"] for given in papers} <= titles | {text.partition("<h1>")[2].partition("</h1>")[0]}


PAGES = {  # publications.parliament.uk: records, and a few of them: title, role, name
    "debate_with_division": (3, [("Public Bodies Bill [Lords]", "speaker", "Hurd")]),
    "debates_and_oral_answers": (10, [("Syria", "speaker", "William Hague"), ("Syria", "speaker", "Stephen Twigg")]),
    "introductions": (3, []),
    "ministerial_correction": (4, [("Syria", "speaker", "Angus Robertson")]),
    "petitions": (3, [("Gas and Electricity Bills", "speaker", "Tom Blenkinsop")]),
    "wh_debates": (3, [("School Food", "speaker", "Andrew Gwynne")]),
    "wms": (2, [("Deaths of Service Personnel Overseas (Inquests)", "speaker", "Jonathan Djanogly")]),
    "written_answers": (3, [("Smartphone Applications", "asker", "Priti Patel"), ("Catering", "answerer", "John Thurso")]),
    "wms_index_nov_2011": (1, []),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_contribution_of_an_older_hansard_page_is_a_record(name: str) -> None:
    count, some = PAGES[name]
    records, text = records_of(f"html/hansard_{name}.html"), text_of(f"html/hansard_{name}.html")
    assert len(records) == count
    assert {record.source.source for record in records} == {"publications-parliament"}
    found = {(record.title, role, actor.name) for record in records for actor in record.actors for role in actor.roles}
    assert set(some) <= found
    said = len(re.findall(r"<b>(?:<b>)?[^:]{3,160}?:</b>", text)) + text.count("[Presented by") if count > 1 else 0
    assert sum(named(records, role) for role in ("speaker", "asker", "answerer")) == said
    assert all(record.date for record in records)


def test_every_speech_of_the_cook_islands_is_a_record() -> None:
    name = "html/pacific_cook-islands-2021-03-23.html"
    documents = documents_of(name)
    boxes = (" ".join(re.sub(r"<[^>]*>", " ", box).split()) for box in re.split(r"<div [^>]*textbox[^>]*>", text_of(name)))
    printed = [box for box in boxes if re.match(r"(?:[A-Z][A-Z.’'-]*\s)*[A-Z-]+(?: \([A-Z. ]+\))?\s?:", box)]
    assert sum(document.text.split("\n")[0].isupper() for document in documents) == len(printed)
    assert {given["date"] for given in given_of(documents)} == {"2021-03-23"}


def test_every_question_of_the_api_is_a_record() -> None:
    documents = documents_of("json/uk-written-questions-api-2024-08-excerpt.json")
    papers = given_of(documents)
    values = [one["value"] for one in json.loads(text_of("json/uk-written-questions-api-2024-08-excerpt.json"))]
    assert [record_id(document) for document in documents] == [f"uin-{value['uin'].lower()}" for value in values]
    assert [given["title"] for given in papers] == [value["heading"] for value in values]
    assert [given["asked"][:10] for given in papers] == [value["dateTabled"][:10] for value in values]
    assert giving(papers, "answering_body") == len(values)


def test_every_question_of_parliaments_search_is_a_record() -> None:
    name = "json/parliament-search_written-questions.json"
    records, found = records_of(name), json.loads(text_of(name))["response"]["docs"]
    assert [record.id for record in records] == [f"uin-{one['uin_t'][0].lower()}" for one in found]
    assert named(records, "asker") == named(records, "answerer") == len(found)
    first = records[0]
    assert (first.actors_with("asker")[0].name, first.actors_with("answerer")[0].name) == (
        "Lord Alton of Liverpool",
        "Baroness Warsi",
    )
    assert dict(first.references) == {"house": "Lords", "uin": "HL3811", "volume": "741", "column": "189-190WA"}


def test_every_speech_of_a_set_of_historic_debates_is_a_record() -> None:
    name = "json/historic-debates-excerpt.json"
    papers, debates = given_of(documents_of(name)), json.loads(text_of(name))
    assert len(papers) == sum(bool(speech["text"].strip()) for debate in debates for speech in debate["speeches"])
    assert giving(papers, "date") == giving(papers, "title") == len(papers)


GOV_UK = {
    "news_article_bp-press-release": ("press_release", "2013-01-28", {"Home Office"}, {"Jeremy Browne"}),
    "news_article_news_article_withdrawn": ("news", "2016-12-25", {"Prime Minister's Office"}, {"Theresa May"}),
    "speech_bp-written-statement": (
        "debate",
        "2014-04-01",
        {"Department for Transport", "Civil Aviation Authority"},
        {"Robert Goodwill"},
    ),
    "speech_speech-transcript": ("other", "2016-05-12", {"Prime Minister's Office", "Cabinet Office"}, {"David Cameron"}),
    "publication_bp-foi-release": ("other", "2014-05-29", {"Ministry of Defence"}, set()),
}


@pytest.mark.parametrize("name", GOV_UK)
def test_a_document_of_the_content_api_is_a_record(name: str) -> None:
    kind, day, publishers, people = GOV_UK[name]
    (record,) = records_of(f"json/govuk_{name}.json")
    assert (record.kind, record.date and record.date.iso, record.source.source) == (kind, day, "gov-uk")
    assert {actor.name for actor in record.actors_with("publisher")} == publishers
    assert {actor.name for actor in record.actors_with("speaker", "author")} == people
    assert record.title == json.loads(text_of(f"json/govuk_{name}.json"))["title"]
    assert record.url
    assert all(proof.origin.startswith("field:") for key in ("kind", "title", "date") for proof in record.evidence[key])
