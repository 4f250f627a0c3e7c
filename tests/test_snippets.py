"""Does a snippet show the sentence that matches, as it stands in the body, and what is left out?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_records import make_record

from search.parser import parse
from search.snippets import Snippet, snippet

LETTER = """Dear Minister,

The weather was fine. Peers backed a firewall between the police and the Home Office. It will protect women!

The bees
are well. In June the firewall was voted down, and the bees mourned a firewall that nobody had seen at all.
"""


def of(query: str, body: str = LETTER, title: str | None = None, width: int = 100) -> Snippet:
    return snippet(make_record("a", body, title=title), parse(query).tree, width)


def marked(found: Snippet) -> str:
    return "".join(f"«{text}»" if hit else text for text, hit in found.pieces)


def test_the_sentence_that_matches_is_shown_with_marks() -> None:
    assert marked(of("peers")) == "«Peers» backed a firewall between the police and the Home Office. It will protect women!"


def test_the_stretch_that_shows_most_of_the_query_wins() -> None:
    assert "voted down" in of("firewall voted").text
    assert "Peers" in of("firewall police").text


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    assert "mourned" in of("firewall OR mourned").text


def test_phrases_prefixes_and_fuzzy_words_are_marked() -> None:
    assert "«Home Office»" in marked(of('"home office"'))
    assert "«protect»" in marked(of("prot*"))
    assert "«firewall»" in marked(of("firewell~"))
    assert "«police and the Home»" in marked(of('"home police"~3'))


def test_what_is_cut_off_has_an_ellipsis() -> None:
    long = "word " * 100 + "needle " + "word " * 100
    found = of("needle", long)
    assert found.text.startswith("… word ")
    assert found.text.endswith(" word …")
    assert 60 <= len(found.text) <= 110


def test_white_space_is_evened_out_and_offsets_are_the_bodys() -> None:
    found = of("bees well")
    assert "«bees» are «well»" in marked(found)
    assert [LETTER[match.start : match.end] for match in found.matches][:2] == ["bees", "well"]


def test_without_a_match_in_the_body_it_is_the_beginning_after_the_title() -> None:
    assert of("*", width=50).text == "Dear Minister, The weather was fine."
    assert of("kind:other", width=50).text == of("*", width=50).text
    assert of("*", "Bees\n\nThey are well.", title="Bees").text == "They are well."
    assert of("*", "Bees", title="Bees").text == "Bees"
    assert of("*", "").text == ""
    assert of("bees", " \n ").text == ""


@pytest.mark.parametrize(
    "body", ["needle" * 400, "x" * 500 + "-needle-" + "y" * 500, "a.B" * 300 + " needle", "\n" * 500 + "needle"]
)
def test_text_without_spaces_or_sentences_is_cut_all_the_same(body: str) -> None:
    found = of("needle", body)
    assert found.span.end - found.span.start <= max(200, len(body) if " " not in body else 0)


def check_ends(found: Snippet, body: str) -> None:
    """It begins and ends at the border of a word, and has an ellipsis only where a sentence is cut."""
    before, after = body[: found.span.start], body[found.span.end :]
    assert not before or before[-1].isspace() or found.matches
    if found.text.startswith("… "):
        assert before.strip() and not before.endswith("\n\n")
        assert not (re.search(r"[.!?][\"'”’)\]]*\s+\Z", before) and body[found.span.start].isupper())
    if found.text.endswith(" …"):
        assert after.strip() and not re.search(r"[.!?][\"'”’)\]]*\Z", body[: found.span.end])
        assert after[:1].isspace() or found.matches or not re.search(r"\s", body[found.span.start : found.span.end])


def test_a_sentence_that_ends_in_a_quotation_mark_is_not_cut() -> None:
    assert of("needle", f"He said “a needle.” {'Then more came. ' * 20}", width=30).text == "He said “a needle.”"


PIECES = st.sampled_from(["bee ", "hive. ", "Honey! ", "\n\n", "\n- ", "“Bee” ", "and ", "1.5 ", "x" * 40 + " ", "bee-hive, "])


@given(
    st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from(["bee", "hive honey", '"bee hive" OR and', "honey -x", "*"]),
    st.integers(20, 200),
)
def test_a_snippet_is_a_stretch_of_the_body(body: str, query: str, width: int) -> None:
    found = of(query, body, width=width)
    shown = re.sub(r"\s+", " ", body[found.span.start : found.span.end])
    assert found.text.removeprefix("… ").removesuffix(" …") == shown
    assert found.text.count("…") <= 2
    marks = [re.sub(r"\s+", " ", body[match.start : match.end]) for match in found.matches]
    assert marks == [text for text, hit in found.pieces if hit]
    assert len(shown) <= width + 60
    check_ends(found, body)
    if query == "bee" and "bee" in body.lower():
        assert found.matches
