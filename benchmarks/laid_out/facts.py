"""What does an invented paper say, whatever its layout, and what are its words made of?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

PEOPLE = (
    "Corin Hathersage",
    "Priya Nambiar",
    "Owain Prys-Roberts",
    "Marguerite Delacroix",
    "Tomasz Wieczorek",
    "Ann Lee",
    "Fionnuala Ní Bhriain",
    "Kofi Asante-Boyd",
    "Shirin Daneshvar",
    "Siân Eynon",
    "Olumide Fashola",
    "Zdenka Novotná",
    "Rory Fairlie",
    "Harriet Boatwright",
    "Jasvinder Sohal",
    "Ingrid Thorvaldsen",
    "Yusuf Karaca",
    "Eleni Papadaki",
    "Martha Quill",
)
PEERS = ("Baroness Tarn of Wensley", "Lord Ockham", "Lord Pell of Hexby", "Baroness Uddlestone")
PARTIES = ("Lab", "Con", "LD", "SNP", "Green", "Labour", "Conservative", "Plaid Cymru", "Scottish National Party")
SEATS = ("Leeds North", "Ashby Vale", "Harrow South", "Kelso and Jedburgh", "Wexcombe", "Thirlmere East")
DEPARTMENTS = {
    "Home Office": "Secretary of State for the Home Department",
    "Ministry of Justice": "Secretary of State for Justice",
    "Department of Health and Social Care": "Secretary of State for Health and Social Care",
    "Department for Education": "Secretary of State for Education",
    "Department for Transport": "Secretary of State for Transport",
}
BODIES = (
    "Tarnside Women's Refuge",
    "Calder Law Centre",
    "Northern Advice Network",
    "Federation of Port Workers",
    "Wexcombe Migrant Support",
    "Kelso Rape Crisis",
    "Housing Rights Alliance",
    "Children's Law Project",
    "The Harbour Trust",
)
POSTS = ("Chief Executive", "Director of Policy", "Chair", "Policy Manager", "General Secretary", "Principal Solicitor")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a careful reader would write down of one record: what is not given here is not asked for."""

    kind: str
    title: str | None
    dates: dict[str, str]  # what happened, and the day: "asked", or "" for the record's own date
    roles: dict[str, tuple[str, ...]]  # who has each, in any order; of persons alone where only persons may have it
    kept: tuple[str, ...]  # paragraphs of the paper
    removed: tuple[str, ...] = ()  # lines of the page


@dataclass(frozen=True, slots=True)
class Paper:
    """A page as it is printed, and the records that it holds."""

    text: str
    records: tuple[Facts, ...]


STYLES = 6  # of days


def a_day(die: random.Random) -> date:
    """Some day."""
    return date(die.randint(2010, 2025), die.randint(1, 12), die.randint(1, 28))


def printed(day: date, style: int) -> str:
    """A day in one of the styles of British papers.

    >>> [printed(date(2022, 5, 3), style) for style in range(STYLES)][::2]
    ['3 May 2022', 'Tuesday 3 May 2022', '3.5.2022']
    """
    ending = "th" if 4 <= day.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = f"{day:%B %Y}"
    return (
        f"{day.day} {month}",
        f"{day:%d/%m/%Y}",
        f"{day:%A} {day.day} {month}",
        f"{day:%d %b %Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}{ending} {month}",
    )[style]
