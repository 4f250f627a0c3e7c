"""Which words in quotation marks are nobody's speech: a title, a slogan, a term, a word that is doubted?"""

from __future__ import annotations

from corpus.names.scenes import verbs_in
from corpus.speech.quotation_marks import Marked


def is_label(text: str, words: Marked, begin: int) -> bool:
    """Are the words a title, a slogan, a term or scare-quoted, and nobody's speech?"""
    quoted = text[words.start : words.end]
    parts = quoted.split()
    before = text[max(begin, words.start - 40) : words.start - 1]
    if quoted[-1] in ".,!?":
        return False
    if (
        len(parts) < 3
        and not any(verbs_in(text, begin, words.start - 1))  # "Ann Poe said the plan was a “step back”"
        and before.rstrip().rpartition(" ")[2].lower() in ("a", "an", "the", "this", "his", "her", "their")
    ):
        return True
    capitals = sum(part[0].isupper() for part in parts)
    return len(parts) > 1 and capitals * 3 >= len(parts) * 2
