"""Do the parts of a comparison add up, and does coverage name what is missing?"""

import json
from random import Random

import pytest
from command_line import home_of, said_on
from hypothesis import given
from hypothesis import strategies as st
from make_records import make_record
from query_strategies import node, records

from corpus import statuses
from corpus.dates import PartialDate
from search.compare import compare, only_in
from search.coverage import Gap, answer_below, gaps, read_members
from search.engines.memory import MemorySearcher
from search.query import FacetRequest, SearchRequest
from search.timeline import Bar, Timeline, timeline

ADA, BO = {"name": "Ada Quayle", "roles": ["asker"]}, {"name": "Bo Merrow", "roles": ["mentioned"]}
RECORDS = (
    make_record("q1", "lamps", kind="written_answer", date="2020-01-05", dates={"asked": "2020-01-05"}, actors=[ADA, BO]),
    make_record(
        "q2",
        "lamps walls",
        kind="written_answer",
        date="2020-02-01",
        dates={"answered": "2020-02-01"},
        actors=[ADA, {"name": "Lord Ashby of Quay", "roles": ["answerer"]}],
    ),
    make_record(
        "q3", "walls", kind="written_answer", date="2020-06", actors=[{"name": "Lord Ashby of Quay", "roles": ["answerer"]}]
    ),
    make_record("n1", "walls", kind="news", date="2021", topics=["walls"]),
)


@given(seed=st.integers(0, 2**32 - 1))
def test_the_parts_add_up(seed):
    random = Random(seed)
    searcher = MemorySearcher(records(random))
    first, second = node(random), node(random)
    found = compare(first, second, searcher, [FacetRequest("actor", 0), FacetRequest("kind", 0)])
    ids = [{hit.id for hit in searcher.search(SearchRequest(tree, limit=None)).hits} for tree in (first, second)]
    assert found.sizes == (len(ids[0]), len(ids[1]))
    assert found.both == len(ids[0] & ids[1])
    alone = {hit.id for hit in searcher.search(SearchRequest(only_in(first, second), limit=None)).hits}
    assert alone == ids[0] - ids[1]
    assert found.only == (len(ids[0] - ids[1]), len(ids[1] - ids[0]))
    kinds = dict(found.shifts)["kind"]
    for place in (0, 1):
        assert sum(shift.counts[place] for shift in kinds) == found.sizes[place]
        assert sum(shift.shares[place] for shift in kinds) == pytest.approx(1 if found.sizes[place] else 0)
    changes = [round(abs(shift.change), 9) for shift in kinds]
    assert changes == sorted(changes, reverse=True)


def test_gaps_are_between_papers():
    bars = [Bar(f"2020-{month:02}", count) for month, count in enumerate([1, 0, 0, 2, 0, 1], 1)]
    assert list(gaps(Timeline("month", tuple(bars), 0))) == [Gap("2020-02", "2020-03", 2), Gap("2020-05", "2020-05", 1)]
    assert list(gaps(Timeline("month", (), 3))) == []


@pytest.mark.parametrize(
    ("below", "answered"),
    [
        ("", False),
        ("\n\nThe lamps were lit on Monday.", True),
        ("\n\nNo.", True),
        ("\n\nTo ask when the walls will be mended.", False),
        ("\n\n(b) how many of them are lit.", False),
        ("\n\n(a) Nine.\n\n(b) None of them is lit.", True),
        ("\n\nThis question has not yet been answered.", False),
        ("\n\n[HL1234]", False),
    ],
)
def test_a_text_that_goes_on_behind_its_question_holds_an_answer(below, answered):
    question = make_record("q", f"Lamps\n\nTo ask the Harbour Minister how many lamps are lit.{below}", kind="written_answer")
    assert answer_below(question) is answered


def test_gaps_of_centuries_are_told():
    assert list(gaps(timeline([PartialDate("1066-10"), PartialDate("2021-12")], "month"))) == [Gap("1066-11", "2021-11", 11461)]


def test_a_list_of_members():
    assert read_members(["Ada  Quayle", "# heading", "", "Bo Merrow # the new one", "Ada Quayle"]) == ["Ada Quayle", "Bo Merrow"]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return home_of(tmp_path_factory.mktemp("compare") / "home", RECORDS)


@pytest.fixture
def run(home, capsys):
    return said_on(home.root, capsys)


def test_two_queries(run):
    answer = json.loads(run("compare lamps walls --format json --facet kind"))
    assert answer["sets"] == [{"name": "lamps", "papers": 2, "only": 1}, {"name": "walls", "papers": 3, "only": 2}]
    assert answer["both"] == 1
    assert [(one["value"], one["counts"]) for one in answer["shifts"]["kind"]] == [("written_answer", [2, 2]), ("news", [0, 1])]
    lines = run("compare lamps walls --facet kind").splitlines()
    assert lines[:3] == [
        "A  lamps: 2 papers, 1 of them in A alone",
        "B  walls: 3 papers, 2 of them in B alone",
        "   in both: 1 paper",
    ]
    assert lines[6].split() == ["news", "0", "1", "0.0", "33.3", "+33.3"]
    assert run("compare lamps -lamps --ids second") == "q3\nn1\n"
    assert run("compare lamps walls --ids both") == "q2\n"


def test_filters_hold_for_both(run):
    answer = json.loads(run("compare lamps walls --kind written_answer --format json --facet kind"))
    assert [one["papers"] for one in answer["sets"]] == [2, 2]
    assert [one["shares"] for one in answer["shifts"]["kind"]] == [[1.0, 1.0]]


def test_two_periods(run):
    answer = json.loads(run("compare --period 2020 --period 2021.. --format json"))
    assert answer["sets"] == [{"name": "2020", "papers": 3, "only": 3}, {"name": "2021..", "papers": 1, "only": 1}]


@pytest.mark.parametrize(
    "line", ["compare lamps", "compare a b c", "compare a --period 2020", "compare a --period x --period .."]
)
def test_what_is_not_two_sets_is_refused(run, line):
    assert "period" in run(line, statuses.USAGE)


def test_nothing_to_compare(run):
    run("compare xylophone zither", statuses.NOTHING_FOUND)


def test_coverage(run, tmp_path):
    names = tmp_path / "members.txt"
    names.write_text("Ada Quayle\nBo Merrow\nLord Ashby\nCy Nemo\n")
    answer = json.loads(run(f"coverage --members {names} --format json"))
    assert (answer["papers"], answer["undated"], answer["first"], answer["last"]) == (4, 1, "2020-01", "2020-06")
    assert answer["gaps"] == [{"first": "2020-03", "last": "2020-05", "months": 3}]
    assert answer["silent"] == [
        {"name": "Bo Merrow", "mentioned": 1, "perhaps": []},
        {"name": "Lord Ashby", "mentioned": 0, "perhaps": ["Lord Ashby of Quay"]},
        {"name": "Cy Nemo", "mentioned": 0, "perhaps": []},
    ]
    assert [one["id"] for one in answer["unanswered"]] == ["q1"]
    text = run(f"coverage --members {names}")
    assert "2020-03 to 2020-05 (3 months)" in text
    assert "3 of 4 names never heard" in text
    assert "1 question without an answer" in text
    assert json.loads(run("coverage walls --format json"))["silent"] is None
    assert "no paper matches" in run("coverage xylophone", statuses.NOTHING_FOUND)
