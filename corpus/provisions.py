"""How is a provision of a treaty, an Act or a Bill called: Article 59, section 82, clause 14?"""

from __future__ import annotations

import re

UNITS = (("act", "section"), ("bill", "clause"), ("regulations", "regulation"), ("rules", "paragraph"))
WORD = re.compile(r"\w+")


def unit_of(label: str) -> str:
    """What the provisions of an instrument of that name are called.

    >>> unit_of("Domestic Abuse Act 2021"), unit_of("Istanbul Convention")
    ('section', 'article')
    """
    words = set(WORD.findall(label.casefold()))
    return next((unit for word, unit in UNITS if word in words), "article")


def provision_words(label: str, provision: str) -> str:
    """A provision as a reader calls it; one that is not of its instrument's usual unit is kept with its own.

    >>> provision_words("Istanbul Convention", "59"), provision_words("Domestic Abuse Act 2021", "schedule-2")
    ('Article 59', 'schedule 2')
    """
    unit, _, number = provision.rpartition("-") if provision[:1].isalpha() else ("", "", provision)
    unit = unit or unit_of(label)
    return f"{unit.capitalize() if unit == 'article' else unit} {number}"


def instrument_words(label: str, provision: str | None) -> str:
    """An instrument, with its provision where one is meant.

    >>> instrument_words("Istanbul Convention", "59"), instrument_words("Istanbul Convention", None)
    ('Istanbul Convention, Article 59', 'Istanbul Convention')
    """
    return f"{label}, {provision_words(label, provision)}" if provision else label
