"""What is a word? The one analyser that every engine, the snippets and the topics share.

A token is a run of letters and digits, with apostrophes inside it. It is folded (case, accents, typographic
apostrophes, possessive 's) and stemmed with Snowball's English stemmer. Nothing is stopped: "Article 3" has to find
Article 3, so one-character and numeric tokens stay.

>>> terms("Women’s Aid, Article 59")
['women', 'aid', 'articl', '59']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import Stemmer

from corpus.nouns import NamedTuple

VERSION = 1  # part of the index manifest: an index made with other tokens is rebuilt

VALUE_GAP = 1_000  # positions left free between the values of one field, so that a phrase stays within one

TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})

_ONE_BYTE = "cp1252"  # an encoding of one byte for each character, with the signs of most papers
_WORD_BYTES = bytes(
    byte if sign.isalnum() else ord("'") if sign in "'’" else ord(" ")
    for byte, sign in enumerate(bytes(range(256)).decode(_ONE_BYTE, "replace"))
)
_PIECES = f"({TOKEN.pattern})"  # splits a text into its words and what is between them; compiled for the first rare sign

_stem = Stemmer.Stemmer("english", 0).stemWord  # no cache of its own: _terms is one
_terms: dict[str, str] = {}
_TERMS_KEPT = 500_000  # beyond this the cache starts anew, so that memory stays bounded


class Token(NamedTuple):
    """A word in a text: the term it is indexed as, its position among the tokens, and where it stands."""

    term: str
    position: int
    start: int
    end: int


def fold(text: str) -> str:
    """Case, accents and typographic apostrophes folded; nothing stemmed.

    >>> fold("Jiménez Yáñez")
    'jimenez yanez'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
        text = "".join([c for c in text if not unicodedata.combining(c)])
    return text.casefold()


def fold_value(text: str) -> str:
    """A keyword as filters compare it: folded, single spaces, no outer space, hyphens as typed."""
    return " ".join(fold(text).split())


def term(word: str) -> str:
    """The term that one token of text is indexed as."""
    found = _terms.get(word)
    if found is None:
        folded = fold(word)
        if folded.endswith("'s"):
            folded = folded[:-2]
        found = _stem(folded.replace("'", ""))
        if len(_terms) >= _TERMS_KEPT:
            _terms.clear()
        _terms[word] = found
    return found


def spaced(text: str) -> str:
    """The text with a blank for each character that is part of no word, as long as before: split(), it gives its words.

    It does by tables what TOKEN.findall does, in a third of the time; only where a paper has rare signs the pattern is asked.

    >>> spaced("(the Women’s 'aid')")
    " the Women's  aid  "
    """
    try:
        letters = text.encode(_ONE_BYTE).translate(_WORD_BYTES)
    except UnicodeEncodeError:
        return "".join([piece if number % 2 else " " * len(piece) for number, piece in enumerate(re.split(_PIECES, text))])
    if b"'" in letters:  # one stays between letters
        letters = b" %b " % letters
        for outside in (b"''", b" '", b"' "):
            letters = letters.replace(outside, b"  ")
        letters = letters[1:-1]
    return letters.decode(_ONE_BYTE)


def terms(text: str) -> list[str]:
    """The terms of a text in order; the index in the list is the position."""
    return [term(word) for word in spaced(text).split()]


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text with their places."""
    for position, match in enumerate(TOKEN.finditer(text)):
        yield Token(term(match.group()), position, match.start(), match.end())


def positions(texts: Iterable[str], initials: str | None = None) -> dict[str, list[int]]:
    """Each term of a field's values with its positions, ascending; VALUE_GAP free positions lie between two values.

    With `initials`, letters in both cases, no word that begins with another letter of ASCII is stemmed: it is left out.

    >>> positions(["Section 5", "section 6"])
    {'section': [0, 1002], '5': [1], '6': [1003]}
    """
    found: dict[str, list[int]] = {}
    start = 0
    for text in texts:
        words = spaced(text).split()
        numbered: Iterable[tuple[int, str]] = enumerate(words, start)
        if initials is not None:
            numbered = [(place, word) for place, word in numbered if word[0] in initials or word[0] > "\x7f"]
        for position, word in numbered:
            name = term(word)
            if name in found:
                found[name].append(position)
            else:
                found[name] = [position]
        start += len(words) + VALUE_GAP
    return found
