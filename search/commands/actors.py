"""Who occurs in the collection, how often, and in which roles?"""

from __future__ import annotations

import json

import click

from corpus import statuses
from corpus.arguments import Number
from corpus.reading import labelled, line_of
from corpus.session import Session
from corpus.terminal import table
from indexer.analysis import fold_value
from indexer.errors import IndexMissing
from indexer.fields import FIELDS
from search.commands.collection import Collection, actors_named, facet_of, open_collection
from search.commands.corrections import merge_command, rename_command, split_command
from search.commands.look import bar_lines
from search.commands.paging import page_lines
from search.commands.people import import_command, known_as, known_lines, known_rows
from search.commands.table import CommandGroup
from search.commands.values import complete_values
from search.query import All, FacetRequest, Match, SearchRequest
from search.results import Bucket
from search.spelling import near_names

ROLE_FIELDS = (
    "asked-by",
    "answered-by",
    "answering-body",
    "author",
    "signed-by",
    "addressed-to",
    "speaker",
    "said-by",
    "publisher",
)


@click.group(
    "actors",
    cls=CommandGroup,
    invoke_without_command=True,
    epilog='\b\ndossier actors list williams\ndossier actors show "Home Office"\ndossier actors merge "Jane Hutt" "J. Hutt"',
)
@click.pass_context
def actors_command(context: click.Context) -> int:
    """List and show people and organisations, make people known, and set right who is who."""
    return int(context.invoke(list_command)) if context.invoked_subcommand is None else statuses.DONE


for _command in (import_command, merge_command, split_command, rename_command):
    actors_command.add_command(_command)


@actors_command.command(
    "list",
    short_help="list them, those of most papers first",
    epilog="\b\ndossier actors list williams\ndossier actors list --role asked-by -n 0",
)
@click.argument("words", nargs=-1)
@click.option("--role", type=click.Choice(ROLE_FIELDS), help="only those who play this role")
@click.option("-n", "limit", type=Number(min=0), default=50, show_default=True, help="how many; 0 means all")
@click.option("--known", is_flag=True, help="who is known from imported files and actors.toml, in papers or not")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def list_command(
    session: Session,
    /,
    *,
    words: tuple[str, ...] = (),
    role: str | None = None,
    limit: int = 50,
    known: bool = False,
    as_json: bool = False,
) -> int:
    """List people and organisations, those of most papers first; with WORDS, those whose name has them."""
    if known:
        return list_known(session, words, limit, as_json)
    with open_collection(session.existing_home(), session.say) as collection:
        buckets = facet_of(collection, All(), role or "actor").buckets
    wanted = fold_value(" ".join(words)).split()
    found = [bucket for bucket in buckets if all(word in fold_value(f"{bucket.label} {bucket.value}") for word in wanted)]
    shown = found[:limit] if limit else found
    if as_json:
        click.echo(json.dumps([{"id": b.value, "name": b.label, "count": b.count} for b in shown], ensure_ascii=False))
    else:
        cells = [(line_of(bucket.label), f"{bucket.count:,}", line_of(bucket.value)) for bucket in shown]
        page_lines(table(cells, session.screen, ("name", "papers", "id"), numbers=(1,)), session)
        if len(shown) < len(found):
            session.say(f"{len(found) - len(shown):,} more; -n 0 lists all")
    if not found:
        near = near_names(" ".join(words), {bucket.label: f"{bucket.label} {bucket.value}" for bucket in buckets})
        instead = f"; there is {' and '.join(f'{line_of(name)!r}' for name in near)}" if near else ""
        session.say(f"nobody in the papers has such a name{instead}" if words else "no paper names anybody")
    return statuses.DONE if found else statuses.NOTHING_FOUND


def list_known(session: Session, words: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Print who is known before any paper is read; the exit status tells whether anybody is."""
    rows = list(known_rows(session.existing_home(), fold_value(" ".join(words)).split()))
    shown = rows[:limit] if limit else rows
    if as_json:
        forms = [{"id": id, "name": name, "aliases": list(also), "from": origin} for name, also, id, origin in shown]
        click.echo(json.dumps(forms, ensure_ascii=False))
    else:
        cells = [tuple(map(line_of, (name, ", ".join(also), id, origin))) for name, also, id, origin in shown]
        page_lines(table(cells, session.screen, ("name", "also", "id", "from")), session)
        if len(shown) < len(rows):
            session.say(f"{len(rows) - len(shown):,} more; -n 0 lists all")
    if not rows:
        session.say("nobody of that name is known" if words else "nobody is known yet; next: dossier actors import FILE")
    return statuses.DONE if rows else statuses.NOTHING_FOUND


@actors_command.command(
    "show", short_help="show roles, topics, years and what is known", epilog='\b\ndossier actors show "Home Office"'
)
@click.argument("name", nargs=-1, required=True, shell_complete=complete_values("actor"))
@click.pass_obj
def show_command(session: Session, name: tuple[str, ...]) -> int:
    """Show somebody's roles, topics and years, and what is known of them. NAME is a name, an alias or an id."""
    wanted, home = " ".join(name), session.existing_home()
    known = {actor.id: actor for actor in known_as(home, wanted)}
    lines: list[str] = []
    try:
        with open_collection(home, session.say) as collection:
            for bucket in actors_named(collection, wanted):
                lines += [*([""] if lines else []), *actor_lines(collection, bucket, session)]
                lines += known_lines(known.pop(bucket.value), session) if bucket.value in known else []
    except IndexMissing:
        if not known:
            raise
    for actor in known.values():
        lines += [*([""] if lines else []), *known_lines(actor, session), *labelled("id", line_of(actor.id), session.screen)]
        lines += labelled("papers", "none", session.screen)
    if not lines:
        session.say(f"nobody is called {wanted!r} here. To look for a part of a name: dossier actors list {wanted}")
        return statuses.NOTHING_FOUND
    page_lines(lines, session)
    return statuses.DONE


def actor_lines(collection: Collection, actor: Bucket, session: Session) -> list[str]:
    """What an actor does, about what, and when."""
    screen = session.screen
    facets = tuple(FacetRequest(field, 0) for field in (*ROLE_FIELDS, "topic", "year"))
    counts = collection.searcher.search(SearchRequest(Match("actor", actor.value), facets=facets, limit=0)).facets
    by_field = {facet.field: facet.buckets for facet in counts}
    lines = [screen.style(line_of(actor.label), "bold")]
    lines += labelled("id", line_of(actor.value), screen)
    lines += labelled("papers", f"{actor.count:,}", screen)
    for field in ROLE_FIELDS:
        count = sum(bucket.count for bucket in by_field[field] if bucket.value == actor.value)
        if count:
            lines += labelled(field, f"{count:,}  ({FIELDS[field].help})", screen)
    if by_field["topic"]:
        topics = ", ".join(f"{line_of(bucket.label)} {bucket.count:,}" for bucket in by_field["topic"][:8])
        lines += labelled("topics", topics, screen)
    years = sorted((bucket.value, bucket.count) for bucket in by_field["year"])
    return [*lines, *bar_lines(years, screen)]
