"""How do documents with their terms become terms with their documents? By sorting one number per occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.codec.arrayfile import Array, smallest
from indexer.codec.postings import FieldArrays


@dataclass(frozen=True, slots=True)
class Texts:
    """The tokenised texts of one field: each text's document, first position and number of tokens, and all tokens."""

    docs: Array
    bases: Array
    counts: Array
    tokens: Array  # numbers of terms


def invert_texts(texts: Texts, terms: Sequence[str]) -> FieldArrays:
    """The postings with positions. Tokens that are no term of the analyser do not occur."""
    words, ranks = sorted_terms(texts.tokens, terms)
    ends = np.cumsum(texts.counts)
    places = np.arange(len(texts.tokens), dtype=np.int64)
    places += np.repeat(texts.bases - (ends - texts.counts), texts.counts)
    place_bits = int(places.max()).bit_length() if len(places) else 0
    doc_bits = int(texts.docs.max()).bit_length() if len(texts.docs) else 0
    if place_bits + doc_bits + len(words).bit_length() > 64:
        raise OverflowError("one batch holds too many texts, positions and terms at once; index it in smaller ones")
    keys = places.view(np.uint64)
    keys |= np.repeat(texts.docs.astype(np.uint64) << np.uint64(place_bits), texts.counts)
    ranks <<= np.uint64(place_bits + doc_bits)
    keys |= ranks[texts.tokens]
    keys.sort()
    positions = smallest(keys & np.uint64((1 << place_bits) - 1), (1 << place_bits) - 1)
    keys >>= np.uint64(place_bits)
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])))
    counts = smallest(np.diff(first, append=len(keys)))
    return FieldArrays(words, *split(keys[first], doc_bits, len(words)), counts, positions)


def sorted_terms(tokens: Array, terms: Sequence[str]) -> tuple[list[bytes], Array]:
    """The terms that occur, sorted, and the place in that order of each number of a term."""
    used = np.flatnonzero(np.bincount(tokens, minlength=len(terms)))
    words = [(terms[number].encode("utf-8", "surrogatepass"), number) for number in used.tolist()]
    words.sort()
    ranks = np.zeros(len(terms), np.uint64)
    ranks[np.array([number for _, number in words], np.int64)] = np.arange(len(words), dtype=np.uint64)
    return [word for word, _ in words], ranks


def split(keys: Array, doc_bits: int, terms: int) -> tuple[Array, Array]:
    """Where each term's postings start, and the document of each, from sorted keys of a term and a document."""
    docs = smallest(keys & np.uint64((1 << doc_bits) - 1), (1 << doc_bits) - 1)
    starts = np.zeros(terms + 1, np.int64)
    np.cumsum(np.bincount((keys >> np.uint64(doc_bits)).astype(np.int64), minlength=terms), out=starts[1:])
    return starts, docs


def invert_names(names: Array, docs: Array, words: list[bytes]) -> FieldArrays:
    """The postings of a keyword field from pairs of a name's number in sorted `words` and a document; pairs may repeat."""
    doc_bits = int(docs.max()).bit_length() if len(docs) else 0
    keys = np.sort((names.astype(np.uint64) << np.uint64(doc_bits)) | docs.astype(np.uint64))
    if len(keys):
        keys = keys[np.concatenate((np.ones(1, bool), keys[1:] != keys[:-1]))]
    return FieldArrays(words, *split(keys, doc_bits, len(words)))


def ragged(starts: Array, counts: Array) -> Array:
    """The indexes start, start + 1, ... of each stretch, one stretch after the other.

    >>> ragged(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    counts = counts.astype(np.int64)
    ends = np.cumsum(counts)
    indexes = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int64)
    indexes += np.repeat(starts - (ends - counts), counts)
    return indexes
