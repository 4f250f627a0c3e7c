"""Do buckets, other and missing of a facet add up to the papers that match, in every engine and at every size?"""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_records import make_record
from query_strategies import FACETS, node, records
from writing import writer_for

from corpus.dates import PartialDate
from corpus.records import Record
from indexer.engines import WRITERS
from indexer.fields import FIELDS, keywords
from search.engines import SEARCHERS
from search.engines.memory import MemorySearcher
from search.query import All, FacetRequest, Filter, Match, Range, SearchRequest
from search.results import FacetCounts

SINGLE = {"kind", "source", "format", "language", "date", "year", "month"}  # a paper has one value at most


@pytest.mark.parametrize("engine", SEARCHERS)
@settings(max_examples=settings().max_examples // 4)  # each writes an index
@given(seed=st.integers(0, 2**32 - 1))
def test_facets_add_up(engine, seed):
    random = Random(seed)
    corpus = records(random)
    by_id = {record.id: record for record in corpus}
    with tempfile.TemporaryDirectory() as folder:
        writer = writer_for(engine, Path(folder))
        writer.put(corpus)
        writer.commit()
        searcher = SEARCHERS[engine](Path(folder))
        try:
            for _ in range(10):
                wanted = tuple(FacetRequest(name, random.choice([0, 1, 2, 5])) for name in FACETS)
                result = searcher.search(SearchRequest(node(random), facets=wanted, limit=None))
                matching = [by_id[hit.id] for hit in result.hits]
                for asked, facet in zip(wanted, result.facets, strict=True):
                    values = [values_of(facet.field, record) for record in matching]
                    counted = sum(bucket.count for bucket in facet.buckets)
                    assert counted + facet.other == sum(map(len, values))
                    assert facet.missing == sum(not own for own in values)
                    assert len(facet.buckets) <= asked.size or not asked.size
                    assert not facet.other or asked.size
                    if facet.field in SINGLE:
                        assert counted + facet.other + facet.missing == result.total
                    if facet.field == "date":
                        check_months(facet, matching)
        finally:
            searcher.close()


def values_of(field: str, record: Record) -> tuple[object, ...]:
    if field == "date":
        return (record.date,) if record.date else ()
    return keywords(FIELDS[field], record)


def check_months(facet: FacetCounts, matching: list[Record]) -> None:
    """Each year has the papers that it has, and its months those whose month is known."""
    dates = [record.date.iso for record in matching if record.date]
    for year in facet.buckets:
        months = [date[:7] for date in dates if date.startswith(year.value) and len(date) > 4]
        assert year.count == sum(date.startswith(year.value) for date in dates)
        assert {month.value: month.count for month in year.within} == {month: months.count(month) for month in months}


PAPERS = [make_record(f"r{number}", date=day) for number, day in enumerate(["2019-07-01", "2020", "2020-02-03", "2020-03", None])]


def dates_of(*filters: Filter) -> FacetCounts:
    asked = SearchRequest(All(), filters=filters, facets=(FacetRequest("date", 0),), limit=0)
    return MemorySearcher(PAPERS).search(asked).facets[0]


def chosen(*days: str) -> Filter:
    return Filter("date", tuple(Range("date", PartialDate(day), PartialDate(day)) for day in days))


def test_years_stand_in_their_order_with_their_months():
    told = [(year.value, year.count, [(month.value, month.count) for month in year.within]) for year in dates_of().buckets]
    assert told == [("2019", 1, [("2019-07", 1)]), ("2020", 3, [("2020-02", 1), ("2020-03", 1)])]


def test_a_chosen_year_or_month_does_not_narrow_the_facet_and_is_marked():
    facet = dates_of(chosen("2019", "2020-03", "2021-05"))
    assert [(year.value, year.count, year.selected) for year in facet.buckets] == [
        ("2019", 1, True),
        ("2020", 3, False),
        ("2021", 0, False),
    ]
    marked = [month.value for year in facet.buckets for month in year.within if month.selected]
    assert marked == ["2020-03", "2021-05"]


def test_a_period_holds_for_the_facet_too():
    facet = dates_of(Filter("date", (Range("date", PartialDate("2020"), None),)))
    assert [year.value for year in facet.buckets] == ["2020"]
    assert [year.value for year in dates_of(chosen("2019-07-01")).buckets] == ["2019"]


def test_facets_of_many_papers_are_those_of_each_alone(tmp_path):
    kinds, sources, days = ["letter", "debate", "other"], ["generic", "harbour-news"], [None, "2019-07", "2020-02", "2021"]
    random = Random(4)
    corpus = [
        make_record(f"r{number}", kind=random.choice(kinds), source=random.choice(sources), date=random.choice(days))
        for number in range(900)
    ]
    writer = WRITERS["arrays"](tmp_path)
    writer.put(corpus)
    writer.commit()
    searcher, oracle = SEARCHERS["arrays"](tmp_path), MemorySearcher(corpus)
    letters = Filter("kind", (Match("kind", "letter"),))
    for names in (("kind", "source", "year"), ("year", "kind", "date"), ("kind", "topic", "year", "kind")):
        for filters in ((), (letters,)):
            asked = SearchRequest(All(), filters=filters, facets=tuple(FacetRequest(name, 2) for name in names))
            assert searcher.search(asked).facets == oracle.search(asked).facets
    searcher.close()
