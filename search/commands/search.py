"""Which papers match, who did what in them, and how are the matches spread over topics, people and years?"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.errors import HomeError
from corpus.home import Home
from corpus.json_form import dump_line
from corpus.reading import address_of, line_of, wrapped
from corpus.session import Session
from corpus.terminal import Screen, columns
from corpus.wording import counted
from search.commands.ask import Asked, Collection, hints, matching, open_collection, parsed
from search.commands.hits import hit_lines
from search.commands.last import remember
from search.commands.look import facet_lines
from search.commands.options import FACET, QueryCommand, asked, collapse_option, facet_option, query_options
from search.commands.output import FORMS, OUTPUTS, explanation
from search.commands.paging import page_lines
from search.commands.values import complete_columns, complete_saved
from search.engines.checks import SORTS
from search.query import FacetRequest, Range, SearchRequest, has_words
from search.run import Page, hit_form, page_form, search

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "ids", "paths")
FOR_READERS = ("text", "json")  # these come in pages; the other formats give every hit
PAGE = 10  # hits of a page, where the home's dossier.toml says nothing else
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
    tree = parsed(question, session)
    if explained:
        click.echo(explanation(tree, question.filters))
        return statuses.DONE
    with open_collection(session.existing_home(), session.say) as collection:
        for_reader = form in FOR_READERS and not columns and output == "papers"
        wanted = 0 if count else with_limit(limit, for_reader, collection)
        counted_fields = facets or (usual_facets(collection) if form == "text" and for_reader else ())
        order = sort or ("relevance" if has_words(tree) else "-date")
        request = SearchRequest(tree, question.filters, counted_fields, order, wanted, offset, collapse)
        started = time.perf_counter()
        if any_word and wanted != 0:
            from search.feedback import with_feedback  # this import and those below: what most searches need not have

            request = with_feedback(request, collection.searcher, collection.store)
        if count:
            total = counted_papers(collection, request)
            click.echo(total)
        elif output != "papers":
            total, records = matching(collection, request)
            from search.commands.output import print_output

            print_output(output, records, form, end, session)
        elif for_reader:
            total = print_page(collection, request, question, form, started=started, session=session)
        else:
            total = print_all(collection, request, question, columns, form, end=end, session=session)
        if not total:
            for hint in hints(collection, request):
                session.say(hint)
        elif 0 < total <= offset:
            session.say(f"there is no hit {offset + 1}; --offset {total - 1} shows the last")
    return statuses.DONE if total else statuses.NOTHING_FOUND


def counted_papers(collection: Collection, request: SearchRequest) -> int:
    """How many papers match; copies once where they are collapsed."""
    if not request.collapse:
        return collection.searcher.search(request).total
    return len(collection.searcher.search(request._replace(limit=None, offset=0)).hits)


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


def with_limit(limit: int | None, for_reader: bool, collection: Collection) -> int | None:
    """How many hits: as asked, else a page for readers and all for programs; None means all."""
    if limit is not None:
        return limit or None
    if not for_reader:
        return None
    size = collection.home.config().get("search", {}).get("results", PAGE)
    if not isinstance(size, int) or size < 1:
        raise HomeError(f"{collection.home.config_path}: [search] results is {size!r}; write a number from 1.")
    return size


def usual_facets(collection: Collection) -> tuple[FacetRequest, ...]:
    """The facets that the home's dossier.toml wants beside every page. Raises HomeError."""
    names = collection.home.config().get("search", {}).get("facets", [])
    wanted = names if isinstance(names, list) else [names]
    try:
        return tuple(FACET.convert(name, None, None) for name in wanted)
    except click.BadParameter as error:
        raise HomeError(f"{collection.home.config_path}: [search] facets: {error.message}") from error


def print_page(
    collection: Collection, request: SearchRequest, question: Asked, form: str, *, started: float, session: Session
) -> int:
    """Print a page of hits as text or JSON, and remember it; returns how many papers match."""
    page = search(request, collection.searcher, collection.store, started)
    if page.hits:  # before they are printed, as whoever reads them may stop at the first
        remember(collection.home, page.hits[0].number, [hit.record.id for hit in page.hits])
    if form == "json":
        click.echo(json.dumps(page_form(page, question.text), ensure_ascii=False))
    else:
        page_lines(list(answer_lines(page, question, collection.home, session.screen)), session)
    return page.result.total


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


def answer_lines(page: Page, question: Asked, home: Home, screen: Screen) -> Iterator[str]:
    """A page as people read it: a line about all, the hits, the facets, and what can be done next."""
    first, second = heading(page.result.total, question), footing(page, screen)
    if not screen.terminal or columns(first) + columns(second) + 2 <= screen.width:
        yield screen.justified(screen.style(first, "bold"), screen.style(second, "dim"))
    else:
        yield from (screen.style(line, "bold") for line in wrapped(first, screen))
        yield screen.style(second, "dim")
    if page.hits:
        yield ""
    digits = max(2, len(str(page.request.offset + len(page.hits))))
    for hit in page.hits:
        address = address_of(hit.record, home.root)
        pieces = hit.snippet.pieces
        yield from hit_lines(
            hit.number, digits, hit.record, pieces, screen, matched=hit.matched, address=address, copies=hit.copies
        )
    if page.result.facets:
        yield ""
        yield from facet_lines(page.result.facets, screen)
    if screen.terminal and page.hits:
        yield ""
        yield screen.style(next_steps(page, question, screen), "dim")


def heading(total: int, question: Asked) -> str:
    """How many papers match what, in words."""
    papers, words = counted(total, "paper"), line_of(question.words)
    if question.everything:
        return papers
    if question.text:
        return f"{papers} {'matches' if total == 1 else 'match'} {words}"
    only_dates = all(isinstance(choice, Range) for filter in question.filters for choice in filter.choices)
    return f"{papers} {words}" if only_dates else f"{papers}: {words}"


def footing(page: Page, screen: Screen) -> str:
    """The revision and the time, and which hits these are where they are not the first."""
    first = page.request.offset + 1
    place = f"hits {first}–{first + len(page.hits) - 1} · " if page.request.offset and page.hits else ""
    return screen.mark(f"{place}revision {page.revision} · {page.took_ms:.0f} ms")


def next_steps(page: Page, question: Asked, screen: Screen) -> str:
    """Commands that go on from here, as many as fit on a line."""
    import shlex  # what output into a pipe need not import

    words = shlex.quote(line_of(question.text)) if question.text else "'*'"
    last = page.hits[-1].number
    steps = [f"show {page.hits[0].number} --why"]
    if not page.request.filters:
        steps += [f"search {words} --offset {last}"] if last < page.result.total else []
        steps += [] if page.request.facets else [f"search {words} --facet topic"]
        steps += [f"export {words} --format ris"]
    while len(steps) > 1 and columns(screen.mark(" · ").join(steps)) > screen.width:
        steps.pop()
    return screen.mark(" · ").join(steps)
