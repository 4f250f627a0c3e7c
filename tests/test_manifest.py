"""An export carries what is needed to ask again, and every paper that differs later is named."""

import io
import json
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from command_line import commands_on
from hypothesis import given
from hypothesis import strategies as st
from papers import actor, paper
from query_strategies import record as some_record
from query_strategies import records as some_records
from query_strategies import request as some_request

from corpus import statuses
from corpus.home import create_home
from corpus.records import KINDS, Record, TopicMention
from corpus.store import RecordStore
from indexer.build import update
from search.manifest import SUFFIX, Exported, Ledger, ManifestError, question_of, read_manifest, request_of
from search.parser import QueryError, parse, to_text
from search.query import All, SearchRequest
from search.verifying import differences

RECORDS = (
    paper(id="a", body="A firewall for the harbour."),
    paper(id="b", kind="letter", title=None, url=None),
    paper(id="c", title="=cmd|'/c calc'!A1\x1b"),
    paper(id="d", body="Lamps.", title="Lamps", quotes=(), topics=(), instruments=(), actors=()),
)


@pytest.fixture
def home(tmp_path):
    found = create_home(tmp_path / "home")
    put(found, *RECORDS)
    return found


def put(home, *records: Record, remove: str = "") -> None:
    with RecordStore(home.store_path) as store:
        with store.transaction("test") as revision:
            for record in records:
                revision.put(record)
            if remove:
                revision.remove(remove)
        update(store, home)


@pytest.fixture
def run(home, capsys):
    return commands_on(home.root, capsys)


@pytest.fixture
def manifest(run, tmp_path):
    """The manifest of every paper on a firewall, exported to a table."""
    run(f"export firewall -o {tmp_path / 'firewall.csv'} --manifest")
    return tmp_path / f"firewall.csv{SUFFIX}"


def verified(run, manifest, status: int = statuses.NOT_VERIFIED) -> dict[str, tuple[str, str]]:
    """What is said of each paper that differs: what happened, and why."""
    found = json.loads(run(f"verify {manifest} --json", status)[0])
    assert found["identical"] == (status == statuses.DONE)
    return {one["id"]: (one["what"], one["why"]) for one in found["differences"]}


def test_an_export_verifies(run, manifest):
    assert run(f"verify {manifest}")[0] == "identical: 3 papers; the collection is the same\n"
    assert verified(run, manifest, statuses.DONE) == {}


def test_the_manifest_says_what_was_asked_and_of_what(run, tmp_path):
    target = tmp_path / "found.jsonl"
    run(f"export 'firewall -lamps' --kind written_answer --since 2020 --sort -date -n 2 --fields id,title -o {target} --manifest")
    kept = json.loads((tmp_path / f"found.jsonl{SUFFIX}").read_text("utf-8"))
    assert kept["format"] == 1
    assert kept["query"] == {
        "typed": "firewall -lamps",
        "any_word": False,
        "parsed": "firewall -lamps",
        "grammar": 1,
        "filters": [
            {"field": "kind", "choices": [{"value": "written_answer"}]},
            {"field": "date", "choices": [{"from": "2020", "to": None}]},
        ],
        "sort": "-date",
        "limit": 2,
        "named": None,
        "collapse": False,
    }
    assert (kept["revision"], kept["count"], kept["corpus"]["records"]) == (1, 2, 4)
    assert kept["export"]["fields"] == ["id", "title"]
    assert kept["export"]["file"] == "found.jsonl"
    assert [one["id"] for one in kept["papers"]] == [json.loads(line)["id"] for line in target.read_text("utf-8").splitlines()]


def test_every_paper_that_differs_is_named(run, home, manifest):
    put(
        home,
        paper(id="a", body="A firewall for the harbour, and a light."),
        RECORDS[1]._replace(kind="other", topics=(TopicMention("lamps", "Lamps"),), actors=(actor("Rowan Ashdown", "author"),)),
        paper(id="e", title="New"),
        remove="c",
    )
    assert verified(run, manifest) == {
        "a": ("changed", "text"),
        "b": (
            "re-classified",
            "kind letter → other; roles −answerer:mina-okoro −answering_body:office-for-harbours −asker:rowan-ashdown"
            " −quoted:mina-okoro +author:rowan-ashdown; topics −firewall +lamps",
        ),
        "c": ("removed", "no longer in the collection"),
        "e": ("added", "added to the collection"),
    }
    out, _ = run(f"verify {manifest}", statuses.NOT_VERIFIED)
    assert out.splitlines()[0].split() == ["what", "id", "title", "why"]
    assert "not identical to the 3 papers of revision 1: 1 changed, 1 re-classified, 1 removed, 1 added; now revision 2" in out
    assert "\x1b" not in out


def test_a_paper_that_no_longer_matches_is_told_from_one_that_is_gone(run, home, manifest):
    put(home, RECORDS[0]._replace(body="A wall.", topics=(), title="A wall"), RECORDS[1]._replace(date=None))
    assert verified(run, manifest) == {
        "a": ("removed", "no longer matches: text; topics −firewall; title Safe reporting → A wall"),
        "b": ("revised", "date 2023-07-31 → none"),
    }


