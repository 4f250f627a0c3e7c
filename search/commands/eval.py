"""How good is the ranking, on a test collection?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus import statuses
from corpus.session import Session

EXAMPLES = "\b\ndossier eval --docs docs.jsonl.gz --queries queries.jsonl --qrels qrels.tsv --any"
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("eval", epilog=EXAMPLES)
@click.option("--docs", required=True, type=FILE, metavar="FILE", help="the documents, JSON lines with id, title and text")
@click.option("--queries", required=True, type=FILE, metavar="FILE", help="the questions, JSON lines with id and text")
@click.option("--qrels", required=True, type=FILE, metavar="FILE", help="a table of question, document and relevance")
@click.option("--any", "any_word", is_flag=True, help="make every word optional, best matches first")
@click.option("--json", "as_json", is_flag=True, help="as a JSON object")
@click.pass_obj
def eval_command(session: Session, *, docs: Path, queries: Path, qrels: Path, any_word: bool, as_json: bool) -> int:
    """Measure the ranking on a collection of questions whose relevant documents are known. No home is needed or changed.

    Files may be gzipped (.gz). The figures are means over the questions that have a relevant document: nDCG@10 with linear
    gains, mean average precision over the first 1,000 hits, and the share of what is relevant among the first 100.
    """
    from search.evaluation import NAMES, evaluate, mean, open_ranking, read_collection

    collection = read_collection(docs, queries, qrels)
    with open_ranking(collection, any_word) as ranking:
        found = mean(evaluate(collection, ranking).values())
    counts = {"documents": len(collection.documents), "queries": len(collection.judged)}
    figures = {name: getattr(found, field) for name, field in NAMES.items()}
    if as_json:
        rounded = {name: round(figure, 4) for name, figure in figures.items()}
        click.echo(json.dumps({"format": 1, "any": any_word, **counts, **rounded}))
        return statuses.DONE
    for name, figure in figures.items():
        click.echo(f"{name:<12}{figure:.4f}")
    session.say(f"means of {counts['queries']:,} questions to {counts['documents']:,} documents")
    return statuses.DONE
