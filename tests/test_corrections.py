"""Does what the user sets right hold, and go away again without a trace?"""

import json
from pathlib import Path
from types import MappingProxyType

import pytest
from command_line import commands_on
from hypothesis import given
from hypothesis import strategies as st
from library import write
from papers import paper, span_of

from corpus import statuses
from corpus.corrections import Correction, check, corrected
from corpus.errors import CorrectionError
from corpus.json_form import loads
from corpus.records import Actor, Evidence, Quote, Record
from corpus.store import RecordStore

BODY = "Mina Okoro asked. M. Okoro answered: “Lamps are lit.” The Okoro report, by Mina Okoro, was read by Minna Okoro."
FIRST, SECOND = span_of("Mina Okoro", BODY), span_of("M. Okoro", BODY)
THIRD = span_of("Minna Okoro", BODY)
SAID = span_of("Lamps are lit.", BODY)


def record(**more: object) -> Record:
    mina = Actor("mina-okoro", "Mina Okoro", "person", ("asker", "answerer", "quoted"), ("M. Okoro",), (FIRST, SECOND))
    minna = Actor("minna-okoro", "Minna Okoro", "person", ("mentioned",), (), (THIRD,))
    evidence = {
        "actors.mina-okoro.asker": (Evidence("role.asked", "Mina Okoro asked", span_of("Mina Okoro asked", BODY)),),
        "actors.mina-okoro.answerer": (Evidence("role.answered", "M. Okoro answered", span_of("M. Okoro answered", BODY)),),
        "actors.mina-okoro.quoted": (Evidence("quote.before", "M. Okoro answered", span_of("M. Okoro answered", BODY)),),
    }
    quote = Quote("Lamps are lit.", "Mina Okoro", SAID.start, SAID.end, True, "mina-okoro", "quote.before")
    known = {"body": BODY, "actors": (mina, minna), "evidence": MappingProxyType(evidence), "quotes": (quote,)}
    return paper(**{**known, "topics": (), "instruments": (), **more})


def merge(one: str, into: str, **more: object) -> Correction:
    return Correction("merge", one, named(one), into, named(into), **more)


def split(one: str, new: str, *aliases: str, papers: tuple[str, ...] = (), **more: object) -> Correction:
    return Correction("split", one, named(one), new, named(new), aliases, papers, **more)


def rename(one: str, name: str, **more: object) -> Correction:
    return Correction("rename", one, named(one), one, name, **more)


def named(identity: str) -> str:
    return identity.replace("-", " ").title()


def test_a_merged_actor_has_the_roles_names_and_places_of_both():
    found = corrected(record(), [merge("minna-okoro", "mina-okoro", number=3)])
    (actor,) = found.actors
    assert (actor.id, actor.name, actor.roles) == ("mina-okoro", "Mina Okoro", ("asker", "answerer", "quoted"))
    assert actor.aliases == ("M. Okoro", "Minna Okoro")
    assert actor.mentions == (FIRST, SECOND, THIRD)
    assert found.evidence["actors.mina-okoro.identity"] == (Evidence("correction 3: merge", "Minna Okoro", THIRD),)


def test_a_merge_takes_quotes_and_evidence_along():
    found = corrected(record(), [merge("mina-okoro", "minna-okoro")])
    (actor,) = found.actors
    assert (actor.id, actor.name) == ("minna-okoro", "Minna Okoro")
    assert found.quotes[0].actor_id == "minna-okoro"
    assert not any(key.startswith("actors.mina-okoro.") for key in found.evidence)
    assert "actors.minna-okoro.asker" in found.evidence


def test_a_merge_into_somebody_who_is_not_in_the_paper_gives_the_name():
    found = corrected(record(), [Correction("merge", "mina-okoro", "Mina Okoro", "dame-mina", "Dame Mina")])
    assert [(actor.id, actor.name) for actor in found.actors] == [("dame-mina", "Dame Mina"), ("minna-okoro", "Minna Okoro")]
    assert found.actors[0].aliases == ("Mina Okoro", "M. Okoro")


def test_a_split_name_takes_its_places_roles_and_quotations():
    found = corrected(record(), [split("mina-okoro", "martin-okoro", "M. Okoro")])
    actors = {actor.id: actor for actor in found.actors}
    assert (actors["mina-okoro"].roles, actors["mina-okoro"].mentions) == (("asker",), (FIRST,))
    assert (actors["martin-okoro"].roles, actors["martin-okoro"].mentions) == (("answerer", "quoted"), (SECOND,))
    assert found.quotes[0].actor_id == "martin-okoro"
    assert set(found.evidence) == {
        "actors.mina-okoro.asker",
        "actors.martin-okoro.answerer",
        "actors.martin-okoro.quoted",
        "actors.martin-okoro.identity",
    }


