"""Are saved searches kept as they were meant, and is every change told once, with its reason?"""

import json
import os
import shlex
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import paper
from query_strategies import record

import cli
from corpus import statuses
from corpus.dates import PartialDate
from corpus.records import Record, TopicMention
from corpus.store import RecordStore
from indexer.build import update
from search.changes import Change, Seen, advanced, changes, load_seen, save_seen
from search.engines.memory import MemorySearcher
from search.lexer import QueryError
from search.manifest import paper_of
from search.query import GRAMMAR, All, Filter, Match, Range, SearchRequest, Word
from search.saved import SavedError, SavedSearch, filters_of, load_saved, lookup, query_of, saved_search, write_saved


def keep(home, name: str, query: str, *filters: Filter, any_word: bool = False) -> SavedSearch:
    found = saved_search(name, query, filters, home, any_word=any_word)
    write_saved(home, {**load_saved(home), name: found})
    return found


def test_what_is_saved_is_read_back(home):
    strange = 'a "b \\" \\\\ \x7f \t c" ünï\U0001f600'
    topics = Filter("topic", (Match("topic", "article-59"), Match("topic", "Safe: reporting")))
    dates = Filter("date", (Range("date", PartialDate("2020-02"), None),))
    first = keep(home, "first", strange, topics)
    second = keep(home, "2nd-one", "firewall", dates)
    assert load_saved(home) == {"2nd-one": second, "first": first}
    assert filters_of(first) == (topics,)
    assert first.grammar == GRAMMAR
    assert home.saved_path.stat().st_mode & 0o077 == 0


def test_a_name_stands_for_query_and_filters(home):
    keep(home, "both", "firewall OR refuge", Filter("kind", (Match("kind", "letter"), Match("kind", "news"))))
    assert lookup(home, "both") == "(firewall OR refuge) (kind:letter OR kind:news)"
    assert lookup(home, "other") is None


def test_optional_words_stay_optional_and_the_others_needed(home):
    keep(home, "any", "firewall refuge", any_word=True)
    keep(home, "all", "firewall refuge")
    from search.parser import parse, to_text

    def text(query: str, any_word: bool) -> str:
        return to_text(parse(query, any_word=any_word, saved=lambda name: lookup(home, name)).tree)

    assert text("@any police", False) == "(firewall OR refuge) police"
    assert text("@all police", True) == "(firewall refuge) OR police"


def test_a_search_that_leads_back_to_itself_is_refused(home):
    keep(home, "a", "firewall")
    keep(home, "b", "@a refuge")
    with pytest.raises(QueryError, match="refers to itself"):
        saved_search("a", "@b", (), home)
    with pytest.raises(QueryError, match="no saved query @nobody"):
        saved_search("c", "@nobody", (), home)


@pytest.mark.parametrize("name", ["", "-a", "a b", "a/b", "../a", "a.b", "x" * 65])
def test_a_name_is_one_word(home, name):
    with pytest.raises(SavedError, match="cannot be a name"):
        saved_search(name, "firewall", (), home)


@pytest.mark.parametrize("text", ["[a]\nquery = 1", "a = 1", "[a", '["../b"]\nquery = "x"\ngrammar = 1'])
def test_a_file_that_is_not_ours_is_named(home, text):
    home.saved_path.write_text(text)
    with pytest.raises(SavedError, match=r"saved\.toml cannot be read"):
        load_saved(home)


def test_a_newer_query_language_is_refused(home):
    home.saved_path.write_text(f'[a]\nquery = "x"\ngrammar = {GRAMMAR + 1}\n')
    with pytest.raises(SavedError, match="newer Dossier"):
        load_saved(home)


def test_seen_papers_are_read_back(home):
    one = paper_of(paper(title="a \ud800 \u202e"), "digest")
    seen = Seen(3, {one.id: one}, (Change("new", "why", 3, one),))
    save_seen(home, "a", seen)
    assert load_seen(home, "a") == seen
    assert load_seen(home, "b") == Seen()


