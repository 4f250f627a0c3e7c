"""What do the reference formats have in common? Who counts as author of a paper, and how a name is turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.records import Actor, Record
from corpus.wording import kind_words
from search.harmless import one_line

PARTICLES = frozenset(
    ("Ní", "Nic", "Ó", "Uí", "Mac", "Mc", "De", "Di", "Du", "La", "Le", "Van", "Von", "Al", "El", "Bin", "Ibn", "St", "St.")
)
STYLED = re.compile(
    r"(?:The|Rt|Right|Hon|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Bishop|Cllr"
    r"|Councillor|Rev|Minister|Secretary|Commissioner)\b"
)


def authors(record: Record) -> tuple[Actor, ...]:
    """Whose words a paper is: who wrote, signed, answered or spoke."""
    return record.actors_with("author", "signatory", "answerer", "speaker")


def publishers(record: Record) -> tuple[Actor, ...]:
    """Who put it out, or gave the answer."""
    return record.actors_with("publisher", "answering_body")


def title_of(record: Record) -> str:
    """The title, or what stands for one."""
    return one_line(record.title) or f"{kind_words(record.kind).capitalize()} without a title"


def is_particle(word: str) -> bool:
    """Does a family name begin with this word: von, de la, Ní, Mac?"""
    return word[0].islower() or word in PARTICLES


def name_parts(actor: Actor) -> tuple[str, str] | None:
    """Family name and given names of a plain personal name; None for titles, offices and bodies, which stay as they are.

    >>> name_parts(Actor("a", "Jane Hutt", "person", ()))
    ('Hutt', 'Jane')
    >>> name_parts(Actor("b", "Baroness Williams of Trafford", "person", ()))
    """
    name = one_line(actor.name)
    words = name.split()
    if actor.type != "person" or not 2 <= len(words) <= 4 or STYLED.match(name) or "of" in words or "," in name:
        return None
    family = next((place for place, word in enumerate(words) if place and is_particle(word)), len(words) - 1)
    return " ".join(words[family:]), " ".join(words[:family])


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Where a paper of a parliament stands, in the order of house, number, volume and column."""
    for name in ("house", "uin", "number", "volume", "column"):
        if name in record.references:
            yield name, one_line(record.references[name])
