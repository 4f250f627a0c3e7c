"""Which command lines are so plain that they are read without click? Those of most searches, which need not wait for its import.

    dossier [--home DIR] [--quiet] search WORD... [--facet NAME] [--topic X] [--since DATE] [-n N] [--count] ...

What is read here means what it means to click: each option in full, its value in the next word. Everything else, and every
line with a slip in it, is click's: other options and spellings of them, words that begin with a hyphen, help and usage errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.nouns import TYPE_CHECKING
from corpus.session import Session
from search.commands.answers import FOR_READERS, answer
from search.commands.ask import Asked
from search.commands.question import DIGITS, BadValue, asked, bound_options, filter_options, read_date, read_facet
from search.engines.checks import SORTS

if TYPE_CHECKING:
    from typing import Any


def number(word: str) -> int:
    """A whole number from 0. Raises BadValue."""
    if not (word.isascii() and word.isdecimal() and len(word) <= DIGITS):
        raise BadValue(f"{word} is no number")
    return int(word)


def one_of(*known: str) -> Callable[[str], str]:
    """A reader of one of those words, which raises BadValue for any other."""

    def read(word: str) -> str:
        if word not in known:
            raise BadValue(f"{word} is none of {known}")
        return word

    return read


FLAGS = {"--any": "any_word", "--count": "count", "--collapse": "collapse"}  # option → parameter
ONCE: dict[str, tuple[str, Callable[[str], object]]] = {  # option → parameter, and how its value is read
    "--sort": ("sort", one_of(*SORTS)),
    "--format": ("form", one_of(*FOR_READERS)),
    "-n": ("limit", number),
    "--offset": ("offset", number),
}
USUAL = {"facets": (), "sort": None, "limit": None, "offset": 0, "form": "text", "count": False, "collapse": False}


def searched(arguments: list[str], open_session: Callable[..., Session]) -> int | None:
    """Answer such a line, with the session that `open_session` makes of the global options; None where it is not one."""
    try:
        options, command = before_command(iter(arguments))
        question, wanted = after_command(command)
    except (BadValue, StopIteration):
        return None
    return answer(open_session(**options), question, **wanted)


def before_command(words: Iterator[str]) -> tuple[dict[str, object], Iterator[str]]:
    """The global options, and what stands after the word `search`. Raises BadValue and StopIteration."""
    options: dict[str, object] = {}
    for word in words:
        if word == "search":
            return options, words
        if word == "--home":
            options["home"] = folder(next(words))
        elif word in ("-q", "--quiet"):
            options["quiet"] = True
        else:
            break
    raise BadValue("click may know it")


def folder(word: str) -> str:
    """A folder that may be there or not. Raises BadValue for a file."""
    if Path(word).is_file():
        raise BadValue(f"{word} is a file")
    return plain(word)


def after_command(words: Iterator[str]) -> tuple[Asked, dict[str, Any]]:
    """The question and the other parameters of `answer`. Raises BadValue and StopIteration."""
    repeated = {name: (parameter, read) for name, parameter, _, read in filter_options()} | {"--facet": ("facets", read_facet)}
    once = {name: (parameter, read_date) for name, parameter, _, _ in bound_options()} | ONCE
    given: dict[str, Any] = {}
    query: list[str] = []
    for word in words:
        if word in FLAGS:
            given[FLAGS[word]] = True
        elif word in repeated:
            parameter, read = repeated[word]
            given[parameter] = (*given.get(parameter, ()), read(plain(next(words))))
        elif word in once:
            parameter, read = once[word]
            given[parameter] = read(plain(next(words)))
        else:
            query.append(plain(word))
    return asked(query, given.get("any_word", False), given), {name: given.get(name, usual) for name, usual in USUAL.items()}


def plain(word: str) -> str:
    """A word that cannot be an option. Raises BadValue for one that can."""
    if word.startswith("-"):
        raise BadValue(f"{word} may be an option")
    return word
