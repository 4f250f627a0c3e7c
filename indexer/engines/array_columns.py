"""What does a segment of the array engine know of each document, beside its words?

ids, ids.starts            the record's id per document
id.order, id.rank          the documents in the order of their ids, and the place of each in it
duplicate/docs, duplicate/of (.starts)      the documents that duplicate another, and its id
sort/<key>/values (.starts), sort/<key>/ranks     the sorted keys, and each document's (their number: none)
date/<field>/docs, first, last, order       days as proleptic ordinals, by document; and the rows by first day
facet/<field>/values, labels, value         values; and of each variant (value, label and names) its label and value
facet/<field>/totals                        in how many documents each variant occurs
facet/<field>/named (.starts)               the variants that each name of the field's terms names
facet/<field>/variants (and first)          each document's variant (their number: none), or variants from first[doc] on
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.nouns import NamedTuple
from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import ArrayFileWriter, smallest, write_strings
from indexer.codec.fieldarrays import FieldArrays, ragged
from indexer.codec.strings import encoded
from indexer.engines.array_invert import invert_names

Variant = tuple[str, str, tuple[str, ...]]  # a keyword's value, label and names


class Keywords(NamedTuple):
    """A keyword field of a batch: the variants in any order, and which ones each document has."""

    variants: list[Variant]
    counts: Array  # of variants, per document
    numbers: Array  # the documents' variants, one document after the other


class Dates(NamedTuple):
    """A date field of a batch: one row per date, by document."""

    docs: Array
    first: Array
    last: Array


class Columns(NamedTuple):
    """Everything that a batch of documents is beside its words; the documents are numbered from 0."""

    ids: list[str]
    duplicate_of: dict[int, str]
    sort_keys: dict[str, list[str | None]]
    dates: dict[str, Dates]
    facets: dict[str, Keywords]


def write_columns(writer: ArrayFileWriter, columns: Columns) -> dict[str, FieldArrays]:
    """Write the columns; returns the postings of the facets' names, which go to the terms."""
    ids = [encoded(id) for id in columns.ids]
    write_strings(writer, "ids", ids)
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    writer.add("id.order", smallest(order))
    writer.add("id.rank", smallest(inverse(order)))
    writer.add("duplicate/docs", smallest(np.array(sorted(columns.duplicate_of), np.int64)))
    write_strings(writer, "duplicate/of", [encoded(columns.duplicate_of[doc]) for doc in sorted(columns.duplicate_of)])
    for key, found in columns.sort_keys.items():
        _write_sort_key(writer, key, found)
    for field, dates in columns.dates.items():
        if len(dates.docs):
            _write_dates(writer, f"date/{field}", dates)
    return {field: write_facet(writer, field, found) for field, found in columns.facets.items() if len(found.numbers)}


def inverse(order: Array) -> Array:
    """The permutation that undoes this one."""
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _write_sort_key(writer: ArrayFileWriter, key: str, found: Sequence[str | None]) -> None:
    values = sorted({value for value in found if value is not None})
    rank = {value: number for number, value in enumerate(values)}
    none = len(values)
    ranks = np.fromiter((none if value is None else rank[value] for value in found), np.int64, len(found))
    write_strings(writer, f"sort/{key}/values", [encoded(value) for value in values])
    writer.add(f"sort/{key}/ranks", smallest(ranks))


def _write_dates(writer: ArrayFileWriter, name: str, dates: Dates) -> None:
    writer.add(f"{name}/docs", smallest(dates.docs))
    writer.add(f"{name}/first", smallest(dates.first))
    writer.add(f"{name}/last", smallest(dates.last))
    writer.add(f"{name}/order", smallest(np.argsort(dates.first, kind="stable")))


def write_facet(writer: ArrayFileWriter, field: str, found: Keywords) -> FieldArrays:
    """Write a facet's columns; returns the postings of its names."""
    name = f"facet/{field}"
    found = in_order(found)
    values = sorted({value for value, _, _ in found.variants})
    value_rank = {value: rank for rank, value in enumerate(values)}
    write_strings(writer, f"{name}/values", [encoded(value) for value in values])
    write_strings(writer, f"{name}/labels", [encoded(label) for _, label, _ in found.variants])
    writer.add(f"{name}/value", smallest(np.array([value_rank[value] for value, _, _ in found.variants], np.int64)))
    writer.add(f"{name}/totals", smallest(np.bincount(found.numbers, minlength=len(found.variants))))
    if int(found.counts.max()) > 1:
        writer.add(f"{name}/first", smallest(np.concatenate((np.zeros(1, np.int64), np.cumsum(found.counts)))))
        writer.add(f"{name}/variants", smallest(found.numbers))
    else:
        single = np.full(len(found.counts), len(found.variants), np.int64)
        single[found.counts > 0] = found.numbers
        writer.add(f"{name}/variants", smallest(single))
    named, postings = name_postings(found)
    writer.add(f"{name}/named", smallest(named.docs))
    writer.add(f"{name}/named.starts", smallest(named.starts))
    return postings


def in_order(found: Keywords) -> Keywords:
    """The same with the variants sorted."""
    order = sorted(range(len(found.variants)), key=found.variants.__getitem__)
    numbers = inverse(np.array(order, np.int64))[found.numbers]
    return Keywords([found.variants[number] for number in order], found.counts, numbers)


def name_postings(found: Keywords) -> tuple[FieldArrays, FieldArrays]:
    """The variants that each name names, and the documents that have it."""
    words = sorted({encoded(word) for _, _, names in found.variants for word in names})
    rank = {word: number for number, word in enumerate(words)}
    per_variant = np.array([len(names) for _, _, names in found.variants], np.int64)
    flat = np.array([rank[encoded(word)] for _, _, names in found.variants for word in names], np.int64)
    named = invert_names(flat, np.repeat(np.arange(len(found.variants)), per_variant), words)
    starts = np.cumsum(per_variant) - per_variant
    many = per_variant[found.numbers]
    docs = np.repeat(np.arange(len(found.counts)), found.counts)
    return named, invert_names(flat[ragged(starts[found.numbers], many)], np.repeat(docs, many), words)