def test_a_split_for_a_paper_leaves_the_others_alone():
    correction = split("mina-okoro", "martin-okoro", papers=("uin-1",))
    assert [actor.id for actor in corrected(record(), [correction]).actors] == ["martin-okoro", "minna-okoro"]
    other = record(id="uin-2")
    assert corrected(other, [correction]) is other


def test_a_split_may_be_of_somebody_who_is_there():
    found = corrected(record(), [split("mina-okoro", "minna-okoro", "M. Okoro")])
    assert [(actor.id, actor.mentions) for actor in found.actors] == [("mina-okoro", (FIRST,)), ("minna-okoro", (SECOND, THIRD))]


def test_a_renamed_actor_keeps_the_old_name_as_an_alias():
    found = corrected(record(), [rename("mina-okoro", "Professor Okoro")])
    assert (found.actors[0].id, found.actors[0].name) == ("mina-okoro", "Professor Okoro")
    assert found.actors[0].aliases == ("Mina Okoro", "M. Okoro")


def test_corrections_build_on_each_other_in_their_order():
    both = [merge("minna-okoro", "mina-okoro", number=1), rename("mina-okoro", "Professor Okoro", number=2)]
    assert [actor.name for actor in corrected(record(), both).actors] == ["Professor Okoro"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (merge("a", "b"), merge("a", "c")),
        (merge("a", "b"), merge("b", "a")),
        (merge("a", "b"), merge("c", "a")),
        (merge("a", "b"), rename("a", "X")),
        (merge("a", "b"), split("a", "c", "n")),
        (merge("a", "b"), split("b", "a", "n")),
        (rename("a", "X"), rename("a", "Y")),
        (split("a", "b", "n"), split("a", "c", "N")),
        (split("a", "b", papers=("p",)), split("a", "c", "n", papers=("p", "q"))),
        (split("a", "b", "n"), merge("b", "a")),
    ],
)
def test_a_correction_that_contradicts_another_is_refused_with_the_way_out(old, new):
    with pytest.raises(CorrectionError, match=r"correction 7 says already .* dossier corrections remove 7"):
        check(new, [Correction(**{name: getattr(old, name) for name in old.__slots__} | {"number": 7})])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (merge("a", "b"), merge("c", "b")),
        (merge("a", "b"), merge("b", "c")),
        (merge("a", "b"), rename("b", "X")),
        (split("a", "b", "n"), split("a", "c", "m")),
        (split("a", "b", papers=("p",)), split("a", "c", papers=("q",))),
    ],
)
def test_corrections_that_go_together_are_taken(old, new):
    check(new, [old])


IDS = st.sampled_from(["mina-okoro", "minna-okoro", "dame-mina"])
CORRECTIONS = st.one_of(
    st.builds(merge, IDS, IDS),
    st.builds(rename, IDS, st.sampled_from(["One", "Two"])),
    st.builds(split, IDS, IDS, st.sampled_from(["Mina Okoro", "M. Okoro", "Minna Okoro"])),
)


@given(st.lists(CORRECTIONS, max_size=4))
def test_whatever_is_corrected_the_record_stays_sound(corrections):
    made: list[Correction] = []
    for one in corrections:
        try:
            check(one, made)
        except CorrectionError:
            continue
        made.append(one)
    found = corrected(record(), made)
    ids = [actor.id for actor in found.actors]
    assert len(ids) == len(set(ids))
    assert sorted(span for actor in found.actors for span in actor.mentions) == [FIRST, SECOND, THIRD]
    assert {quote.actor_id for quote in found.quotes} <= set(ids)
    assert all(key.split(".")[1] in ids for key in found.evidence if key.startswith("actors."))
    assert {role for actor in found.actors for role in actor.roles} >= {"asker", "answerer", "quoted"}
    for actor in found.actors:
        for role in set(actor.roles) - {"mentioned"}:
            assert found.evidence[f"actors.{actor.id}.{role}"]


# the commands

LETTERS = {
    "one.txt": "Harbour letter\n\n3 May 2021\n\nDear Minister,\n\nLamps are out.\n\nYours sincerely,\n\nRowan Ashdown\n",
    "two.txt": "Harbour letter\n\n4 May 2021\n\nDear Minister,\n\nLamps are still out.\n\nYours sincerely,\n\nRowena Ashdown\n",
}
LATER = {"three.txt": "Harbour letter\n\n5 May 2021\n\nDear Minister,\n\nIt is dark now.\n\nYours sincerely,\n\nRowena Ashdown\n"}


@pytest.fixture
def run(tmp_path, capsys):
    return commands_on(tmp_path / "home", capsys)


@pytest.fixture
def letters(run, tmp_path) -> Path:
    folder = write(tmp_path / "letters", LETTERS)
    run(f"ingest {folder}")
    return folder


def signers(run) -> dict[str, int]:
    found = json.loads(run("actors list --role signed-by --json")[0])
    return {actor["name"]: actor["count"] for actor in found}


