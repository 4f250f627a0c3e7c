"""Which field of whose JSON or table is the title, the text, the asker? What dossier.toml says under [fields].

[fields]                        for every file of JSON, JSON Lines, CSV or TSV
text = ["standfirst", "body"]   ours = theirs; several are put one below the other
title = "headline"
date = "meta.published"         dots lead inwards

[fields."press/*.json"]         for some of them, by path; * is anything
records = "results"             where in the file the list of papers is
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from corpus.errors import HomeError


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which field of a table or of JSON means what, as dossier.toml says it: our names, each with theirs; dots lead inwards."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    records: str | None = None  # where in a JSON file the list of papers is


FACTS = (  # of a paper that are as its field says
    *("id", "title", "url", "language", "speaker", "asker", "answerer", "answering_body", "author", "addressee", "publisher"),
    *("signatory", "house", "uin", "volume", "column"),
)
MAPPED = ("text", "kind", "date", "asked", "answered", "published", "sent", *FACTS)
NO_FIELDS = FieldMap()
FieldMaps = tuple[tuple[str, FieldMap], ...]  # a pattern of paths and its map; the default has the pattern ""
_ENDINGS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".gz", ".bz2", ".xz", ".zip", ".tar", ".tgz")
_RECORDS = "records"


def field_maps(config: Mapping[str, Mapping[str, object]]) -> FieldMaps:
    """The maps of a home's dossier.toml. Raises HomeError for a name that means nothing here."""
    table = config.get("fields", {})
    patterns = {name: value for name, value in table.items() if isinstance(value, dict)}
    own = {name: value for name, value in table.items() if not isinstance(value, dict)}
    maps = [(pattern, _map(value, f'[fields."{pattern}"]')) for pattern, value in patterns.items()]
    return (*maps, ("", _map(own, "[fields]"))) if own else tuple(maps)


def fields_for(maps: FieldMaps, shown: str) -> FieldMap:
    """The map of a file: that of the first pattern that its path fits, else the default; none for a file of another kind."""
    if not maps or not shown.lower().endswith(_ENDINGS):
        return NO_FIELDS
    return next((found for pattern, found in maps if not pattern or fnmatchcase(shown, pattern)), NO_FIELDS)


def _map(table: Mapping[str, object], where: str) -> FieldMap:
    unknown = [name for name in table if name not in (*MAPPED, _RECORDS)]
    if unknown:
        known = ", ".join((*MAPPED, _RECORDS))
        raise HomeError(f"{where} in dossier.toml names {unknown[0]!r}, which is no field of a paper. Known are {known}.")
    names = tuple((name, _theirs(value, f"{where} {name}")) for name, value in table.items() if name != _RECORDS)
    records = _theirs(table[_RECORDS], f"{where} {_RECORDS}")[0] if _RECORDS in table else None
    return FieldMap(names, records)


def _theirs(value: object, where: str) -> tuple[str, ...]:
    values: Iterable[object] = value if isinstance(value, list) else [value]
    names = tuple(name for name in values if isinstance(name, str) and name)
    if not names:
        raise HomeError(f'{where} in dossier.toml is no name of a field. Write it as "name" or ["name", "other"].')
    return names