def test_other_papers_may_come_and_go(run, home, manifest):
    put(home, paper(id="f", body="Lamps.", title="Lamps", quotes=()), remove="d")
    assert "identical: 3 papers; exported at revision 1, now 2" in run(f"verify {manifest}")[0]


def test_a_file_that_was_altered_is_named(run, manifest, tmp_path):
    target = tmp_path / "firewall.csv"
    target.write_bytes(target.read_bytes() + b"\r\n")
    assert "firewall.csv is not the file that was exported" in run(f"verify {manifest}", statuses.NOT_VERIFIED)[1]
    target.unlink()
    assert "does not lie beside the manifest" in run(f"verify {manifest}")[1]


def test_a_manifest_of_named_papers(run, home, tmp_path):
    run(f"export --hit a --hit d --hit a --format ris --with-manifest {tmp_path / 'm.json'}")
    assert verified(run, tmp_path / "m.json", statuses.DONE) == {}
    put(home, remove="d")
    assert verified(run, tmp_path / "m.json") == {"d": ("removed", "no longer in the collection")}


def test_the_same_question_gives_the_same_bytes(run, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        run(f"export firewall -o {tmp_path / folder / 'f.xlsx'} --manifest")
    assert (tmp_path / "one" / f"f.xlsx{SUFFIX}").read_bytes() == (tmp_path / "two" / f"f.xlsx{SUFFIX}").read_bytes()


@pytest.mark.parametrize(
    "broken",
    ["", "[]", "{}", '{"format": 2}', "\x00", "[" * 100_000],
)
def test_what_is_no_manifest_is_2(run, tmp_path, broken):
    (tmp_path / "m.json").write_text(broken, "utf-8")
    assert "m.json" in run(f"verify {tmp_path / 'm.json'}", statuses.USAGE)[1]


def test_a_manifest_without_one_of_its_papers_is_refused(run, manifest):
    form = json.loads(manifest.read_text("utf-8"))
    form["papers"].pop()
    manifest.write_text(json.dumps(form), "utf-8")
    assert "altered" in run(f"verify {manifest}", statuses.USAGE)[1]


def test_a_manifest_lies_beside_a_file(run, manifest):
    assert "--with-manifest" in run("export firewall --format csv --manifest", statuses.USAGE)[1]
    assert "--force" in run(f"export firewall --format csv --with-manifest {manifest}", statuses.USAGE)[1]


@given(st.integers(0, 2**32 - 1))
def test_a_question_is_asked_again_as_it_was(seed):
    request = some_request(Random(seed))
    try:
        request = request._replace(query=parse(to_text(request.query)).tree)
    except QueryError:  # a tree that nobody can type
        request = request._replace(query=All())
    again = request_of(question_of("", False, request))
    assert again == request._replace(facets=(), offset=0, boosts=())


def later(random, record):
    """The same, of another kind, or another paper under its id."""
    other = record._replace(kind=random.choice(KINDS))
    return random.choice([record, other, some_record(random, record.id)])


@given(st.integers(0, 2**32 - 1))
def test_the_differences_are_those_between_the_collections(seed):
    random = Random(seed)
    before = some_records(random)
    after = [later(random, record) for record in before if random.random() < 0.8]
    after += [record for record in some_records(random) if record.id not in {old.id for old in before}]
    with TemporaryDirectory() as folder, RecordStore(Path(folder) / "store.db") as store:
        with store.transaction("one") as revision:
            for record in before:
                revision.put(record)
        stream = io.BytesIO()
        with Ledger(store) as ledger:
            assert list(ledger.watch(store.records())) == sorted(before, key=lambda record: record.id)
            question = question_of("", False, SearchRequest(All(), limit=None))
            ledger.write(stream, question, store.revision, Exported("jsonl", (), None, None, None, None))
        manifest = read_manifest(stream.getvalue().decode(), "m")
        assert list(differences(manifest, store.ids(), store)) == []
        with store.transaction("two") as revision:
            for gone in before:
                revision.remove(gone.id)
            for record in after:
                revision.put(record)
        found = {one.id: one.what for one in differences(manifest, store.ids(), store)}
    old, new = ({record.id: record for record in records} for records in (before, after))
    assert {name for name, what in found.items() if what == "removed"} == set(old) - set(new)
    assert {name for name, what in found.items() if what == "added"} == set(new) - set(old)
    for name in set(old) & set(new):
        assert (found.get(name) == "changed") == (old[name].body != new[name].body)
        if old[name].body == new[name].body and old[name].kind != new[name].kind:
            assert found[name] == "re-classified"
        assert (name in found) == (old[name]._replace(source=new[name].source) != new[name])


def test_a_question_of_another_grammar_says_so():
    kept = question_of("", False, SearchRequest(All()))
    with pytest.raises(ManifestError, match="not understood"):
        request_of(replace(kept, parsed='"open'))
