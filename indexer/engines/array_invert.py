"""How do documents with their terms become terms with their documents? By sorting one number per occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.codec.arrayfile import Array
from indexer.codec.arraywriter import narrowest, smallest
from indexer.codec.fieldarrays import FieldArrays

_STEP = 1 << 20  # tokens looked at at once


@dataclass(frozen=True, slots=True)
class Texts:
    """The tokenised texts of one field: each text's document, first position and number of tokens, and all tokens."""

    docs: Array
    bases: Array
    counts: Array
    tokens: Array  # numbers of terms


@dataclass(slots=True)
class Keys:
    """For each token its term, document and place in one number, from the highest bits to the lowest."""

    words: list[bytes]  # the sorted terms that the numbers in the keys mean
    keys: Array
    doc_bits: int
    place_bits: int


def invert_keys(found: Keys) -> FieldArrays:
    """The postings with positions; the keys are used up, as there are many of them."""
    keys, place_bits = found.keys, found.place_bits
    found.keys = keys[:0]
    keys.sort()
    positions = np.empty(len(keys), narrowest((1 << place_bits) - 1))
    for start in range(0, len(keys), _STEP):
        positions[start : start + _STEP] = keys[start : start + _STEP] & np.uint64((1 << place_bits) - 1)
    keys >>= np.uint64(place_bits)
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])))
    counts = smallest(np.concatenate((first[1:] - first[:-1], len(keys) - first[-1:])))
    keys = keys.take(first)
    del first
    return FieldArrays(found.words, *split(keys, found.doc_bits, len(found.words)), counts, positions)


def token_keys(texts: Texts, terms: Sequence[str]) -> Keys:
    """The keys of all tokens."""
    words, ranks = sorted_terms(texts.tokens, terms)
    ends = np.cumsum(texts.counts)
    before = texts.bases - (ends - texts.counts)  # of each text: what its tokens' indexes need to become places
    places = (texts.bases + texts.counts).max(initial=0)
    place_bits, doc_bits = int(places).bit_length(), int(texts.docs.max(initial=0)).bit_length()
    if place_bits + doc_bits + len(words).bit_length() > 64:
        raise OverflowError("one batch holds too many texts, positions and terms at once; index it in smaller ones")
    ranks <<= np.uint64(place_bits + doc_bits)
    keys = np.empty(len(texts.tokens), np.uint64)
    texts_at_once = max(1, _STEP * len(texts.counts) // max(1, len(keys)))
    for text in range(0, len(texts.counts), texts_at_once):  # in steps, so that what is made on the way stays small
        some = slice(text, text + texts_at_once)
        own = slice(int(ends[text] - texts.counts[text]), int(ends[some][-1]))
        part = np.arange(own.start, own.stop, dtype=np.int64)
        part += np.repeat(before[some], texts.counts[some])
        part |= np.repeat(texts.docs[some] << place_bits, texts.counts[some])
        keys[own] = part.view(np.uint64) | ranks[texts.tokens[own]]
    return Keys(words, keys, doc_bits, place_bits)


def sorted_terms(tokens: Array, terms: Sequence[str]) -> tuple[list[bytes], Array]:
    """The terms that occur, sorted, and the place in that order of each number of a term."""
    occurs = np.zeros(len(terms), bool)
    occurs[tokens] = True
    used = np.flatnonzero(occurs)
    words = [(terms[number].encode("utf-8", "surrogatepass"), number) for number in used.tolist()]
    words.sort()
    ranks = np.zeros(len(terms), np.uint64)
    ranks[np.array([number for _, number in words], np.int64)] = np.arange(len(words), dtype=np.uint64)
    return [word for word, _ in words], ranks


def split(keys: Array, doc_bits: int, terms: int) -> tuple[Array, Array]:
    """Where each term's postings start, and the document of each, from sorted keys of a term and a document."""
    docs = np.empty(len(keys), narrowest((1 << doc_bits) - 1))
    per_term = np.zeros(terms, np.int64)
    for start in range(0, len(keys), _STEP):
        some = keys[start : start + _STEP]
        docs[start : start + _STEP] = some & np.uint64((1 << doc_bits) - 1)
        per_term += np.bincount((some >> np.uint64(doc_bits)).view(np.int64), minlength=terms)
    starts = np.zeros(terms + 1, np.int64)
    np.cumsum(per_term, out=starts[1:])
    return starts, docs


def invert_names(names: Array, docs: Array, words: list[bytes]) -> FieldArrays:
    """The postings of a keyword field from pairs of a name's number in sorted `words` and a document; pairs may repeat."""
    doc_bits = int(docs.max()).bit_length() if len(docs) else 0
    keys = np.sort((names.astype(np.uint64) << np.uint64(doc_bits)) | docs.astype(np.uint64))
    if len(keys):
        keys = keys[np.concatenate((np.ones(1, bool), keys[1:] != keys[:-1]))]
    return FieldArrays(words, *split(keys, doc_bits, len(words)))
