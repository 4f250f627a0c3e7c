"""What does the number after `show` or `export --hit` mean? That hit of the last search in this home."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress

from corpus.home import Home, write_private
from corpus.records import Record
from corpus.store import RecordStore
from corpus.terminal_text import safe_for_terminal


class UnknownRecordError(LookupError):
    """No record of that id, or no hit of that number: what to type instead."""


def remember(home: Home, first: int, ids: Sequence[str]) -> None:
    """Keeps the ids of the hits that were shown, numbered from `first`, for the owner alone; on a read-only disk nothing."""
    form = {"format": 1, "first": first, "ids": list(ids)}
    with suppress(OSError):
        write_private(home.last_search_path, json.dumps(form), lasting=False)  # no search waits for the disk


def remembered(home: Home) -> dict[int, str]:
    """The hits of the last search by number; empty where there is none that can be read."""
    try:
        kept = json.loads(home.last_search_path.read_text("utf-8"))
        return dict(enumerate(map(str, kept["ids"]), start=int(kept["first"])))
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def record_named(name: str, store: RecordStore, home: Home) -> Record:
    """The record of an id, of the beginning of one, or of a hit's number. Raises UnknownRecordError."""
    if found := store.get(name):
        return found
    if name.isdecimal() and len(name) < 6:
        hits = remembered(home)
        record_id = hits.get(int(name))
        if record_id is None:
            numbers = f"has hits {min(hits)} to {max(hits)}" if hits else "found nothing, or there was none"
            raise UnknownRecordError(f"there is no hit {int(name)}: the last search here {numbers}. Search again, or give an id.")
        if found := store.get(record_id):
            return found
        raise UnknownRecordError(f"hit {int(name)} was {record_id}, which is no longer in the collection. Search again.")
    begun = [record_id for record_id in store.ids() if record_id.startswith(name)] if name else []
    if len(begun) == 1 and (found := store.get(begun[0])):
        return found
    if begun:
        raise UnknownRecordError(f"{len(begun):,} ids begin with {shown(name)}: {', '.join(begun[:5])} ... Give more of it.")
    raise UnknownRecordError(
        f"there is no record {shown(name)}. The ids are those that `dossier search` prints with --format ids."
    )


def shown(name: str) -> str:
    """An id as typed, harmless to a terminal."""
    return repr(safe_for_terminal(name))