def lines(folder: Path) -> tuple[str, ...]:
    with RecordStore(folder / "home" / "store.db") as store:
        return tuple(store.lines())


def test_a_merge_shows_at_once_and_survives_everything(run, letters, tmp_path):
    before = lines(tmp_path)
    assert signers(run) == {"Rowan Ashdown": 1, "Rowena Ashdown": 1}
    _, err = run('actors merge "Rowan Ashdown" rowena-ashdown')
    assert "correction 1: Rowena Ashdown is Rowan Ashdown; 1 paper changed" in err
    assert signers(run) == {"Rowan Ashdown": 2}
    assert run('search --signed-by "Rowena Ashdown" --count')[0] == "1\n"
    run("search still")
    assert "correction 1: merge" in run("show 1 --why")[0]
    after = lines(tmp_path)
    for again in ("rebuild", "rebuild --from-files", f"ingest {letters}"):
        run(again)
        assert lines(tmp_path) == after
        assert signers(run) == {"Rowan Ashdown": 2}
    write(letters, LATER)
    run("update")
    assert signers(run) == {"Rowan Ashdown": 3}
    assert "Rowena Ashdown is Rowan Ashdown       2" in run("corrections")[0]
    run("corrections remove 1")
    assert signers(run) == {"Rowena Ashdown": 2, "Rowan Ashdown": 1}
    assert set(before) < set(lines(tmp_path))
    run("corrections", statuses.NOTHING_FOUND)


def test_a_changed_paper_is_corrected_anew_and_a_moved_one_keeps_its_record(run, letters, tmp_path):
    run("actors rename rowena-ashdown 'Rowena Ashdown-Pike'")
    (letters / "two.txt").write_text(LETTERS["two.txt"].replace("still out", "out again"), "utf-8")
    assert "1 changed" in run("update")[1]
    assert signers(run) == {"Rowan Ashdown": 1, "Rowena Ashdown-Pike": 1}
    (letters / "copy.txt").write_bytes((letters / "two.txt").read_bytes())
    run("update")
    (letters / "two.txt").unlink()
    assert "1 file that was ingested is gone" in run("update")[1]
    run("update --prune")
    assert signers(run) == {"Rowan Ashdown": 1, "Rowena Ashdown-Pike": 1}
    run("corrections remove 1")
    assert signers(run) == {"Rowan Ashdown": 1, "Rowena Ashdown": 1}
    found = [loads(line).source.path for line in lines(tmp_path)]
    assert any(path.endswith("copy.txt") for path in found)


def test_split_and_show(run, letters):
    (paper_id,) = run("search still --format ids")[0].split()
    _, err = run(f"actors split 'Rowena Ashdown' 'Rowena B. Ashdown' --paper {paper_id}")
    assert f"Rowena Ashdown in {paper_id} is somebody else, Rowena B. Ashdown; 1 paper changed" in err
    assert signers(run) == {"Rowan Ashdown": 1, "Rowena B. Ashdown": 1}
    out, _ = run("corrections show 1")
    assert "becomes     rowena-b-ashdown (Rowena B. Ashdown)" in out and paper_id in out
    assert json.loads(run("corrections list --json")[0])[0]["papers"] == [paper_id]


REFUSED = (
    ("actors merge nobody rowan-ashdown", statuses.USAGE, "nobody is called 'nobody' here"),
    ("actors merge rowan-ashdown rowan-ashdown", statuses.USAGE, "Name two different actors"),
    ("actors rename rowan-ashdown 'Rowan Ashdown'", statuses.USAGE, "called so already"),
    ("actors rename rowan-ashdown ' - '", statuses.USAGE, "neither letters nor digits"),
    ("actors split rowan-ashdown X", statuses.USAGE, "--alias NAME, --paper ID"),
    ("actors split rowan-ashdown X --alias Pike", statuses.USAGE, "nowhere called 'Pike'"),
    ("actors split rowan-ashdown X --paper zzz", statuses.NOTHING_FOUND, "zzz"),
    ("corrections remove 9", statuses.USAGE, "there is no correction 9"),
    ("corrections show 9", statuses.USAGE, "there is no correction 9"),
)


def test_what_cannot_be_corrected_is_told_and_changes_nothing(run, letters):
    before = lines(letters.parent)
    for line, status, said in REFUSED:
        assert said in run(line, status)[1]
        assert lines(letters.parent) == before, line
    run("corrections", statuses.NOTHING_FOUND)


def test_conflicting_corrections_are_refused_by_name(run, letters):
    run("actors rename rowan-ashdown 'Rowan A.'")
    _, err = run("actors rename rowan-ashdown 'Rowan B.'", statuses.USAGE)
    assert "correction 1 says already that Rowan Ashdown is called Rowan A." in err
    assert "dossier corrections remove 1" in err
    assert signers(run)["Rowan A."] == 1
