"""Which forms does furniture take whose words vary: columns, page numbers, captions, counts, stamps of wire copy?

The patterns are many and seldom match. So each names what stands in every line of its form: a piece of a word, a sign, or the
character that such a line begins with. A page is asked once which of the words and signs it holds.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.cleaning.form import CAPITALS
from corpus.cleaning.print_forms import PRINT_FORMS
from corpus.cleaning.site_forms import SITE_FORMS
from corpus.vocabulary import TEXTS, vocabulary

Hints = tuple[tuple[str, int], ...]  # what may stand in a line, and the number of the form that it hints at
FORMS = (*PRINT_FORMS, *SITE_FORMS)
COLUMN = PRINT_FORMS[0].pattern


def _by_word() -> dict[str, Hints]:
    """The hints with the numbers of their forms, by the word that a page holds where one stands on it; the signs under ""."""
    found: dict[str, Hints] = {}
    for number, form in enumerate(FORMS):
        for hint, held in form.hints.items():
            for word in held.split() or ("",):
                found[word] = (*found.get(word, ()), (hint, number))
    return found


def _by_first() -> dict[str, tuple[int, ...]]:
    """The numbers of the forms by the character with which a line of them begins."""
    found: dict[str, tuple[int, ...]] = {}
    for number, form in enumerate(FORMS):
        for first in form.first:
            found[first] = (*found.get(first, ()), number)
    return found


BY_WORD, BY_FIRST = _by_word(), _by_first()
SIGNS = BY_WORD.pop("")
WORDS = frozenset(BY_WORD)
ALL_HINTS: Hints = (*(hint for hints in BY_WORD.values() for hint in hints), *SIGNS)


@lru_cache(maxsize=TEXTS)
def form_hints(text: str) -> Hints:
    """The hints that may stand in the lines of a page."""
    words = [hint for word in WORDS & vocabulary(text) for hint in BY_WORD[word]]
    return (*words, *[sign for sign in SIGNS if sign[0] in text])


def form_kind(text: str, hints: Hints) -> str:
    """The kind of the form that a line has, else ""; `hints` are those of its page."""
    numbers = [number for hint, number in hints if hint in text]
    first = BY_FIRST.get(CAPITALS if text[:2].isupper() and text[0].isalpha() else text[0])
    if first:
        numbers += first
    if not numbers:
        return ""
    for number in sorted(numbers):
        if FORMS[number].pattern.fullmatch(text):
            return FORMS[number].kind
    return ""
