"""Does every mistake in a query get a message with its column, and whatever may mislead a warning?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parser import QueryError, parse, to_text

MISTAKES = [
    ('say "abc', 5, "never closed"),
    ("“abc", 1, "closing “"),
    ("a (b c", 3, "never closed"),
    ("a (b (c", 6, "never closed"),
    ("a b)", 4, "closes nothing"),
    ("()", 1, "nothing between"),
    ("a OR", 3, "nothing to work on"),
    ("OR a", 1, "nothing to work on"),
    ("a OR OR b", 3, "nothing to work on"),
    ("AND", 1, "nothing to work on"),
    ("a AND OR b", 3, "nothing to work on"),
    ("a NOT", 3, "nothing to work on"),
    ("(a OR) b", 4, "nothing to work on"),
    ("-", 1, "no word to search for"),
    ("... ??", 1, "no word to search for"),
    ("--since", 1, "two minus signs"),
    ("kidn:letter", 1, "Did you mean kind:"),
    ("a asked:x", 9, "not a date"),
    ("nonsense:letter", 1, "The fields are title, body"),
    ("kind: letter", 1, "no space after the colon"),
    ("a kind:", 3, "kind:letter"),
    ("title:OR", 7, "no words after it"),
    ('kind:""', 6, "wants a value"),
    ("kind:let*", 6, "* does not work in kind:"),
    ("kind:letter~", 6, "~ does not work in kind:"),
    ("kind:*", 6, "* does not work in kind:"),
    ('actor:"a b"~3', 7, "wants a value"),
    ("date:2020-13", 6, "not a date"),
    ("date:2020..2020-02-30", 12, "not a date"),
    ("date:>2020", 6, "date:2024.."),
    ("date:17/12/2020", 6, "2020-03-04"),
    ("date:2022..2020", 6, "date:2020..2022"),
    ("mi*ant", 3, "end of a word"),
    ("*ant", 1, "end of a word"),
    ("data-shar*", 1, "one word before"),
    ("data-sharing~", 1, "one word before"),
    ("refuge~3", 7, "from 1 to 2"),
    ("refuge~0", 7, "from 1 to 2"),
    ("refuge~x", 7, "end of a word"),
    ('"a b"~', 6, "from 1 to 1000"),
    ('"a b"~99999999999', 6, "from 1 to 1000"),
    ("word^2", 5, "weights"),
    ("a @nobody", 3, "no saved query @nobody"),
    ("(" * 60 + "a" + ")" * 60, 51, "more than 50 deep"),
    ("-(" * 30 + "a" + ")" * 30, 51, "more than 50 deep"),
    ("a " * 2001, 4001, "more than 2,000 parts"),
    ("a" * 10_001, 10_001, "10,000 are allowed"),
]


@pytest.mark.parametrize(("text", "column", "words"), MISTAKES, ids=[text[:20] for text, _, _ in MISTAKES])
def test_mistake(text: str, column: int, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.column == column
    assert words in str(caught.value)


def test_error_shows_a_caret_under_the_place() -> None:
    with pytest.raises(QueryError) as caught:
        parse("国境 kidn:letter")
    lines = str(caught.value).split("\n")
    assert lines[1:3] == ["  国境 kidn:letter", "       ^"]


def test_error_far_into_a_long_query_shows_only_its_surroundings() -> None:
    with pytest.raises(QueryError) as caught:
        parse("word " * 500 + "kidn:letter " + "word " * 500)
    lines = str(caught.value).split("\n")
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^") :].startswith("kidn:letter")


def test_error_does_not_pass_escapes_to_the_terminal() -> None:
    with pytest.raises(QueryError) as caught:
        parse('\x1b[31m "abc')
    assert "\x1b" not in str(caught.value)


WARNINGS = [
    ("not firewall", '"not" is searched as a word; the operator is NOT'),
    ("firewall or refuge", "the operator is OR"),
    ("Rape: Victim", '"Rape:" is no field'),
    ("https://example.org/a", "searched as the words in it"),
    ("firewall - refuge", '"-" has no letter or digit'),
    ("firewall && refuge", "write AND"),
    ("'no recourse'", 'write "..."'),
    ("kind:lettr", "the kinds are letter"),
    ("actor:Jane Hutt", 'write actor:"Jane Hutt"'),
]


@pytest.mark.parametrize(("text", "words"), WARNINGS, ids=[text for text, _ in WARNINGS])
def test_warning(text: str, words: str) -> None:
    found = parse(text).warnings
    assert len(found) == 1 or text.startswith("'")
    assert words in found[0]
    assert found[0].startswith("column ")


def test_a_plain_query_has_no_warnings() -> None:
    assert parse('firewall "article 59" kind:letter actor:"Jane Hutt" Refuge').warnings == ()


def test_saved_queries_that_go_wrong_are_named() -> None:
    saved = {"loop": "a @round", "round": "@loop", "bad": "kidn:x"}.get
    with pytest.raises(QueryError, match="@loop refers to itself"):
        parse("@loop", saved=saved)
    with pytest.raises(QueryError, match="in the saved query @bad: there is no field"):
        parse("a @bad", saved=saved)


def test_saved_queries_cannot_multiply_without_bound() -> None:
    saved = {f"q{n}": f"@q{n + 1} @q{n + 1}" for n in range(40)} | {"q40": "a"}
    with pytest.raises(QueryError, match="more than 2,000 parts"):
        parse("@q0", saved=saved.get)


def test_saved_queries_cannot_nest_without_bound() -> None:
    saved = {f"q{n}": "(" * 40 + f"@q{n + 1}" + ")" * 40 for n in range(40)} | {"q40": "a"}
    with pytest.raises(QueryError, match="nested more than 50 deep"):
        parse("@q0", saved=saved.get)


@pytest.mark.parametrize("unit", ["‘a ", "a( ", "a(b(", "\\", "a:", "~", "«»", "-a ", "a*", "@a", "https://", "((", "OR "])
def test_hostile_text_is_parsed_or_refused(unit: str) -> None:
    text = (unit * 8_000)[:8_000]  # benchmarks/hostile.py measures the time it takes
    try:
        tree = parse(text).tree
    except QueryError as error:
        assert 0 <= error.column <= len(text)
    else:
        assert parse(to_text(tree)).tree == tree


@given(st.text(st.sampled_from('ab1 ()"“”‘’\\*~:-@OR^.,kindate…'), max_size=40), st.booleans())
def test_any_text_is_understood_or_refused_with_a_column(text: str, any_word: bool) -> None:
    try:
        tree = parse(text, any_word=any_word).tree
    except QueryError as error:
        assert 1 <= error.column <= len(text) + 1
        assert "^" in str(error)
    else:
        assert parse(to_text(tree)).tree == tree
