"""What does a loader get, and how much of it may it read?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from corpus.errors import LoadError
from corpus.field_maps import NO_FIELDS, FieldMap
from corpus.limits import MB, PAPER_BYTES
from corpus.records import Locator

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file, or one member of an archive. `open` may be called more than once."""

    locator: Locator
    open: Callable[[], BinaryIO]
    size: int
    sha256: str
    depth: int = 0  # of how many archives or mails it is a member
    fields: FieldMap = NO_FIELDS

    @property
    def name(self) -> str:
        """The name that the file itself bears, with the folders above it."""
        return (self.locator.member or self.locator.path).rpartition("#")[2]


def read_whole(file: InputFile) -> bytes:
    """Every byte of a file that is one paper. Raises LoadError for one that is too large to be one."""
    with file.open() as stream:
        content = stream.read(PAPER_BYTES + 1)
    if len(content) > PAPER_BYTES:
        raise too_large(file.locator)
    return content


def too_large(place: Locator) -> LoadError:
    """The error for a file of more bytes than a paper may have."""
    return LoadError(
        f"{place} is larger than {PAPER_BYTES // MB} MB unpacked, more than one paper may be. Split it, or leave it out."
    )


def inside(place: Locator, member: str) -> Locator:
    """The place of a member: of an archive, or of a mail within one.

    >>> str(inside(Locator("papers.zip", "mail.eml"), "report.pdf"))
    'papers.zip#mail.eml#report.pdf'
    """
    return Locator(place.path, f"{place.member}#{member}" if place.member else member)
