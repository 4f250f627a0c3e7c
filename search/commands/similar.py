"""Which papers are about the same as this one?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.home import Home
from corpus.reading import address_of, line_of, wrapped
from corpus.session import Session
from corpus.terminal import Screen
from corpus.wording import counted
from search.commands.ask import parsed
from search.commands.collection import open_collection
from search.commands.hits import hit_lines
from search.commands.last import record_named, remember
from search.commands.options import QueryCommand, asked, query_options
from search.commands.paging import page_lines
from search.commands.values import complete_hits
from search.run import Page, page_form, search
from search.similar import Telling, similar_request, telling

SHOWN = 8  # telling words that are named
EXAMPLES = (
    "\b\ndossier similar 1\ndossier similar uin-HL11423 --kind letter -n 5\ndossier similar 1 'firewall OR refuge' --format ids"
)


@click.command("similar", cls=QueryCommand, epilog=EXAMPLES)
@click.argument("record", metavar="ID", shell_complete=complete_hits)
@query_options
@click.option("-n", "limit", type=Number(min=0), default=10, show_default=True, help="how many; 0 means all")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "ids"]), default="text", show_default=True, help="in which form"
)
@click.pass_obj
def similar_command(
    session: Session, /, *, record: str, query: tuple[str, ...], any_word: bool, limit: int, form: str, **filters: Any
) -> int:
    """Find papers about the same as ID: a record's id, the beginning of one, or the number of a hit of the last search.

    A query and filters after it choose among them.
    """
    question = asked(query, any_word, filters)
    with open_collection(session.existing_home(), session.say) as collection:
        own = record_named(record, collection.store, collection.home)
        words = telling(own, collection.searcher)
        request = similar_request(own, words, parsed(question, session), question.filters, limit or None)
        page = search(request, collection.searcher, collection.store)
        if not page.result.total:
            session.say(
                f"no other paper shares a telling word with {line_of(own.id)}" + (" and matches" if question.words else "")
            )
            return statuses.NOTHING_FOUND
        if form == "json":
            answer = {**page_form(page, question.text), "similar_to": own.id, "words": [one.word.text for one in words]}
            click.echo(json.dumps(answer, ensure_ascii=False))
        elif form == "ids":
            for hit in page.hits:
                click.echo(hit.record.id)
        else:
            title = line_of(own.title or own.id)
            page_lines(list(similar_lines(page, words, title, collection.home, session.screen)), session)
        if form != "ids":
            remember(collection.home, 1, [hit.record.id for hit in page.hits])
    return statuses.DONE


def similar_lines(page: Page, words: tuple[Telling, ...], title: str, home: Home, screen: Screen) -> Iterator[str]:
    """How many papers are like which one, by which words, and the most similar."""
    count = page.result.total
    first = f'{counted(count, "paper")} {"shares" if count == 1 else "share"} telling words with "{title}"'
    yield from (screen.style(line, "bold") for line in wrapped(first, screen))
    yield screen.style(screen.shorten(", ".join(line_of(one.word.text) for one in words[:SHOWN]), screen.width), "dim")
    yield ""
    digits = max(2, len(str(len(page.hits))))
    for hit in page.hits:
        address = address_of(hit.record, home.root)
        pieces = hit.snippet.pieces
        yield from hit_lines(hit.number, digits, hit.record, pieces, screen, matched=hit.matched, address=address)
