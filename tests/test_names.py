"""Does the program name whom a reader would? Sentences under tests/names, each with its people and organisations in brackets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from names_found import findings

_MARKED = re.compile(r"\[([po]) ([^\]]+)\]")
_TYPES = {"p": "person", "o": "organisation"}
FILES = sorted((Path(__file__).parent / "names").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sentence_names_whom_it_names(path: Path) -> None:
    sentences = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert len(sentences) > 100
    found = {sentence: named(_MARKED.sub(r"\2", sentence)) for sentence in sentences}
    wrong = {
        sentence: names
        for sentence, names in found.items()
        if names != [(_TYPES[kind], name) for kind, name in _MARKED.findall(sentence)]
    }
    assert wrong == {}, "what is found in each instead"


def named(text: str) -> list[tuple[str, str]]:
    """Whom a text mentions, in its order."""
    return [(mention.type, mention.name or mention.surface) for mention in findings(text, kind_of="news").mentions]
