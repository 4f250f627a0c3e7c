"""How is a paper cited, so that others find it again?

`oscola` follows the Oxford University Standard for the Citation of Legal Authorities, 4th edition; `plain` says the same in a
sentence. docs/citations.md has the forms and where they come from. Neither gives a day of access, which only the reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Record
from corpus.wording import date_words, kind_words
from search.harmless import one_line, web_address

HOUSES = {  # what stands before "Deb" and "Written Question"
    "Commons": "HC",
    "Lords": "HL",
    "Scottish Parliament": "SP",
    "Northern Ireland Assembly": "NIA",
}
REPORTS = {"Scottish Parliament": "SP OR"}  # the Official Report, where it is not called "Deb"
FULL_HOUSES = {"Commons": "House of Commons", "Lords": "House of Lords"}
COLUMN = re.compile(r"(\d+)(?:-(\d+))?([A-Z]*)")
CLOSING = re.compile(r"’(?!\w)")  # and not the apostrophe in a word
MOST = 3  # names before "and others"


def oscola(record: Record) -> str:
    """The citation of a paper in OSCOLA's form, on one line, without the full stop that ends a footnote."""
    form = {"debate": report, "written_answer": written_question, "letter": letter, "news": news}.get(record.kind, document)
    return with_address(form(record), record)


def plain(record: Record) -> str:
    """The citation of a paper as a sentence: what it is, who did what in it, when, and where it stands."""
    kind = {"written_answer": "written question"}.get(record.kind, kind_words(record.kind))
    if record.kind == "letter":
        told = [letter(record).partition(" (")[0]]
    else:
        told = [" ".join([kind.capitalize(), number(record)]).strip(), *who(record)]
    house = record.references.get("house", "")
    told += [FULL_HOUSES.get(house, one_line(house)), date_words(record.date)]
    reported = report(record) if columns(record) and house else ""
    sentences = [one_line(record.title), ", ".join(part for part in told if part), reported]
    text = ". ".join(sentence.rstrip(".") for sentence in sentences if sentence) + "."
    return " ".join(part for part in (text, web_address(record.url)) if part)  # no full stop behind an address


def who(record: Record) -> list[str]:
    """Who did what, by role."""
    said = []
    for words, roles in (
        ("asked by", ("asker",)),
        ("answered by", ("answerer",)),
        ("for", ("answering_body",)),
        ("by", ("author", "signatory")),
        ("spoken by", ("speaker",)),
        ("published by", ("publisher",)),
    ):
        if found := names(record, *roles):
            said.append(f"{words} {found}")
    return said


def report(record: Record) -> str:
    """Hansard: "HC Deb 3 February 1977, vol 389, cols 973–76"."""
    house = record.references.get("house")
    if house is None:
        return document(record)
    name = REPORTS.get(house) or f"{HOUSES.get(house, one_line(house))} Deb"
    volume = record.references.get("volume")
    places = [f"{name} {date_words(record.date)}", f"vol {one_line(volume)}" if volume else "", columns(record)]
    return ", ".join(place for place in places if place)


def written_question(record: Record) -> str:
    """Hansard with the question's number where the columns are known; else asker, title, number and day of the answer."""
    asked = number(record)
    if columns(record) and record.references.get("house"):
        return report(record) + (f" ({asked})" if asked else "")
    house = record.references.get("house", "")
    what = " ".join(part for part in (HOUSES.get(house, one_line(house)), "Written Question", asked) if part)
    answered = f"answered {date_words(record.date)}" if record.date else "undated"
    return titled(names(record, "asker"), record, f"({what}, {answered})")


def letter(record: Record) -> str:
    """Letter from one to another, with its date."""
    sender, to = names(record, "signatory") or names(record, "author", "publisher"), names(record, "addressee")
    between = (f" from {sender}" if sender else "") + (f" to {to}" if to else "")
    about = "" if between else f" {quoted_title(record)}"
    return f"Letter{between}{about} ({date_words(record.date)})"


def news(record: Record) -> str:
    """Author, title, the paper it stands in, and its date."""
    paper = names(record, "publisher")
    return titled(names(record, "author"), record, f"{paper} ({date_words(record.date)})".lstrip())


def document(record: Record) -> str:
    """Anything else: author or publisher, title, and in brackets what it is and when."""
    author = names(record, "author", "signatory", "speaker") if record.kind != "press_release" else ""
    what = {"press_release": "Press Release, ", "debate": "Debate, "}.get(record.kind, "")
    return titled(author or names(record, "publisher", "author"), record, f"({what}{date_words(record.date)})")


def titled(author: str, record: Record, rest: str) -> str:
    """Author, ‘Title’ and what follows."""
    return f"{author + ', ' if author else ''}{quoted_title(record)} {rest}"


def quoted_title(record: Record) -> str:
    """The title between single marks; a quotation within it takes double ones, where no apostrophe can be taken for its end."""
    text = title(record)
    if text.count("‘") == len(CLOSING.findall(text)):
        text = CLOSING.sub("”", text).replace("‘", "“")
    return f"‘{text}’"


def title(record: Record) -> str:
    """The title, or what stands for one."""
    return one_line(record.title) or f"Untitled {kind_words(record.kind)}"


def names(record: Record, *roles: str) -> str:
    """Those in the roles: up to three by name, else the first and others."""
    return joined([one_line(actor.name) for actor in record.actors_with(*roles)])


def joined(found: Sequence[str]) -> str:
    """Names in a row.

    >>> joined(["A", "B", "C"]), joined(["A", "B", "C", "D"])
    ('A, B and C', 'A and others')
    """
    if len(found) > MOST:
        return f"{found[0]} and others"
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def number(record: Record) -> str:
    """The question's number; one of figures alone is said to be a UIN."""
    uin = one_line(record.references.get("uin"))
    return (f"UIN {uin}" if uin.isdigit() else uin) or one_line(record.references.get("number"))


def columns(record: Record) -> str:
    """The columns: "col 505W", and for the Lords with the letters in front, "cols WA205–06"; empty where they are not known."""
    match = COLUMN.fullmatch(record.references.get("column", ""))
    if match is None:
        return ""
    first, last, letters = match[1], match[2], match[3]
    lords = record.references.get("house") == "Lords"
    if lords and not letters and record.kind == "written_answer":
        letters = "WA"
    span = f"{first}–{shortened(first, last)}" if last else first
    return f"{'cols' if last else 'col'} {letters + span if lords else span + letters}"


def shortened(first: str, last: str) -> str:
    """The end of a range as it is printed: the figures that differ, and at least two.

    >>> shortened("973", "976"), shortened("195", "205"), shortened("9", "12")
    ('76', '205', '12')
    """
    if len(first) != len(last):
        return last
    same = next((place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(last))
    return last[min(same, max(0, len(last) - 2)) :]


def with_address(citation: str, record: Record) -> str:
    """The citation with the paper's web address, where it has one."""
    address = web_address(record.url)
    return f"{citation} <{address}>" if address else citation
