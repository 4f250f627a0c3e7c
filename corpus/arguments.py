"""How does a command line write a number, a day, or the path of papers?"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click


class Number(click.IntRange):
    """A whole number in bounds, which help and messages call a number."""

    name = "number"


class DayType(click.ParamType[date]):
    """A day of the calendar."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says how one is written."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write 2023-07-31.", param, ctx)


class PathType(click.Path):
    """A path that says something: an empty one, such as an unset variable of a script, would mean the working folder."""

    def __init__(self, *, dir_okay: bool = True) -> None:
        super().__init__(dir_okay=dir_okay, path_type=Path, readable=False)  # who opens it tells why it cannot be read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or a usage error for none."""
        if not str(value):
            self.fail("an empty path names nothing; is a variable of a script unset?", param, ctx)
        return Path(os.fsdecode(super().convert(value, param, ctx)))
