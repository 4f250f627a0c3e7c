"""Which short lines are the cards of members: a name, a party, a seat, as the page of a question shows who asks and answers?

Edith Pargeter              asks
Labour
Penrith and Teesdale
Ada Byron-Lovelace           answers
Conservative
Vale of Clun

The card may stand alone above the question, with the seat over the party or below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.knowledge import parliament
from corpus.layouts.bylines import has_first_name
from corpus.layouts.houses import names_house
from corpus.layouts.labels import LABELLED
from corpus.layouts.names import BRACKETS
from corpus.layouts.positions import is_party
from corpus.layouts.question_names import TITLE, may_be_person, names_somebody
from corpus.layouts.verbs import is_person_line
from corpus.lines import Line

PARTIES = frozenset(parliament("parties"))
SEAT = 40  # characters
MOST_BELOW = 4  # lines of a card: the name, the party, the seat, the house
BELOW_PARTY = 3  # lines of a card from the party on: the seat and the House


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


def _is_titled(text: str) -> bool:
    """Does a line bear a title, a name and a seat in brackets: "Mr Lee (West Vale)"?"""
    return text[-1] == ")" and TITLE.match(text) is not None and may_be_person(BRACKETS.sub("", text).strip() or "-")


def _card(plain: list[Line]) -> tuple[int, int] | None:
    """Where in lines above a question a name stands with its party below, over or under the seat; and where the card ends."""
    party = next((at for at in range(len(plain) - 1, 0, -1) if is_party(plain[at].text)), 0)
    if not party or len(plain) - party > BELOW_PARTY:
        return None
    above = plain[party - 1].text
    last = all(names_house(line.text) for line in plain[party + 1 :])
    name = party - 1
    seated = last and party > 1 and ", " not in plain[party].text and not (TITLE.match(above) or has_first_name(above))
    if seated and may_be_person(plain[party - 2].text):
        name = party - 2
    end = party + 1
    while end < len(plain) and names_house(plain[end].text):
        end += 1
    if end < len(plain) and name == party - 1 and ", " not in plain[party].text and ":" not in plain[end].text:
        end += 1  # the seat
    return (name, end) if may_be_person(plain[name].text) else None


def asker_above(plain: list[Line], *, labelled: bool) -> tuple[list[Line], list[Line], list[Line]]:
    """Of the lines above a question that who asks stands on, those beside the name, and those that are left as headings.

    A name with what only records print beside it stands right above; below a label a bare name may stand over its seat.
    """
    if plain and (names_somebody(plain[-1].text) or _is_titled(plain[-1].text)):
        return plain[-1:], [], plain[:-1]
    if card := _card(plain):
        name, last = card
        return plain[name : name + 1], plain[name + 1 : last], plain[:name] + plain[last:]
    if plain and labelled and may_be_person(plain[0].text):
        return plain[:1], plain[1:], []
    return [], [], plain
