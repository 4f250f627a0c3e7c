"""Which papers match, who did what in them, and how are the matches spread over topics, people and years?"""

from __future__ import annotations

import sys
from typing import Any

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.json_form import dump_line
from corpus.session import Session
from search.commands.answers import FOR_READERS, answer, told
from search.commands.ask import Asked, parsed
from search.commands.collection import Collection, matching
from search.commands.options import QueryCommand, asked, collapse_option, facet_option, query_options
from search.commands.output import FORMS, OUTPUTS, explanation, print_output
from search.commands.values import complete_columns, complete_saved
from search.engines.checks import SORTS
from search.query import FacetRequest, Node, SearchRequest
from search.run import hit_form, search

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "ids", "paths")
EXAMPLES = """\b
dossier search firewall
dossier search '"article 59" reservation' --since 2022 --sort -date
dossier search refuge -kind:news --answered-by "Home Office" --facet topic:5
dossier search 'migra* OR "data sharing"' --format csv > papers.csv
dossier search refuge --fields date,title,said-by
dossier search firewall --output paths -0 | xargs -0 ls -l"""


@click.command("search", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@facet_option("count a field's values; repeatable")
@click.option("--sort", type=click.Choice(SORTS), help="in which order  [default: relevance; without words -date]")
@click.option("-n", "limit", type=Number(min=0), help="how many hits; 0 means all  [default: 10; csv, ids and such: all]")
@click.option("--offset", type=Number(min=0), default=0, help="leave out so many hits at first")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="in which form")
@click.option(
    "--fields", metavar="A,B", default="", shell_complete=complete_columns, help="these columns alone, as text, csv, tsv or jsonl"
)
@click.option("--output", type=click.Choice(OUTPUTS), default="papers", show_default=True, help="what of the papers to print")
@click.option("-0", "null", is_flag=True, help="end each id, path or name with a NUL, as xargs -0 reads them")
@click.option("--count", is_flag=True, help="print the number of papers alone; with --collapse, copies once")
@click.option(
    "--explain", "explained", is_flag=True, help="print how the query and the filters are understood, and search nothing"
)
@collapse_option("show copies of a paper once: the original, with their number")
@click.option(
    "--since-last",
    metavar="NAME",
    shell_complete=complete_saved,
    help="what changed since the saved search NAME was last run; see `dossier saved`",
)
@click.pass_obj
def search_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    facets: tuple[FacetRequest, ...],
    sort: str | None,
    limit: int | None,
    offset: int,
    form: str,
    fields: str,
    output: str,
    null: bool,
    count: bool,
    explained: bool,
    collapse: bool,
    since_last: str | None,
    **filters: Any,
) -> int:
    """Find papers by words, roles, topics and dates.

    Words must all match. "Phrases", OR, -not, (groups), field:value, prefix*, fuzzy~, "near words"~5 and date:2020..2022 are
    understood, beside or in place of the options; `dossier fields` lists the fields. Without words, every paper is meant.
    """
    question = asked(query, any_word, filters)
    if since_last is not None:
        return changes_since(since_last, question, form, session)
    columns = columns_of(fields, form, output)
    end = end_of_name(null, form, output)
    if explained:
        click.echo(explanation(parsed(question, session), question.filters))
        return statuses.DONE
    if count or (form in FOR_READERS and not columns and output == "papers"):
        return answer(
            session,
            question,
            facets=facets,
            sort=sort,
            limit=limit,
            offset=offset,
            form=form,
            count=count,
            collapse=collapse,
        )

    def request(collection: Collection, tree: Node, order: str) -> SearchRequest:
        return SearchRequest(tree, question.filters, facets, order, limit or None, offset, collapse)

    def tell(collection: Collection, request: SearchRequest, started: float) -> int:
        if output == "papers":
            return print_all(collection, request, question, columns, form, end=end, session=session)
        total, records = matching(collection, request)
        print_output(output, records, form, end, session)
        return total

    return told(session, question, sort, request, tell)


def changes_since(name: str, question: Asked, form: str, session: Session) -> int:
    """Print what changed since a saved search was last run. Raises click.UsageError for what does not go with it."""
    from search.commands.alerts import CHANGE_FORMS, report_changes

    if not question.everything:
        raise click.UsageError(f"--since-last asks what is saved as {name}; leave out the query, or save it under a name.")
    if form not in CHANGE_FORMS:
        raise click.UsageError(f"--since-last prints {', '.join(CHANGE_FORMS)}, not {form}.")
    return report_changes([name], form, session)


def columns_of(fields: str, form: str, output: str) -> tuple[str, ...]:
    """The columns asked for. Raises click.BadParameter where there are none to choose, ExportError for one that is none."""
    columns = tuple(name.strip().replace("_", "-") for name in fields.split(",") if name.strip())
    if columns and (form not in ("text", "csv", "tsv", "jsonl") or output != "papers"):
        raise click.BadParameter("columns can be chosen of papers as text, csv, tsv and jsonl.", param_hint="--fields")
    if output != "papers" and form not in FORMS:
        raise click.BadParameter(f"{output} are printed as {', '.join(FORMS)}, not {form}.", param_hint="--output")
    if columns:
        from search.exporters.columns import chosen

        return chosen(columns)
    return ()


def end_of_name(null: bool, form: str, output: str) -> str:
    """What stands after an id, a path or a name. Raises click.BadParameter where none are printed."""
    if null and form not in ("ids", "paths") and not (form == "text" and output in ("actors", "paths")):
        raise click.BadParameter("goes with --format ids or paths, or --output actors or paths.", param_hint="-0")
    return "\0" if null else "\n"


def print_all(
    collection: Collection,
    request: SearchRequest,
    question: Asked,
    fields: tuple[str, ...],
    form: str,
    *,
    end: str,
    session: Session,
) -> int:
    """Print the hits in a form for programs as they come from the store; returns how many papers match."""
    if form == "jsonl" and not fields:
        page = search(request, collection.searcher, collection.store)
        for hit in page.hits:
            click.echo(dump_line(hit_form(hit)))
        return page.result.total
    total, records = matching(collection, request)
    if form == "text":
        from search.commands.output import print_fields

        print_fields(records, fields, session)
    elif form not in ("ids", "paths"):
        from search.exporters import EXPORTERS
        from search.exporters.selection import Selection

        EXPORTERS[form](records, sys.stdout.buffer, Selection(question.words, total, collection.revision, fields))
    else:
        for record in records:
            click.echo((record.id if form == "ids" else record.source.path) + end, nl=False)
    return total
