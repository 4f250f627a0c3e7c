"""Of what question are the exported records the answer, and how are they to be laid out?"""

from __future__ import annotations

from corpus.nouns import NamedTuple


class ExportError(Exception):
    """These records cannot leave in this form: why, and which form to take instead."""


class Selection(NamedTuple):
    """The query in words, how many records it found, and the revision of the store it was asked of.

    `fields` are the columns to write, none meaning the usual ones; `by` is the field whose values make the sections.
    """

    words: str
    total: int
    revision: int
    fields: tuple[str, ...] = ()
    by: str | None = None
