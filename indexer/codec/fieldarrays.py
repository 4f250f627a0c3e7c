"""What are a field's postings in memory: what is written, merged and read again whole?"""

from __future__ import annotations

import numpy as np

from corpus.nouns import NamedTuple
from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import ArrayFileWriter, smallest, write_strings
from indexer.codec.postings import FieldPostings
from indexer.codec.strings import Strings


class FieldArrays(NamedTuple):
    """A field's postings in memory: what is written, and what merging works on. Starts have one more element than terms."""

    terms: list[bytes]
    starts: Array  # of each term's postings
    docs: Array
    counts: Array | None = None  # places per posting
    positions: Array | None = None
    weights: Array | None = None
    values: list[bytes] | None = None


def write_field(writer: ArrayFileWriter, field: str, arrays: FieldArrays) -> None:
    """Write one field; an array that says nothing new is left out."""
    write_strings(writer, f"{field}/terms", arrays.terms)
    writer.add(f"{field}/postings", smallest(arrays.starts))
    writer.add(f"{field}/docs", smallest(arrays.docs))
    if arrays.counts is not None:
        writer.add(f"{field}/counts", smallest(arrays.counts))
    if arrays.positions is not None and arrays.counts is not None:
        ends = np.zeros(len(arrays.counts) + 1, np.int64)
        np.cumsum(arrays.counts, dtype=np.int64, out=ends[1:])
        writer.add(f"{field}/places", smallest(ends[arrays.starts]))
        writer.add(f"{field}/positions", smallest(arrays.positions))
    if arrays.weights is not None:
        writer.add(f"{field}/weights", arrays.weights.astype("<f4"))
    if arrays.values is not None:
        write_strings(writer, f"{field}/values", arrays.values)


def load_field(field: FieldPostings) -> FieldArrays:
    """A whole field of a segment, for merging."""
    file, name = field.file, field.field

    def whole(part: str) -> Array | None:
        return file.array(f"{name}/{part}") if f"{name}/{part}" in file else None

    return FieldArrays(
        field.terms.all(),
        file.array(f"{name}/postings").astype(np.int64),
        file.array(f"{name}/docs"),
        whole("counts"),
        whole("positions"),
        whole("weights"),
        Strings(file, f"{name}/values").all() if field.has_values else None,
    )


def ragged(starts: Array, counts: Array) -> Array:
    """The indexes start, start + 1, ... of each stretch, one stretch after the other.

    >>> ragged(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    counts = counts.astype(np.int64, copy=False)
    ends = counts.cumsum()
    indexes = np.arange(ends[-1] if len(ends) else 0)
    indexes += (starts - (ends - counts)).repeat(counts)
    return indexes
