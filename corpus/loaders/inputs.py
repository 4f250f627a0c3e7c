"""What does a loader get, and how much of it may it read?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from corpus.errors import LoadError
from corpus.records import Locator

GZIP = b"\x1f\x8b"
MOST_BYTES = 64 * 1024 * 1024  # of one paper, unpacked


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file, or one member of an archive. `open` may be called more than once."""

    locator: Locator
    open: Callable[[], BinaryIO]
    size: int
    sha256: str


def read_whole(file: InputFile) -> bytes:
    """Every byte of a file that is one paper. Raises LoadError for one that is too large to be one."""
    with file.open() as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise LoadError(f"{file.locator} is larger than {MOST_BYTES // 2**20} MB unpacked. Split it, or leave it out.")
    return content
