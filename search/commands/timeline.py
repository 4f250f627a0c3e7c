"""When were the papers found written?"""

from __future__ import annotations

import csv
import json
import sys
from typing import Any

import click

from corpus import statuses
from corpus.session import Session
from search.commands.ask import Collection, matching, open_collection, parsed
from search.commands.hints import hints
from search.commands.look import bar_lines
from search.commands.options import QueryCommand, asked, query_options
from search.commands.paging import page_lines
from search.commands.search import heading
from search.query import FacetRequest, SearchRequest
from search.timeline import UNITS, Timeline, timeline, timeline_of

EXAMPLES = "\b\ndossier timeline firewall\ndossier timeline --topic article-59 --by month --since 2020"


@click.command("timeline", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option("--by", "unit", type=click.Choice(UNITS), default="year", show_default=True, help="how long a bar is")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.pass_obj
def timeline_command(session: Session, /, *, query: tuple[str, ...], any_word: bool, unit: str, form: str, **filters: Any) -> int:
    """Show when the papers found were written, as bars by year, month or week.

    A paper whose date is less precise than the bars counts as undated.
    """
    question = asked(query, any_word, filters)
    with open_collection(session.existing_home()) as collection:
        request = SearchRequest(parsed(question, session), question.filters, limit=0)
        line = timeline_by(unit, request, collection)
        if not line.total:
            session.say("no paper matches")
            for hint in hints(collection, request):
                session.say(hint)
            return statuses.NOTHING_FOUND
    screen = session.screen
    if form == "json":
        bars = [{"label": bar.label, "count": bar.count} for bar in line.bars]
        form_of_it = {"format": 1, "query": question.text, "by": unit, "total": line.total, "bars": bars, "undated": line.undated}
        click.echo(json.dumps(form_of_it, ensure_ascii=False))
    elif form == "csv":
        csv.writer(sys.stdout).writerows(
            [(unit, "count"), *((bar.label, bar.count) for bar in line.bars), ("undated", line.undated)]
        )
    else:
        rows = [*((bar.label, bar.count) for bar in line.bars), *([("undated", line.undated)] if line.undated else [])]
        page_lines([screen.style(heading(line.total, question), "bold"), "", *bar_lines(rows, screen)], session)
    return statuses.DONE


def timeline_by(unit: str, request: SearchRequest, collection: Collection) -> Timeline:
    """The timeline of the papers that match: years and months from the index, weeks from the records."""
    if unit == "week":
        _, records = matching(collection, SearchRequest(request.query, request.filters, limit=None))
        return timeline((record.date for record in records), unit)
    wanted = SearchRequest(request.query, request.filters, (FacetRequest(unit, 0),), limit=0)
    return timeline_of(collection.searcher.search(wanted).facets[0])
