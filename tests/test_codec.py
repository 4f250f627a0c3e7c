"""The codec keeps what Whoosh gives it, and never gives back anything else."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import fields, index, query
from whoosh.analysis import StandardAnalyzer
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Frequency
from whoosh.query import spans

from indexer.codec.arrayfile import PAGE, ArrayFile, DamagedIndexError
from indexer.codec.arraywriter import ArrayFileWriter, smallest, write_strings
from indexer.codec.contents import latest, open_segments, read_contents
from indexer.codec.segment import ArrayCodec, ArraySegment
from indexer.codec.strings import Strings, encoded

TEXTS = ["alfa bravo charlie", "bravo delta", "alfa alfa echo", "charlie bravo alfa", "foxtrot"]


def written(path: Path) -> ArrayFile:
    writer = ArrayFileWriter(path.open("wb"))
    writer.add("numbers", np.arange(3 * PAGE, dtype=np.uint32))
    writer.add("none", np.zeros(0, np.uint16))
    writer.add("text", b"some bytes")
    writer.close({"documents": 3})
    return ArrayFile.map(path)


def test_an_array_file_gives_back_what_was_written(tmp_path: Path) -> None:
    file = written(tmp_path / "arrays")
    assert file.array("numbers").tolist() == list(range(3 * PAGE))
    assert file.part("numbers", 5, 8).tolist() == [5, 6, 7]
    assert file.array("none").tolist() == [] and file.array("text").tobytes() == b"some bytes"
    assert file.meta == {"documents": 3} and "other" not in file
    file.check()


def test_every_changed_byte_of_an_array_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "arrays"
    written(path)
    whole = path.read_bytes()
    padding = 0
    for place in [*range(0, len(whole), 3989), *range(len(whole) - 100, len(whole))]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        try:
            file = ArrayFile.map(path)
            file.check()
            padding += 1
            assert file.array("numbers").tolist() == list(range(3 * PAGE))
        except DamagedIndexError as error:
            assert "arrays" in str(error) and "dossier rebuild" in str(error)
    assert padding < 5


@pytest.mark.parametrize("length", [0, 7, 100, -1, -60])
def test_a_file_cut_short_is_noticed(tmp_path: Path, length: int) -> None:
    path = tmp_path / "arrays"
    written(path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(DamagedIndexError):
        ArrayFile.map(path)


@given(st.sets(st.binary(max_size=3)), st.binary(max_size=3))
def test_sorted_strings_are_found(strings: set[bytes], wanted: bytes) -> None:
    known = sorted(strings)
    storage = RamStorage()
    writer = ArrayFileWriter(storage.create_file("strings"))
    write_strings(writer, "s", known)
    writer.close({})
    found = Strings(ArrayFile(storage.open_file("strings").read(), "strings"), "s")
    assert found.all() == known and len(found) == len(known)
    assert found.find(wanted) == (known.index(wanted) if wanted in known else -1)
    start, stop = found.beginning(wanted)
    assert known[start:stop] == [each for each in known if each.startswith(wanted)]


@given(st.lists(st.integers(0, 1 << 40)))
def test_the_narrowest_type_holds_the_numbers(numbers: list[int]) -> None:
    assert smallest(np.array(numbers, np.int64)).tolist() == numbers


def whoosh_index(folder: Path, texts: list[str] = TEXTS) -> index.FileIndex:
    """An index of Whoosh's own making with our codec, one segment per text."""
    schema = fields.Schema(
        id=fields.ID(stored=True),
        text=fields.TEXT(stored=True, vector=Frequency(), analyzer=StandardAnalyzer(stoplist=None), chars=True),
        plain=fields.TEXT(analyzer=StandardAnalyzer(stoplist=None)),
        size=fields.NUMERIC(sortable=True, stored=True),
    )
    made = index.create_in(str(folder), schema)
    for number, text in enumerate(texts):
        with made.writer(codec=ArrayCodec()) as writer:
            writer.merge = False
            writer.add_document(id=str(number), text=text, plain=text, size=-number)
    return made


