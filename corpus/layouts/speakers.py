"""Who speaks, where a structured file prints a name together with an office, a seat or a party?"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, PARTICLES, PEOPLE_TITLES, name_parts
from corpus.layouts.positions import LETTERS, position_at

NAMED = frozenset(("speaker", "asker", "answerer"))  # the parts that are somebody's name
_AFTER_NAMES = re.compile(rf"(?:{LETTERS}|A[SC]|KC|QC|[CODMK]BE|K?CB|QPM|DL|JP|PC|I{{2,3}}|IV)")
_SHOUTED = re.compile(r"[A-Z][A-Z'’-]+")
_PERSON_INSIDE = re.compile(rf"(?:{PEOPLE_TITLES.pattern}|(?:[A-Z]\. ?)+)", re.UNICODE)
_ACTS_AS = re.compile(
    r"(?:The |An? |M[RS]S?\.? (?:DEPUTY )?SPEAKER|M(?:r|rs|s|adam)\.? (?:Deputy )?Speaker|Hon\. )", re.IGNORECASE
)
_END = " :,—–-\u2014."


def speaker_name(printed: str) -> str:
    """The name alone, in ordinary letters.

    >>> speaker_name("The Parliamentary Under-Secretary of State for Justice (Mr Crispin Tunn):")
    'Mr Crispin Tunn'
    >>> speaker_name("THE EARL OF AXMINSTER"), speaker_name("Baroness Loxley of Amble The Minister of State, Home Department")
    ('The Earl of Axminster', 'Baroness Loxley of Amble')
    """
    text = " ".join(printed.split()).strip(_END.replace(".", ""))
    inside = BRACKETS.search(text)
    if inside and _ACTS_AS.match(text) and _PERSON_INSIDE.match(inside[1] or ""):
        return calm((inside[1] or "").strip())
    named = [part for part in name_parts("speaker", text, 0) if part.name == "speaker"]
    if named:
        text = text[named[0].span.start : named[0].span.end]
    text = BRACKETS.sub("", text).strip(_END) if text.endswith((")", "]")) else text.strip(_END.replace(".", ""))
    return calm(split_position(text)[0])


def split_position(printed: str) -> tuple[str, str]:
    """A name and what is printed right behind it: an office or a party.

    >>> split_position("Tomasz Bielak Labour MP, Northwick"), split_position("Baroness Hale")
    (('Tomasz Bielak', 'Labour MP, Northwick'), ('Baroness Hale', ''))
    """
    text = " ".join(printed.split())
    at = position_at(text)
    return (text[:at], text[at:].strip(" ,")) if at > 0 else (text, "")


def calm(name: str) -> str:
    """A name set in capitals, in ordinary letters: "Sir F. HALL" becomes "Sir F. Hall"."""
    if not _SHOUTED.search(name):
        return name
    shouts = (_SHOUTED.fullmatch(word.strip(".,")) and not _AFTER_NAMES.fullmatch(word.strip(".,")) for word in name.split())
    return " ".join(
        _lowered(word, number) if shout else word for number, (word, shout) in enumerate(zip(name.split(), shouts, strict=True))
    )


def _lowered(word: str, number: int) -> str:
    if number and word.lower() in PARTICLES:
        return word.lower()
    word = re.sub(r"[A-Z]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"(['’])S\b", r"\1s", re.sub(r"^(Mc)([a-z])", lambda m: m[1] + m[2].upper(), word))
