"""How are the keyword values of many records gathered? As numbers, one pass over the actors for all the fields of actors."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from corpus.records import Record
from indexer.codec.fieldarrays import FieldArrays
from indexer.codec.strings import encoded
from indexer.engines.array_columns import Keywords, Variant
from indexer.engines.array_invert import invert_names
from indexer.fields import FIELDS, ActorsWith, Keyword, distinct, names


class _Variants:
    """Numbers keywords: those of one value, label and names have one number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self._numbers: dict[Variant, int] = {}

    def number(self, value: str, label: str, also: tuple[str, ...]) -> int:
        key = (value, label, also)
        number = self._known.get(key)
        if number is None:
            variant = (value, label, names(Keyword(value, label, also)))
            number = self._known[key] = self._numbers.setdefault(variant, len(self._numbers))
        return number

    def all(self) -> list[Variant]:
        return list(self._numbers)


class _Column:
    """The values of one field: pairs of a document and a variant."""

    def __init__(self, variants: _Variants) -> None:
        self.variants = variants
        self.docs, self.numbers = array("q"), array("q")

    def extend(self, first: int, found: Iterable[tuple[Keyword, ...]]) -> None:
        """The values of the documents from `first` on."""
        number, add_doc, add_number = self.variants.number, self.docs.append, self.numbers.append
        last: tuple[Keyword, ...] = ()
        last_number = 0
        for doc, values in enumerate(found, first):
            if len(values) == 1:
                if values is not last:
                    last, last_number = values, number(values[0].value, values[0].label, values[0].also)
                add_doc(doc)
                add_number(last_number)
            elif values:
                for value in distinct(values):
                    add_doc(doc)
                    add_number(number(value.value, value.label, value.also))

    def keywords(self, documents: int, variants: list[Variant]) -> Keywords:
        numbers = np.array(self.numbers, np.int64)
        used = np.flatnonzero(np.bincount(numbers, minlength=len(variants)))
        renumbered = np.zeros(len(variants), np.int64)
        renumbered[used] = np.arange(len(used))
        counts = np.bincount(np.array(self.docs, np.int64), minlength=documents)
        return Keywords([variants[number] for number in used.tolist()], counts, renumbered[numbers])


class _Names:
    """The names of the values of a field that is no facet, such as the id: pairs of a document and a name."""

    def __init__(self) -> None:
        self._docs = array("q")
        self._names: list[bytes] = []

    def extend(self, first: int, found: Iterable[tuple[Keyword, ...]]) -> None:
        """The values of the documents from `first` on."""
        for doc, values in enumerate(found, first):
            for name in {name for value in values for name in names(value)}:
                self._docs.append(doc)
                self._names.append(encoded(name))

    def postings(self) -> FieldArrays:
        words = sorted(set(self._names))
        rank = {word: number for number, word in enumerate(words)}
        ranks = np.fromiter(map(rank.__getitem__, self._names), np.int64, len(self._names))
        return invert_names(ranks, np.array(self._docs, np.int64), words)


class KeywordColumns:
    """The values of all keyword fields."""

    def __init__(self) -> None:
        getters = {name: field.keywords for name, field in FIELDS.items() if field.keywords and field.facet}
        self._actors = _ActorColumns({name: get for name, get in getters.items() if isinstance(get, ActorsWith)})
        self._plain = {name: (get, _Column(_Variants())) for name, get in getters.items() if not isinstance(get, ActorsWith)}
        self._names = {n: (field.keywords, _Names()) for n, field in FIELDS.items() if field.keywords and not field.facet}

    def extend(self, first: int, records: Sequence[Record]) -> None:
        """The values of the records, which are the documents from `first` on."""
        self._actors.extend(first, records)
        for get, column in self._plain.values():
            column.extend(first, map(get, records))
        for get, own in self._names.values():
            own.extend(first, map(get, records))

    def facets(self, documents: int) -> dict[str, Keywords]:
        """The values of each facet, for so many documents."""
        plain = {name: column.keywords(documents, column.variants.all()) for name, (_, column) in self._plain.items()}
        return self._actors.columns(documents) | plain

    def names(self) -> dict[str, FieldArrays]:
        """The postings of the names of the fields that are no facets."""
        return {name: column.postings() for name, (_, column) in self._names.items()}


class _ActorColumns:
    """The fields that hold actors by their roles."""

    def __init__(self, getters: Mapping[str, ActorsWith]) -> None:
        self._getters = getters
        self._variants = _Variants()
        self._columns = {name: _Column(self._variants) for name in getters}
        self._by_roles: dict[tuple[str, ...], list[_Column]] = {}

    def extend(self, first: int, records: Sequence[Record]) -> None:
        number, by_roles = self._variants.number, self._by_roles
        for doc, record in enumerate(records, first):
            actors = record.actors
            if len(actors) > 1 and len({actor.id for actor in actors}) < len(actors):
                self._add_repeated(doc, record)
                continue
            for actor in actors:
                columns = by_roles.get(actor.roles)
                if columns is None:
                    columns = by_roles[actor.roles] = self._with(actor.roles)
                found = number(actor.id, actor.name, actor.aliases)
                for column in columns:
                    column.docs.append(doc)
                    column.numbers.append(found)

    def _with(self, roles: tuple[str, ...]) -> list[_Column]:
        """The columns of the fields that hold an actor of these roles."""
        return [
            column
            for name, column in self._columns.items()
            if not self._getters[name].roles or set(self._getters[name].roles) & set(roles)
        ]

    def _add_repeated(self, doc: int, record: Record) -> None:
        """A record that has one actor twice."""
        for name, column in self._columns.items():
            column.extend(doc, [self._getters[name](record)])

    def columns(self, documents: int) -> dict[str, Keywords]:
        variants = self._variants.all()
        return {name: column.keywords(documents, variants) for name, column in self._columns.items()}
