"""Which words in quotation marks are nobody's speech: a title, a slogan, a term, a word that is doubted?"""

from __future__ import annotations

import re

from corpus.names.scenes import verbs_in
from corpus.speech.quotation_marks import Marked

_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|becom(?:e|ing)|became|called|branded|it|him|her|them)(?: [a-z]+)? an?$"
)


def is_label(text: str, words: Marked, begin: int) -> bool:
    """Are the words a title, a slogan, a term or scare-quoted, and nobody's speech?"""
    quoted = text[words.start : words.end]
    parts = quoted.split()
    before = text[max(begin, words.start - 40) : words.start - 1].rstrip()
    if quoted[-1] in ".,!?":
        return False
    if len(parts) < 3 and before.rpartition(" ")[2].lower() in ("a", "an", "the", "this", "his", "her", "their"):
        term = len(parts) == 1 and before.endswith((" a", " an")) and not _PREDICATE.search(before)  # to build a “sandbank”
        if term or not any(verbs_in(text, begin, words.start - 1)):  # "Ann Poe said the plan was a “step back”"
            return True
    capitals = sum(part[0].isupper() for part in parts)
    return len(parts) > 1 and capitals * 3 >= len(parts) * 2
