"""Does the program name whom a reader would? Sentences under tests/names, each with its people and organisations in brackets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from names_found import findings

_MARKED = re.compile(r"\[([po]) ([^\]]+)\]")
_TYPES = {"p": "person", "o": "organisation"}
SENTENCES = [
    line
    for path in sorted((Path(__file__).parent / "names").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_names_whom_it_names(sentence: str) -> None:
    expected = [(_TYPES[kind], name) for kind, name in _MARKED.findall(sentence)]
    mentions = findings(_MARKED.sub(r"\2", sentence), kind_of="news").mentions
    assert [(mention.type, mention.name or mention.surface) for mention in mentions] == expected
