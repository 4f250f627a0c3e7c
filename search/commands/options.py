"""Which options of click have the commands that ask? The filters follow from FIELDS; `search.commands.question` reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import click

from search.commands import question
from search.commands.ask import Asked
from search.commands.question import GUARD, BadValue, bound_options, filter_options, read_date, read_facet
from search.commands.values import complete_facets, complete_query, complete_values

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


class Read(click.ParamType[Any]):
    """A value that a function of `search.commands.question` reads."""

    def __init__(self, name: str, read: Callable[[str], object]) -> None:
        self.name, self.read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value, or a usage error that says how one is written."""
        try:
            return self.read(value) if isinstance(value, str) else value
        except BadValue as error:
            self.fail(str(error), param, ctx)


def query_options(command: Command) -> Command:
    """Adds the words of a query, --any, and a filter option for each row of FIELDS that has one."""
    for decorate in reversed(list(query_decorators())):
        command = decorate(command)
    return command


def query_decorators() -> Iterator[Callable[[Command], Command]]:
    """The decorators of `query_options`, in the order of the help page."""
    yield click.argument("query", nargs=-1, shell_complete=complete_query)
    yield click.option("--any", "any_word", is_flag=True, help="every word is optional, best matches first")
    for name, parameter, row, read in filter_options():
        kind = Read("period", read) if row.kind == "date" else None
        text, completer = f"{row.help}; repeatable, any of them", complete_values(row.name)
        yield click.option(name, parameter, type=kind, multiple=True, metavar="X", help=text, shell_complete=completer)
    for name, parameter, row, meaning in bound_options():
        yield click.option(name, parameter, type=Read("date", read_date), help=f"{row.help}: {meaning}")


def collapse_option(text: str) -> Callable[[Command], Command]:
    """The option --collapse."""
    return click.option("--collapse", is_flag=True, help=text)


def facet_option(text: str) -> Callable[[Command], Command]:
    """The option --facet NAME[:N], repeatable."""
    return click.option(
        "--facet",
        "facets",
        type=Read("facet", read_facet),
        multiple=True,
        metavar="NAME[:N]",
        help=text,
        shell_complete=complete_facets,
    )


def asked(query: Iterable[str], any_word: bool, given: Mapping[str, Any]) -> Asked:
    """The query and the filters from a command's parameters. Raises click.BadParameter."""
    try:
        return question.asked(query, any_word, given)
    except BadValue as error:
        raise click.BadParameter(str(error), param_hint=error.option) from error
