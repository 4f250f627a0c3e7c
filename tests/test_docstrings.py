"""Do the examples in docstrings give what they say?"""

import doctest
import importlib
import pkgutil

import pytest

import corpus
import indexer
import search

MODULES = sorted(
    module.name
    for package in (corpus, indexer, search)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not module.ispkg
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_examples_are_found() -> None:
    found = doctest.DocTestFinder().find(importlib.import_module("corpus.date_text"))
    assert sum(bool(test.examples) for test in found) > 1
