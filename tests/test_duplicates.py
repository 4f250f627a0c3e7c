"""Which papers are copies of which, whatever the order in which they come?"""

import json
import random
from pathlib import Path

import pytest
from command_line import commands_on
from hypothesis import given, settings
from hypothesis import strategies as st
from library import write
from make_records import make_record

from corpus import statuses
from corpus.clusters import CROWD
from corpus.copies import bands, facts_of, same_paper, signature
from corpus.home import create_home
from corpus.json_form import dumps
from corpus.pipeline import ingest
from corpus.records import Record
from corpus.store import RecordStore

RELEASE = """The Harbour Workers' Alliance today welcomed the decision of the Assembly to keep reports of accidents apart from
immigration enforcement. Nobody who calls for help after an accident should have to think first about their permission to stay.

The amendment was carried by forty votes to nineteen after a debate of three hours. It obliges the harbour authorities to keep the
names of witnesses to themselves, and to report every year how often they were asked for them.

Rowan Ashdown, director of the Alliance, said: "This keeps people safe, and it keeps the peace. We have asked for it since the
lamp accident, when eleven witnesses stayed silent because they were afraid of being deported."

The Department for Harbours said that it would publish guidance before the summer, together with the police."""
NOTES = """

Notes to editors

The Harbour Workers' Alliance represents some nine thousand people who work on the quays of the northern ports. It was founded
after the lamp accident and has offices in six towns."""
SITES = {
    "alliance": RELEASE + NOTES,
    "gazette": "Dockers are relieved this evening, writes our correspondent from the northern quays.\n\n" + RELEASE,
    "portal": "Home\nNews\nPorts\n\n" + RELEASE.replace('"', "”").replace("\n", " ") + "\n\nShare this page\nRead next: ferries",
    "union": "PRESS RELEASE\n\n" + RELEASE.upper() + NOTES,
    "digest": RELEASE.partition("\n\nThe Department for Harbours")[0] + "\n\nRead the full release on the site of the Alliance.",
}
REFER = """I refer the honourable Member to the guidance that the Department published in March, a copy of which was placed in the
Library. The Department keeps all arrangements under regular review together with the harbour authorities, the police and the
representatives of those concerned, and publishes figures in the usual way once every quarter. Information in the form requested
is not held centrally and could only be obtained at disproportionate cost, as it would need to be collected from every harbour."""


def question(place: str) -> str:
    return f"To ask the Secretary of State for Harbours, how many accidents were reported in {place} in 2021.\n\n{REFER}"


def texts(count: int, seed: int = 1) -> list[str]:
    """Releases about nothing in particular that share no long run of words."""
    source = random.Random(seed)
    words = [
        f"{a}{b}{c}" for a in ("har", "lan", "quay", "mer") for b in ("bor", "tern", "idi", "osta") for c in ("ing", "ment", "er")
    ]
    return [" ".join(source.choices(words, k=90)) for _ in range(count)]


def same(one: Record, other: Record) -> bool:
    return same_paper(facts_of(dumps(one)), facts_of(dumps(other)))


def stored(folder: Path, batches: list[list[Record]], gone: tuple[str, ...] = ()) -> dict[str, str | None]:
    """What each record is a copy of, when these come one batch after the other."""
    home = create_home(folder)
    with RecordStore(home.store_path) as store:
        for batch in batches:
            with store.transaction("test") as revision:
                for record in batch:
                    revision.put(record)
        with store.transaction("test") as revision:
            for record_id in gone:
                revision.remove(record_id)
        found = {record.id: record.duplicate_of for record in store.records()}
        assert found == {copy: first for first in found for copy in store.copies(first)} | {
            name: None for name, first in found.items() if first is None
        }
        return found


def releases() -> list[Record]:
    dates = {"alliance": "2024-02-06", "union": "2024-02-07", "gazette": "2024-02-06", "portal": None, "digest": "2024-02"}
    return [make_record(name, text, kind="press_release", date=dates[name]) for name, text in SITES.items()]


def test_one_release_on_five_sites_is_one_cluster_with_the_earliest_and_fullest_as_original(tmp_path):
    found = stored(tmp_path, [releases()])
    assert found == {"alliance": None, "gazette": "alliance", "portal": "alliance", "union": "alliance", "digest": "alliance"}


