"""Which words in quotation marks are nobody's speech: a title, a slogan, a term, a word that is doubted?"""

from __future__ import annotations

import re

from corpus.names.scenes import verbs_in
from corpus.speech.quotation_marks import Marked

_NAMING = re.compile(r"\b(?:called|calls|branded|dubbed|labelled|described) (?!for\b|on\b)[^,.;:“\"]{1,60}$")  # it a "deathtrap"
_PREDICATE = re.compile(  # they said it was a "grave failure", they praised the "immense courage"
    r"\b(?:praise[sd]|hail(?:s|ed)|condemn(?:s|ed)|criticise[sd]|slam(?:s|med)|denounce[sd]|attack(?:s|ed)|decrie[sd]"
    r"|is|are|was|were|be|been|being|as|amounts? to|amounted to)(?: [a-z]+ly)? (?:an?|the|his|her|their|its)$"
)


def is_label(text: str, words: Marked, begin: int) -> bool:
    """Are the words a title, a slogan, a term or scare-quoted, and nobody's speech?"""
    quoted = text[words.start : words.end]
    parts = quoted.split()
    before = text[max(begin, words.start - 40) : words.start - 1]
    if quoted[-1] in ".,!?":
        return False
    if (
        len(parts) < 3
        and not _NAMING.search(text, begin, words.start - 1)
        and not _is_verdict(text, words, begin)
        and before.rstrip().rpartition(" ")[2].lower() in ("a", "an", "the", "this", "his", "her", "their")
    ):
        return True
    capitals = sum(part[0].isupper() for part in parts)
    return len(parts) > 1 and capitals * 3 >= len(parts) * 2


def _is_verdict(text: str, words: Marked, begin: int) -> bool:
    """Do the words tell what somebody says that a thing is: "Ann Poe said the plan was a “step back”"?"""
    end = words.start - 1
    predicate = _PREDICATE.search(text[max(begin, end - 40) : end].rstrip())
    return predicate is not None and any(verbs_in(text, begin, end))
