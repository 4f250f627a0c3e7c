"""Does a line of a parliamentary page only say which House sat, or whose record or site this is?"""

from __future__ import annotations

import re

from corpus.knowledge import parliament
from corpus.vocabulary import words

MASTHEAD = re.compile(rf"(?:{'|'.join(parliament('mastheads'))})\W*", re.IGNORECASE)
NO_TITLE = re.compile(rf"(?:{'|'.join((*parliament('mastheads'), *parliament('sittings')))})\W*", re.IGNORECASE)
MASTHEAD_CELL = re.compile(r"\s[/|–—-]\s|\s+::\s+|\s{3,}|\t+")
_HOUSE_WORDS = (  # MASTHEAD, NO_TITLE and HOUSE need one of them
    "parliament senedd hansard theyworkforyou kildarestreet assembly question questions answer answers house il dail seanad "
    "report results commons lords paper bulletin holyrood westminster stormont llawn trafodion debate speech"
    " proceedings record business plenary cynulliad rlamaid oireachtas oireachtais details"
    " aims session cwestiwn cwestiynau parliamentary chamber jersey guernsey deliberation tynwald keys"
)
HOUSE_WORDS = frozenset(_HOUSE_WORDS.split())
HOUSE = re.compile(
    r"(?:.{0,60}\bin the |(?:Lords |Commons )?Hansard\W+)?"
    r"(?:House of (?:Commons|Lords)|(?:UK|Scottish|Welsh) Parliament|Senedd|(?:Northern Ireland|National)"
    r" Assembly|D[áa]il [ÉE]ireann|Seanad [ÉE]ireann|Y Cyfarfod Llawn|Cofnod y Trafodion|Plenary)\b(?=.*(?:\d|[Dd]ebate)|$)"
)
UIN = re.compile(r"\b(?:UIN|HL|WQ|PQ|AQ[WOT]|S\d[WOFT]-|WAQ|OQ|TQ)\s?\d{2,}")
LONGEST = 151  # characters of such a line


def is_house_line(text: str) -> bool:
    """Does a line above the first question or speech only say which House sat, perhaps when?

    >>> is_house_line("Senedd Cymru / Welsh Parliament"), is_house_line("House of Lords debates, 12 February 2024")
    (True, True)
    """
    return len(text) < LONGEST and _has_word(text) and (HOUSE.match(text) is not None or _in_cells(NO_TITLE, text))


def is_house_masthead(text: str) -> bool:
    """Does a line hold nothing but the name of a Parliament, of its record, or of a site for one of them?

    >>> is_house_masthead("Senedd Cymru / Welsh Parliament"), is_house_masthead("House of Lords debates, 12 February 2024")
    (True, False)
    """
    return len(text) < LONGEST and _has_word(text) and UIN.search(text) is None and _in_cells(MASTHEAD, text)


def _in_cells(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None or all(pattern.fullmatch(cell) for cell in MASTHEAD_CELL.split(text))


def _has_word(text: str) -> bool:
    """Does a line hold a word of those that say which House sat, or which site reports it?"""
    return not HOUSE_WORDS.isdisjoint(words(text))


def names_house(text: str) -> bool:
    """Is a line made of nothing but names of Parliaments and sites, and what their pages are called?

    >>> names_house("Written Answers | Senedd Cymru"), names_house("Welsh Parliament: Repairs")
    (True, False)
    """
    return _has_word(text) and _in_cells(NO_TITLE, text)
