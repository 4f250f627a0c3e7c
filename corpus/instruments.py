"""Which treaties, Acts and Bills do we know, and by which names? What corpus/data/instruments.toml says, made ready."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.ids import slug
from corpus.nouns import NamedTuple
from corpus.provisions import unit_of
from corpus.vocabulary import words

DATA = Path(__file__).parent / "data" / "instruments.toml"

SMALL_HEADS = ("convention", "treaty")
GENERAL_HEADS = ("Act", "Bill", "Regulations", "Order", "Rules", "Convention")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, Act or Bill: `unit` is what its provisions are called unless something else is said."""

    id: str
    label: str
    unit: str  # article, section, clause, regulation, paragraph


@dataclass(frozen=True, slots=True)
class Known:
    """One meaning of a known name: the instrument, its year, and for a Bill the Act that it became."""

    instrument: Instrument
    year: int | None = None
    usual: bool = False
    became: Instrument | None = None


class Around(NamedTuple):
    """What stands around a head in known names."""

    rights: dict[str, tuple[str, ...]]  # by the words before it, those after it, the longest first
    endings: set[str]  # of the words before it, so that a look to the left ends where no name goes on


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What instruments.toml says, arranged for finding."""

    names: dict[str, tuple[Known, ...]]  # by folded name
    heads: dict[str, re.Pattern[str]]  # a pattern for each word that a head holds, by that word
    around: dict[str, Around]  # by head
    phrases: dict[str, tuple[Instrument, str]]  # "section 21 notice", and the provision that it means
    not_first: frozenset[str]  # words that begin no name of the general form
    not_inside: frozenset[str]  # words that no name of the general form holds
    not_conventions: frozenset[str]  # words before "Convention" that make it an assembly


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A name as it is compared: lower case, words and single spaces only.

    >>> fold("Asylum and Immigration (Treatment of Claimants, etc.) Act 2004")
    'asylum and immigration treatment of claimants etc act 2004'
    """
    return " ".join(re.sub(r"[^\w\s]+", " ", text.casefold().replace("’", "").replace("'", "")).split())


@cache
def knowledge() -> Knowledge:
    """The instruments of the data file."""
    names: dict[str, list[Known]] = {}
    phrases: dict[str, tuple[Instrument, str]] = {}
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    for row in table["instrument"]:
        label = row["label"]
        instrument = Instrument(row.get("id") or slug(label), label, unit_of(label))
        phrases |= {words.lower(): (instrument, provision) for words, provision in row.get("phrases", {}).items()}
        for name, meaning in meanings(instrument, row.get("aliases", []), row.get("bills", []), row.get("usual", False)):
            names.setdefault(fold(name), []).append(meaning)
    acronyms = {name.upper() for name in names if " " not in name}
    heads = {head(name) for name in names if " " in name} | {word.casefold() for word in GENERAL_HEADS}
    spelt = {form for word in heads for form in (word.capitalize(), word.upper())} | acronyms
    around: dict[str, Around] = {}
    for name in names:
        before, after = sides(name)
        rights, endings = around.setdefault(head(name), Around({}, set()))
        rights[before] = tuple(sorted((*rights.get(before, ()), after), key=len, reverse=True))
        left = before.split()
        endings.update(" ".join(left[first:]) for first in range(len(left) + 1))
    return Knowledge(
        {name: tuple(found) for name, found in names.items()},
        _by_word(spelt | frozenset(SMALL_HEADS)),
        around,
        phrases,
        frozenset(table["not_first"]),
        frozenset(table["not_inside"]),
        frozenset(table["not_conventions"]),
    )


def _by_word(heads: Set[str]) -> dict[str, re.Pattern[str]]:
    """The ways a head is written, by the word that a text with it holds."""
    written: dict[str, list[str]] = {}
    for each in sorted(heads, key=lambda each: (-len(each), each)):
        written.setdefault(max(words(each), key=len), []).append(each)
    return {word: re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)") for word, forms in written.items()}


def meanings(instrument: Instrument, aliases: list[str], bills: list[str], usual: bool) -> Iterator[tuple[str, Known]]:
    """Every name of an instrument, with what it means."""
    year = re.search(r"(\d{4})\Z", instrument.label)
    known = Known(instrument, int(year.group()) if year else None, usual)
    for name in (instrument.label, *aliases):
        yield name, known
    if year is None:
        return
    yearless = instrument.label[: year.start()].rstrip(" ,")
    yield yearless, known
    for name in dict.fromkeys((re.sub(r"\bAct\b", "Bill", yearless), *bills)):
        if "Bill" in name:
            yield name, Known(Instrument(slug(name), name, "clause"), known.year, usual, instrument)


def head(folded: str) -> str:
    """The word of a known name from which it is found: its kind, else its last word."""
    words = folded.split()
    for kind in ("act", "bill", "convention", "protocol", "covenant", "declaration", "treaty", "statute", "charter", "directive"):
        if kind in words:
            return kind
    numberless = [word for word in words if not word.isdigit()]
    return numberless[-1]


def sides(name: str) -> tuple[str, str]:
    """The words of a known name before and after its head.

    >>> sides("european convention on human rights")
    ('european', 'on human rights')
    """
    words = name.split()
    at = words.index(head(name))
    return " ".join(words[:at]), " ".join(words[at + 1 :])
