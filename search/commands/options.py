"""How do the words and options of a command line become a request? The filter options follow from FIELDS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import click

from corpus.dates import PartialDate
from corpus.records import KINDS
from indexer.fields import FIELDS
from search.commands.ask import Asked
from search.commands.values import complete_facets, complete_query, complete_values
from search.printer import to_text
from search.query import FacetRequest, Filter, Match, Range

GUARD = "\x1f"  # stands before a query word that begins with a hyphen, while click reads the line
DIGITS = 9  # of a number of values
Command = TypeVar("Command", bound=Callable[..., Any])


class QueryCommand(click.Command):
    """A command whose words are a query, so that `-letter` means "not letter" and only known options are options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Guards the words of the query from being read as short options. Raises NoSuchOption for one letter."""
        words = guarded(args, self.get_params(ctx))
        for word in words:
            if word.startswith(GUARD) and len(word) == len(GUARD) + 2 and word[-1].isalpha():
                option = word.removeprefix(GUARD)
                instead = f"To leave out a word of one letter, write NOT {word[-1]}."
                raise click.NoSuchOption(option, f"there is no option {option} here. {instead}", ctx=ctx)
        return super().parse_args(ctx, words)


def guarded(arguments: Iterable[str], parameters: Iterable[click.Parameter]) -> list[str]:
    """The arguments with the words that begin with one hyphen marked, but for known options and values of options."""
    options = {name: option for option in parameters if isinstance(option, click.Option) for name in option.opts}
    short = tuple(name for name, option in options.items() if not name.startswith("--") and not option.is_flag)
    found: list[str] = []
    value_next = ended = False
    for argument in arguments:
        option = options.get(argument)
        hyphened = argument.startswith("-") and not argument.startswith("--") and argument != "-"
        joined = argument.startswith(short) and argument[2:].isdigit()  # -n20
        is_word = hyphened and not (value_next or ended or option or joined)
        found.append(GUARD + argument if is_word else argument)
        ended = ended or argument == "--"
        value_next = not value_next and option is not None and not option.is_flag and not option.count
    return found


class DateType(click.ParamType[PartialDate]):
    """A day, month or year as an ISO prefix."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """The date, or a usage error that says how one is written."""
        try:
            return value if isinstance(value, PartialDate) else PartialDate(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write 2023, 2023-07 or 2023-07-31.", param, ctx)


class PeriodType(click.ParamType[Range]):
    """A day, month or year, or FROM..TO, either of which may be left out: days of the paper's own date."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Range:
        """The range of the paper's own date, or a usage error that says how one is written."""
        if isinstance(value, Range):
            return value
        first, dots, last = str(value).partition("..")
        try:
            begin, end = PartialDate(first) if first else None, PartialDate(last) if last else None
        except ValueError:
            self.fail(f"{value!r} is not a period; write 2019..2021, ..2021, 2022-03.. or 2020.", param, ctx)
        if not (begin or end):
            self.fail("a period needs a date; write 2019..2021, ..2021, 2022-03.. or 2020.", param, ctx)
        refuse_backwards(begin, end)
        return Range("date", begin, end if dots else begin)


def refuse_backwards(first: PartialDate | None, last: PartialDate | None, option: str | None = None) -> None:
    """Raises click.BadParameter for a period in which no day can be."""
    if first and last and first.first_day > last.last_day:
        raise click.BadParameter(f"the period ends before it begins: from {first} to {last}.", param_hint=option)


class FacetType(click.ParamType[FacetRequest]):
    """NAME or NAME:N, where 0 means all; without N, as many as it was made with."""

    name = "facet"

    def __init__(self, size: int = 10) -> None:
        self.size = size

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> FacetRequest:
        """The facet, or a usage error that lists the fields that can be counted."""
        if isinstance(value, FacetRequest):
            return value
        name, _, size = str(value).partition(":")
        name = name.strip().replace("_", "-")
        if name not in FIELDS or not FIELDS[name].facet:
            near = nearest(name, facet_names())
            meant = f"did you mean {near[0]}? " if near else ""
            self.fail(f"{name!r} cannot be counted; {meant}the facets are {', '.join(facet_names())}.", param, ctx)
        if size and not (size.isdecimal() and len(size) <= DIGITS):
            self.fail(f"{value!r}: write {name} or {name}:20, where 0 means all.", param, ctx)
        return FacetRequest(name, int(size) if size else self.size)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known word that is spelt most like it, where one is."""
    from difflib import get_close_matches  # what a line without a slip need not import

    return get_close_matches(word, list(known), 1)


FACET = FacetType()


def facet_names() -> list[str]:
    """The fields that can be counted."""
    return [row.name for row in FIELDS.values() if row.facet]


def query_options(command: Command) -> Command:
    """Adds the words of a query, --any, and a filter option for each row of FIELDS that has one."""
    for decorate in reversed(list(query_decorators())):
        command = decorate(command)
    return command


def query_decorators() -> Iterator[Callable[[Command], Command]]:
    """The decorators of `query_options`, in the order of the help page."""
    yield click.argument("query", nargs=-1, shell_complete=complete_query)
    yield click.option("--any", "any_word", is_flag=True, help="every word is optional, best matches first")
    for row in FIELDS.values():
        name = parameter(row.name)
        if row.option:
            completer = complete_values(row.name)
            text = f"{row.help}; repeatable, any of them"
            kind = PeriodType() if row.kind == "date" else None
            yield click.option(row.option, name, type=kind, multiple=True, metavar="X", help=text, shell_complete=completer)
    for row in FIELDS.values():
        if row.kind == "date":
            stem = "" if row.name == "date" else f"{row.name}-"
            for bound, meaning in (("since", "this or later"), ("until", "this or before")):
                name = f"{parameter(row.name)}_{bound}"
                yield click.option(f"--{stem}{bound}", name, type=DateType(), help=f"{row.help}: {meaning}")


def collapse_option(text: str) -> Callable[[Command], Command]:
    """The option --collapse."""
    return click.option("--collapse", is_flag=True, help=text)


def facet_option(text: str) -> Callable[[Command], Command]:
    """The option --facet NAME[:N], repeatable."""
    return click.option(
        "--facet", "facets", type=FACET, multiple=True, metavar="NAME[:N]", help=text, shell_complete=complete_facets
    )


def parameter(name: str) -> str:
    """The name of a field as a parameter of a function: a filter must not hide another option."""
    return "field_" + name.replace("-", "_")


def asked(query: Iterable[str], any_word: bool, given: Mapping[str, Any]) -> Asked:
    """The query and the filters from a command's parameters. Raises click.BadParameter."""
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
        raise click.BadParameter(f"{value!r} is not a kind; {meant}the kinds are {', '.join(KINDS)}.", param_hint="--kind")
    return kind


def quoted(text: str) -> str:
    """Words between quotation marks, unless they bring their own.

    >>> quoted("firewall"), quoted('"article 59"')
    ('"firewall"', '"article 59"')
    """
    return text if '"' in text else f'"{text}"'