def test_answers_with_the_same_boilerplate_stay_apart():
    one, other = (make_record(name, question(name), kind="written_answer", date="2022-01-10") for name in ("Wexley", "Redcar"))
    assert not same(one, other)


def test_the_same_answer_on_another_site_is_a_copy():
    one = make_record("a", question("Wexley"), kind="written_answer", date="2022-01-10")
    other = make_record("b", f"Written question\n\nLord Ashby\n\n{question('Wexley')}", kind="written_answer", date="2022-01-10")
    assert same(one, other)


def test_two_numbers_of_the_publisher_are_two_papers():
    one = make_record("a", question("Wexley"), kind="written_answer", date="2022-01-10")
    first, second = (one._replace(id=number, references={"uin": number}) for number in ("101", "102"))
    assert not same(first, second)
    assert same(first, second._replace(references={"house": "Lords"}))


def test_next_months_release_of_the_same_form_is_another_paper():
    form = "The port handled {} ships in {}. " + RELEASE
    one = make_record("a", form.format(212, "March"), kind="press_release", date="2024-03-31")
    assert not same(one, make_record("b", form.format(198, "April"), kind="press_release", date="2024-04-30"))
    assert same(one, make_record("c", form.format(212, "March"), kind="press_release", date="2024-06-30"))


def test_shared_notes_alone_make_no_copy():
    first, second = (make_record(str(n), text + NOTES + NOTES, kind="press_release") for n, text in enumerate(texts(2)))
    assert not same(first, second)


def test_short_papers_and_empty_ones_are_copies_of_nothing(tmp_path):
    assert signature("") == signature("I beg to move.") == b""
    found = stored(tmp_path, [[make_record(str(n), "I beg to move that the Bill be read.") for n in range(3)]])
    assert set(found.values()) == {None}


def test_a_signature_is_the_same_on_every_machine():
    assert signature(RELEASE)[:8].hex() == "c1ef4e35960f98c6"
    assert len(list(bands(signature(RELEASE)))) == 16


PIECES = [*RELEASE.split("\n\n"), *texts(4, seed=3), REFER]
PAPERS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(range(len(PIECES))), min_size=1, max_size=5),
        st.sampled_from(["press_release", "written_answer", "news"]),
        st.sampled_from([None, "2024", "2024-02-06", "2024-02-09", "2024-08-01"]),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=settings().max_examples // 4)  # each writes four stores
@given(PAPERS, st.randoms(use_true_random=False), st.integers(1, 4))
def test_copies_do_not_depend_on_order_or_on_how_many_come_at_a_time(tmp_path_factory, papers, chance, batches):
    records = [
        make_record(f"r{n}", "\n\n".join(PIECES[piece] for piece in pieces), kind=kind, date=date)
        for n, (pieces, kind, date) in enumerate(papers)
    ]
    at_once = stored(tmp_path_factory.mktemp("once"), [records])
    mixed = chance.sample(records, len(records))
    parts = [mixed[start::batches] for start in range(batches)]
    assert stored(tmp_path_factory.mktemp("parts"), parts) == at_once
    # what came and went leaves no trace, and what was something else first
    gone = mixed[0]
    others = [record for record in records if record is not gone]
    before = [make_record(record.id, RELEASE, kind="news", date="2024-02-06") for record in others[:2]]
    assert stored(tmp_path_factory.mktemp("gone"), [[gone, *before], others], (gone.id,)) == stored(
        tmp_path_factory.mktemp("never"), [others]
    )


def test_a_crowd_with_one_opening_is_told_apart_and_its_copies_found(tmp_path):
    bodies = [f"{REFER}\n\n{text}" for text in texts(CROWD * 2)]
    records = [make_record(f"r{n:03}", body, kind="press_release", date="2024-02-06") for n, body in enumerate(bodies)]
    copies = [make_record(f"s{n:03}", f"{body}\n\nShare", kind="news", date="2024-02-07") for n, body in enumerate(bodies)]
    found = stored(tmp_path / "one", [records, copies])
    assert all(found[f"s{n:03}"] == f"r{n:03}" and found[f"r{n:03}"] is None for n in range(len(bodies)))
    assert stored(tmp_path / "two", [copies[::-1], records[::-1]]) == found


