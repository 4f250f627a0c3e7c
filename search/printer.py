"""How does a query tree read? As the query that makes it, and as the outline that --explain prints.

`parse(to_text(tree)).tree == tree` for every tree that the parser makes.

>>> to_text(And((Prefix("migra"), Not(Match("kind", "letter")))))
'migra* -kind:letter'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.analysis import fold, terms
from indexer.fields import DEFAULT_TEXT
from search.lexer import OPERATORS, QUOTES
from search.query import All, And, Fuzzy, Group, Match, Node, Not, Or, Phrase, Prefix, Range

SPECIAL = rf"()\*~:^{QUOTES}‘"
PLAIN_VALUE = re.compile(r"\w[\w./-]*\Z")


def to_text(node: Node) -> str:
    """The query that parses to this tree."""
    if isinstance(node, And):
        return " ".join(inner(child) if isinstance(child, Or) else to_text(child) for child in node.nodes)
    if isinstance(node, Or):
        return " OR ".join(inner(child) if isinstance(child, And) else to_text(child) for child in node.nodes)
    if isinstance(node, Not):
        return "-" + (inner(node.node) if isinstance(node.node, And | Or | Not) else to_text(node.node))
    if isinstance(node, All):
        return "*"
    if isinstance(node, Match):
        plain = PLAIN_VALUE.match(node.value) and node.value not in OPERATORS
        return f"{node.field}:{node.value if plain else quoted(node.value)}"
    if isinstance(node, Range):
        return f"{node.field}:{range_text(node)}"
    prefix = f"{node.field}:" if node.field else ""
    if isinstance(node, Phrase):
        return prefix + quoted(node.text) + (f"~{node.slop}" if node.slop else "")
    if isinstance(node, Prefix):
        return prefix + escaped(node.text) + "*"
    if isinstance(node, Fuzzy):
        return prefix + escaped(node.text) + ("~" if node.edits == 1 else f"~{node.edits}")
    return prefix + escaped(node.text)


def inner(node: Node) -> str:
    """The query in parentheses."""
    return f"({to_text(node)})"


def escaped(word: str) -> str:
    """A word with a backslash before each character that would mean something."""
    first = "\\" if word in OPERATORS or word[:1] in ("-", "@") else ""
    return first + "".join("\\" + char if char.isspace() or char in SPECIAL else char for char in word)


def quoted(text: str) -> str:
    """A phrase or value in quotes."""
    return '"' + re.sub(rf"[\\{QUOTES}]", lambda match: "\\" + match.group(), text) + '"'


def range_text(node: Range) -> str:
    """A date or a range, as it is typed."""
    if node.first == node.last and node.first is not None:
        return node.first.iso
    return f"{node.first or ''}..{node.last or ''}"


def explain(node: Node) -> str:
    """The tree as an outline, each word with the terms that it is looked up as."""
    return "\n".join(outline(node, 0))


def outline(node: Node, depth: int) -> Iterator[str]:
    """The lines of the outline, depth first."""
    yield "  " * depth + described(node)
    children = node.nodes if isinstance(node, Group) else (node.node,) if isinstance(node, Not) else ()
    for child in children:
        yield from outline(child, depth + 1)


def described(node: Node) -> str:
    """One node, in words."""
    if isinstance(node, All):
        return "every paper"
    if isinstance(node, And | Or | Not):
        return {And: "all of", Or: "any of", Not: "not"}[type(node)]
    if isinstance(node, Match):
        return f"{node.field} is {quoted(node.value)}"
    if isinstance(node, Range):
        if node.first is None and node.last is None:
            return f"{node.field} is known"
        return f"{node.field} from {node.first or 'any time'} to {node.last or 'any time'}"
    where = node.field or " or ".join(DEFAULT_TEXT)
    found = " ".join(terms(node.text))
    if isinstance(node, Prefix):
        return f"{where} has a word that begins with {fold(node.text)}"
    if isinstance(node, Fuzzy):
        return f"{where} has a word within {node.edits} of {found}"
    if isinstance(node, Phrase) and node.slop:
        return f"{where} has, within {node.slop} words more than they take: {found}"
    if len(found.split()) == 1:
        return f"{where} has {found}"
    return f"{where} has in order: {found}"