@settings(max_examples=settings().max_examples // 4)  # each is a history of a store
@given(seed=st.integers(0, 2**32 - 1))
def test_changes_over_any_sequence_of_ingests_add_up(seed):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder, RecordStore(Path(folder) / "store.db") as store:
        seen, told = Seen(), {}
        query = random.choice([All(), Word("firewall"), Word("police"), Match("kind", "letter"), Match("topic", "firewall")])
        for step in range(random.randint(1, 6)):
            for _ in range(random.randint(0, 2)):  # several ingests between two runs, or none
                with store.transaction(f"step {step}") as revision:
                    for name in {f"r{random.randint(0, 6)}" for _ in range(random.randint(0, 4))}:
                        if random.random() < 0.3:
                            revision.remove(name)
                        else:
                            revision.put(record(random, name))
            records = list(store.records())
            ids = [hit.id for hit in MemorySearcher(records).search(SearchRequest(query, limit=None)).hits]
            found = changes(seen, ids, store, store.revision, store.changes(seen.revision).added)
            assert len({change.paper.id for change in found}) == len(found)
            for change in found:  # added up here by hand
                assert (change.what == "new") == (change.paper.id not in told)
                assert change.why
                if change.what == "gone":
                    told.pop(change.paper.id)
                else:
                    told[change.paper.id] = change.paper
            seen = advanced(seen, found, store.revision)
            assert told == seen.known == {name: paper_of(store.get(name), store.content(name)) for name in ids}
            assert changes(seen, ids, store, store.revision, ()) == []


def put(home, *records: Record, gone: tuple[str, ...] = ()) -> None:
    with RecordStore(home.store_path) as store:
        with store.transaction("test") as revision:
            for one in records:
                revision.put(one)
            for name in gone:
                revision.remove(name)
        update(store, home)


@pytest.fixture
def run(home, capsys):
    def run_it(line: str, status: int = statuses.DONE) -> str:
        got = cli.run(["--home", str(home.root), *shlex.split(line)])
        out, err = capsys.readouterr()
        assert got == status, (out, err)
        return out + err

    return run_it


def told(out: str) -> list[tuple[str, str, str]]:
    (search,) = json.loads(out)["searches"]
    return [(change["what"], change["id"], change["why"]) for change in search["changes"]]


def test_each_change_is_told_once_with_its_reason(home, run):
    other = TopicMention("lamps", "Lamps")
    put(home, paper(id="a"), paper(id="b"), paper(id="c"), paper(id="d"), paper(id="e", body="Nothing to the point.", quotes=()))
    run("saved add fire firewall")
    assert [what for what, _, _ in told(run("saved run fire --format json"))] == ["new"] * 4
    assert told(run("search --since-last fire --format json", statuses.NOTHING_FOUND)) == []
    body = paper().body
    put(
        home,
        paper(id="a", topics=(other,)),
        paper(id="b", body=body + " More."),
        paper(id="c", body="Nothing any more.", quotes=()),
        paper(id="e"),
        paper(id="f"),
        gone=("d",),
    )
    peeked = run("saved run --peek --format json")
    found = told(run("search --since-last fire --format json"))
    assert told(peeked) == found
    assert sorted(found, key=lambda change: change[1]) == [
        ("re-classified", "a", "topics −firewall +lamps"),
        ("changed", "b", "text"),
        ("gone", "c", "no longer matches: text"),
        ("gone", "d", "no longer in the collection"),
        ("new", "e", "was in the collection, and matches now"),
        ("new", "f", "added to the collection"),
    ]
    assert told(run("search --since-last fire --format json", statuses.NOTHING_FOUND)) == []


def test_what_was_not_written_is_told_again(home, run, tmp_path):
    put(home, paper())
    run("saved add fire firewall")
    run(f"saved run fire -o {tmp_path / 'absent' / 'x.md'} --format markdown", statuses.USAGE)
    assert len(told(run("saved run fire --format json"))) == 1


def test_a_pipe_that_breaks_loses_nothing(home, run, monkeypatch):
    put(home, paper())
    run("saved add fire firewall")
    from search.commands import alerts

    class Broken:
        def __getattr__(self, name: str):
            def fail(*_: object, **__: object) -> None:
                raise OSError("no space left on device")

            return fail

    with monkeypatch.context() as patch:
        patch.setattr(alerts, "sys", type("Sys", (), {"stdout": Broken()}))
        run("saved run fire", statuses.USAGE)
    assert len(told(run("saved run fire --format json"))) == 1


def test_feed_and_digest(home, run, tmp_path):
    put(home, paper(id="a", title="Lamps <&> *quays*"))
    run("saved add fire firewall")
    feed = tmp_path / "fire.xml"
    run(f"saved run fire --format atom -o {feed}")
    put(home, paper(id="b", url=None))
    run(f"saved run fire --format atom -o {feed}")
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(feed.read_bytes())
    titles = [entry.findtext(f"{atom}title") for entry in root.iter(f"{atom}entry")]
    assert titles == ["New: Safe reporting", "New: Lamps <&> *quays*"]
    assert len({entry.findtext(f"{atom}id") for entry in root.iter(f"{atom}entry")}) == 2
    assert root.findtext(f"{atom}updated") == max(entry.findtext(f"{atom}updated") for entry in root.iter(f"{atom}entry"))
    assert [link.get("href") for link in root.iter(f"{atom}link")] == ["https://harbours.example/answers/1"]
    before = feed.read_bytes()
    run(f"saved run fire --format atom -o {feed}", statuses.NOTHING_FOUND)
    assert feed.read_bytes() == before
    put(home, gone=("a",))
    assert run("saved run fire --format markdown").splitlines() == [
        "# fire",
        "",
        "1 change · revision 2 to 3 · `firewall`",
        "",
        "## Gone (1)",
        "",
        "- Lamps \\<&\\> \\*quays\\*, written answer, 31 July 2023 (a): no longer in the collection",
    ]


def test_the_commands(home, run):
    put(home, paper(id="a"), paper(id="b", kind="letter"))
    run("saved add letters firewall --kind letter")
    assert "is saved already" in run("saved add letters refuge", statuses.USAGE)
    run("saved add both @letters OR id:a")
    assert run("search @letters --format ids") == "b\n"
    assert run("search @both --format ids --sort title") == "a\nb\n"
    assert "(firewall) (kind:letter)" in run("saved list")
    assert [one["name"] for one in json.loads(run("saved list --json"))] == ["both", "letters"]
    assert "kind:letter" in run("saved show letters")
    assert "new: Safe reporting" in run("saved run letters")
    assert run("saved run both --format ids") == "a\nb\n"
    run("saved remove letters")
    assert "no search is saved as 'letters'" in run("saved run letters", statuses.USAGE)
    assert "no saved query @letters" in run("saved run both", statuses.USAGE)
    assert "leave out the query" in run("search firewall --since-last both", statuses.USAGE)
    assert "not csv" in run("search --since-last both --format csv", statuses.USAGE)
    assert sorted(os.listdir(home.root / "seen")) == ["both.json"]  # noqa: PTH208


def test_a_query_tree_without_its_filters(home):
    one = keep(home, "a", "firewall", Filter("kind", (Match("kind", "letter"),)))
    assert query_of(one, home) == Word("firewall")
