"""What does a query mean? Text in, tree out; an error points at the column, a doubt becomes a warning.

    expression  = sequence { OR sequence }
    sequence    = { [AND] [NOT | -] piece }              side by side means AND, and binds tighter than OR
    piece       = ( expression ) | field: value | word | "phrase" | "near words"~5 | prefix* | fuzzy~ | * | @saved
    value       = word | "phrase" | ( expression )       and for a date: 2020, 2020-03..2021, ..2019, 2024..

>>> tree = parse("migra* -kind:letter").tree
>>> tree.nodes[0].text, tree.nodes[1].node.value
('migra', 'letter')
"""

from __future__ import annotations

from corpus.nouns import NamedTuple
from indexer.fields import FIELDS, nearest_fields
from search.cursor import MAX_DEPTH, Cursor, Reading, Saved
from search.lexer import QueryError, Token, lex
from search.printer import explain, to_text
from search.query import All, And, Group, Match, Node, Not, Or, Range
from search.values import value, words

__all__ = ["Parsed", "QueryError", "Saved", "explain", "parse", "to_text"]


class Parsed(NamedTuple):
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
    if isinstance(node, Group):
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
        cursor.reading.depth -= 1
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
    cursor.reading.depth += 1
    if cursor.reading.depth > MAX_DEPTH:
        raise cursor.error(f"parentheses, NOT and saved queries are nested more than {MAX_DEPTH} deep", token.column)


def group(cursor: Cursor, opening: Token, field_name: str | None) -> Node | None:
    """What stands between the parenthesis just read and its end."""
    if cursor.now.kind == ")":
        raise cursor.error("there is nothing between these parentheses", opening.column)
    with_depth(cursor, opening)
    node = expression(cursor, field_name)
    cursor.reading.depth -= 1
    if cursor.take().kind != ")":
        raise cursor.error("this parenthesis is never closed", opening.column, "Add a closing ) after its last word.")
    return node


def saved_query(cursor: Cursor, token: Token) -> Node:
    """The tree of the saved query that the token names, in which all words must match, as when it was saved."""
    reading, name = cursor.reading, token.text
    if name in cursor.names:
        raise cursor.error(f"the saved query @{name} refers to itself", token.column)
    text = reading.saved(name) if reading.saved else None
    if text is None:
        raise cursor.error(f"there is no saved query @{name}", token.column, f'To look for the word itself write "@{name}".')
    with_depth(cursor, token)
    outer, reading.any_word = reading.any_word, False
    tree = read(text, reading, (*cursor.names, name))
    reading.any_word = outer
    reading.depth -= 1
    return tree


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
    close = nearest_fields(name, FIELDS, 3)
    meant = f"Did you mean {' or '.join(f'{other}:' for other in close)}? " if close else ""
    known = "" if close else f"The fields are {', '.join(FIELDS)}. "
    following = cursor.now.text if cursor.now.kind == "word" else "..."
    return f'{meant}{known}To search for the text itself, quote it: "{token.text}:{following}"'
