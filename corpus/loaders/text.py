"""How is plain text read? As one paper, in whatever encoding it is."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import RawDocument


def load_text(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of a text file. Raises LoadError for one without a letter or digit."""
    text = tidy(decode(read_whole(file)))
    if not has_word(text):
        raise LoadError(f"{file.locator} holds no words.")
    yield RawDocument(file.locator, "text", file.sha256, text=text)
