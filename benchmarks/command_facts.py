"""What is there to say about each command: its options, what they mean, and lines that use them?

The examples are those of the help pages, and those of docs/examples.txt for what the help pages leave out.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import click

from corpus import statuses
from indexer.fields import FIELDS

DOCS = Path(__file__).parents[1] / "docs"
STATUSES = {
    statuses.DONE: "done, or found",
    statuses.NOTHING_FOUND: "ran, and found nothing",
    statuses.USAGE: "the command line or the query is wrong",
    statuses.SOME_REJECTED: "some papers were rejected; the others are in",
    statuses.NOT_VERIFIED: "an export or a topic is not what it promises",
    statuses.NO_INDEX: "the index or the store is missing, stale or damaged; the message names the command that mends it",
    statuses.FAILED: "a defect of Dossier itself",
    statuses.LOCKED: "locked by another writer: try again",
    statuses.INTERRUPTED: "interrupted; what was finished is kept",
}


def filters(group: click.Group, context: click.Context) -> list[click.Option]:
    """The options that follow from FIELDS, which many commands share."""
    search = group.get_command(context, "search")
    assert search is not None
    return [one for one in options(search) if str(one.name).startswith("field_") or one.name == "any_word"]


def options(command: click.Command) -> list[click.Option]:
    """The options of a command."""
    return [one for one in command.params if isinstance(one, click.Option)]


def examples(command: click.Command) -> list[str]:
    """The lines of a command's examples."""
    return [line.strip() for line in (command.epilog or "").replace("\b", "").splitlines() if line.strip()]


def more_examples() -> list[str]:
    """The lines of docs/examples.txt."""
    return [line for line in (DOCS / "examples.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


def example_of(option: click.Option, command: str, lines: Sequence[str]) -> str:
    """The first line that uses an option of a command, of its own examples and then of docs/examples.txt; empty for none."""
    for line in (*lines, *more_examples()):
        if line.startswith(f"{command} ") and _given(line) & {*option.opts, *option.secondary_opts}:
            return line
    return ""


@cache
def _given(line: str) -> frozenset[str]:
    return frozenset(word.split("=")[0] for word in shlex.split(line, comments=True))


def general_example(written_so: str) -> str:
    """The line of docs/examples.txt that uses an option of `dossier` itself, given as cli.OPTIONS has it."""
    names = {word.rstrip(",") for word in written_so.split()}
    return next((line for line in more_examples() if line.split()[1] in names), "")


def shared_examples(shared: Sequence[click.Option]) -> dict[click.Option, str]:
    """A line for each option that follows from a field, with the value of the field's own example."""
    found = {}
    for option in shared:
        name = option.opts[0]
        stem, _, bound = name.removeprefix("--").rpartition("-")
        field = FIELDS.get(name.removeprefix("--")) or FIELDS["date" if bound == name.removeprefix("--") else stem]
        value = field.example.partition(":")[2] if name == field.option else "2020-06"
        found[option] = example_of(option, "dossier search", ()) or f"dossier search {name} {value}"
    return found


def written(option: click.Option) -> str:
    """An option with its value, as its help page has it."""
    record = option.get_help_record(click.Context(click.Command("any")))
    return record[0] if record else ", ".join(option.opts)


def meaning(option: click.Option) -> str:
    """What an option is for, with its default."""
    record = option.get_help_record(click.Context(click.Command("any")))
    return " ".join(record[1].split()) if record else ""
