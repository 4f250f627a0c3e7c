"""Is a paper's text harmless on a terminal, and otherwise what it was?"""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.terminal_text import CONTROLS, safe_for_terminal

CASES = [
    ("plain text, Ünïcode – “quotes”\n\tand tabs", "plain text, Ünïcode – “quotes”\n\tand tabs"),
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b]0;a new title\x07shown", "shown"),
    ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("\x1b]never closed\nbut kept", "never closed\nbut kept"),
    ("\x1bPq payload\x1b\\after", "after"),
    ("\x9b31mtext", "31mtext"),
    ("over\rwritten\x08", "overwritten"),
    ("\u202edesrever\u202c", "desrever"),
    ("a\u2066b\u2069c\u200fd\ufeff", "abcd"),
    ("family: \U0001f468\u200d\U0001f469", "family: \U0001f468\u200d\U0001f469"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_shown(text: str, shown: str) -> None:
    assert safe_for_terminal(text) == shown


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d[]0;m\x07\\\u202e")))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = safe_for_terminal(text)
    assert safe_for_terminal(shown) == shown
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI") for c in shown)


def test_nothing_that_is_taken_out_counts_as_printable():
    found = re.findall(CONTROLS, "".join(map(chr, (*range(0x10000), *range(0xE0000, 0xE0100)))))
    assert len(found) > 200
    assert not any(map(str.isprintable, found))
