"""What did somebody say, word for word, and where does it stand?"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.json_form import dump_line
from corpus.reading import line_of, title_or_opening, wrapped
from corpus.session import Session
from corpus.terminal import Screen, columns
from corpus.wording import counted, date_words, kind_words
from search.commands.ask import Asked, hints, parsed
from search.commands.collection import matching, open_collection
from search.commands.options import QueryCommand, asked, collapse_option, query_options
from search.commands.paging import page_lines
from search.engines.checks import SORTS
from search.harmless import harmless, one_line
from search.query import SearchRequest
from search.quotes import FoundQuote, about_quotes, matching_quotes

COLUMNS = ("text", "speaker", "direct", "start", "end", "record", "kind", "title", "date", "url", "path")
EXAMPLES = """\b
dossier quotes --said-by "Nicole Jacobs"
dossier quotes --said-by "Nicole Jacobs" firewall
dossier quotes '"article 59"' --since 2022 --format csv > quotes.csv"""


@click.command("quotes", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option("--sort", type=click.Choice(SORTS), default="-date", show_default=True, help="in which order of their papers")
@click.option("-n", "limit", type=Number(min=0), help="how many; 0 means all  [default: 20; json and csv: all]")
@collapse_option("give the quotations of copies of a paper once: those of the original")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="in which form",
)
@click.pass_obj
def quotes_command(
    session: Session,
    /,
    *,
    query: tuple[str, ...],
    any_word: bool,
    sort: str,
    limit: int | None,
    collapse: bool,
    form: str,
    **filters: Any,
) -> int:
    """Find what somebody said, word for word: each quotation with its speaker, its paper, and its place in the text.

    The words of the query are looked for inside the quotations; the filters choose among the papers, --said-by also among
    the speakers.
    """
    question = asked(query, any_word, filters)
    most = (20 if form == "text" else None) if limit is None else limit or None
    with open_collection(session.existing_home(), session.say) as collection:
        tree = about_quotes(parsed(question, session))
        request = SearchRequest(tree, question.filters, sort=sort, limit=None, collapse=collapse)
        total, records = matching(collection, request)
        quotes = matching_quotes(records, tree, question.filters)
        found = list(islice(quotes, most))
        more = most is not None and next(quotes, None) is not None
        print_quotes(found, question, form, session)
        if more:
            session.say("there are more; -n 0 shows all")
        if not found:
            match, them = ("matches", "it") if total == 1 else ("match", "them")
            said = f"{counted(total, 'paper')} {match}, but no quotation in {them}" if total else "no quotation matches"
            for line in (said, *(hints(collection, request) if not total else ())):
                session.say(line)
    return statuses.DONE if found else statuses.NOTHING_FOUND


def print_quotes(found: Sequence[FoundQuote], question: Asked, form: str, session: Session) -> None:
    """The quotations as text, JSON, JSON Lines or CSV."""
    if form == "text":
        page_lines(list(quote_lines(found, session.screen)), session)
    elif form == "json":
        answer = {"format": 1, "query": question.text, "quotes": [quote_form(one) for one in found]}
        click.echo(json.dumps(answer, ensure_ascii=False))
    elif form == "jsonl":
        for one in found:
            click.echo(dump_line(quote_form(one)))
    else:
        rows = csv.writer(sys.stdout)
        rows.writerow(COLUMNS)
        for one in found:
            row = quote_form(one)
            rows.writerow([harmless(one_line("" if row[name] is None else str(row[name]))) for name in COLUMNS])


def quote_form(found: FoundQuote) -> dict[str, object]:
    """The JSON form of a quotation in its paper; start and end are offsets into the paper's body."""
    quote, record = found.quote, found.record
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "actor_id": quote.actor_id,
        "direct": quote.direct,
        "start": quote.start,
        "end": quote.end,
        "record": record.id,
        "kind": record.kind,
        "title": record.title,
        "date": record.date.iso if record.date else None,
        "url": record.url,
        "path": record.source.path,
    }


def quote_lines(found: Sequence[FoundQuote], screen: Screen) -> Iterator[str]:
    """Each quotation, wrapped, and a line that says who said it where."""
    for number, one in enumerate(found):
        if number:
            yield ""
        quote, record = one.quote, one.record
        yield from wrapped(f"“{line_of(quote.text)}”" if screen.unicode else f'"{line_of(quote.text)}"', screen)
        speaker = screen.style(line_of(quote.speaker), "bold")
        place = (
            f"{kind_words(record.kind)}, {date_words(record.date, short=True)} · {line_of(record.id)} {quote.start}–{quote.end}"
        )
        title = title_or_opening(record, screen, screen.width - columns(speaker) - 7)
        first, second = screen.mark(f"    {speaker} · {title}"), screen.style(screen.mark(place), "dim")
        if screen.terminal and columns(first) + columns(second) + 3 > screen.width:
            yield first
            yield from (screen.style(line, "dim") for line in wrapped(screen.mark(place), screen, "    ", "    "))
        else:
            yield screen.mark(f"{first} · {second}")
