import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from records_strategies import a_record

from corpus import schema
from corpus.errors import StoreDamaged, StoreError, StoreLocked
from corpus.records import Locator, Rejection
from corpus.store import RecordStore


@pytest.fixture
def store(tmp_path):
    with RecordStore(tmp_path / "store.db") as opened:
        yield opened


def put(store, *records):
    with store.transaction("test") as revision:
        return [revision.put(record) for record in records]


def test_an_empty_store_is_revision_0(store):
    assert (store.revision, store.empty, store.count(), store.ids(), list(store.records())) == (0, True, 0, (), [])


def test_records_come_back_in_the_order_of_their_ids(store):
    assert put(store, a_record("b"), a_record("a"), a_record("c")) == ["added"] * 3
    assert (store.revision, store.empty, store.count()) == (1, False, 3)
    assert store.ids() == ("a", "b", "c")
    assert [record.id for record in store.records()] == ["a", "b", "c"]
    assert store.get("b") == a_record("b")
    assert store.get("z") is None


def test_get_many_keeps_the_order_asked_for(store, monkeypatch):
    monkeypatch.setattr("corpus.store._AT_ONCE", 5)
    names = [f"r{number:02}" for number in range(12)]
    put(store, *(a_record(name) for name in names))
    wanted = [*reversed(names), "unknown"]
    assert [record.id for record in store.get_many(wanted)] == list(reversed(names))


def test_the_same_record_again_makes_no_revision(store):
    put(store, a_record("a"))
    assert put(store, a_record("a")) == ["unchanged"]
    assert store.revision == 1


def test_changes_since_a_revision(store):
    put(store, a_record("a"), a_record("b"), a_record("c"))
    with store.transaction("edit") as revision:
        revision.put(a_record("b", body="other"))
        revision.put(a_record("d"))
        revision.remove("c")
    since = store.changes(1)
    assert (since.added, since.changed, since.removed) == (("d",), ("b",), ("c",))
    assert store.changes(0).added == ("a", "b", "d")
    assert store.changes(2) == store.changes(99)
    last = store.revisions()[-1]
    assert (last.number, last.command, last.added, last.changed, last.removed) == (2, "edit", 1, 1, 1)


def test_a_removed_record_that_comes_back_is_added(store):
    put(store, a_record("a"))
    with store.transaction("out") as revision:
        revision.remove("a")
    put(store, a_record("a"))
    assert store.changes(1).added == ("a",)
    assert store.changes(1).removed == ()


def test_a_block_that_fails_leaves_nothing(store):
    put(store, a_record("a"))
    with pytest.raises(ZeroDivisionError), store.transaction("bad") as revision:
        revision.put(a_record("b"))
        raise ZeroDivisionError
    assert (store.revision, store.ids()) == (1, ("a",))


def test_readers_see_the_last_revision_while_another_is_written(store):
    put(store, a_record("a"))
    with RecordStore(store.path) as reader:
        before = reader.records()
        first = next(before)
        with store.transaction("more") as revision:
            revision.put(a_record("b"))
            assert reader.ids() == ("a",)
        assert (first.id, list(before)) == ("a", [])
        assert reader.ids() == ("a", "b")


def test_a_snapshot_is_of_one_revision(store):
    put(store, a_record("a"))
    with RecordStore(store.path) as reader, reader.snapshot():
        assert reader.revision == 1
        put(store, a_record("b"))
        assert (reader.revision, reader.ids()) == (1, ("a",))


def test_a_second_writer_is_told_who_is_writing(store):
    with store.transaction("ingest letters/"), RecordStore(store.path) as other:  # noqa: SIM117
        with pytest.raises(StoreLocked, match=rf"ingest letters/.*process {os.getpid()}"), other.transaction("second"):
            pytest.fail("two writers at once")
    put(store, a_record("a"))


def test_a_writer_in_another_process_holds_the_lock(store):
    script = (
        "import sys; from pathlib import Path; from corpus.store import RecordStore\n"
        "with RecordStore(Path(sys.argv[1])) as store, store.transaction('far') as revision:\n"
        "    print('ready', flush=True); sys.stdin.read()\n"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", script, str(store.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as far:
        assert far.stdout.readline() == b"ready\n"
        with pytest.raises(StoreLocked, match=f"`far` .process {far.pid} "), store.transaction("near"):
            pytest.fail("two writers at once")
        far.kill()
    put(store, a_record("a"))
    assert store.ids() == ("a",)


def test_a_foreign_writer_is_waited_for_and_then_named(store):
    put(store, a_record("a"))
    store._db.execute("PRAGMA busy_timeout = 10")
    foreign = sqlite3.connect(store.path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLocked, match="another program"), store.transaction("us"):
        pytest.fail("two writers at once")
    foreign.close()


def test_what_is_no_store_is_named(tmp_path):
    (tmp_path / "text.db").write_text("this is no database at all, but a text of some length\n" * 40)
    with pytest.raises(StoreDamaged, match=r"text\.db"):
        RecordStore(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)")
    with pytest.raises(StoreDamaged, match="not a store"):
        RecordStore(tmp_path / "other.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        RecordStore(tmp_path / "missing" / "store.db")


def test_a_newer_store_is_left_alone(store):
    store._db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        RecordStore(store.path)


def test_a_damaged_store_is_named(store):
    put(store, *(a_record(f"r{number}", body="word " * 300) for number in range(100)))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[len(content) // 4 : len(content) // 2] = bytes(len(content) // 2 - len(content) // 4)
    store.path.write_bytes(content)
    with RecordStore(store.path) as broken:
        assert broken.problems()
        with pytest.raises((StoreDamaged, StoreError)):
            list(broken.records())


def test_a_sound_store_has_no_problems(store):
    put(store, a_record("a"))
    assert store.problems() == ()


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_the_store_is_for_its_owner_only(store):
    put(store, a_record("a"))
    for path in store.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_the_columns_can_be_read_with_plain_sql(store):
    put(store, a_record("a", title="Zoë’s letter"))
    row = (
        sqlite3.connect(store.path)
        .execute("SELECT kind, title, date, path, json_extract(json, '$.body') FROM records")
        .fetchone()
    )
    assert row == ("letter", "Zoë’s letter", "2021-03-04", "papers/one.txt", "A firewall for victims.")


def test_rejections_stand_until_they_are_replaced(store):
    bad = Rejection(Locator("a.pdf", "2"), "load", "a reason")
    with store.transaction("one") as revision:
        revision.reject("a.pdf", [bad])
    assert store.rejections() == (bad,)
    assert store.revision == 1
    with store.transaction("two") as revision:
        revision.reject("a.pdf", [])
    assert (store.rejections(), store.revision) == ((), 2)


def test_an_older_store_gets_the_indexes_that_it_lacks(tmp_path):
    path = tmp_path / "store.db"
    with RecordStore(path) as store:
        for name in ("records_by_addition", "records_by_change", "removed_by_revision", "records_by_kind"):
            store._db.execute(f"DROP INDEX {name}")
        for table in ("files", "folders"):
            store._db.execute(f"ALTER TABLE {table} DROP COLUMN source")
        store._db.execute("PRAGMA user_version = 1")
    with RecordStore(path) as store:
        asked = []
        store._db.set_trace_callback(asked.append)
        store.changes(1)
        store.kinds()
        store.date_range()
        store._db.set_trace_callback(None)
        for query in asked:
            assert "USING COVERING INDEX" in str(store._db.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
        assert store._db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        with store.transaction("test") as revision:
            assert revision.folders() == {}
