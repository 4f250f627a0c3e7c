"""Sets of documents agree with Python's own, however few or many they hold of how large a segment."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from search.engines.array_leaves import spread
from search.engines.array_sets import Docs, DocSet, common, difference, everything, union

SIZE = 20_000
MANY = (0, 1, 20, 700, 6_000, SIZE)  # of them


def some(random: Random, many: int) -> Docs:
    return np.array(sorted(random.sample(range(SIZE), many)), np.intp)


@pytest.mark.parametrize(("one", "other"), list(product(MANY, MANY)))
def test_two_sets(one: int, other: int) -> None:
    random = Random(one + other)
    first, second = some(random, one), some(random, other)
    both = sorted({*first.tolist()} & {*second.tolist()})
    held = DocSet(second, SIZE)
    for _ in range(2):  # the second time with what it may have kept
        assert first[held.has(first)].tolist() == both
    assert held.has(everything(SIZE)).nonzero()[0].tolist() == second.tolist()
    index, rows = common(DocSet(first, SIZE), held)
    assert first[index].tolist() == second[rows].tolist() == both
    assert difference(first, second, SIZE).tolist() == sorted({*first.tolist()} - {*second.tolist()})
    assert union([DocSet(first, SIZE), held], SIZE).tolist() == sorted({*first.tolist(), *second.tolist()})


@pytest.mark.parametrize("many", [(1, 20, 20), (20, 700, 700, 20), (6_000, 20, 700), (1,) * 12, (700,) * 12])
def test_the_union_of_several(many: tuple[int, ...]) -> None:
    sets = [some(Random(number), each) for number, each in enumerate(many)]
    expected = sorted({doc for docs in sets for doc in docs.tolist()})
    assert union([DocSet(docs, SIZE) for docs in sets], SIZE).tolist() == expected


def test_spreading_is_repeating() -> None:
    values, counts = np.array([3, 9, 9, 1 << 40]), np.array([1, 3, 2, 1], np.uint8)
    assert spread(values, counts).tolist() == np.repeat(values, counts).tolist()
    assert spread(values[:1], counts[:1]).tolist() == [3]
