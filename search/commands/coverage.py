"""What is missing in the papers found?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from corpus import statuses
from corpus.reading import line_of, title_or_opening
from corpus.records import Record
from corpus.session import Session
from corpus.terminal import Screen, table
from corpus.wording import counted, date_words
from search.commands.ask import hints, parsed
from search.commands.collection import Collection, facet_of, matching, open_collection
from search.commands.options import QueryCommand, asked, query_options
from search.commands.paging import page_lines
from search.compare import whole
from search.coverage import Gap, Silent, answer_below, gaps, read_members, silent, unanswered
from search.query import All, Node, SearchRequest
from search.timeline import timeline_of

SHOWN = 20  # lines of each part on a terminal
EXAMPLES = """\b
dossier coverage
dossier coverage firewall --since 2020
dossier coverage --topic article-59 --members committee.txt
dossier coverage --answering-body "Home Office" --format json"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is missing; `silent` is None where no list was given."""

    papers: int
    undated: int
    first: str | None
    last: str | None
    gaps: tuple[Gap, ...]
    members: int
    silent: tuple[Silent, ...] | None
    unanswered: tuple[Record, ...]


@click.command("coverage", cls=QueryCommand, epilog=EXAMPLES)
@query_options
@click.option(
    "--members",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="a name on each line: who of them is never heard",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="in which form")
@click.pass_obj
def coverage_command(
    session: Session, /, *, query: tuple[str, ...], any_word: bool, members: Path | None, form: str, **filters: Any
) -> int:
    """Show what is missing in the papers found: months with nothing, and questions asked and never answered.

    With --members also who of a list never asked, answered, wrote, signed, spoke or was quoted in them.
    """
    question = asked(query, any_word, filters)
    names = read_members(members.read_text("utf-8-sig", "replace").splitlines()) if members else None
    with open_collection(session.existing_home()) as collection:
        tree = whole(parsed(question, session), question.filters)
        found = coverage(tree, names, collection)
        if not found.papers:
            session.say("no paper matches")
            for hint in hints(collection, SearchRequest(tree, limit=0)):
                session.say(hint)
            return statuses.NOTHING_FOUND
    if form == "json":
        click.echo(json.dumps(coverage_form(found, question.text), ensure_ascii=False))
    else:
        page_lines(list(coverage_lines(found, session.screen)), session)
    return statuses.DONE


def coverage(tree: Node, names: list[str] | None, collection: Collection) -> Coverage:
    """What is missing among the papers that match."""
    months = timeline_of(facet_of(collection, tree, "month"))
    labels = [bucket.label for bucket in facet_of(collection, All(), "actor").buckets] if names else []
    quiet = tuple(silent(names, tree, collection.searcher, labels)) if names is not None else None
    _, asked_of = matching(collection, SearchRequest(unanswered(tree), sort="date", limit=None))
    open_questions = tuple(record for record in asked_of if not (record.actors_with("answerer") or answer_below(record)))
    bars = [bar.label for bar in months.bars]
    first, last = (bars[0], bars[-1]) if bars else (None, None)
    papers = collection.searcher.search(SearchRequest(tree, limit=0)).total
    return Coverage(papers, months.undated, first, last, tuple(gaps(months)), len(names or ()), quiet, open_questions)


def coverage_form(found: Coverage, query: str) -> dict[str, object]:
    """The JSON form of what is missing."""
    return {
        "format": 1,
        "query": query,
        "papers": found.papers,
        "undated": found.undated,
        "first": found.first,
        "last": found.last,
        "gaps": [asdict(gap) for gap in found.gaps],
        "silent": None if found.silent is None else [asdict(one) for one in found.silent],
        "unanswered": [question_form(record) for record in found.unanswered],
    }


def question_form(record: Record) -> dict[str, object]:
    """The JSON form of a question without an answer."""
    asked_on = record.dates.get("asked") or record.date
    return {
        "id": record.id,
        "title": record.title,
        "asked": asked_on.iso if asked_on else None,
        "askers": [actor.name for actor in record.actors_with("asker")],
        "asked_of": [actor.name for actor in record.actors_with("answering_body")],
    }


def coverage_lines(found: Coverage, screen: Screen) -> Iterator[str]:
    """The three parts, one below the other."""
    span = f", {found.first} to {found.last}" if found.first else ""
    undated = f", {found.undated:,} without a month" if found.undated else ""
    yield screen.style(f"{counted(found.papers, 'paper')}{span}{undated}", "bold")
    empty = sum(gap.months for gap in found.gaps)
    yield from ("", screen.style(f"{counted(empty, 'month')} with nothing", "bold"))
    longest = sorted(found.gaps, key=lambda gap: (-gap.months, gap.first))
    yield from shortened([f"  {gap_words(gap)}" for gap in longest], screen)
    if found.silent is not None:
        yield from ("", screen.style(f"{len(found.silent):,} of {counted(found.members, 'name')} never heard", "bold"))
        yield from shortened([f"  {silent_words(one, screen)}" for one in found.silent], screen)
    yield from ("", screen.style(f"{counted(len(found.unanswered), 'question')} without an answer", "bold"))
    rows = [
        (
            f"  {date_words(record.dates.get('asked') or record.date, short=True)}",
            title_or_opening(record, screen),
            line_of(record.id),
        )
        for record in found.unanswered
    ]
    yield from shortened(table(rows, screen), screen)


def gap_words(gap: Gap) -> str:
    """A gap in words."""
    return gap.first if gap.months == 1 else f"{gap.first} to {gap.last} ({counted(gap.months, 'month')})"


def silent_words(one: Silent, screen: Screen) -> str:
    """A name that is never heard, with what is known of it."""
    named = f", named in {counted(one.mentioned, 'paper')}" if one.mentioned else ""
    perhaps = f", perhaps known as {' or '.join(map(line_of, one.perhaps))}" if one.perhaps else ""
    return screen.shorten(f"{line_of(one.name)}{named}{perhaps}", screen.width - 2)


def shortened(lines: list[str], screen: Screen) -> Iterator[str]:
    """The first lines, and how many more there are; all of them in a pipe."""
    shown = lines[:SHOWN] if screen.terminal else lines
    yield from shown
    if len(shown) < len(lines):
        yield f"  and {len(lines) - len(shown):,} more; --format json gives all"
