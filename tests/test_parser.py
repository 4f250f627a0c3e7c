"""Does a query mean what the query language says, and is what is printed of it read back?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from indexer.fields import FIELDS
from search.parser import explain, parse, to_text
from search.query import All, And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Range, Word

A, B, C = Word("a"), Word("b"), Word("c")


def day(iso: str) -> PartialDate:
    return PartialDate(iso)


MEANINGS = [
    ("", All()),
    ("  \n", All()),
    ("*", All()),
    ("firewall", Word("firewall")),
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a OR b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("(a b) c", And((A, B, C))),
    ("a OR (b OR c)", Or((A, B, C))),
    ("a NOT b", And((A, Not(B)))),
    ("a -b", And((A, Not(B)))),
    ("NOT a", Not(A)),
    ("-(a b)", Not(And((A, B)))),
    ('-"a b"', Not(Phrase("a b"))),
    ("data-sharing", Word("data-sharing")),
    ("82(1) migrant(s)", And((Word("82(1)"), Word("migrant(s)")))),
    ('"Article 59"', Phrase("Article 59")),
    ("“Article 59”", Phrase("Article 59")),
    ("«Article 59»", Phrase("Article 59")),
    ("‘Article 59’ it’s", And((Phrase("Article 59"), Word("it’s")))),
    ("‘women’s refuge’", Phrase("women’s refuge")),
    ('"a b"~5', Phrase("a b", slop=5)),
    ("migra*", Prefix("migra")),
    ("refuge~", Fuzzy("refuge", edits=1)),
    ("refuge~2", Fuzzy("refuge", edits=2)),
    ("title:firewall", Word("firewall", "title")),
    ('body:"article 59"~2', Phrase("article 59", "body", 2)),
    ("title:migra*", Prefix("migra", "title")),
    ("title:(a OR b)", Or((Word("a", "title"), Word("b", "title")))),
    ("title:(a body:b)", And((Word("a", "title"), Word("b", "body")))),
    ("kind:letter", Match("kind", "letter")),
    ("KIND:letter", Match("kind", "letter")),
    ("asked_by:Alton", Match("asked-by", "Alton")),
    ('asked-by:"Lord Alton of Liverpool"', Match("asked-by", "Lord Alton of Liverpool")),
    ("kind:(letter OR news)", Or((Match("kind", "letter"), Match("kind", "news")))),
    ("instrument:domestic-abuse-act-2021/82(1)", Match("instrument", "domestic-abuse-act-2021/82(1)")),
    ("id:https://example.org/a:b", Match("id", "https://example.org/a:b")),
    ("kind:-", Match("kind", "-")),
    ("id:-7", Match("id", "-7")),
    ("date:2020", Range("date", day("2020"), day("2020"))),
    ("date:2020..2022-06", Range("date", day("2020"), day("2022-06"))),
    ("date:2020..", Range("date", day("2020"), None)),
    ("date:..2020-01-31", Range("date", None, day("2020-01-31"))),
    ("date:..", Range("date", None, None)),
    ("date:*", Range("date", None, None)),
    ('date:"2020"', Range("date", day("2020"), day("2020"))),
    ("date:(2020 OR 2022)", Or((Range("date", day("2020"), day("2020")), Range("date", day("2022"), day("2022"))))),
    (r"\OR", Word("OR")),
    (r"Rape\:", Word("Rape:")),
    (r'"say \"no\""', Phrase('say "no"')),
    ("10:30", Word("10:30")),
    ("a\u00a0b", And((A, B))),
]


@pytest.mark.parametrize(("text", "tree"), MEANINGS, ids=[text or "empty" for text, _ in MEANINGS])
def test_meaning(text: str, tree: Node) -> None:
    assert parse(text).tree == tree
    assert parse(to_text(tree)).tree == tree


def test_any_word_makes_words_optional_and_keeps_conditions() -> None:
    assert parse("a b c", any_word=True).tree == Or((A, B, C))
    assert parse("a b -c kind:news", any_word=True).tree == And((Or((A, B)), Not(C), Match("kind", "news")))
    assert parse("a AND b c", any_word=True).tree == Or((And((A, B)), C))
    assert parse("kind:news date:2020", any_word=True).tree == And(
        (Match("kind", "news"), Range("date", day("2020"), day("2020")))
    )


def test_a_word_that_begins_with_a_sign_keeps_what_follows_it() -> None:
    for text in ("@a b", "-a b", "@a(b", "-a*"):
        assert parse(to_text(Word(text))).tree == Word(text)


def test_nodes_of_two_kinds_are_never_equal() -> None:
    kinds = (
        Word("a"),
        Prefix("a"),
        Phrase("a"),
        Fuzzy("a"),
        And((Word("a"),)),
        Or((Word("a"),)),
        Not(Word("a")),
        All(),
        Match("a", "a"),
    )
    assert len(set(kinds)) == len(kinds)
    assert len({repr(kind) for kind in kinds}) == len(kinds)


def test_saved_queries_are_read_in_place() -> None:
    saved = {"safe": "firewall OR @report", "report": '"safe reporting"'}.get
    assert parse("a @safe", saved=saved).tree == And((A, Or((Word("firewall"), Phrase("safe reporting")))))
    assert parse("-@safe", saved=saved).tree == Not(Or((Word("firewall"), Phrase("safe reporting"))))


def test_every_fields_example_parses_to_that_field() -> None:
    for row in FIELDS.values():
        tree = parse(row.example).tree
        assert getattr(tree, "field", None) == row.name, row.example


def test_explain_prints_the_tree_with_its_terms() -> None:
    outline = explain(parse('firewalls ("Article 59" OR migra*) -kind:letter date:2020..').tree)
    assert outline.split("\n") == [
        "all of",
        "  title or body has firewal",
        "  any of",
        "    title or body has in order: articl 59",
        "    title or body has a word that begins with migra",
        "  not",
        '    kind is "letter"',
        "  date from 2020 to any time",
    ]


letters = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
texts = st.builds(lambda before, core, after: before + core + after, letters, st.sampled_from(["a", "Ünï", "59", "OR"]), letters)
single = st.sampled_from(["migra", "AND", "it’s", "-x", "@x", "a*", "x~", "(x", "x:", "‘x", "\\x", "x y"[:1], "x^"])
phrases = st.one_of(texts, st.just('say "no" «x» \\'), st.just("two words"))
text_field = st.sampled_from([None, "title", "body", "quote"])
years = st.one_of(st.none(), st.sampled_from(["2019", "2020-02", "2020-02-29"]).map(PartialDate))
later = st.one_of(st.none(), st.sampled_from(["2020-03", "2021", "2022-12-31"]).map(PartialDate))
leaves = st.one_of(
    st.just(All()),
    st.builds(Word, texts, text_field),
    st.builds(Phrase, phrases, text_field, st.integers(0, 9)),
    st.builds(Prefix, single, text_field),
    st.builds(Fuzzy, single, text_field, st.integers(1, 2)),
    st.builds(Match, st.sampled_from(["kind", "actor", "said-by"]), texts.map(str.strip)),
    st.builds(Range, st.sampled_from(["date", "asked"]), years, later),
    st.builds(lambda date: Range("date", date, date), years),
)


def joined(kind: type[And] | type[Or], children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    others = children.filter(lambda node: not isinstance(node, kind))
    return st.lists(others, min_size=2, max_size=4).map(lambda nodes: kind(tuple(nodes)))


def branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(st.builds(Not, children), joined(And, children), joined(Or, children))


@given(st.recursive(leaves, branches, max_leaves=12))
def test_a_printed_tree_parses_to_itself(tree: Node) -> None:
    assert parse(to_text(tree)).tree == tree
