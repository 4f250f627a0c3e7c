"""Who and what occurs in the papers found, and how often?"""

from __future__ import annotations

import csv
import json
import sys
from typing import Any

import click

from corpus import statuses
from corpus.session import Session
from corpus.terminal import Screen
from search.commands.answers import heading
from search.commands.ask import Asked, hints, parsed
from search.commands.collection import open_collection
from search.commands.look import facet_lines, levels
from search.commands.options import QueryCommand, asked, facet_option, query_options
from search.commands.paging import page_lines
from search.commands.question import facet_names
from search.harmless import harmless, one_line
from search.query import FacetRequest, SearchRequest
from search.results import SearchResult
from search.run import facet_form

USUAL = ("topic", "kind", "actor", "said-by", "publisher", "year")
EXAMPLES = "\b\ndossier facets\ndossier facets firewall --facet said-by:20\ndossier facets --since 2022 --all --format csv"


@click.command("facets", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@facet_option("which field to count; repeatable")
@click.option("--all", "everything", is_flag=True, help="every value, of every field where no --facet is given")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="in which form"
)
@click.pass_obj
def facets_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    facets: tuple[FacetRequest, ...],
    everything: bool,
    form: str,
    **filters: Any,
) -> int:
    """Count who and what occurs in the papers found. A value that is printed can be pasted back as a filter."""
    question = asked(query, any_word, filters)
    names = [facet.field for facet in facets] or (facet_names() if everything else USUAL)
    chosen = tuple(FacetRequest(name, 0) for name in names) if everything else facets or tuple(map(FacetRequest, names))
    with open_collection(session.existing_home(), session.say) as collection:
        request = SearchRequest(parsed(question, session), question.filters, chosen, limit=0)
        result = collection.searcher.search(request)
        print_facets(result, question, form, session, collection.revision)
        if not result.total:
            for hint in hints(collection, request):
                session.say(hint)
    return statuses.DONE if result.total else statuses.NOTHING_FOUND


def print_facets(result: SearchResult, question: Asked, form: str, session: Session, revision: int) -> None:
    """The counts as text, JSON or CSV."""
    if form == "text":
        page_lines(text_lines(result, question, session.screen), session)
    elif form == "json":
        facets = {
            facet.field: {"values": facet_form(facet), "other": facet.other, "missing": facet.missing} for facet in result.facets
        }
        answer = {"format": 1, "query": question.text, "total": result.total, "revision": revision, "facets": facets}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        rows = csv.writer(sys.stdout)
        rows.writerow(("field", "value", "label", "count"))
        for facet in result.facets:
            for _, bucket in levels(facet.buckets):
                rows.writerow((facet.field, harmless(one_line(bucket.value)), harmless(one_line(bucket.label)), bucket.count))


def text_lines(result: SearchResult, question: Asked, screen: Screen) -> list[str]:
    """The number of papers, and the facets that have any value."""
    shown = [facet for facet in result.facets if facet.buckets] or result.facets
    return [screen.style(heading(result.total, question), "bold"), "", *facet_lines(shown, screen)]
