"""Do two records give the same paper?

The same release is run by five sites: one writes an opening of its own, one leaves out the notes, one keeps a menu. What they
share is long runs of the same words. So papers are compared by their runs of five words: a new opening costs as many runs as it
has words, but a figure changed here and there, as in next month's release on the same subject, costs five runs each.

Two answers, or two speeches, are the same only where the one holds all that the other says: they share their boilerplate, and
what sets them apart may be one name or one number. A number of the publisher settles it where both papers have one.

Which papers are compared at all is told by signatures of their longer words, made when a paper is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from struct import Struct
from zlib import crc32

import rensa

from corpus.dates import PartialDate

VERSION = f"1-{rensa.RMinHash.ALGORITHM_VERSION}"  # of the signatures: raise the first when they are made otherwise
SLOTS, BAND = 64, 4  # numbers of a signature, and those of a band: papers that share a band are compared
SHARE = 0.6  # of all runs of two papers that both have, from which they are the same, days apart
SAME = 0.9  # the same, whenever they were written
DAYS = 14
_RUN = 5  # words
_LONG, _LONG_RUN = 7, 3  # letters of a longer word, and how many of them stand together in a signature
_LEAST = 10  # such runs in a paper that is compared at all
_NUMBERS = Struct(f">{SLOTS}I")
_MARKS = ".,;:!?()[]{}\"'“”‘’«»…–—-/*_|"
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ]\w+|\d[\d,.]*\d|\d")
_GAP = re.compile(r"\n\s*\n")
_OF_A_PARLIAMENT = ("written_answer", "debate")
_DIFFER = ("uin", "number")  # references of which two papers with different ones are two papers


def runs(text: str) -> set[str]:
    r"""Runs of five words within a paragraph, the same for any case, punctuation and line ends.

    >>> sorted(runs("Harbour lights were out\non Monday.\n\nShort."))
    ['harbour lights were out on', 'lights were out on monday']
    """
    found: set[str] = set()
    for paragraph in _GAP.split(text.casefold()):
        words = _WORD.findall(paragraph)
        found.update(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))
    return found


def signature(text: str) -> bytes:
    """What tells about how much of a text another one shares, in 256 bytes; empty for a text too short to tell."""
    words = [word.strip(_MARKS) for word in text.casefold().split() if len(word) >= _LONG]
    found = list(map(" ".join, zip(*(words[start:] for start in range(_LONG_RUN)), strict=False)))
    if len(found) < _LEAST:
        return b""
    sketch = rensa.RMinHash(num_perm=SLOTS, seed=1)
    sketch.update(found)
    return _NUMBERS.pack(*sketch.digest())


def numbers(signature: bytes) -> tuple[int, ...]:
    """The numbers of a signature."""
    return _NUMBERS.unpack(signature) if signature else ()


def bands(signature: bytes) -> list[int]:
    """The bands of a signature, as numbers; two papers without a common one are not compared."""
    size = 4 * BAND
    return [start // size << 32 | crc32(signature[start : start + size]) for start in range(0, len(signature), size)]


def may_share(one: Sequence[int], other: Sequence[int]) -> bool:
    """Do the numbers of two signatures leave it open that the papers are the same? They tell a share to within a tenth or two."""
    same = sum(map(eq, one, other))
    return bool(same >= (SHARE - 0.2) * SLOTS)


@dataclass(frozen=True)
class Facts:
    """What of a record decides whether it is the same paper as another, and which of them is the original."""

    id: str
    kind: str
    date: PartialDate | None
    references: Mapping[str, str]
    body: str

    @cached_property
    def runs(self) -> set[str]:
        """The runs of its text."""
        return runs(self.body)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital, and the numbers."""
        return frozenset(_NAME.findall(self.body))

    @property
    def rank(self) -> tuple[bool, str, int, str]:
        """The original of several has the lowest: the earliest, else the fullest; a day is earlier than its month."""
        return self.date is None, self.date.last_day.isoformat() if self.date else "", -len(self.body), self.id


def facts_of(line: str) -> Facts:
    """The facts of a record's JSON line."""
    form = json.loads(line)
    date = PartialDate(form["date"]) if form["date"] else None
    return Facts(form["id"], form["kind"], date, form.get("references", {}), form["body"])


def same_paper(one: Facts, other: Facts) -> bool:
    """Are they the same paper, but for what sites put around it?"""
    known = [name for name in _DIFFER if name in one.references and name in other.references]
    if any(one.references[name] != other.references[name] for name in known):
        return False
    common = len(one.runs & other.runs)
    share = common / ((len(one.runs) + len(other.runs) - common) or 1)
    if share < SHARE:
        return False
    less, more = sorted((one, other), key=lambda facts: (len(facts.runs), facts.id))
    if one.kind in _OF_A_PARLIAMENT or other.kind in _OF_A_PARLIAMENT:
        return near(one, other) and less.runs <= more.runs and less.names <= more.names
    return near(one, other) or (share >= SAME and less.names <= more.names)


def near(one: Facts, other: Facts) -> bool:
    """Could they have been written within two weeks?"""
    if one.date is None or other.date is None:
        return True
    apart = max((one.date.first_day - other.date.last_day).days, (other.date.first_day - one.date.last_day).days)
    return apart <= DAYS


def original(same: Sequence[Facts]) -> str:
    """The id of the original."""
    return min(same, key=lambda facts: facts.rank).id