def test_the_copy_of_each_of_many_papers_is_found(tmp_path):
    bodies = texts(40, seed=7)
    records = [make_record(f"r{n:02}", body, date="2024-02-06") for n, body in enumerate(bodies)]
    copies = [make_record(f"s{n:02}", body, date="2024-02-07") for n, body in enumerate(bodies)]
    found = stored(tmp_path, [records + copies])
    assert found == {f"{name}{n:02}": f"r{n:02}" if name == "s" else None for name in "rs" for n in range(len(bodies))}


def test_an_ingest_marks_copies_and_reading_them_again_changes_nothing(tmp_path):
    folder = write(tmp_path / "sites", {f"{name}.txt": text for name, text in SITES.items()})
    home = create_home(tmp_path / "home")
    with RecordStore(home.store_path) as store:
        ingest([folder], store)
        found = {Path(record.source.path).stem: record.duplicate_of for record in store.records()}
        assert sum(first is None for first in found.values()) == 1
        assert len(set(found.values())) == 2
        before, revision = tuple(store.lines()), store.revision
        again = ingest([folder], store, again=True)
        assert (again.changed, store.revision, tuple(store.lines())) == (0, revision, before)


def test_a_store_from_before_learns_of_copies_with_its_next_paper(tmp_path):
    home = create_home(tmp_path)
    first, *rest = releases()
    with RecordStore(home.store_path) as store:
        with store.transaction("test") as revision:
            for record in rest:
                revision.put(record)
        lines = tuple(store.lines())
        for table in ("fingerprints", "bands", "fingerprinting"):
            store._db.execute(f"DELETE FROM {table}")
        assert tuple(store.lines()) == lines
        with store.transaction("test") as revision:
            revision.put(first)
        assert {record.duplicate_of for record in store.records()} == {None, "alliance"}
        assert len(store.copies("alliance")) == 4


# the commands


@pytest.fixture
def run(tmp_path, capsys):
    return commands_on(tmp_path / "home", capsys)


@pytest.fixture
def sites(run, tmp_path) -> Path:
    names = {"metadata.csv": "file,date\nalliance.txt,2024-02-06\nunion.txt,2024-02-07\n"}
    folder = write(tmp_path / "sites", {f"{name}.txt": text for name, text in SITES.items()} | names)
    run(f"ingest {folder}")
    return folder


def test_collapse_shows_the_original_with_a_count_and_hides_no_only_match(run, sites):
    (first,) = run("search accident --collapse --sort date --format ids -n 1")[0].split()
    out, _ = run("search accident --collapse --sort date")
    assert "5 papers match" in out and "+4 copies" in out and out.count("press release") + out.count(" · other") >= 1
    assert json.loads(run("search accident --collapse --format json")[0])["hits"][0]["copies"] == 4
    assert run("search accident --collapse --format ids")[0].split() == [first]
    (other,) = run("search correspondent --collapse --format ids")[0].split()
    assert other != first
    assert "copies" not in run("search correspondent --collapse")[0]
    assert len(run("search accident --format ids")[0].split()) == 5
    shown, _ = run(f"show {first}")
    copies = next(line for line in shown.splitlines() if line.startswith("copies"))
    assert other in copies and copies.count(",") == 3
    assert f"copy of     {first}" in run(f"show {other}")[0]


def test_copies_leave_once_where_they_are_collapsed(run, sites, tmp_path):
    (first,) = run("search accident --collapse --format ids")[0].split()
    file = tmp_path / "accident.jsonl"
    run(f"export accident --collapse -o {file} --manifest")
    assert [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()] == [first]
    assert "identical: 1 paper" in "".join(run(f"verify {file}.manifest.json"))
    assert "--collapse" in run(f"export --hit {first} --collapse", statuses.USAGE)[1]


def test_the_quotations_of_copies_are_given_once(run, sites):
    once, all_of_them = (json.loads(run(f"quotes --format json {more}")[0])["quotes"] for more in ("--collapse", ""))
    records = {quote["record"] for quote in once}
    assert once == [quote for quote in all_of_them if quote["record"] in records]
    assert 0 < len(once) < len(all_of_them)
