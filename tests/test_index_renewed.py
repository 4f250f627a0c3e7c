"""An index of another version of Dossier is made anew by the next command, which says so in one line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from library import typed, write

from corpus.home import Home
from corpus.store import RecordStore
from indexer import manifest as manifests
from indexer.build import rebuild
from indexer.engines import DEFAULT
from indexer.manifest import outdated, with_current


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("renewed")
    assert typed("--home", folder / "home", "ingest", write(folder / "papers")).returncode == 0
    return Home(folder / "home")


@pytest.fixture
def store(ingested: Home) -> Iterator[RecordStore]:
    with RecordStore(ingested.store_path) as store:
        yield store


def engine(home: Home) -> str:
    return with_current(home, lambda folder, manifest: manifest.engine)


@pytest.mark.parametrize("arguments", [("search", "firewall"), ("facets", "firewall"), ("update",)])
def test_an_index_of_the_earlier_engine_is_made_anew(arguments: tuple[str, ...], ingested: Home, store: RecordStore) -> None:
    rebuild(store, ingested, "whoosh")
    done = typed("--home", ingested.root, *arguments)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "another version of Dossier" in line]
    assert len(said) == 1 and "'whoosh'" in said[0] and repr(DEFAULT) in said[0], done.stderr
    assert engine(ingested) == DEFAULT
    again = typed("--home", ingested.root, *arguments)
    assert again.returncode == 0 and "another version" not in again.stderr


def test_quiet_says_nothing_and_answers_all_the_same(ingested: Home, store: RecordStore) -> None:
    rebuild(store, ingested, "whoosh")
    done = typed("--home", ingested.root, "--quiet", "search", "firewall", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["total"] == 3


@pytest.mark.parametrize("name", ["engine", "analysis", "fields"])
def test_an_index_of_other_rules_is_made_anew(
    name: str, ingested: Home, store: RecordStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = manifests.versions
    with monkeypatch.context() as patch:
        patch.setattr(manifests, "versions", lambda engine: {**now(engine), name: 0})
        rebuild(store, ingested)
    assert name in (outdated(ingested) or "")
    done = typed("--home", ingested.root, "search", "firewall")
    assert done.returncode == 0, done.stderr
    assert f"other rules ({name})" in done.stderr and "another version of Dossier" in done.stderr
    assert outdated(ingested) is None


def test_status_says_it_and_leaves_it(ingested: Home, store: RecordStore) -> None:
    rebuild(store, ingested, "whoosh")
    done = typed("--home", ingested.root, "status")
    assert "stale" in done.stdout and "another version of Dossier" in done.stdout
    assert engine(ingested) == "whoosh"


def test_an_index_that_another_home_wrote_is_not_called_outdated(ingested: Home, store: RecordStore) -> None:
    rebuild(store, ingested, "whoosh")
    key = ingested.root / "index.key"
    own = key.read_text("utf-8")
    key.write_text("0" * 64, "utf-8")
    try:
        assert outdated(ingested) is None
        done = typed("--home", ingested.root, "search", "firewall")
        assert done.returncode == 5 and "not written by this home" in done.stderr
    finally:
        key.write_text(own, "utf-8")
