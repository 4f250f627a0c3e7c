"""What each node of the query tree means, by example."""

from __future__ import annotations

from itertools import pairwise, product
from random import Random

import pytest
import query_strategies
from hypothesis import given
from hypothesis import strategies as st
from make_records import make_record

from corpus.dates import PartialDate
from indexer.analysis import TOKEN, spaced, terms
from search.leaves import within_edits
from search.matching import analyse, matches, spans
from search.query import All, And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Range, Word

RECORD = make_record(
    "one",
    "A firewall between the police and the Home Office. “Victims’ data-sharing must end,” said Ms Ash. Article 3, article 59.",
    title="Peers vote for Réseau firewall",
    kind="letter",
    date="2021-03",
    actors=[{"name": "Rowan Ash", "aliases": ["Ms Ash"], "roles": ["quoted"]}],
    quotes=["Victims’ data-sharing must end,"],
)

MATCHING: list[Node] = [
    All(),
    Word("Firewalls"),
    Word("data-sharing"),
    Word("reseau"),
    Word("3"),
    Word("victims", "quote"),
    Phrase("article 59"),
    Phrase("office police", slop=3),
    Phrase("article article", slop=1),
    Prefix("fire"),
    Prefix("sharing"),
    Prefix("data-sha"),
    Prefix("polic"),
    Prefix("policin"),
    Prefix("betwee"),
    Fuzzy("firewell"),
    Fuzzy("poilce"),
    Match("actor", "ms  ash"),
    Match("said-by", "Rowan Ash"),
    Match("actor", "rowan-ash"),
    Match("kind", "LETTER"),
    Range("date", PartialDate("2021"), None),
    Range("date", PartialDate("2021-03-31"), PartialDate("2021-03-31")),
    Range("date", None, PartialDate("2021-03-01")),
    And(()),
    Or((Word("nowhere"), Word("police"))),
    Not(Word("nowhere")),
]
NOT_MATCHING: list[Node] = [
    Word("&"),
    Word("sharing-data"),
    Word("police", "title"),
    Word("article", "quote"),
    Phrase("article 8"),
    Phrase("59 article"),
    Phrase("office police", slop=2),
    Phrase("firewall firewall", slop=20),
    Prefix("ire"),
    Prefix("data-x"),
    Fuzzy("farewell"),
    Match("asked-by", "Rowan Ash"),
    Match("actor", "ash"),
    Match("kind", ""),
    Range("date", PartialDate("2021-04"), None),
    Range("asked", None, None),
    Or(()),
    And((Word("police"), Word("nowhere"))),
    Not(All()),
]


@pytest.mark.parametrize("node", MATCHING, ids=repr)
def test_matches(node: Node) -> None:
    assert matches(node, analyse(RECORD))


@pytest.mark.parametrize("node", NOT_MATCHING, ids=repr)
def test_does_not_match(node: Node) -> None:
    assert not matches(node, analyse(RECORD))


@pytest.mark.parametrize(
    ("node", "surfaces"),
    [
        (Word("firewall"), ["firewall"]),
        (Word("firewall", "title"), []),
        (Word("victims", "quote"), ["Victims"]),
        (Phrase("office police", slop=3), ["police and the Home Office"]),
        (Or((Phrase("home office"), Word("office"), Word("nowhere"))), ["Home Office"]),
        (Or((And((Word("police"), Word("nowhere"))), Word("59"))), ["59"]),
        (Not(Word("nowhere")), []),
        (And((Word("police"), Not(Word("nowhere")))), ["police"]),
        (And((Word("police"), Word("nowhere"))), []),
        (Prefix("artic"), ["Article", "article"]),
    ],
    ids=repr,
)
def test_spans_show_the_words(node: Node, surfaces: list[str]) -> None:
    assert [RECORD.body[span.start : span.end] for span in spans(node, analyse(RECORD))] == surfaces


def test_a_phrase_does_not_reach_from_one_quote_into_the_next() -> None:
    record = make_record("two", "“We must act.” And “Now is the time.”", quotes=["We must act.", "Now is the time."])
    assert matches(Phrase("must act", "quote"), analyse(record))
    assert not matches(Phrase("act now", "quote"), analyse(record))


def neighbours(word: str) -> set[str]:
    """Every word one edit away, over a small alphabet."""
    splits = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    deleted = {a + b[1:] for a, b in splits if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    replaced = {a + c + b[1:] for a, b in splits if b for c in "abc"}
    return deleted | swapped | replaced | {a + c + b for a, b in splits for c in "abc"}


def test_within_one_edit_is_what_one_edit_makes() -> None:
    words = {word for one in neighbours("abca") for two in neighbours(one) for word in neighbours(two)}
    for start in ("abca", "aab", "b", "ca"):
        assert {word for word in words if within_edits(word, start, 1)} == (neighbours(start) | {start}) & words


def test_within_two_edits_edits_no_letter_twice() -> None:
    assert within_edits("abcd", "badc", 2)
    assert within_edits("abcd", "acbde", 2)
    assert not within_edits("ca", "abc", 2)
    assert not within_edits("abcdef", "fabcdexx", 2)


@pytest.mark.parametrize("signs", ["ab9'’ _-.“é²\xa0", "a'’ʼ_ ŵ\u2028\x92"])  # the first are of one byte each
def test_spaced_words_are_the_tokens(signs: str) -> None:
    for text in map("".join, product(signs, repeat=4)):
        assert len(spaced(text)) == len(text)
        assert spaced(text).replace("’", "'").split() == TOKEN.findall(text.replace("’", "'")), text


@given(seed=st.integers(0, 2**32 - 1))
def test_phrases_match_as_their_definition_reads(seed: int) -> None:
    random = Random(seed)
    for _ in range(50):
        body = query_strategies.text(random, 12)
        wanted = query_strategies.text(random, 4)
        slop = random.choice([0, 0, 1, 2, 4])
        assert matches(Phrase(wanted, "body", slop), analyse(make_record("r", body))) == reads(body, wanted, slop), (
            body,
            wanted,
            slop,
        )


def reads(body: str, wanted: str, slop: int) -> bool:
    """Every choice of positions for the words, one after the other."""
    words, phrase = terms(body), terms(wanted)
    places = [[place for place, word in enumerate(words) if word == each] for each in phrase]
    for chosen in product(*places) if phrase else ():
        in_order = all(after - before == 1 for before, after in pairwise(chosen))
        near = len(set(chosen)) == len(chosen) and max(chosen) - min(chosen) <= len(phrase) - 1 + slop
        if near if slop else in_order:
            return True
    return False
