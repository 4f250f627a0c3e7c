"""What does a query mean? Text in, tree out; an error points at the column, a doubt becomes a warning.

    expression  = sequence { OR sequence }
    sequence    = { [AND] [NOT | -] piece }              side by side means AND, and binds tighter than OR
    piece       = ( expression ) | field: value | word | "phrase" | "near words"~5 | prefix* | fuzzy~ | * | @saved
    value       = word | "phrase" | ( expression )       and for a date: 2020, 2020-03..2021, ..2019, 2024..

>>> parse("migra* -kind:letter").tree
And(nodes=(Prefix(text='migra', field=None), Not(node=Match(field='kind', value='letter'))))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches

from corpus.dates import PartialDate
from corpus.records import KINDS
from indexer.analysis import TOKEN, fold_value, terms
from indexer.fields import FIELDS, Field
from search.lexer import QueryError, Token, lex
from search.printer import explain, to_text
from search.query import All, And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Range, Word

__all__ = ["Parsed", "QueryError", "Saved", "explain", "parse", "to_text"]

Saved = Callable[[str], str | None]  # the text of the saved query of that name

MAX_DEPTH = 50
MAX_NODES = 2_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's tree, and what its writer may not have meant."""

    tree: Node
    warnings: tuple[str, ...] = ()


def parse(text: str, *, any_word: bool = False, saved: Saved | None = None) -> Parsed:
    """The tree of a query. No text at all means every record; with `any_word` words side by side are alternatives.

    Raises QueryError.
    """
    reading = Reading(any_word, saved)
    tree = read(text, reading, ())
    return Parsed(tree, tuple(dict.fromkeys(reading.warnings)))


@dataclass(slots=True)
class Reading:
    """What is common to a query and the saved queries that it names."""

    any_word: bool
    saved: Saved | None
    warnings: list[str] = field(default_factory=list)
    nodes: int = 0


@dataclass(slots=True)
class Cursor:
    """The tokens of one text, and how far they are read."""

    text: str
    tokens: list[Token]
    reading: Reading
    names: tuple[str, ...]  # the saved queries that led here
    at: int = 0
    depth: int = 0

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


def read(text: str, reading: Reading, names: tuple[str, ...]) -> Node:
    """The tree of one text: the query's own, or a saved query's."""
    cursor = Cursor(text, list(lex(text)), reading, names)
    if cursor.now.kind == "end":
        return All()
    tree = expression(cursor, None)
    if cursor.now.kind == ")":
        raise cursor.error("this ) closes nothing", cursor.now.column, "Take it out, or write \\) for the character itself.")
    if tree is None:
        raise cursor.error("there is no word to search for here", 1, "A word needs a letter or a digit; * finds everything.")
    return tree


def expression(cursor: Cursor, field_name: str | None) -> Node | None:
    """Alternatives, up to a closing parenthesis or the end; None where only dropped words stood."""
    found = [sequence(cursor, field_name)]
    while cursor.now.kind == "OR":
        operator = cursor.take()
        if operator_lacks_right(cursor):
            raise lone(cursor, operator)
        found.append(sequence(cursor, field_name))
    return join(Or, [node for node in found if node is not None])


def sequence(cursor: Cursor, field_name: str | None) -> Node | None:
    """Pieces side by side or joined by AND; with `any_word`, words side by side are alternatives."""
    chains: list[list[Node]] = []
    joined = False
    if cursor.now.kind in ("AND", "OR"):
        raise lone(cursor, cursor.now)
    while cursor.now.kind not in ("OR", ")", "end"):
        if cursor.now.kind == "AND":
            operator = cursor.take()
            if operator_lacks_right(cursor):
                raise lone(cursor, operator)
            joined = True
            continue
        node = piece(cursor, field_name)
        if node is not None:
            if joined and chains:
                chains[-1].append(node)
            else:
                chains.append([node])
        joined = False
    nodes = [node for chain in chains if (node := join(And, chain)) is not None]
    if not cursor.reading.any_word:
        return join(And, nodes)
    wanted = [node for node in nodes if not restricts(node)]
    return join(And, [node for node in (join(Or, wanted), *(node for node in nodes if restricts(node))) if node is not None])


