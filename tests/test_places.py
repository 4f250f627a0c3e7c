"""Which record does a paper become that is in two places, moves, or asks for an id that is taken?"""

import os
from pathlib import Path

import pytest
from crew import firewall_topic
from ingesting import LETTER, counts, jsonl, state, write

from corpus.pipeline import ingest

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_the_same_paper_in_two_places_is_one_record(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    assert counts(ingest([papers], store)) == (3, 3, 0, 0, 0, 0)
    record_id = next(name for name in store.ids() if len(store.places(name)) == 2)
    assert [Path(place.path).name for place in store.places(record_id)] == ["copy.txt", "letter0.txt"]
    assert store.revision == ingest([papers], store, again=True).revision
    (papers / "copy.txt").unlink()
    report = ingest([papers], store, prune=True)
    assert (report.removed, store.count(), store.get(record_id).source.path) == (0, 3, str(papers / "letter0.txt"))
    (papers / "letter0.txt").unlink()
    assert ingest([papers], store, prune=True).removed == 1


def test_a_paper_in_two_places_stays_one_record_when_it_is_read_anew(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    ingest([papers], store)
    ids = store.ids()
    for topics in (lambda: firewall_topic, None):  # each changes what the records say
        report = ingest([papers], store, topics, again=True)
        assert (report.records, report.added, report.changed, store.ids()) == (3, 0, 3, ids)


def test_what_is_said_of_one_of_two_places_parts_them(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    ingest([papers], store)
    write(papers / "metadata.csv", "file,kind\nletter0.txt,news\n")
    ingest([papers], store)
    assert sorted(record.kind for record in store.records()) == ["letter", "letter", "letter", "news"]


def test_a_copy_that_is_changed_becomes_a_record_of_its_own(store, papers):
    write(papers / "copy.txt", LETTER.format(n=0))
    ingest([papers], store)
    write(papers / "copy.txt", LETTER.format(n="fifty"), age=30)
    assert counts(ingest([papers], store)) == (4, 1, 1, 2, 0, 0)  # the first record now points to the other place
    assert {len(store.places(name)) for name in store.ids()} == {1}


def test_different_papers_that_ask_for_one_id_are_both_kept(store, papers):
    jsonl(papers / "a.jsonl", {"id": "q1", "text": "one answer"}, {"id": "q1", "text": "another answer"})
    jsonl(papers / "b.jsonl", {"id": "q1", "text": "a third answer"}, {"id": "q1", "text": "one answer"})
    assert counts(ingest([papers], store)) == (6, 6, 0, 0, 0, 0)
    before = state(store)
    assert ingest([papers], store, again=True).revision == 1
    assert state(store) == before
    assert sum(name.startswith("q1") for name in store.ids()) == 3


def test_a_paper_that_moves_keeps_its_id(store, papers):
    ingest([papers], store)
    ids = store.ids()
    (papers / "letter0.txt").rename(papers / "renamed.txt")
    report = ingest([papers], store, prune=True)
    assert (report.added, report.removed, store.ids()) == (0, 0, ids)


def test_lines_come_and_go_with_their_file(store, papers):
    path = jsonl(papers / "a.jsonl", *({"id": str(n), "text": f"paper {n}"} for n in range(4)))
    ingest([path], store)
    jsonl(path, {"id": "0", "text": "paper 0"}, {"id": "1", "text": "changed"}, {"id": "9", "text": "new"})
    os.utime(path, (5, 5))
    assert counts(ingest([path], store)) == (3, 1, 1, 1, 2, 0)
    assert store.ids() == ("0", "1", "9")


def test_a_line_is_one_paper_whatever_it_quotes(store, papers):
    one = "Ada Byron: To ask the Secretary of State how many beds there are.\n\nGrace Hopper: There are {n}.\n\n"
    path = jsonl(papers / "a.jsonl", {"id": "q1", "kind": "press_release", "text": "".join(one.format(n=n) for n in range(4))})
    assert counts(ingest([path], store))[:2] == (1, 1)
