"""When were the papers found written?"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from corpus import statuses
from corpus.arguments import PathType
from corpus.reading import line_of
from corpus.session import Session
from corpus.terminal import Screen, table
from indexer.fields import FIELDS
from search.commands.answers import heading
from search.commands.ask import hints, parsed
from search.commands.collection import Collection, matching, open_collection
from search.commands.look import bar_lines
from search.commands.options import QueryCommand, Read, asked, query_options
from search.commands.paging import page_lines
from search.commands.question import read_facet
from search.commands.values import complete_facets
from search.commands.writing import opened
from search.harmless import harmless, one_line
from search.plot import Series, svg, timeline_picture
from search.query import And, FacetRequest, Match, SearchRequest
from search.timeline import UNITS, Timeline, timeline, timeline_of

ALL = "all"
COUNTS = 8  # columns of the years, months or weeks in a table
PICTURES = (".svg", ".png")
EXAMPLES = """\b
dossier timeline firewall
dossier timeline --topic article-59 --by month --since 2020
dossier timeline firewall --split kind
dossier timeline firewall --split said-by:4 --plot firewall.svg
dossier timeline firewall --by month --plot firewall.png"""


@click.command("timeline", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option("--by", "unit", type=click.Choice(UNITS), default="year", show_default=True, help="how long a bar is")
@click.option(
    "--split",
    type=Read("facet", partial(read_facet, size=6)),
    metavar="NAME[:N]",
    shell_complete=complete_facets,
    help="apart for each of the N most frequent values of a field",
)
@click.option("--plot", type=PathType(dir_okay=False), metavar="FILE", help="draw it into this .svg or .png")
@click.option("--force", is_flag=True, help="replace the file where there is one")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="in which form"
)
@click.pass_obj
def timeline_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    unit: str,
    split: FacetRequest | None,
    plot: Path | None,
    force: bool,
    form: str,
    **filters: Any,
) -> int:
    """Show when the papers found were written, as bars by year, month or week.

    A paper whose date is less precise than the bars counts as undated. With --split a paper counts for each value that it has.
    """
    question = asked(query, any_word, filters)
    if plot:
        check_plot(plot, force)
    if split and not FIELDS[split.field].keywords:
        raise click.BadParameter(
            f"a timeline cannot be split by {split.field}; --by says how long a bar is.", param_hint="--split"
        )
    with open_collection(session.existing_home(), session.say) as collection:
        request = SearchRequest(parsed(question, session), question.filters, limit=0)
        line = timeline_by(unit, request, collection)
        if not line.total:
            session.say("no paper matches")
            for hint in hints(collection, request):
                session.say(hint)
            return statuses.NOTHING_FOUND
        parts = tuple(split_by(split, unit, request, collection)) if split else ()
    rows = (Series(ALL, line), *parts)
    if plot:
        write_plot(plot, heading(line.total, question), rows)
        session.say(f"drawn to {plot}")
    elif form == "json":
        click.echo(json.dumps({"format": 1, "query": question.text, "by": unit, **form_of(rows)}, ensure_ascii=False))
    elif form == "csv":
        csv.writer(sys.stdout).writerows(csv_rows(unit, rows))
    else:
        screen = session.screen
        shown = split_lines(unit, rows, screen) if split else bar_lines(labelled_counts(line), screen)
        page_lines([screen.style(heading(line.total, question), "bold"), "", *shown], session)
    return statuses.DONE


def check_plot(path: Path, force: bool) -> None:
    """Raises click.BadParameter for a file of another form, or one that would be replaced."""
    if path.suffix.lower() not in PICTURES:
        raise click.BadParameter(f"{path}: name a file that ends in {' or '.join(PICTURES)}.", param_hint="--plot")
    if path.suffix.lower() == ".png" and find_spec("PIL") is None:
        wanted = "PNG files are drawn by Pillow. Install it: pip install 'dossier-corpus[png]', or name a file that ends in .svg."
        raise click.BadParameter(wanted, param_hint="--plot")
    if path.exists() and not force:
        raise click.BadParameter(f"{path} is there already; --force replaces it.", param_hint="--plot")


def timeline_by(unit: str, request: SearchRequest, collection: Collection) -> Timeline:
    """The timeline of the papers that match: years and months from the index, weeks from the records."""
    if unit == "week":
        _, records = matching(collection, SearchRequest(request.query, request.filters, limit=None))
        return timeline((record.date for record in records), unit)
    wanted = SearchRequest(request.query, request.filters, (FacetRequest(unit, 0),), limit=0)
    return timeline_of(collection.searcher.search(wanted).facets[0])


def split_by(split: FacetRequest, unit: str, request: SearchRequest, collection: Collection) -> Iterator[Series]:
    """The timeline of each of the field's most frequent values among the papers that match."""
    counts = collection.searcher.search(request._replace(facets=(split,))).facets[0]
    for bucket in counts.buckets:
        own = request._replace(query=And((request.query, Match(split.field, bucket.value))))
        yield Series(bucket.label or bucket.value, timeline_by(unit, own, collection))


def labelled_counts(line: Timeline) -> list[tuple[str, int]]:
    """Each bar with its count, and the undated where there are any."""
    return [*((bar.label, bar.count) for bar in line.bars), *([("undated", line.undated)] if line.undated else [])]


def split_lines(unit: str, rows: Sequence[Series], screen: Screen) -> list[str]:
    """A table of the counts: a line for each year, month or week, a column for each series."""
    counts = [dict(labelled_counts(row.line)) for row in rows]
    cells = [
        (label, *(f"{own[label]:,}" if own.get(label) else "·" for own in counts)) for label, _ in labelled_counts(rows[0].line)
    ]
    heads = (unit, *(screen.shorten(line_of(row.label), max(3, (screen.width - COUNTS) // len(rows) - 2)) for row in rows))
    return [screen.mark(line) for line in table(cells, screen, heads, numbers=range(1, len(heads)))]


def form_of(rows: Sequence[Series]) -> dict[str, object]:
    """The JSON form: the bars of all papers, and with a split those of each value."""
    whole = series_form(rows[0].line)
    return {**whole, "split": [{"label": row.label, **series_form(row.line)} for row in rows[1:]]} if rows[1:] else whole


def series_form(line: Timeline) -> dict[str, object]:
    """The JSON form of one series."""
    bars = [{"label": bar.label, "count": bar.count} for bar in line.bars]
    return {"total": line.total, "bars": bars, "undated": line.undated}


def csv_rows(unit: str, rows: Sequence[Series]) -> Iterator[tuple[str | int, ...]]:
    """The rows of a table: a column for each series."""
    counts = [dict(labelled_counts(row.line)) for row in rows]
    yield (unit, "count", *(harmless(one_line(row.label)) for row in rows[1:]))
    for label in [*(bar.label for bar in rows[0].line.bars), "undated"]:
        yield (label, *(own.get(label, 0) for own in counts))


def write_plot(path: Path, title: str, rows: Sequence[Series]) -> None:
    """Draws the series into a file."""
    line = rows[0].line
    caption = f"{line.undated:,} undated" if line.undated else f"by {line.unit}"
    labels = [bar.label for bar in line.bars]
    picture = timeline_picture(title, rows, labels, caption)
    with opened(path) as stream:
        if path.suffix.lower() == ".png":
            from search.plot_png import write_png

            write_png(picture, stream)
        else:
            stream.writelines(f"{line}\n".encode() for line in svg(picture))
