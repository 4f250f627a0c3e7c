"""Which searches does the user keep, and under what names?

One file of the home, saved.toml, holds them all: each with its query as typed, its filters as queries of one field, and the
version of the query language that it was written in. Behind an @ the name stands for all of it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.home import Home, write_private
from search.lexer import QueryError
from search.parser import parse, to_text
from search.query import GRAMMAR, Filter, Match, Node, Or, Range

NAME = re.compile(r"\w[\w-]{0,63}")
HEADING = "# Saved searches: made by `dossier saved add`, used as @name in a query and by `dossier saved run`.\n"


class SavedError(Exception):
    """A saved search that is not there, or cannot be kept or read: which one, and what to do."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name. Each filter is a query of one field whose values are alternatives."""

    name: str
    query: str
    filters: tuple[str, ...] = ()
    grammar: int = GRAMMAR

    @property
    def text(self) -> str:
        """The whole of it as one query.

        >>> SavedSearch("letters", "firewall OR refuge", ("kind:letter",)).text
        '(firewall OR refuge) (kind:letter)'
        """
        parts = [part for part in (self.query, *self.filters) if part.strip()]
        return " ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts) or "*"


def saved_search(name: str, query: str, filters: tuple[Filter, ...], home: Home, *, any_word: bool = False) -> SavedSearch:
    """A saved search of what was asked. Raises SavedError for a bad name, QueryError for a query that is not understood.

    Where every word is optional the query is kept as its alternatives, which mean the same wherever they stand.
    """
    if not NAME.fullmatch(name):
        raise SavedError(f"{name!r} cannot be a name: write up to 64 letters, digits, hyphens and underscores.")
    known = load_saved(home)
    tree = parse(query, any_word=any_word, saved=lambda other: known[other].text if other in known else None).tree
    found = SavedSearch(name, to_text(tree) if any_word else query, tuple(to_text(Or(one.choices)) for one in filters))
    check({**known, name: found}, name)
    return found


def check(known: Mapping[str, SavedSearch], name: str) -> None:
    """Raises QueryError where the whole of a saved search is not understood, or leads back to itself."""
    parse(f"@{name}", saved=lambda other: known[other].text if other in known else None)


def load_saved(home: Home) -> dict[str, SavedSearch]:
    """The saved searches of a home by name, sorted. Raises SavedError for a file that cannot be read."""
    try:
        tables = tomllib.loads(home.saved_path.read_text("utf-8"))
        found = {name: read(name, table) for name, table in sorted(tables.items())}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SavedError(f"{home.saved_path} cannot be read: {error}. Correct it, or move it away.") from error
    for search in found.values():
        if search.grammar > GRAMMAR:
            raise SavedError(f"{search.name} was saved by a newer Dossier, in query language {search.grammar}. Update Dossier.")
    return found


def read(name: str, table: object) -> SavedSearch:
    """The saved search of one table of the file. Raises KeyError, TypeError or ValueError for another form."""
    if not isinstance(table, dict) or not NAME.fullmatch(name) or not isinstance(filters := table.get("filters", []), list):
        raise ValueError(f"[{name}] is no saved search")
    return SavedSearch(name, str(table["query"]), tuple(map(str, filters)), int(str(table["grammar"])))


def write_saved(home: Home, searches: Mapping[str, SavedSearch]) -> None:
    """Writes the file anew, whole or not at all."""
    blocks = [
        f"\n[{quoted(name)}]\nquery = {quoted(one.query)}\nfilters = [{', '.join(map(quoted, one.filters))}]\n"
        f"grammar = {one.grammar}\n"
        for name, one in sorted(searches.items())
    ]
    write_private(home.saved_path, HEADING + "".join(blocks))


def quoted(text: str) -> str:
    """A string of TOML: that of JSON but for the delete character; what is no character becomes a question mark."""
    return json.dumps(text.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False).replace("\x7f", "\\u007f")


def lookup(home: Home, name: str) -> str | None:
    """The text that @name stands for in a query; None where there is no such search."""
    found = load_saved(home).get(name)
    return found.text if found else None


def named(home: Home, name: str) -> SavedSearch:
    """The saved search of that name. Raises SavedError that lists those there are."""
    known = load_saved(home)
    if name not in known:
        there = f"saved are: {', '.join(known)}" if known else "there is none"
        raise SavedError(f"no search is saved as {name!r}; {there}. To save one: dossier saved add {name} QUERY")
    return known[name]


def query_of(search: SavedSearch, home: Home) -> Node:
    """The tree of its query, without the filters. Raises QueryError."""
    return parse(search.query, saved=lambda name: lookup(home, name)).tree


def filters_of(search: SavedSearch) -> tuple[Filter, ...]:
    """The filters as a request has them. Raises QueryError for one that is no list of values of one field."""
    found = []
    for text in search.filters:
        tree = parse(text).tree
        choices = tuple(node for node in (tree.nodes if isinstance(tree, Or) else (tree,)) if isinstance(node, Match | Range))
        if len({choice.field for choice in choices}) != 1:
            raise QueryError(f"the filter of {search.name} has not the values of one field", text, 1, "Save the search again.")
        found.append(Filter(choices[0].field, choices))
    return tuple(found)
