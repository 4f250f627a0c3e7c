"""What is a form of furniture, and how is it told quickly that a page holds none of its lines?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.nouns import NamedTuple

CAPITALS = "AA"  # stands for any two
FIGURES, DASH = tuple("0123456789"), tuple("-–—")


class Form(NamedTuple):
    """A form of furniture."""

    kind: str
    pattern: re.Pattern[str]  # fits the whole line
    hints: Mapping[str, str] = {}  # one of these stands in the line, and one of its words on the page; a sign has no word
    first: tuple[str, ...] = ()  # or the line begins with one of these
