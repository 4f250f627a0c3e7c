"""The index is that of the store: rebuilt, updated, swapped in whole, trusted only where this home wrote it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from make_records import make_record
from records_strategies import records

from corpus.errors import StoreLocked
from corpus.home import Home, create_home
from corpus.json_form import dumps, loads
from corpus.lock import writer_lock
from corpus.records import Record
from corpus.store import RecordStore
from indexer import manifest as manifests
from indexer.build import rebuild, update
from indexer.engines import WRITERS
from indexer.engines.whoosh import document
from indexer.errors import IndexDamaged, IndexerError, IndexMissing, IndexStale
from indexer.manifest import Manifest, damaged_files, with_current
from search.engines import SEARCHERS, Searcher
from search.query import All, FacetRequest, SearchRequest, Word
from search.results import SearchResult

ENGINES = list(WRITERS)
FIRST = [make_record(f"r{n}", f"first words {n}", kind="letter", title=f"Paper {n}") for n in range(5)]
CHANGED = [make_record("r1", "changed words", kind="news"), make_record("r9", "new words", kind="news")]
EVERYTHING = SearchRequest(All(), facets=(FacetRequest("kind"),), limit=None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return create_home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[RecordStore]:
    with RecordStore(home.store_path) as store:
        write(store, FIRST)
        yield store


@given(records())
def test_an_index_asks_nothing_of_where_a_text_says_it(record: Record) -> None:
    bare = loads(dumps(record), proofs=False)
    assert document(bare) == document(record), "every field and every sort key"


def write(store: RecordStore, put: list[Record], remove: tuple[str, ...] = ()) -> None:
    with store.transaction("test") as revision:
        for record in put:
            revision.put(record)
        for id in remove:
            revision.remove(id)


def opened(home: Home) -> Searcher:
    return with_current(home, lambda folder, manifest: SEARCHERS[manifest.engine](folder))


def found(home: Home, request: SearchRequest = EVERYTHING) -> SearchResult:
    with closing(opened(home)) as searcher:
        return searcher.search(request)


def ids(home: Home, request: SearchRequest = EVERYTHING) -> list[str]:
    return [hit.id for hit in found(home, request).hits]


def manifest_of(home: Home) -> Manifest:
    return with_current(home, lambda folder, manifest: manifest)


def folder_of(home: Home) -> Path:
    return with_current(home, lambda folder, manifest: folder)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_update_gives_what_a_rebuild_gives(engine: str, home: Home, store: RecordStore) -> None:
    rebuild(store, home, engine)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]
    write(store, CHANGED, ("r2",))
    updated = update(store, home)
    assert (updated.engine, updated.revision, updated.records) == (engine, store.revision, 5)
    after_update = found(home)
    assert [hit.id for hit in after_update.hits] == ["r0", "r1", "r3", "r4", "r9"]
    rebuild(store, home, engine)
    assert found(home) == after_update
    assert ids(home, SearchRequest(Word("new"))) == ["r9"]


def test_an_update_of_nothing_changes_nothing(home: Home, store: RecordStore) -> None:
    written = rebuild(store, home)
    folder = folder_of(home)
    assert update(store, home) == written
    assert folder_of(home) == folder


def test_an_update_without_an_index_makes_one(home: Home, store: RecordStore) -> None:
    with pytest.raises(IndexMissing, match="dossier rebuild"):
        opened(home)
    update(store, home)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]


def test_progress_is_told_to_the_end(home: Home, store: RecordStore) -> None:
    told: list[tuple[int, int]] = []
    rebuild(store, home, progress=lambda done, total: told.append((done, total)))
    assert told == [(5, 5)]


def test_an_unknown_engine_is_named_with_the_known_ones(home: Home, store: RecordStore) -> None:
    with pytest.raises(ValueError, match=r"memory, whoosh"):
        rebuild(store, home, "sphinx")


@pytest.mark.parametrize("engine", ENGINES)
def test_an_open_reader_keeps_its_index(engine: str, home: Home, store: RecordStore) -> None:
    rebuild(store, home, engine)
    with closing(opened(home)) as searcher:
        write(store, CHANGED, ("r2",))
        update(store, home)
        rebuild(store, home, engine)
        assert [hit.id for hit in searcher.search(EVERYTHING).hits] == ["r0", "r1", "r2", "r3", "r4"]
    assert len([each for each in home.index_path.iterdir() if each.is_dir()]) == 1


def test_files_are_for_their_owner_only(home: Home, store: RecordStore) -> None:
    rebuild(store, home)
    for path in (home.index_path, folder_of(home), home.root / "index.key"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_writer_is_told_who_is_first(home: Home, store: RecordStore) -> None:
    rebuild(store, home)
    with writer_lock(home.root / "index.lock", "dossier rebuild"), pytest.raises(StoreLocked, match="dossier rebuild"):
        update(store, home)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]


def test_an_index_of_another_home_is_not_opened(home: Home, store: RecordStore, tmp_path: Path) -> None:
    rebuild(store, home)
    other = create_home(tmp_path / "other")
    shutil.copytree(home.index_path, other.index_path)
    with pytest.raises(IndexStale, match="not written by this home"):
        opened(other)
    with RecordStore(other.store_path) as empty:
        update(empty, other)
    assert ids(other) == []


def test_an_index_of_other_rules_is_made_anew(home: Home, store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild(store, home)
    monkeypatch.setattr(manifests.analysis, "VERSION", 1_000)
    with pytest.raises(IndexStale, match="dossier rebuild"):
        opened(home)
    update(store, home)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def one_byte_changed(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0x20
    path.write_bytes(whole)


@pytest.mark.parametrize("damage", [truncated, one_byte_changed, Path.unlink])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_damaged_file_is_named(engine: str, damage: Callable[[Path], None], home: Home, store: RecordStore) -> None:
    rebuild(store, home, engine)
    for name, (size, _) in manifest_of(home).files.items():
        if size:
            rebuild(store, home, engine)
            changed = next(path for path in folder_of(home).iterdir() if path.suffix == Path(name).suffix and path.stat().st_size)
            damage(changed)
            with pytest.raises(IndexDamaged, match=f"{changed.name}.*dossier rebuild"):
                opened(home)
    update(store, home)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]


@pytest.mark.parametrize("name", ["current", "manifest.json"])
def test_a_damaged_manifest_or_pointer_is_mended_by_an_update(name: str, home: Home, store: RecordStore) -> None:
    rebuild(store, home)
    path = home.index_path / name if name == "current" else folder_of(home) / name
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(IndexDamaged, match="dossier rebuild"):
        opened(home)
    update(store, home)
    assert ids(home) == ["r0", "r1", "r2", "r3", "r4"]


def test_a_large_file_is_hashed_on_request(home: Home, store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild(store, home)
    largest = max(folder_of(home).glob("MAIN*"), key=lambda path: path.stat().st_size)
    one_byte_changed(largest)
    monkeypatch.setattr(manifests, "HASHED_ON_OPENING", 0)
    assert with_current(home, damaged_files) == (largest.name,)


def test_what_fails_on_a_damaged_file_says_so(home: Home, store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild(store, home)
    monkeypatch.setattr(manifests, "HASHED_ON_OPENING", 0)
    for path in folder_of(home).glob("MAIN_*.*"):
        whole = path.read_bytes()
        path.write_bytes(whole[:8] + bytes(byte ^ 0xFF for byte in whole[8:]))
    with pytest.raises(IndexDamaged, match="dossier rebuild"):
        found(home, SearchRequest(Word("words")))


def stopping_at(step: int, work: Callable[[], object]) -> bool:
    """Run the work in a process that ends, as if killed, at the given change to the disk; True where it got to its end."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    left = step

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir", "os.truncate"):
            left -= 1
            if left < 0:
                os._exit(9)

    try:
        sys.addaudithook(count)
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("again", [update, rebuild])
def test_a_kill_at_any_step_leaves_a_good_index(again: Callable[..., Manifest], home: Home) -> None:
    def work() -> None:
        with RecordStore(home.store_path) as store:
            again(store, home)

    with RecordStore(home.store_path) as store:
        write(store, FIRST)
        rebuild(store, home)
        write(store, CHANGED, ("r2",))
    before, after = found(home), ["r0", "r1", "r3", "r4", "r9"]
    step, finished = 0, False
    while not finished:
        finished = stopping_at(step, work)
        step += 7
        left = found(home)
        assert left == before or [hit.id for hit in left.hits] == after
    assert step > 50
    assert ids(home) == after
    assert len([each for each in home.index_path.iterdir() if each.is_dir()]) == 1


def test_every_error_names_the_command_that_mends(home: Home) -> None:
    with pytest.raises(IndexerError, match="dossier rebuild"):
        manifest_of(home)
