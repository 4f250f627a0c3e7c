"""How far is a query read, and what is to be said about which column?"""

from __future__ import annotations

from collections.abc import Callable

from search.lexer import QueryError, Token

MAX_DEPTH = 50
MAX_NODES = 2_000

Saved = Callable[[str], str | None]  # the text of the saved query of that name


class Reading:
    """What is common to a query and the saved queries that it names."""

    def __init__(self, any_word: bool, saved: Saved | None) -> None:
        self.any_word, self.saved = any_word, saved
        self.warnings: list[str] = []
        self.nodes = self.depth = 0


class Cursor:
    """The tokens of one text, and how far they are read; `names` are the saved queries that led here."""

    def __init__(self, text: str, tokens: list[Token], reading: Reading, names: tuple[str, ...]) -> None:
        self.text, self.tokens, self.reading, self.names = text, tokens, reading, names
        self.at = 0

    @property
    def now(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """The next token, which is then read."""
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def error(self, message: str, column: int, hint: str = "") -> QueryError:
        """An error at a column of this text, saying in which saved query that is."""
        prefix = f"in the saved query @{self.names[-1]}: " if self.names else ""
        return QueryError(prefix + message, self.text, column, hint)

    def warn(self, message: str, column: int) -> None:
        """Note a doubt about what stands at a column."""
        where = f" of @{self.names[-1]}" if self.names else ""
        self.reading.warnings.append(f"column {column}{where}: {message}")

    def count(self, column: int) -> None:
        """One more node, if that is still allowed."""
        self.reading.nodes += 1
        if self.reading.nodes > MAX_NODES:
            raise self.error(f"the query has more than {MAX_NODES:,} parts", column, "Split it into several searches.")
