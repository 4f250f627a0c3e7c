"""How does the manual of each command read in `man`? A page of roff for `dossier` and for each command, in docs/man.

The wheel puts them where `man` looks for those of a program on the PATH: `man dossier`, `man dossier-search`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

import cli
from benchmarks.command_facts import (
    STATUSES,
    example_of,
    examples,
    filters,
    general_example,
    meaning,
    options,
    shared_examples,
    written,
)

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
FILES = (
    ("dossier.toml", "in the folder of a collection: what is set for it; its comments say what can be set"),
    ("topics/, actors.toml", "there too: your own topics and actors"),
    (".dossierignore", "in a folder of papers: what ingest leaves out, in the form of .gitignore"),
    ("metadata.csv", "in a folder of papers: what you know of them, which wins over what their text says"),
)
ENVIRONMENT = (
    ("DOSSIER_HOME", "the collection to use where --home names none"),
    ("NO_COLOR", "if set, no colours and no hyperlinks"),
    ("FORCE_HYPERLINK", "1 if the terminal shows hyperlinks, 0 if it does not; else it is known by its name"),
    ("PAGER, LESS", "what shows long output on a terminal, and how"),
)


def main_page(group: click.Group, context: click.Context) -> Iterator[str]:
    """The lines of dossier(1)."""
    yield from head("dossier", str(PROJECT["description"]))
    yield from (".SH SYNOPSIS", r"\fBdossier\fR [\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]...")
    yield from (".SH DESCRIPTION", *paragraph("Without a command it says what the collection holds, and what to do next."))
    for section, commands in cli.COMMANDS.items():
        yield f".SS {roff(section)}"
        for name, (_, text) in commands.items():
            yield from (".TP", rf"\fBdossier\-{roff(name)}\fR(1)", roff(text))
    yield ".SH OPTIONS"
    for name, text in cli.OPTIONS.items():
        yield from told(name, " ".join(text.split()), general_example(name))
    yield ".SH EXIT STATUS"
    for status, text in STATUSES.items():
        yield from (".TP", rf"\fB{status}\fR", roff(text))
    for heading, rows in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {heading}"
        for name, text in rows:
            yield from (".TP", rf"\fB{roff(name)}\fR", roff(text))


def command_page(name: str, group: click.Group, context: click.Context) -> Iterator[str]:
    """The lines of the page of one command, with the commands below it."""
    command = group.get_command(context, name)
    assert command is not None
    shared = filters(group, context)
    yield from head(f"dossier-{name}", one_line_help(name))
    yield from body(f"dossier {name}", command, shared)
    if isinstance(command, click.Group):
        yield ".SH COMMANDS"
        for sub, below in command.commands.items():
            yield f".SS dossier {roff(name)} {roff(sub)}"
            yield from below_lines(f"dossier {name} {sub}", below, shared)
    if takes_filters(command, shared):
        yield ".SH FILTERS"
        yield from paragraph("Each may be repeated. Values of one are alternatives, different ones combine.")
        for option, example in shared_examples(shared).items():
            yield from told(written(option), meaning(option), example)
    yield from (".SH EXIT STATUS", *paragraph("As in dossier(1)."), ".SH SEE ALSO", r"\fBdossier\fR(1)")


def body(name: str, command: click.Command, shared: Sequence[click.Option]) -> Iterator[str]:
    """Synopsis, description, options and examples of a command."""
    yield from (".SH SYNOPSIS", synopsis(name, command, shared), ".SH DESCRIPTION", *description(command))
    if own := own_options(command, shared):
        yield ".SH OPTIONS"
        for option in own:
            yield from told(written(option), meaning(option), example_of(option, name, examples(command)))
    yield from (".SH EXAMPLES", *code(examples(command)))


def below_lines(name: str, command: click.Command, shared: Sequence[click.Option]) -> Iterator[str]:
    """The same of a command below another, without headings."""
    yield from (synopsis(name, command, shared), *description(command))
    for option in own_options(command, shared):
        yield from told(written(option), meaning(option), example_of(option, name, examples(command)))
    yield from (".PP", *code(examples(command)))


def own_options(command: click.Command, shared: Sequence[click.Option]) -> list[click.Option]:
    """The options of a command that others do not share."""
    common = {one.name for one in shared}
    return [one for one in options(command) if one.name not in common]


def takes_filters(command: click.Command, shared: Sequence[click.Option]) -> bool:
    """Has the command, or one below it, the filter options?"""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return len(own_options(command, shared)) < len(options(command)) or any(takes_filters(one, shared) for one in below)


def one_line_help(name: str) -> str:
    """The line of the table of commands."""
    return next(commands[name][1] for commands in cli.COMMANDS.values() if name in commands)


def head(name: str, text: str) -> Iterator[str]:
    """The beginning of a page."""
    yield '.\\" Made by `python -m benchmarks.pages` from the program itself; change it there.'
    yield f'.TH "{name.upper()}" "1" "" "dossier {PROJECT["version"]}" "Dossier"'
    yield from (".SH NAME", rf"{roff(name)} \- {roff(text)}")


def synopsis(name: str, command: click.Command, shared: Sequence[click.Option]) -> str:
    """How a command is written."""
    pieces = command.collect_usage_pieces(click.Context(command, info_name=name))
    some = [r"[\fIfilters\fR]"] if len(own_options(command, shared)) < len(options(command)) else []
    return " ".join([rf"\fB{roff(name)}\fR", *(roff(piece.replace("[OPTIONS]", "[options]")) for piece in pieces), *some])


def description(command: click.Command) -> Iterator[str]:
    """What a command does."""
    for text in (command.help or "").replace("\b\n", "").split("\n\n"):
        yield from paragraph(text)


def paragraph(text: str) -> Iterator[str]:
    """The lines of a paragraph."""
    yield from (".PP", roff(" ".join(text.split())))


def told(name: str, text: str, example: str) -> Iterator[str]:
    """An option with what it means and a line that uses it."""
    yield from (".TP", rf"\fB{roff(name)}\fR", roff(text))
    if example:
        yield from (".br", rf"\fI{roff(example)}\fR")


def code(lines: Sequence[str]) -> Iterator[str]:
    """Lines as they are typed."""
    yield from (".nf", ".RS 4", *map(roff, lines), ".RE", ".fi")


def roff(text: str) -> str:
    r"""A text as roff: nothing in it is a request, and hyphens and quotation marks stay what they are.

    >>> roff("'a -b \\c")
    "\\&\\(aqa \\-b \\ec"
    """
    for character, escape in (("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("`", "\\(ga"), ("^", "\\(ha"), ("~", "\\(ti")):
        text = text.replace(character, escape)
    return f"\\&{text}" if text.startswith((".", "\\(aq")) else text


def pages() -> dict[str, Callable[[], Iterator[str]]]:
    """The page of each command by its file."""
    group = cli.dossier()
    context = click.Context(group, info_name="dossier")
    found: dict[str, Callable[[], Iterator[str]]] = {"man/dossier.1": partial(main_page, group, context)}
    for commands in cli.COMMANDS.values():
        for name in commands:
            found[f"man/dossier-{name}.1"] = partial(command_page, name, group, context)
    return found
