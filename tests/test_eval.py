"""`dossier eval`: the figures by hand, the files it reads and refuses, and what it prints."""

import gzip
import json
import math

import pytest
from shared import shared_data

import cli
from corpus import statuses
from indexer.engines import WRITERS
from search.evaluation import CollectionError, Quality, evaluate, mean, open_ranking, quality, read_collection

DOCUMENTS = [
    {"id": "d1", "title": "Harbour police", "text": "A firewall keeps reports apart."},
    {"id": "d2", "title": None, "text": "The harbour has lamps, and a firewall of stone."},
    {"id": "d3", "text": "Nothing of the kind is said here."},
]
QUESTIONS = [
    {"id": 1, "text": 'what "firewall" has the harbour: (police?)'},
    {"id": 2, "text": "lamps"},
    {"id": 3, "text": "stone"},
]
JUDGMENTS = "1\td1\t2\n1\td2\t1\n1\td3\t0\n2\td2\t1\n2\tgone\t1\n3\td1\t0\n"


@pytest.fixture
def files(tmp_path):
    """The paths of a small collection, the documents gzipped."""
    with gzip.open(tmp_path / "docs.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in DOCUMENTS)
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUESTIONS))
    (tmp_path / "qrels.tsv").write_text(JUDGMENTS)
    return tmp_path / "docs.jsonl.gz", tmp_path / "queries.jsonl", tmp_path / "qrels.tsv"


def options(files):
    return [part for pair in zip(("--docs", "--queries", "--qrels"), map(str, files), strict=True) for part in pair]


def test_gains_are_linear_and_discounted_by_rank():
    found = quality(["x", "b", "a"], {"a": 3, "b": 1, "c": 2, "d": 0, "e": -1})
    best = 3 + 2 / math.log2(3) + 1 / 2
    assert found.ndcg == pytest.approx((1 / math.log2(3) + 3 / 2) / best)
    assert found.map == pytest.approx((1 / 2 + 2 / 3) / 3)
    assert found.recall == pytest.approx(2 / 3)


def test_only_the_first_ten_a_hundred_and_a_thousand_count():
    late = [f"x{number}" for number in range(1_000)]
    assert quality([*late[:10], "a"], {"a": 1}).ndcg == 0
    assert quality([*late[:99], "a"], {"a": 1}) == Quality(0, 1 / 100, 1)
    assert quality([*late[:100], "a"], {"a": 1}) == Quality(0, 1 / 101, 0)
    assert quality([*late, "a"], {"a": 1}) == Quality(0, 0, 0)


def test_questions_without_a_relevant_document_are_left_out(files):
    collection = read_collection(*files)
    assert collection.judged == ("1", "2")


@pytest.mark.parametrize("engine", WRITERS)
def test_the_real_engines_rank(files, engine):
    collection = read_collection(*files)
    with open_ranking(collection, True, engine) as ranking:
        found = evaluate(collection, ranking)
    assert found == {"1": Quality(1, 1, 1), "2": Quality(1 / (1 + 1 / math.log2(3)), 0.5, 0.5)}


def test_all_words_must_match_without_any(files):
    collection = read_collection(*files)
    with open_ranking(collection, False) as ranking:
        assert ranking("harbour firewall police") == ["d1"]
        assert ranking("the harbour firewall") == ["d2"]
        assert ranking("") == ["d1", "d2", "d3"]


def test_it_prints_the_three_figures(files, capsys):
    assert cli.run(["eval", *options(files), "--any"]) == statuses.DONE
    page = capsys.readouterr()
    rows = dict(line.split() for line in page.out.splitlines())
    assert list(rows) == ["nDCG@10", "MAP", "recall@100"]
    assert float(rows["MAP"]) == 0.75
    assert "2 questions to 3 documents" in page.err


def test_json_has_the_same_figures(files, capsys):
    assert cli.run(["eval", *options(files), "--any", "--json"]) == statuses.DONE
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == 1
    assert (found["documents"], found["queries"], found["any"]) == (3, 2, True)
    assert (found["MAP"], found["recall@100"]) == (0.75, 0.75)
    assert found["nDCG@10"] == pytest.approx(
        mean([Quality(1, 1, 1), Quality(1 / (1 + 1 / math.log2(3)), 0.5, 0.5)]).ndcg, abs=1e-4
    )


def test_trec_columns_and_a_heading_are_understood(files):
    files[2].write_text("query document relevance\n1 0 d1 2\n2 0 d2 1\n")
    assert read_collection(*files).relevance == {"1": {"d1": 2}, "2": {"d2": 1}}


@pytest.mark.parametrize(
    ("which", "text", "said"),
    [
        (1, '{"id": 1, "text": "a"}\nnonsense\n', "line 2: not valid JSON"),
        (1, '{"id": 1}\n', "line 1: a JSON object with id and text"),
        (2, "1\td1\t1\n1\td2\tmuch\n", "line 2: question, document and relevance"),
        (2, "1\td1\t0\n", "no question of"),
        (0, "not gzipped", "cannot be read as text"),
    ],
)
def test_a_bad_file_is_named_with_its_line(files, capsys, which, text, said):
    files[which].write_text(text)
    with pytest.raises(CollectionError, match=said):
        read_collection(*files)
    assert cli.run(["eval", *options(files)]) == statuses.USAGE
    assert files[which].name in capsys.readouterr().err


def test_ids_must_differ(files):
    with gzip.open(files[0], "at") as file:
        file.write(json.dumps(DOCUMENTS[0]) + "\n")
    with pytest.raises(CollectionError, match="same id"):
        read_collection(*files)


def test_a_real_collection_is_ranked_better_than_by_the_best_keyword_engines():
    folder = shared_data() / "ir" / "medline"
    collection = read_collection(folder / "docs.jsonl.gz", folder / "queries.jsonl", folder / "qrels.tsv")
    with open_ranking(collection, True) as ranking:
        assert mean(evaluate(collection, ranking).values()).ndcg >= 0.73