def answers(made: index.FileIndex) -> dict[str, list[str]]:
    """The ids that Whoosh finds by several kinds of query, and in several orders."""
    alfa, bravo = query.Term("plain", "alfa"), query.Term("plain", "bravo")
    with made.searcher() as searcher:
        asked = {
            "term": searcher.search(alfa, limit=None),
            "and": searcher.search(alfa & bravo, limit=None),
            "not": searcher.search(query.AndNot(bravo, alfa), limit=None),
            "phrase": searcher.search(query.Phrase("plain", ["charlie", "bravo"]), limit=None),
            "near": searcher.search(spans.SpanNear(alfa, query.Term("plain", "charlie"), slop=2), limit=None),
            "prefix": searcher.search(query.Prefix("plain", "fox"), limit=None),
            "fuzzy": searcher.search(query.FuzzyTerm("plain", "echi"), limit=None),
            "sorted": searcher.search(query.Every(), sortedby="size", limit=None),
        }
        return {name: [hit["id"] for hit in hits] for name, hits in asked.items()}


def test_whoosh_searches_deletes_and_merges(tmp_path: Path) -> None:
    made = whoosh_index(tmp_path)
    expected = {
        "term": ["2", "0", "3"],
        "and": ["0", "3"],
        "not": ["1"],
        "phrase": ["3"],
        "near": ["0"],
        "prefix": ["4"],
        "fuzzy": ["2"],
        "sorted": ["4", "3", "2", "1", "0"],
    }
    assert answers(made) == expected
    with made.writer(codec=ArrayCodec()) as writer:
        assert writer.delete_by_term("id", "3") == 1
    without = {name: [id for id in found if id != "3"] for name, found in expected.items()}
    assert answers(made) == without
    made.writer(codec=ArrayCodec()).commit(optimize=True)
    assert answers(made) == without
    with made.reader() as reader:
        assert reader.doc_count_all() == 4 and len(made._segments()) == 1


def test_whoosh_reads_terms_vectors_and_highlights(tmp_path: Path) -> None:
    made = whoosh_index(tmp_path)
    made.writer(codec=ArrayCodec()).commit(optimize=True)
    with made.searcher() as searcher:
        reader = searcher.reader()
        assert [text.decode() for text in reader.lexicon("plain")] == sorted({word for text in TEXTS for word in text.split()})
        info = reader.term_info("plain", "alfa")
        assert (info.doc_frequency(), info.weight(), info.max_weight(), info.min_id(), info.max_id()) == (3, 4, 2, 0, 3)
        assert reader.field_length("plain") == sum(len(text.split()) for text in TEXTS)
        assert [(m.id(), m.weight()) for m in vector_steps(reader.vector(2, "text"))] == [("alfa", 2.0), ("echo", 1.0)]
        hit = searcher.search(query.Term("text", "delta"))[0]
        assert hit.highlights("text") == 'bravo <b class="match term0">delta</b>'


def vector_steps(matcher: object) -> list[object]:
    """Copies of a matcher at each of its places."""
    found = []
    while matcher.is_active():  # type: ignore[attr-defined]
        found.append(matcher.copy())  # type: ignore[attr-defined]
        matcher.next()  # type: ignore[attr-defined]
    return found


def test_a_table_of_contents_runs_nothing(tmp_path: Path) -> None:
    whoosh_index(tmp_path)
    _, path = latest(tmp_path)
    whole = path.read_bytes()
    segments = len(read_contents(path))
    assert segments == len(TEXTS) == len(open_segments(tmp_path))
    pickled = whole.index(pickle.dumps([ArraySegment("MAIN")], -1)[:2], whole.index(b"ArraySegment") - 60)
    path.write_bytes(whole[:pickled] + pickle.dumps([print], -1))
    with pytest.raises(DamagedIndexError, match="print"):
        read_contents(path)


def test_a_changed_deletion_is_noticed(tmp_path: Path) -> None:
    segment = ArraySegment("MAIN")
    segment.set_doc_count(300)
    segment.delete_document(7)
    assert pickle.loads(pickle.dumps(segment)).deleted_docs() == [7]
    changed = segment.__getstate__() | {"deleted": (8,)}
    with pytest.raises(DamagedIndexError):
        ArraySegment("MAIN").__setstate__(changed)


def test_any_text_can_be_encoded() -> None:
    assert encoded("\ud800x").decode("utf-8", "surrogatepass") == "\ud800x"
