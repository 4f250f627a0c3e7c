"""Which known names are spelt nearly as what was typed?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indexer.analysis import fold_value
from search.leaves import within_edits

MOST = 3  # names that are worth reading
SHORTEST = 4  # letters of a word that can be misspelt
LONG = 7  # letters of a word that can have two mistakes
WORD = re.compile(r"[^\W_]+")


def near_names(typed: str, names: Mapping[str, str]) -> list[str]:
    """The first names that have every word that was typed, those with the fewest mistakes and then with the fewest words first.

    `names` has the words of each.

    >>> near_names("baroness vandenburghe", {"Home Office": "home office", "Baroness Vandenberghe": "baroness vandenberghe"})
    ['Baroness Vandenberghe']
    """
    having: dict[str, list[int]] = {}  # word → the names that have it
    known = list(names)
    lengths: list[int] = []
    for number, text in enumerate(names.values()):
        words = set(WORD.findall(fold_value(text)))
        lengths.append(len(words))
        for word in words:
            having.setdefault(word, []).append(number)
    wanted = [mistakes(word, having) for word in dict.fromkeys(WORD.findall(fold_value(typed)))]
    fitting = set(wanted[0]).intersection(*wanted[1:]) if wanted else set()
    best = sorted(fitting, key=lambda number: (sum(found[number] for found in wanted), lengths[number], number))
    return [known[number] for number in best[:MOST]]


def mistakes(typed: str, having: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """The names that have a word as it was typed, or that begins so, or with one mistake or two, each with how many."""
    found = dict.fromkeys(having.get(typed, ()), 0)
    most = most_mistakes(typed)
    for word, names in having.items() if most else ():
        if word.startswith(typed) or (alike(word, typed, most) and within_edits(word, typed, most)):
            made = 0 if word == typed else 1 if word.startswith(typed) or within_edits(word, typed, 1) else 2
            for name in names:
                found[name] = min(made, found.get(name, made))
    return found


def most_mistakes(typed: str) -> int:
    """How many mistakes a word can have and still be told: a number none, a long word two."""
    return 0 if len(typed) < SHORTEST or typed.isdecimal() else 1 if len(typed) < LONG else 2


def alike(word: str, other: str, most: int) -> bool:
    """Can two words be so many mistakes apart? By their lengths and letters: a mistake changes two letters at most."""
    return abs(len(word) - len(other)) <= most and len(set(word) ^ set(other)) <= 2 * most
