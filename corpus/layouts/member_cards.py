"""Which short lines are the cards of members: a name, a party, a seat, as the page of a question shows who asks and answers?

Edith Pargeter              asks
Labour
Penrith and Teesdale
Ada Byron-Lovelace           answers
Conservative
Vale of Clun
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.knowledge import parliament
from corpus.layouts.labels import LABELLED
from corpus.layouts.verbs import is_person_line
from corpus.lines import Line

PARTIES = frozenset(parliament("parties"))
SEAT = 40  # characters
MOST_BELOW = 4  # lines of a card: the name, the party, the seat, the house


def member_cards(lines: Sequence[Line]) -> dict[int, str]:
    """What the lines of the cards are, by their number: asker, answerer, or "" for what stands below the asker's name."""
    names = [i for i, line in enumerate(lines) if i and line.text in PARTIES and is_person_line(lines[i - 1].text)]
    if len(names) != len(("asker", "answerer")):
        return {}
    asker, answerer = names[0] - 1, names[1] - 1
    found = {asker: "asker", asker + 1: "", answerer: "answerer"}
    for below in range(asker + 2, min(asker + MOST_BELOW, answerer)):
        text = lines[below].text
        if len(text) > SEAT or not text[-1].isalpha() or LABELLED.match(text):
            break
        found[below] = ""
    return found
