"""A search that is read without click is the one that click reads, and what is not plain is left to click."""

from __future__ import annotations

import os
import shlex

import pytest

import cli
from corpus import statuses
from search.commands import search as by_click
from search.commands import usual

PLAIN = [
    "search",
    "search harbour",
    "-q search harbour --count",
    "--quiet search --any harbour 'tide gauge' --format json",
    "search '\"harbour board\" OR quay' --facet kind --facet answering-body:3 -n 5 --offset 10",
    "search harbour --facet answering_body --sort title --collapse",
    "search --kind letter --kind 'press release' --said-by 'Rowan Ashdown' --topic article-59 quay",
    "search harbour --since 2024 --until 2025-03 --asked-since 2023-07-31 --date 2019.. --date 2011..2012",
    "search harbour --since 2024 --since 2025 -n 0 ''",
]
CLICKS = [
    "search -harbour",
    "search harbour --sort -date",
    "search harbour --sort tide",
    "search harbour --format ids",
    "search harbour --since=2024",
    "search harbour --since tomorrow",
    "search harbour --date 2025..2024",
    "search harbour --since 2025 --until 2024",
    "search harbour --kind poem",
    "search harbour --facet tide",
    "search harbour --facet kind:many",
    "search harbour -n -1",
    "search harbour -n5",
    "search harbour --topic",
    "search harbour --help",
    "search harbour --explain",
    "search -- harbour",
    "--no-pager search harbour",
    "--home",
    "facets search",
]


def asked_of(module, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What a module asks from now on, in place of having it answered."""
    found: list[tuple[object, ...]] = []

    def answer(session, question, **wanted):
        found.append((session.home, session.quiet, session.pager, session.colour, question, wanted))
        return 0

    monkeypatch.setattr(module, "answer", answer)
    return found


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_means_what_it_means_to_click(line: str, tmp_path, monkeypatch):
    words = ["--home", str(tmp_path), *shlex.split(line)]
    quick, slow = asked_of(usual, monkeypatch), asked_of(by_click, monkeypatch)
    assert usual.searched(words, cli.session) == 0
    monkeypatch.setattr(usual, "searched", lambda *of: None)
    assert cli.run(words) == 0
    assert len(quick) == 1
    assert quick == slow


@pytest.mark.parametrize("line", CLICKS)
def test_any_other_line_is_left_to_click(line: str, monkeypatch):
    quick = asked_of(usual, monkeypatch)
    assert usual.searched(shlex.split(line), cli.session) is None
    assert not quick


def test_a_file_as_a_home_is_left_to_click(tmp_path, monkeypatch):
    quick = asked_of(usual, monkeypatch)
    (tmp_path / "home").write_text("no folder")
    assert usual.searched(["--home", str(tmp_path / "home"), "search", "quay"], cli.session) is None
    assert not quick


@pytest.mark.parametrize("line", ["search quay", "search quay --sort=date", "status"])
def test_a_home_that_cannot_be_listed_is_asked_by_every_command(line: str, collection, monkeypatch):
    """The folder of a home may be one whose files may be opened, but not listed."""
    monkeypatch.setattr(os, "access", lambda *of, **how: False)
    assert cli.run(["--home", str(collection.root), *shlex.split(line)]) in (statuses.DONE, statuses.NOTHING_FOUND)
