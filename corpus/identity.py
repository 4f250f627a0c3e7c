"""When are two names in one paper the same person's or the same organisation's?

People join by full name, by surname where only one person of that surname is named, by initials and by peerage; organisations
by any name of the gazetteer, by an acronym in brackets or of their initials, and by a first word that stands for the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.ids import slug
from corpus.knowledge import Organisation, is_acronym, name_key, organisations
from corpus.nouns import NamedTuple
from corpus.records import Span

_COURTESY = re.compile(r"\A(?:(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Madam|Messrs)\.? )+", re.IGNORECASE)
_APOSTROPHES = str.maketrans("’‘ʼ`.", "'''' ")
_PEERS = frozenset(("lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess", "duke", "duchess"))
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))  # behind a surname
_COUNCIL_RANK = re.compile(r"(?: (?:metropolitan|borough|county|city|district|town))+ council$")
_NAMESAKES = 64  # people of one surname in one paper; beyond them only the same name is the same person
_AMBIGUOUS = 16  # organisations that share initials or a first word; more of them tell nothing
_LEGAL_FORM = re.compile(r"\s*\(?(?:Holdings?|Group|UK|Ltd|Limited|plc|PLC|Inc|AG|SA|GmbH|LLP|Corp|Co)\b[.)]*", re.IGNORECASE)


_slug = lru_cache(maxsize=16384)(slug)


@dataclass(slots=True, eq=False)
class Somebody:
    """One person or organisation while the paper is being read."""

    type: str
    id: str
    names: list[str] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    known: str | None = None  # the usual name, where the gazetteer or the known actors have it
    also: tuple[str, ...] = ()  # other names of a known actor


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded, without courtesy titles and points; hyphens stay.

    >>> person_words("Dr R. St J. Haldane-Pryce")
    ('r', 'st', 'j', 'haldane-pryce')
    """
    return tuple(_plain(name).translate(_APOSTROPHES).casefold().split())


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """A person's name without courtesy titles."""
    return _COURTESY.sub("", name).strip()


class BodyName(NamedTuple):
    """What an organisation's name tells by itself."""

    key: str
    known: Organisation | None  # as the gazetteer has it
    bare: str  # the key without its legal form
    initials: str
    acronym: bool  # long enough to stand for one body


@lru_cache(maxsize=65536)
def _body_name(name: str) -> BodyName:
    """What a name tells, remembered."""
    key = name_key(name)
    initials = "".join([word[0] for word in name.split() if word[0].isupper()])
    known = organisations().get(name) or organisations().get(key)
    return BodyName(key, known, name_key(_LEGAL_FORM.sub("", name)), initials, is_acronym(name) and len(name) > 2)


class People:
    """The people of one paper. Names have to come longest first."""

    def __init__(self) -> None:
        self.everybody: list[Somebody] = []
        self._by_words: dict[tuple[str, ...], Somebody | None] = {}
        self._by_surname: dict[str, list[Somebody]] = {}
        self._by_given_name: dict[str, list[Somebody]] = {}

    def find(self, name: str, *, new: bool = True) -> Somebody | None:
        """Who bears a name; a new person where nobody does, but for a bare surname that several bear."""
        words = person_words(name)
        if not words:
            return None
        if words in self._by_words:
            return self._by_words[words]
        somebody, doubtful = self._same(words)
        if not somebody:
            if not new or doubtful:
                return None
            somebody = Somebody("person", _slug(_plain(name)))
            self.everybody.append(somebody)
            self._by_surname.setdefault(_surname(words), []).append(somebody)
            self._by_given_name.setdefault(words[0], []).append(somebody)
        self._by_words[words] = somebody
        somebody.names.append(_plain(name))
        return somebody

    def also(self, somebody: Somebody, name: str) -> None:
        """Another name of somebody, unless somebody else has it."""
        words = person_words(name)
        if words and words not in self._by_words:
            self._by_words[words] = somebody
            somebody.names.append(_plain(name))

    def _same(self, words: tuple[str, ...]) -> tuple[Somebody | None, bool]:
        """The one person who can be meant, and whether there are several."""
        candidates = self._by_surname.get(_surname(words), [])[:_NAMESAKES]
        if words[0] in _PEERS:
            matches = [one for one in candidates if any(_same_peer(words, person_words(n)) for n in one.names)]
        elif len(words) == 1:
            matches = [one for one in candidates if person_words(one.names[0])[0] not in _PEERS]
            matches = matches or self._by_given_name.get(words[0], [])
        else:
            matches = [one for one in candidates if any(_compatible(words, person_words(n)) for n in one.names)]
        return (matches[0], False) if len(matches) == 1 else (None, len(matches) > 1 and len(words) == 1)


