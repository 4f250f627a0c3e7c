"""How do bash and fish ask what may come next? As click's own scripts do, but for colons in bash and commas in fish.

Bash divides a line at colons and quotation marks, so that `topic:mig` would be three words to complete. So the whole line is
asked about, and of an answer with a colon bash gets what stands after it.
"""

from __future__ import annotations

import os
from typing import Any, ClassVar

from click.shell_completion import BashComplete, FishComplete, add_completion_class, split_arg_string

BASH = """\
%(complete_func)s() {
    local line="${COMP_LINE:0:COMP_POINT}" item kind word
    word="${line##*[[:space:]]}"
    COMPREPLY=()
    while IFS= read -r item; do
        kind="${item%%%%,*}" item="${item#*,}"
        case "$kind" in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                if [[ "$word" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
                    item="${item#*:}"
                fi
                COMPREPLY+=("$item")
                ;;
        esac
    done < <(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1")
    if [[ ${#COMPREPLY[@]} == 1 && "${COMPREPLY[0]}" == *: ]]; then
        compopt -o nospace
    fi
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion for bash, by whole lines."""

    source_template: ClassVar[str] = BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is begun, without the program's name, and that word."""
        line = os.environ.get("COMP_LINE", "")
        words = split_arg_string(line)[1:]
        begun = words.pop() if words and not line[-1:].isspace() else ""
        return words, begun


class Fish(FishComplete):
    """Completion for fish, of values with commas too."""

    source_template: ClassVar[str] = FishComplete.source_template.replace('split ","', 'split -m 1 ","')


def learn_shells() -> None:
    """Have click ask and answer in this way."""
    shells: tuple[type[Any], ...] = (Bash, Fish)
    for shell in shells:
        add_completion_class(shell)
