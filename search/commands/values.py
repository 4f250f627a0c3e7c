"""What may come next? Fields and values for the completion of a shell; silent where there is no collection to ask."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import CorpusError
from corpus.home import Home, find_home
from corpus.reading import line_of
from corpus.records import KINDS
from indexer.errors import IndexerError
from indexer.fields import FIELDS
from search.query import All

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST = 100
Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def offer(value: str, help: str | None = None) -> CompletionItem:
    """What may come next, with a line of help; only a shell that completes imports what it is made of."""
    from click.shell_completion import CompletionItem

    return CompletionItem(value, help=help)


def complete_values(field: str) -> Complete:
    """A completer of one field's values."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        return list(values(context, field, begun))[:MOST]

    return complete


def complete_query(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Fields with their colon; after one, its values; after @, the saved searches."""
    if begun.startswith("@"):
        return [offer(f"@{item.value}", item.help) for item in complete_saved(context, parameter, begun[1:])]
    name, colon, value = begun.partition(":")
    if colon and name in FIELDS and FIELDS[name].kind == "keyword":
        return [offer(f"{name}:{found.value}", found.help) for found in values(context, name, value)][:MOST]
    return [offer(f"{row.name}:", row.help) for row in FIELDS.values() if row.name.startswith(begun) and begun]


def complete_facets(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The fields that can be counted."""
    return [offer(row.name, row.help) for row in FIELDS.values() if row.facet and row.name.startswith(begun)]


def complete_sections(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The fields that a briefing can have sections by."""
    return [item for item in complete_facets(context, parameter, begun) if FIELDS[item.value].keywords]


def complete_columns(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The columns of a table; after a comma, one more."""
    from search.exporters.columns import EVERY

    before, comma, last = begun.rpartition(",")
    return [offer(f"{before}{comma}{name}") for name in EVERY if name.startswith(last)]


def complete_saved(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The names of saved searches."""
    from search.saved import SavedError, load_saved

    try:
        saved = load_saved(home_of(context))
    except SavedError:
        return []
    return [offer(name, line_of(one.text)) for name, one in saved.items() if name.startswith(begun)]


def complete_hits(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The numbers of the hits of the last search, with their titles."""
    from corpus.store import RecordStore
    from search.commands.last import remembered

    home = home_of(context)
    if not home.exists or not (hits := remembered(home)):
        return []
    try:
        with RecordStore(home.store_path) as store:
            titles = {record.id: record.title or record.id for record in store.get_many(hits.values())}
    except (CorpusError, OSError):
        return []
    chosen = [(str(number), titles.get(record_id, record_id)) for number, record_id in hits.items()]
    return [offer(number, line_of(title)) for number, title in chosen if number.startswith(begun)]


def complete_topics(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the topics, those of the home among them."""
    from search.topics import TopicError, load_topics, shipped_topics

    try:
        topics = load_topics([shipped_topics(), home_of(context).topics_path])
    except TopicError:
        return []
    return [offer(topic.id, line_of(topic.label)) for topic in topics if topic.id.startswith(begun)]


def values(context: click.Context, field: str, begun: str) -> Iterator[CompletionItem]:
    """The values of a field that begin so, or whose name does; the most frequent first."""
    begun = begun.lower().strip("\"'")
    found = [(kind, "") for kind in KINDS] if field == "kind" else counted_values(context, field)
    for value, label in found:
        if value.startswith(begun) or label.lower().startswith(begun):
            yield offer(value, line_of(label))


def home_of(context: click.Context) -> Home:
    """The home that the command line so far points to."""
    given = context.find_root().params.get("home")
    return find_home(Path(given) if given else None, os.environ, Path.cwd())


def counted_values(context: click.Context, field: str) -> list[tuple[str, str]]:
    """The values of a field in the collection, with their labels; none where it cannot be asked."""
    from search.commands.collection import facet_of, open_collection

    home = home_of(context)
    if not home.exists:
        return []
    try:
        with open_collection(home) as collection:
            return [(bucket.value, bucket.label) for bucket in facet_of(collection, All(), field).buckets]
    except (CorpusError, IndexerError, OSError):
        return []
