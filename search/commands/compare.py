"""How do the papers of two queries or of two periods differ?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from corpus import statuses
from corpus.reading import line_of, wrapped
from corpus.session import Session
from corpus.terminal import Screen, table
from corpus.wording import counted
from search.commands.ask import parsed
from search.commands.collection import Collection, open_collection
from search.commands.options import QueryCommand, Read, asked, query_options
from search.commands.paging import page_lines
from search.commands.question import GUARD, facet_names, read_facet, read_period
from search.commands.values import complete_facets
from search.compare import Comparison, Shift, compare, only_in, whole
from search.query import And, FacetRequest, Node, Range, SearchRequest

USUAL = ("topic", "actor", "kind")
SHOWN = 8  # values of a field
EXAMPLES = """\b
dossier compare firewall '"data sharing"'
dossier compare firewall --period 2019..2021 --period 2022..
dossier compare @firewall @refuges --kind letter --facet said-by:20
dossier compare firewall refuge --ids first"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sets: what it is called, and the papers that it holds."""

    name: str
    tree: Node


@click.command("compare", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option(
    "--period",
    "periods",
    type=Read("period", read_period),
    multiple=True,
    metavar="FROM..TO",
    help="given twice: two periods of one query",
)
@click.option(
    "--facet",
    "facets",
    type=Read("facet", partial(read_facet, size=SHOWN)),
    multiple=True,
    metavar="NAME[:N]",
    shell_complete=complete_facets,
    help="whose shares to compare; repeatable",
)
@click.option(
    "--ids", "part", type=click.Choice(["first", "second", "both"]), help="print the ids of the papers in that part alone"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="in which form")
@click.pass_obj
def compare_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    periods: tuple[Range, ...],
    facets: tuple[FacetRequest, ...],
    part: str | None,
    form: str,
    **filters: Any,
) -> int:
    """Compare the papers of two queries, each one argument, or of one query in two periods.

    It tells how many papers are in both and in each alone, and of which values the shares differ most. Filters hold for both.
    """
    first, second = sides(query, any_word, periods, filters, session)
    chosen = facets or tuple(FacetRequest(name, SHOWN) for name in USUAL if name in facet_names())
    with open_collection(session.existing_home()) as collection:
        if part:
            return print_ids(part, first, second, collection)
        found = compare(first.tree, second.tree, collection.searcher, chosen)
        if form == "json":
            answer = {"format": 1, "revision": collection.revision, **comparison_form(found, first, second)}
            click.echo(json.dumps(answer, ensure_ascii=False))
        else:
            page_lines(list(comparison_lines(found, first, second, session.screen)), session)
    return statuses.DONE if any(found.sizes) else statuses.NOTHING_FOUND


def sides(
    query: tuple[str, ...], any_word: bool, periods: tuple[Range, ...], filters: dict[str, Any], session: Session
) -> tuple[Side, Side]:
    """The two sets that are asked for. Raises click.UsageError where they are not two."""
    if len(periods) == 2:
        question = asked(query, any_word, filters)
        tree = whole(parsed(question, session), question.filters)
        one, other = (Side(period_name(period), And((tree, period))) for period in periods)
        return one, other
    if periods or len(query) != 2:
        raise click.UsageError("give two queries, each between quotation marks, or one query with --period twice.")
    questions = [asked((text,), any_word, filters) for text in query]
    one, other = (
        Side(text.replace(GUARD, ""), whole(parsed(question, session), question.filters))
        for text, question in zip(query, questions, strict=True)
    )
    return one, other


def period_name(period: Range) -> str:
    """A period as it is typed."""
    first, last = period.first.iso if period.first else "", period.last.iso if period.last else ""
    return first if first == last else f"{first}..{last}"


def print_ids(part: str, first: Side, second: Side, collection: Collection) -> int:
    """Print the ids of the papers in the first alone, the second alone, or both."""
    trees = {"first": only_in(first.tree, second.tree), "second": only_in(second.tree, first.tree)}
    request = SearchRequest(trees.get(part, And((first.tree, second.tree))), sort="date", limit=None)
    hits = collection.searcher.search(request).hits
    for hit in hits:
        click.echo(hit.id)
    return statuses.DONE if hits else statuses.NOTHING_FOUND


def comparison_form(found: Comparison, first: Side, second: Side) -> dict[str, object]:
    """The JSON form of a comparison."""
    return {
        "sets": [
            {"name": side.name, "papers": size, "only": only}
            for side, size, only in zip((first, second), found.sizes, found.only, strict=True)
        ],
        "both": found.both,
        "shifts": {
            field: [
                {"value": one.value, "label": one.label, "counts": list(one.counts), "shares": [round(s, 4) for s in one.shares]}
                for one in shifts
            ]
            for field, shifts in found.shifts
        },
    }


def comparison_lines(found: Comparison, first: Side, second: Side, screen: Screen) -> Iterator[str]:
    """The sizes, and a table for each field."""
    for letter, side, size, only in zip("AB", (first, second), found.sizes, found.only, strict=True):
        text = f"{line_of(side.name)}: {counted(size, 'paper')}, {only:,} of them in {letter} alone"
        yield from wrapped(text, screen, f"{letter}  ", "   ")
    yield f"   in both: {counted(found.both, 'paper')}"
    for field, shifts in found.shifts:
        if shifts:
            yield ""
            heads = (field.replace("-", " "), "A", "B", "A %", "B %", "shift")
            yield from table([cells(one) for one in shifts], screen, heads, numbers=range(1, 6))


def cells(one: Shift) -> tuple[str, ...]:
    """A line of the table: the counts, the shares in per cent, and by how many points they differ."""
    counts = [f"{count:,}" for count in one.counts]
    shares = [f"{share * 100:.1f}" for share in one.shares]
    return (line_of(one.label), *counts, *shares, f"{one.change * 100:+.1f}")
