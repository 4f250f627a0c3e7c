"""Is a line of a letter, or its beginning, a person's name, or a post that somebody holds? By its form alone."""

from __future__ import annotations

import re

from corpus.layouts.names import BODY, OFFICE, is_name

SEPARATOR = re.compile(r"\s*,\s|\s+[–—|-]+\s+|\s*\(|\s*;\s|:\s| {3,}|\t+")
POST = re.compile(
    r"\b(?:Chief|Executives?|Director|Manager|Head|Chair(?:man|woman|person)?|Convener|Co-?ordinator|President|Officer|Lead(?:er)?"
    r"|Member|Senator|Representative|Professor of|Lecturer|Trustee|Founder|Editor|Principal|Partner|Adviser"
    r"|Advisor|Inspector|Superintendent|Investigator|Ombudsman|Caseworker|Maker|Assistant|Registrar|Vicar|Rector|Chaplain"
    r"|Congress|Secretary|Policy|Cathaoirleach|Cyfarwyddwr|Prif Weithredwr|Teacher|Solicitor|Counsel|Treasurer|Governor"
    r"|Commander|(?<!-)(?:Dean|Bishop|Reader|Fellow|Clerk|Mayor|Constable))\b"  # not "Rukhsana Iqbal-Dean"
)
MOST_WORDS = 6  # of a person's name with titles


def person_like(text: str) -> bool:
    """Could it be a person's name, with titles and letters, to judge by its form?

    >>> person_like("Dr Odette Marchand-Bah"), person_like("Chief Executive"), person_like("Haven Housing Association")
    (True, False, False)
    """
    words = SEPARATOR.split(text)[0].split()
    named = " ".join(words)
    return 1 < len(words) <= MOST_WORDS and is_name(named) and not any(form.search(named) for form in (POST, BODY, OFFICE))


def is_post(text: str) -> bool:
    """Does a line name a post, an office or a body?"""
    return POST.search(text) is not None or OFFICE.search(text) is not None or BODY.search(text) is not None
