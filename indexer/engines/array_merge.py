"""How do several segments become one? Array by array, without the documents that were deleted; and which are worth it?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import ArrayFileWriter, smallest
from indexer.codec.contents import OpenSegment
from indexer.codec.fieldarrays import FieldArrays, load_field, ragged
from indexer.codec.postings import FieldPostings
from indexer.codec.strings import Strings, decoded
from indexer.engines.array_batch import close_segment
from indexer.engines.array_columns import Columns, Dates, Keywords, Variant, write_columns
from indexer.fields import FIELDS, SORT_KEYS

TIER = 8  # so many segments of like size become one
SMALL = 512  # documents that are merged without a thought
MOST = 24  # segments; beyond this, any merge is worth it
LARGEST = 250_000  # documents; no merge makes a larger segment, so that memory stays bounded


def choose(sizes: Sequence[int], added: int) -> list[int]:
    """The indexes of the segments to merge (none: fewer than two), by their documents, after that many were added.

    Segments of one tier, where there are enough of them, with all smaller ones. A small change merges little, so that it
    stays quick; when too many segments have gathered, it merges whatever there is.
    """
    budget = LARGEST if len(sizes) > MOST else max(SMALL, 4 * added)
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    best: list[int] = []
    for stop in range(TIER, len(order) + 1):
        group, total = order[:stop], sum(sizes[index] for index in order[:stop])
        if total > min(budget, LARGEST):
            break
        if sizes[group[-1]] <= TIER * max(1, sizes[group[-TIER]]):
            best = group
    return best


def merge(segments: Sequence[OpenSegment], documents: ArrayFileWriter, terms: ArrayFileWriter) -> int:
    """Write the live documents of all segments into one; returns how many there are."""
    maps, count = _new_numbers(segments)
    postings = write_columns(documents, _columns(segments, maps))
    lengths = {}
    for name, field in FIELDS.items():
        if field.kind == "text":
            lengths[name] = np.concatenate([_lengths(old, name)[new >= 0] for old, new in zip(segments, maps, strict=True)])
        if field.kind == "text" or (field.kind == "keyword" and not field.facet):
            arrays = _merge_postings(segments, maps, name)
            if arrays.terms:
                postings[name] = arrays
    close_segment(documents, terms, lengths, postings)
    return count


def _new_numbers(segments: Sequence[OpenSegment]) -> tuple[list[Array], int]:
    """For each segment the new number of each document, -1 for a deleted one; and how many there are in all."""
    maps, count = [], 0
    for segment in segments:
        live = np.ones(len(segment), bool)
        live[list(segment.entry.deleted)] = False
        new = np.where(live, np.cumsum(live) - 1 + count, -1)
        maps.append(new)
        count += int(live.sum())
    return maps, count


def _lengths(segment: OpenSegment, name: str) -> Array:
    return segment.documents.array(f"length/{name}").astype(np.int64)


def _columns(segments: Sequence[OpenSegment], maps: list[Array]) -> Columns:
    """The columns of all live documents."""
    ids: list[str] = []
    duplicates: dict[int, str] = {}
    sort_keys: dict[str, list[str | None]] = {key: [] for key in SORT_KEYS}
    for segment, new in zip(segments, maps, strict=True):
        file = segment.documents
        live = np.flatnonzero(new >= 0).tolist()
        known = Strings(file, "ids").all()
        ids += [decoded(known[doc]) for doc in live]
        of = Strings(file, "duplicate/of").all()
        for doc, original in zip(new[file.array("duplicate/docs")].tolist(), of, strict=True):
            if doc >= 0:
                duplicates[doc] = decoded(original)
        for key, found in sort_keys.items():
            values = [*map(decoded, Strings(file, f"sort/{key}/values").all()), None]
            ranks = file.array(f"sort/{key}/ranks").tolist()
            found += [values[ranks[doc]] for doc in live]
    dates = {name: _dates(segments, maps, f"date/{name}") for name, field in FIELDS.items() if field.kind == "date"}
    facets = {
        name: _keywords(segments, maps, f"facet/{name}") for name, field in FIELDS.items() if field.keywords and field.facet
    }
    return Columns(ids, duplicates, sort_keys, dates, facets)


def _dates(segments: Sequence[OpenSegment], maps: list[Array], name: str) -> Dates:
    rows: list[tuple[Array, Array, Array]] = [(np.zeros(0, np.int64),) * 3]
    for segment, new in zip(segments, maps, strict=True):
        file = segment.documents
        if f"{name}/docs" in file:
            docs = new[file.array(f"{name}/docs")]
            live = docs >= 0
            first, last = (file.array(f"{name}/{part}").astype(np.int64)[live] for part in ("first", "last"))
            rows.append((docs[live], first, last))
    return Dates(*(np.concatenate(part) for part in zip(*rows, strict=True)))


def _keywords(segments: Sequence[OpenSegment], maps: list[Array], name: str) -> Keywords:
    known: dict[Variant, int] = {}
    counts, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for segment, new in zip(segments, maps, strict=True):
        if f"{name}/variants" not in segment.documents:
            counts.append(np.zeros(int((new >= 0).sum()), np.int64))
            continue
        renumbered = np.array([known.setdefault(variant, len(known)) for variant in _variants(segment, name)], np.int64)
        own_counts, own = document_variants(segment, name)
        counts.append(own_counts[new >= 0])
        numbers.append(renumbered[own[np.repeat(new >= 0, own_counts)]])
    return Keywords(list(known), np.concatenate(counts), np.concatenate(numbers))


def document_variants(segment: OpenSegment, name: str) -> tuple[Array, Array]:
    """How many variants each document has, and all of them, one document after the other."""
    variants = segment.documents.array(f"{name}/variants").astype(np.int64)
    if f"{name}/first" in segment.documents:
        return np.diff(segment.documents.array(f"{name}/first").astype(np.int64)), variants
    known = variants < segment.documents.length(f"{name}/value")
    return known.astype(np.int64), variants[known]


def _variants(segment: OpenSegment, name: str) -> list[Variant]:
    """The variants of a keyword field, in the order of their numbers."""
    file = segment.documents
    values = [decoded(value) for value in Strings(file, f"{name}/values").all()]
    labels = [decoded(label) for label in Strings(file, f"{name}/labels").all()]
    words = FieldPostings(segment.terms, name.removeprefix("facet/")).terms.all()
    starts, named = file.array(f"{name}/named.starts").tolist(), file.array(f"{name}/named").tolist()
    names: list[list[str]] = [[] for _ in labels]
    for number, word in enumerate(words):
        for variant in named[starts[number] : starts[number + 1]]:
            names[variant].append(decoded(word))
    value_of = file.array(f"{name}/value").tolist()
    return [(values[value], label, tuple(own)) for value, label, own in zip(value_of, labels, names, strict=True)]


def _merge_postings(segments: Sequence[OpenSegment], maps: list[Array], name: str) -> FieldArrays:
    """The postings of one field, without those of deleted documents."""
    fields = [
        (load_field(FieldPostings(segment.terms, name)), new)
        for segment, new in zip(segments, maps, strict=True)
        if f"{name}/docs" in segment.terms
    ]
    words = sorted({word for field, _ in fields for word in field.terms})
    rank = {word: number for number, word in enumerate(words)}
    terms, docs, counts, places, positions = ([np.zeros(0, np.int64)] for _ in range(5))
    for field, new in fields:
        own = np.array([rank[word] for word in field.terms], np.int64)
        live = new[field.docs] >= 0
        terms.append(np.repeat(own, np.diff(field.starts))[live])
        docs.append(new[field.docs][live])
        if field.counts is not None and field.positions is not None:
            all_counts = field.counts.astype(np.int64)
            counts.append(all_counts[live])
            places.append((np.cumsum(all_counts) - all_counts)[live] + sum(map(len, positions)))
            positions.append(field.positions)
    term = np.concatenate(terms)
    order = np.argsort(term, kind="stable")  # a merge of sorted runs, as the documents of each segment follow the last one's
    per_term = np.bincount(term, minlength=len(words))
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(per_term[per_term > 0])))
    kept = [word for word, many in zip(words, per_term.tolist(), strict=True) if many]
    merged = FieldArrays(kept, starts, np.concatenate(docs)[order])
    if len(positions) == 1:
        return merged
    count = np.concatenate(counts)[order]
    everywhere = np.concatenate([smallest(part) for part in positions])
    return merged._replace(counts=count, positions=everywhere[ragged(np.concatenate(places)[order], count)])
