"""What may come next? Fields and values for the completion of a shell; silent where there is no collection to ask."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from corpus.errors import CorpusError
from corpus.home import Home, find_home
from corpus.records import KINDS
from indexer.errors import IndexerError
from indexer.fields import FIELDS
from search.query import All

MOST = 100
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def complete_values(field: str) -> Complete:
    """A completer of one field's values."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        return list(values(context, field, begun))[:MOST]

    return complete


def complete_query(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Fields with their colon; after one, its values."""
    name, colon, value = begun.partition(":")
    if colon and name in FIELDS and FIELDS[name].kind == "keyword":
        return [CompletionItem(f"{name}:{found.value}", help=found.help) for found in values(context, name, value)][:MOST]
    return [CompletionItem(f"{row.name}:", help=row.help) for row in FIELDS.values() if row.name.startswith(begun) and begun]


def complete_facets(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The fields that can be counted."""
    return [CompletionItem(row.name, help=row.help) for row in FIELDS.values() if row.facet and row.name.startswith(begun)]


def values(context: click.Context, field: str, begun: str) -> Iterator[CompletionItem]:
    """The values of a field that begin so, or whose name does; the most frequent first."""
    begun = begun.lower().strip("\"'")
    found = [(kind, "") for kind in KINDS] if field == "kind" else counted_values(context, field)
    for value, label in found:
        if value.startswith(begun) or label.lower().startswith(begun):
            yield CompletionItem(value, help=label)


def home_of(context: click.Context) -> Home:
    """The home that the command line so far points to."""
    given = context.find_root().params.get("home")
    return find_home(Path(given) if given else None, os.environ, Path.cwd())


def counted_values(context: click.Context, field: str) -> list[tuple[str, str]]:
    """The values of a field in the collection, with their labels; none where it cannot be asked."""
    from search.commands.ask import facet_of, open_collection

    home = home_of(context)
    if not home.exists:
        return []
    try:
        with open_collection(home) as collection:
            return [(bucket.value, bucket.label) for bucket in facet_of(collection, All(), field).buckets]
    except (CorpusError, IndexerError, OSError):
        return []
