"""Are the papers that are most like one found first, and never the paper itself?"""

import json

import pytest
from command_line import command_line
from make_records import make_record

from corpus import statuses
from search.engines.memory import MemorySearcher
from search.query import Filter, Match, Word
from search.similar import similar_request, telling

COMMON = "The minister wrote to the committee about the matter, and the committee replied."
RECORDS = (
    make_record(
        "dredging-1", f"{COMMON} Dredging of the harbour harms eelgrass. Dredging must stop.", title="Dredging", kind="letter"
    ),
    make_record(
        "dredging-2", f"{COMMON} The dredging licence spares the eelgrass of the harbour.", title="Eelgrass", kind="news"
    ),
    make_record("harbour", f"{COMMON} A harbour wall is built of stone.", title="Walls", kind="letter"),
    make_record("schools", f"{COMMON} Schools need teachers of music.", title="Music", kind="news"),
    make_record("alone", "Xylophones!", title=None),
)
SEARCHER = MemorySearcher(RECORDS)


def like(number: int, *filters: Filter) -> list[str]:
    own = RECORDS[number]
    request = similar_request(own, telling(own, SEARCHER), filters=filters, limit=None)
    return [hit.id for hit in SEARCHER.search(request).hits]


def test_telling_words_are_shared_and_not_function_words():
    found = telling(RECORDS[0], SEARCHER)
    assert found[0].word == Word("dredging")
    assert {one.word.text for one in found} >= {"eelgrass", "harbour"}
    assert not {one.word.text for one in found} & {"the", "of", "to", "harms"}
    assert sum(one.weight for one in found) == pytest.approx(1)


def test_the_most_similar_come_first_without_the_paper_itself():
    assert like(0)[:2] == ["dredging-2", "harbour"]
    assert "dredging-1" not in like(0)
    assert like(1)[0] == "dredging-1"


def test_filters_choose_among_them():
    assert like(0, Filter("kind", (Match("kind", "letter"),))) == ["harbour"]


def test_a_paper_like_no_other():
    assert telling(RECORDS[4], SEARCHER) == ()
    assert like(4) == []


@pytest.fixture
def run(tmp_path, capsys):
    return command_line(tmp_path / "home", RECORDS, capsys)


def test_the_command(run):
    assert run("similar dredging-1 --format ids").split()[:2] == ["dredging-2", "harbour"]
    answer = json.loads(run("similar dredging-1 --format json -n 1"))
    assert [hit["id"] for hit in answer["hits"]] == ["dredging-2"]
    assert (answer["similar_to"], answer["words"][0]) == ("dredging-1", "dredging")
    assert run("similar dredging-1 -kind:news --format ids") == "harbour\n"
    assert 'share telling words with "Dredging"' in run("similar dredging-1")
    assert run("similar 1 --format ids").startswith("dredging-1\n"), "1 is the first hit of the last answer"
    assert "no other paper" in run("similar alone", statuses.NOTHING_FOUND)
    assert "there is no record" in run("similar nobody", statuses.NOTHING_FOUND)
