"""What does one piece of a query ask for: words of a text field, a value of a keyword field, or dates?"""

from __future__ import annotations

from corpus.dates import PartialDate
from corpus.records import KINDS
from indexer.analysis import TOKEN, fold_value, terms
from indexer.fields import Field
from search.cursor import Cursor
from search.lexer import Token
from search.query import All, Fuzzy, Match, Node, Phrase, Prefix, Range, Word

CONFLICT = "conflict"  # the value of date: that asks for papers whose dates disagree, and the field that knows them


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
    """A value of a keyword field, a date or range of a date field, or date:conflict."""
    if token.kind not in ("word", "phrase"):
        if row.kind == "date" and token.kind == "all":
            return Range(row.name, None, None)
        mark = {"prefix": "*", "all": "*", "fuzzy": "~"}.get(token.kind)
        what = f"{mark} does not work in {row.name}:" if mark else f"{row.name}: has no value"
        raise cursor.error(what, token.column, f"Write {row.example}.")
    if row.name == "date" and fold_value(token.text) == CONFLICT:
        return Match(CONFLICT, row.name)
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