def restricts(node: Node) -> bool:
    """Is it a condition rather than words to look for? With `any_word` a condition must still hold."""
    if isinstance(node, And | Or):
        return all(restricts(child) for child in node.nodes)
    return isinstance(node, Match | Range | Not)


def join(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    """The nodes under one And or Or, flat; a single one stands for itself, none is None."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, kind) else (node,))
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))


def operator_lacks_right(cursor: Cursor) -> bool:
    """Does nothing that it could apply to follow the operator just read?"""
    return cursor.now.kind in ("AND", "OR", ")", "end")


def lone(cursor: Cursor, token: Token) -> QueryError:
    """An operator with nothing on one of its sides."""
    hint = f"Write something on both sides, or \\{token.text} for the word itself."
    if token.kind == "NOT":
        hint = f"Write what is to be left out after it, or \\{token.text} for the word itself."
    return cursor.error(f"{token.text} has nothing to work on", token.column, hint)


def piece(cursor: Cursor, field_name: str | None) -> Node | None:
    """One piece, with the NOT before it."""
    token = cursor.take()
    cursor.count(token.column)
    if token.kind == "NOT":
        if operator_lacks_right(cursor):
            raise lone(cursor, token)
        with_depth(cursor, token)
        node = piece(cursor, field_name)
        cursor.depth -= 1
        return None if node is None else Not(node)
    if token.kind == "(":
        return group(cursor, token, field_name)
    if token.kind == "field":
        return fielded(cursor, token, field_name)
    if token.kind == "saved":
        return saved_query(cursor, token)
    if field_name is not None and FIELDS[field_name].kind != "text":
        return value(cursor, token, FIELDS[field_name])
    return words(cursor, token, field_name)


def with_depth(cursor: Cursor, token: Token) -> None:
    """Go one level down, if that is still allowed."""
    cursor.depth += 1
    if cursor.depth > MAX_DEPTH:
        raise cursor.error(f"parentheses and NOT are nested more than {MAX_DEPTH} deep", token.column)


def group(cursor: Cursor, opening: Token, field_name: str | None) -> Node | None:
    """What stands between the parenthesis just read and its end."""
    if cursor.now.kind == ")":
        raise cursor.error("there is nothing between these parentheses", opening.column)
    with_depth(cursor, opening)
    node = expression(cursor, field_name)
    cursor.depth -= 1
    if cursor.take().kind != ")":
        raise cursor.error("this parenthesis is never closed", opening.column, "Add a closing ) after its last word.")
    return node


def saved_query(cursor: Cursor, token: Token) -> Node:
    """The tree of the saved query that the token names."""
    reading, name = cursor.reading, token.text
    if name in cursor.names:
        raise cursor.error(f"the saved query @{name} refers to itself", token.column)
    text = reading.saved(name) if reading.saved else None
    if text is None:
        raise cursor.error(f"there is no saved query @{name}", token.column, f'To look for the word itself write "@{name}".')
    return read(text, reading, (*cursor.names, name))


def fielded(cursor: Cursor, token: Token, outer: str | None) -> Node | None:
    """The value or values after a `field:`."""
    name = token.text.lower().replace("_", "-")
    row = FIELDS.get(name)
    if row is None:
        if token.spaced:
            cursor.warn(f'"{token.text}:" is no field, and is searched as a word', token.column)
            return words(cursor, Token("word", token.text, token.column), outer)
        raise cursor.error(f'there is no field "{token.text}"', token.column, field_hint(cursor, token, name))
    if token.spaced:
        hint = f"Write {row.example}, with no space after the colon; or quote the word to search for it."
        raise cursor.error(f"{name}: has no value", token.column, hint)
    if cursor.now.kind == "(":
        opening = cursor.take()
        return group(cursor, opening, name)
    following = cursor.take()
    if row.kind == "text":
        if following.kind in ("AND", "OR", "NOT", "field", "saved", "all", "end"):
            raise cursor.error(f"{name}: has no words after it", following.column, f"Write {row.example} or {name}:(more words).")
        return words(cursor, following, name)
    return value(cursor, following, row)


def field_hint(cursor: Cursor, token: Token, name: str) -> str:
    """What the writer of an unknown field may have meant."""
    close = get_close_matches(name, FIELDS, n=3, cutoff=0.6)
    meant = f"Did you mean {' or '.join(f'{other}:' for other in close)}? " if close else ""
    known = "" if close else f"The fields are {', '.join(FIELDS)}. "
    following = cursor.now.text if cursor.now.kind == "word" else "..."
    return f'{meant}{known}To search for the text itself, quote it: "{token.text}:{following}"'


def words(cursor: Cursor, token: Token, field_name: str | None) -> Node | None:
    """A word, phrase, prefix or fuzzy word of a text field; None, with a warning, where nothing in it can be searched."""
    if token.kind == "all":
        return All()
    found = len(TOKEN.findall(token.text))
    if token.kind in ("prefix", "fuzzy") and found != 1:
        mark, example = ("*", "migra*") if token.kind == "prefix" else ("~", "refuge~")
        raise cursor.error(f"{mark} wants one word before it", token.column, f"Write {example}, and further words beside it.")
    if not found:
        hint = {"&&": " (write AND)", "||": " (write OR)", "!": " (write NOT)"}.get(token.text, "")
        cursor.warn(f'"{token.text}" has no letter or digit, and is left out{hint}', token.column)
        return None
    doubts(cursor, token)
    if token.kind == "phrase":
        return Phrase(token.text, field_name, token.number)
    if token.kind == "prefix":
        return Prefix(token.text, field_name)
    if token.kind == "fuzzy":
        return Fuzzy(token.text, field_name, token.number)
    return Word(token.text, field_name)


def doubts(cursor: Cursor, token: Token) -> None:
    """Warn of words that look like something else."""
    if token.kind != "word" or cursor.reading.any_word:
        return
    upper = token.text.upper()
    if upper in ("AND", "OR", "NOT") and token.text != upper:
        cursor.warn(f'"{token.text}" is searched as a word; the operator is {upper}', token.column)
    elif token.text.startswith("'") or (token.text.startswith("‘") and len(terms(token.text)) == 1):
        cursor.warn(f'{token.text[0]} does not make a phrase here; write "..."', token.column)
    elif "://" in token.text:
        cursor.warn(f'"{token.text}" is searched as the words in it, one after the other', token.column)


def value(cursor: Cursor, token: Token, row: Field) -> Node:
    """A value of a keyword field, or a date or range of a date field."""
    if token.kind not in ("word", "phrase"):
        if row.kind == "date" and token.kind == "all":
            return Range(row.name, None, None)
        mark = {"prefix": "*", "all": "*", "fuzzy": "~"}.get(token.kind)
        what = f"{mark} does not work in {row.name}:" if mark else f"{row.name}: has no value"
        raise cursor.error(what, token.column, f"Write {row.example}.")
    if row.kind == "date":
        return dates(cursor, token, row)
    text = token.text.strip()
    if not text or token.number:
        raise cursor.error(f"{row.name}: wants a value", token.column, f"Write {row.example}.")
    if row.name == "kind" and fold_value(text) not in KINDS:
        cursor.warn(f'no paper is of kind "{text}"; the kinds are {", ".join(KINDS)}', token.column)
    follower = cursor.now
    if token.kind == follower.kind == "word" and text[0].isupper() and follower.text[0].isupper():
        whole = f'{row.name}:"{text} {follower.text}"'
        cursor.warn(f'only "{text}" belongs to {row.name}:; for a longer name write {whole}', token.column)
    return Match(row.name, text)


def dates(cursor: Cursor, token: Token, row: Field) -> Range:
    """A date or a range of dates, with open ends."""
    first, dots, last = token.text.partition("..")
    start = one_date(cursor, first, token.column, row)
    end = one_date(cursor, last, token.column + len(first) + 2, row) if dots else start
    if not dots and start is None:
        raise cursor.error(f"{row.name}: has no date", token.column, f"Write {row.example}.")
    if start and end and start.first_day > end.last_day:
        hint = f"Write {row.name}:{last}..{first}."
        raise cursor.error(f"the range ends before it begins: {first}..{last}", token.column, hint)
    return Range(row.name, start, end)


def one_date(cursor: Cursor, text: str, column: int, row: Field) -> PartialDate | None:
    """One end of a range; None where it is left open."""
    if not text:
        return None
    try:
        return PartialDate(text)
    except ValueError:
        hint = f"Write a year, month or day (2020, 2020-03, 2020-03-04) or a range ({row.name}:2020..2022-06, {row.name}:2024..)."
        raise cursor.error(f'"{text}" is not a date', column, hint) from None
