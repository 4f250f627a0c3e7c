"""What do the words, filters and other values of a command line ask for? Known without click, which puts them into options.

What cannot be read raises `BadValue`; the options of click tell it as a usage error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from corpus.dates import PartialDate
from corpus.nouns import TYPE_CHECKING
from corpus.records import KINDS
from indexer.fields import FIELDS, Field, nearest_fields
from search.commands.ask import Asked
from search.printer import to_text
from search.query import FacetRequest, Filter, Match, Range

if TYPE_CHECKING:
    from typing import Any

GUARD = "\x1f"  # stands before a query word that begins with a hyphen, while click reads the line
DIGITS = 9  # of a number of values
FACETS = 10  # values of a facet, where no number is given


class BadValue(ValueError):  # noqa: N818 - reads as what happened
    """A value that cannot be read, and of which option, where that is known: how it is written."""

    def __init__(self, reason: str, option: str | None = None) -> None:
        super().__init__(reason)
        self.option = option


def as_written(value: str) -> str:
    """A value that needs no reading."""
    return value


def read_date(value: str) -> PartialDate:
    """A day, month or year as an ISO prefix. Raises BadValue."""
    try:
        return PartialDate(value)
    except ValueError:
        raise BadValue(f"{value!r} is not a date; write 2023, 2023-07 or 2023-07-31.") from None


def read_period(value: str) -> Range:
    """A day, month or year, or FROM..TO, either of which may be left out: days of the paper's own date. Raises BadValue."""
    first, dots, last = value.partition("..")
    try:
        begin, end = PartialDate(first) if first else None, PartialDate(last) if last else None
    except ValueError:
        raise BadValue(f"{value!r} is not a period; write 2019..2021, ..2021, 2022-03.. or 2020.") from None
    if not (begin or end):
        raise BadValue("a period needs a date; write 2019..2021, ..2021, 2022-03.. or 2020.")
    refuse_backwards(begin, end)
    return Range("date", begin, end if dots else begin)


def refuse_backwards(first: PartialDate | None, last: PartialDate | None, option: str | None = None) -> None:
    """Raises BadValue for a period in which no day can be."""
    if first and last and first.first_day > last.last_day:
        raise BadValue(f"the period ends before it begins: from {first} to {last}.", option)


def read_facet(value: str, size: int = FACETS) -> FacetRequest:
    """NAME or NAME:N, where 0 means all; without N, as many as `size`. Raises BadValue with the fields that can be counted."""
    name, _, number = value.partition(":")
    name = name.strip().replace("_", "-")
    if name not in FIELDS or not FIELDS[name].facet:
        near = nearest_fields(name, facet_names(), 1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise BadValue(f"{name!r} cannot be counted; {meant}the facets are {', '.join(facet_names())}.")
    if number and not (number.isdecimal() and len(number) <= DIGITS):
        raise BadValue(f"{value!r}: write {name} or {name}:20, where 0 means all.")
    return FacetRequest(name, int(number) if number else size)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known word that is spelt most like it, where one is."""
    from difflib import get_close_matches  # what a line without a slip need not import

    return get_close_matches(word, list(known), 1)


def facet_names() -> list[str]:
    """The fields that can be counted."""
    return [row.name for row in FIELDS.values() if row.facet]


def filter_options() -> Iterator[tuple[str, str, Field, Callable[[str], object]]]:
    """The option of each filter that may be given several times: its name, its parameter, its field and how it is read."""
    for row in FIELDS.values():
        if row.option:
            yield row.option, parameter(row.name), row, read_period if row.kind == "date" else as_written


def bound_options() -> Iterator[tuple[str, str, Field, str]]:
    """The options of the first and last day of each date field: name, parameter, field and meaning."""
    for row in FIELDS.values():
        if row.kind == "date":
            stem = "" if row.name == "date" else f"{row.name}-"
            for bound, meaning in (("since", "this or later"), ("until", "this or before")):
                yield f"--{stem}{bound}", f"{parameter(row.name)}_{bound}", row, meaning


def parameter(name: str) -> str:
    """The name of a field as a parameter of a function: a filter must not hide another option."""
    return "field_" + name.replace("-", "_")


def asked(query: Iterable[str], any_word: bool, given: Mapping[str, Any]) -> Asked:
    """The query and the filters from a command's parameters. Raises BadValue."""
    text = " ".join(query).replace(GUARD, "").strip()
    filters: list[Filter] = []
    values_said = [quoted(text)] if text else []
    dates_said: list[str] = []
    for row in FIELDS.values():
        name = row.name.replace("-", " ")
        values = given.get(parameter(row.name)) or ()
        if values:
            filters.append(Filter(row.name, tuple(choice(row.name, value) for value in values)))
            values_said.append(f"{name} {' or '.join(map(said, values))}")
        first, last = given.get(f"{parameter(row.name)}_since"), given.get(f"{parameter(row.name)}_until")
        if first or last:
            stem = "" if row.name == "date" else f"{name} "
            refuse_backwards(first, last, f"--{stem.replace(' ', '-')}since")
            filters.append(Filter(row.name, (Range(row.name, first, last),)))
            dates_said += [f"{stem}{bound} {date}" for bound, date in (("since", first), ("until", last)) if date]
    return Asked(text, any_word, tuple(filters), " ".join([*([", ".join(values_said)] if values_said else []), *dates_said]))


def choice(field: str, value: str | Range) -> Match | Range:
    """One value of a filter as the request has it."""
    return value if isinstance(value, Range) else Match(field, known_value(field, value))


def said(value: str | Range) -> str:
    """One value of a filter as a reader would say it."""
    return to_text(value).partition(":")[2] if isinstance(value, Range) else quoted(value)


def known_value(field: str, value: str) -> str:
    """The value of a filter; a kind in any of its spellings, and no kind that does not exist."""
    if field != "kind":
        return value
    kind = "_".join(value.lower().replace("-", " ").replace("_", " ").split())
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        meant = f"did you mean {near[0]}? " if near else ""
        raise BadValue(f"{value!r} is not a kind; {meant}the kinds are {', '.join(KINDS)}.", "--kind")
    return kind


def quoted(text: str) -> str:
    """Words between quotation marks, unless they bring their own.

    >>> quoted("firewall"), quoted('"article 59"')
    ('"firewall"', '"article 59"')
    """
    return text if '"' in text else f'"{text}"'