def _surname(words: tuple[str, ...]) -> str:
    if words[0] in _PEERS and "of" in words[2:]:
        return words[words.index("of") - 1]
    return words[-2] if words[-1] in _GENERATIONS and len(words) > 2 else words[-1]


def _same_peer(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Lady Young is Baroness Young; Lord Thomas may be Lord Thomas of Gresford, but no other Lord Thomas."""
    if other[0] not in _PEERS:
        return False
    ranks = {one[0], other[0]}
    short, long = sorted((one[1:], other[1:]), key=len)
    return (
        (len(ranks) == 1 or ranks == {"lady", "baroness"})
        and long[: len(short)] == short
        and (short == long or long[len(short)] == "of")
    )


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Can two names of the same last word be one person's: "George Bush" and "George W Bush", but not "Laura Bush"?"""
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] and not (1 in (len(short[0]), len(long[0])) and short[0][0] == long[0][0]):
        return 1 < len(short) < len(long) and long[-len(short) :] == short
    return all(word in long or any(w[0] == word[0] for w in long if 1 in (len(w), len(word))) for word in short[1:])


class Bodies:
    """The organisations of one paper. Names in full have to come before acronyms."""

    def __init__(self) -> None:
        self.everybody: list[Somebody] = []
        self._by_key: dict[str, Somebody] = {}
        self._by_bare: dict[str, Somebody] = {}  # of the names with a legal form, without it
        self._by_initials: dict[str, list[Somebody]] = {}
        self._by_first: dict[str, list[Somebody]] = {}  # of the names of several words

    def also(self, somebody: Somebody, name: str) -> None:
        """A name in brackets after another is an alias, unless somebody else has it."""
        told = _body_name(name)
        if told.key not in self._by_key:
            self._name(somebody, name, told)

    def named(self, name: str, *, new: bool = True) -> Somebody | None:
        """Which organisation bears a name; a new one where none does."""
        told = _body_name(name)
        if not told.key:
            return None
        somebody = self._by_key.get(told.key) or (self._of_initials(name) if told.acronym else None)
        entry = None if somebody else told.known
        if entry and entry.id:
            somebody = self._by_key.get(entry.id)
        somebody = somebody or (None if entry else self._of_first_word(told))
        if not somebody:
            if not new:
                return None
            known = entry if entry and entry.id else None
            somebody = Somebody(
                "organisation", known.id if known else _slug(name.removeprefix("The ")), known=known.name if known else None
            )
            self.everybody.append(somebody)
            self._by_key[somebody.id] = somebody
        self._name(somebody, name, told)
        return somebody

    def _name(self, somebody: Somebody, name: str, told: BodyName) -> None:
        self._by_key.setdefault(told.key, somebody)
        if name in somebody.names:
            return
        somebody.names.append(name)
        first, _, rest = told.key.partition(" ")
        if rest and told.bare != told.key:
            self._by_bare.setdefault(told.bare, somebody)
        if rest:
            for index, found in ((self._by_initials, told.initials), (self._by_first, first)):
                known = index.setdefault(found, [])
                if len(known) < _AMBIGUOUS and somebody not in known:
                    known.append(somebody)

    def _of_initials(self, name: str) -> Somebody | None:
        matches = self._by_initials.get(name, ())
        return matches[0] if len(matches) == 1 else None

    def _of_first_word(self, told: BodyName) -> Somebody | None:
        """Wyvern is Wyvern News; Ascom Holding AG is Ascom; Tarn Council is Tarn Borough Council."""
        key = told.key
        if " " not in key:
            matches = [one for one in self._by_first.get(key, ()) if not one.known]
            return matches[0] if len(matches) == 1 else None
        if key.endswith(" council"):
            return self._same_council(key)
        return self._by_key.get(told.bare) if told.bare != key else self._by_bare.get(key)

    def _same_council(self, key: str) -> Somebody | None:
        """Tarn Council is Tarn Borough Council; but Tarn City Council is not Tarn County Council."""
        plain = _COUNCIL_RANK.sub(" council", key)
        for one in self._by_first.get(key.partition(" ")[0], ()):
            for other in map(name_key, one.names):
                if plain in (other, key) and _COUNCIL_RANK.sub(" council", other) == plain:
                    return one
        return None
