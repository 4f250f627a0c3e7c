"""Who stands in a run, as far as the run itself can tell? Surroundings are judged by `corpus.extractors.actors`.

>>> [(r.type, r.rule) for r in read("Wales' Jane Hutt")]
[('person', 'person.given-name')]
"""

from __future__ import annotations

from functools import lru_cache

from corpus.knowledge import APOSTROPHES, organisations, prose
from corpus.names.gazetteer import COUNTRY_LETTERS, in_gazetteer, local_branch, named_branch, part_of_known
from corpus.names.name_blocks import block_end, is_thing
from corpus.names.organisation_names import by_form
from corpus.names.peers import PersonName
from corpus.names.person_names import person_at
from corpus.names.words import (
    ACRONYM,
    CALLING,
    COMMON,
    DOUBTFUL_FIRST,
    FIRST,
    FORMAL,
    HEAD,
    HONORIFIC,
    INITIAL,
    KNOWN,
    LINK,
    NATION,
    NUMBER,
    OF_PLACE,
    OFFICE,
    OTHER,
    PARTICLE,
    PLACE,
    POLICY,
    SMALL,
    SURNAME,
    TITLE,
    Word,
    split_run,
)
from corpus.nouns import NamedTuple

SURE, LIKELY, WEAK = 2, 1, 0

_PLAIN = frozenset((SMALL, COMMON, SMALL | COMMON, COMMON | POLICY, POLICY))
# What is only named for the body before it: "Armed Forces Covenant".
_NAMED_FOR = prose("named_for")
_NAMED_AFTER = prose("named_after")  # people
_MAY_BEGIN_PERSON = FIRST | DOUBTFUL_FIRST | TITLE | OFFICE | CALLING | INITIAL | OF_PLACE


class Reading(NamedTuple):
    """One name in a run; offsets are of the run."""

    start: int
    end: int
    name: int  # where the name proper starts
    type: str  # person or organisation
    rule: str
    weight: int  # SURE, LIKELY, or WEAK: only where the surroundings speak for it
    called: str = ""  # its name, where that is not what stands there
    article: bool = False  # it means the organisation only after "the"


class Found(NamedTuple):
    """A reading in its place in the text."""

    start: int
    end: int
    reading: Reading
    run: int  # the number of the run


@lru_cache(maxsize=32768)
def read(run: str) -> tuple[Reading, ...]:
    """The names in a run, left to right, without overlap."""
    words, starts = split_run(run)
    every = 0
    for word in words:
        every |= word.sort
    formal, things = bool(every & (HEAD | FORMAL)), bool(every & OTHER)
    found: list[Reading] = []
    i = 0
    while i < len(words):
        sort = words[i].sort
        plain = sort in _PLAIN and not formal and not things and not words[i].longest
        if plain or sort & (LINK | PARTICLE) or (sort & OFFICE and words[i].owns and not in_gazetteer(words, i)):
            i += 1
        elif sort & (OFFICE | HONORIFIC) and (post := _post_end(words, i)):
            i = post
            if holder := _holder(words, post):
                found.append(holder)
                i = holder.end
        elif sort & FIRST and (couple := _couple(words, i)):
            found.append(couple)
            i += 2
        elif sort & (NATION | ACRONYM) and (pair := _governments(words, i)):
            found += pair
            i += 4
        else:
            reading, end = _at(words, i, formal, things)
            if reading:
                found.append(reading)
            i = max(end, i + 1)
    return tuple([_placed(reading, words, starts) for reading in found])


def _placed(reading: Reading, words: list[Word], starts: list[int]) -> Reading:
    """The reading with offsets in the run in place of the numbers of its words."""
    start, end, name, kind, rule, weight, called, article = reading
    last = words[end - 1]
    owned = last.owns and rule == "organisation.known" and _in_full(words[start:end])
    stop = starts[end - 1] + (len(last.text) if owned else last.length)
    return Reading(starts[start], stop, starts[name], kind, rule, weight, called, article)


def _in_full(words: list[Word]) -> bool:
    """Is a possessive ending part of a known name: "Sainsbury's"?"""
    entry = organisations().get(" ".join([word.key for word in words]))
    return entry is not None and entry.name.translate(APOSTROPHES).endswith("'s")


