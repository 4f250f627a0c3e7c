"""What of the papers found is wanted: the papers, or only their quotations, the people in them, or their files?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from corpus.json_form import dump_line
from corpus.records import Record
from corpus.session import Session
from corpus.terminal import table
from search.commands.paging import page_lines
from search.query import All, And, Filter, Node, Or

OUTPUTS = ("papers", "quotes", "actors", "paths")
FORMS = ("text", "json", "jsonl")  # of quotes, actors and paths


def explanation(query: Node, filters: Sequence[Filter]) -> str:
    """How a query and its filters are understood: an outline, and one query that asks the same."""
    from search.printer import explain, to_text

    parts = () if isinstance(query, All) and filters else query.nodes if isinstance(query, And) else (query,)
    choices = (filter.choices[0] if len(filter.choices) == 1 else Or(filter.choices) for filter in filters)
    every = (*parts, *choices)
    tree = every[0] if len(every) == 1 else And(every)
    return f"{explain(tree)}\n\n{to_text(tree)}"


def print_fields(records: Iterable[Record], fields: tuple[str, ...], session: Session) -> None:
    """Print a table with these columns."""
    from search.exporters.columns import cell, chosen
    from search.harmless import one_line

    columns = chosen(fields)
    rows = [tuple(one_line(cell(record, name)) for name in columns) for record in records]
    page_lines(table(rows, session.screen, columns), session)


def print_output(wanted: str, records: Iterable[Record], form: str, end: str, session: Session) -> None:
    """Print the quotations, actors or paths of the papers; `end` stands after each name or path."""
    if wanted == "quotes":
        print_quotes(records, form, session)
        return
    from search.harmless import one_line

    rows = list(actor_rows(records) if wanted == "actors" else path_rows(records))
    if form == "json":
        click.echo(json.dumps({"format": 1, wanted: rows}, ensure_ascii=False))
    for row in rows if form != "json" else ():
        click.echo(dump_line(row) if form == "jsonl" else one_line(str(row["name"])) + end, nl=form == "jsonl")


def print_quotes(records: Iterable[Record], form: str, session: Session) -> None:
    """Print every quotation in the papers."""
    from search.commands.quotes import quote_form, quote_lines  # what most searches need not import
    from search.quotes import FoundQuote

    found = [FoundQuote(quote, record) for record in records for quote in record.quotes]
    if form == "json":
        click.echo(json.dumps({"format": 1, "quotes": [quote_form(one) for one in found]}, ensure_ascii=False))
    elif form == "jsonl":
        for one in found:
            click.echo(dump_line(quote_form(one)))
    else:
        page_lines(list(quote_lines(found, session.screen)), session)


def actor_rows(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    """Everybody in the papers, in any role, those of most papers first; a name can be pasted back as a filter."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for record in records:
        for actor in record.actors:
            names.setdefault(actor.id, actor.name)
        counts.update({actor.id for actor in record.actors})
    for actor_id, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield {"id": actor_id, "name": names[actor_id], "count": count}


def path_rows(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    """The files that the papers came from, each once, in the order of the papers."""
    for path in dict.fromkeys(record.source.path for record in records):
        yield {"name": path}
