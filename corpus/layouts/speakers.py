"""Who speaks, where a structured file prints a name together with an office, a seat or a party?"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, PARTICLES, PEOPLE_TITLES, name_parts

NAMED = frozenset(("speaker", "asker", "answerer"))  # the parts that are somebody's name
_POSITION = (  # words that open an office or a party printed right after a name
    r"(?:The )?(?:(?:Parliamentary|Assistant|Deputy|Senior|Shadow|Chief|Opposition|First) )*"
    r"(?:Minister|Secretary|Under[- ]Secretary|Whip|Chancellor|Leader of|Chair of|Lord in Waiting|Baroness in Waiting"
    r"|Lords Spokesperson|Spokesperson|Advocate|Attorney|Solicitor|Paymaster|Captain of|Lord President|Lord Privy"
    r"|Lord Commissioner|Treasurer of|Comptroller of|President of)\b"
)
_PARTY = (
    r"(?:Conservative|Conservative and Unionist|Labour|Labour(?:/| and )Co-operative|Liberal Democrats?|Crossbench(?:er)?"
    r"|Bishops?|Green|Non-affiliated|Independent|Plaid Cymru|Scottish National Party|SNP|Democratic Unionist Party|DUP"
    r"|Ulster Unionist Party|UUP|Sinn F[eé]in|SDLP|Social Democratic and Labour Party|Alliance|Reform UK|Reclaim|Alba|UKIP"
    r"|Change UK|Speaker|Deputy Speaker)"
)
_AFTER = re.compile(rf"[ ,]+(?:{_POSITION}.*|{_PARTY}(?: (?:MP|MSP|MS|MLA|Life peer|Bishop))?(?:,.*)?)$")
_AFTER_NAMES = re.compile(r"(?:MP|MSP|MS|MLA|TD|MEP|AM|KC|QC|[CODMK]BE|K?CB|QPM|DL|JP|PC|I{2,3}|IV)")
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
    behind = _AFTER.search(text)
    if not behind or behind.start() < 3 or " " not in text[: behind.start()]:  # "The Solicitor-General", "Madam Deputy Speaker"
        return text, ""
    return text[: behind.start()], text[behind.start() :].strip(" ,")


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
