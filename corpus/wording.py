"""What are kinds, roles, dates and counts called where people read them?"""

from __future__ import annotations

from corpus.dates import PartialDate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ROLE_WORDS = {
    "publisher": "published by",
    "asker": "asked",
    "answerer": "answered",
    "answering_body": "for",
    "author": "by",
    "signatory": "signed",
    "addressee": "to",
    "speaker": "spoke",
    "quoted": "said",
    "mentioned": "named",
}


def kind_words(kind: str) -> str:
    """The kind of a paper as a reader writes it.

    >>> kind_words("written_answer")
    'written answer'
    """
    return kind.replace("_", " ")


def date_words(date: PartialDate | None, short: bool = False) -> str:
    """A date at its own precision, or "undated".

    >>> date_words(PartialDate("2024-02-06")), date_words(PartialDate("2024-02"), short=True)
    ('6 February 2024', 'Feb 2024')
    """
    if date is None:
        return "undated"
    year, *rest = date.iso.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    named = f"{month[:3] if short else month} {year}"
    return f"{int(rest[1])} {named}" if len(rest) == 2 else named


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "paper"), counted(25300, "paper"), counted(2, "quotation"), counted(3, "search", "searches")
    ('1 paper', '25,300 papers', '2 quotations', '3 searches')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def outdated_words(files: int) -> str:
    """What to do about files that were read with other knowledge."""
    were = counted(files, "file was", "files were")
    return f"{were} read by another version of Dossier or with other known people; `dossier rebuild --from-files` reads them anew"
