"""How does a shell learn to complete our commands, fields and values?"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from corpus import statuses
from search.commands.shells import learn_shells

INSTALLING = {
    "bash": 'eval "$(dossier completion bash)"            # in ~/.bashrc',
    "zsh": 'eval "$(dossier completion zsh)"             # in ~/.zshrc',
    "fish": "dossier completion fish > ~/.config/fish/completions/dossier.fish",
}


@click.command("completion", epilog="\b\n" + "\n".join(INSTALLING.values()))
@click.argument("shell", type=click.Choice(list(INSTALLING)))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    It completes commands, options, fields, kinds, topics, names, columns, saved searches and the hits of the last search.
    """
    learn_shells()
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    group = context.find_root().command
    click.echo(shell_class(group, {}, "dossier", "_DOSSIER_COMPLETE").source())
    return statuses.DONE
