"""Which words does a text hold at all?

Most rules wait for a word or two, and most papers hold none of them. So a text is cut into its words once, and a rule first asks
this set: a look into it costs a ten-thousandth of a search through the paper. Where none of its words stands, it does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

TEXTS = 96  # of which it is remembered what every step asks: those of papers that are read together, and of what was cleaned

LONG_WORD = 5  # letters

_SMALL = bytes(  # A to Z in small letters; all that is no letter becomes a blank
    byte if 97 <= byte <= 122 else byte + 32 if 65 <= byte <= 90 else 32 for byte in range(256)
)


_SMALL_LINES = _SMALL[:10] + b"\n" + _SMALL[11:12] + b"\n" + _SMALL[13:]  # the same; a form feed ends a line too


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order. Letters beyond A to Z part them, as all other signs do.

    >>> words("Dear Minister’s Office, e-mail")
    ['dear', 'minister', 's', 'office', 'e', 'mail']
    """
    return text.encode("ascii", "replace").translate(_SMALL).decode("ascii").split()


def long_words(texts: Iterable[str]) -> set[str]:
    """The words of some texts that tell what these are about: the long ones.

    >>> sorted(long_words(["The ferry to Oban", "is late on Fridays"]))
    ['ferry', 'fridays']
    """
    return {word for text in texts for word in words(text) if len(word) >= LONG_WORD}


def words_of_lines(text: str) -> tuple[list[str], ...]:
    r"""The words of each line of a text.

    >>> words_of_lines("Dear Minister\n\nI write")
    (['dear', 'minister'], [], ['i', 'write'])
    """
    return tuple(map(str.split, text.encode("ascii", "replace").translate(_SMALL_LINES).decode("ascii").split("\n")))


@lru_cache(maxsize=TEXTS)
def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words(text))


def hints_of(text: str, hints: Mapping[str, str]) -> tuple[str, ...]:
    """The hints that may stand in a text: those whose word it holds. A hint is a piece of what a pattern matches.

    >>> hints_of("Share this page", {"hare this": "share", "ick here": "click"})
    ('hare this',)
    """
    held = vocabulary(text)
    return tuple([hint for hint, word in hints.items() if word in held])
