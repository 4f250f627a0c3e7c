"""Which pages of docs/ are made from the program itself? The query language, the commands and the man pages.

python -m benchmarks.pages            write them anew
python -m benchmarks.pages --check    say whether they are as they would be written; exit status 1 if not
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence

import click

import cli
from benchmarks import manuals
from benchmarks.command_facts import (
    DOCS,
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
from corpus.records import KINDS
from indexer.fields import FIELDS
from search.cursor import MAX_DEPTH, MAX_NODES
from search.grammar import OPERATORS
from search.leaves import MAX_EXPANSIONS
from search.lexer import MAX_LENGTH
from search.query import GRAMMAR

MADE = "Made by `python -m benchmarks.pages` from the program itself; change it there."


def query_language() -> Iterator[str]:
    """The lines of docs/query-language.md."""
    yield from ("# The query language", "", f"Version {GRAMMAR}. {MADE}", "")
    yield "A query is made of these. Words, phrases and fields side by side must all match; `OR` binds weaker than that."
    yield from ("", *table(("write", "for", "example"), [(one.written, one.means, code(one.example)) for one in OPERATORS]), "")
    yield from prose(
        """`--any` makes every word optional, the best matches first; conditions such as `kind:letter` must still hold. A date
        that is less precise than a range matches where it may lie in it. `dossier search --explain QUERY` shows how a query is
        understood; an error points at the column. A query with a quotation mark, a parenthesis or `*` goes between the shell's
        single quotes."""
    )
    yield from ("", "## Fields", "")
    yield from prose(
        """Values of one filter option are alternatives, different options combine. A value is found by its id, its name or an
        alias, in any case. What is marked as counted can be given to `--facet`."""
    )
    rows = [
        (
            code(row.name),
            row.help,
            row.kind,
            code(row.option) if row.option else "",
            "yes" if row.facet else "",
            code(row.example),
        )
        for row in FIELDS.values()
    ]
    yield from ("", *table(("field", "means", "holds", "option", "counted", "example"), rows), "")
    yield from prose(
        f"""Each date field has the options `--since` and `--until`, with its name before them but for `date`, such as
        `--asked-since 2020`. The kinds are {", ".join(map(code, KINDS))}."""
    )
    yield from ("", "## Limits", "")
    yield from prose(
        f"""A query has at most {MAX_LENGTH:,} characters and {MAX_NODES:,} parts, {MAX_DEPTH} levels deep, and one word with `*`
        or `~` stands for at most {MAX_EXPANSIONS:,} words of the index. Beyond that it is refused, never cut short."""
    )


def commands() -> Iterator[str]:
    """The lines of docs/commands.md."""
    group = cli.dossier()
    context = click.Context(group, info_name="dossier")
    shared = filters(group, context)
    yield from ("# Commands", "", MADE, "", "    dossier [OPTIONS] COMMAND [ARGS]...", "")
    rows = [(code(name), " ".join(text.split()), code(general_example(name))) for name, text in cli.OPTIONS.items()]
    yield from table(("option", "means", "example"), rows)
    yield from ("", "Results go to stdout, everything else to stderr. Exit status:", "")
    yield from table(("status", "means"), [(str(status), text) for status, text in STATUSES.items()])
    for section, names in cli.COMMANDS.items():
        yield from ("", f"## {section}")
        for name in names:
            command = group.get_command(context, name)
            assert command is not None
            yield from command_lines(f"dossier {name}", command, context, shared)
    yield from ("", "## Filters", "")
    yield "The commands whose usage shows `[filters]` take all of these beside the words of the query, which are described in"
    yield "[the query language](query-language.md). Each may be repeated."
    yield from ("", *option_table(shared, shared_examples(shared)))


def command_lines(name: str, command: click.Command, above: click.Context, shared: Sequence[click.Option]) -> Iterator[str]:
    """A command: its usage, what it does, its options, its examples, and then its own commands."""
    common = {one.name for one in shared}
    own = [one for one in options(command) if one.name not in common]
    context = click.Context(command, info_name=name, parent=None)
    pieces = [piece.replace("[OPTIONS]", "[options]") for piece in command.collect_usage_pieces(context)]
    takes = " [filters]" if len(own) < len(options(command)) else ""
    yield from ("", f"{'###' if name.count(' ') == 1 else '####'} {name}", "", f"    {' '.join([name, *pieces])}{takes}")
    for paragraph in (command.help or "").replace("\b\n", "").split("\n\n"):
        yield from ("", *prose(paragraph))
    if own:
        yield from ("", *option_table(own, {one: example_of(one, name, examples(command)) for one in own}))
    yield from ("", *(f"    {line}" for line in examples(command)))
    if isinstance(command, click.Group):
        for sub, below in command.commands.items():
            yield from command_lines(f"{name} {sub}", below, context, shared)


def option_table(some: Sequence[click.Option], shown: Mapping[click.Option, str]) -> Iterator[str]:
    """A table of options: how each is written, what it means, and a line that uses it."""
    return table(("option", "means", "example"), [(code(written(one)), meaning(one), code(shown[one])) for one in some])


def prose(text: str) -> list[str]:
    """The lines of a paragraph."""
    return textwrap.wrap(" ".join(text.split()), 128, break_long_words=False, break_on_hyphens=False)


def code(text: str) -> str:
    """The text as code."""
    return f"`{text}`"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {"query-language.md": query_language, "commands.md": commands, **manuals.pages()}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are stale."""
    stale = [
        name for name, lines in PAGES.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != page(lines)
    ]
    for name in stale:
        if "--check" in arguments:
            print(f"docs/{name} is stale. Run: python -m benchmarks.pages")
        else:
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(page(PAGES[name]), "utf-8")
            print(f"wrote docs/{name}")
    return int(bool(stale) and "--check" in arguments)


def page(lines: Callable[[], Iterator[str]]) -> str:
    """The whole text of a page."""
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
