"""Pieces of HTML: what is read off its tags must be what the parser of pages shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.loaders import fragments

TAGS = ["<p>", "</p>", "<br>", "<br/>", "<ul>", "</ul>", "<li>", "</li>", "<div>", "</div>", "<h2>", "</h2>", "<b>", "</b>"]
WORDS = ["one", "two words", " ", "\n", "&amp;", "&nbsp;", " & ", "&#8217;", "a&lt;b", "e\u0301", "\r\n"]
SHAPES = (
    "<p>{}</p>",
    "<ul><li>{}</li>\n<li>{}</li></ul>",
    '<p><b>{}</b> <a href="/a">{}</a></p>',
    "<h2>{}</h2>",
    "{}<br/>\n<br>{}",
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Peers &amp; bishops</p><p>voted</p>", "Peers & bishops\n\nvoted"),
        ("<p>To ask:</p><ul><li>one</li><li>two</li></ul>then", "To ask:\n\none\ntwo\n\nthen"),
        ("<p>one</p><p>two</p>three<br><br>four<br><br>five<br><br>six", "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix"),
        ("Line<br>break<br><br>paragraph", "Line\nbreak\n\nparagraph"),
        ('<p>Seen<span style="display: none">unseen</span></p>', "Seen"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb"),
    ],
)
def test_a_piece_shows_its_text(markup, text):
    assert fragments.visible_text(markup) == text


def test_paragraphs_are_read_without_the_parser(monkeypatch):
    monkeypatch.setattr(fragments, "_shown", lambda markup: pytest.fail(f"parsed {markup}"))
    assert fragments.visible_text('<div class="govspeak"><p>One <b>bold</b> word.</p>\n<ol><li>Two</li></ol></div>')


@given(
    st.lists(st.sampled_from(TAGS + WORDS), max_size=9).map("".join)
    | st.lists(st.builds(str.format, st.sampled_from(SHAPES), st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=4).map(
        "".join
    )
)
def test_both_ways_of_reading_agree(markup):
    quick = fragments._plain_text(markup)
    assert not markup.strip() or quick is None or quick == fragments._shown(markup)
