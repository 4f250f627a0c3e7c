"""How does long output reach a reader? Through a pager on a terminal, as it is everywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from corpus.hyperlinks import LINK
from corpus.session import Session
from corpus.terminal import terminal_size


def page_lines(lines: Sequence[str], session: Session) -> None:
    """Print the lines; through the pager where they do not fit on the terminal's screen."""
    screen = session.screen
    if session.pager and screen.terminal and len(lines) >= terminal_size().lines:
        import click  # what output into a pipe need not import

        os.environ.setdefault("LESS", "FRX")  # quit at the end of one screen, pass colours, leave the text standing
        if "less" not in os.environ.get("PAGER", "less"):
            lines = [LINK.sub("", line) for line in lines]  # others print the codes of links as they are
        click.echo_via_pager((line + "\n" for line in lines), color=screen.colour)
    else:
        sys.stdout.write("".join([line + "\n" for line in lines]))
