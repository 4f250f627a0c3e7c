"""Where does what a command writes go? To stdout, or to a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Stdout, or a file that appears under its name when it is complete. Raises click.UsageError for no folder."""
    if output is None:
        yield sys.stdout.buffer
        return
    if not output.parent.is_dir():
        raise click.UsageError(f"there is no folder {output.parent} to write {output.name} into; make it first.")
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
