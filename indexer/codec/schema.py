"""How does Whoosh see our fields? A schema made from `indexer.fields.FIELDS`, with the shared analyser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, TEXT, Schema

from indexer.analysis import tokens
from indexer.fields import FIELDS


class Words(Tokenizer):  # type: ignore[misc]
    """Whoosh's view of `indexer.analysis.tokens`."""

    def __call__(self, value: str, start_pos: int = 0, start_char: int = 0, **wanted: Any) -> Iterator[Token]:
        """The tokens of a text, in Whoosh's form: one object that changes."""
        token = Token(**wanted)
        for found in tokens(value):
            token.text, token.boost, token.stopped = found.term, 1.0, False
            token.original = value[found.start : found.end]
            token.pos = start_pos + found.position
            token.startchar, token.endchar = start_char + found.start, start_char + found.end
            yield token


def schema() -> Schema:
    """The text fields with positions, the keyword fields as they are; the id is stored."""
    made = Schema()
    for name, field in FIELDS.items():
        if field.kind == "text":
            made.add(name, TEXT(analyzer=Words(), phrase=True))
        elif field.kind == "keyword":
            made.add(name, ID(stored=name == "id"))
    return made
