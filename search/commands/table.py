"""How is a command found without importing the others?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Table = Mapping[str, Mapping[str, tuple[str, str]]]  # section → command → ("module:function", its line of help)


def refuse_unknown(ctx: click.Context, word: str, known: list[str]) -> None:
    """Raises click.UsageError with the nearest command for a word that is none; options are left to click."""
    if word in known or word.startswith("-"):
        return
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    instead = f"did you mean {near[0]!r}?" if near else f"`{ctx.command_path} --help` lists the commands."
    ctx.fail(f"there is no command {word!r}; {instead}")


class CommandGroup(click.Group):
    """A command with commands of its own, which tells what there is where a word is none of them."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name. Raises click.UsageError with the nearest one for a command that is none."""
        refuse_unknown(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


class CommandTable(click.Group):
    """A group whose commands are rows of a table, imported when one is called."""

    def __init__(self, *, table: Table, page: Callable[[], str], **settings: Any) -> None:
        context = {"help_option_names": ["-h", "--help"]}
        super().__init__(context_settings=context, **settings)
        self.rows = {name: row for section in table.values() for name, row in section.items()}
        self.page = page

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in self.rows:
            return None
        module, _, function = self.rows[cmd_name][0].partition(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name. Raises click.UsageError with the nearest one for a command that is none."""
        refuse_unknown(ctx, args[0], list(self.rows))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The page that is also printed without click."""
        return self.page().rstrip("\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, with their lines of help, and the group's own options."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        return [CompletionItem(name, help=text) for name, (_, text) in self.rows.items() if name.startswith(incomplete)]
