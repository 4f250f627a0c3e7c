"""What does Dossier know of the world? Reads the tables of corpus/data, each of them once and only when first asked for.

Every file says in its first line where it comes from and under which licence. Word lists are separated by blanks, lists of
phrases by commas or lines; a line that begins with # is a comment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from corpus.ids import slug

APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_NOT_IN_KEY = re.compile(r"['.,()]| (?='s )")
_CAPITAL_THE = re.compile(r"^the (?=[A-Z])")
_BLANKS_IN_KEY = re.compile(r"[\s\-–/]+")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the gazetteer, as one of its names gives it."""

    id: str
    name: str
    ordinary: bool = False  # this name is made of ordinary words
    article: bool = False  # this name means it only after "the"


NOBODY = Organisation("", "")  # what reads like a name of somebody and is none, or a place


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name without case, points, apostrophes, hyphens and a leading article: what two spellings of it have in common.

    >>> name_key("The Step-Up Women’s Centre & Co."), name_key("Serbian People 's Party")
    ('step up womens centre and co', 'serbian peoples party')
    """
    key = name.translate(APOSTROPHES).replace("&", " and ").replace(" 's", "s")
    key = _BLANKS_IN_KEY.sub(" ", _NOT_IN_KEY.sub("", key)).strip().casefold()
    return key.removeprefix("the ")


def _lines(name: str) -> Iterator[str]:
    text = (files("corpus.data") / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, as they are written."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of a list, as they are written."""
    return frozenset(phrase.strip() for line in _lines(f"{name}.txt") for phrase in line.split(",") if phrase.strip())


@cache
def _lists(name: str) -> dict[str, Any]:
    """The lists of a TOML file, by kind."""
    return tomllib.loads((files("corpus.data") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def titles() -> dict[str, frozenset[str]]:
    """What stands before, after and inside names, by kind."""
    return {kind: frozenset(listed) for kind, listed in _lists("titles").items()}


@cache
def organisation_words() -> dict[str, frozenset[str]]:
    """The heads of organisations' names (heads, weak_heads, open_heads) and of what is no actor (others)."""
    return {kind: frozenset(listed.split()) for kind, listed in _lists("organisation_words").items()}


@cache
def prose(kind: str) -> frozenset[str]:
    """The words of one kind in prose.toml: verbs of saying, nouns and posts that call a name an organisation, and so on."""
    listed = _lists("prose")[kind]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def parliament(kind: str) -> tuple[str, ...]:
    """What the records of parliaments print: parties, their abbreviations, chairs; patterns of clerk's notes and labels."""
    return tuple(_lists("parliament")[kind])


@cache
def question_labels() -> dict[str, str]:
    """What the value of a field of a parliamentary question is, by its label: "tabled by" stands before the asker."""
    return {label: sort for sort, labels in _lists("question_labels").items() for label in labels}


@cache
def any_of(*kinds: str) -> str:
    """The alternatives of a pattern for the words of these kinds, the longest first."""
    listed = frozenset[str]().union(*(prose(kind) for kind in kinds))
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


@cache
def organisations() -> dict[str, Organisation]:
    """The gazetteer: every form of every name, by its key. A form in capitals (an acronym) is kept as it is written too."""
    found: dict[str, Organisation] = {}
    folder = files("corpus.data") / "organisations"
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt")):
        for line in _lines(f"organisations/{name}"):
            forms = [form.strip() for form in line.split(";")]
            canonical = _CAPITAL_THE.sub("The ", forms[0].lstrip("~"))
            known = found.get(name_key(canonical))
            identity = known.id if known else slug(canonical.removeprefix("The "))
            for form in forms:
                written = form.lstrip("~")
                entry = Organisation(identity, known.name if known else canonical, form[0] == "~", written.startswith("the "))
                found.setdefault(written if is_acronym(written) else name_key(written), entry)
    for phrase in phrases("not_actors"):
        found.setdefault(phrase if is_acronym(phrase) else name_key(phrase), NOBODY)
    for place in phrases("places"):
        if " " in place:
            found.setdefault(name_key(place), NOBODY)
    return found


@cache
def media() -> frozenset[str]:
    """The keys of all names of newspapers, stations and agencies in the gazetteer."""
    lines = _lines("organisations/media.txt")
    return frozenset(name_key(form.strip().lstrip("~")) for line in lines for form in line.split(";"))


def is_listed(name: str) -> bool:
    """Is it a name in the gazetteer that means nothing else: words, or capitals alone?

    >>> is_listed("Amnesty International UK"), is_listed("UNISON"), is_listed("Refuge")
    (True, True, False)
    """
    if " " not in name and not is_acronym(name):
        return False
    entry = organisations().get(name) or organisations().get(name_key(name))
    return entry is not None and entry.id != "" and not entry.ordinary


def is_nobody(name: str) -> bool:
    """Is it a known phrase that reads like a name and is nobody's: "Local Authority", "Press Statement"?"""
    entry = organisations().get(name) or organisations().get(name_key(name))
    return entry is not None and not entry.id


@cache
def organisation_forms() -> tuple[str, ...]:
    """Every form of every name in the gazetteer, as it is written."""
    folder = files("corpus.data") / "organisations"
    listed = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return tuple(
        form.strip().lstrip("~") for name in listed for line in _lines(f"organisations/{name}") for form in line.split(";")
    )


@cache
def continued_organisations() -> dict[str, tuple[str, ...]]:
    """For organisations with a comma in their name: the words before the first comma, and all that may follow them."""
    found: dict[str, list[str]] = {}
    for form in organisation_forms():
        head, comma, rest = form.partition(",")
        if comma:
            found.setdefault(head, []).append("," + rest)
    return {head: tuple(sorted(rests, key=len, reverse=True)) for head, rests in found.items()}


def is_acronym(word: str) -> bool:
    """Is it written in capitals without a blank, as an acronym is?"""
    return word.isupper() and " " not in word and len(word.replace(".", "")) <= 8


@cache
def department_subjects() -> frozenset[str]:
    """The keys of what Hansard calls departments by: "home department", "transport"."""
    return frozenset(name_key(row[0]) for row in table("departments"))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table whose cells are separated by semicolons, without its head."""
    return tuple(tuple(line.split(";")) for line in list(_lines(f"{name}.csv"))[1:])