def _post_end(words: list[Word], i: int) -> int:
    """The end of "Minister for Social Justice" or "Head of Care Services", whose subject is no organisation; 0 where none is."""
    if not words[i].sort & (OFFICE | HONORIFIC) or i + 2 >= len(words) or words[i + 1].base not in ("for", "of"):
        return 0
    k = i + 2
    while k < len(words) and (words[k].sort & (POLICY | COMMON | SMALL) and words[k].base[0].isupper() and not words[k].owns):
        k += 1
        if k + 1 < len(words) and words[k].base in ("and", "&", "for") and words[k + 1].sort & (POLICY | COMMON):
            k += 1
    known = in_gazetteer(words, i + 2)
    whole = in_gazetteer(words, i)
    if (
        k == i + 2
        or (whole and whole[1].id and whole[0] >= k)
        or (known and known[1].id and not known[1].ordinary)
        or (
            k < len(words)
            and words[k].base[0].isupper()
            and not words[k].sort & (FIRST | HONORIFIC | OFFICE)
            and not _holder(words, k)
        )
    ):
        return 0
    return k


def _holder(words: list[Word], k: int) -> Reading | None:
    """The person of words in no list who closes the run behind a post: "Minister for Children Tuulikki Ohls"."""
    person = person_at(words[k:], 0) if k < len(words) else None
    if (
        person is None
        or person.rule != "person.shape"
        or not (k + person.end == len(words) or words[k + person.end].base[0].islower())
    ):
        return None
    return _reading(k, k + person.end, "person", "person.title", SURE)


def _governments(words: list[Word], i: int) -> list[Reading]:
    """Two where "Scottish and Welsh governments" stands."""
    if i + 3 >= len(words) + 0 or words[i + 1].base not in ("and", "&"):
        return []
    plural = words[i + 3].base
    if plural not in ("governments", "Governments") or not words[i].sort & words[i + 2].sort & (NATION | ACRONYM):
        return []
    first = _reading(i, i + 1, "organisation", "organisation.form", SURE)
    second = _reading(i + 2, i + 4, "organisation", "organisation.form", SURE)
    return [first._replace(called=f"{words[i].base} Government"), second._replace(called=f"{words[i + 2].base} Government")]


def _couple(words: list[Word], i: int) -> Reading | None:
    """The first of two who share a surname: "Ottilie and Rhys Bellamy"."""
    before = words[i - 1] if i else None
    if i + 3 >= len(words) or words[i + 1].base not in ("and", "&") or words[i].owns or words[i].sort & (PLACE | NATION | COMMON):
        return None
    if (before and before.base[0].isupper() and not before.sort & (TITLE | OFFICE | SMALL)) or not words[i + 2].sort & FIRST:
        return None
    other = person_at(words, i + 2)
    if not other or other.rule != "person.given-name" or other.end != i + 4:
        return None
    reading = _reading(i, i + 1, "person", "person.given-name", SURE)
    return reading._replace(called=f"{words[i].base} {words[i + 3].base}")


def _at(words: list[Word], i: int, formal: bool, things: bool) -> tuple[Reading | None, int]:
    """What starts at word i, and the word after it. `formal` tells whether a word of the run gives form to an
    organisation's name, `things` whether one does to the name of a law, a scheme or a place.
    """
    first = words[i]
    sort = first.sort
    known = in_gazetteer(words, i) if first.longest or sort & ACRONYM else None
    form = by_form(words, i) if formal else 0
    if i + 1 < len(words) and words[i + 1].longest > 1 and (sort & PLACE or not sort):
        form = max(form, local_branch(words, i))
    barrelled = sort & COMMON and i + 1 < len(words) and "-" in words[i + 1].base
    person = person_at(words, i) if not sort & KNOWN or sort & _MAY_BEGIN_PERSON or barrelled else None
    if person and things and not form and _named_after(words, i, person):
        return None, person.end + 1
    if person and form and _employer(words, person.end, form):
        form = 0
    form = form or (named_branch(words, i) if not known else 0)
    if known and person and not known[1].ordinary and _known_better(known[0], known[1].id, person, i):
        person = None
    if known and known[0] < len(words) and words[known[0]].base in _NAMED_FOR and not words[known[0] - 1].owns:
        return None, block_end(words, i)
    if (
        person
        and person.end >= max(known[0] if known else 0, form)
        and not (form == person.end and _more_organisation(words, i, form))
    ):
        sure = LIKELY if person.rule == "person.shape" else SURE
        return _reading(person.start, person.end, "person", person.rule, sure, name=person.name), person.end
    if form and known and known[1].id and words[form - 1].sort & OTHER and not words[form - 1].sort & HEAD:
        form = 0  # Ministry of Defence Annual Report
    if form and form > (known[0] if known else 0):
        return _reading(i, form, "organisation", "organisation.form", SURE), form
    if known and not known[1].id:
        return None, known[0]
    end = part_of_known(words, i, known[0], known[1].name, ordinary=known[1].ordinary) if known else 0
    if known and not (known[1].ordinary and end == known[0] and (_goes_on(words, end) or _comes_after(words, i))):
        weight = LIKELY if known[1].ordinary and end == known[0] else SURE
        rule = "organisation.known" if end == known[0] else "organisation.form"
        return _reading(i, end, "organisation", rule, weight)._replace(article=known[1].article), end
    if person:
        sure = LIKELY if person.rule == "person.shape" else SURE
        return _reading(person.start, person.end, "person", person.rule, sure, name=person.name), person.end
    if things and (thing := is_thing(words, i)):
        return None, thing
    return _lone(words, i)


