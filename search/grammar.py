"""What can be written in a query? The operators of the query language, each with its meaning and an example.

docs/query-language.md is made from this table and from FIELDS (`python -m benchmarks.pages`); a test holds that each example
means what its row says.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.query import All, And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Range, Word


@dataclass(frozen=True, slots=True)
class Operator:
    """One thing that can be written: how, what it means, an example, and the kind of node that the example becomes."""

    written: str
    means: str
    example: str
    node: type[Node]


OPERATORS: tuple[Operator, ...] = (
    Operator("`word`", "papers with the word, in any of its English endings; case and accents do not matter", "firewall", Word),
    Operator("`word word`", "papers with all of the words, anywhere in title and text", "firewall police", And),
    Operator('`"a phrase"`', "the words side by side in this order; curly quotation marks do as well", '"article 59"', Phrase),
    Operator("`AND`", "the same as side by side; binds tighter than `OR`", "firewall AND police", And),
    Operator("`OR`", "papers with either", "firewall OR refuge", Or),
    Operator("`NOT x`, `-x`", "papers without it; in capitals, as `not` is a word like any other", "-kind:news", Not),
    Operator("`( )`", "what belongs together", "(firewall OR refuge) police", And),
    Operator("`begin*`", "words that begin so", "migra*", Prefix),
    Operator("`word~`, `word~2`", "words spelt nearly so: one letter wrong, or two", "refgue~", Fuzzy),
    Operator(
        '`"a b"~5`', "the words near each other in any order, with up to so many others between", '"migrant victims"~5', Phrase
    ),
    Operator(
        "`field:value`",
        "papers with the value in that field; several words of a value need quotation marks",
        "kind:letter",
        Match,
    ),
    Operator("`field:(a OR b)`", "papers with either value", "kind:(letter OR news)", Or),
    Operator("`textfield:words`", "the words in that part of a paper alone", "title:firewall", Word),
    Operator("`date:2020`", "papers of that year; a month or a day is written the same way", "date:2020-03", Range),
    Operator(
        "`date:from..to`", "papers from one date to another, both included; either may be left out", "date:2020..2022-06", Range
    ),
    Operator("`*`", "every paper", "*", All),
    Operator("`@name`", "what was kept under that name by `dossier saved add`, its filters as well", "@firewall", Word),
    Operator("`\\`", "takes the next character as it is", "Rape\\: -kind:news", And),
)
