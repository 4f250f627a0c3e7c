"""Are papers counted in the year, month or week of their date, with the empty ones between?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from search.results import Bucket, FacetCounts
from search.timeline import MOST_BARS, timeline, timeline_of


def bars(dates: list[str | None], unit: str) -> list[tuple[str, int]]:
    found = timeline([PartialDate(iso) if iso else None for iso in dates], unit)
    assert found.total == len(dates)
    return [(bar.label, bar.count) for bar in found.bars]


def test_years_with_gaps_filled() -> None:
    assert bars(["2021-03-04", "2019", "2021", None], "year") == [("2019", 1), ("2020", 0), ("2021", 2)]


def test_months_leave_out_what_is_only_a_year() -> None:
    assert bars(["2020-11-30", "2021-02", "2021"], "month") == [("2020-11", 1), ("2020-12", 0), ("2021-01", 0), ("2021-02", 1)]


def test_weeks_are_those_of_iso_8601() -> None:
    assert bars(["2020-12-28", "2021-01-03", "2021-01-11", "2021-01"], "week") == [
        ("2020-W53", 2),
        ("2021-W01", 0),
        ("2021-W02", 1),
    ]


def test_undated_papers_are_counted_apart() -> None:
    found = timeline([None, PartialDate("2021"), PartialDate("2021-05")], "month")
    assert (found.undated, found.total) == (2, 3)
    assert timeline([], "year").bars == ()
    assert timeline([None], "week").undated == 1


def test_a_span_of_ages_is_not_filled() -> None:
    assert bars(["0001-01", "9999-12"], "month") == [("0001-01", 1), ("9999-12", 1)]


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(ValueError, match="units are year, month, week"):
        timeline([], "day")


def test_a_facet_makes_a_timeline() -> None:
    facet = FacetCounts("month", (Bucket("2021-03", "2021-03", 5), Bucket("2021-01", "2021-01", 2)), 0, 3)
    found = timeline_of(facet)
    assert [(bar.label, bar.count) for bar in found.bars] == [("2021-01", 2), ("2021-02", 0), ("2021-03", 5)]
    assert (found.unit, found.undated, found.total) == ("month", 3, 10)
    with pytest.raises(ValueError, match="month:0"):
        timeline_of(FacetCounts("month", (), 7, 0))
    with pytest.raises(ValueError, match="topic"):
        timeline_of(FacetCounts("topic", (), 0, 0))


@given(st.lists(st.dates().map(lambda day: PartialDate(day.isoformat())), max_size=8), st.sampled_from(["year", "month", "week"]))
def test_every_paper_is_counted_once_and_the_bars_ascend(dates: list[PartialDate], unit: str) -> None:
    found = timeline(dates, unit)
    labels = [bar.label for bar in found.bars]
    assert sum(bar.count for bar in found.bars) == len(dates)
    assert labels == sorted(set(labels))
    assert len(labels) <= max(MOST_BARS, len(dates))