def _known_better(end: int, known: str, person: PersonName, i: int) -> bool:
    """Is what reads like a person's name rather the body or the place that bears it: "Marie Curie", "Victoria Park"?"""
    if known and person.rule == "person.shape":
        return True
    return person.end == end > i + 1 and person.rule in ("person.given-name", "person.shape")


def _named_after(words: list[Word], i: int, person: PersonName) -> bool:
    """Does the name of a building, a street or a prize go on where the person's would end: "Bernard Weatherill House"?"""
    whole = person.end < len(words) and person.start == i and person.end - i > 1 and not words[person.end - 1].owns
    return whole and words[person.end].base in _NAMED_AFTER


def _employer(words: list[Word], end: int, form: int) -> bool:
    """Does a known organisation follow the person, and end where the form does: "Tom Davies Associated Press"?"""
    known = in_gazetteer(words, end) if end < form else None
    return known is not None and known[0] == form and form - end > 1 and known[1].id != ""


def _more_organisation(words: list[Word], i: int, end: int) -> bool:
    """Is a person's name before a head part of the organisation's: "Joseph Rowntree Foundation"?"""
    return end - i > 2 or not words[end - 1].sort & SURNAME


def _goes_on(words: list[Word], end: int) -> bool:
    """Does a capital word that is no post follow at once, so that an ordinary word is only the start of something longer?"""
    return end < len(words) and words[end].base[0].isupper() and not words[end].sort & OFFICE and not words[end - 1].owns


def _comes_after(words: list[Word], i: int) -> bool:
    """Does a capital word of no other name stand right before, so that an ordinary word is only the end of something longer?"""
    if not i or words[i - 1].base[0].islower() or words[i - 1].owns:
        return False
    return not words[i - 1].sort & (SMALL | OFFICE | HONORIFIC | NATION | PARTICLE | LINK)


def _lone(words: list[Word], i: int) -> tuple[Reading | None, int]:
    """A word, or words, that only the surroundings can explain."""
    first = words[i]
    end = i + 1
    alone = end >= len(words) or words[end].base[0].islower() or first.owns
    before = i == 0 or words[i - 1].base[0].islower() or words[i - 1].owns or words[i - 1].sort & (SMALL | COMMON)
    if not first.sort and not alone and words[end].base in COUNTRY_LETTERS and before:  # Brynmoor UK
        closes = end + 1 == len(words) or words[end].owns or words[end + 1].base[0].islower()
        return (_reading(i, end + 1, "organisation", "organisation.form", SURE), end + 1) if closes else (None, end)
    if first.sort & ACRONYM:
        return _reading(i, end, "organisation", "organisation.acronym", WEAK), end
    if alone and before and (not first.sort & KNOWN or first.sort & (SURNAME | FIRST)) and not first.sort & (SMALL | NUMBER):
        return _reading(i, end, "person", "person.surname", WEAK), end
    return None, end


def _reading(i: int, end: int, kind: str, rule: str, weight: int, *, name: int | None = None) -> Reading:
    """A reading by the numbers of its words."""
    return Reading(i, end, i if name is None else name, kind, rule, weight)
