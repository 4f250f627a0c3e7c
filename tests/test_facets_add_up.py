"""Do buckets, other and missing of a facet add up to the papers that match, in every engine and at every size?"""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_strategies import FACETS, node, records

from indexer.engines import WRITERS
from indexer.fields import FIELDS, keywords
from search.engines import SEARCHERS
from search.query import FacetRequest, SearchRequest

SINGLE = {"kind", "source", "format", "language", "year", "month"}  # a paper has one value at most


@pytest.mark.parametrize("engine", WRITERS)
@settings(max_examples=8, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_facets_add_up(engine, seed):
    random = Random(seed)
    corpus = records(random)
    by_id = {record.id: record for record in corpus}
    with tempfile.TemporaryDirectory() as folder:
        writer = WRITERS[engine](Path(folder))
        writer.put(corpus)
        writer.commit()
        searcher = SEARCHERS[engine](Path(folder))
        try:
            for _ in range(10):
                wanted = tuple(FacetRequest(name, random.choice([0, 1, 2, 5])) for name in FACETS)
                result = searcher.search(SearchRequest(node(random), facets=wanted, limit=None))
                matching = [by_id[hit.id] for hit in result.hits]
                for asked, facet in zip(wanted, result.facets, strict=True):
                    values = [keywords(FIELDS[facet.field], record) for record in matching]
                    counted = sum(bucket.count for bucket in facet.buckets)
                    assert counted + facet.other == sum(map(len, values))
                    assert facet.missing == sum(not own for own in values)
                    assert len(facet.buckets) <= asked.size or not asked.size
                    assert not facet.other or asked.size
                    if facet.field in SINGLE:
                        assert counted + facet.other + facet.missing == result.total
        finally:
            searcher.close()
